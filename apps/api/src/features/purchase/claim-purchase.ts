// An anonymous receipt finds its customer later: from then on it is the customer's from its own day, points included; its month's registration rate knows
// when it was claimed (TERM-3). Or its buyer declines, and why is noted (PROFILE-4).
import { DECLINE_REASONS, Refusal, type DeclineReason } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotentIfKeyed } from '../../platform/idempotency.ts'
import { findCustomerAnywhere } from '../customer/index.ts'
import { lockPayers, numberKey } from '../voucher/index.ts'
import { beginAct, type Act } from './act.ts'
import { correctable, lockCorrectable, markClaimed, markDeclined, type Correctable } from './correct.sql.ts'
import { followFacts } from './follow-facts.ts'
import { paidByCustomers } from './record.sql.ts'

async function begin(ctx: Context, purchaseId: string): Promise<Act> {
  demand(ctx, 'purchase:write')
  const found = await correctable(await ctx.read(), ctx.rights, purchaseId)
  if (!found) throw new Refusal('NOT_FOUND', ['purchaseId'])
  return beginAct(ctx, found.chainId)
}

/** The same claim again changes nothing. @throws Refusal NOT_FOUND, PURCHASE_ALREADY_CLAIMED, PURCHASE_NOT_ANONYMOUS, PURCHASE_ALREADY_VOIDED, RECEIPT_PAID_BY_ANOTHER, OVERFLOW, of an idempotency key */
export async function claimPurchase(
  ctx: Context,
  { idempotencyKey, ...input }: { purchaseId: string; customerId: string; idempotencyKey?: string | null }
): Promise<string> {
  const act = await begin(ctx, input.purchaseId)
  await ctx.write(tx =>
    idempotentIfKeyed(tx, { operation: 'purchaseClaim', key: idempotencyKey, body: input }, async () => {
      const customer = await findCustomerAnywhere(tx, act.chain.id, { id: input.customerId })
      if (!customer) throw new Refusal('NOT_FOUND', ['customerId'])
      await putClaim(tx, act, ctx, { purchaseId: input.purchaseId, customerId: customer.id })
      return {}
    })
  )
  return input.purchaseId
}

async function putClaim(tx: Tx, act: Act, { rights }: Context, claim: { purchaseId: string; customerId: string }): Promise<void> {
  const purchase = await lockCorrectable(tx, rights, claim.purchaseId, [claim.customerId])
  if (!purchase) throw new Refusal('NOT_FOUND', ['purchaseId'])
  if (purchase.customerId === claim.customerId && purchase.claimedAt) return
  refuseUnlessAnonymous(purchase)
  const payer = (await lockPayers(tx, [purchase])).get(numberKey(purchase)) ?? claim.customerId
  if (payer !== claim.customerId) throw new Refusal('RECEIPT_PAID_BY_ANOTHER', ['customerId'])
  const paid = (await paidByCustomers(tx, [claim.customerId])).get(claim.customerId) ?? 0n
  if (paid + BigInt(purchase.paidMinor) > BigInt(Number.MAX_SAFE_INTEGER)) throw new Refusal('OVERFLOW', ['purchaseId'])
  await markClaimed(tx, purchase.id, claim.customerId)
  await followFacts(tx, act, { customerIds: [claim.customerId], itemIds: purchase.itemIds, purchaseIds: [purchase.id], cause: 'CLAIM' })
  await audit(tx, act, {
    action: 'purchaseClaim',
    objectType: 'Purchase',
    objectId: purchase.id,
    storeId: purchase.storeId,
    detail: { customerId: claim.customerId }
  })
}

/** @throws Refusal NOT_FOUND, DECLINE_REASON_UNKNOWN, PURCHASE_ALREADY_CLAIMED, PURCHASE_NOT_ANONYMOUS, PURCHASE_ALREADY_VOIDED */
export async function declinePurchase(ctx: Context, input: { purchaseId: string; reason: DeclineReason }): Promise<string> {
  const act = await begin(ctx, input.purchaseId)
  if (!DECLINE_REASONS.includes(input.reason)) throw new Refusal('DECLINE_REASON_UNKNOWN', ['reason'])
  return ctx.write(async tx => {
    const purchase = await lockCorrectable(tx, ctx.rights, input.purchaseId)
    if (!purchase) throw new Refusal('NOT_FOUND', ['purchaseId'])
    refuseUnlessAnonymous(purchase)
    await markDeclined(tx, purchase.id, input.reason)
    await audit(tx, act, {
      action: 'purchaseDecline',
      objectType: 'Purchase',
      objectId: purchase.id,
      storeId: purchase.storeId,
      detail: { reason: input.reason }
    })
    return purchase.id
  })
}

function refuseUnlessAnonymous(purchase: Correctable): void {
  if (purchase.voidedAt) throw new Refusal('PURCHASE_ALREADY_VOIDED', ['purchaseId'])
  if (purchase.customerId) throw new Refusal(purchase.claimedAt ? 'PURCHASE_ALREADY_CLAIMED' : 'PURCHASE_NOT_ANONYMOUS', ['purchaseId'])
}
