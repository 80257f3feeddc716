// A backtest of the past through GraphQL: what it may be asked, and that publishing does not go by it. That it finds what was decided, test/replay-over-time holds.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { refreshTiers } from '../tier/index.ts'
import { backtestRun } from './backtest.job.ts'

const ERRORS = 'userErrors { code field }'
let world: World
let shop: Shop
let policyId: string
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  policyId = await inForce('TIER')
  const customer = await shop.register('+8613900000001', { registeredOn: '2026-05-01' })
  await shop.bought({ no: 'R1', customer, at: '2026-06-10T12:00:00+08:00', lines: [{ item: 'X', paid: 600_000 }] })
})
afterAll(() => world.close())

async function inForce(kind: string): Promise<string> {
  const query = `query ($c: ID!) { policyVersions(chainId: $c, kind: ${kind}, statuses: [IN_FORCE]) { nodes { id } } }`
  return (await shop.ask(query, { c: world.acme.chainId })).data.policyVersions.nodes[0].id
}
const start = (input: object) =>
  shop.act('backtestStart', 'BacktestStartInput', { policyId, months: 0, ...input }, `backtest { id } ${ERRORS}`)
async function run(input: object) {
  const { backtest, userErrors } = await start(input)
  expect(userErrors).toEqual([])
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
  await backtestRun(job, { tenantId: world.acme.tenantId, backtestId: backtest.id })
  const query = `query ($id: ID!) { backtest(id: $id) { id status asOf knownAt beside moved customers stale costs { name }
    moves(first: 10) { nodes { from { status key } to { status key } before { key } after { key } reasons { kind } } } } }`
  return (await shop.ask(query, { id: backtest.id })).data.backtest
}
const shown = async () =>
  (await shop.ask('query ($id: ID!) { policyVersion(id: $id) { backtest { id } backtestOfPast { id } } }', { id: policyId })).data
    .policyVersion

test('beside what was decided: a receipt heard of after the day is what makes the difference, and as known then there is none', async () => {
  const recorded = await run({ beside: 'RECORDED', asOf: '2026-06-15' })
  expect(recorded).toMatchObject({ status: 'DONE', asOf: '2026-06-15', knownAt: null, moved: 1, customers: 1, stale: [], costs: [] })
  expect(recorded.moves.nodes).toEqual([
    { from: { status: 'NONE', key: null }, to: { status: 'TIER', key: 'A' }, before: null, after: { key: 'A' }, reasons: [] }
  ])
  await world.db.unit(world.acme.tenantId, tx =>
    tx.run(sql`update customer set recorded_at = '2026-05-01T04:00:00Z' where tenant_id = ${tx.tenantId}`)
  )
  const then = await run({ beside: 'RECORDED', asKnownAt: '2026-06-15T10:00:00Z' })
  expect(then).toMatchObject({ asOf: '2026-06-15', knownAt: '2026-06-15T10:00:00.000Z', moved: 0, customers: 1, moves: { nodes: [] } })
  // By Shanghai's calendar the instant is already of the next day.
  expect((await run({ asKnownAt: '2026-06-15T16:00:00Z' })).asOf).toBe('2026-06-16')
})

test('publishing goes by the backtest of today; one of the past takes no other’s place', async () => {
  await world.db.unit(world.acme.tenantId, tx =>
    refreshTiers(tx, { chainId: world.acme.chainId, asOf: '2026-06-30' as never, cause: 'TIME' })
  )
  const today = await run({})
  const past = await run({ asOf: '2026-06-01' })
  expect(await shown()).toEqual({ backtest: { id: today.id }, backtestOfPast: { id: past.id } })
  const again = await run({ asOf: '2026-06-02', beside: 'IN_FORCE' })
  expect(await shown()).toEqual({ backtest: { id: today.id }, backtestOfPast: { id: again.id } })
  expect((await shop.ask('query ($id: ID!) { backtest(id: $id) { id } }', { id: past.id })).data.backtest).toBeNull()
})

test.each([
  ['a day to come', { asOf: '2026-07-01' }, 'DATE_IN_FUTURE asOf'],
  ['an instant to come', { asKnownAt: '2026-07-01T00:00:00Z' }, 'DATE_IN_FUTURE asKnownAt'],
  ['a day nobody has known', { asOf: '1899-12-31' }, 'DATE_IMPOSSIBLE asOf']
])('%s: refused', async (_name, input, code) => {
  const { userErrors } = await start(input)
  expect(userErrors.map((error: { code: string; field: string[] }) => [error.code, ...error.field].join(' '))).toEqual([code])
})

test('rules of points and benefits are not decisions: they are asked of today', async () => {
  const of = await inForce('BENEFIT')
  // What they cost is of months: over none there is nothing to see.
  expect((await start({ policyId: of })).userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['months'] }])
  expect((await start({ policyId: of, months: 1, beside: 'RECORDED' })).userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['beside'] }])
  expect((await start({ policyId: of, months: 1, asOf: '2026-06-01' })).userErrors).toEqual([{ code: 'INVALID_VALUE', field: ['asOf'] }])
})
