// Receipts that were heard of later than the night behind their day: with a purchase everybody gets what was promised, once; what a file brings of years is history.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { addDays, DEFAULT_BENEFIT_POLICY, localDate, type BenefitPolicy } from '@keqing/domain'
import { VoucherNights } from '../../../test/voucher-nights.ts'
import { Vouchers } from '../../../test/vouchers.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import { wasLate } from './occasions.sql.ts'

let world: World
let hq: Vouchers
let nights: VoucherNights
beforeAll(async () => {
  world = await openWorld()
  hq = new Vouchers(world)
  nights = new VoucherNights(world)
  await nights.benefits(giving(3_000))
})
afterAll(() => world.close())

/** Each test begins on a morning of its own, after a night that was worked. */
let today = localDate('2026-07-01')
const before = (days: number) => addDays(today, -days)
async function nextNight(days = 1): Promise<void> {
  today = addDays(today, days)
  nights.noon(today)
  await nights.night()
}
beforeEach(() => nextNight(50))

/** So much with a purchase to tier C, five more to tier B, and nothing else. */
function giving(minor: number): BenefitPolicy {
  const more: Readonly<Record<string, number>> = { B: 500, C: 0 }
  const tiers = DEFAULT_BENEFIT_POLICY.tiers.map(tier => {
    const voucherMinor = minor + (more[tier.key] ?? -minor)
    return { ...tier, occasions: [{ key: 'purchase', gift: null, voucherMinor, booklet: false, handover: 'atTill' } as const] }
  })
  return { ...DEFAULT_BENEFIT_POLICY, tiers, festivals: [] }
}

let slips = 0
const bought = (customer: string | null, day: string, more: { store?: string; special?: boolean } = {}) => {
  const { special = false, ...place } = more
  return hq.shop.bought({
    no: `L-${++slips}`,
    customer,
    at: `${day}T12:00:00+08:00`,
    lines: [{ item: 'A', paid: 1_000, special }],
    ...place
  })
}

async function vouchersOf(customer: string): Promise<Record<string, any>[]> {
  const { data, errors } = await hq.shop.ask(
    'query ($id: ID!) { customer(id: $id) { vouchers { nodes { occasion occasionOn issuedOn policyVersion face { minor } } } } }',
    { id: customer }
  )
  expect(errors).toBeUndefined()
  return data.customer.vouchers.nodes
}

/** What was given with purchases, today. */
async function given(customer: string): Promise<unknown[]> {
  return (await vouchersOf(customer)).map(each => {
    expect([each['occasion'], each['issuedOn']]).toEqual(['PURCHASE', today])
    return [each['occasionOn'], each['face'].minor, each['policyVersion']]
  })
}

test('a till that was off-line for two days: each customer gets one, wherever the night is killed', async () => {
  const customers = await Promise.all(Array.from({ length: 5 }, () => hq.register()))
  const bargain = await hq.register()
  const [twoDays, threeDays] = [before(1), before(2)]
  for (const customer of customers) await bought(customer, twoDays)
  await bought(customers[0]!, twoDays, { store: 'S2' })
  await bought(bargain, threeDays, { special: true })
  today = addDays(today, 1)
  nights.noon(today)
  await nights.killedAnywhere(2)
  await Promise.all([nights.night(), nights.night()])
  const [twice, ...once] = customers
  // In two stores, once; two receipts make tier B, which is the one that the night finds (TIER-3).
  expect(await given(twice!)).toEqual([[twoDays, 3_500, 1]])
  for (const customer of once) expect(await given(customer)).toEqual([[twoDays, 3_000, 1]])
  expect(await given(bargain)).toEqual([])
})

test('it goes by the version that held on the day of the purchase', async () => {
  const [last, first] = [await hq.register(), await hq.register()]
  await nights.from(before(2), 2, giving(4_000))
  await bought(last, before(3))
  await bought(first, before(2))
  await nextNight()
  expect(await given(last)).toEqual([[before(4), 3_000, 1]])
  expect(await given(first)).toEqual([[before(3), 4_000, 2]])
})

test('a month back, the day itself included, and no further', async () => {
  const [month, more] = [await hq.register(), await hq.register()]
  await bought(month, before(30))
  await bought(more, before(31))
  await nextNight()
  expect(await given(month)).toEqual([[before(31), 4_000, 2]])
  expect(await given(more)).toEqual([])
})

test('an anonymous receipt that finds its customer later counts from its own day; who had one for it gets no second', async () => {
  const [late, known] = [await hq.register(), await hq.register()]
  const day = before(5)
  const claim = async (purchaseId: string, customerId: string) =>
    expect(await hq.shop.act('purchaseClaim', 'PurchaseClaimInput', { purchaseId, customerId }, 'userErrors { code }')).toEqual({
      userErrors: []
    })
  const anonymous = [await bought(null, day), await bought(null, day)]
  await bought(known, day)
  await nextNight()
  expect(await given(known)).toEqual([[day, 4_000, 2]])
  await claim(anonymous[0]!, late)
  await claim(anonymous[1]!, known)
  await nextNight()
  expect(await given(late)).toEqual([[day, 4_000, 2]])
  expect(await vouchersOf(known)).toHaveLength(1)
})

test('what was being recorded while a night looked is seen by the next; nights that are missed lose nothing, and nothing comes again', async () => {
  const [slow, missed, old] = [await hq.register(), await hq.register(), await hq.register()]
  const [yesterday, day] = [before(1), before(4)]
  for (const customer of [slow, old]) await bought(customer, yesterday)
  // One transaction began minutes before the night and ended after it; of the other receipt the night before has known, and gave nothing for it.
  const recorded = (customer: string, minutes: number) =>
    world.db.unit(world.acme.tenantId, tx =>
      tx.run(sql`update purchase set recorded_at = ${new Date(world.clock.now().getTime() - minutes * 60_000)}
        where tenant_id = ${tx.tenantId} and customer_id = ${customer}`)
    )
  await recorded(slow, 5)
  await recorded(old, 90)
  await bought(missed, day)
  // A night that was begun and not ended has seen nothing.
  nights.noon(addDays(today, 2))
  await expect(nights.night({ units: 1 })).rejects.toThrow('killed')
  await nextNight(4)
  expect(await given(slow)).toEqual([[yesterday, 4_000, 2]])
  expect(await given(missed)).toEqual([[day, 4_000, 2]])
  expect(await given(old)).toEqual([])
})

test('a store’s figures hold for what was late there, the chain’s first', async () => {
  const line = 'tiers.C.occasions.purchase.voucherMinor'
  await nights.from(before(9), 3, { ...giving(3_000), openToStores: [{ key: line, least: 1_000, most: 9_000 }] })
  await nights.ofStore(world.acme.stores[1]!.id, before(9), line, 5_000)
  const [here, there] = [await hq.register(), await hq.register()]
  const day = before(3)
  await bought(here, day)
  await bought(there, day, { store: 'S2' })
  await nextNight()
  expect(await given(here)).toEqual([[day, 3_000, 3]])
  expect(await given(there)).toEqual([[day, 5_000, 3]])
})

test('what was late is found by when it was heard of, behind the wall as well', async () => {
  const late = { since: new Date('2026-06-01T15:00:00Z'), until: new Date('2026-06-02T16:00:00Z'), timeZone: 'Asia/Shanghai' }
  const { tenantId, chainId } = world.acme
  for (const db of [world.db, world.platform]) {
    const plan = await db.unit(tenantId, async tx => {
      for (const way of ['seqscan', 'bitmapscan']) await tx.run(sql`set local ${raw(`enable_${way}`)} = off`)
      return tx.query<{ 'QUERY PLAN': string }>(
        sql`explain select p.id from purchase p where p.tenant_id = ${tenantId} and p.chain_id = ${chainId} and ${wasLate(late)}`
      )
    })
    const text = plan.map(line => line['QUERY PLAN']).join(' ')
    expect(text).toMatch(
      /using purchase_late on purchase p .{0,120}Index Cond: .{0,200}CASE WHEN \(claimed_at IS NULL\).{0,80} >= .{0,200} < .*Filter: /
    )
  }
})
