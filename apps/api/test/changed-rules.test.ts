// The tables and examples of the rules with other figures than the default's, set by headquarters as the studio does: every edge moves with its figure.
import { localDate } from '@keqing/domain'
import { policyOf, tierTable, type TierFigures } from '@keqing/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from './shop.ts'
import { Studio, tierRulesSent } from './studio.ts'
import { TierTable } from './tier-table.ts'
import { addPerson, openWorld, type World } from './world.ts'

let world: World
let table: TierTable
const studios = new Map<string, Studio>()

const FIGURES: TierFigures = {
  points: 40,
  busy: { moreThan: 4, months: 3 },
  again: 3,
  visits: { atLeast: 2, months: 4 },
  inactivityMonths: 5,
  inactivityLevels: 2,
  lossMonths: 10,
  exemptDesignated: true
}
const TABLE = tierTable(FIGURES, localDate('2026-06-30'))

async function publish(kind: string, rules: object, on: string): Promise<void> {
  const studio = studios.get(kind)!
  await studio.publish(await studio.saved(`other figures of ${kind}`, { [kind.toLowerCase()]: rules }), on)
}

beforeAll(async () => {
  world = await openWorld()
  const other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  for (const kind of ['TIER', 'EARNING', 'BENEFIT']) studios.set(kind, new Studio(world, world.acme, other, kind))
  world.clock.set('2026-05-20T04:00:00Z')
  await publish('TIER', tierRulesSent(policyOf(FIGURES)), '2026-05-21')
  table = new TierTable(world)
  await table.live(TABLE)
})
afterAll(() => world.close())

describe('A from 40 points or more than 4 purchases in 3 months, B from 3, two levels lower after 5 months, lost after 10, designated customers exempt', () => {
  const FIELDS = 'tier { status key lowered } tierDecision { status key lowered policy { version } }'
  test.each(TABLE.map(({ id, result }) => [id, result] as const))('%s: %s', async (id, result) => {
    const { tier, tierDecision } = await table.read(id, FIELDS)
    const said = ({ status, key, lowered }: typeof tier) => (key ?? status.toLowerCase()) + (lowered ? ' lowered' : '')
    expect([said(tier), said(tierDecision), tierDecision.policy.version]).toEqual([result, result, 2])
  })
})

describe('two points for every full 50.00, tier A pays 70 %', () => {
  let shop: Shop
  beforeAll(async () => {
    shop = new Shop(world)
    const rules = { points: 2, forEveryMinor: 5_000, specialPriceEarns: true, multipliers: [], stacking: 'HIGHEST', pendingDays: 0 }
    await publish('EARNING', { ...rules, bonuses: { registration: 0, referralFirstPurchase: 0 } }, '2026-07-01')
    const tiers = [
      { key: 'A', paysPercent: 70, presaleDays: 0, membersOnly: false, rebatePercent: 0, occasions: [] },
      { key: 'B', paysPercent: 90, presaleDays: 0, membersOnly: false, rebatePercent: 0, occasions: [] }
    ]
    const none = { festivals: [], sales: [], membersOnly: { categories: [], itemCodes: [] }, partnerOffers: [], openToStores: [] }
    const all = { specialPriceDiscounted: false, combine: 'BEST' }
    await publish('BENEFIT', { tiers, ...all, ...none }, '2026-07-02')
  })

  test('POINT-3: 350.00 earns 14; returning 60.00 leaves 290.00, so 4 are reversed; the same return twice reverses 4', async () => {
    const customer = await shop.register('+8613800002001')
    const now = '2026-07-02T12:00:00+08:00'
    await shop.bought({
      no: 'P-1',
      customer,
      at: now,
      lines: [
        { item: 'X', paid: 29_000 },
        { item: 'Y', paid: 6_000 }
      ]
    })
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 14, earned: 14 } })
    const back = { no: 'P-B', ofReceipt: 'P-1', at: now, lines: [{ item: 'Y', n: 1 }] }
    expect([(await shop.bringBack(back)).repeated, (await shop.bringBack(back)).repeated]).toEqual([false, true])
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 10, earned: 14, reversed: -4 } })
  })

  test('BENEFIT-1: 100.00 and 50.00 at a special price are 70.00 + 50.00 = 120.00, by the version that says so', async () => {
    const customer = await shop.register('+8613800002002')
    await shop.adjust(customer, 40, 'forty')
    await shop.act('visitRecord', 'VisitRecordInput', { customerId: customer, storeId: world.acme.stores[0]!.id }, 'visit { id }')
    const lines = [
      { itemCode: 'X', quantity: 1, amountMinor: 10_000 },
      { itemCode: 'Y', quantity: 1, amountMinor: 5_000, specialPrice: true }
    ]
    const fields = 'tierKey pay { minor } lines { pay { minor } reasons { rule paysPercent } } policies { kind version }'
    const { data } = await world.ask(
      world.acme.associate,
      `query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { ${fields} } }`,
      {
        input: { chainId: world.acme.chainId, storeCode: 'S1', customerId: customer, lines }
      }
    )
    expect(data.purchaseQuote).toMatchObject({
      tierKey: 'A',
      pay: { minor: 12_000 },
      lines: [{ pay: { minor: 7_000 }, reasons: [{ rule: 'TIER', paysPercent: 70 }] }, { pay: { minor: 5_000 } }]
    })
    expect(data.purchaseQuote.policies).toContainEqual({ kind: 'BENEFIT', version: 2 })
    expect(data.purchaseQuote.policies).toContainEqual({ kind: 'EARNING', version: 2 })
    expect(data.purchaseQuote.policies).toContainEqual({ kind: 'TIER', version: 2 })
  })
})
