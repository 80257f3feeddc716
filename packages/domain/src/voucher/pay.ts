/**
 * Vouchers on a receipt: which of them it takes, what each takes off, and from which lines (BENEFIT-2). They are taken one after the other, in the order
 * given, each from what the ones before it have left; what a voucher asks of the receipt, it asks of it as it was before any.
 */
import type { LocalDate } from '../calendar/local-date.ts'
import { sumSafe } from '../money.ts'
import { takeOffWhere } from '../points/redemption.ts'
import type { RefusalCode } from '../refusal.ts'
import type { VoucherTerms } from './terms.ts'
import { leftOf, voucherState, type VoucherSpan, type VoucherTotals } from './voucher.ts'

/** Why one does not apply, as a refusal says it. */
export const VOUCHER_BARS = ['notYetValid', 'expired', 'used', 'void', 'held', 'otherStore', 'belowMinimum', 'nothingEligible'] as const
export type VoucherBar = (typeof VOUCHER_BARS)[number]

export const VOUCHER_BAR_REFUSALS: Readonly<Record<VoucherBar, RefusalCode>> = {
  notYetValid: 'VOUCHER_NOT_YET_VALID',
  expired: 'VOUCHER_EXPIRED',
  used: 'VOUCHER_USED',
  void: 'VOUCHER_VOID',
  held: 'VOUCHER_HELD',
  otherStore: 'VOUCHER_OTHER_STORE',
  belowMinimum: 'VOUCHER_BELOW_MINIMUM',
  nothingEligible: 'VOUCHER_NOTHING_ELIGIBLE'
}

/** A line as it would be paid: after discounts, before vouchers and points. */
export interface PayableLine {
  readonly amountMinor: number
  readonly category: string
  readonly specialPrice: boolean
}

export interface PayingVoucher extends VoucherSpan {
  readonly terms: VoucherTerms
  readonly totals: VoucherTotals
  /** Put aside by holds that have not ended. */
  readonly heldMinor: number
}

export interface VoucherPlace {
  readonly storeId: string
  readonly today: LocalDate
}

/** What one voucher does: `takenMinor` leaves it, `offMinor` comes off the lines. They differ where its rest is lost. */
export interface VoucherPart {
  readonly bar: VoucherBar | null
  readonly offMinor: number
  readonly takenMinor: number
  /** Of the lines it may pay, before any voucher. */
  readonly eligibleMinor: number
}

export function mayPay({ excludedCategories, onSpecialPrice }: VoucherTerms, line: PayableLine): boolean {
  return (onSpecialPrice || !line.specialPrice) && !excludedCategories.includes(line.category)
}

function barOf(voucher: PayingVoucher, lines: readonly PayableLine[], { storeId, today }: VoucherPlace): VoucherBar | null {
  const { terms, totals, heldMinor } = voucher
  const state = voucherState(totals, voucher, today)
  if (state !== 'active' && state !== 'partlyUsed') return state
  if (terms.partRedemption ? heldMinor >= leftOf(totals) : heldMinor > 0) return 'held'
  if (terms.storeIds.length > 0 && !terms.storeIds.includes(storeId)) return 'otherStore'
  const eligible = eligibleOf(terms, lines)
  if (eligible <= 0) return 'nothingEligible'
  return eligible < terms.minimumMinor ? 'belowMinimum' : null
}

const eligibleOf = (terms: VoucherTerms, lines: readonly PayableLine[]): number =>
  sumSafe(lines.filter(line => mayPay(terms, line)).map(line => line.amountMinor))

/** @throws Refusal OVERFLOW. A part per voucher, in their order, and the lines with what is left to pay. */
export function payWithVouchers<L extends PayableLine>(
  lines: readonly L[],
  vouchers: readonly PayingVoucher[],
  place: VoucherPlace
): { readonly parts: readonly VoucherPart[]; readonly lines: readonly L[] } {
  let open = lines
  const parts = vouchers.map((voucher): VoucherPart => {
    const { terms, totals, heldMinor } = voucher
    const eligibleMinor = eligibleOf(terms, lines)
    const payable = eligibleOf(terms, open)
    const bar = barOf(voucher, lines, place) ?? (payable <= 0 ? 'nothingEligible' : null)
    if (bar) return { bar, offMinor: 0, takenMinor: 0, eligibleMinor }
    const free = leftOf(totals) - heldMinor
    const offMinor = Math.min(free, payable)
    open = takeOffWhere(open, offMinor, line => mayPay(terms, line))
    return { bar: null, offMinor, takenMinor: terms.partRedemption ? offMinor : free, eligibleMinor }
  })
  return { parts, lines: open }
}
