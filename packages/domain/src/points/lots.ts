/**
 * POINT-4: a lot is what a customer holds of one day of expiry. What is left of it is the sum of its confirmed entries; nothing of it is kept. A lot may be
 * below zero (POINT-3: a return takes back what is spent already); what is owed so is filled by the lots that expire first.
 */
import { compareDates } from '../calendar/local-date.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { safeInteger, sumSafe } from '../money.ts'
import { Refusal } from '../refusal.ts'

export interface PointLot {
  /** The last day on which its points can be spent, included; null: they never expire. */
  readonly expiresOn: LocalDate | null
  /** Its confirmed entries, expired ones and all. */
  readonly points: number
  /** How many of it have expired: what its entries on the expiry account took. */
  readonly expired: number
}

/** Points put aside by holds that have not ended. */
export interface HeldPoints {
  readonly all: number
  /** By holds made before today: what they hold was good on its day and outlives the midnight after it. */
  readonly beforeToday: number
}

export const NOTHING_HELD: HeldPoints = { all: 0, beforeToday: 0 }

/** Off a lot where below zero, onto it where above. */
export interface LotMovement {
  readonly expiresOn: LocalDate | null
  readonly amount: number
}

/** The lot that expires first goes first; one that never expires goes last. */
export function compareLots(a: { readonly expiresOn: LocalDate | null }, b: { readonly expiresOn: LocalDate | null }): number {
  if (a.expiresOn === null || b.expiresOn === null) return Number(a.expiresOn === null) - Number(b.expiresOn === null)
  return compareDates(a.expiresOn, b.expiresOn)
}

const isDue = ({ expiresOn }: PointLot, asOf: LocalDate) => expiresOn !== null && expiresOn < asOf

/**
 * POINT-4: what is to be posted on the expiry account so that no lot whose last day lies before `asOf` holds anything but what is owed elsewhere or held.
 * A lot that was taken back after it expired gets back as much as had expired of it, and no more. Posting it and asking again gives nothing. With it the sum
 * of all lots is never brought below zero.
 */
export function lotsDue(lots: readonly PointLot[], asOf: LocalDate, held: HeldPoints = NOTHING_HELD): readonly LotMovement[] {
  const rests = lots.toSorted(compareLots).map(lot => {
    const back = isDue(lot, asOf) ? Math.min(lot.expired, Math.max(0, -lot.points)) : 0
    return { lot, back, rest: safeInteger(lot.points + back) }
  })
  let owed = safeInteger(sumSafe(rests.map(({ rest }) => Math.max(0, -rest))) + held.beforeToday)
  return rests.flatMap(({ lot, back, rest }) => {
    if (!isDue(lot, asOf)) return []
    const covers = Math.min(owed, Math.max(0, rest))
    owed -= covers
    const amount = back - (Math.max(0, rest) - covers)
    return amount === 0 ? [] : [{ expiresOn: lot.expiresOn, amount }]
  })
}

/** What can be spent: confirmed, neither due to expire nor held. Below zero after returns (POINT-3). */
export function availablePoints(lots: readonly PointLot[], asOf: LocalDate, held: HeldPoints = NOTHING_HELD): number {
  const due = sumSafe(lotsDue(lots, asOf, held).map(({ amount }) => amount))
  return safeInteger(sumSafe(lots.map(({ points }) => points)) + due - held.all)
}

/**
 * Takes `points` (at least 1) from the lots that can be spent on `goodOn`, the one that expires first first; amounts are below zero. What is due has been
 * expired before. @throws Refusal POINTS_INSUFFICIENT where they do not hold as much
 */
export function spendFrom(lots: readonly PointLot[], points: number, goodOn: LocalDate): readonly LotMovement[] {
  let wanted = safeInteger(points)
  const taken: LotMovement[] = []
  for (const lot of lots.toSorted(compareLots)) {
    if (wanted === 0) break
    if (lot.points <= 0 || isDue(lot, goodOn)) continue
    const part = Math.min(wanted, lot.points)
    taken.push({ expiresOn: lot.expiresOn, amount: -part })
    wanted -= part
  }
  if (wanted > 0) throw new Refusal('POINTS_INSUFFICIENT', ['points'])
  return taken
}

/** What each lot that can still be spent will lose on the day after its last, if nothing happens until then: first what expires first. */
export function expiringPoints(lots: readonly PointLot[], asOf: LocalDate, held: HeldPoints = NOTHING_HELD): readonly LotMovement[] {
  const due = new Map(lotsDue(lots, asOf, held).map(({ expiresOn, amount }) => [expiresOn, amount]))
  const rests = lots.toSorted(compareLots).map(lot => ({ lot, rest: safeInteger(lot.points + (due.get(lot.expiresOn) ?? 0)) }))
  let owed = sumSafe(rests.map(({ rest }) => Math.max(0, -rest)))
  return rests.flatMap(({ lot, rest }) => {
    const covers = Math.min(owed, Math.max(0, rest))
    owed -= covers
    const amount = Math.max(0, rest) - covers
    return lot.expiresOn === null || amount === 0 || isDue(lot, asOf) ? [] : [{ expiresOn: lot.expiresOn, amount }]
  })
}
