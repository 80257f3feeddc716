// TRUST 15: an adjustment above the limit is approved or declined by somebody of headquarters who did not ask for it, held where it is stored as well. What is
// approved is what is carried out: the request never changes, and is decided once.
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent, idempotentIfKeyed } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { findCustomer, lockCustomers } from '../customer/index.ts'
import { earningInForce } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { decideRequests, lockRequests, requestsById, type AdjustmentRow } from './adjustment.sql.ts'
import { postAdjustment } from './post-adjustment.ts'

/** @throws Refusal NOT_FOUND, ADJUSTMENT_ALREADY_DECIDED, APPROVER_IS_DRAFTER, POINTS_INSUFFICIENT, OVERFLOW, and those of an idempotency key */
export async function approveAdjustment(ctx: Context, input: { readonly id: string; readonly idempotencyKey: string }): Promise<string> {
  const found = await findRequest(ctx, input.id)
  const today = await ctx.today(found.chainId)
  const by = person(ctx)
  await ctx.write(tx =>
    idempotent(tx, { operation: 'pointAdjustmentApprove', key: input.idempotencyKey, body: { id: found.id } }, async () => {
      const request = await lockWaiting(tx, found, by)
      const { id, chainId, customerId, amount, reason } = request
      const version = await earningInForce(tx, chainId, today)
      const now = ctx.clock.now()
      const adjusting = { chainId, today, now, recordedBy: request.requestedById, version, approvedBy: by }
      await decide(tx, { ids: [id], status: 'approved', by, at: now })
      const causeId = (await postAdjustment(tx, adjusting, { customerId, amount, reason, requestId: id })).at(-1)
      await refreshTiers(tx, { chainId, asOf: today, customerIds: [customerId], cause: 'POINTS', ...(causeId ? { causeId } : {}) })
      await note(tx, ctx, request, 'pointAdjustmentApprove')
      return { id }
    })
  )
  return found.id
}

/** @throws Refusal NOT_FOUND, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, ADJUSTMENT_ALREADY_DECIDED, APPROVER_IS_DRAFTER, of an idempotency key */
export async function declineAdjustment(
  ctx: Context,
  input: { readonly id: string; readonly reason: string; readonly idempotencyKey?: string | null }
): Promise<string> {
  const found = await findRequest(ctx, input.id)
  const declineReason = readReason(input.reason, (await ctx.chain(found.chainId)).country)
  const by = person(ctx)
  const body = { id: found.id, reason: declineReason }
  await ctx.write(tx =>
    idempotentIfKeyed(tx, { operation: 'pointAdjustmentDecline', key: input.idempotencyKey, body }, async () => {
      const request = await lockWaiting(tx, found, by)
      await decide(tx, { ids: [request.id], status: 'declined', by, at: ctx.clock.now(), declineReason })
      await note(tx, ctx, request, 'pointAdjustmentDecline')
      return {}
    })
  )
  return found.id
}

/** Who acts is part of what is kept: an API client adjusts nothing. @throws Forbidden */
export function person(ctx: Context): string {
  if (!ctx.actor.staffId) throw new Forbidden()
  return ctx.actor.staffId
}

/** Of a customer whose points the actor may adjust; any other is as one that never was. */
async function findRequest(ctx: Context, id: string): Promise<AdjustmentRow> {
  demand(ctx, 'points:adjust')
  const tx = await ctx.read()
  const found = isUuid(id) ? (await requestsById(tx, [id])).get(id) : undefined
  if (!found) throw new Refusal('NOT_FOUND', ['id'])
  await findCustomer(ctx, tx, found.customerId, 'points:adjust', ['id'])
  return found
}

/** The customer's row first, like everywhere; of two at once the second finds it decided. */
async function lockWaiting(tx: Tx, { id, customerId }: AdjustmentRow, by: string): Promise<AdjustmentRow> {
  await lockCustomers(tx, [customerId])
  const [request] = await lockRequests(tx, [id])
  if (request?.status !== 'waiting') throw new Refusal('ADJUSTMENT_ALREADY_DECIDED', ['id'])
  if (request.requestedById === by) throw new Refusal('APPROVER_IS_DRAFTER', ['id'])
  return request
}

export function decide(tx: Tx, decision: Parameters<typeof decideRequests>[1]): Promise<void> {
  return refusing({ point_adjustment_second_person: ['APPROVER_IS_DRAFTER', 'id'] }, () => decideRequests(tx, decision))
}

async function note(tx: Tx, ctx: Context, { id, customerId, chainId, amount }: AdjustmentRow, action: string): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'Customer', objectId: customerId, chainId, detail: { amount, requestId: id } })
}
