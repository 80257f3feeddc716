// TIME-3 through GraphQL: what a tier was known to be at an instant, and both tracks of a customer's tier with what was heard in between.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { decideTiers } from './decide-tiers.sql.ts'
import { theseCustomers } from './fact-scope.sql.ts'

let world: World
let shop: Shop
let serial = 0
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

/** The clock of the shop's evening. */
const evening = (day: string) => `${day}T20:00:00+08:00`
const at = (day: string) => world.clock.set(evening(day))
const noon = (day: string) => `${day}T12:00:00+08:00`

async function customer(on: string, more: Record<string, unknown> = {}): Promise<string> {
  at(on)
  return shop.register(`+8613900${String(++serial).padStart(6, '0')}`, { registeredOn: on, ...more })
}

const buy = (id: string | null, no: string, on: string, item = no) =>
  shop.bought({ no, at: noon(on), customer: id, lines: [{ item, n: 2, paid: 10_000 }] })

async function ask(query: string, variables: Record<string, unknown>, as = world.acme.hq as Parameters<World['ask']>[0]) {
  return world.ask(as, query, variables)
}

const DECISION = `query ($id: ID!, $asOf: LocalDate, $knownAt: DateTime) { tierDecision(customerId: $id, asOf: $asOf, asKnownAt: $knownAt) {
  status key asOf asKnownAt policy { version } standing { endsOn } tiers { routes { conditions { metric found } } } } }`

async function decided(id: string, asOf: string | null, knownAt: string | null): Promise<string | null | undefined> {
  const { data, errors } = await ask(DECISION, { id, asOf, knownAt })
  expect(errors).toBeUndefined()
  return data.tierDecision === null ? undefined : (data.tierDecision.key ?? data.tierDecision.status)
}

const TIMELINE = `query ($id: ID!, $from: LocalDate, $to: LocalDate) { customer(id: $id) { tierTimeline(from: $from, to: $to) { from to recordedAt
  decided { from to status key rank name } known { from to status key }
  differences { from to decided { key } known { key } newsCount news { kind on heardAt takenBack } } } } }`

async function timeline(id: string, from: string, to: string) {
  const { data, errors } = await ask(TIMELINE, { id, from, to })
  expect(errors).toBeUndefined()
  return data.customer.tierTimeline
}

describe('what was known then', () => {
  test('a receipt recorded late, one claimed, one voided: each counts from when it was heard of until it was taken back', async () => {
    const id = await customer('2026-02-01')
    await buy(id, 'K1', '2026-02-01')
    const anonymous = await buy(null, 'K2', '2026-02-01')
    at('2026-02-10')
    await shop.claim(anonymous, id)
    at('2026-02-20')
    await shop.void(anonymous)
    at('2026-03-01')
    await buy(id, 'K3', '2026-02-02')
    const known = (day: string) => decided(id, '2026-02-05', evening(day))
    expect(await known('2026-02-09')).toBe('C')
    expect(await known('2026-02-10')).toBe('B')
    expect(await known('2026-02-20')).toBe('C')
    expect(await known('2026-03-01')).toBe('B')
    expect(await decided(id, '2026-02-05', null)).toBe('B')
    expect(await decided(id, '2026-02-05', '2026-01-31T23:00:00+08:00')).toBeUndefined()
  })

  test('a late receipt lets an unnamed return take from it instead: what it took before stays readable as known then', async () => {
    const id = await customer('2026-02-01')
    await buy(id, 'M1', '2026-02-01', 'shoe')
    at('2026-02-10')
    await shop.bringBack({ no: 'M-R1', at: noon('2026-02-10'), customer: id, lines: [{ item: 'shoe', n: 2 }] })
    at('2026-02-11')
    await shop.bringBack({ no: 'M-R2', at: noon('2026-02-11'), customer: id, lines: [{ item: 'shoe', n: 2 }] })
    expect(await decided(id, null, null)).toBe('NONE')
    at('2026-03-01')
    await buy(id, 'M2', '2026-02-05', 'shoe')
    await buy(id, 'M3', '2026-02-06', 'boot')
    const first = await shop.customer(id)
    expect(
      first.purchases.nodes.map((each: { receiptNo: string; returnedInFullOn: string }) => [each.receiptNo, each.returnedInFullOn])
    ).toEqual(
      expect.arrayContaining([
        ['M1', '2026-02-11'],
        ['M2', '2026-02-10']
      ])
    )
    // Until the late receipt came, the first return had emptied M1 on the 10th; now it did so only on the 11th.
    expect(await decided(id, '2026-02-10', evening('2026-02-28'))).toBe('NONE')
    expect(await decided(id, '2026-02-10', null)).toBe('B')
    const { rows } = {
      rows: await world.db.unit(
        world.acme.tenantId,
        async tx => (await tx.client.query('select units, superseded_at > recorded_at as kept from return_allocation_past')).rows
      )
    }
    expect(rows).toEqual([{ units: 2, kept: true }])
  })

  test('an early end of a designation, and of its plan: before, the plan held', async () => {
    const id = await customer('2026-02-01')
    const designate = await shop.act(
      'tierDesignate',
      'TierDesignateInput',
      { customerId: id, tierKey: 'A', startsOn: '2026-02-01', endsOn: '2026-06-30', reason: 'guest' },
      'standing { id } userErrors { code }'
    )
    const end = (endsOn: string | null) =>
      shop.act('standingEnd', 'StandingEndInput', { id: designate.standing.id, endsOn }, 'userErrors { code }')
    at('2026-02-10')
    expect(await end('2026-03-31')).toEqual({ userErrors: [] })
    at('2026-02-20')
    expect(await end(null)).toEqual({ userErrors: [] })
    const until = async (knownAt: string | null) =>
      (await ask(DECISION, { id, asOf: '2026-02-05', knownAt })).data.tierDecision.standing.endsOn
    expect(await until(evening('2026-02-09'))).toBe('2026-06-30')
    expect(await until(evening('2026-02-10'))).toBe('2026-03-31')
    expect(await until(null)).toBe('2026-02-19')
    expect(await decided(id, '2026-03-15', evening('2026-02-19'))).toBe('A')
    expect(await decided(id, '2026-04-15', evening('2026-02-19'))).toBe('NONE')
    expect(await decided(id, '2026-03-15', null)).toBe('NONE')
  })

  test('a referrer named later, and another one later still', async () => {
    const [first, second] = [await customer('2026-02-01'), await customer('2026-02-01')]
    const friend = await customer('2026-02-02')
    const name = (referrerId: string) =>
      shop.act('customerUpdate', 'CustomerUpdateInput', { id: friend, referrerId }, 'userErrors { code }')
    at('2026-02-10')
    expect(await name(first)).toEqual({ userErrors: [] })
    at('2026-02-20')
    expect(await name(second)).toEqual({ userErrors: [] })
    const rows = async (knownAt: string) =>
      world.db.unit(world.acme.tenantId, async tx => {
        const policy = {
          tiers: [
            { key: 'A', name: { 'zh-CN': 'A', en: 'A' }, routes: [{ all: [{ metric: 'referrals', compare: 'atLeast', value: 1 }] }] }
          ],
          inactivity: null,
          loss: null,
          exemptDesignated: false
        } as const
        const scope = { tenantId: tx.tenantId, chainId: world.acme.chainId, asOf: '2026-02-05' as never, knownAt: new Date(knownAt) }
        const found = await tx.query<{ customer_id: string; tier_key: string | null }>(
          decideTiers(policy, { ...scope, customers: theseCustomers([first, second]) })
        )
        return [first, second].map(id => found.find(row => row.customer_id === id)?.tier_key ?? null)
      })
    expect(await rows(evening('2026-02-09'))).toEqual([null, null])
    expect(await rows(evening('2026-02-10'))).toEqual(['A', null])
    expect(await rows(evening('2026-02-20'))).toEqual([null, 'A'])
  })

  test('another’s customer is as none, and what will be known is refused', async () => {
    const id = await customer('2026-02-01')
    for (const as of [world.globex.hq]) expect((await ask(DECISION, { id, asOf: null, knownAt: null }, as)).data.tierDecision).toBeNull()
    const { errors } = await ask(DECISION, { id, asOf: null, knownAt: '2026-02-01T20:00:01+08:00' })
    expect(errors?.[0]?.extensions['refusal']).toBe('DATE_IN_FUTURE')
  })
})

describe('two tracks', () => {
  test('as decided then and as known now differ where a receipt came late, and say so', async () => {
    const id = await customer('2026-04-01')
    await buy(id, 'T1', '2026-04-01')
    at('2026-04-20')
    await buy(id, 'T2', '2026-04-05')
    const told = await timeline(id, '2026-03-01', '2026-04-20')
    expect(told).toMatchObject({
      from: '2026-04-01',
      to: '2026-04-20',
      decided: [
        { from: '2026-04-01', to: '2026-04-19', status: 'TIER', key: 'C', rank: 3 },
        { from: '2026-04-20', to: '2026-04-20', key: 'B' }
      ],
      known: [
        { from: '2026-04-01', to: '2026-04-04', key: 'C' },
        { from: '2026-04-05', to: '2026-04-20', key: 'B' }
      ],
      differences: [
        {
          from: '2026-04-05',
          to: '2026-04-19',
          decided: { key: 'C' },
          known: { key: 'B' },
          newsCount: 1,
          news: [{ kind: 'PURCHASE', on: '2026-04-05', takenBack: false }]
        }
      ]
    })
    expect(told.differences[0].news[0].heardAt).toBe(new Date(evening('2026-04-20')).toISOString())
  })

  test('what time alone does shows on both alike', async () => {
    const id = await customer('2026-04-01')
    await buy(id, 'U1', '2026-04-01')
    at('2026-05-01')
    const { decided: then, known, differences } = await timeline(id, '2026-04-01', '2026-05-01')
    expect([then.length, known.length, differences]).toEqual([1, 1, []])
  })

  test.each([
    ['2026-01-01', '2026-12-31', 'DATE_IN_FUTURE'],
    ['2026-02-02', '2026-02-01', 'DATE_BEFORE_START'],
    ['2024-02-01', '2026-02-01', 'PERIOD_TOO_LONG'],
    ['1990-01-01', '1990-02-01', 'NOT_FOUND']
  ])('from %s to %s: %s', async (from, to, code) => {
    const id = await customer('2026-05-01')
    const { errors } = await ask(TIMELINE, { id, from, to })
    expect(errors?.[0]?.extensions['refusal']).toBe(code)
  })
})
