// Transport of tiers given to many, and of the list of all that were given.
import { standingState, type Refusal, type StandingState } from '@keqing/domain'
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle, toUserError } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { Staff, staffLoader } from '../organisation/index.ts'
import { showStanding, Standing } from '../tier/index.ts'
import { countBatches, findBatch, pageOfBatches, type BatchRow, seesRefused } from './batches.sql.ts'
import { endStandings } from './end-standings.ts'
import { countGivenTiers, givenTiersByIds, pageOfGivenTiers, readGivenTierCursor, type GivenTierRow } from './given-tiers.sql.ts'
import { batchLoader, countsOf, showGiven } from './show-batch.ts'
import {
  GivenTiersArgs,
  StandingBatchesArgs,
  StandingBatchUndoInput,
  StandingEndBatchInput,
  TierDesignateBatchInput,
  TierOverrideBatchInput
} from './standing-batch.input.ts'
import {
  GivenTier,
  GivenTierConnection,
  StandingBatch,
  StandingBatchConnection,
  StandingBatchGivePayload,
  StandingBatchUndoPayload,
  StandingEndBatchPayload,
  StandingStateEnum
} from './standing-batch.type.ts'
import { daysOf } from './standing.sql.ts'
import { undoBatch } from './undo-batch.ts'

@Resolver(() => StandingBatch)
export class StandingBatchFields {
  @FieldResolver(() => Int, { description: 'To how many it was given, among the customers the reader sees.' })
  async given(@Root() batch: BatchRow, @Ctx() ctx: Context) {
    return (await countsOf(ctx, batch)).given
  }

  @FieldResolver(() => Int, { description: 'How many of them it holds for, today or later.' })
  async standing(@Root() batch: BatchRow, @Ctx() ctx: Context) {
    return (await countsOf(ctx, batch)).standing
  }

  @FieldResolver(() => Int, { description: 'How many of those the reader may take it back from.' })
  async undoable(@Root() batch: BatchRow, @Ctx() ctx: Context) {
    return (await countsOf(ctx, batch)).mine
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many could not get it; for whoever asked, or sees the whole chain.' })
  refused(@Root() batch: BatchRow, @Ctx() ctx: Context) {
    return seesRefused(ctx, batch) ? batch.refusedCount : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who gave it.' })
  askedBy(@Root() batch: BatchRow, @Ctx() ctx: Context) {
    return batch.askedById ? staffLoader(ctx).load(batch.askedById) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who took it back.' })
  undoneBy(@Root() batch: BatchRow, @Ctx() ctx: Context) {
    return batch.undoneById ? staffLoader(ctx).load(batch.undoneById) : null
  }
}

@Resolver(() => GivenTier)
export class GivenTierFields {
  @FieldResolver(() => Standing)
  standing(@Root() row: GivenTierRow): Standing {
    return showStanding(row)
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() row: GivenTierRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(row.customerId)
  }

  @FieldResolver(() => StandingStateEnum, { description: 'As of today.' })
  async state(@Root() row: GivenTierRow & { chainId: string }, @Ctx() ctx: Context): Promise<StandingState> {
    return standingState(daysOf(row), await ctx.today(row.chainId))
  }

  @FieldResolver(() => StandingBatch, { nullable: true, description: 'The act on many that gave it.' })
  batch(@Root() row: GivenTierRow, @Ctx() ctx: Context) {
    return row.batchId ? batchLoader(ctx).load(row.batchId) : null
  }
}

interface Counted {
  readonly total: () => Promise<number>
}

@Resolver(() => GivenTierConnection)
export class GivenTierConnectionFields {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: Counted) {
    return page.total()
  }
}

@Resolver(() => StandingBatchConnection)
export class StandingBatchConnectionFields {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: Counted) {
    return page.total()
  }
}

@Resolver()
export class StandingBatchResolver {
  @Query(() => GivenTierConnection, {
    description: 'Designations and overrides of customers in the reader’s scope, the latest start first (TIER-7, TIER-8).'
  })
  async givenTiers(@Args(() => GivenTiersArgs) { chainId, first, after, filter, order }: GivenTiersArgs, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    const today = await ctx.today(chainId)
    const size = pageSize(first)
    const tx = await ctx.read()
    const list = { chainId, rights: ctx.rights, today, filter: filter ?? {} }
    const part = { order: order ?? ({ field: 'starts', direction: 'desc' } as const), limit: size + 1 }
    const rows = await pageOfGivenTiers(tx, list, { ...part, after: after ? readGivenTierCursor(after) : undefined })
    const nodes = rows.map(row => ({ ...row, chainId }))
    return { ...toConnection(nodes, size, after, row => [row.k, row.id]), total: () => countGivenTiers(tx, list) }
  }

  @Query(() => StandingBatchConnection, {
    description: 'Acts by which tiers were given to many, the latest first: the reader’s own, and those on customers in scope.'
  })
  async standingBatches(@Args(() => StandingBatchesArgs) { chainId, first, after }: StandingBatchesArgs, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    await ctx.chain(chainId)
    const size = pageSize(first)
    const [id] = after ? decodeCursor(after, 1) : []
    const tx = await ctx.read()
    const rows = await pageOfBatches(ctx, tx, { chainId, limit: size + 1, after: typeof id === 'string' && isUuid(id) ? id : undefined })
    return { ...toConnection(rows, size, after, row => [row.id]), total: () => countBatches(ctx, tx, chainId) }
  }

  @Query(() => StandingBatch, { nullable: true, description: 'One such act, where the reader sees any of its customers.' })
  standingBatch(@Arg('id', () => ID, { description: 'The act.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    return isUuid(id) ? batchLoader(ctx).load(id) : null
  }

  @Mutation(() => StandingBatchGivePayload, {
    description: 'Headquarters gives a tier to many, named or found by a filter, each decided by itself; or asks what it would do (TIER-7).'
  })
  tierDesignateBatch(
    @Arg('input', () => TierDesignateBatchInput, { description: 'Who, which tier, from when to when, and why.' })
    input: TierDesignateBatchInput,
    @Ctx() ctx: Context
  ) {
    return settle(() => showGiven(ctx, 'designation', input), { moves: [], results: [] })
  }

  @Mutation(() => StandingBatchGivePayload, {
    description: 'The store manager sets a tier for many until a day, each decided by itself; or asks what it would do (TIER-8).'
  })
  tierOverrideBatch(
    @Arg('input', () => TierOverrideBatchInput, { description: 'Who, which tier, until when, and why.' }) input: TierOverrideBatchInput,
    @Ctx() ctx: Context
  ) {
    return settle(() => showGiven(ctx, 'override', input), { moves: [], results: [] })
  }

  @Mutation(() => StandingBatchUndoPayload, {
    description:
      'Takes such an act back, or a file: what of it still stands, or will, is withdrawn; the days until now keep it. A thousand customers at a time: `batch.undoable` tells how many are left; ask again until it is 0.'
  })
  standingBatchUndo(
    @Arg('input', () => StandingBatchUndoInput, { description: 'Which act.' }) input: StandingBatchUndoInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { batchId, withdrawn } = await undoBatch(ctx, input)
      return { batch: await findBatch(ctx, await ctx.read(), batchId), withdrawn }
    })
  }

  @Mutation(() => StandingEndBatchPayload, {
    description: 'Ends several designations (headquarters) or overrides (store manager) before their time, each decided by itself.'
  })
  standingEndBatch(
    @Arg('input', () => StandingEndBatchInput, { description: 'Which ones, and their last day.' }) input: StandingEndBatchInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ results: await showEnded(ctx, input.ids, await endStandings(ctx, input)) }), { results: [] })
  }
}

async function showEnded(ctx: Context, ids: readonly string[], outcomes: ReadonlyMap<string, Refusal | undefined>) {
  const rows = await givenTiersByIds(await ctx.read(), ctx.rights, ids)
  return ids.map((id, at) => {
    const refusal = outcomes.get(id)
    if (refusal)
      return {
        standing: null,
        userErrors: [{ ...toUserError(refusal), field: ['ids', String(at), ...refusal.field.filter(part => part === 'endsOn')] }]
      }
    const row = rows.get(id)
    return { standing: row ? showStanding(row) : null, userErrors: [] }
  })
}
