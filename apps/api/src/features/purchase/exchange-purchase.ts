// Goods brought back and others taken: both are recorded, or neither. Each keeps its own number, so the whole is safe to repeat.
import { Refusal } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import { beginAct } from './act.ts'
import type { RecordPurchase } from './read-receipt.ts'
import type { RecordReturn } from './read-return.ts'
import { putPurchases, type Outcome } from './record-purchases.ts'
import { putReturns } from './record-returns.ts'

/** @throws Refusal of either side, its field led by `returned` or `bought` */
export async function exchangePurchase(
  ctx: Context,
  input: { returned: RecordReturn; bought: RecordPurchase }
): Promise<{ purchaseId: string; returnId: string }> {
  const act = await beginAct(ctx, input.bought.chainId)
  return ctx.write(async tx => {
    const [back] = await putReturns(tx, act, [input.returned], 'purchaseExchange')
    const returnId = idOf(back, 'returned')
    const [bought] = await putPurchases(tx, act, [input.bought], 'purchaseExchange')
    return { returnId, purchaseId: idOf(bought, 'bought') }
  })
}

function idOf(outcome: Outcome | undefined, side: string): string {
  if (outcome instanceof Refusal) throw new Refusal(outcome.code, [side, ...outcome.field], outcome.params, { cause: outcome })
  if (!outcome) throw new Error('one side of an exchange without an outcome')
  return outcome.id
}
