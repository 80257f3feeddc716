// Random benefit policies with figures that stores set, and random customers, receipts and returns to price by them; and their rows in a database.
import {
  addDays,
  dayOf,
  DEFAULT_BENEFIT_POLICY,
  localDate,
  monthOf,
  type BenefitPolicy,
  type FestivalDay,
  type LocalDate,
  type Occasion,
  type StoreLines
} from '@keqing/domain'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { insert } from './history-rows.ts'
import type { Company } from './world.ts'
import type { Tx } from '../src/platform/db/database.ts'

export const FROM = localDate('2026-02-10')
export const DAYS = 90
/** Of C no policy says anything. */
const tierKey = fc.constantFrom('A', 'A', 'B', 'C')

const percent = fc.integer({ min: 0, max: 100 })
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const goods = fc.record({
  categories: fc.subarray(['coats', 'shoes', 'kept']),
  itemCodes: fc.subarray(['I0', 'I1'])
})
const day = fc.integer({ min: -10, max: DAYS + 10 }).map(days => addDays(FROM, days))
const occasions = fc.uniqueArray(
  fc.record({
    key: fc.constantFrom<Occasion>('festival', 'birthday', 'purchase'),
    voucherMinor: maybe(fc.constantFrom(500, 10_000)),
    ...{ gift: fc.constant(null), booklet: fc.constant(true), handover: fc.constant('mail' as const) }
  }),
  { selector: each => each.key, maxLength: 3 }
)
const tier = (key: string) =>
  fc.record({
    key: fc.constant(key),
    paysPercent: percent,
    memberDayPaysPercent: maybe(percent),
    birthdayPaysPercent: maybe(percent),
    sameAssociatePaysPercent: maybe(percent),
    presaleDays: fc.integer({ min: 0, max: 40 }),
    membersOnly: fc.boolean(),
    rebatePercent: fc.constant(0),
    occasions
  })
const text = { 'zh-CN': 'x', en: 'x' }
/** Within the span and about it, some of them on one day or said in two ways. */
const festivalDay: fc.Arbitrary<FestivalDay> = fc.oneof(
  day.map(on => ({ calendar: 'solar' as const, month: monthOf(on), day: dayOf(on), offset: 0 })),
  fc.constant({ calendar: 'solar' as const, month: 2, day: 29, offset: 0 }),
  fc.record({
    calendar: fc.constant('lunar' as const),
    month: fc.constantFrom(1, 2, 3, 12),
    day: fc.integer({ min: 1, max: 30 }),
    offset: fc.constantFrom(0, 0, -1, 14, -30, 30)
  })
)
const festivals = fc.oneof(
  fc.constant(DEFAULT_BENEFIT_POLICY.festivals),
  fc.array(festivalDay, { maxLength: 5 }).map(days => days.map((on, at) => ({ key: `F${at}`, name: text, on })))
)
const policies: fc.Arbitrary<BenefitPolicy> = fc
  .record({
    tiers: fc.tuple(tier('A'), tier('B')),
    specialPriceDiscounted: fc.boolean(),
    combine: fc.constantFrom('best' as const, 'multiply' as const),
    memberDay: maybe(fc.record({ weekday: fc.integer({ min: 1, max: 7 }) })),
    birthday: maybe(fc.record({ daysBefore: fc.integer({ min: 0, max: 40 }), daysAfter: fc.integer({ min: 0, max: 40 }) })),
    sameAssociate: maybe(fc.record({ withinDays: fc.integer({ min: 0, max: 60 }) })),
    festivals,
    membersOnly: fc.oneof(fc.constant({ categories: [], itemCodes: [] }), goods),
    sales: fc.array(
      fc.record({
        opensOn: day,
        long: fc.nat({ max: 40 }),
        paysPercent: percent,
        goods: fc.oneof(fc.constant({ categories: [], itemCodes: [] }), goods)
      }),
      { maxLength: 3 }
    )
  })
  .map(({ sales, ...rest }) => ({
    ...DEFAULT_BENEFIT_POLICY,
    ...rest,
    sales: sales.map(({ opensOn, long, ...sale }, at) => ({
      key: `S${at}`,
      name: text,
      opensOn,
      closesOn: addDays(opensOn, long),
      ...sale
    })),
    openToStores: [
      ...['tiers.A.paysPercent', 'tiers.A.occasions.purchase.voucherMinor', 'tiers.B.occasions.festival.voucherMinor'],
      ...['memberDay.weekday', 'sales.S0.paysPercent']
    ].map(key => ({ key, least: 0, most: key.endsWith('Minor') ? 10_000 : 90 }))
  }))
/** Out of bounds, not open, or good. */
const storeLines: fc.Arbitrary<StoreLines> = fc
  .subarray([
    ...['tiers.A.paysPercent', 'tiers.A.occasions.purchase.voucherMinor', 'memberDay.weekday'],
    ...['sales.S0.paysPercent', 'tiers.B.paysPercent']
  ])
  .chain(keys =>
    fc.tuple(...keys.map(key => fc.integer({ min: 1, max: key.endsWith('weekday') ? 7 : 100 }).map(value => ({ key, value }))))
  )
  .map(lines => ({ lines }))

const customers = fc.array(
  fc.record({
    before: maybe(tierKey),
    after: maybe(tierKey),
    store: fc.nat({ max: 1 }),
    birthday: maybe(fc.constantFrom([2, 29], [2, 28], [5, 1], [12, 31], [1, 1], [3, 15])),
    /** One whose file was made within the span is in no tier at its start. */
    judged: fc.constantFrom(true, true, true, false)
  }),
  { minLength: 1, maxLength: 4 }
)
const line = fc.record({
  item: fc.nat({ max: 2 }),
  amount: fc.oneof(fc.nat({ max: 200 }), fc.nat({ max: 900_000 })),
  special: fc.boolean(),
  category: fc.constantFrom(null, 'kept', ''),
  back: fc.constantFrom(0, 0, 0, 40, 100)
})
const purchase = fc.record({
  customer: fc.option(fc.nat({ max: 3 }), { nil: null }),
  seller: fc.constantFrom(null, 0, 1),
  store: fc.nat({ max: 1 }),
  on: fc.oneof(
    day,
    fc.nat({ max: 5 }).map(days => addDays(FROM, days))
  ),
  minute: fc.nat({ max: 59 }),
  voided: fc.constantFrom(false, false, false, true),
  lines: fc.array(line, { minLength: 1, maxLength: 3 })
})
/** Of some customers a second receipt of the day, in the same store or the other. */
const purchases = fc
  .array(fc.tuple(purchase, maybe(fc.nat({ max: 1 }))), { minLength: 1, maxLength: 7 })
  .map(all => all.flatMap(([each, again]) => (again === null ? [each] : [each, { ...each, store: again }])))
export const cases = fc.record({
  before: policies,
  after: policies,
  storeLines: fc.option(storeLines, { nil: undefined }),
  /** What the first store would set instead. */
  storeDraft: storeLines,
  customers,
  purchases
})
export type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never
/** `long` days from the first on; items have a category of their own, which a line that kept its one does not ask. */
const ITEM_CATEGORIES = ['coats', 'shoes', '']
export const categoryOf = ({ item, category }: Case['purchases'][number]['lines'][number]) => category ?? ITEM_CATEGORIES[item]!
export const backOf = ({ amount, back }: { amount: number; back: number }) => Math.floor((amount * back) / 100)

export interface Written {
  readonly customerIds: readonly string[]
  readonly purchaseIds: readonly string[]
}

export async function write(tx: Tx, company: Company, of: Case): Promise<Written> {
  const { chainId, stores, associate, manager } = company
  const at = { chain_id: chainId }
  const items = ITEM_CATEGORIES.map((category, index) => ({ id: uuid(), ...at, code: `I${index}`, name: '', category }))
  await insert(
    tx,
    'item',
    items.map(item => ({ ...item, recorded_at: '2020-01-01T00:00:00Z' }))
  )
  const people = of.customers.map(({ store, birthday }) => {
    const id = uuid()
    const names = { member_no: id, kind: 'person', name: 'x', sort_name: 'x', search: 'x', capture_source: 'till' }
    const born = { birth_month: birthday?.[0] ?? null, birth_day: birthday?.[1] ?? null }
    const dates = { registered_on: '2020-01-01', registered_at: '2020-01-01T00:00:00Z', recorded_at: '2020-01-01T00:00:00Z' }
    return { id, ...at, store_id: stores[store]!.id, ...names, ...born, ...dates, next_change_on: null }
  })
  const known = [
    'id',
    'chain_id',
    'store_id',
    'member_no',
    'kind',
    'name',
    'sort_name',
    'search',
    'capture_source',
    'birth_month',
    'birth_day'
  ]
  const columns = [...known, 'registered_on', 'registered_at', 'recorded_at', 'completeness']
  await insert(
    tx,
    'customer',
    people.map(person => Object.fromEntries(columns.map(column => [column, { ...person, completeness: 0 }[column as 'id']])))
  )
  const bought = of.purchases.map(each => ({ ...each, id: uuid() }))
  await insert(
    tx,
    'purchase',
    bought.map(({ id, store, on, minute, customer, seller, voided, lines }) => ({
      ...{ id, ...at, store_id: stores[store]!.id, receipt_no: id, source: 'till', purchased_on: on },
      ...{ happened_at: instantOf(on, minute), recorded_at: instantOf(on, minute), voided_at: voided ? '2027-01-01T00:00:00Z' : null },
      customer_id: customer === null ? null : (people[customer]?.id ?? null),
      seller_id: seller === null ? null : [associate, manager][seller]!.staffId,
      ...{ units: lines.length * 100, paid_minor: sum(lines, each => each.amount) },
      special_minor: sum(lines, each => (each.special ? each.amount : 0)),
      ...{ returned_units: sum(lines, each => each.back), returned_minor: sum(lines, backOf) },
      returned_in_full_on: lines.every(each => each.back === 100) ? on : null
    }))
  )
  const lines = bought.flatMap(({ id, on, lines: own }) =>
    own.map((each, index) => ({ ...each, on, purchaseId: id, no: index + 1, returnId: uuid() }))
  )
  await insert(
    tx,
    'purchase_line',
    lines.map(({ purchaseId, no, item, amount, special, category }) => ({
      ...{
        purchase_id: purchaseId,
        line_no: no,
        item_id: items[item]!.id,
        quantity: 100,
        amount_minor: amount,
        special_price: special,
        category
      }
    }))
  )
  const returned = lines.filter(each => each.back > 0)
  await insert(
    tx,
    'purchase_return',
    returned.map(({ returnId, on, purchaseId, back }) => ({
      ...{
        id: returnId,
        ...at,
        store_id: stores[0]!.id,
        return_no: returnId,
        happened_at: instantOf(on, 59),
        returned_on: on,
        source: 'till'
      },
      ...{ recorded_at: instantOf(on, 59), purchase_id: purchaseId, units: back }
    }))
  )
  await insert(
    tx,
    'return_line',
    returned.map(({ returnId, item, no, back }) => ({
      ...{ return_id: returnId, line_no: 1, item_id: items[item]!.id, purchase_line_no: no, quantity: back }
    }))
  )
  await insert(
    tx,
    'return_allocation',
    returned.map(each => ({
      ...{ return_id: each.returnId, return_line_no: 1, purchase_id: each.purchaseId, purchase_line_no: each.no, returned_on: each.on },
      ...{ units: each.back, amount_minor: backOf(each), recorded_at: instantOf(each.on, 59) }
    }))
  )
  return { customerIds: people.map(each => each.id), purchaseIds: bought.map(each => each.id) }
}

export const instantOf = (on: LocalDate, minute: number) => `${on}T04:${String(minute).padStart(2, '0')}:00Z`
export const sum = <T>(all: readonly T[], of: (each: T) => number) => all.reduce((total, each) => total + of(each), 0)
