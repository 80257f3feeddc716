// A backtest through GraphQL and its job, beside a second company: what it finds, that it writes nothing of the business, when it is stale, who sees whom;
// what two at once get, what is left of one that is cancelled or killed, and what publishing asks for.
import { randomUUID } from 'node:crypto'
import { addDays, addMonths, localDate, type LocalDate } from '@keqing/domain'
import { customerHistories, type CustomerHistory } from '@keqing/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fileOf } from '../../../test/file-of.ts'
import { Shop } from '../../../test/shop.ts'
import { insertHistories } from '../../../test/tier-histories.ts'
import { addPerson, openWorld, type Company, type Person, type World } from '../../../test/world.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { sealing } from '../../platform/policy-seal.ts'
import { jobContext, type JobContext } from '../../platform/jobs/job-context.ts'
import { refreshTiers, tierChainNightly } from '../tier/index.ts'
import { backtestRun } from './backtest.job.ts'

const SEED = Number(process.env.FC_SEED ?? Date.now())
const PLACE = '{ status key }'
const RESULT = `id status asOf months stepsDone stepsTotal customers moved stale against { id version }
  days { on cells { before ${PLACE} after ${PLACE} customers } } costs { name unit month before after } completeness { from before after }`

let world: World
let other: Person
beforeAll(async () => {
  world = await openWorld()
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
})
afterAll(() => world.close())

async function act(name: string, type: string, input: object, fields: string, as: Person = world.acme.hq) {
  const answer = await world.ask(
    as,
    `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field params { name value } } } }`,
    { input }
  )
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data[name]
}
const codes = (payload: { userErrors: { code: string; field: string[] }[] }) =>
  payload.userErrors.map(({ code, field }) => [code, ...field].join(' '))

type Rules = { tier: { tiers: { routes: { all: { value: number }[] }[] }[]; lossMonths: number | null } }
async function draft(change: (rules: Rules) => void = () => {}, kind = 'TIER'): Promise<{ id: string; revision: number; rules: Rules }> {
  const fields =
    'policy { id revision rules { tier { tiers { key name { zhCN en } routes { all { metric compare value windowMonths } } } inactivityMonths lossMonths exemptDesignated } profile { basic { weight fields } extended { weight fields } } } }'
  const { policy } = await act('policyDraftCreate', 'PolicyDraftCreateInput', { chainId: world.acme.chainId, kind, name: 'tested' }, fields)
  return save(policy, change)
}
async function save(policy: { id: string; revision: number; rules: Rules }, change: (rules: Rules) => void) {
  const rules = Object.fromEntries(Object.entries(structuredClone(policy.rules)).filter(([, value]) => value !== null)) as unknown as Rules
  change(rules)
  const saved = await act(
    'policyDraftSave',
    'PolicyDraftSaveInput',
    { id: policy.id, revision: policy.revision, rules },
    'policy { id revision }'
  )
  expect(saved.userErrors).toEqual([])
  return { ...policy, ...saved.policy, rules }
}
const points = (value: number) => (rules: Rules) => {
  rules.tier.tiers[0]!.routes[0]!.all[0]!.value = value
}

const start = (policyId: string, months = 12, as?: Person) =>
  act('backtestStart', 'BacktestStartInput', { policyId, months }, 'backtest { id status }', as)
const run = (backtestId: string, more: Partial<JobContext> = {}, company: Company = world.acme) =>
  backtestRun(
    { ...jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal), ...more },
    { tenantId: company.tenantId, backtestId }
  )
async function read(id: string, fields = RESULT, as: Person = world.acme.hq) {
  const answer = await world.ask(as, `query ($id: ID!) { backtest(id: $id) { ${fields} } }`, { id })
  expect(answer.errors).toBeUndefined()
  return answer.data.backtest
}
async function tested(policyId: string, months = 12): Promise<string> {
  const { backtest, userErrors } = await start(policyId, months)
  expect(userErrors).toEqual([])
  await run(backtest.id)
  return backtest.id
}
const inForce = async () =>
  (
    await world.ask(world.acme.hq, `query ($c: ID!) { policyVersions(chainId: $c, kind: TIER, statuses: [IN_FORCE]) { nodes { id } } }`, {
      c: world.acme.chainId
    })
  ).data.policyVersions.nodes[0].id as string

/** Customers by place, as `A`, `lost` or `none`. */
type Shown = { status: string; key: string | null }
const named = ({ status, key }: Shown) => key ?? status.toLowerCase()
function sums(cells: readonly { before: Shown; after: Shown; customers: number }[], side: 'before' | 'after'): Record<string, number> {
  const all: Record<string, number> = {}
  for (const cell of cells) all[named(cell[side])] = (all[named(cell[side])] ?? 0) + cell.customers
  return all
}

/** What the chain's customers stand as by a recorded decision, those with a file by the day. */
async function recorded(tx: Tx, on: LocalDate): Promise<Record<string, number>> {
  const rows = await tx.query<{ place: string; customers: number }>(sql`
    select coalesce(t.to_tier_key, t.to_status, 'none') as place, count(*)::int as customers
    from customer c left join lateral (
      select to_status, to_tier_key from tier_change t where t.tenant_id = c.tenant_id and t.customer_id = c.id and t.decided_on <= ${on}::date
      order by t.decided_on desc, t.id desc limit 1) t on true
    where c.tenant_id = ${tx.tenantId} and c.chain_id = ${world.acme.chainId} and c.registered_on <= ${on}::date group by 1`)
  return Object.fromEntries(rows.map(row => [row.place, row.customers]))
}

describe('over histories', () => {
  const FIRST = localDate('2025-07-01')
  /** From here on it is decided as it is lived: every night, and whoever has something dated on a day, on that day. */
  const LIVED = localDate('2026-04-15')
  let ids: string[] = []
  beforeAll(async () => {
    const histories = fc.sample(customerHistories, { numRuns: 120, seed: SEED })
    const { tenantId, chainId, stores } = world.acme
    ids = await world.db.unit(tenantId, async tx => {
      const half = [histories.slice(0, 60), histories.slice(60)]
      return (await Promise.all(half.map((some, at) => insertHistories(tx, { chainId, storeId: stores[at]!.id }, some)))).flat()
    })
    // What is recorded is what the backtest has to find again.
    for (let day = FIRST; day <= LIVED; day = addMonths(day, 1))
      await world.db.unit(tenantId, tx => refreshTiers(tx, { chainId, asOf: day, cause: 'TIME' }))
    const events = eventDays(histories)
    for (let day = LIVED; day <= '2026-06-30'; day = addDays(day, 1)) {
      world.clock.set(`${day}T04:00:00Z`)
      await tierChainNightly(jobContext({ db: world.platform, clock: world.clock }, world.log, 'night', new AbortController().signal), {
        tenantId,
        chainId
      })
      const customerIds = (events.get(day) ?? []).map(index => ids[index]!)
      await world.db.unit(tenantId, tx => refreshTiers(tx, { chainId, asOf: day, customerIds, cause: 'PURCHASE' }))
    }
    world.clock.set('2026-06-30T04:00:00Z')
  }, 240_000)

  /** By day, places of the histories in which something is dated on it; what ends early is decided on the day it ends. */
  function eventDays(histories: readonly CustomerHistory[]): Map<LocalDate, number[]> {
    const dated = histories.flatMap(({ purchases, points: entries, visits, referrals, designations, overrides }, index) =>
      [
        ...purchases.flatMap(each => [each.on, ...each.returns.map(back => back.on)]),
        ...entries.map(each => each.on),
        ...visits,
        ...referrals,
        ...[...designations, ...overrides].flatMap(each => each.withdrawnOn ?? [])
      ].map(day => ({ day, index }))
    )
    return new Map([...Map.groupBy(dated, each => each.day)].map(([day, all]) => [day, [...new Set(all.map(each => each.index))]]))
  }

  test('the version in force gives on every day what was recorded on it, and moves nobody', async () => {
    const result = await read(await tested(await inForce()))
    expect(result).toMatchObject({ status: 'DONE', moved: 0, stepsDone: 13, stepsTotal: 13, stale: [] })
    for (const { on, cells } of result.days) {
      const then = await world.db.unit(world.acme.tenantId, tx => recorded(tx, on))
      expect({ on, seed: SEED, ...sums(cells, 'before') }).toEqual({ on, seed: SEED, ...then })
      expect(sums(cells, 'after')).toEqual(then)
    }
  })

  test('a draft is beside it, nothing of the business is written, and who moves is told with the reason', async () => {
    const made = await draft(points(30))
    const before = await world.db.unit(world.acme.tenantId, tx => recorded(tx, localDate('2026-06-30')))
    const id = await tested(made.id, 3)
    expect(await world.db.unit(world.acme.tenantId, tx => recorded(tx, localDate('2026-06-30')))).toEqual(before)
    const result = await read(
      id,
      `${RESULT} byStore { store { code } moved cells { customers before ${PLACE} } } moves(first: 100) { totalCount nodes { customer { id } store { code } from ${PLACE} to ${PLACE}
        before { status key } after { status key } reasons { kind metric found before { asked } after { asked } } } }`
    )
    expect(result.days.map((day: { on: string }) => day.on)).toEqual(['2026-06-30', '2026-06-01', '2026-05-01', '2026-04-01'])
    const { nodes, totalCount } = result.moves
    expect([nodes.length, totalCount, result.byStore.reduce((sum: number, each: { moved: number }) => sum + each.moved, 0)]).toEqual([
      result.moved,
      result.moved,
      result.moved
    ])
    expect(result.moved).toBeGreaterThan(0)
    for (const move of nodes) {
      expect([move.before, move.after]).toEqual([move.from, move.to])
      expect(move.reasons).toMatchObject([{ kind: 'CONDITION', metric: 'POINTS', before: { asked: 50 }, after: { asked: 30 } }])
      expect(move.reasons[0].found).toBeGreaterThanOrEqual(30)
      expect(move.reasons[0].found).toBeLessThan(50)
    }
    const [today] = result.days
    const off = today.cells.filter((cell: { before: Shown; after: Shown }) => named(cell.before) !== named(cell.after))
    expect(off.reduce((sum: number, cell: { customers: number }) => sum + cell.customers, 0)).toBe(result.moved)
  })

  test('filters narrow the list; a store’s manager sees the own customers alone, another company nothing', async () => {
    const made = await draft(points(20))
    const id = await tested(made.id, 0)
    const list = async (args: string, as?: Person) =>
      (await read(
        id,
        `moves(first: 100 ${args}) { totalCount nodes { customer { id } store { id } } } storesMoved byStore { store { id } }`,
        as
      )) as {
        storesMoved: number
        moves: { totalCount: number; nodes: { customer: { id: string }; store: { id: string } }[] }
        byStore: { store: { id: string } }[]
      }
    const [s1, s2] = world.acme.stores
    const all = await list('')
    const [here, there] = [await list(`storeId: "${s1!.id}"`), await list(`storeId: "${s2!.id}"`)]
    expect(here.moves.totalCount + there.moves.totalCount).toBe(all.moves.totalCount)
    // Until it has its day it is headquarters' alone.
    expect(await read(id, 'id', world.acme.manager)).toBeNull()
    const { tenantId } = world.acme
    const published = sql`update policy_version set status = 'retired', version = 900, effective_on = '1900-01-01', retired_on = '1900-01-02'
      where tenant_id = ${tenantId} and id = ${made.id}`
    await world.db.unit(tenantId, tx => tx.run(sealing(tenantId, published)))
    const own = await list('', world.acme.manager)
    expect(own.moves).toEqual(here.moves)
    expect(own).toMatchObject({ storesMoved: 1, byStore: [{ store: { id: s1!.id } }] })
    const figures = 'ofWholeChain customers moved days { on } costs { name }'
    expect(await read(id, figures)).toMatchObject({ ofWholeChain: true, moved: all.moves.totalCount, days: [{}] })
    expect(await read(id, figures, world.acme.manager)).toEqual({ ofWholeChain: false, customers: null, moved: null, days: [], costs: [] })
    const [toA, toB] = [await list('to: { status: TIER, key: "A" }'), await list('to: { status: TIER, key: "B" }')]
    expect(toA.moves.totalCount).toBeGreaterThan(0)
    // Who has not been seen for long comes into A and is lowered to B.
    expect(toA.moves.totalCount + toB.moves.totalCount).toBe(all.moves.totalCount)
    const fromC = await list('from: { status: TIER, key: "C" } to: { status: TIER, key: "A" }')
    expect(fromC.moves.totalCount).toBeLessThan(all.moves.totalCount)
    expect((await list('to: { status: LOST }')).moves.totalCount).toBe(0)
    expect(await read(id, 'id', world.globex.hq)).toBeNull()
  })

  test('pages follow each other without a gap', async () => {
    const id = await tested((await draft(points(10))).id, 0)
    const seen: string[] = []
    for (let after = ''; ;) {
      const { moves } = await read(id, `moves(first: 7 ${after}) { nodes { customer { id } } pageInfo { hasNextPage endCursor } }`)
      seen.push(...moves.nodes.map((node: { customer: { id: string } }) => node.customer.id))
      if (!moves.pageInfo.hasNextPage) break
      after = `after: "${moves.pageInfo.endCursor}"`
    }
    expect([new Set(seen).size, seen.length]).toEqual([seen.length, (await read(id)).moved])
    expect(seen.every(each => ids.includes(each))).toBe(true)
    // As a file: all of them, with the reason in words; of a draft for headquarters alone.
    const file = async (person: Person, chainId = world.acme.chainId, list = 'BACKTEST_MOVES') =>
      (await fileOf(world, person, { chainId, list, backtestFilter: { backtestId: id } }))!
    const rows = await file(world.acme.hq)
    expect(rows).toHaveLength(seen.length)
    expect(rows[0]).toMatchObject({
      reasonZhCN: expect.stringMatching(/入账积分\d+：生效版要求至少50，试算的要求至少10/),
      reasonEn: expect.stringMatching(/points credited \d+: in force asks at least 50, tested asks at least 10/)
    })
    expect([await file(world.acme.manager), await file(world.globex.hq, world.globex.chainId)]).toEqual([[], []])
    // So are its figures: every customer of every day stands somewhere by both versions.
    const figures = await file(world.acme.hq, world.acme.chainId, 'BACKTEST_FIGURES')
    const { days } = await read(id)
    const all = (row: { readonly on: string }, side: 'inForce' | 'tested') =>
      figures.filter(({ on, figure }) => on === row.on && figure === 'customers').reduce((sum, each) => sum + Number(each[side]), 0)
    for (const day of days as { on: string; cells: { customers: number }[] }[]) {
      const there = day.cells.reduce((sum, { customers }) => sum + customers, 0)
      expect([day.on, all(day, 'inForce'), all(day, 'tested')]).toEqual([day.on, there, there])
    }
    expect(await file(world.acme.manager, world.acme.chainId, 'BACKTEST_FIGURES')).toEqual([])
    expect(await file(world.globex.hq, world.globex.chainId, 'BACKTEST_FIGURES')).toEqual([])
  })

  test('rules of completeness: how complete files are by both', async () => {
    const made = await draft(rules => {
      const { profile } = rules as unknown as { profile: { basic: { weight: number }; extended: { weight: number } } }
      Object.assign(profile.basic, { weight: 100 })
      Object.assign(profile.extended, { weight: 0, fields: [] })
    }, 'PROFILE')
    const result = await read(await tested(made.id))
    expect(result).toMatchObject({ status: 'DONE', days: [] })
    const total = (side: 'before' | 'after') =>
      result.completeness.reduce((sum: number, band: Record<string, number>) => sum + band[side]!, 0)
    expect([total('before'), total('after')]).toEqual([result.customers, result.customers])
    expect(result.completeness).toHaveLength(11)
    expect(result.moved).toBeGreaterThan(0)
  })
})

test('rules of points: month by month what the ledger has, returns by their own day, beside what the draft would have given', async () => {
  const { globex } = world
  const shop = new Shop(world, globex)
  const customer = await shop.register('+447700900123')
  const noon = (day: string) => `${day}T12:00:00+01:00`
  const buy = (no: string, day: string, paid: number) => shop.bought({ no, customer, at: noon(day), lines: [{ item: 'A', n: 2, paid }] })
  await buy('E1', '2026-04-10', 35_000)
  const may = await buy('E2', '2026-05-31', 100_000)
  await buy('E3', '2026-06-01', 9_900)
  expect(codes(await shop.bringBack({ no: 'B1', customer, of: may, at: noon('2026-06-10'), lines: [{ line: 1, n: 1 }] }))).toEqual([])
  const input = { chainId: globex.chainId, kind: 'EARNING', name: 'Sundays' }
  const { policy } = await act('policyDraftCreate', 'PolicyDraftCreateInput', input, 'policy { id revision }', globex.hq)
  const earning = {
    ...{ points: 2, forEveryMinor: 10_000, specialPriceEarns: true, stacking: 'HIGHEST', pendingDays: 0 },
    bonuses: { registration: 0, referralFirstPurchase: 0 },
    multipliers: [{ key: 'sunday', percent: 200, when: { weekdays: [7], birthdayMonth: false } }]
  }
  const saved = { id: policy.id, revision: policy.revision, rules: { earning } }
  expect(codes(await act('policyDraftSave', 'PolicyDraftSaveInput', saved, 'policy { id }', globex.hq))).toEqual([])
  const { backtest } = await start(policy.id, 4, globex.hq)
  await run(backtest.id, {}, globex)
  const { costs, days, moved, status } = await read(backtest.id, RESULT, globex.hq)
  const B = { status: 'TIER', key: 'B' }
  // So few points change nobody's tier; on the day the rules come into force none of them does.
  expect([status, days[0].cells, moved]).toEqual(['DONE', [{ before: B, after: B, customers: 1 }], null])
  const figures = costs
    .filter(({ name }: { name: string }) => name === 'points')
    .map((cost: { month: string; before: number; after: number }) => [cost.month, cost.before, cost.after])
  // A Sunday's counts twice, and what comes back of it takes twice.
  expect(figures).toEqual([
    ['2026-06-01', -5, -20],
    ['2026-05-01', 10, 40],
    ['2026-04-01', 3, 6],
    ['2026-03-01', 0, 0]
  ])
  const entries = await world.db.unit(globex.tenantId, tx =>
    tx.query<{ month: string; amount: number }>(sql`
      select to_char(happened_on, 'YYYY-MM-01') as month, sum(amount)::bigint as amount from point_entry
      where tenant_id = ${tx.tenantId} and account = 'earning' group by 1 order by 1 desc`)
  )
  expect(entries.map(({ month, amount }) => [month, amount])).toEqual(
    figures.slice(0, 3).map(([month, before]: [string, number]) => [month, before])
  )
})

describe('a run', () => {
  test('asked for twice is one; another on the chain has to wait; an API of another company finds none', async () => {
    const [one, two] = [await draft(points(45)), await draft(points(46))]
    const both = await Promise.all([start(one.id, 2), start(one.id, 2, other)])
    const [id, ...rest] = [...new Set(both.flatMap(each => each.backtest?.id ?? []))]
    expect([rest, both.flatMap(codes).filter(code => code !== 'BACKTEST_RUNNING policyId')]).toEqual([[], []])
    expect((await start(one.id, 2)).backtest.id).toBe(id)
    expect(codes(await start(two.id))).toEqual(['BACKTEST_RUNNING policyId'])
    expect(codes(await start(one.id, 3))).toEqual(['BACKTEST_RUNNING policyId'])
    expect(codes(await start(one.id, 2, world.globex.hq))).toEqual(['NOT_FOUND policyId'])
    await run(id)
    expect((await read(id)).status).toBe('DONE')
    await run(id)
    expect((await read(id)).stepsDone).toBe(3)
  })

  test('cancelled it leaves nothing, and the chain is free for the next', async () => {
    const { id: policyId } = await draft(points(44))
    const { backtest } = await start(policyId)
    const cancel = () => act('backtestCancel', 'BacktestCancelInput', { id: backtest.id }, 'backtest { status stepsDone }')
    // Asked to stop while a step is at work.
    const db = {
      unit: world.platform.unit.bind(world.platform),
      open: async (tenantId: string) => (await cancel(), world.platform.open(tenantId))
    }
    await run(backtest.id, { db: db as unknown as JobContext['db'] })
    expect((await cancel()).backtest).toEqual({ status: 'CANCELLED', stepsDone: 0 })
    const left = await world.db.unit(world.acme.tenantId, tx =>
      tx.query(sql`select from backtest_move where tenant_id = ${tx.tenantId} and backtest_id = ${backtest.id}`)
    )
    expect(left).toEqual([])
    await run(backtest.id)
    expect((await read(backtest.id)).status).toBe('CANCELLED')
    const shown = await world.ask(
      world.acme.hq,
      `query ($id: ID!) { policyVersion(id: $id) { backtest { id } backtestUnderWay { status } } }`,
      { id: policyId }
    )
    expect(shown.data.policyVersion).toEqual({ backtest: null, backtestUnderWay: { status: 'CANCELLED' } })
    await tested(policyId, 1)
  })

  /** Who gets on has not tried in vain: a service that is restarted often ends no backtest. */
  const attemptsOf = async (id: string) =>
    (
      await world.db.unit(world.acme.tenantId, tx =>
        tx.first<{ attempts: number }>(sql`select attempts from backtest where tenant_id = ${tx.tenantId} and id = ${id}`)
      )
    )?.attempts

  test('killed it goes on behind its last step; one that keeps failing ends, and lets others begin', async () => {
    const { id: policyId } = await draft(points(43))
    const { backtest } = await start(policyId, 6)
    let left = 2
    const open = (tenantId: string) => (left-- > 0 ? world.platform.open(tenantId) : Promise.reject(new Error('killed')))
    const dying = { db: { unit: world.platform.unit.bind(world.platform), open } as unknown as JobContext['db'] }
    await expect(run(backtest.id, dying)).rejects.toThrow('killed')
    expect(await read(backtest.id)).toMatchObject({ status: 'RUNNING', stepsDone: 6, stepsTotal: 7 })
    expect(await attemptsOf(backtest.id)).toBe(0)
    await run(backtest.id)
    const result = await read(backtest.id)
    expect([result.status, result.days.map((day: { on: string }) => day.on)]).toEqual([
      'DONE',
      ['2026-06-30', '2026-06-01', '2026-05-01', '2026-04-01', '2026-03-01', '2026-02-01', '2026-01-01']
    ])
    const again = (await start(policyId, 5)).backtest.id
    for (let attempt = 0; attempt < 5; attempt++) {
      left = 0
      await expect(run(again, dying)).rejects.toThrow('killed')
    }
    await run(again, dying)
    expect((await read(again)).status).toBe('FAILED')
    await tested(policyId, 1)
  })

  test('a later result takes the place of the one before', async () => {
    const { id: policyId } = await draft(points(30))
    const first = await tested(policyId, 1)
    const second = await tested(policyId, 2)
    expect(await read(first, 'id')).toBeNull()
    const shown = await world.ask(
      world.acme.hq,
      `query ($id: ID!) { policyVersion(id: $id) { backtest { id } backtestUnderWay { id } } }`,
      { id: policyId }
    )
    expect(shown.data.policyVersion).toEqual({ backtest: { id: second }, backtestUnderWay: null })
  })

  test('is stale once the draft says something else or the day is over, and not because it is called otherwise', async () => {
    const made = await draft(points(41))
    const id = await tested(made.id, 1)
    await act('policyDraftSave', 'PolicyDraftSaveInput', { id: made.id, revision: made.revision, name: 'renamed' }, 'policy { id }')
    expect((await read(id)).stale).toEqual([])
    await save({ ...made, revision: made.revision + 1 }, points(42))
    expect((await read(id)).stale).toEqual(['RULES_CHANGED'])
    world.clock.set('2026-06-30T17:00:00Z')
    expect((await read(id)).stale).toEqual(['RULES_CHANGED', 'DAY_PASSED'])
    world.clock.set('2026-06-30T04:00:00Z')
  })

  test.each([
    [-1, 'INVALID_VALUE months'],
    [37, 'INVALID_VALUE months']
  ])('%i months back: refused', async (months, code) => {
    expect(codes(await start(await inForce(), months))).toEqual([code])
  })

  test('faults are told first; who may not write policies starts none', async () => {
    const made = await draft(rules => (rules.tier.lossMonths = 0))
    expect(codes(await start(made.id))).toEqual(['POLICY_HAS_FAULTS loss months'])
    const query = `mutation { backtestStart(input: { policyId: "${made.id}" }) { userErrors { code } } }`
    expect((await world.ask(world.acme.manager, query)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
  })
})

describe('publishing', () => {
  async function approved(change: (rules: Rules) => void): Promise<string> {
    const { id } = await draft(change)
    await act('policySubmit', 'PolicyActInput', { id }, 'policy { id }')
    await act('policyApprove', 'PolicyActInput', { id }, 'policy { id }', other)
    return id
  }
  const schedule = (id: string, confirmMoves?: number, unseenReason?: string) =>
    act(
      'policySchedule',
      'PolicyScheduleInput',
      { id, effectiveOn: '2026-07-10', confirmMoves, unseenReason },
      'policy { status events(first: 1) { nodes { act unseen comment } } }'
    )
  const share = (policyMovesShare: number) =>
    act('chainUpdate', 'ChainUpdateInput', { id: world.acme.chainId, policyMovesShare }, 'chain { policyMovesShare }')

  test('what moves more than the chain’s share asks for the number; another number is none', async () => {
    expect(await share(101)).toMatchObject({ userErrors: [{ code: 'INVALID_VALUE', field: ['policyMovesShare'] }] })
    expect(await share(0)).toEqual({ chain: { policyMovesShare: 0 }, userErrors: [] })
    const id = await approved(points(20))
    const { moved, customers } = await read(await tested(id, 0))
    const refused = await schedule(id)
    expect(refused.userErrors).toEqual([
      {
        code: 'POLICY_MOVES_MANY',
        field: ['confirmMoves'],
        params: [
          { name: 'moved', value: String(moved) },
          { name: 'customers', value: String(customers) },
          { name: 'share', value: '0' }
        ]
      }
    ])
    expect(codes(await schedule(id, moved + 1))).toEqual(['POLICY_MOVES_MANY confirmMoves'])
    expect((await schedule(id, moved)).policy.status).toBe('SCHEDULED')
    await act('policyUnschedule', 'PolicyActInput', { id }, 'policy { id }')
    await share(100)
    expect((await schedule(id)).policy.status).toBe('SCHEDULED')
    await act('policyUnschedule', 'PolicyActInput', { id }, 'policy { id }')
    await share(10)
  })

  test('what it does is seen first; unseen only for a reason, which stays in its history', async () => {
    const id = await approved(points(21))
    expect(codes(await schedule(id))).toEqual(['POLICY_EFFECT_UNSEEN unseenReason'])
    expect(codes(await schedule(id, undefined, '  '))).toEqual(['POLICY_EFFECT_UNSEEN unseenReason'])
    expect(codes(await schedule(id, undefined, 'ask 13800138000'))).toEqual(['PHONE_IN_REASON unseenReason'])
    expect(codes(await schedule(id, undefined, 'x'.repeat(501)))).toEqual(['TEXT_TOO_LONG unseenReason'])
    const unseen = (await schedule(id, undefined, 'the law from Monday')).policy
    expect(unseen).toEqual({ status: 'SCHEDULED', events: { nodes: [{ act: 'SCHEDULE', unseen: true, comment: 'the law from Monday' }] } })
    await act('policyUnschedule', 'PolicyActInput', { id }, 'policy { id }')
    await share(100)
    await tested(id, 0)
    // Seen, nothing is asked, and what is said all the same is not kept as a reason.
    const seen = (await schedule(id, undefined, 'in a hurry')).policy
    expect(seen.events.nodes).toEqual([{ act: 'SCHEDULE', unseen: false, comment: '' }])
    await act('policyUnschedule', 'PolicyActInput', { id }, 'policy { id }')
    await share(10)
  })

  test('a backtest that was stopped, or of a version that is not in force any more, says nothing', async () => {
    const id = await approved(points(22))
    const { backtest } = await start(id, 0)
    expect(codes(await schedule(id))).toEqual(['POLICY_EFFECT_UNSEEN unseenReason'])
    await act('backtestCancel', 'BacktestCancelInput', { id: backtest.id }, 'backtest { status }')
    expect(codes(await schedule(id))).toEqual(['POLICY_EFFECT_UNSEEN unseenReason'])
    await tested(id, 0)
    await world.db.unit(world.acme.tenantId, tx =>
      tx.run(sql`update backtest set against_id = ${id} where tenant_id = ${tx.tenantId} and policy_version_id = ${id}`)
    )
    expect(codes(await schedule(id))).toEqual(['POLICY_EFFECT_UNSEEN unseenReason'])
  })
})
