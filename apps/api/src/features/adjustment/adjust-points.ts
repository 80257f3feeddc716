// POINT-1: headquarters adjusts, with a reason; who asks approves, and stands in the entry. The customer's row is locked, so that of many at once none
// takes a balance below zero (TRUST 23): only returns may do that (POINT-3). The same key and body again gets the first answer (POINT-5).
import { Refusal } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { tellOf } from '../../platform/outbox.ts'
import { readReason } from '../../platform/reason.ts'
import { findCustomer, lockCustomers } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'

export interface AdjustPoints {
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  readonly idempotencyKey: string
}

interface Adjustment {
  readonly chainId: string
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  readonly today: string
}

/** @throws Refusal NOT_FOUND, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, POINTS_ADJUSTMENT_ZERO, POINTS_INSUFFICIENT, OVERFLOW, and those of an idempotency key */
export async function adjustPoints(ctx: Context, input: AdjustPoints): Promise<{ entryId: string; customerId: string }> {
  const customer = await findCustomer(ctx, await ctx.read(), input.customerId, 'points:adjust', ['customerId'])
  const { chainId } = customer
  const reason = readReason(input.reason, (await ctx.chain(chainId)).country)
  if (input.amount === 0) throw new Refusal('POINTS_ADJUSTMENT_ZERO', ['amount'])
  const today = await ctx.today(chainId)
  const body = { customerId: customer.id, amount: input.amount, reason }
  return ctx.write(tx =>
    idempotent(tx, { operation: 'pointsAdjust', key: input.idempotencyKey, body }, async () => {
      const entryId = await post(tx, ctx, { ...body, chainId, today })
      await refreshTiers(tx, { chainId, asOf: today, customerIds: [customer.id], cause: 'POINTS', causeId: entryId })
      await audit(tx, ctx, {
        action: 'pointsAdjust',
        objectType: 'Customer',
        objectId: customer.id,
        storeId: customer.storeId,
        detail: { amount: input.amount, entryId }
      })
      return { entryId, customerId: customer.id }
    })
  )
}

async function post(tx: Tx, ctx: Context, adjustment: Adjustment): Promise<string> {
  const { chainId, customerId, amount, reason, today } = adjustment
  await lockCustomers(tx, [customerId])
  const row = await tx.first<{ balance: string }>(
    sql`select coalesce(sum(amount), 0)::text as balance from point_entry where tenant_id = ${tx.tenantId} and customer_id = ${customerId}`
  )
  const after = BigInt(row?.balance ?? 0) + BigInt(amount)
  if (amount < 0 && after < 0n) throw new Refusal('POINTS_INSUFFICIENT', ['amount'])
  if (after > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('OVERFLOW', ['amount'])
  const id = uuid()
  const by = ctx.actor.staffId ?? ctx.actor.id
  await tx.run(sql`
    with posted as (insert into point_entry (tenant_id, id, chain_id, customer_id, kind, account, amount, happened_on, confirmed_on, recorded_by, reason, approved_by)
    values (${tx.tenantId}, ${id}, ${chainId}, ${customerId}, 'adjust', 'adjustment', ${amount}, ${today}, ${today}, ${by}, ${reason}, ${by})
      returning id, chain_id, customer_id)
    ${tellOf(tx.tenantId, 'pointsMoved', sql`select id, chain_id, customer_id from posted`)}`)
  return id
}
