// Months, standings and the ledger: transport only.
import { periodStart, Refusal, type LocalDate } from '@keqing/domain'
import { Arg, Args, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection, uuidCursor } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { storeLoader, type Store } from '../organisation/index.ts'
import { approvePeriod, closePeriod } from './close-period.ts'
import { contestsOf } from './contest.ts'
import { decideDispute, raiseDispute, withdrawDispute } from './dispute-entry.ts'
import { pageOfDisputes } from './dispute.sql.ts'
import {
  IncentiveDisputeDecideInput,
  IncentiveDisputeFilter,
  IncentiveDisputeInput,
  IncentiveDisputePayload,
  IncentiveDisputeRaiseInput,
  IncentiveEntryFilter,
  IncentiveFigureInput,
  IncentivePeriodCloseInput,
  IncentivePeriodInput,
  IncentivePeriodPayload,
  PageArgs
} from './incentive.input.ts'
import { disputeLoader, entryLoader, periodLoader, readerOf } from './incentive.loader.ts'
import {
  IncentiveContest,
  IncentiveDisputeConnection,
  IncentiveEntry,
  IncentiveEntryConnection,
  IncentivePartConnection,
  IncentivePayConnection,
  IncentivePeriod,
  IncentivePeriodConnection,
  IncentiveStanding,
  IncentiveStoreConnection
} from './incentive.type.ts'
import { pageOfParts } from './parts-of-figure.ts'
import { pageOfPeriods } from './period.sql.ts'
import { countEntries, pageOfEntries, pageOfPay, storesOfMonth, type EntryFilter } from './read.sql.ts'
import { seenDisputes } from './seen.sql.ts'
import { seenStanding, type StandingReader } from './seen-standing.ts'

const CHAIN = 'The chain.'
const idOf = (id: string | null | undefined): string | undefined => (id && isUuid(id) ? id : undefined)
const ofNobody = '00000000-0000-0000-0000-000000000000'
/** A filter's id that is none finds nothing. */
const given = (id: string | null | undefined): string | undefined => (id ? (idOf(id) ?? ofNobody) : undefined)

async function storeRead(ctx: Context, storeId: string): Promise<Store> {
  demand(ctx, 'incentive:read')
  const store = isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
  if (!store) throw new Refusal('NOT_FOUND', ['storeId'])
  demand(ctx, 'incentive:read', { chainId: store.chainId, storeId }, { field: ['storeId'], atStore: true })
  return store
}

const standingReader = async (ctx: Context, { chainId }: Store): Promise<StandingReader> => {
  const { id, timeZone } = await ctx.chain(chainId)
  return { ...readerOf(ctx), chain: { id, timeZone }, today: await ctx.today(chainId) }
}

@Resolver()
export class IncentiveResolver {
  @Query(() => IncentivePeriodConnection, { description: 'Months of a chain that were closed, the latest first.' })
  async incentivePeriods(
    @Arg('chainId', () => ID, { description: CHAIN }) chainId: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: Context
  ) {
    const size = pageSize(first)
    demandIn(ctx, chainId)
    const [month] = after ? decodeCursor(after, 1) : []
    const rows = await pageOfPeriods(await ctx.read(), chainId, size + 1, typeof month === 'string' ? (month as LocalDate) : undefined)
    return toConnection(rows, size, after, row => [row.month])
  }

  @Query(() => IncentivePeriod, { nullable: true, description: 'A month that was closed.' })
  incentivePeriod(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'incentive:read')
    return isUuid(id) ? periodLoader(ctx).load(id) : null
  }

  @Query(() => IncentiveStanding, { nullable: true, description: 'How a store stands in a month; absent where no plan holds in it.' })
  async incentiveStanding(
    @Arg('storeId', () => ID, { description: 'The store.' }) storeId: string,
    @Arg('month', () => LocalDateScalar, { description: 'Any day of the month.' }) month: LocalDate,
    @Ctx() ctx: Context
  ) {
    const store = await storeRead(ctx, storeId)
    return seenStanding(await ctx.read(), await standingReader(ctx, store), storeId, month)
  }

  @Query(() => [IncentiveContest], { description: 'The contests of the quarter that a month lies in, as they stand for a store (INC-10).' })
  async incentiveContests(
    @Arg('storeId', () => ID, { description: 'The store.' }) storeId: string,
    @Arg('month', () => LocalDateScalar, { description: 'Any day of the month.' }) month: LocalDate,
    @Ctx() ctx: Context
  ) {
    const store = await storeRead(ctx, storeId)
    const { chain, today, staffId } = await standingReader(ctx, store)
    return contestsOf(await ctx.read(), { chain, storeId, month, today, staffId })
  }

  @Query(() => IncentivePartConnection, {
    description: 'What a figure of a standing is the sum of, by customer; receipts of nobody first.'
  })
  async incentiveParts(
    @Arg('figure', () => IncentiveFigureInput, { description: 'Which figure.' }) figure: IncentiveFigureInput,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: Context
  ) {
    const size = pageSize(first)
    const store = await storeRead(ctx, figure.storeId)
    const rows = await pageOfParts(await ctx.read(), await standingReader(ctx, store), figure, size + 1, uuidCursor(after))
    return toConnection(rows, size, after, row => [row.customerId ?? ofNobody])
  }

  @Query(() => IncentiveEntryConnection, { description: 'Entries of the ledger as far as one sees them, the latest first (INC-11).' })
  async incentiveEntries(
    @Arg('chainId', () => ID, { description: CHAIN }) chainId: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: Context,
    @Arg('filter', () => IncentiveEntryFilter, { nullable: true, description: 'Which; absent: all.' }) filter?: IncentiveEntryFilter | null
  ) {
    const size = pageSize(first)
    demandIn(ctx, chainId)
    const tx = await ctx.read()
    const which = entryFilter(chainId, filter ?? {})
    const rows = await pageOfEntries(tx, which, readerOf(ctx), size + 1, uuidCursor(after))
    return { ...toConnection(rows, size, after, row => [row.id]), total: () => countEntries(tx, which, readerOf(ctx)) }
  }

  @Query(() => IncentiveEntry, { nullable: true, description: 'One entry.' })
  incentiveEntry(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'incentive:read')
    return isUuid(id) ? entryLoader(ctx).load(id) : null
  }

  @Query(() => IncentivePayConnection, { description: 'What a month comes to by store and person: all that one sees, or oneself.' })
  async incentivePay(
    @Arg('chainId', () => ID, { description: CHAIN }) chainId: string,
    @Arg('month', () => LocalDateScalar, { description: 'Any day of the month.' }) month: LocalDate,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: Context,
    @Arg('storeId', () => ID, { nullable: true, description: 'Of this store alone.' }) storeId?: string | null,
    @Arg('staffId', () => ID, { nullable: true, description: 'Of this person alone.' }) staffId?: string | null
  ) {
    const size = pageSize(first)
    demandIn(ctx, chainId)
    const [store, staff, unit] = after ? decodeCursor(after, 3) : []
    const behind = isUuid(store) && isUuid(staff) ? ([String(store), String(staff), String(unit)] as const) : undefined
    const which = { chainId, month: periodStart('month', month), storeId: given(storeId), staffId: given(staffId) }
    const rows = await pageOfPay(await ctx.read(), which, readerOf(ctx), size + 1, behind)
    return toConnection(rows, size, after, row => [row.storeId, row.staffId, row.unit])
  }

  @Query(() => IncentiveStoreConnection, { description: 'What a month comes to by store, of stores that one sees whole.' })
  async incentiveStores(
    @Arg('chainId', () => ID, { description: CHAIN }) chainId: string,
    @Arg('month', () => LocalDateScalar, { description: 'Any day of the month.' }) month: LocalDate,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: Context
  ) {
    const size = pageSize(first)
    demandIn(ctx, chainId)
    const [store, unit] = after ? decodeCursor(after, 2) : []
    const behind = isUuid(store) ? ([String(store), String(unit)] as const) : undefined
    const rows = await storesOfMonth(await ctx.read(), { chainId, month: periodStart('month', month) }, readerOf(ctx), size + 1, behind)
    return toConnection(rows, size, after, row => [row.storeId, row.unit])
  }

  @Query(() => IncentiveDisputeConnection, { description: 'Disputes that one decides, sees, or has raised, the latest first.' })
  async incentiveDisputes(
    @Arg('chainId', () => ID, { description: CHAIN }) chainId: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: Context,
    @Arg('filter', () => IncentiveDisputeFilter, { nullable: true, description: 'Which; absent: all.' })
    filter?: IncentiveDisputeFilter | null
  ) {
    const size = pageSize(first)
    demandIn(ctx, chainId)
    const of = { chainId, storeId: given(filter?.storeId), states: filter?.states ?? undefined, seen: seenDisputes(readerOf(ctx)) }
    const rows = await pageOfDisputes(await ctx.read(), of, size + 1, uuidCursor(after))
    return toConnection(rows, size, after, row => [row.id])
  }

  @Mutation(() => IncentivePeriodPayload, {
    description: 'Has a month measured and scored by a job; a closed one stays as it is (INC-11).'
  })
  incentivePeriodClose(
    @Arg('input', () => IncentivePeriodCloseInput, { description: 'Which.' }) input: IncentivePeriodCloseInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ period: await periodLoader(ctx).load(await closePeriod(ctx, input)) }))
  }

  @Mutation(() => IncentivePeriodPayload, { description: 'Locks a closed month; by another person than closed it (TRUST 15).' })
  incentivePeriodApprove(
    @Arg('input', () => IncentivePeriodInput, { description: 'Which.' }) input: IncentivePeriodInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ period: await periodLoader(ctx).load(await approvePeriod(ctx, input)) }))
  }

  @Mutation(() => IncentiveDisputePayload, { description: 'Says that one does not accept an entry of which one has a share.' })
  incentiveDisputeRaise(
    @Arg('input', () => IncentiveDisputeRaiseInput, { description: 'What and why.' }) input: IncentiveDisputeRaiseInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ dispute: await disputeLoader(ctx).load(await raiseDispute(ctx, input)) }))
  }

  @Mutation(() => IncentiveDisputePayload, { description: 'Takes one’s dispute back.' })
  incentiveDisputeWithdraw(
    @Arg('input', () => IncentiveDisputeInput, { description: 'Which.' }) input: IncentiveDisputeInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ dispute: await disputeLoader(ctx).load(await withdrawDispute(ctx, input)) }))
  }

  @Mutation(() => IncentiveDisputePayload, {
    description: 'Upholds an entry or corrects it by another; by who neither raised the dispute nor made the entry.'
  })
  incentiveDisputeDecide(
    @Arg('input', () => IncentiveDisputeDecideInput, { description: 'What is decided.' }) input: IncentiveDisputeDecideInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ dispute: await disputeLoader(ctx).load(await decideDispute(ctx, input)) }))
  }
}

/** @throws Refusal NOT_FOUND of a chain in which one has no such right */
function demandIn(ctx: Context, chainId: string): void {
  demand(ctx, 'incentive:read')
  if (!isUuid(chainId) || !ctx.rights.hasIn('incentive:read', chainId)) throw new Refusal('NOT_FOUND', ['chainId'])
}

function entryFilter(chainId: string, filter: IncentiveEntryFilter): EntryFilter {
  return {
    chainId,
    storeId: given(filter.storeId),
    month: filter.month ? periodStart('month', filter.month) : undefined,
    subjectId: given(filter.subjectId),
    staffId: given(filter.staffId),
    ruleKey: filter.ruleKey ?? undefined,
    correctionsOnly: filter.correctionsOnly ?? undefined
  }
}
