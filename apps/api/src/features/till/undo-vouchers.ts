// BENEFIT-2: a voucher that paid a receipt which was never recorded gets back what left it, and the number is free: as for points, while no such receipt is
// recorded, by whoever may take a payment back in the store where it was made.
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { lockCustomers } from '../customer/index.ts'
import { recordedBy } from '../redemption/index.ts'
import { giveAllBack } from '../points/index.ts'
import {
  giveWholeBack,
  lockUnrecorded,
  markVoucherUndone,
  voucherRedemptionsById,
  vouchersById,
  type VoucherRedemptionRow
} from '../voucher/index.ts'

export interface UndoVoucher {
  readonly redemptionId: string
  readonly reason: string
  readonly idempotencyKey: string
}

/** @throws Forbidden; Refusal NOT_FOUND, RECEIPT_RECORDED, REDEMPTION_UNDONE, REASON_REQUIRED, PHONE_IN_REASON, of an idempotency key */
export async function undoVoucherRedemption(ctx: Context, input: UndoVoucher): Promise<string> {
  demand(ctx, 'redemption:undo')
  const { redemptionId } = input
  const paid = isUuid(redemptionId) ? (await voucherRedemptionsById(await ctx.read(), [redemptionId])).get(redemptionId) : undefined
  if (!paid) throw new Refusal('NOT_FOUND', ['redemptionId'])
  demand(ctx, 'redemption:undo', paid, { atStore: true, field: ['redemptionId'] })
  const reason = readReason(input.reason, (await ctx.chain(paid.chainId)).country)
  await undo(ctx, paid, { ...input, reason })
  return redemptionId
}

async function undo(ctx: Context, paid: VoucherRedemptionRow, { redemptionId, reason, idempotencyKey }: UndoVoucher): Promise<void> {
  const { chainId, customerId, storeId, voucherId, takenMinor } = paid
  const [today, by] = [await ctx.today(chainId), recordedBy(ctx)]
  await ctx.write(tx =>
    idempotent(tx, { operation: 'voucherRedeemUndo', key: idempotencyKey, body: { redemptionId, reason } }, async () => {
      await lockCustomers(tx, [customerId])
      await lockUnrecorded(tx, paid)
      if (!(await markVoucherUndone(tx, redemptionId, { at: ctx.clock.now(), by, reason })))
        throw new Refusal('REDEMPTION_UNDONE', ['redemptionId'])
      const now = (await voucherRedemptionsById(tx, [redemptionId])).get(redemptionId) ?? paid
      await giveWholeBack(tx, { chainId, today, recordedBy: by }, now)
      // Points paid for a voucher that was voided meanwhile, and now proves never to have been used: as had it been voided afterwards.
      const voucher = (await vouchersById(tx, [voucherId])).get(voucherId)
      if (voucher?.isVoid && voucher.source === 'points' && voucher.redeemed + voucher.givenBack === 0)
        await giveAllBack(tx, { chainId, customerId, today, now: ctx.clock.now(), recordedBy: by }, { voucherId })
      const detail = { voucherRedemptionId: redemptionId, voucherId, minor: takenMinor }
      await audit(tx, ctx, { action: 'voucherRedeemUndo', objectType: 'Customer', objectId: customerId, storeId, detail })
      return {}
    })
  )
}
