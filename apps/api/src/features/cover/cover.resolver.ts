// Cover for leave: transport only. That somebody stands in is told to whoever sees the customer or the person; why somebody is away, to who reads the whole store and to
// the two it is about.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, type CustomerRow } from '../customer/index.ts'
import { groupLoader, Staff, StaffGroup, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { arrangeCover, endCover, withdrawCover } from './arrange-cover.ts'
import { countCovers, coversById, coversToday, pageOfCovers, type CoverList, type CoverRow } from './cover.sql.ts'
import { Cover, CoverArrangeInput, CoverConnection, CoverEndInput, CoverInput, CoverPayload } from './cover.type.ts'

const seesAll = (ctx: Context, cover: CoverRow): boolean =>
  cover.keeperId === ctx.actor.staffId ||
  cover.standInId === ctx.actor.staffId ||
  ctx.rights.covers('customer:read', { chainId: cover.chainId, storeId: cover.storeId })

const coverLoader = (ctx: Context) =>
  ctx.loader(coverLoader, async (ids, tx) => {
    const all = await coversById(tx, ids)
    return new Map<string, CoverRow>([...all].filter(([, row]) => seesAll(ctx, row)))
  })
const todayLoader = (ctx: Context) => ctx.loader(todayLoader, (keeperIds, tx) => coversToday(tx, keeperIds))

@ArgsType()
class CoversArgs {
  @Field(() => ID, { nullable: true, description: 'Of this store; absent: those that oneself is away for, or stands in.' })
  storeId?: string | null
  @Field(() => ID, { nullable: true, description: 'In which this person is away or stands in.' })
  personId?: string | null
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

@Resolver()
export class CoverCommands {
  @Query(() => CoverConnection, { description: 'Covers of a store, or one’s own, the latest first.' })
  async covers(@Args(() => CoversArgs) { storeId, personId, first, after }: CoversArgs, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    const size = pageSize(first)
    const store = storeId && isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
    if (storeId) demand(ctx, 'customer:read', { chainId: store?.chainId ?? '', storeId }, { field: ['storeId'] })
    const person = storeId ? personId : ctx.actor.staffId
    const known =
      (!storeId && !person) || (person && !isUuid(person)) ? undefined : { storeId: storeId ?? undefined, personId: person ?? undefined }
    const tx = await ctx.read()
    const list: CoverList | undefined = known
    const rows = list ? await pageOfCovers(tx, list, size + 1, after ? decodeCursor(after, 2).map(String) : undefined) : []
    return { ...toConnection(rows, size, after, row => [row.fromOn, row.id]), total: () => (list ? countCovers(tx, list) : 0) }
  }

  @Query(() => Cover, { nullable: true, description: 'One cover.' })
  cover(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    return isUuid(id) ? coverLoader(ctx).load(id) : null
  }

  @Mutation(() => CoverPayload, {
    description:
      'Arranges who stands in while somebody is away: on these days the stand-in sees and works the book; nobody is moved (GROUP-3).'
  })
  coverArrange(
    @Arg('input', () => CoverArrangeInput, { description: 'Who for whom, when.' }) input: CoverArrangeInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ cover: await coverLoader(ctx).load(await arrangeCover(ctx, input)) }))
  }

  @Mutation(() => CoverPayload, { description: 'Ends a cover earlier than arranged.' })
  coverEnd(@Arg('input', () => CoverEndInput, { description: 'Which, its last day.' }) input: CoverEndInput, @Ctx() ctx: Context) {
    return settle(async () => ({ cover: await coverLoader(ctx).load(await endCover(ctx, input)) }))
  }

  @Mutation(() => CoverPayload, { description: 'Withdraws a cover at once, before its days or within them.' })
  coverWithdraw(@Arg('input', () => CoverInput, { description: 'Which.' }) input: CoverInput, @Ctx() ctx: Context) {
    return settle(async () => ({ cover: await coverLoader(ctx).load(await withdrawCover(ctx, input)) }))
  }
}

@Resolver(() => Cover)
export class CoverResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why somebody is away; for who reads all of the store, and the two it is about.'
  })
  reason(@Root() row: CoverRow, @Ctx() ctx: Context) {
    return seesAll(ctx, row) ? row.reason : null
  }

  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: CoverRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'The keeper’s.' })
  group(@Root() { groupId }: CoverRow, @Ctx() ctx: Context) {
    return groupLoader(ctx).load(groupId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who is away, and keeps the customers all the while.' })
  keeper(@Root() { keeperId }: CoverRow, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(keeperId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who sees and works the book.' })
  standIn(@Root() { standInId }: CoverRow, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(standInId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who arranged it.' })
  arrangedBy(@Root() { arrangedById }: CoverRow, @Ctx() ctx: Context) {
    return arrangedById ? staffLoader(ctx).load(arrangedById) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who ended it early or withdrew it.' })
  endedBy(@Root() { endedById }: CoverRow, @Ctx() ctx: Context) {
    return endedById ? staffLoader(ctx).load(endedById) : null
  }
}

@Resolver(() => CoverConnection)
export class CoverConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: { total: () => number | Promise<number> }) {
    return page.total()
  }
}

@Resolver(() => Customer)
export class CoverOfCustomerResolver {
  @FieldResolver(() => Cover, { nullable: true, description: 'Today’s, where the keeper is away: who stands in.' })
  async cover(@Root() { keeperId, groupId }: CustomerRow, @Ctx() ctx: Context) {
    const cover = keeperId ? await todayLoader(ctx).load(keeperId) : undefined
    return cover?.groupId === groupId ? cover : null
  }
}

@Resolver(() => Staff)
export class CoverOfStaffResolver {
  @FieldResolver(() => Cover, { nullable: true, description: 'Today’s, where the person is away: who stands in.' })
  cover(@Root() { id }: Staff, @Ctx() ctx: Context) {
    return ctx.rights.has('customer:read') ? todayLoader(ctx).load(id) : null
  }
}
