/** POINT-6: points as payment of a receipt. Amounts are minor units of the chain's currency; the policy says the rate, the greatest share and the least. */
import { roundHalfUpDiv, safeInteger } from '../money.ts'
import { Refusal } from '../refusal.ts'
import type { RedemptionRules } from './earning-policy.ts'
import { compareLots, type LotMovement } from './lots.ts'

/** A receipt before points, by what may be paid with them: lines at their price, and lines at a special price. */
export interface Redeemable {
  readonly normalMinor: number
  readonly specialMinor: number
}

/** How much of a receipt points may lower at all. */
export function eligibleMinor(policy: RedemptionRules, { normalMinor, specialMinor }: Redeemable): number {
  return safeInteger(safeInteger(normalMinor) + (policy.onSpecialPrice ? safeInteger(specialMinor) : 0))
}

/** The most points that a receipt takes: the policy's share of it, rounded down to whole points. */
export function mostPoints(policy: RedemptionRules, receipt: Redeemable): number {
  const share = BigInt(eligibleMinor(policy, receipt)) * BigInt(policy.mostPercent)
  return safeInteger(share / (100n * BigInt(policy.minorPerPoint)))
}

/**
 * What so many points take off the receipt. @throws Refusal POINTS_REDEMPTION_NOT_OFFERED, POINTS_REDEMPTION_TOO_FEW, POINTS_REDEMPTION_TOO_MANY, OVERFLOW
 */
export function redeemedMinor(policy: RedemptionRules | null, points: number, receipt: Redeemable): number {
  if (!policy) throw new Refusal('POINTS_REDEMPTION_NOT_OFFERED', ['points'])
  const least = Math.max(1, policy.least)
  if (points < least) throw new Refusal('POINTS_REDEMPTION_TOO_FEW', ['points'], { least })
  const most = mostPoints(policy, receipt)
  if (points > most) throw new Refusal('POINTS_REDEMPTION_TOO_MANY', ['points'], { most })
  return safeInteger(BigInt(points) * BigInt(policy.minorPerPoint))
}

/** What of a redeemed receipt has been brought back, by the lines that points could pay. */
export interface BroughtBack {
  readonly paidMinor: number
  readonly returnedMinor: number
  /** Their units stand in where points paid them whole. */
  readonly units: number
  readonly returnedUnits: number
  /** Every unit of the receipt is back, or it never was. */
  readonly whole: boolean
}

/**
 * POINT-6, TERM-1: how many of the points are given back so far, the share of what was returned rounded half up; all of them with the whole receipt. A
 * function of the facts: the same returns give the same, in whatever order they come.
 */
export function givenBackPoints(points: number, { paidMinor, returnedMinor, units, returnedUnits, whole }: BroughtBack): number {
  if (whole || (paidMinor > 0 && returnedMinor >= paidMinor)) return points
  if (paidMinor > 0) return roundHalfUpDiv(points, returnedMinor, paidMinor)
  return units <= 0 ? 0 : roundHalfUpDiv(points, returnedUnits, units)
}

/** `back` points laid into the lots they were taken from (`taken` below zero): what was taken last, that is what expires last, comes back first. */
export function giveBackTo(taken: readonly LotMovement[], back: number): readonly LotMovement[] {
  let left = safeInteger(back)
  return taken
    .toSorted((a, b) => compareLots(b, a))
    .flatMap(({ expiresOn, amount }) => {
      const part = Math.min(left, -amount)
      left -= part
      return part > 0 ? [{ expiresOn, amount: part }] : []
    })
}

/**
 * What points or a voucher take off, line by line, so that a receipt can be recorded with what was paid after them (TERM-1): each line that `may` be paid
 * so in proportion, rounded down, and what is left from the first lines on. `offMinor` is at most what those lines come to.
 */
export function takeOffWhere<L extends { readonly amountMinor: number }>(
  lines: readonly L[],
  offMinor: number,
  may: (line: L) => boolean
): readonly L[] {
  const sum = lines.reduce((total, line) => safeInteger(total + (may(line) ? line.amountMinor : 0)), 0)
  if (offMinor > sum) throw new RangeError('more than the lines come to')
  const shares = lines.map(line => (may(line) && sum > 0 ? Number((BigInt(line.amountMinor) * BigInt(offMinor)) / BigInt(sum)) : 0))
  let left = offMinor - shares.reduce((total, share) => total + share, 0)
  return lines.map((line, index) => {
    const share = shares[index] ?? 0
    const more = may(line) ? Math.min(left, line.amountMinor - share) : 0
    left -= more
    return share + more === 0 ? line : { ...line, amountMinor: line.amountMinor - share - more }
  })
}

/** The same for points: lines at a special price where the policy lets them be paid so. */
export function takeOffLines<L extends { readonly amountMinor: number; readonly specialPrice: boolean }>(
  lines: readonly L[],
  offMinor: number,
  onSpecialPrice: boolean
): readonly L[] {
  return takeOffWhere(lines, offMinor, line => onSpecialPrice || !line.specialPrice)
}
