// Transport of returns, and their fields that need more than the row.
import { Refusal } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle, toUserError } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { Store, storeLoader } from '../organisation/index.ts'
import { Item } from './item.type.ts'
import { itemOf, type ReturnLineRow } from './line.sql.ts'
import { PurchaseReturnRecordBatchInput, PurchaseReturnRecordInput, PurchaseReturnVoidInput, ReturnFilter } from './purchase-input.type.ts'
import { ownReturnLoader, purchaseLoader, readCursor, returnLinesLoader } from './purchase.loader.ts'
import { Purchase } from './purchase.type.ts'
import { recordReturn, recordReturns } from './record-returns.ts'
import { countReturns, returnPage, type ReturnList, type ReturnRow } from './return.sql.ts'
import {
  PurchaseReturn,
  PurchaseReturnConnection,
  PurchaseReturnPayload,
  PurchaseReturnRecordBatchPayload,
  PurchaseReturnVoidPayload,
  ReturnLine
} from './return.type.ts'
import { voidReturn } from './void-return.ts'

@Resolver(() => PurchaseReturn)
export class PurchaseReturnResolver {
  @Query(() => PurchaseReturnConnection, { description: 'Returns of the stores in the reader’s scope, latest first.' })
  async purchaseReturns(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('filter', () => ReturnFilter, { nullable: true, description: 'Which; all where absent.' }) filter: ReturnFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    await ctx.chain(chainId)
    const list: ReturnList = { chainId, filter: filter ?? {} }
    const size = pageSize(first)
    const key = after ? readCursor(after, 'happenedAt') : undefined
    const rows = await returnPage(await ctx.read(), ctx.rights, list, { limit: size + 1, after: key && [String(key[0]), key[1]] })
    return { ...toConnection(rows, size, after, row => [row.happenedText, row.id]), list }
  }

  @Mutation(() => PurchaseReturnPayload, {
    description: 'Records a return, named or not (TERM-1, TERM-1b). Safe to repeat: known by store and return number.'
  })
  purchaseReturnRecord(
    @Arg('input', () => PurchaseReturnRecordInput, { description: 'The return.' }) input: PurchaseReturnRecordInput,
    @Ctx() ctx: Context
  ) {
    return settle(
      async () => {
        const { id, repeated } = await recordReturn(ctx, input)
        return { purchaseReturn: await ownReturnLoader(ctx).load(id), repeated }
      },
      { repeated: false }
    )
  }

  @Mutation(() => PurchaseReturnRecordBatchPayload, { description: 'Records up to 100 returns; each is decided by itself.' })
  purchaseReturnRecordBatch(
    @Arg('input', () => PurchaseReturnRecordBatchInput, { description: 'The returns.' }) input: PurchaseReturnRecordBatchInput,
    @Ctx() ctx: Context
  ) {
    return settle(
      async () => {
        const outcomes = await recordReturns(ctx, input)
        const results = outcomes.map(async outcome =>
          outcome instanceof Refusal
            ? { purchaseReturn: null, repeated: false, userErrors: [toUserError(outcome)] }
            : { purchaseReturn: await ownReturnLoader(ctx).load(outcome.id), repeated: outcome.repeated, userErrors: [] }
        )
        return { results: await Promise.all(results) }
      },
      { results: [] }
    )
  }

  @Mutation(() => PurchaseReturnVoidPayload, {
    description: 'Corrects a return recorded by mistake: it counts as if it had never happened, and its units go back to their purchases.'
  })
  purchaseReturnVoid(
    @Arg('input', () => PurchaseReturnVoidInput, { description: 'The return and the reason.' }) input: PurchaseReturnVoidInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await voidReturn(ctx, input)
      return { purchaseReturn: await ownReturnLoader(ctx).load(id) }
    })
  }

  @FieldResolver(() => Store, { description: 'The store that took it back.' })
  store(@Root() row: ReturnRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(row.storeId)
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Null where none is known, and for a customer out of the reader’s scope.' })
  customer(@Root() row: ReturnRow, @Ctx() ctx: Context) {
    return row.customerId ? customerLoader(ctx).load(row.customerId) : null
  }

  @FieldResolver(() => Purchase, { nullable: true, description: 'The purchase it names, if it names one and the reader may see it.' })
  purchase(@Root() row: ReturnRow, @Ctx() ctx: Context) {
    return row.purchaseId ? purchaseLoader(ctx).load(row.purchaseId) : null
  }

  @FieldResolver(() => Money, { description: 'What the matched units were worth (TERM-1).' })
  refunded(@Root() row: ReturnRow): Money {
    return { minor: row.refundedMinor, currency: row.currency }
  }

  @FieldResolver(() => [ReturnLine], { description: 'In the order recorded.' })
  async lines(@Root() row: ReturnRow, @Ctx() ctx: Context) {
    return (await returnLinesLoader(ctx).load(row.id)) ?? []
  }
}

@Resolver(() => ReturnLine)
export class ReturnLineResolver {
  @FieldResolver(() => Item)
  item(@Root() line: ReturnLineRow) {
    return itemOf(line)
  }

  @FieldResolver(() => Money, { description: 'What the matched units were worth.' })
  refunded(@Root() line: ReturnLineRow): Money {
    return { minor: line.refundedMinor, currency: line.currency }
  }
}

@Resolver(() => PurchaseReturnConnection)
export class PurchaseReturnConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many match in all.' })
  async totalCount(@Root() page: Connection<ReturnRow> & { list: ReturnList }, @Ctx() ctx: Context): Promise<number> {
    return countReturns(await ctx.read(), ctx.rights, page.list)
  }
}
