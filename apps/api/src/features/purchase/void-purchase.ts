// A receipt recorded by mistake counts as if it had never happened, and so do the returns that name it: a new state with its time and reason, nothing is
// deleted. Its points go back as entries that name what they correct (TRUST 25); units that unnamed returns took of it are looked for elsewhere (TERM-1b).
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotentIfKeyed } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { beginAct } from './act.ts'
import { correctable, lockCorrectable, markVoided } from './correct.sql.ts'
import { followFacts } from './follow-facts.ts'

/** @throws Refusal NOT_FOUND, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, PURCHASE_ALREADY_VOIDED, of an idempotency key */
export async function voidPurchase(ctx: Context, input: { id: string; reason: string; idempotencyKey?: string | null }): Promise<string> {
  demand(ctx, 'purchase:write')
  const found = await correctable(await ctx.read(), ctx.rights, input.id)
  if (!found) throw new Refusal('NOT_FOUND', ['id'])
  const act = await beginAct(ctx, found.chainId)
  const reason = readReason(input.reason, act.chain.country)
  const body = { id: found.id, reason }
  const done = await ctx.write(tx =>
    idempotentIfKeyed(tx, { operation: 'purchaseVoid', key: input.idempotencyKey, body }, async () => {
      const purchase = await lockCorrectable(tx, ctx.rights, input.id)
      if (!purchase) throw new Refusal('NOT_FOUND', ['id'])
      if (purchase.voidedAt) throw new Refusal('PURCHASE_ALREADY_VOIDED', ['id'])
      const { returns } = await markVoided(tx, purchase.id, reason)
      await followFacts(tx, act, {
        customerIds: purchase.customerId ? [purchase.customerId] : [],
        itemIds: purchase.itemIds,
        purchaseIds: [purchase.id],
        anonymousIds: purchase.customerId ? [] : [purchase.id],
        cause: 'VOID'
      })
      await audit(tx, act, {
        action: 'purchaseVoid',
        objectType: 'Purchase',
        objectId: purchase.id,
        storeId: purchase.storeId,
        detail: { returns }
      })
      return { id: purchase.id }
    })
  )
  return done.id
}
