// A till puts vouchers aside, and points after them, while somebody pays; then it takes them or lets them go, all together. A hold ends once: the row's lock has one
// winner, and one whose time is over counts no longer. Or vouchers pay a receipt at once. What they take off are discounts: lines come with what was paid after them.
import { leftOf, Refusal, takeOffLines } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { lockCustomers } from '../customer/index.ts'
import { settleDuePoints, type PointsOwner } from '../points/index.ts'
import {
  endHold,
  lockHold,
  onceAReceipt,
  payWithPoints,
  putPointsAside,
  readMinutes,
  readReceiptNo,
  recordedBy,
  termsOf
} from '../redemption/index.ts'
import { onceAVoucher, redeemVouchers, vouchersById, type VoucherPaying } from '../voucher/index.ts'
import { beginTill, decidePayment, sumsOf, type AtTill, type Payment, type TillAsked } from './payment.ts'
import { endTillHold, insertTillHold, lockTillHold, tillHoldsById, vouchersOfHolds, type TillHoldRow } from './till-hold.sql.ts'

const bodyOf = ({ counter, voucherIds, lines }: AtTill) => ({
  customerId: counter.customer.id,
  storeId: counter.storeId,
  voucherIds,
  lines
})

interface Keyed {
  readonly idempotencyKey: string
}

export interface Held {
  readonly holdId: string
  /** What is left to pay of each line. */
  readonly payMinor: readonly number[]
}

/** @throws Refusal INVALID_VALUE, REQUIRED, those of `beginTill`, `decidePayment`, of points and of an idempotency key */
export async function holdAtTill(
  ctx: Context,
  input: TillAsked & Keyed & { readonly points?: number | null; readonly minutes?: number | null }
): Promise<Held> {
  const minutes = readMinutes(input.minutes)
  const points = input.points ?? 0
  if (points > 0) demand(ctx, 'points:redeem')
  if (points === 0 && input.vouchers.length === 0) throw new Refusal('REQUIRED', ['vouchers'])
  const at = await beginTill(ctx, input)
  const body = { ...bodyOf(at), points, minutes }
  return ctx.write(tx =>
    idempotent(tx, { operation: 'tillHold', key: input.idempotencyKey, body }, async () => {
      const payment = await decidePayment(tx, at)
      const { holdId, payMinor } = await putAside(tx, at, payment, { points, minutes })
      const { customer, storeId } = at.counter
      const detail = { holdId, vouchers: at.voucherIds.length, points, minutes }
      await audit(tx, ctx, { action: 'tillHold', objectType: 'Customer', objectId: customer.id, storeId, detail })
      return { holdId, payMinor }
    })
  )
}

async function putAside(tx: Tx, { counter }: AtTill, { parts, lines }: Payment, asked: { points: number; minutes: number }): Promise<Held> {
  const { chain, customer, storeId, today, now } = counter
  const terms = asked.points === 0 ? null : await termsOf(tx, counter, { points: asked.points, ...sumsOf(lines) })
  const pointHoldId = terms && (await putPointsAside(tx, counter, terms, asked.minutes))
  const open = terms ? takeOffLines(lines, terms.offMinor, terms.onSpecialPrice) : lines
  const place = { chainId: chain.id, customerId: customer.id, storeId, recordedBy: counter.recordedBy }
  const expiresAt = new Date(now.getTime() + asked.minutes * 60_000)
  const vouchers = parts.map(({ voucherId, offMinor, takenMinor, eligibleMinor }) => ({ voucherId, offMinor, takenMinor, eligibleMinor }))
  const holdId = await insertTillHold(tx, { ...place, pointHoldId, heldOn: today, heldAt: now, expiresAt, vouchers })
  return { holdId, payMinor: open.map(line => line.amountMinor) }
}

export interface Paid {
  readonly holdId: string | null
  readonly voucherRedemptionIds: readonly string[]
  readonly redemptionId: string | null
}

/** Vouchers pay a receipt at once. @throws Refusal VOUCHER_ALREADY_ON_RECEIPT, REQUIRED, those of `beginTill`, `decidePayment`, of the receipt and of a key */
export async function redeemAtTill(
  ctx: Context,
  input: TillAsked & Keyed & { readonly receiptNo: string }
): Promise<Paid & { readonly payMinor: readonly number[] }> {
  const receiptNo = readReceiptNo(input.receiptNo)
  if (input.vouchers.length === 0) throw new Refusal('REQUIRED', ['vouchers'])
  const at = await beginTill(ctx, input)
  const { chain, customer, storeId, today, now } = at.counter
  return onceAVoucher(() =>
    ctx.write(tx =>
      idempotent(tx, { operation: 'voucherRedeem', key: input.idempotencyKey, body: { ...bodyOf(at), receiptNo } }, async () => {
        const { parts, lines } = await decidePayment(tx, at)
        const where = { chainId: chain.id, customerId: customer.id, storeId, receiptNo, holdId: null, today, now }
        const ids = await redeemVouchers(tx, { ...where, recordedBy: at.counter.recordedBy }, parts)
        const detail = { voucherRedemptionIds: ids, minor: parts.reduce((sum, part) => sum + part.offMinor, 0) }
        await audit(tx, ctx, { action: 'voucherRedeem', objectType: 'Customer', objectId: customer.id, storeId, detail })
        return { holdId: null, voucherRedemptionIds: ids, redemptionId: null, payMinor: lines.map(line => line.amountMinor) }
      })
    )
  )
}

/** What was put aside pays the receipt. @throws Refusal NOT_FOUND, TILL_HOLD_ENDED, VOUCHER_VOID, VOUCHER_USED, RECEIPT_ALREADY_REDEEMED, … */
export async function confirmTillHold(ctx: Context, input: Keyed & { readonly holdId: string; readonly receiptNo: string }): Promise<Paid> {
  const receiptNo = readReceiptNo(input.receiptNo)
  return onceAReceipt(() =>
    onceAVoucher(() =>
      ending(ctx, 'tillHoldConfirm', { ...input, receiptNo }, async (tx, owner, hold) => {
        if (hold.pointHoldId) demand(ctx, 'points:redeem', hold, { atStore: true, field: ['holdId'] })
        const parts = await heldParts(tx, hold)
        const points = hold.pointHoldId ? await lockHold(tx, hold.pointHoldId) : undefined
        if (hold.pointHoldId && points?.state !== 'active') throw new Refusal('TILL_HOLD_ENDED', ['holdId'])
        const where = { ...owner, storeId: hold.storeId, receiptNo, holdId: hold.id }
        const voucherRedemptionIds = await redeemVouchers(tx, where, parts, { alsoOffMinor: points?.offMinor ?? 0 })
        const redemptionId = points
          ? await payWithPoints(tx, owner, { storeId: hold.storeId, receiptNo, terms: points, hold: points })
          : null
        if (points) await endHold(tx, points.id, 'confirmed', owner.now)
        await endTillHold(tx, hold.id, 'confirmed', owner.now)
        return { holdId: hold.id, voucherRedemptionIds, redemptionId }
      })
    )
  )
}

/** Good as on the day on which they were put aside; what has been taken from them since is not there. */
async function heldParts(tx: Tx, hold: TillHoldRow): Promise<VoucherPaying[]> {
  const held = (await vouchersOfHolds(tx, [hold.id])).get(hold.id) ?? []
  const vouchers = await vouchersById(
    tx,
    held.map(each => each.voucherId)
  )
  return held.flatMap(({ voucherId, offMinor, takenMinor, eligibleMinor }) => {
    const voucher = vouchers.get(voucherId)
    if (!voucher || voucher.isVoid) throw new Refusal('VOUCHER_VOID', ['holdId'])
    if (leftOf(voucher) < takenMinor) throw new Refusal(voucher.expired < 0 ? 'VOUCHER_EXPIRED' : 'VOUCHER_USED', ['holdId'])
    return [{ voucher, voucherId, offMinor, takenMinor, eligibleMinor }]
  })
}

/** @throws Refusal NOT_FOUND, TILL_HOLD_ENDED */
export async function cancelTillHold(ctx: Context, input: Keyed & { readonly holdId: string }): Promise<{ readonly holdId: string }> {
  return ending(ctx, 'tillHoldCancel', input, async (tx, owner, hold) => {
    if (hold.pointHoldId) await endHold(tx, hold.pointHoldId, 'cancelled', owner.now)
    await endTillHold(tx, hold.id, 'cancelled', owner.now)
    await settleDuePoints(tx, { ...owner, customerIds: [hold.customerId] })
    return { holdId: hold.id }
  })
}

async function ending<T extends object>(
  ctx: Context,
  operation: string,
  { idempotencyKey, ...body }: Keyed & { readonly holdId: string; readonly receiptNo?: string },
  work: (tx: Tx, owner: PointsOwner, hold: TillHoldRow) => Promise<T>
): Promise<T> {
  const { chainId, customerId, storeId } = await findTillHold(ctx, body.holdId)
  const owner = { chainId, customerId, today: await ctx.today(chainId), now: ctx.clock.now(), recordedBy: recordedBy(ctx) }
  return ctx.write(tx =>
    idempotent(tx, { operation, key: idempotencyKey, body }, async () => {
      await lockCustomers(tx, [customerId])
      const hold = await lockTillHold(tx, body.holdId)
      if (!hold || hold.state !== 'active' || hold.expiresAt <= owner.now) throw new Refusal('TILL_HOLD_ENDED', ['holdId'])
      const done = await work(tx, owner, hold)
      await audit(tx, ctx, { action: operation, objectType: 'Customer', objectId: customerId, storeId, detail: { holdId: hold.id } })
      return done
    })
  )
}

/** Of a store in which the actor may redeem; any other is as one that never was (TRUST 5, 8). */
async function findTillHold(ctx: Context, id: string): Promise<TillHoldRow> {
  demand(ctx, 'voucher:redeem')
  const hold = isUuid(id) ? (await tillHoldsById(await ctx.read(), [id])).get(id) : undefined
  if (!hold) throw new Refusal('NOT_FOUND', ['holdId'])
  demand(ctx, 'voucher:redeem', hold, { atStore: true, field: ['holdId'] })
  return hold
}
