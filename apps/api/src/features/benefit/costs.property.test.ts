// What discounts and vouchers would have cost, in one statement for a span of days, is what the domain's rules say purchase by purchase and day by day: over
// random policies with figures that stores set, random tiers before and after, receipts, returns and birthdays.
import {
  addDays,
  daysInMonth,
  effectivePolicy,
  fromParts,
  isFestival,
  quotePurchase,
  type BenefitPolicy,
  type LocalDate,
  type Occasion
} from '@keqing/domain'
import { runs } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openWorld, type World } from '../../../test/world.ts'
import type { BacktestCost, CostScope } from '../../platform/backtest-cost.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { backOf, cases, categoryOf, DAYS, FROM, instantOf, sum, write, type Case, type Written } from '../../../test/benefit-cases.ts'
import { discountsGiven, vouchersDue } from './index.ts'

const RUNS = runs(60)
const SEED = Number(process.env.FC_SEED ?? Date.now())
type Side = 'before' | 'after'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** What a customer is in at the span's start; lines of purchases name customers by place. */
function tierOf(of: Case, customer: number | null, side: Side): string | null {
  const person = customer === null ? undefined : of.customers[customer]
  return person?.judged ? person[side] : null
}

/** The first store sets figures for itself; the second has none. */
const holding = (of: Case, side: Side, store: number): BenefitPolicy =>
  effectivePolicy('benefit', of[side], store === 0 && of.storeLines ? of.storeLines : null).policy

/** Whether a rule of the span chooses goods: then lines are priced; else what is at a special price is one line, and all else another. */
const choosesGoods = (policies: readonly BenefitPolicy[], until: LocalDate): boolean =>
  policies.some(({ sales, membersOnly, tiers }) => {
    const early = Math.max(0, ...tiers.map(tier => tier.presaleDays))
    const open = sales.filter(({ opensOn, closesOn }) => closesOn >= FROM && addDays(opensOn, -early) < until)
    return [membersOnly, ...open.map(sale => sale.goods)].some(({ categories, itemCodes }) => categories.length + itemCodes.length > 0)
  })

interface Priced {
  readonly itemCode: string
  readonly category: string
  readonly priceMinor: number
  readonly specialPrice: boolean
}

const together = (lines: readonly Priced[]): Priced[] =>
  [true, false].map(specialPrice => ({
    ...{ itemCode: '', category: '', specialPrice },
    priceMinor: sum(
      lines.filter(line => line.specialPrice === specialPrice),
      line => line.priceMinor
    )
  }))

function discounts(of: Case, { purchaseIds }: Written, until: LocalDate, side: Side): number {
  const byLine = choosesGoods(
    [of.before, of.after].flatMap(policy => [policy, effectivePolicy('benefit', policy, of.storeLines ?? null).policy]),
    until
  )
  const order = (at: number) => [instantOf(of.purchases[at]!.on, of.purchases[at]!.minute), purchaseIds[at]!].join(' ')
  return sum([...of.purchases.entries()], ([at, { customer, seller, store, on, voided, lines }]) => {
    if (voided || on < FROM || on >= until) return 0
    const person = customer === null ? undefined : of.customers[customer]
    const earlier = of.purchases.filter(
      (each, index) =>
        !each.voided && person && each.customer === customer && seller !== null && each.seller === seller && order(index) < order(at)
    )
    const last =
      earlier
        .map(each => each.on)
        .toSorted()
        .at(-1) ?? null
    const [month, dayOf] = person?.birthday ?? []
    const birthday = month && dayOf ? { month, day: dayOf } : null
    const who = person ? { tierKey: tierOf(of, customer, side), birthday, lastFromSellerOn: last } : null
    const asked = lines.map(each => ({
      ...{ itemCode: `I${each.item}`, category: categoryOf(each), priceMinor: each.amount - backOf(each), specialPrice: each.special }
    }))
    return quotePurchase(holding(of, side, store), who, byLine ? asked : together(asked), on).discountMinor
  })
}

const isBirthday = ([month, dayOf]: readonly number[], on: LocalDate): boolean => {
  const year = Number(on.slice(0, 4))
  return fromParts(year, month!, Math.min(dayOf!, daysInMonth(year, month!))) === on
}

function vouchers(of: Case, until: LocalDate, side: Side): number {
  const worth = (tierKey: string | null, store: number, occasion: Occasion) =>
    holding(of, side, store)
      .tiers.find(each => each.key === tierKey)
      ?.occasions.find(each => each.key === occasion)?.voucherMinor ?? 0
  const days: LocalDate[] = []
  for (let on = FROM; on < until; on = addDays(on, 1)) days.push(on)
  const byDay = sum([...of.customers.keys()], at => {
    const { store, birthday } = of.customers[at]!
    const born = birthday ? days.filter(on => isBirthday(birthday, on)).length : 0
    const key = tierOf(of, at, side)
    return days.filter(isFestival).length * worth(key, store, 'festival') + born * worth(key, store, 'birthday')
  })
  const withPurchases = of.purchases.filter(
    ({ voided, on, lines }) =>
      !voided && on >= FROM && on < until && lines.some(each => !each.special && each.amount > 0) && !lines.every(each => each.back === 100)
  )
  return byDay + sum(withPurchases, ({ customer, store }) => worth(tierOf(of, customer, side), store, 'purchase'))
}

async function asked(
  tx: Tx,
  [kind, cost]: readonly ['tier' | 'benefit', BacktestCost],
  of: Case,
  { customerIds }: Written,
  until: LocalDate
) {
  const rows = of.customers.flatMap(({ judged, before, after }, at) =>
    judged ? [{ customer_id: customerIds[at], before_key: before, after_key: after }] : []
  )
  const scope: CostScope = {
    ...{ tenantId: tx.tenantId, chainId: world.acme.chainId, from: FROM, until, before: of.before, after: of.after, beside: {} },
    stores: of.storeLines ? [{ storeId: world.acme.stores[0]!.id, kind: 'benefit', body: of.storeLines }] : [],
    judged: sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (customer_id uuid, before_key text, after_key text))`
  }
  // A draft of tiers is reckoned by the rules of one side, beside it.
  const question =
    kind === 'tier' ? cost.of.tier!({ ...scope, before: {}, after: {}, beside: { benefit: of.before } }) : cost.of.benefit!(scope)
  if (!question) return { before: 0, after: 0 }
  return tx.first(sql`select coalesce(before, 0)::bigint as before, coalesce(after, 0)::bigint as after from (${question}) as cost`)
}

test(`${RUNS} random policies and histories, seed ${SEED}: one statement gives what the rules give one by one`, async () => {
  let given = 0
  await fc.assert(
    fc.asyncProperty(cases, fc.integer({ min: 1, max: DAYS }), async (of, long) => {
      const until = addDays(FROM, long)
      const open = await world.platform.open(world.acme.tenantId)
      try {
        const written = await write(open.tx, world.acme, of)
        const expected = { before: discounts(of, written, until, 'before'), after: discounts(of, written, until, 'after') }
        expect(await asked(open.tx, ['benefit', discountsGiven], of, written, until)).toEqual(expected)
        const byRules = { ...of, after: of.before }
        const byTier = { before: discounts(byRules, written, until, 'before'), after: discounts(byRules, written, until, 'after') }
        expect(await asked(open.tx, ['tier', discountsGiven], of, written, until)).toEqual(byTier)
        expect(await asked(open.tx, ['benefit', vouchersDue], of, written, until)).toEqual({
          before: vouchers(of, until, 'before'),
          after: vouchers(of, until, 'after')
        })
        given += expected.before
      } finally {
        await open.rollback()
      }
    }),
    { numRuns: RUNS, seed: SEED }
  )
  expect(given).toBeGreaterThan(0)
}, 3_600_000)
