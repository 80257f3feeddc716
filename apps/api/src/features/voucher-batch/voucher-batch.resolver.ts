// Vouchers issued to many: transport only. An act is headquarters’ to look at: who reads all of the chain's vouchers.
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Staff, staffLoader } from '../organisation/index.ts'
import { definitionLoader, Voucher, VoucherDefinition, type VoucherRow } from '../voucher/index.ts'
import { batchesById, countBatches, countsOfBatches, pageOfBatches, refusalsOfBatches, type VoucherBatchRow } from './batch.sql.ts'
import { cancelBatch, startBatch, undoBatch } from './start-batch.ts'
import {
  VoucherBatch,
  VoucherBatchConnection,
  VoucherBatchesArgs,
  VoucherBatchInput,
  VoucherBatchPayload,
  VoucherBatchRefusal,
  VoucherBatchStartInput
} from './voucher-batch.type.ts'

const batchLoader = (ctx: Context) =>
  ctx.loader(batchLoader, async (ids, tx) => {
    const all = await batchesById(tx, ids)
    return new Map<string, VoucherBatchRow>([...all].filter(([, { chainId }]) => ctx.rights.covers('voucher:read', { chainId })))
  })
const countsLoader = (ctx: Context) => ctx.loader(countsLoader, (ids, tx) => countsOfBatches(tx, ids))

@Resolver(() => VoucherBatch)
export class VoucherBatchFields {
  @FieldResolver(() => VoucherDefinition, { nullable: true })
  definition(@Root() { definitionId }: VoucherBatchRow, @Ctx() ctx: Context) {
    return definitionLoader(ctx).load(definitionId)
  }

  @FieldResolver(() => Int, { description: 'How many got one so far.' })
  async issued(@Root() { id }: VoucherBatchRow, @Ctx() ctx: Context) {
    return (await countsLoader(ctx).load(id))?.issued ?? 0
  }

  @FieldResolver(() => Int, { description: 'How many could get none so far.' })
  async refused(@Root() { id }: VoucherBatchRow, @Ctx() ctx: Context) {
    return (await countsLoader(ctx).load(id))?.refused ?? 0
  }

  @FieldResolver(() => Int, { description: 'How many of those issued are neither used nor taken back: what taking it back would take.' })
  async untouched(@Root() { id }: VoucherBatchRow, @Ctx() ctx: Context) {
    return (await countsLoader(ctx).load(id))?.untouched ?? 0
  }

  @FieldResolver(() => [VoucherBatchRefusal], { description: 'Why some got none, the commonest first.' })
  async refusals(@Root() { id }: VoucherBatchRow, @Ctx() ctx: Context) {
    return (await ctx.loader('refusals of voucher batches', (ids, tx) => refusalsOfBatches(tx, ids)).load(id)) ?? []
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who issued them.' })
  askedBy(@Root() { askedById }: VoucherBatchRow, @Ctx() ctx: Context) {
    return askedById ? staffLoader(ctx).load(askedById) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who took it back.' })
  undoneBy(@Root() { undoneById }: VoucherBatchRow, @Ctx() ctx: Context) {
    return undoneById ? staffLoader(ctx).load(undoneById) : null
  }
}

@Resolver(() => Voucher)
export class VoucherBatchOfVoucher {
  @FieldResolver(() => VoucherBatch, { nullable: true, description: 'The act on many that issued it, for who reads all of the chain.' })
  batch(@Root() { batchId }: VoucherRow, @Ctx() ctx: Context) {
    return batchId ? batchLoader(ctx).load(batchId) : null
  }
}

@Resolver()
export class VoucherBatchResolver {
  @Query(() => VoucherBatchConnection, { description: 'Acts by which vouchers were issued to many, the latest first.' })
  async voucherBatches(@Args(() => VoucherBatchesArgs) { chainId, first, after }: VoucherBatchesArgs, @Ctx() ctx: Context) {
    demand(ctx, 'voucher:read', { chainId }, { field: ['chainId'] })
    const size = pageSize(first)
    const [id] = after ? decodeCursor(after, 1) : []
    const tx = await ctx.read()
    const rows = await pageOfBatches(tx, chainId, size + 1, typeof id === 'string' && isUuid(id) ? id : undefined)
    return { ...toConnection(rows, size, after, row => [row.id]), total: () => countBatches(tx, chainId) }
  }

  @Query(() => VoucherBatch, { nullable: true, description: 'One such act.' })
  voucherBatch(@Arg('id', () => ID, { description: 'The act.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'voucher:read')
    return isUuid(id) ? batchLoader(ctx).load(id) : null
  }

  @Mutation(() => VoucherBatchPayload, { description: 'Issues a voucher to many by a job, or says how many they would be.' })
  voucherBatchStart(
    @Arg('input', () => VoucherBatchStartInput, { description: 'Which, to whom, why.' }) input: VoucherBatchStartInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { batchId, chosen } = await startBatch(ctx, input)
      return { chosen, batch: batchId && (await batchLoader(ctx).load(batchId)) }
    })
  }

  @Mutation(() => VoucherBatchPayload, { description: 'Issues no more of them; what was issued stays.' })
  voucherBatchCancel(@Arg('input', () => VoucherBatchInput, { description: 'Which act.' }) input: VoucherBatchInput, @Ctx() ctx: Context) {
    return settle(async () => ({ batch: await batchLoader(ctx).load(await cancelBatch(ctx, input)) }))
  }

  @Mutation(() => VoucherBatchPayload, { description: 'Takes back, by a job, what of it nobody has used.' })
  voucherBatchUndo(@Arg('input', () => VoucherBatchInput, { description: 'Which act.' }) input: VoucherBatchInput, @Ctx() ctx: Context) {
    return settle(async () => ({ batch: await batchLoader(ctx).load(await undoBatch(ctx, input)) }))
  }
}

@Resolver(() => VoucherBatchConnection)
export class VoucherBatchConnectionFields {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: { readonly total: () => Promise<number> }) {
    return page.total()
  }
}
