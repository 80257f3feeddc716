/**
 * What figures are, said once and for few facts (INC-1, INC-12, TERM-3, TERM-4): the SQL that measures a chain at once is held equal to these by a property test.
 * A period's last day is what is known of (TIME-3).
 */
import { daysBetween, type LocalDate } from '../calendar/local-date.ts'
import { isWithinLastMonths } from '../calendar/window.ts'
import { CLAIM_DAYS } from './period.ts'
import { RATIOS, type Measure, type Measured } from './policy.ts'
import type { MeasuredFigure } from './quota.ts'

export interface FileFact {
  readonly customerId: string
  readonly storeId: string
  readonly registeredById: string | null
  readonly on: LocalDate
  readonly hasPhone: boolean
  /** Some consent was given and not withdrawn by the period's last day. */
  readonly isConsented: boolean
}
export interface ReceiptFact {
  readonly customerId: string | null
  readonly storeId: string
  readonly sellerId: string | null
  readonly on: LocalDate
  /** Of a receipt that was nobody's at first. */
  readonly claimedOn: LocalDate | null
  readonly paidMinor: number
  readonly units: number
  readonly returns: readonly { readonly on: LocalDate; readonly amountMinor: number; readonly units: number }[]
}
export interface BookFact {
  readonly customerId: string
  readonly groupId: string
  /** The group's. */
  readonly storeId: string
  readonly keeperId: string | null
  readonly from: LocalDate
  /** The last day; null: open. */
  readonly until: LocalDate | null
}
export interface MeasuredFacts {
  readonly files: readonly FileFact[]
  readonly receipts: readonly ReceiptFact[]
  readonly books: readonly BookFact[]
  readonly visits: readonly {
    readonly customerId: string
    readonly storeId: string
    readonly staffId: string | null
    readonly on: LocalDate
  }[]
}
export interface MeasurePeriod {
  readonly from: LocalDate
  /** The last day. */
  readonly to: LocalDate
  readonly lossMonths: number | null
  readonly prospectsCount: boolean
}
/** Those that are measured of files, receipts, visits and books alone. */
export type PlainMeasure = Exclude<Measure, 'slowGoods' | 'tierPromotions' | 'completeness' | 'validity' | 'failedItems' | 'lateDays'>

type Part = readonly [subject: string | null | undefined, numerator: number, denominator: number]

/** The sum of the parts by whom they are of; whoever has none is not in it. */
export function measureFacts(
  measure: PlainMeasure,
  of: Measured,
  facts: MeasuredFacts,
  period: MeasurePeriod
): ReadonlyMap<string, MeasuredFigure> {
  const sums = new Map<string, { numerator: number; denominator: number }>()
  for (const [subject, numerator, denominator] of PARTS[measure](of, facts, period)) {
    if (!subject) continue
    const sum = sums.get(subject) ?? { numerator: 0, denominator: 0 }
    sums.set(subject, { numerator: sum.numerator + numerator, denominator: sum.denominator + denominator })
  }
  const figure = ({ numerator, denominator }: { numerator: number; denominator: number }) => ({
    numerator,
    denominator: RATIOS.has(measure) ? denominator : null
  })
  return new Map([...sums].map(([subject, sum]) => [subject, figure(sum)]))
}

const within = (on: LocalDate, { from, to }: MeasurePeriod): boolean => on >= from && on <= to
const bookOn = (books: readonly BookFact[], customerId: string | null, on: LocalDate): BookFact | undefined =>
  books.find(book => book.customerId === customerId && book.from <= on && (book.until === null || book.until >= on))

/** TERM-1: returned in full by the last day it is no purchase. */
const isPurchase = ({ on, units, returns }: ReceiptFact, { to }: MeasurePeriod): boolean =>
  on <= to && returns.filter(back => back.on <= to).reduce((sum, back) => sum + back.units, 0) < units

const isLate = ({ on, claimedOn }: ReceiptFact): boolean => claimedOn !== null && daysBetween(on, claimedOn) > CLAIM_DAYS

function subjectOfReceipt(of: Measured, receipt: ReceiptFact, { books }: MeasuredFacts): string | null | undefined {
  if (of === 'store') return receipt.storeId
  return of === 'associate' ? receipt.sellerId : bookOn(books, receipt.customerId, receipt.on)?.groupId
}

/** The group that first had the customer, if any had by the last day. */
function subjectOfFile(of: Measured, file: FileFact, { books }: MeasuredFacts, { to }: MeasurePeriod): string | null | undefined {
  if (of === 'store') return file.storeId
  if (of === 'associate') return file.registeredById
  const [first] = books
    .filter(book => book.customerId === file.customerId && book.from <= to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return first?.groupId
}

const hasBought = (customerId: string, { receipts }: MeasuredFacts, period: MeasurePeriod): boolean =>
  receipts.some(receipt => receipt.customerId === customerId && isPurchase(receipt, period))

function files(of: Measured, facts: MeasuredFacts, period: MeasurePeriod, counts: (file: FileFact) => boolean): Part[] {
  return facts.files.filter(file => within(file.on, period) && counts(file)).map(file => [subjectOfFile(of, file, facts, period), 1, 0])
}

const isReachable = ({ hasPhone, isConsented }: FileFact): boolean => hasPhone && isConsented

const PARTS: Readonly<Record<PlainMeasure, (of: Measured, facts: MeasuredFacts, period: MeasurePeriod) => readonly Part[]>> = {
  registrations: (of, facts, period) =>
    files(of, facts, period, file => isReachable(file) && (period.prospectsCount || hasBought(file.customerId, facts, period))),
  prospects: (of, facts, period) => files(of, facts, period, file => isReachable(file) && !hasBought(file.customerId, facts, period)),
  netSales: (of, facts, period) =>
    facts.receipts.flatMap((receipt): Part[] => {
      const subject = subjectOfReceipt(of, receipt, facts)
      const sold: Part[] = within(receipt.on, period) ? [[subject, receipt.paidMinor, 0]] : []
      return [...sold, ...receipt.returns.filter(back => within(back.on, period)).map((back): Part => [subject, -back.amountMinor, 0])]
    }),
  unitsPerReceipt: (of, facts, period) =>
    facts.receipts
      .filter(receipt => within(receipt.on, period) && isPurchase(receipt, period))
      .map(receipt => {
        const back = receipt.returns.filter(each => each.on <= period.to).reduce((sum, each) => sum + each.units, 0)
        return [subjectOfReceipt(of, receipt, facts), receipt.units - back, 1]
      }),
  visits: (of, { visits, books }, period) =>
    visits
      .filter(visit => within(visit.on, period))
      .map(({ storeId, staffId, customerId, on }): Part => {
        const book = bookOn(books, customerId, on)
        return [of === 'store' ? storeId : of === 'group' ? book?.groupId : (staffId ?? book?.keeperId), 1, 0]
      }),
  repurchaseRate: (of, { books, receipts }, period) =>
    books
      .filter(book => book.from <= period.from && (book.until === null || book.until >= period.from))
      .flatMap((book): Part[] => {
        const own = receipts.filter(receipt => receipt.customerId === book.customerId && isPurchase(receipt, period))
        const before = own.some(receipt => receipt.on < period.from)
        const { lossMonths } = period
        const lost = lossMonths !== null && !own.some(receipt => isWithinLastMonths(receipt.on, period.from, lossMonths))
        if (!before || lost) return []
        const subject = of === 'store' ? book.storeId : of === 'group' ? book.groupId : book.keeperId
        return [[subject, own.some(receipt => receipt.on >= period.from) ? 1 : 0, 1]]
      }),
  registrationRate: (_, facts, period) => [
    ...facts.files
      .filter(file => within(file.on, period))
      // One that stays nobody's for its month makes nobody a buyer of it.
      .filter(file =>
        facts.receipts.some(
          receipt =>
            receipt.customerId === file.customerId && isPurchase(receipt, period) && !(isLate(receipt) && receipt.on >= period.from)
        )
      )
      .map((file): Part => [file.storeId, 1, 1]),
    ...facts.receipts
      .filter(receipt => within(receipt.on, period) && isPurchase(receipt, period) && (receipt.customerId === null || isLate(receipt)))
      .map((receipt): Part => [receipt.storeId, 0, 1])
  ]
}
