// POINT-6: a payment with points that names a receipt which was never recorded is taken back: the number was mistyped, or the goods stayed. All points come back
// to the lots they left, dated today, and the number is free. Once the receipt is recorded, its returns and its void give back instead: of the two at once
// one wins, by the lock of the number.
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { lockCustomers } from '../customer/index.ts'
import { giveAllBack } from '../points/index.ts'
import { lockUnrecorded } from '../voucher/index.ts'
import { recordedBy } from './counter.ts'
import type { Redeemed } from './redeem-points.ts'
import { markUndone, redemptionsById } from './redemption.sql.ts'

export interface UndoRedemption {
  readonly redemptionId: string
  readonly reason: string
  readonly idempotencyKey: string
}

/** @throws Forbidden; Refusal NOT_FOUND, RECEIPT_RECORDED, REDEMPTION_UNDONE, REASON_REQUIRED, PHONE_IN_REASON, of an idempotency key */
export async function undoRedemption(ctx: Context, input: UndoRedemption): Promise<Redeemed> {
  demand(ctx, 'redemption:undo')
  const { redemptionId } = input
  const paid = isUuid(redemptionId) ? (await redemptionsById(await ctx.read(), [redemptionId])).get(redemptionId) : undefined
  if (!paid) throw new Refusal('NOT_FOUND', ['redemptionId'])
  demand(ctx, 'redemption:undo', paid, { atStore: true, field: ['redemptionId'] })
  const { chainId, customerId, storeId, points } = paid
  const reason = readReason(input.reason, (await ctx.chain(chainId)).country)
  const owner = { chainId, customerId, today: await ctx.today(chainId), now: ctx.clock.now(), recordedBy: recordedBy(ctx) }
  return ctx.write(tx =>
    idempotent(tx, { operation: 'pointsRedeemUndo', key: input.idempotencyKey, body: { redemptionId, reason } }, async () => {
      await lockCustomers(tx, [customerId])
      await lockUnrecorded(tx, paid)
      if (!(await markUndone(tx, redemptionId, { at: owner.now, by: owner.recordedBy, reason })))
        throw new Refusal('REDEMPTION_UNDONE', ['redemptionId'])
      await giveAllBack(tx, owner, { redemptionId })
      const detail = { points, redemptionId }
      await audit(tx, ctx, { action: 'pointsRedeemUndo', objectType: 'Customer', objectId: customerId, storeId, detail })
      return { redemptionId, customerId }
    })
  )
}
