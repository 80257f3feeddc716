/**
 * POINT-1: points that headquarters gives or takes. Upwards they make points of today's lot, as earning does; downwards they leave the lots that expire first,
 * never more than can be spent: only returns take a balance below zero (TRUST 23, POINT-3). An adjustment is taken back whole, lot by lot, or not at all (TRUST 25).
 */
import type { LocalDate } from '../calendar/local-date.ts'
import { sumSafe } from '../money.ts'
import { Refusal, type RefusalCode } from '../refusal.ts'
import { lastDayOf } from './earned-points.ts'
import type { EarningPolicy } from './earning-policy.ts'
import { availablePoints, spendFrom, type HeldPoints, type LotMovement, type PointLot } from './lots.ts'

/** At once: a slip of the keyboard must not make sums of a chain overflow. */
export const MOST_ADJUSTED_POINTS = 1_000_000_000

/** What is wrong with the figure itself, whoever it is for. */
export function faultOfAdjustment(amount: number): RefusalCode | undefined {
  if (amount === 0) return 'POINTS_ADJUSTMENT_ZERO'
  return Math.abs(amount) > MOST_ADJUSTED_POINTS ? 'POINTS_ADJUSTMENT_TOO_LARGE' : undefined
}

/** Points of one act, of one customer or of many: those it gives and those it takes, neither below zero. */
export interface AdjustedSums {
  readonly up: number
  readonly down: number
}

/** Many small adjustments of one act weigh as one: a limit is not slipped under by a long list. Up and down do not make up for each other. */
export function needsSecondPerson({ approvalAbove }: Pick<EarningPolicy, 'approvalAbove'>, { up, down }: AdjustedSums): boolean {
  return approvalAbove !== null && Math.max(up, down) > approvalAbove
}

export interface AdjustedPurse {
  readonly lots: readonly PointLot[]
  readonly held: HeldPoints
  /** All entries, those that count from a later day too. */
  readonly balance: bigint
}

function demandRoom(balance: bigint, more: number): void {
  if (balance + BigInt(more) > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('OVERFLOW', ['amount'])
}

/** What an adjustment posts, lot by lot. What is due may be expired already or not: it is gone either way. @throws Refusal POINTS_INSUFFICIENT, OVERFLOW */
export function adjustmentMovements(
  policy: Pick<EarningPolicy, 'expiry'>,
  { lots, held, balance }: AdjustedPurse,
  amount: number,
  today: LocalDate
): readonly LotMovement[] {
  if (amount > 0) {
    demandRoom(balance, amount)
    return [{ expiresOn: lastDayOf(policy, today), amount }]
  }
  const available = availablePoints(lots, today, held)
  if (-amount > available) throw new Refusal('POINTS_INSUFFICIENT', ['amount'], { available: Math.max(0, available) })
  return spendFrom(lots, -amount, today)
}

/**
 * What takes back an adjustment that posted `posted`: the opposite, onto and off the same lots. What a lot gave or got that has expired since is settled by
 * its expiry. @throws Refusal POINTS_INSUFFICIENT where its points were spent since, OVERFLOW
 */
export function takeBackMovements(
  { lots, held, balance }: AdjustedPurse,
  posted: readonly LotMovement[],
  today: LocalDate
): readonly LotMovement[] {
  const back = posted.map(({ expiresOn, amount }) => ({ expiresOn, amount: -amount }))
  const sum = sumSafe(back.map(({ amount }) => amount))
  if (sum > 0) demandRoom(balance, sum)
  const before = availablePoints(lots, today, held)
  if (availablePoints(moved(lots, back), today, held) < Math.min(0, before))
    throw new Refusal('POINTS_INSUFFICIENT', ['amount'], { available: Math.max(0, before) })
  return back
}

function moved(lots: readonly PointLot[], movements: readonly LotMovement[]): readonly PointLot[] {
  const by = new Map(lots.map(lot => [lot.expiresOn, lot]))
  for (const { expiresOn, amount } of movements) {
    const lot = by.get(expiresOn) ?? { expiresOn, points: 0, expired: 0 }
    by.set(expiresOn, { ...lot, points: lot.points + amount })
  }
  return [...by.values()]
}
