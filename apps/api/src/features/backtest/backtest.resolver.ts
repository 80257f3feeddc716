// Backtests of policies: transport only.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { policyLoader, PolicyVersion, versionsInSight, type PolicyRow } from '../policy/index.ts'
import type { TierJudgement } from '../tier/index.ts'
import { backtestsByIds, latestDone, latestUndone, type BacktestRow } from './backtest.sql.ts'
import {
  Backtest,
  BacktestBand,
  BacktestCancelInput,
  BacktestCost,
  BacktestDay,
  BacktestDecision,
  BacktestMove,
  BacktestMoveConnection,
  BacktestPayload,
  BacktestPlaceInput,
  BacktestReason,
  BacktestStaleEnum,
  BacktestStartInput,
  BacktestStore,
  type BacktestStale
} from './backtest.type.ts'
import { cancelBacktest, startBacktest } from './change-backtest.ts'
import { explainMoves } from './explain-moves.ts'
import { seesAll } from './findings-for.ts'
import { reasonsOf } from './move-reason.ts'
import { countMoves, countStoresOfMoves, movesByStore, pageOfMoves, type MoveList, type MoveRow } from './moves.sql.ts'

const MOST_STORES = 100

/** Of a chain in which the viewer holds any right, of what a store sets where its versions are in sight; that it is the right to read policies, rules.ts says. */
const backtestLoader = (ctx: Context) =>
  ctx.loader(backtestLoader, (ids, tx) => backtestsByIds(tx, ids, [...ctx.rights.chainIds], versionsInSight(ctx)))
const doneLoader = (ctx: Context) => ctx.loader(doneLoader, (ids, tx) => latestDone(tx, ids, false))
const pastLoader = (ctx: Context) => ctx.loader(pastLoader, (ids, tx) => latestDone(tx, ids, true))
const undoneLoader = (ctx: Context) => ctx.loader(undoneLoader, (ids, tx) => latestUndone(tx, ids))

/** Figures are sums over customers of the whole chain, or of one store: they are for whoever may read them all there (TRUST 8). */
const figuresFor = ({ rights }: Context, run: BacktestRow) => (seesAll(rights, run) ? run.findings : [])

@ArgsType()
class MovesArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
  @Field(() => ID, { nullable: true, description: 'Customers of this home store, as it was when the backtest ran.' })
  storeId?: string | null
  @Field(() => BacktestPlaceInput, { nullable: true, description: 'Who stands here by the version in force.' })
  from?: BacktestPlaceInput | null
  @Field(() => BacktestPlaceInput, { nullable: true, description: 'Who stands here by the version tested.' })
  to?: BacktestPlaceInput | null
}

@Resolver(() => PolicyVersion)
export class PolicyBacktestResolver {
  @FieldResolver(() => Backtest, { nullable: true, description: 'The latest backtest of it that is done.' })
  backtest(@Root() { id }: PolicyRow, @Ctx() ctx: Context) {
    return doneLoader(ctx).load(id)
  }

  @FieldResolver(() => Backtest, {
    nullable: true,
    description: 'The latest that was asked for a day, a knowledge or a comparison of its own; publishing does not go by it.'
  })
  backtestOfPast(@Root() { id }: PolicyRow, @Ctx() ctx: Context) {
    return pastLoader(ctx).load(id)
  }

  @FieldResolver(() => Backtest, {
    nullable: true,
    description: 'A backtest of it that is under way, or the last one where it came to nothing.'
  })
  backtestUnderWay(@Root() { id }: PolicyRow, @Ctx() ctx: Context) {
    return undoneLoader(ctx).load(id)
  }
}

@Resolver(() => Backtest)
export class BacktestResolver {
  @Query(() => Backtest, {
    nullable: true,
    description: 'A backtest by its id; the ones before the latest result of a version are not kept.'
  })
  backtest(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'policy:read')
    return backtestLoader(ctx).load(id)
  }

  @Mutation(() => BacktestPayload, {
    description: 'Runs a version over the chain’s history as a job, one at a time per chain; the same asked again is the run under way.'
  })
  backtestStart(@Arg('input', () => BacktestStartInput, { description: 'What to test.' }) input: BacktestStartInput, @Ctx() ctx: Context) {
    return settle(async () => ({ backtest: await backtestLoader(ctx).load(await startBacktest(ctx, input)) }))
  }

  @Mutation(() => BacktestPayload, {
    description: 'Stops a backtest before its next step; what it found is gone. One that is over stays as it is.'
  })
  backtestCancel(@Arg('input', () => BacktestCancelInput, { description: 'Which one.' }) input: BacktestCancelInput, @Ctx() ctx: Context) {
    return settle(async () => ({ backtest: await backtestLoader(ctx).load(await cancelBacktest(ctx, input)) }))
  }

  @FieldResolver(() => PolicyVersion, { description: 'The version tested.' })
  policy(@Root() { policyId }: BacktestRow, @Ctx() ctx: Context) {
    return policyLoader(ctx).load(policyId)
  }

  @FieldResolver(() => PolicyVersion, {
    nullable: true,
    description: 'The version that was in force, of a store that had set nothing the chain’s; absent: the rules a chain begins with.'
  })
  against(@Root() { againstId }: BacktestRow, @Ctx() ctx: Context) {
    return againstId ? policyLoader(ctx).load(againstId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who asked for it.' })
  askedBy(@Root() { askedById }: BacktestRow, @Ctx() ctx: Context) {
    return askedById ? staffLoader(ctx).load(askedById) : null
  }

  @FieldResolver(() => [BacktestStaleEnum], { description: 'Why the result is not today’s; empty where it is.' })
  async stale(@Root() run: BacktestRow, @Ctx() ctx: Context): Promise<BacktestStale[]> {
    const { rulesChanged, ofPast, chainId } = run
    const passed = !ofPast && run.asOf < (await ctx.today(chainId))
    const inForceChanged = run.inForceChanged && run.beside === 'inForce'
    return [
      ...(rulesChanged ? ['rules' as const] : []),
      ...(inForceChanged ? ['inForce' as const] : []),
      ...(passed ? ['day' as const] : [])
    ]
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the reader may read every customer of the chain (of what a store sets: of that store), and so its figures; otherwise they are absent here, and lists of them empty.'
  })
  ofWholeChain(@Root() run: BacktestRow, @Ctx() ctx: Context): boolean {
    return seesAll(ctx.rights, run)
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many customers it looked at as of its day; absent where customers are not what it is about.'
  })
  customers(@Root() run: BacktestRow, @Ctx() ctx: Context): number | null {
    return seesAll(ctx.rights, run) ? run.customers : null
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many of them the version moves to another tier on the day it comes into force, or whose file it makes another percentage complete.'
  })
  moved(@Root() run: BacktestRow, @Ctx() ctx: Context): number | null {
    return seesAll(ctx.rights, run) ? run.moved : null
  }

  @FieldResolver(() => [BacktestDay], {
    description:
      'Of rules of tiers and of earning: the day of the backtest, then the first of each month back. Rules of earning are compared as though either version had always held.'
  })
  days(@Root() run: BacktestRow, @Ctx() ctx: Context): BacktestDay[] {
    return figuresFor(ctx, run).flatMap(({ on, cells }) => (cells ? [{ on, cells }] : []))
  }

  @FieldResolver(() => [BacktestCost], {
    description: 'What it would have cost, month by month, the latest first; of what a store sets, in that store alone.'
  })
  costs(@Root() run: BacktestRow, @Ctx() ctx: Context): BacktestCost[] {
    return figuresFor(ctx, run).flatMap(({ on, costs = [] }) => costs.map(cost => ({ ...cost, month: on })))
  }

  @FieldResolver(() => [BacktestBand], {
    description: 'Of rules of completeness: how complete files are as of the day, in steps of ten percent.'
  })
  completeness(@Root() run: BacktestRow, @Ctx() ctx: Context): readonly BacktestBand[] {
    return figuresFor(ctx, run).flatMap(({ bands = [] }) => bands)
  }

  @FieldResolver(() => [BacktestStore], {
    description: 'Of who moves, as far as the reader sees them: by home store, most moves first, 100 at most.'
  })
  async byStore(@Root() { id, chainId }: BacktestRow, @Ctx() ctx: Context) {
    return movesByStore(await ctx.read(), ctx.rights, { backtestId: id, chainId }, MOST_STORES)
  }

  @FieldResolver(() => Int, { description: 'In how many stores somebody moves, as far as the reader sees them.' })
  async storesMoved(@Root() { id, chainId }: BacktestRow, @Ctx() ctx: Context) {
    return countStoresOfMoves(await ctx.read(), ctx.rights, { backtestId: id, chainId })
  }

  @FieldResolver(() => BacktestMoveConnection, { description: 'Who moves as of its day, as far as the reader sees them.' })
  async moves(@Root() { id, chainId }: BacktestRow, @Args(() => MovesArgs) { first, after, ...filter }: MovesArgs, @Ctx() ctx: Context) {
    const size = pageSize(first)
    const list: MoveList = { backtestId: id, chainId, ...filter }
    const rows = await pageOfMoves(await ctx.read(), ctx.rights, list, size, after ? String(decodeCursor(after, 1)[0]) : undefined)
    return { ...toConnection(rows, size, after, row => [row.customerId]), list }
  }
}

@Resolver(() => BacktestStore)
export class BacktestStoreResolver {
  @FieldResolver(() => Store, { nullable: true, description: 'The store.' })
  store(@Root() { storeId }: { storeId: string }, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }
}

/** What both versions say of the customers of a page: their facts are read by one statement. */
const decisionLoader = (ctx: Context, backtestId: string) =>
  ctx.loader(`decisions of backtest ${backtestId}`, async (customerIds, tx) => {
    const run = (await backtestsByIds(tx, [backtestId], [...ctx.rights.chainIds], versionsInSight(ctx))).get(backtestId)
    return run ? explainMoves(tx, run, customerIds, (await ctx.chain(run.chainId)).locale) : new Map<string, readonly TierJudgement[]>()
  })

@Resolver(() => BacktestMove)
export class BacktestMoveResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Who.' })
  customer(@Root() { customerId }: MoveRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The home store.' })
  store(@Root() { storeId }: MoveRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => BacktestDecision, {
    nullable: true,
    description: 'What the version in force says as of the day, with what the run knows; absent where it stands beside what was decided.'
  })
  async before(@Root() { backtestId, customerId }: MoveRow, @Ctx() ctx: Context) {
    if ((await backtestLoader(ctx).load(backtestId))?.beside === 'recorded') return null
    return (await decisionLoader(ctx, backtestId).load(customerId))?.[0] ?? null
  }

  @FieldResolver(() => BacktestDecision, {
    nullable: true,
    description: 'What the version tested says as of the day, with what the run knows.'
  })
  async after(@Root() { backtestId, customerId }: MoveRow, @Ctx() ctx: Context) {
    return (await decisionLoader(ctx, backtestId).load(customerId))?.[1] ?? null
  }

  @FieldResolver(() => [BacktestReason], {
    description: 'Why; empty where nothing is left of the difference since, and beside what was decided.'
  })
  async reasons(@Root() { backtestId, customerId }: MoveRow, @Ctx() ctx: Context) {
    if ((await backtestLoader(ctx).load(backtestId))?.beside === 'recorded') return []
    const [before, after] = (await decisionLoader(ctx, backtestId).load(customerId)) ?? []
    return before && after ? reasonsOf(before, after) : []
  }
}

@Resolver(() => BacktestMoveConnection)
export class BacktestMoveConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() { list }: { list: MoveList }, @Ctx() ctx: Context): Promise<number> {
    return countMoves(await ctx.read(), ctx.rights, list)
  }
}
