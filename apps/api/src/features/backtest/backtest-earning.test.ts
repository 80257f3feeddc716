// What a draft of earning rules would do, through GraphQL and its job, beside a second company: points and bonuses month by month, who would stand in another
// tier had the rules always held, and why; and that the rules in force give what the ledger has, to the entry.
import { randomUUID } from 'node:crypto'
import { CREDITED_ACCOUNTS, DEFAULT_EARNING_POLICY, type EarningPolicy } from '@keqing/domain'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { creditedBeside, everyCredit } from '../points/index.ts'
import { backtestRun } from './backtest.job.ts'

const FIELDS = `id status customers moved stepsTotal days { on cells { before { status key } after { status key } customers } }
  costs { name month before after } storesMoved byStore { store { code } moved }
  moves { totalCount nodes { customer { id } from { key } to { key } before { key } after { key } reasons { kind metric found foundBefore before { asked } after { asked } } } }`

let world: World
let near: string
let rich: string
beforeAll(async () => {
  world = await openWorld()
  const shop = new Shop(world)
  const noon = (day: string) => `${day}T12:00:00+08:00`
  const buy = (no: string, customer: string | null, day: string, paid: number) =>
    shop.bought({ no, customer, at: noon(day), lines: [{ item: 'X', n: 2, paid }] })
  near = await shop.register('+8613900000001')
  rich = await shop.register('+8613900000002')
  const friend = await shop.register('+8613900000003', { registeredOn: '2026-05-02', referrerId: near })
  await buy('R1', rich, '2026-04-10', 550_000)
  await buy('N1', near, '2026-04-10', 280_000)
  const half = await buy('N2', near, '2026-05-10', 20_000)
  await buy('F1', friend, '2026-05-20', 30_000)
  await buy('A1', null, '2026-05-21', 90_000)
  const voided = await buy('V1', near, '2026-05-22', 900_000)
  const back = await shop.bringBack({ no: 'B1', customer: near, of: half, at: noon('2026-06-02'), lines: [{ line: 1, n: 1 }] })
  const gone = await shop.act('purchaseVoid', 'PurchaseVoidInput', { id: voided, reason: 'twice' }, 'userErrors { code }')
  expect([...back.userErrors, ...gone.userErrors]).toEqual([])
}, 60_000)
afterAll(() => world.close())

interface HowItRuns {
  /** Customers' days that are held at once. */
  readonly customerDays?: number
  /** How many it was begun with. */
  readonly stepsTotal?: number
}

async function tested(change: Partial<EarningPolicy>, { customerDays, stepsTotal }: HowItRuns = {}) {
  const policyId = uuid()
  const body = JSON.stringify({ ...DEFAULT_EARNING_POLICY, ...change })
  await world.db.unit(world.acme.tenantId, tx =>
    tx.run(sql`insert into policy_version (tenant_id, id, chain_id, kind, status, name, body)
      values (${tx.tenantId}, ${policyId}, ${world.acme.chainId}, 'earning', 'draft', 'tested', ${body}::jsonb)`)
  )
  const shop = new Shop(world)
  const { backtest, userErrors } = await shop.act(
    'backtestStart',
    'BacktestStartInput',
    { policyId, months: 3 },
    'backtest { id } userErrors { code }'
  )
  expect(userErrors).toEqual([])
  if (stepsTotal !== undefined)
    await world.db.unit(world.acme.tenantId, tx =>
      tx.run(sql`update backtest set steps_total = ${stepsTotal} where tenant_id = ${tx.tenantId} and id = ${backtest.id}`)
    )
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
  await backtestRun(job, { tenantId: world.acme.tenantId, backtestId: backtest.id, ...(customerDays && { customerDays }) })
  const { data, errors } = await shop.ask(`query ($id: ID!) { backtest(id: $id) { ${FIELDS} } }`, { id: backtest.id })
  expect(errors).toBeUndefined()
  return data.backtest
}
const points = (result: { costs: { name: string; month: string; before: number; after: number }[] }, cost = 'points') =>
  Object.fromEntries(
    result.costs.filter(({ name }) => name === cost).map(({ month, before, after }) => [month.slice(0, 7), [before, after]])
  )

test('POINT-2: twice the points, a bonus for files and one for who brings somebody: who would be an A, why, and what it costs', async () => {
  const result = await tested({
    pointsPer: { points: 2, forEveryMinor: 10_000 },
    bonuses: { registration: 3, completedFile: null, referralFirstPurchase: 5 }
  })
  // 28 and 2 less 1 by the rules in force; 56, 4 less 2, 3 for the file and 5 for the friend by those tested.
  expect(result).toMatchObject({
    status: 'DONE',
    // Nobody moves on the day: what was earned stays as it is.
    customers: null,
    moved: null,
    stepsTotal: 5,
    storesMoved: 1,
    byStore: [{ store: { code: 'S1' }, moved: 1 }],
    moves: {
      totalCount: 1,
      nodes: [
        {
          customer: { id: near },
          from: { key: 'B' },
          to: { key: 'A' },
          before: { key: 'B' },
          after: { key: 'A' },
          reasons: [{ kind: 'CONDITION', metric: 'POINTS', found: 66, foundBefore: 29, before: { asked: 50 }, after: { asked: 50 } }]
        }
      ]
    }
  })
  expect(points(result)).toEqual({ '2026-06': [-1, -2], '2026-05': [2 + 3, 4 + 6 + 3 + 5], '2026-04': [55 + 28, 110 + 56] })
  // 1 point is 1.00 by both.
  expect(points(result, 'pointsWorth')).toEqual({ '2026-06': [-100, -200], '2026-05': [500, 1_800], '2026-04': [8_300, 16_600] })
  // On the first of May he would have had 56 and 3; who brought him bought only later.
  const may = result.days.find(({ on }: { on: string }) => on === '2026-05-01')
  expect(may.cells).toContainEqual({ before: { status: 'TIER', key: 'C' }, after: { status: 'TIER', key: 'A' }, customers: 1 })
})

test('a slice of customers after the other the same is found as of all at once, and who moves is kept of each', async () => {
  const change = {
    pointsPer: { points: 2, forEveryMinor: 10_000 },
    bonuses: { registration: 3, completedFile: null, referralFirstPurchase: 5 }
  }
  const { id: one, stepsTotal: few, ...together } = await tested(change)
  const { id: other, stepsTotal: more, ...sliced } = await tested(change, { customerDays: 4 })
  // Four days; all three customers at once, or each alone.
  expect([few, more, one === other]).toEqual([4 + 1, 4 + 3, false])
  expect(sliced).toEqual(together)
  expect(together.moves.totalCount).toBe(1)
  // Begun with more customers than there are now: nobody is judged twice for that.
  const { id: _, stepsTotal: begun, ...fewer } = await tested(change, { customerDays: 8, stepsTotal: 4 + 4 })
  expect([begun, fewer]).toEqual([4 + 4, together])
})

test('POINT-6: a point that pays for twice as much costs twice as much; one that pays for nothing costs nothing', async () => {
  const doubled = await tested({ redemption: { minorPerPoint: 200, mostPercent: 50, onSpecialPrice: false, least: 1 } })
  expect(points(doubled, 'pointsWorth')).toEqual({ '2026-06': [-100, -200], '2026-05': [500, 1_000], '2026-04': [8_300, 16_600] })
  expect(points(await tested({ redemption: null }), 'pointsWorth')['2026-05']).toEqual([500, 0])
})

test('what waits for its day does not count before it', async () => {
  const result = await tested({ pointsPer: { points: 2, forEveryMinor: 10_000 }, pendingDays: 90 })
  expect(result.moves.nodes.map((each: { customer: { id: string }; to: { key: string } }) => [each.customer.id, each.to.key])).toEqual([
    // 110 points of April that count from July on.
    [rich, 'C']
  ])
})

test('the rules in force over history give what the ledger has, entry by entry: nobody moves', async () => {
  const result = await tested({})
  expect(result.moves).toEqual({ totalCount: 0, nodes: [] })
  const { tenantId, chainId } = world.acme
  const of = (relation: ReturnType<typeof sql>) =>
    world.db.unit(tenantId, tx =>
      tx.query(sql`select customer_id, happened_on, confirmed_on, sum(amount)::int as amount from ${relation} as r
        group by 1, 2, 3 having sum(amount) <> 0 order by 1, 2, 3`)
    )
  const ledger = sql`(select * from point_entry where tenant_id = ${tenantId} and chain_id = ${chainId} and account = any(${CREDITED_ACCOUNTS}::text[]))`
  const posted = await of(ledger)
  expect(posted.length).toBeGreaterThan(3)
  const beside = everyCredit(creditedBeside(DEFAULT_EARNING_POLICY, DEFAULT_EARNING_POLICY, { tenantId, chainId }), { tenantId, chainId })
  for (const side of ['', 'other_']) {
    const columns = raw(`customer_id, happened_on, ${side}confirmed_on as confirmed_on, ${side}amount as amount`)
    expect(await of(sql`(select ${columns} from ${beside} as beside where ${raw(`${side}amount`)} is not null)`)).toEqual(posted)
  }
})

test('nothing of it is another company’s', async () => {
  const { id } = await tested({})
  const answer = await world.ask(world.globex.hq, `query ($id: ID!) { backtest(id: $id) { ${FIELDS} } }`, { id })
  expect(answer.data.backtest).toBeNull()
})
