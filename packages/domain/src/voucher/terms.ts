/**
 * BENEFIT-2: what a voucher promises. Terms belong to a version of their definition and never change: whoever edits a definition makes a further version,
 * and vouchers keep the one they were issued by. Amounts are minor units of the chain's currency; days are local dates of the chain.
 */
import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { Refusal } from '../refusal.ts'

export interface VoucherTerms {
  readonly faceMinor: number
  /** What the goods it may pay for must come to, after discounts. 0: anything. */
  readonly minimumMinor: number
  readonly excludedCategories: readonly string[]
  /** Where it may be used; none: everywhere. */
  readonly storeIds: readonly string[]
  readonly onSpecialPrice: boolean
  /** What one receipt does not need stays on it; otherwise that is lost. */
  readonly partRedemption: boolean
  /** So many days after the first on which it is good, or until a day: one of the two. */
  readonly validDays: number | null
  readonly validUntil: LocalDate | null
  /** Value that a return gives back to a voucher that is over, or nearly so, may be used for so many days more, the day of the return not counted. */
  readonly givenBackDays: number
  /** Void ones of which nothing was used do not count. Null: any number. */
  readonly mostPerCustomer: number | null
  readonly mostInAll: number | null
  /** Customers may take it for points (POINT-6). */
  readonly forPoints: boolean
}

export const DEFAULT_VALID_DAYS = 90
/** Of terms, too, that were written before they said so. */
export const DEFAULT_GIVEN_BACK_DAYS = 14
export const MOST_GIVEN_BACK_DAYS = 365

/** Of one voucher, in minor units. */
export const MOST_VOUCHER_MINOR = 1_000_000_000_000
const MOST = { minor: MOST_VOUCHER_MINOR, days: 3_650, categories: 100, stores: 1_000, issued: 100_000_000, text: 120 } as const

export interface VoucherTermsGiven {
  readonly faceMinor: number
  readonly minimumMinor?: number | null | undefined
  readonly excludedCategories?: readonly string[] | null | undefined
  readonly storeIds?: readonly string[] | null | undefined
  readonly onSpecialPrice?: boolean | null | undefined
  readonly partRedemption?: boolean | null | undefined
  readonly validDays?: number | null | undefined
  readonly validUntil?: LocalDate | null | undefined
  readonly givenBackDays?: number | null | undefined
  readonly mostPerCustomer?: number | null | undefined
  readonly mostInAll?: number | null | undefined
  readonly forPoints?: boolean | null | undefined
}

function within(value: number, field: string, min: number, max: number): number {
  if (!Number.isSafeInteger(value) || value < min || value > max) throw new Refusal('INVALID_VALUE', [field], { min, max })
  return value
}

const optional = (value: number | null | undefined, field: string, min: number, max: number): number | null =>
  value === null || value === undefined ? null : within(value, field, min, max)

function unique(values: readonly string[] | null | undefined, field: string, max: number): readonly string[] {
  const each = [...new Set((values ?? []).map(value => value.trim()).filter(value => value !== ''))].toSorted()
  if (each.length > max) throw new Refusal('TOO_MANY_IN_BATCH', [field], { max })
  if (each.some(value => value.length > MOST.text)) throw new Refusal('TEXT_TOO_LONG', [field], { max: MOST.text })
  return each
}

/** @throws Refusal INVALID_VALUE, AMOUNT_NEGATIVE, TOO_MANY_IN_BATCH, TEXT_TOO_LONG, END_IN_PAST */
export function readVoucherTerms(given: VoucherTermsGiven, today: LocalDate): VoucherTerms {
  const validUntil = given.validUntil ?? null
  const days = optional(given.validDays, 'validDays', 0, MOST.days)
  if (validUntil !== null && days !== null) throw new Refusal('INVALID_VALUE', ['validUntil'])
  if (validUntil !== null && validUntil < today) throw new Refusal('END_IN_PAST', ['validUntil'])
  return {
    faceMinor: within(given.faceMinor, 'faceMinor', 1, MOST.minor),
    minimumMinor: within(given.minimumMinor ?? 0, 'minimumMinor', 0, MOST.minor),
    excludedCategories: unique(given.excludedCategories, 'excludedCategories', MOST.categories),
    storeIds: unique(given.storeIds, 'storeIds', MOST.stores),
    onSpecialPrice: given.onSpecialPrice ?? false,
    partRedemption: given.partRedemption ?? false,
    validDays: validUntil === null ? (days ?? DEFAULT_VALID_DAYS) : null,
    validUntil,
    givenBackDays: within(given.givenBackDays ?? DEFAULT_GIVEN_BACK_DAYS, 'givenBackDays', 0, MOST_GIVEN_BACK_DAYS),
    mostPerCustomer: optional(given.mostPerCustomer, 'mostPerCustomer', 1, MOST.issued),
    mostInAll: optional(given.mostInAll, 'mostInAll', 1, MOST.issued),
    forPoints: given.forPoints ?? false
  }
}

/** The last day, included. @throws Refusal END_BEFORE_START where the terms end before the first */
export function lastDayOfVoucher({ validDays, validUntil }: VoucherTerms, from: LocalDate): LocalDate {
  const last = validUntil ?? addDays(from, validDays ?? DEFAULT_VALID_DAYS)
  if (last < from) throw new Refusal('END_BEFORE_START', ['validFrom'])
  return last
}

/** What a voucher costs in points at a rate (POINT-6): rounded up, so that nobody gets more than points are worth. */
export function pointsForVoucher(faceMinor: number, minorPerPoint: number): number {
  return Number((BigInt(faceMinor) + BigInt(minorPerPoint) - 1n) / BigInt(minorPerPoint))
}
