// T1–T18 of the tier rules by recording the events through GraphQL, as a shop would; what is kept and what is explained agree.
import type { Story } from '@keqing/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { TierTable } from '../../../test/tier-table.ts'
import { openWorld, type World } from '../../../test/world.ts'

const FIVE = ['2026-05-01', '2026-05-10', '2026-05-20', '2026-06-10', '2026-06-30']

const TABLE: readonly Story[] = [
  { id: 'T1', points: 49, bought: ['2026-06-01'], result: 'C' },
  { id: 'T2', points: 50, bought: ['2026-06-01'], result: 'A' },
  { id: 'T3', points: 10, bought: FIVE, result: 'B' },
  { id: 'T4', points: 10, bought: [...FIVE, '2026-06-01'], result: 'A' },
  { id: 'T5', points: 10, bought: [...FIVE, '2026-04-30'], result: 'B' },
  { id: 'T6', points: 60, bought: ['2025-12-31'], result: 'A' },
  { id: 'T7', points: 60, bought: ['2025-12-30'], result: 'B lowered' },
  { id: 'T8', points: 60, bought: ['2025-12-30'], visits: ['2026-02-01'], result: 'A' },
  { id: 'T9', points: 60, bought: ['2025-06-30'], result: 'LOST' },
  { id: 'T10', points: 60, bought: ['2025-07-01'], result: 'B lowered' },
  { id: 'T11', bought: ['2025-11-01'], result: 'C' },
  { id: 'T12', bought: ['2026-06-05'], returned: [['2026-06-10', '2026-06-20']], result: 'C' },
  { id: 'T13', designated: { on: '2026-06-20', tierKey: 'A' }, bought: ['2026-06-01'], result: 'A' },
  { id: 'T14', designated: { on: '2026-06-20', tierKey: 'A' }, bought: ['2025-06-30'], result: 'LOST' },
  { id: 'T15', override: { on: '2026-06-01', tierKey: 'C', endsOn: '2026-06-29' }, points: 60, bought: ['2026-06-10'], result: 'A' },
  { id: 'T16', visits: ['2026-05-02', '2026-05-12', '2026-05-22'], result: 'C' },
  { id: 'T16, 2 visits', visits: ['2026-05-02', '2026-05-12'], result: 'NONE' },
  { id: 'T17', designated: { on: '2026-06-20', tierKey: 'A' }, result: 'A' },
  { id: 'T18', override: { on: '2026-06-01', tierKey: 'C', endsOn: '2026-06-30' }, points: 60, bought: ['2026-06-10'], result: 'C' }
]

let world: World
let table: TierTable

const CUSTOMER = `
  tier { status key rank name source lowered nextChangeOn }
  tierDecision { status key rank name source lowered nextChangeOn baseKey policy { version } standing { kind tierKey endsOn }
    tiers { key met routes { met conditions { metric compare asked found met windowMonths windowFrom windowTo lacking spare by flipsOn } } }
    inactivity { levels lastSeenOn since inactiveOn applies exempt } loss { lastPurchaseOn lostOn applies } forecast { on status key name } }
  tierChanges(first: 10) { totalCount nodes { fromStatus toStatus toKey cause } }
  standings { kind startsOn endsOn recordedBy { id } }`

beforeAll(async () => {
  world = await openWorld()
  table = new TierTable(world)
  await table.live(TABLE)
})
afterAll(() => world.close())

const read = (id: string) => table.read(id, CUSTOMER)

describe('as of 2026-06-30, through GraphQL', () => {
  test.each(TABLE.map(({ id, result }) => [id, result] as const))('%s: %s', async (id, result) => {
    const { tier, tierDecision } = await read(id)
    const { status, key, rank, name, source, lowered, nextChangeOn } = tierDecision
    expect((key ?? status) + (lowered ? ' lowered' : '')).toBe(result)
    expect(tier).toEqual({ status, key, rank, name, source, lowered, nextChangeOn })
  })
  test('T3 says what would change it: 1 more purchase by the day before the oldest leaves', async () => {
    const { tierDecision } = await read('T3')
    const [byPoints, byPurchases] = tierDecision.tiers[0].routes
    expect(byPoints).toMatchObject({
      met: false,
      conditions: [{ metric: 'POINTS', compare: 'AT_LEAST', asked: 50, found: 10, lacking: 40, by: null, windowMonths: null }]
    })
    expect(byPurchases.conditions).toEqual([
      {
        metric: 'PURCHASES',
        compare: 'MORE_THAN',
        asked: 5,
        found: 5,
        met: false,
        windowMonths: 2,
        windowFrom: '2026-05-01',
        windowTo: '2026-06-30',
        lacking: 1,
        spare: 0,
        by: '2026-06-30',
        flipsOn: null
      }
    ])
    expect(tierDecision).toMatchObject({
      key: 'B',
      name: '金卡',
      baseKey: 'B',
      policy: { version: 1 },
      loss: { lastPurchaseOn: '2026-06-30', lostOn: '2027-06-30', applies: false }
    })
  })
  test('T7 was lowered from A, and knows when it will be lost', async () => {
    const { tierDecision } = await read('T7')
    expect(tierDecision).toMatchObject({
      baseKey: 'A',
      lowered: true,
      inactivity: { levels: 1, lastSeenOn: '2025-12-30', since: '2025-12-30', inactiveOn: '2026-06-30', applies: true, exempt: false }
    })
    expect(tierDecision.forecast).toEqual([{ on: '2026-12-30', status: 'LOST', key: null, name: null }])
  })
  test('T15: each change has its cause; the override stands as recorded', async () => {
    const { tierChanges, standings } = await read('T15')
    expect(standings).toEqual([
      { kind: 'OVERRIDE', startsOn: '2026-06-01', endsOn: '2026-06-29', recordedBy: { id: world.acme.manager.staffId } }
    ])
    const causes = tierChanges.nodes.map((change: { toKey: string; cause: string }) => `${change.toKey} ${change.cause}`).toReversed()
    expect(causes[0]).toBe('C OVERRIDE')
    expect(causes.at(-1)).toMatch(/^A /)
    expect(tierChanges.totalCount).toBe(tierChanges.nodes.length)
  })
  test('the chain’s changes are listed by day, page by page, and to its own company only', async () => {
    const query = `query ($chainId: ID!, $after: String) { tierChanges(chainId: $chainId, from: "2026-06-01", to: "2026-06-30", first: 10, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { id toStatus cause policyVersion customer { id } } } }`
    const { chainId, hq } = world.acme
    const seen = new Set<string>()
    let after: string | null = null
    let total: number
    for (let more = true; more;) {
      const answer: any = await world.ask(hq, query, { chainId, after })
      const page = answer.data.tierChanges
      total = page.totalCount
      for (const node of page.nodes) seen.add(node.id)
      after = page.pageInfo.endCursor
      more = page.pageInfo.hasNextPage
    }
    expect(seen.size).toBe(total!)
    expect(seen.size).toBeGreaterThan(TABLE.length - 2)
    const other = await world.ask(world.globex.hq, query, { chainId })
    const never = await world.ask(world.globex.hq, query, { chainId: '00000000-0000-7000-8000-000000000000' })
    expect(other.errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
    expect(JSON.stringify(other.errors).replace(/"correlationId":"[^"]+"/, '')).toBe(
      JSON.stringify(never.errors).replace(/"correlationId":"[^"]+"/, '')
    )
  })
  test('the policy in force can be read from its chain', async () => {
    const query = `query ($id: ID!, $asOf: LocalDate) { chain(id: $id) { tierPolicy(asOf: $asOf) { version effectiveOn inactivityMonths inactivityLevels lossMonths exemptDesignated
      tiers { key rank name routes { conditions { metric compare value windowMonths } } } } } }`
    const answer = await world.ask(world.acme.hq, query, { id: world.acme.chainId })
    expect(answer.data.chain.tierPolicy).toMatchObject({
      version: 1,
      inactivityMonths: 6,
      inactivityLevels: 1,
      lossMonths: 12,
      exemptDesignated: false
    })
    expect(answer.data.chain.tierPolicy.tiers.map((tier: { key: string; name: string }) => [tier.key, tier.name])).toEqual([
      ['A', '金钻卡'],
      ['B', '金卡'],
      ['C', '普通']
    ])
    const before = await world.ask(world.acme.hq, query, { id: world.acme.chainId, asOf: '1999-01-01' })
    expect(before.errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
  })
})
