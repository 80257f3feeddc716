/**
 * POINT-2, carried out for one purchase. Each line's amount is weighted by the multipliers that meet on it; the weighted amounts of all lines add up
 * exactly; then there is one rounding, down to full steps, for the purchase as a whole. The SQL of the ledger is compiled from the same policy, and held
 * equal by a test.
 */
import { addDays, addMonths, daysInMonth, fromParts, isoWeekday, latest, monthOf, yearOf } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { safeInteger } from '../money.ts'
import type { EarningMultiplier, EarningPolicy } from './earning-policy.ts'

/** `amount` in minor units, as paid. */
export interface EarningLine {
  readonly amount: number
  readonly specialPrice: boolean
  readonly category?: string
}

/** What multipliers look at, as it was when the purchase was recorded; what is not known meets none. */
export interface EarningPurchase {
  readonly on: LocalDate
  readonly lines: readonly EarningLine[]
  readonly storeId?: string
  readonly tierKey?: string | null
  readonly inBirthdayMonth?: boolean | null
}

const WHOLE = 100

/** What a line's weight is a fraction of: a power of 100, so that products of percents are whole numbers. */
export function weightBase({ stacking, multipliers }: EarningPolicy): bigint {
  if (multipliers.length === 0) return 1n
  return stacking === 'multiply' ? BigInt(WHOLE) ** BigInt(multipliers.length) : BigInt(WHOLE)
}

export function multiplierMeets({ when }: EarningMultiplier, purchase: EarningPurchase, line: Pick<EarningLine, 'category'>): boolean {
  const among = <T>(list: readonly T[] | undefined, one: T | null | undefined) =>
    list === undefined || (one !== undefined && one !== null && list.includes(one))
  return (
    among(when.tiers, purchase.tierKey) &&
    among(when.storeIds, purchase.storeId) &&
    among(when.weekdays, isoWeekday(purchase.on)) &&
    among(when.categories, line.category) &&
    (when.birthdayMonth !== true || purchase.inBirthdayMonth === true)
  )
}

/** Of `weightBase`; 0 for a line that does not earn. Added, several that lower may lower to nothing, not below. */
export function lineWeight(policy: EarningPolicy, purchase: EarningPurchase, line: Omit<EarningLine, 'amount'>): bigint {
  if (line.specialPrice && !policy.specialPriceEarns) return 0n
  if (policy.multipliers.length === 0) return 1n
  const percents = policy.multipliers.map(each => (multiplierMeets(each, purchase, line) ? each.percent : undefined))
  const met = percents.filter(percent => percent !== undefined)
  switch (policy.stacking) {
    case 'highest':
      return BigInt(met.length === 0 ? WHOLE : Math.max(...met))
    case 'add':
      return BigInt(
        Math.max(
          0,
          met.reduce((sum, percent) => sum + percent - WHOLE, WHOLE)
        )
      )
    case 'multiply':
      return percents.reduce((product, percent) => product * BigInt(percent ?? WHOLE), 1n)
  }
}

/** Points for a sum of amounts times their weights: full steps only, never negative. Overflow is refused. */
export function pointsForWeighted(policy: EarningPolicy, weighted: bigint): number {
  if (weighted <= 0n) return 0
  const { points, forEveryMinor } = policy.pointsPer
  return safeInteger((weighted / (BigInt(forEveryMinor) * weightBase(policy))) * BigInt(points))
}

/** POINT-2: points for a net amount in minor units that nothing multiplies. */
export function earnedPoints(policy: EarningPolicy, netMinor: number): number {
  return pointsForWeighted(policy, BigInt(safeInteger(netMinor)) * weightBase(policy))
}

/** From when points count, and the last day on which they can be used; null: for ever. A lot is a customer's points of one such day (POINT-4). */
export interface LotTerms {
  readonly confirmedOn: LocalDate
  readonly expiresOn: LocalDate | null
}

/** What is reversed while it is pending is confirmed with what it reverses; both are of one lot. */
export function earnedTerms(policy: EarningPolicy, boughtOn: LocalDate, movedOn: LocalDate = boughtOn): LotTerms {
  const confirmedOn = latest([movedOn, addDays(boughtOn, policy.pendingDays)])
  return { confirmedOn: confirmedOn ?? movedOn, expiresOn: lastDayOf(policy, boughtOn) }
}

export function lastDayOf({ expiry }: Pick<EarningPolicy, 'expiry'>, earnedOn: LocalDate): LocalDate | null {
  if (expiry === null) return null
  const day = addMonths(earnedOn, expiry.months)
  if (expiry.roundTo === 'day') return day
  const [year, month] = [yearOf(day), expiry.roundTo === 'yearEnd' ? 12 : monthOf(day)]
  return fromParts(year, month, daysInMonth(year, month))
}
