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

const EMPTY: Purse = { lots: [], held: NOTHING_HELD, available: 0 }

/** The same of many: each with at most one act at a time. */
export interface PointsOwners extends PointsMoment {
  readonly chainId: string
  /** Whose rows are locked by the caller. */
  readonly customerIds: readonly string[]
  readonly recordedBy: string | null
}

export interface Purse {
  readonly lots: readonly PointLot[]
  readonly held: HeldPoints
  /** Below zero after returns (POINT-3). */
  readonly available: number
}

/** What the customer has once what is due has expired. */
export async function openPurse(tx: Tx, { customerId, ...owner }: PointsOwner): Promise<Purse> {
  return (await openPurses(tx, { ...owner, customerIds: [customerId] })).get(customerId) ?? EMPTY
}

/** The same of many, in as many statements. */
export async function openPurses(tx: Tx, owners: PointsOwners): Promise<ReadonlyMap<string, Purse>> {
  const purses = await readPurses(tx, owners.customerIds, owners)
  const customerIds = [...purses].flatMap(([id, { lots, held }]) => (lotsDue(lots, owners.today, held).length > 0 ? [id] : []))
  if (customerIds.length === 0) return purses
  await settleDuePoints(tx, { ...owners, customerIds })
  return new Map([...purses, ...(await readPurses(tx, customerIds, owners))])
}

/** Without posting anything: what is due counts as gone already. */
export async function readPurse(tx: Tx, { customerId, ...moment }: PointsMoment & { readonly customerId: string }): Promise<Purse> {
  return (await readPurses(tx, [customerId], moment)).get(customerId) ?? EMPTY
}

export async function readPurses(tx: Tx, customerIds: readonly string[], moment: PointsMoment): Promise<ReadonlyMap<string, Purse>> {
  const lotsOf = await pointLots(tx, customerIds, moment.today)
  const heldOf = await heldPoints(tx, customerIds, moment)
  return new Map(
    customerIds.map(id => {
      const [lots, held] = [lotsOf.get(id) ?? [], heldOf.get(id) ?? NOTHING_HELD]
      return [id, { lots, held, available: availablePoints(lots, moment.today, held) }]
    })
  )
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
