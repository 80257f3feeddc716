// Goods brought back and others taken: both are recorded, or neither. Each keeps its own number, so the whole is safe to repeat.
import { Refusal } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import { idempotentIfKeyed } from '../../platform/idempotency.ts'
import { beginAct } from './act.ts'
import { lookUpCustomers } from './look-up-customers.ts'
import type { Outcome } from './outcome.ts'
import type { RecordPurchase } from './read-receipt.ts'
import type { RecordReturn } from './read-return.ts'
import { checkPurchases, putPurchases, wantedCustomer as buying, withCustomers as bought } from './record-purchases.ts'
import { putReturns } from './record-returns.ts'
import { checkReturns, wantedCustomer as returning, withCustomers as returned } from './resolve-returns.ts'

/** @throws Refusal of either side, its field led by `returned` or `bought`; of an idempotency key */
export async function exchangePurchase(
  ctx: Context,
  { idempotencyKey, ...input }: { returned: RecordReturn; bought: RecordPurchase; idempotencyKey?: string | null }
): Promise<{ purchaseId: string; returnId: string }> {
  const act = await beginAct(ctx, input.bought.chainId)
  const [backs, receipts] = [await checkReturns(ctx, act, [input.returned]), await checkPurchases(ctx, act, [input.bought])]
  refuse(backs[0], 'returned')
  refuse(receipts[0], 'bought')
  const sought = await lookUpCustomers(ctx, act.chain.id, [...backs.map(returning), ...receipts.map(buying)])
  return ctx.write(tx =>
    idempotentIfKeyed(tx, { operation: 'purchaseExchange', key: idempotencyKey, body: input }, async () => {
      const [back] = await putReturns(tx, act, returned(backs, sought.slice(0, 1)), 'purchaseExchange')
      const returnId = idOf(back, 'returned')
      const [put] = await putPurchases(tx, act, bought(receipts, sought.slice(1)), 'purchaseExchange')
      return { returnId, purchaseId: idOf(put, 'bought') }
    })
  )
}

/** Both sides are checked before either's customer is looked up. */
function refuse(outcome: unknown, side: string): void {
  if (outcome instanceof Refusal) throw new Refusal(outcome.code, [side, ...outcome.field], outcome.params, { cause: outcome })
}

function idOf(outcome: Outcome | undefined, side: string): string {
  refuse(outcome, side)
  if (!outcome || outcome instanceof Refusal) throw new Error('one side of an exchange without an outcome')
  return outcome.id
}
