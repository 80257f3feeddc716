/**
 * A voucher's life (BENEFIT-2). Its movements are a ledger of their own: each row moves value between the voucher and the chain, so it is balanced by itself;
 * what is left is their sum, and the state follows from the sums and the day. Nothing here is kept that could be added up.
 */
import { addDays, type LocalDate } from '../calendar/local-date.ts'
import { roundHalfUpDiv, safeInteger } from '../money.ts'
import type { VoucherTerms } from './terms.ts'

export const VOUCHER_KINDS = ['issue', 'redeem', 'giveBack', 'void', 'expire'] as const
export type VoucherKind = (typeof VOUCHER_KINDS)[number]
export const VOUCHER_STATES = ['notYetValid', 'active', 'partlyUsed', 'used', 'expired', 'void'] as const
export type VoucherState = (typeof VOUCHER_STATES)[number]
export const VOUCHER_SOURCES = ['hand', 'batch', 'rule', 'points'] as const
export type VoucherSource = (typeof VOUCHER_SOURCES)[number]

/** Sums of a voucher's movements by kind: what left it is below zero. */
export interface VoucherTotals {
  readonly issued: number
  readonly redeemed: number
  readonly givenBack: number
  readonly voided: number
  readonly expired: number
  /** It was voided, be it with nothing left on it. */
  readonly isVoid: boolean
}

export interface VoucherSpan {
  readonly validFrom: LocalDate
  /** The last day, with what returns have added to it. */
  readonly goodUntil: LocalDate
}

/** What is on it. Below zero where value that came back, and was used again, has been taken away with a void return. */
export function leftOf({ issued, redeemed, givenBack, voided, expired }: VoucherTotals): number {
  return safeInteger(issued + redeemed + givenBack + voided + expired)
}

export function voucherState(totals: VoucherTotals, { validFrom, goodUntil }: VoucherSpan, today: LocalDate): VoucherState {
  const { issued, redeemed, givenBack, isVoid } = totals
  const unspent = issued + redeemed + givenBack
  if (isVoid) return 'void'
  if (unspent <= 0) return 'used'
  if (goodUntil < today || leftOf(totals) <= 0) return 'expired'
  if (validFrom > today) return 'notYetValid'
  return leftOf(totals) < issued ? 'partlyUsed' : 'active'
}

/** The last day of value that came back on a day: the voucher's own end, or as many days after the return as its terms say, whichever is later. */
export function goodUntilAfterReturn(
  ownEnd: LocalDate,
  returnedOn: LocalDate,
  { givenBackDays }: Pick<VoucherTerms, 'givenBackDays'>
): LocalDate {
  const later = addDays(returnedOn, givenBackDays)
  return later > ownEnd ? later : ownEnd
}

/**
 * What has to be posted so that a void voucher, or one that is over, holds nothing: the rest leaves it, and what a void return took away beyond that is filled
 * from what had left. Null where nothing is due; after it nothing is.
 */
export function dueMovement(
  totals: VoucherTotals,
  goodUntil: LocalDate,
  today: LocalDate
): { readonly kind: 'void' | 'expire'; readonly amount: number } | null {
  const left = leftOf(totals)
  const kind = totals.isVoid ? 'void' : 'expire'
  if (left > 0) return totals.isVoid || goodUntil < today ? { kind, amount: -left } : null
  const gone = totals.isVoid ? totals.voided : totals.expired
  const back = Math.min(-left, -gone)
  return back > 0 ? { kind, amount: back } : null
}

/** What of a redeemed receipt came back, by the lines that the voucher could pay; units stand in where it paid them whole. */
export interface VoucherReturned {
  readonly paidMinor: number
  readonly returnedMinor: number
  readonly units: number
  readonly returnedUnits: number
  /** Every unit of the receipt is back, or it never was. */
  readonly whole: boolean
}

/**
 * BENEFIT-2: how much is given back so far: the share of what was returned, of what it took off the receipt, rounded half up; with the whole receipt all
 * that left the voucher for it, so that a voucher whose rest was lost is as it had been. A function of the facts, in whatever order they come.
 */
export function givenBackOfVoucher({ takenMinor, offMinor }: { takenMinor: number; offMinor: number }, back: VoucherReturned): number {
  const { paidMinor, returnedMinor, units, returnedUnits, whole } = back
  if (whole || (units > 0 && returnedUnits >= units)) return takenMinor
  if (paidMinor > 0) return Math.min(offMinor, roundHalfUpDiv(offMinor, returnedMinor, paidMinor))
  return units <= 0 ? 0 : roundHalfUpDiv(offMinor, returnedUnits, units)
}
