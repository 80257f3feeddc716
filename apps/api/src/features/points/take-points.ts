// TRUST 23: points leave lots only under the lock of their customer's row, after what is due has expired, and never more than are neither spent nor held.
// The port of whatever is paid with points: a receipt, a correction downwards, a voucher.
import {
  availablePoints,
  lotsDue,
  NOTHING_HELD,
  Refusal,
  spendFrom,
  type HeldPoints,
  type LocalDate,
  type LotMovement,
  type PointLot
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { heldPoints, pointLots, type PointsMoment } from './lots.sql.ts'
import { settleDuePoints } from './settle-due.ts'

export interface PointsOwner extends PointsMoment {
  readonly chainId: string
  /** Whose row is locked by the caller. */
  readonly customerId: string
  readonly recordedBy: string | null
}

export interface Purse {
  readonly lots: readonly PointLot[]
  readonly held: HeldPoints
  /** Below zero after returns (POINT-3). */
  readonly available: number
}

/** What the customer has once what is due has expired. */
export async function openPurse(tx: Tx, owner: PointsOwner): Promise<Purse> {
  const purse = await readPurse(tx, owner)
  if (lotsDue(purse.lots, owner.today, purse.held).length === 0) return purse
  await settleDuePoints(tx, { ...owner, customerIds: [owner.customerId] })
  return readPurse(tx, owner)
}

/** The same without posting anything: what is due counts as gone already. */
export async function readPurse(tx: Tx, owner: PointsMoment & { readonly customerId: string }): Promise<Purse> {
  const ids = [owner.customerId]
  const lots = (await pointLots(tx, ids, owner.today)).get(owner.customerId) ?? []
  const held = (await heldPoints(tx, ids, owner)).get(owner.customerId) ?? NOTHING_HELD
  return { lots, held, available: availablePoints(lots, owner.today, held) }
}

/** A hold that is being paid with: its points are there for it alone, and good as on the day on which it was made. */
export interface PayingHold {
  readonly points: number
  readonly heldOn: LocalDate
}

/** The lots and amounts (below zero) of so many points; the caller posts them. @throws Refusal POINTS_INSUFFICIENT at `field` */
export async function takePoints(
  tx: Tx,
  owner: PointsOwner,
  points: number,
  { hold, field = 'points' }: { hold?: PayingHold | undefined; field?: string } = {}
): Promise<readonly LotMovement[]> {
  const { lots, held, available } = await openPurse(tx, owner)
  // Where returns have left less than all holds together, the first of them to pay takes what there is.
  const free = hold ? available + held.all : available
  if (points > free) throw new Refusal('POINTS_INSUFFICIENT', [field], { available: Math.max(0, free) })
  return spendFrom(lots, points, hold?.heldOn ?? owner.today)
}
