// A till puts points aside while the customer pays, and then takes them or lets them go. A hold ends once: the row's lock has one winner, and one whose time
// is over ends by itself, for it counts no longer (DOMAIN §5, TRUST 23). It moves nothing; confirming it does.
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { lockCustomers } from '../customer/index.ts'
import { openPurse, settleDuePoints, type PointsOwner } from '../points/index.ts'
import { beginAtCounter, ownerOf, recordedBy, termsOf, type Asked, type Counter } from './counter.ts'
import { onceAReceipt, payWithPoints, readReceiptNo, type Redeemed } from './redeem-points.ts'
import { endHold, holdsById, insertHold, lockHold, type HoldRow, type Terms } from './redemption.sql.ts'

const HOLD_MINUTES = { usual: 15, least: 1, most: 24 * 60 } as const

export interface HoldPoints extends Asked {
  readonly minutes?: number | null
  readonly idempotencyKey: string
}

export interface Held {
  readonly holdId: string
  readonly customerId: string
}

/** @throws Refusal NOT_FOUND, INVALID_VALUE, POINTS_INSUFFICIENT, those of `termsOf` and of an idempotency key */
export async function holdPoints(ctx: Context, input: HoldPoints): Promise<Held> {
  const minutes = readMinutes(input.minutes)
  const counter = await beginAtCounter(ctx, input)
  const { customer, storeId } = counter
  const { points, normalMinor, specialMinor } = input
  const body = { customerId: customer.id, storeId, points, normalMinor, specialMinor: specialMinor ?? 0, minutes }
  return ctx.write(tx =>
    idempotent(tx, { operation: 'pointsHold', key: input.idempotencyKey, body }, async () => {
      await lockCustomers(tx, [customer.id])
      const terms = await termsOf(tx, counter, input)
      const holdId = await putPointsAside(tx, counter, terms, minutes)
      await audit(tx, ctx, {
        action: 'pointsHold',
        objectType: 'Customer',
        objectId: customer.id,
        storeId,
        detail: { points, minutes, holdId }
      })
      return { holdId, customerId: customer.id }
    })
  )
}

/** @throws Refusal INVALID_VALUE */
export function readMinutes(asked: number | null | undefined): number {
  const minutes = asked ?? HOLD_MINUTES.usual
  const { least: min, most: max } = HOLD_MINUTES
  if (minutes < min || minutes > max) throw new Refusal('INVALID_VALUE', ['minutes'], { min, max })
  return minutes
}

/** The customer's row is locked. @throws Refusal POINTS_INSUFFICIENT */
export async function putPointsAside(tx: Tx, counter: Counter, terms: Terms, minutes: number): Promise<string> {
  const { chain, customer, storeId, today, now } = counter
  const { available } = await openPurse(tx, ownerOf(counter))
  if (terms.points > available) throw new Refusal('POINTS_INSUFFICIENT', ['points'], { available: Math.max(0, available) })
  const expiresAt = new Date(now.getTime() + minutes * 60_000)
  const place = { chainId: chain.id, customerId: customer.id, storeId, recordedBy: counter.recordedBy }
  return insertHold(tx, { ...place, ...terms, heldOn: today, heldAt: now, expiresAt })
}

/** The held points pay the receipt. @throws Refusal NOT_FOUND, POINT_HOLD_ENDED, RECEIPT_ALREADY_REDEEMED, POINTS_INSUFFICIENT where returns have taken them */
export async function confirmHold(
  ctx: Context,
  input: { readonly holdId: string; readonly receiptNo: string; readonly idempotencyKey: string }
): Promise<Redeemed> {
  const receiptNo = readReceiptNo(input.receiptNo)
  return onceAReceipt(() =>
    ending(ctx, 'pointsHoldConfirm', { ...input, receiptNo }, async (tx, owner, hold) => {
      const { id, points, heldOn, storeId } = hold
      const redemptionId = await payWithPoints(tx, owner, { storeId, receiptNo, terms: hold, hold: { id, points, heldOn } })
      await endHold(tx, id, 'confirmed', owner.now)
      return { redemptionId, customerId: hold.customerId }
    })
  )
}

/** Its points are free again; those whose lot has had its day meanwhile expire. @throws Refusal NOT_FOUND, POINT_HOLD_ENDED */
export async function cancelHold(ctx: Context, input: { readonly holdId: string; readonly idempotencyKey: string }): Promise<Held> {
  return ending(ctx, 'pointsHoldCancel', input, async (tx, owner, hold) => {
    await endHold(tx, hold.id, 'cancelled', owner.now)
    await settleDuePoints(tx, { ...owner, customerIds: [hold.customerId] })
    return { holdId: hold.id, customerId: hold.customerId }
  })
}

async function ending<T extends object>(
  ctx: Context,
  operation: string,
  { idempotencyKey, ...body }: { readonly holdId: string; readonly receiptNo?: string; readonly idempotencyKey: string },
  work: (tx: Tx, owner: PointsOwner, hold: HoldRow) => Promise<T>
): Promise<T> {
  const { chainId, customerId, storeId } = await findHold(ctx, body.holdId)
  const today = await ctx.today(chainId)
  const owner = { chainId, customerId, today, now: ctx.clock.now(), recordedBy: recordedBy(ctx) }
  return ctx.write(tx =>
    idempotent(tx, { operation, key: idempotencyKey, body }, async () => {
      await lockCustomers(tx, [customerId])
      const hold = await lockHold(tx, body.holdId)
      if (!hold || hold.state !== 'active' || hold.expiresAt <= owner.now) throw new Refusal('POINT_HOLD_ENDED', ['holdId'])
      const done = await work(tx, owner, hold)
      await audit(tx, ctx, {
        action: operation,
        objectType: 'Customer',
        objectId: customerId,
        storeId,
        detail: { holdId: hold.id, points: hold.points }
      })
      return done
    })
  )
}

/** Of a store in which the actor may let points be spent; any other is as one that never was (TRUST 5, 8). */
async function findHold(ctx: Context, id: string): Promise<HoldRow> {
  demand(ctx, 'points:redeem')
  const hold = isUuid(id) ? (await holdsById(await ctx.read(), [id])).get(id) : undefined
  if (!hold) throw new Refusal('NOT_FOUND', ['holdId'])
  demand(ctx, 'points:redeem', hold, { atStore: true, field: ['holdId'] })
  return hold
}
