/**
 * POINT-2, POINT-3: what one purchase should have moved, as a function of the purchase and its returns. Commands and imports post the difference to
 * what is posted already, so that sending anything twice, or late, or out of order ends in the same ledger.
 */
import { compareDates } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { safeInteger, sumSafe } from '../money.ts'
import { earnedPoints } from './earning-policy.ts'
import type { EarningPolicy } from './earning-policy.ts'

/** `amount` in minor units, as paid. */
export interface EarningLine {
  readonly amount: number
  readonly specialPrice: boolean
}

export interface EarningPurchase {
  readonly on: LocalDate
  readonly lines: readonly EarningLine[]
}

/** Money given back, as a positive amount; `specialPrice` is that of the line taken back. */
export interface EarningReturn {
  readonly on: LocalDate
  readonly amount: number
  readonly specialPrice: boolean
}

export interface PointMovement {
  readonly on: LocalDate
  readonly kind: 'earn' | 'reverse'
  readonly amount: number
}

/**
 * One movement to earn, dated as the purchase, and one per day of returns that lowers what the purchase earned. None of 0 points.
 * A return dated before its purchase counts on the purchase's day.
 */
export function reconcilePurchasePoints(
  policy: EarningPolicy,
  purchase: EarningPurchase,
  returns: readonly EarningReturn[]
): readonly PointMovement[] {
  const earns = (part: { readonly specialPrice: boolean }) => policy.specialPriceEarns || !part.specialPrice
  let net = sumSafe(purchase.lines.filter(earns).map(line => line.amount))
  let points = earnedPoints(policy, net)
  const movements: PointMovement[] = points === 0 ? [] : [{ on: purchase.on, kind: 'earn', amount: points }]
  for (const [on, amount] of byDay(purchase.on, returns.filter(earns))) {
    net = safeInteger(net - amount)
    const left = earnedPoints(policy, net)
    if (left !== points) movements.push({ on, kind: 'reverse', amount: left - points })
    points = left
  }
  return movements
}

function byDay(notBefore: LocalDate, returns: readonly EarningReturn[]): readonly (readonly [LocalDate, number])[] {
  const days = new Map<LocalDate, number>()
  for (const { on, amount } of returns) {
    const day = on < notBefore ? notBefore : on
    days.set(day, safeInteger((days.get(day) ?? 0) + amount))
  }
  return [...days].toSorted(([a], [b]) => compareDates(a, b))
}

/**
 * What is still to be posted so that every day's sum is what it should be. A day that has too much or too little gets one correcting entry, of kind
 * 'reverse' where points were posted before it and 'earn' where none were: nothing posted is ever changed (TRUST 22, 25).
 */
export function movementsToPost(
  target: readonly PointMovement[],
  posted: readonly { readonly on: LocalDate; readonly amount: number }[]
): readonly PointMovement[] {
  const missing = new Map<LocalDate, number>()
  const add = (on: LocalDate, amount: number) => missing.set(on, safeInteger((missing.get(on) ?? 0) + amount))
  for (const movement of target) add(movement.on, movement.amount)
  for (const entry of posted) add(entry.on, 0 - entry.amount)
  return [...missing]
    .filter(([, amount]) => amount !== 0)
    .toSorted(([a], [b]) => compareDates(a, b))
    .map(([on, amount]) => ({ on, kind: amount > 0 && posted.length === 0 ? 'earn' : 'reverse', amount }))
}
