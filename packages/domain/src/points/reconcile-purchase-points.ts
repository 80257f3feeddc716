/**
 * POINT-2, POINT-3: what one purchase should have moved, as a function of the purchase and its returns. Commands and imports post the difference to
 * what is posted already, so that sending anything twice, or late, or out of order ends in the same ledger.
 */
import { compareDates } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { safeInteger } from '../money.ts'
import { earnedTerms, lineWeight, pointsForWeighted } from './earned-points.ts'
import type { EarningLine, EarningPurchase, LotTerms } from './earned-points.ts'
import type { EarningPolicy } from './earning-policy.ts'

/** Money given back, as a positive amount; all else is that of the line taken back. */
export interface EarningReturn extends EarningLine {
  readonly on: LocalDate
}

export interface PostedPoints extends LotTerms {
  readonly on: LocalDate
  readonly amount: number
}

export interface PointMovement extends PostedPoints {
  readonly kind: 'earn' | 'reverse'
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
  const weigh = (part: EarningLine) => BigInt(safeInteger(part.amount)) * lineWeight(policy, purchase, part)
  const terms = (on: LocalDate) => earnedTerms(policy, purchase.on, on)
  let net = purchase.lines.reduce((sum, line) => sum + weigh(line), 0n)
  let points = pointsForWeighted(policy, net)
  const movements: PointMovement[] = points === 0 ? [] : [{ on: purchase.on, kind: 'earn', amount: points, ...terms(purchase.on) }]
  for (const [on, back] of byDay(purchase.on, returns, weigh)) {
    net -= back
    const left = pointsForWeighted(policy, net)
    if (left !== points) movements.push({ on, kind: 'reverse', amount: left - points, ...terms(on) })
    points = left
  }
  return movements
}

function byDay(
  notBefore: LocalDate,
  returns: readonly EarningReturn[],
  weigh: (part: EarningLine) => bigint
): readonly (readonly [LocalDate, bigint])[] {
  const days = new Map<LocalDate, bigint>()
  for (const part of returns) {
    const day = part.on < notBefore ? notBefore : part.on
    days.set(day, (days.get(day) ?? 0n) + weigh(part))
  }
  return [...days].toSorted(([a], [b]) => compareDates(a, b))
}

/**
 * What is still to be posted so that every day's sum in every lot is what it should be. A day that has too much or too little gets one correcting entry,
 * of kind 'reverse' where points were posted before it and 'earn' where none were: nothing posted is ever changed (TRUST 22, 25).
 */
export function movementsToPost(target: readonly PointMovement[], posted: readonly PostedPoints[]): readonly PointMovement[] {
  const missing = new Map<string, PostedPoints>()
  const add = ({ on, confirmedOn, expiresOn }: PostedPoints, amount: number) => {
    const key = [on, confirmedOn, expiresOn].join(' ')
    missing.set(key, { on, confirmedOn, expiresOn, amount: safeInteger((missing.get(key)?.amount ?? 0) + amount) })
  }
  for (const movement of target) add(movement, movement.amount)
  for (const entry of posted) add(entry, 0 - entry.amount)
  return [...missing]
    .filter(([, { amount }]) => amount !== 0)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => ({ ...each, kind: each.amount > 0 && posted.length === 0 ? 'earn' : 'reverse' }))
}
