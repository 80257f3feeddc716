// POINT-6: points pay a receipt, named by store and number, recorded already or not. A receipt is paid so once; the same key and body again gets the first
// answer (POINT-5). What the points take off is a discount: the receipt's lines come with what was paid after it (TERM-1).
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { refusing } from '../../platform/refusing.ts'
import { requiredText } from '../../platform/texts.ts'
import { lockCustomers } from '../customer/index.ts'
import { giveBackPoints, postEntries, settleDuePoints, takePoints, type PayingHold, type PointsOwner } from '../points/index.ts'
import { lockPayers, numberKey } from '../voucher/index.ts'
import { beginAtCounter, ownerOf, termsOf, type Asked } from './counter.ts'
import { insertRedemption, knownReceipt, type Terms } from './redemption.sql.ts'

const LONGEST_RECEIPT_NO = 64

export interface RedeemPoints extends Asked {
  readonly receiptNo: string
  readonly idempotencyKey: string
}

export interface Redeemed {
  readonly redemptionId: string
  readonly customerId: string
}

export const readReceiptNo = (text: string): string => requiredText(text, 'receiptNo', LONGEST_RECEIPT_NO, 'RECEIPT_NUMBER_REQUIRED')

/** One receipt, one payment with points: whoever is second is told so. */
export const onceAReceipt = <T>(work: () => Promise<T>): Promise<T> =>
  refusing({ point_redemption_receipt_unique: ['RECEIPT_ALREADY_REDEEMED', 'receiptNo'] }, work)

/** @throws Refusal NOT_FOUND, POINTS_INSUFFICIENT, RECEIPT_ALREADY_REDEEMED, those of `termsOf`, of the receipt and of an idempotency key */
export async function redeemPoints(ctx: Context, input: RedeemPoints): Promise<Redeemed> {
  const receiptNo = readReceiptNo(input.receiptNo)
  const counter = await beginAtCounter(ctx, input)
  const { customer, storeId } = counter
  const { points, normalMinor, specialMinor } = input
  const body = { customerId: customer.id, storeId, receiptNo, points, normalMinor, specialMinor: specialMinor ?? 0 }
  return onceAReceipt(() =>
    ctx.write(tx =>
      idempotent(tx, { operation: 'pointsRedeem', key: input.idempotencyKey, body }, async () => {
        await lockCustomers(tx, [customer.id])
        const terms = await termsOf(tx, counter, input)
        const redemptionId = await payWithPoints(tx, ownerOf(counter), { storeId, receiptNo, terms })
        await audit(tx, ctx, {
          action: 'pointsRedeem',
          objectType: 'Customer',
          objectId: customer.id,
          storeId,
          detail: { points, redemptionId }
        })
        return { redemptionId, customerId: customer.id }
      })
    )
  )
}

interface Payment {
  readonly storeId: string
  readonly receiptNo: string
  readonly terms: Terms
  readonly hold?: PayingHold & { readonly id: string }
}

/** The customer's row is locked. @throws Refusal POINTS_INSUFFICIENT, INVALID_VALUE, RECEIPT_PAID_BY_ANOTHER, PURCHASE_ALREADY_VOIDED, POINTS_REDEMPTION_TOO_MANY */
export async function payWithPoints(tx: Tx, owner: PointsOwner, { storeId, receiptNo, terms, hold }: Payment): Promise<string> {
  const payer = (await lockPayers(tx, [{ storeId, receiptNo }])).get(numberKey({ storeId, receiptNo }))
  const receipt = await knownReceipt(tx, storeId, receiptNo)
  if (receipt) refuseOther(receipt, owner, terms)
  if (payer && payer !== owner.customerId) throw new Refusal('RECEIPT_PAID_BY_ANOTHER', ['customerId'])
  const taken = await takePoints(tx, owner, terms.points, { hold })
  const { chainId, customerId, recordedBy, today, now } = owner
  const who = { chainId, customerId, storeId, recordedBy: recordedBy ?? '' }
  const redemptionId = await insertRedemption(tx, {
    ...who,
    ...terms,
    receiptNo,
    holdId: hold?.id ?? null,
    redeemedOn: today,
    redeemedAt: now
  })
  const of = { customerId, on: today, policyVersionId: terms.policyVersionId, redemptionId, redemptionSeq: 0 }
  await postEntries(
    tx,
    owner,
    taken.map(({ expiresOn, amount }) => ({ ...of, kind: 'redeem', account: 'redemption', amount, expiresOn }))
  )
  // Of a receipt that is known, some may have come back already.
  if (receipt) {
    await giveBackPoints(tx, { chainId, purchaseIds: [receipt.id], today, recordedBy })
    await settleDuePoints(tx, { ...owner, customerIds: [customerId] })
  }
  return redemptionId
}

function refuseOther(receipt: NonNullable<Awaited<ReturnType<typeof knownReceipt>>>, owner: PointsOwner, terms: Terms): void {
  if (receipt.customerId && receipt.customerId !== owner.customerId) throw new Refusal('INVALID_VALUE', ['customerId'])
  if (receipt.voided) throw new Refusal('PURCHASE_ALREADY_VOIDED', ['receiptNo'])
  const paid = receipt.normalMinor + (terms.onSpecialPrice ? receipt.specialMinor : 0)
  // What was paid came after the points: before them the receipt cannot have been more than both together.
  if (terms.eligibleMinor > paid + terms.offMinor) throw new Refusal('INVALID_VALUE', ['normalMinor'])
}
