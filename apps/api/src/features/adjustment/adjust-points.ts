// POINT-1: headquarters adjusts, with a reason. Up to the limit of the rules who asks approves, and stands in the entry; above it the adjustment waits for
// somebody else. The same key and body again gets the first answer (POINT-5).
import { MOST_ADJUSTED_POINTS, needsSecondPerson, Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { findCustomer, lockCustomers } from '../customer/index.ts'
import { earningInForce } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { insertRequests } from './adjustment.sql.ts'
import { postAdjustment } from './post-adjustment.ts'

export interface AdjustPoints {
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  readonly idempotencyKey: string
}

export interface Adjusted {
  readonly customerId: string
  /** The last of its entries; null where it waits. */
  readonly entryId: string | null
  /** The request, where somebody else is to approve. */
  readonly requestId: string | null
}

/** @throws Refusal NOT_FOUND, INVALID_VALUE, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, POINTS_ADJUSTMENT_ZERO, POINTS_INSUFFICIENT, OVERFLOW, and those of an idempotency key */
export async function adjustPoints(ctx: Context, input: AdjustPoints): Promise<Adjusted> {
  const customer = await findCustomer(ctx, await ctx.read(), input.customerId, 'points:adjust', ['customerId'])
  const { id: customerId, chainId, storeId } = customer
  const reason = readReason(input.reason, (await ctx.chain(chainId)).country)
  const { amount } = input
  if (Math.abs(amount) > MOST_ADJUSTED_POINTS)
    throw new Refusal('INVALID_VALUE', ['amount'], { min: -MOST_ADJUSTED_POINTS, max: MOST_ADJUSTED_POINTS })
  if (amount === 0) throw new Refusal('POINTS_ADJUSTMENT_ZERO', ['amount'])
  const today = await ctx.today(chainId)
  const by = ctx.actor.staffId
  // A request and its approval are told apart by who they are.
  if (!by) throw new Forbidden()
  const now = ctx.clock.now()
  return ctx.write(tx =>
    idempotent(tx, { operation: 'pointsAdjust', key: input.idempotencyKey, body: { customerId, amount, reason } }, async () => {
      await lockCustomers(tx, [customerId])
      const version = await earningInForce(tx, chainId, today)
      const waits = needsSecondPerson(version.policy, { up: Math.max(0, amount), down: Math.max(0, -amount) })
      const asking = { chainId, status: 'waiting', policyVersionId: version.id, requestedBy: by, requestedAt: now } as const
      const [requestId = null] = waits ? await insertRequests(tx, asking, [{ customerId, amount, reason }]) : []
      const adjusting = { chainId, today, now, recordedBy: by, version, approvedBy: by }
      const entryIds = waits ? [] : await postAdjustment(tx, adjusting, { customerId, amount, reason, requestId })
      const entryId = entryIds.at(-1) ?? null
      if (entryId) await refreshTiers(tx, { chainId, asOf: today, customerIds: [customerId], cause: 'POINTS', causeId: entryId })
      const detail = { amount, ...(entryId ? { entryId } : { requestId }) }
      await audit(tx, ctx, { action: 'pointsAdjust', objectType: 'Customer', objectId: customerId, storeId, detail })
      return { customerId, entryId, requestId }
    })
  )
}
