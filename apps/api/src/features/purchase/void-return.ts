// A return recorded by mistake counts as if it had never happened: its units go back to the purchases they came from, or to other returns that had found
// none (TERM-1b), and points and tiers follow. A new state with its time and reason; nothing is deleted.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotentIfKeyed } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { beginAct } from './act.ts'
import { correctableReturn, lockCorrectableReturn, markReturnVoided } from './correct.sql.ts'
import { followFacts } from './follow-facts.ts'

/** @throws Refusal NOT_FOUND, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, RETURN_ALREADY_VOIDED, of an idempotency key */
export async function voidReturn(ctx: Context, input: { id: string; reason: string; idempotencyKey?: string | null }): Promise<string> {
  demand(ctx, 'purchase:write')
  const found = await correctableReturn(await ctx.read(), ctx.rights, input.id)
  if (!found) throw new Refusal('NOT_FOUND', ['id'])
  const act = await beginAct(ctx, found.chainId)
  const reason = readReason(input.reason, act.chain.country)
  const body = { id: found.id, reason }
  const done = await ctx.write(tx =>
    idempotentIfKeyed(tx, { operation: 'purchaseReturnVoid', key: input.idempotencyKey, body }, async () => {
      const back = await lockCorrectableReturn(tx, ctx.rights, input.id)
      if (!back) throw new Refusal('NOT_FOUND', ['id'])
      if (back.voidedAt || !(await markReturnVoided(tx, back.id, reason))) throw new Refusal('RETURN_ALREADY_VOIDED', ['id'])
      const purchaseIds = back.purchaseId ? [back.purchaseId] : []
      await followFacts(tx, act, {
        customerIds: back.customerId ? [back.customerId] : [],
        itemIds: back.itemIds,
        purchaseIds,
        anonymousIds: back.customerId ? [] : purchaseIds,
        cause: 'VOID',
        causeId: back.id
      })
      await audit(tx, act, {
        action: 'purchaseReturnVoid',
        objectType: 'PurchaseReturn',
        objectId: back.id,
        chainId: back.chainId,
        storeId: back.storeId
      })
      return { id: back.id }
    })
  )
  return done.id
}
