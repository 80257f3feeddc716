// What discounts and vouchers would have cost, in one statement for a span of days, is what the domain's rules say purchase by purchase and day by day: over
// random policies with figures that stores set, random tiers before and after, receipts, returns and birthdays; in the chain, and in one store by what it
// sets and would set.
import {
  addDays,
  daysInMonth,
  effectivePolicy,
  festivalOn,
  fromParts,
  quotePurchase,
  type BenefitPolicy,
  type LocalDate,
  type Occasion,
  type StoreLines
} from '@keqing/domain'
import { runs } from '@keqing/domain/testing'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openWorld, type World } from '../../../test/world.ts'
import type { BacktestCost, CostScope } from '../../platform/backtest-cost.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
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

/** What holds in a store, and whether its receipts and customers count. */
interface Given {
  readonly side: Side
  readonly holding: (store: number) => BenefitPolicy
  readonly counts: (store: number) => boolean
}

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

/** The first store sets figures for itself; the second has none. */
const inChain = (of: Case, side: Side): Given => ({
  side,
  holding: store => effectivePolicy('benefit', of[side], store === 0 && of.storeLines ? of.storeLines : null).policy,
  counts: () => true
})

/** The first store alone, by the chain's rules of one side with some lines in them; tiers are of the side asked. */
const inStore = (of: Case, lines: StoreLines | null, side: Side): Given => ({
  side,
  holding: () => effectivePolicy('benefit', of.before, lines).policy,
  counts: store => store === 0
})

/** By the rules before and after, which are priced alike. */
function discounts(of: Case, written: Written, until: LocalDate, sides: readonly [Given, Given]): { before: number; after: number } {
  const byLine = choosesGoods(
    sides.flatMap(({ holding }) => [0, 1].map(holding)),
    until
  )
  const [before, after] = sides.map(each => discountsBy(of, written, until, each, byLine))
  return { before: before!, after: after! }
}

function discountsBy(of: Case, { purchaseIds }: Written, until: LocalDate, { side, holding, counts }: Given, byLine: boolean): number {
  const order = (at: number) => [instantOf(of.purchases[at]!.on, of.purchases[at]!.minute), purchaseIds[at]!].join(' ')
  return sum([...of.purchases.entries()], ([at, { customer, seller, store, on, voided, lines }]) => {
    if (voided || on < FROM || on >= until || !counts(store)) return 0
    const person = customer === null ? undefined : of.customers[customer]
    const earlier = of.purchases.filter(
      (each, index) =>
        !each.voided &&
        !each.lines.every(line => line.back === 100) &&
        person &&
        each.customer === customer &&
        seller !== null &&
        each.seller === seller &&
        order(index) < order(at)
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
    return quotePurchase(holding(store), who, byLine ? asked : together(asked), on).discountMinor
  })
}

const isBirthday = ([month, dayOf]: readonly number[], on: LocalDate): boolean => {
  const year = Number(on.slice(0, 4))
  return fromParts(year, month!, Math.min(dayOf!, daysInMonth(year, month!))) === on
}

function vouchers(of: Case, until: LocalDate, { side, holding, counts }: Given): number {
  const worth = (tierKey: string | null, store: number, occasion: Occasion) =>
    counts(store)
      ? (holding(store)
          .tiers.find(each => each.key === tierKey)
          ?.occasions.find(each => each.key === occasion)?.voucherMinor ?? 0)
      : 0
  const days: LocalDate[] = []
  for (let on = FROM; on < until; on = addDays(on, 1)) days.push(on)
  const byDay = sum([...of.customers.keys()], at => {
    const { store, birthday } = of.customers[at]!
    const born = birthday ? days.filter(on => isBirthday(birthday, on)).length : 0
    const key = tierOf(of, at, side)
    const festive = days.filter(on => festivalOn(holding(1).festivals, on)).length
    return festive * worth(key, store, 'festival') + born * worth(key, store, 'birthday')
  })
  const withPurchases = of.purchases.filter(
    ({ voided, on, lines }) =>
      !voided && on >= FROM && on < until && lines.some(each => !each.special && each.amount > 0) && !lines.every(each => each.back === 100)
  )
  const buyersByDay = Map.groupBy(withPurchases, ({ customer, on }) => `${customer} ${on}`)
  // Who bought in both stores on a day gets one, by the chain's figures; by the first store's own only where those give none.
  const withOne = sum([...buyersByDay.values()], bought => {
    const worths = [1, 0].map(store =>
      bought.some(each => each.store === store) ? worth(tierOf(of, bought[0]!.customer, side), store, 'purchase') : 0
    )
    return worths.find(minor => minor > 0) ?? 0
  })
  return byDay + withOne
}

/** Who is in which tier at the span's start, as a relation. */
function judged(of: Case, { customerIds }: Written): Sql {
  const rows = of.customers.flatMap((each, at) =>
    each.judged ? [{ customer_id: customerIds[at], before_key: each.before, after_key: each.after }] : []
  )
  return sql`(select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (customer_id uuid, before_key text, after_key text))`
}

const spanOf = (tx: Tx, of: Case, written: Written, until: LocalDate) => ({
  ...{ tenantId: tx.tenantId, chainId: world.acme.chainId, from: FROM, until, beside: {}, judged: judged(of, written) }
})

async function answered(tx: Tx, question: Sql | undefined) {
  if (!question) return { before: 0, after: 0 }
  return tx.first(sql`select coalesce(before, 0)::bigint as before, coalesce(after, 0)::bigint as after from (${question}) as cost`)
}

async function asked(tx: Tx, [kind, cost]: readonly ['tier' | 'benefit', BacktestCost], of: Case, written: Written, until: LocalDate) {
  const scope: CostScope = {
    ...spanOf(tx, of, written, until),
    ...{ before: of.before, after: of.after },
    stores: of.storeLines ? [{ storeId: world.acme.stores[0]!.id, kind: 'benefit', body: of.storeLines }] : []
  }
  // A draft of tiers is reckoned by the rules of one side, beside it.
  const question =
    kind === 'tier' ? cost.of.tier!({ ...scope, before: {}, after: {}, beside: { benefit: of.before } }) : cost.of.benefit!(scope)
  return answered(tx, question)
}

/** As a store's draft is backtested: what the store makes of the chain's rules, before and after, over its own receipts and customers. */
async function askedOfStore(tx: Tx, cost: BacktestCost, of: Case, written: Written, until: LocalDate) {
  const { holding: before } = inStore(of, of.storeLines ?? null, 'before')
  const { holding: after } = inStore(of, of.storeDraft, 'after')
  const where = { storeId: world.acme.stores[0]!.id, stores: [] }
  return answered(tx, cost.of.benefit!({ ...spanOf(tx, of, written, until), ...where, before: before(0), after: after(0) }))
}

test(`${RUNS} random policies and histories, seed ${SEED}: one statement gives what the rules give one by one`, async () => {
  let [given, changed] = [0, 0]
  await fc.assert(
    fc.asyncProperty(cases, fc.integer({ min: 1, max: DAYS }), async (of, long) => {
      const until = addDays(FROM, long)
      const open = await world.platform.open(world.acme.tenantId)
      try {
        const written = await write(open.tx, world.acme, of)
        const [before, after] = [inChain(of, 'before'), inChain(of, 'after')]
        const expected = discounts(of, written, until, [before, after])
        expect(await asked(open.tx, ['benefit', discountsGiven], of, written, until)).toEqual(expected)
        const byTier = discounts(of, written, until, [before, { ...before, side: 'after' }])
        expect(await asked(open.tx, ['tier', discountsGiven], of, written, until)).toEqual(byTier)
        expect(await asked(open.tx, ['benefit', vouchersDue], of, written, until)).toEqual({
          before: vouchers(of, until, before),
          after: vouchers(of, until, after)
        })
        const [set, drafted] = [inStore(of, of.storeLines ?? null, 'before'), inStore(of, of.storeDraft, 'after')]
        const inOne = discounts(of, written, until, [set, drafted])
        expect(await askedOfStore(open.tx, discountsGiven, of, written, until)).toEqual(inOne)
        expect(await askedOfStore(open.tx, vouchersDue, of, written, until)).toEqual({
          before: vouchers(of, until, set),
          after: vouchers(of, until, drafted)
        })
        changed += Number(inOne.before !== inOne.after)
        given += expected.before
      } finally {
        await open.rollback()
      }
    }),
    { numRuns: RUNS, seed: SEED }
  )
  expect(given).toBeGreaterThan(0)
  expect(changed).toBeGreaterThan(0)
}, 3_600_000)
