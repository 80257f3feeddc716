// T1–T18 of the tier rules in SQL: facts in the tables, the statement, the state it keeps and the change it records. Beside a second company.
import { DEFAULT_TIER_POLICY, localDate, type LocalDate, type StandingFact, type TierPolicy } from '@keqing/domain'
import { historyOf, policyOf, tierFigures, tierTable, type CustomerHistory } from '@keqing/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { insertHistories } from '../../../test/tier-histories.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { decideTiers, type DecidedRow } from './decide-tiers.sql.ts'
import { theseCustomers } from './fact-scope.sql.ts'
import { refreshTiers } from './refresh-tiers.ts'

const asOf = localDate('2026-06-30')
const days = (...list: readonly string[]) => list.map(localDate)
const bought = (...list: readonly string[]) => list.map(on => ({ on: localDate(on), paid: 10_000, returns: [], inFull: false }))
const points = (amount: number) => [{ on: localDate('2025-01-01'), amount }]
const standing = (tierKey: string, startsOn: string, endsOn: string | null = null): StandingFact[] => [
  { tierKey, startsOn: localDate(startsOn), endsOn: endsOn === null ? null : localDate(endsOn), withdrawnOn: null }
]
const returned = (on: string, back: string) => ({
  on: localDate(on),
  paid: 10_000,
  returns: [{ on: localDate(back), amount: 10_000 }],
  inFull: true
})
const FIVE = ['2026-05-01', '2026-05-10', '2026-05-20', '2026-06-10', '2026-06-30']

const TABLE: readonly (readonly [id: string, facts: Partial<CustomerHistory>, result: string])[] = [
  ['T1', { points: points(49), purchases: bought('2026-06-01') }, 'C'],
  ['T2', { points: points(50), purchases: bought('2026-06-01') }, 'A'],
  ['T3', { points: points(10), purchases: bought(...FIVE) }, 'B'],
  ['T4', { points: points(10), purchases: bought(...FIVE, '2026-06-01') }, 'A'],
  ['T5', { points: points(10), purchases: bought(...FIVE, '2026-04-30') }, 'B'],
  ['T6', { points: points(60), purchases: bought('2025-12-31') }, 'A'],
  ['T7', { points: points(60), purchases: bought('2025-12-30') }, 'B lowered'],
  ['T8', { points: points(60), purchases: bought('2025-12-30'), visits: days('2026-02-01') }, 'A'],
  ['T9', { points: points(60), purchases: bought('2025-06-30') }, 'lost'],
  ['T10', { points: points(60), purchases: bought('2025-07-01') }, 'B lowered'],
  ['T11', { purchases: bought('2025-11-01') }, 'C'],
  ['T12', { purchases: [...bought('2026-06-05'), returned('2026-06-10', '2026-06-20')] }, 'C'],
  ['T13', { designations: standing('A', '2026-01-01'), purchases: bought('2026-06-01') }, 'A'],
  ['T14', { designations: standing('A', '2026-01-01'), purchases: bought('2025-06-30') }, 'lost'],
  ['T15', { overrides: standing('C', '2026-06-01', '2026-06-29'), points: points(60), purchases: bought('2026-06-10') }, 'A'],
  ['T16', { visits: days('2026-05-02', '2026-05-12', '2026-05-22') }, 'C'],
  ['T16, 2 visits', { visits: days('2026-05-02', '2026-05-12') }, 'none'],
  ['T17', { designations: standing('A', '2026-06-20') }, 'A'],
  ['T18', { overrides: standing('C', '2026-06-01', '2026-06-30'), points: points(60), purchases: bought('2026-06-10') }, 'C']
]

const history = (facts: Partial<CustomerHistory>): CustomerHistory => ({
  registeredOn: localDate('2020-01-15'),
  points: [],
  purchases: [],
  visits: [],
  referrals: [],
  designations: [],
  overrides: [],
  ...facts
})

interface StateRow {
  readonly customer_id: string
  readonly answer: string
}

let world: World
let ids: string[]
const placeOf = (company: World['acme']) => ({ chainId: company.chainId, storeId: company.stores[0]!.id })

beforeAll(async () => {
  world = await openWorld()
  const { acme, globex } = world
  // Another company's customers are there from the start: whatever is decided, nothing of it may reach them.
  await world.db.unit(globex.tenantId, tx => insertHistories(tx, placeOf(globex), [history({ points: points(60) })]))
  ids = await world.db.unit(acme.tenantId, tx =>
    insertHistories(
      tx,
      placeOf(acme),
      TABLE.map(([, facts]) => history(facts))
    )
  )
})
afterAll(() => world.close())

const refresh = (day: LocalDate, customerIds?: readonly string[]) => {
  const { tenantId, chainId } = world.acme
  return world.db.unit(tenantId, tx => refreshTiers(tx, { chainId, asOf: day, customerIds, cause: 'TIME' }))
}
const states = (tenantId: string) =>
  world.db.unit(tenantId, async tx => {
    const rows = await tx.query<StateRow>(sql`
      select customer_id, coalesce(tier_key, status) || case when lowered then ' lowered' else '' end as answer from customer_state where tenant_id = ${tenantId}`)
    return new Map(rows.map(row => [row.customer_id, row.answer]))
  })
const changes = (tenantId: string) =>
  world.db.unit(tenantId, tx =>
    tx.query<{ customer_id: string; from_status: string | null; to_status: string; to_tier_key: string | null; cause: string }>(
      sql`select customer_id, from_status, to_status, to_tier_key, cause from tier_change where tenant_id = ${tenantId}`
    )
  )

describe('as of 2026-06-30', () => {
  test('a full run gives the table, once; running again changes nothing', async () => {
    const first = await refresh(asOf)
    expect(first).toEqual({ changed: TABLE.length, answers: TABLE.length - 1, lowered: 0 })
    const kept = await states(world.acme.tenantId)
    expect(TABLE.map(([id], index) => [id, kept.get(ids[index]!)])).toEqual(TABLE.map(([id, , result]) => [id, result]))
    expect(await refresh(asOf)).toEqual({ changed: 0, answers: 0, lowered: 0 })
    expect(await refresh(asOf, ids)).toEqual({ changed: 0, answers: 0, lowered: 0 })
  })
  test('each first tier is a change from nothing, with its cause; one who is in no tier has none', async () => {
    const rows = await changes(world.acme.tenantId)
    expect(rows).toHaveLength(TABLE.length - 1)
    expect(new Set(rows.map(row => row.customer_id)).size).toBe(rows.length)
    expect(new Set(rows.map(row => `${row.from_status} ${row.cause}`))).toEqual(new Set(['null TIME']))
    expect(rows.map(row => row.customer_id)).not.toContain(ids[TABLE.findIndex(([id]) => id === 'T16, 2 visits')])
  })
  test('T14: not lost where the policy exempts designated customers', async () => {
    const { tenantId, chainId } = world.acme
    const exempting: TierPolicy = { ...DEFAULT_TIER_POLICY, exemptDesignated: true }
    const id = ids[TABLE.findIndex(([name]) => name === 'T14')]!
    const rows = await world.db.unit(tenantId, tx =>
      tx.query<DecidedRow>(decideTiers(exempting, { tenantId, chainId, asOf, customers: theseCustomers([id]) }))
    )
    expect(rows).toMatchObject([{ customer_id: id, status: 'tier', tier_key: 'A', source: 'designation', lowered: false }])
  })
  test('the other company has no state of it, and none of its customers is decided', async () => {
    expect(await states(world.globex.tenantId)).toEqual(new Map())
    expect(await changes(world.globex.tenantId)).toEqual([])
    const { tenantId } = world.globex
    const { chainId } = world.acme
    // Asked by its ids from within the other company, there is nothing to decide.
    const rows = await world.db.unit(tenantId, tx =>
      tx.query(decideTiers(DEFAULT_TIER_POLICY, { tenantId, chainId, asOf, customers: theseCustomers(ids) }))
    )
    expect(rows).toEqual([])
  })
})

test('of chosen customers, each purchase looks up its own returns: nothing is compared with every return of the chain', async () => {
  const spending: TierPolicy = {
    ...DEFAULT_TIER_POLICY,
    tiers: [{ ...DEFAULT_TIER_POLICY.tiers[0]!, routes: [{ all: [{ metric: 'spend', compare: 'atLeast', value: 1, windowMonths: 12 }] }] }]
  }
  const { tenantId, chainId } = world.acme
  const plan = await world.db.unit(tenantId, tx =>
    tx.query<Record<string, string>>(
      sql`explain ${decideTiers(spending, { tenantId, chainId, asOf, customers: theseCustomers(ids.slice(0, 2)) })}`
    )
  )
  const lines = plan.map(row => Object.values(row)[0] ?? '')
  expect(lines.filter(line => /Join Filter|Hash Cond|Merge Cond|return_allocation_day/.test(line))).toEqual([])
  expect(lines.filter(line => line.includes('purchase_id = p')).length).toBeGreaterThan(0)
})

describe('as time goes by', () => {
  test('deciding for the day after lowers, loses and ends what is due, and says from where to where', async () => {
    const day = localDate('2026-07-01')
    const { changed, lowered } = await refresh(day)
    expect(changed).toBeGreaterThan(0)
    expect(lowered).toBeGreaterThan(0)
    const kept = await states(world.acme.tenantId)
    const answer = (name: string) => kept.get(ids[TABLE.findIndex(([id]) => id === name)]!)
    // May 1st has left the window; December 31st + 6 months is over; a year has passed; the override has ended.
    expect([answer('T4'), answer('T6'), answer('T10'), answer('T18')]).toEqual(['B', 'B lowered', 'lost', 'A'])
    const rows = await changes(world.acme.tenantId)
    expect(
      rows
        .filter(row => row.from_status !== null)
        .map(row => [TABLE[ids.indexOf(row.customer_id)]![0], row.from_status, row.to_tier_key ?? row.to_status])
    ).toEqual(
      expect.arrayContaining([
        ['T4', 'tier', 'B'],
        ['T6', 'tier', 'B'],
        ['T10', 'tier', 'lost'],
        ['T18', 'tier', 'A']
      ])
    )
  })
})

// What the figures may be is drawn, and always the same is drawn.
test.each(fc.sample(tierFigures, { seed: 20_260_630, numRuns: 12 }))('with %j every row of the table has its tier', async figures => {
  const { tenantId, chainId } = world.acme
  const table = tierTable(figures, asOf)
  const { ids: theirs, rows } = await world.db.unit(tenantId, async tx => {
    const ids = await insertHistories(tx, placeOf(world.acme), table.map(historyOf))
    return {
      ids,
      rows: await tx.query<DecidedRow>(decideTiers(policyOf(figures), { tenantId, chainId, asOf, customers: theseCustomers(ids) }))
    }
  })
  const answers = new Map(rows.map(row => [row.customer_id, (row.tier_key ?? row.status) + (row.lowered ? ' lowered' : '')]))
  expect(table.map(({ id }, index) => [id, answers.get(theirs[index]!)])).toEqual(table.map(({ id, result }) => [id, result]))
})
