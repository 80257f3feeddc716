// Transport of purchases: unwrap the arguments, call one function, wrap the answer.
import { Refusal } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle, toUserError } from '../../platform/graphql/settle.ts'
import { claimPurchase, declinePurchase } from './claim-purchase.ts'
import { exchangePurchase } from './exchange-purchase.ts'
import {
  PurchaseClaimInput,
  PurchaseDeclineInput,
  PurchaseExchangeInput,
  PurchaseFilter,
  PurchaseOrder,
  PurchaseRecordBatchInput,
  PurchaseRecordInput,
  PurchaseVoidInput
} from './purchase-input.type.ts'
import { ownPurchaseLoader, ownReturnLoader, purchaseListPage, purchaseLoader, type PurchasePageRows } from './purchase.loader.ts'
import { purchaseByReceiptNo } from './purchase.sql.ts'
import {
  Purchase,
  PurchaseClaimPayload,
  PurchaseConnection,
  PurchaseRecordBatchPayload,
  PurchaseRecordPayload,
  PurchaseVoidPayload
} from './purchase.type.ts'
import { recordPurchase, recordPurchases } from './record-purchases.ts'
import { PurchaseExchangePayload } from './return.type.ts'
import { voidPurchase } from './void-purchase.ts'

@Resolver(() => Purchase)
export class PurchaseResolver {
  @Query(() => PurchaseConnection, { description: 'Receipts of the stores in the reader’s scope; of one customer in scope, all.' })
  purchases(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('filter', () => PurchaseFilter, { nullable: true, description: 'Which; all where absent.' }) filter: PurchaseFilter | null,
    @Arg('order', () => PurchaseOrder, { nullable: true, description: 'Latest first where absent.' }) order: PurchaseOrder | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    return purchaseListPage(ctx, { chainId, filter: filter ?? {} }, { order, first, after })
  }

  @Query(() => Purchase, { nullable: true, description: 'One receipt in the reader’s scope; null for any other id.' })
  purchase(@Arg('id', () => ID, { description: 'The receipt.' }) id: string, @Ctx() ctx: Context) {
    return purchaseLoader(ctx).load(id)
  }

  @Query(() => Purchase, { nullable: true, description: 'One receipt by the till’s own number.' })
  async purchaseByReceiptNo(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Arg('storeCode', () => String, { description: 'Code of the store that sold.' }) storeCode: string,
    @Arg('receiptNo', () => String, { description: 'Number of the receipt in that store.' }) receiptNo: string,
    @Ctx() ctx: Context
  ) {
    return purchaseByReceiptNo(await ctx.read(), ctx.rights, { chainId, storeCode, receiptNo })
  }

  @Mutation(() => PurchaseRecordPayload, {
    description: 'Records a receipt, late or not (TERM-1). Safe to repeat: known by store and receipt number.'
  })
  purchaseRecord(
    @Arg('input', () => PurchaseRecordInput, { description: 'The receipt.' }) input: PurchaseRecordInput,
    @Ctx() ctx: Context
  ) {
    return settle(
      async () => {
        const { id, repeated } = await recordPurchase(ctx, input)
        return { purchase: await ownPurchaseLoader(ctx).load(id), repeated }
      },
      { repeated: false }
    )
  }

  @Mutation(() => PurchaseRecordBatchPayload, { description: 'Records up to 100 receipts; each is decided by itself.' })
  purchaseRecordBatch(
    @Arg('input', () => PurchaseRecordBatchInput, { description: 'The receipts.' }) input: PurchaseRecordBatchInput,
    @Ctx() ctx: Context
  ) {
    return settle(
      async () => {
        const outcomes = await recordPurchases(ctx, input)
        const results = outcomes.map(async outcome =>
          outcome instanceof Refusal
            ? { purchase: null, repeated: false, userErrors: [toUserError(outcome)] }
            : { purchase: await ownPurchaseLoader(ctx).load(outcome.id), repeated: outcome.repeated, userErrors: [] }
        )
        return { results: await Promise.all(results) }
      },
      { results: [] }
    )
  }

  @Mutation(() => PurchaseVoidPayload, {
    description: 'Corrects a receipt recorded by mistake: it, and the returns that name it, count as if they had never happened.'
  })
  purchaseVoid(
    @Arg('input', () => PurchaseVoidInput, { description: 'The receipt and the reason.' }) input: PurchaseVoidInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await voidPurchase(ctx, input)
      return { purchase: await ownPurchaseLoader(ctx).load(id) }
    })
  }

  @Mutation(() => PurchaseExchangePayload, { description: 'Records a return and a receipt together, or neither. Safe to repeat.' })
  purchaseExchange(
    @Arg('input', () => PurchaseExchangeInput, { description: 'Both sides.' }) input: PurchaseExchangeInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { purchaseId, returnId } = await exchangePurchase(ctx, input)
      return { purchase: await ownPurchaseLoader(ctx).load(purchaseId), purchaseReturn: await ownReturnLoader(ctx).load(returnId) }
    })
  }

  @Mutation(() => PurchaseClaimPayload, { description: 'Gives an anonymous receipt to the customer whose it was (TERM-3).' })
  purchaseClaim(
    @Arg('input', () => PurchaseClaimInput, { description: 'Receipt and customer.' }) input: PurchaseClaimInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await claimPurchase(ctx, input)
      return { purchase: await ownPurchaseLoader(ctx).load(id) }
    })
  }

  @Mutation(() => PurchaseClaimPayload, {
    description: 'Notes on an anonymous receipt why its buyer declined to be registered (PROFILE-4).'
  })
  purchaseDecline(
    @Arg('input', () => PurchaseDeclineInput, { description: 'Receipt and reason.' }) input: PurchaseDeclineInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await declinePurchase(ctx, input)
      return { purchase: await ownPurchaseLoader(ctx).load(id) }
    })
  }
}

@Resolver(() => PurchaseConnection)
export class PurchaseConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many match in all.' })
  async totalCount(@Root() page: PurchasePageRows): Promise<number> {
    return (await page.totals()).count
  }

  @FieldResolver(() => Money, { description: 'Paid less returned of all that match; voided ones left out.' })
  async net(@Root() page: PurchasePageRows): Promise<Money> {
    const { netMinor, currency } = await page.totals()
    return { minor: netMinor, currency }
  }
}
