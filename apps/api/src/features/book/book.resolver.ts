// A store's book and plans of it: transport only. The book is for who reads all customers of the store (TRUST 8).
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { groupLoader, Staff, StaffGroup, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { bookCounts, openBooks, type BookCount } from './board.sql.ts'
import {
  BookColumn,
  BookPlan,
  BookPlanAdjustInput,
  BookPlanConnection,
  BookPlanCustomer,
  BookPlanCustomerConnection,
  BookPlanInput,
  BookPlanPayload,
  BookPlanShare,
  BookPlanStartInput
} from './book.type.ts'
import { storeInSight } from './store-in-sight.ts'
import { adjustPlan, applyPlan, discardPlan, startPlan, undoPlan } from './change-plan.ts'
import {
  countPlanned,
  countPlans,
  countsOfPlans,
  pageOfPlanned,
  pageOfPlans,
  plansById,
  sharesOfPlan,
  type BookPlanRow,
  type PlannedCustomer,
  type PlannedList,
  type PlanShareCounts
} from './plan.sql.ts'

interface Column {
  readonly groupId: string | null
  readonly memberIds: readonly string[]
  readonly currency: string
  readonly customers: number
  readonly unkept: number
  readonly netMinor: number
  readonly tiers: readonly { readonly key: string | null; readonly customers: number }[]
  readonly since: string | null
}

const planLoader = (ctx: Context) =>
  ctx.loader(planLoader, async (ids, tx) => {
    const all = await plansById(tx, ids)
    return new Map<string, BookPlanRow>([...all].filter(([, plan]) => ctx.rights.covers('customer:read', plan)))
  })
const countsLoader = (ctx: Context) => ctx.loader(countsLoader, (ids, tx) => countsOfPlans(tx, ids))
const count = async (ctx: Context, id: string, of: 'chosen' | 'moving' | 'done' | 'moved' | 'changed' | 'undoable') =>
  (await countsLoader(ctx).load(id))?.[of] ?? 0

const cursorOf = (after: string | null | undefined): string | undefined => {
  const [id] = after ? decodeCursor(after, 1) : []
  return typeof id === 'string' && isUuid(id) ? id : undefined
}

@ArgsType()
class PlannedArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
  @Field(() => ID, { nullable: true, description: 'Who comes to this group.' })
  toGroupId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Only who changes group.' })
  moving?: boolean | null
}

@Resolver()
export class BookResolver {
  @Query(() => [BookColumn], {
    description: 'A store’s book: the pool of customers in no group first, then its open groups by name, 200 at most.'
  })
  async book(@Arg('storeId', () => ID, { description: 'The store.' }) storeId: string, @Ctx() ctx: Context): Promise<Column[]> {
    const store = await storeInSight(ctx, storeId)
    const tx = await ctx.read()
    const [counts, groups, { currency }] = [await bookCounts(tx, storeId), await openBooks(tx, storeId), await ctx.chain(store.chainId)]
    const byGroup = Map.groupBy(counts, row => row.groupId)
    const columns = [{ id: null, members: [] }, ...groups]
    return columns.map(({ id, members }) => ({ groupId: id, memberIds: members, currency, ...summed(byGroup.get(id) ?? []) }))
  }

  @Query(() => BookPlanConnection, { description: 'Plans of a store’s book, the latest first; discarded ones apart.' })
  async bookPlans(
    @Arg('storeId', () => ID, { description: 'The store.' }) storeId: string,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null
  ) {
    const size = pageSize(first)
    await storeInSight(ctx, storeId)
    const tx = await ctx.read()
    const rows = await pageOfPlans(tx, storeId, size + 1, cursorOf(after))
    return { ...toConnection(rows, size, after, row => [row.id]), total: () => countPlans(tx, storeId) }
  }

  @Query(() => BookPlan, { nullable: true, description: 'One plan.' })
  bookPlan(@Arg('id', () => ID, { description: 'The plan.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    return isUuid(id) ? planLoader(ctx).load(id) : null
  }

  @Mutation(() => BookPlanPayload, {
    description: 'Proposes, by a job, how customers are shared out evenly among groups; nobody is moved (GROUP-2).'
  })
  bookPlanStart(
    @Arg('input', () => BookPlanStartInput, { description: 'Whom, among which groups.' }) input: BookPlanStartInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ plan: await planLoader(ctx).load(await startPlan(ctx, input)) }))
  }

  @Mutation(() => BookPlanPayload, { description: 'Takes some of a proposal’s customers to another of its groups.' })
  bookPlanAdjust(
    @Arg('input', () => BookPlanAdjustInput, { description: 'Whom, where to.' }) input: BookPlanAdjustInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ plan: await planLoader(ctx).load(await adjustPlan(ctx, input)) }))
  }

  @Mutation(() => BookPlanPayload, { description: 'Carries a proposal out, by a job; whom somebody has moved since stays.' })
  bookPlanApply(@Arg('input', () => BookPlanInput, { description: 'Which.' }) input: BookPlanInput, @Ctx() ctx: Context) {
    return settle(async () => ({ plan: await planLoader(ctx).load(await applyPlan(ctx, input)) }))
  }

  @Mutation(() => BookPlanPayload, { description: 'Takes back, by a job, whom the plan has moved and nobody has moved since.' })
  bookPlanUndo(@Arg('input', () => BookPlanInput, { description: 'Which.' }) input: BookPlanInput, @Ctx() ctx: Context) {
    return settle(async () => ({ plan: await planLoader(ctx).load(await undoPlan(ctx, input)) }))
  }

  @Mutation(() => BookPlanPayload, { description: 'Puts a proposal aside; nothing comes of it.' })
  bookPlanDiscard(@Arg('input', () => BookPlanInput, { description: 'Which.' }) input: BookPlanInput, @Ctx() ctx: Context) {
    return settle(async () => ({ plan: await planLoader(ctx).load(await discardPlan(ctx, input)) }))
  }
}

function summed(counts: readonly BookCount[]) {
  const sum = (of: (row: BookCount) => number) => counts.reduce((all, row) => all + of(row), 0)
  const days = counts.flatMap(({ since }) => since ?? []).toSorted()
  return {
    customers: sum(row => row.customers),
    unkept: sum(row => row.unkept),
    netMinor: sum(row => row.netMinor),
    tiers: counts.map(({ tierKey, customers }) => ({ key: tierKey, customers })),
    since: days[0] ?? null
  }
}

@Resolver(() => BookColumn)
export class BookColumnResolver {
  @FieldResolver(() => StaffGroup, { nullable: true, description: 'Absent: the pool of those in no group.' })
  group(@Root() { groupId }: Column, @Ctx() ctx: Context) {
    return groupId ? groupLoader(ctx).load(groupId) : null
  }

  @FieldResolver(() => [Staff], { description: 'Present members, by name.' })
  async members(@Root() { memberIds }: Column, @Ctx() ctx: Context) {
    return (await staffLoader(ctx).loadMany([...memberIds])).filter(each => each && !(each instanceof Error))
  }

  @FieldResolver(() => Money, { description: 'What these customers have spent, returns taken off, in all.' })
  netSpend(@Root() { netMinor, currency }: Column): Money {
    return { minor: netMinor, currency }
  }
}

@Resolver(() => BookPlan)
export class BookPlanResolver {
  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: BookPlanRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => [StaffGroup], { description: 'Among which they are shared out.' })
  async groups(@Root() { groupIds }: BookPlanRow, @Ctx() ctx: Context) {
    return (await groupLoader(ctx).loadMany([...groupIds])).filter(each => each && !(each instanceof Error))
  }

  @FieldResolver(() => [BookPlanShare], { description: 'What it makes of each group and tier: before and after.' })
  async shares(@Root() { id, storeId }: BookPlanRow, @Ctx() ctx: Context) {
    return sharesOfPlan(await ctx.read(), { id, storeId })
  }

  @FieldResolver(() => Int, { description: 'How many customers it is about.' })
  chosen(@Root() { id }: BookPlanRow, @Ctx() ctx: Context) {
    return count(ctx, id, 'chosen')
  }

  @FieldResolver(() => Int, { description: 'How many of them change group.' })
  moving(@Root() { id }: BookPlanRow, @Ctx() ctx: Context) {
    return count(ctx, id, 'moving')
  }

  @FieldResolver(() => Int, { description: 'How many of them are decided while it is carried out.' })
  done(@Root() { id }: BookPlanRow, @Ctx() ctx: Context) {
    return count(ctx, id, 'done')
  }

  @FieldResolver(() => Int, { description: 'How many it has moved and not taken back.' })
  moved(@Root() { id }: BookPlanRow, @Ctx() ctx: Context) {
    return count(ctx, id, 'moved')
  }

  @FieldResolver(() => Int, { description: 'How many stayed where somebody else had put them meanwhile, or since the group had closed.' })
  changed(@Root() { id }: BookPlanRow, @Ctx() ctx: Context) {
    return count(ctx, id, 'changed')
  }

  @FieldResolver(() => Int, { description: 'How many could be taken back: nobody has moved them since.' })
  undoable(@Root() { id }: BookPlanRow, @Ctx() ctx: Context) {
    return count(ctx, id, 'undoable')
  }

  @FieldResolver(() => BookPlanCustomerConnection, { description: 'Who comes where, and why.' })
  async customers(
    @Root() { id }: BookPlanRow,
    @Ctx() ctx: Context,
    @Args(() => PlannedArgs) { first, after, toGroupId, moving }: PlannedArgs
  ) {
    const size = pageSize(first)
    const list: PlannedList = { planId: id, toGroupId: toGroupId && isUuid(toGroupId) ? toGroupId : undefined, moving }
    const tx = await ctx.read()
    const rows = await pageOfPlanned(tx, list, size + 1, cursorOf(after))
    return { ...toConnection(rows, size, after, row => [row.customerId]), total: () => countPlanned(tx, list) }
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who asked for it.' })
  askedBy(@Root() { askedById }: BookPlanRow, @Ctx() ctx: Context) {
    return askedById ? staffLoader(ctx).load(askedById) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who had it carried out.' })
  appliedBy(@Root() { appliedById }: BookPlanRow, @Ctx() ctx: Context) {
    return appliedById ? staffLoader(ctx).load(appliedById) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who took it back.' })
  undoneBy(@Root() { undoneById }: BookPlanRow, @Ctx() ctx: Context) {
    return undoneById ? staffLoader(ctx).load(undoneById) : null
  }
}

@Resolver(() => BookPlanShare)
export class BookPlanShareResolver {
  @FieldResolver(() => StaffGroup, { nullable: true, description: 'Absent: in no group.' })
  group(@Root() { groupId }: PlanShareCounts, @Ctx() ctx: Context) {
    return groupId ? groupLoader(ctx).load(groupId) : null
  }
}

@Resolver(() => BookPlanCustomer)
export class BookPlanCustomerResolver {
  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: PlannedCustomer, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'Where the customer was when the plan was made.' })
  fromGroup(@Root() { fromGroupId }: PlannedCustomer, @Ctx() ctx: Context) {
    return fromGroupId ? groupLoader(ctx).load(fromGroupId) : null
  }

  @FieldResolver(() => Staff, { nullable: true })
  fromKeeper(@Root() { fromKeeperId }: PlannedCustomer, @Ctx() ctx: Context) {
    return fromKeeperId ? staffLoader(ctx).load(fromKeeperId) : null
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'Where to; absent until the plan is made.' })
  toGroup(@Root() { toGroupId }: PlannedCustomer, @Ctx() ctx: Context) {
    return toGroupId ? groupLoader(ctx).load(toGroupId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who of the group is to keep the customer; absent: nobody in particular.' })
  toKeeper(@Root() { toKeeperId }: PlannedCustomer, @Ctx() ctx: Context) {
    return toKeeperId ? staffLoader(ctx).load(toKeeperId) : null
  }
}

interface Counted {
  readonly total: () => number | Promise<number>
}

@Resolver(() => BookPlanConnection)
export class BookPlanConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: Counted) {
    return page.total()
  }
}

@Resolver(() => BookPlanCustomerConnection)
export class BookPlanCustomerConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: Counted) {
    return page.total()
  }
}
