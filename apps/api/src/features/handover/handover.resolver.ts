// Books handed over: transport only. A handover is for who assigns in the store, or reads all of it, and for its receivers.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { Staff, StaffGroup, groupLoader, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { adjustHandover, answerHandover, finishHandover, offerHandover, startHandover, withdrawHandover } from './hand-over.ts'
import {
  handoversById,
  pageOfHanded,
  pageOfHandovers,
  receiversOfHandovers,
  type HandedCustomer,
  type HandoverRow,
  type ReceiverCounts
} from './handover.sql.ts'
import {
  Handover,
  HandoverAdjustInput,
  HandoverAnswerInput,
  HandoverConnection,
  HandoverCustomer,
  HandoverCustomerConnection,
  HandoverInput,
  HandoverOfferInput,
  HandoverPayload,
  HandoverReceiver,
  HandoverStartInput
} from './handover.type.ts'

const receiversLoader = (ctx: Context) => ctx.loader(receiversLoader, (ids, tx) => receiversOfHandovers(tx, ids))
/** Whole, for who reads the store; else one's own part, once it is offered. */
const seesAll = (ctx: Context, handover: HandoverRow): boolean =>
  ctx.rights.covers('customer:read', { chainId: handover.chainId, storeId: handover.storeId })

const handoverLoader = (ctx: Context) =>
  ctx.loader(handoverLoader, async (ids, tx) => {
    const all = await handoversById(tx, ids)
    const receivers = await receiversOfHandovers(tx, ids)
    const offered = ({ id, state }: HandoverRow) =>
      (state === 'offered' || state === 'done') && (receivers.get(id) ?? []).some(one => one.staffId === ctx.actor.staffId)
    return new Map<string, HandoverRow>([...all].filter(([, row]) => seesAll(ctx, row) || offered(row)))
  })
const cursorOf = (after: string | null | undefined): string | undefined => {
  const [id] = after ? decodeCursor(after, 1) : []
  return typeof id === 'string' && isUuid(id) ? id : undefined
}

@ArgsType()
class HandoversArgs {
  @Field(() => ID, { nullable: true, description: 'Of this store; absent: those offered to oneself.' })
  storeId?: string | null
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

@Resolver()
export class HandoverCommands {
  @Query(() => HandoverConnection, {
    description: 'Handovers of a store’s books, or those offered to oneself, the latest first; withdrawn ones apart.'
  })
  async handovers(@Args(() => HandoversArgs) { storeId, first, after }: HandoversArgs, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    const size = pageSize(first)
    const store = storeId && isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
    if (storeId) demand(ctx, 'customer:read', { chainId: store?.chainId ?? '', storeId }, { field: ['storeId'] })
    const receiverId = ctx.actor.staffId
    const of = storeId ? { storeId } : receiverId ? { receiverId } : undefined
    const rows = of ? await pageOfHandovers(await ctx.read(), of, size + 1, cursorOf(after)) : []
    return toConnection(rows, size, after, row => [row.id])
  }

  @Query(() => Handover, { nullable: true, description: 'One handover.' })
  handover(@Arg('id', () => ID, { description: 'Which.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'customer:read')
    return isUuid(id) ? handoverLoader(ctx).load(id) : null
  }

  @Mutation(() => HandoverPayload, { description: 'Drafts who takes whom of a leaver’s book, evenly; nobody is moved (GROUP-3).' })
  handoverStart(
    @Arg('input', () => HandoverStartInput, { description: 'Whose, to whom.' }) input: HandoverStartInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ handover: await handoverLoader(ctx).load(await startHandover(ctx, input)) }))
  }

  @Mutation(() => HandoverPayload, { description: 'Takes some of the book to another of the receivers.' })
  handoverAdjust(
    @Arg('input', () => HandoverAdjustInput, { description: 'Whom, to whom.' }) input: HandoverAdjustInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ handover: await handoverLoader(ctx).load(await adjustHandover(ctx, input)) }))
  }

  @Mutation(() => HandoverPayload, { description: 'Asks the receivers, who may accept or decline for some days.' })
  handoverOffer(
    @Arg('input', () => HandoverOfferInput, { description: 'Which, how long.' }) input: HandoverOfferInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ handover: await handoverLoader(ctx).load(await offerHandover(ctx, input)) }))
  }

  @Mutation(() => HandoverPayload, { description: 'Says whether one takes one’s part.' })
  handoverAnswer(
    @Arg('input', () => HandoverAnswerInput, { description: 'What one says.' }) input: HandoverAnswerInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ handover: await handoverLoader(ctx).load(await answerHandover(ctx, input)) }))
  }

  @Mutation(() => HandoverPayload, {
    description: 'Hands the book over, whole and in one moment; the leaver’s membership ends unless the leaver stays.'
  })
  handoverFinish(@Arg('input', () => HandoverInput, { description: 'Which.' }) input: HandoverInput, @Ctx() ctx: Context) {
    return settle(async () => ({ handover: await handoverLoader(ctx).load(await finishHandover(ctx, input)) }))
  }

  @Mutation(() => HandoverPayload, { description: 'Puts it aside; nothing comes of it.' })
  handoverWithdraw(@Arg('input', () => HandoverInput, { description: 'Which.' }) input: HandoverInput, @Ctx() ctx: Context) {
    return settle(async () => ({ handover: await handoverLoader(ctx).load(await withdrawHandover(ctx, input)) }))
  }
}

@ArgsType()
class HandedArgs {
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
  @Field(() => ID, { nullable: true, description: 'Who come to this person.' })
  receiverId?: string | null
}

@Resolver(() => Handover)
export class HandoverResolver {
  @FieldResolver(() => Store, { nullable: true })
  store(@Root() { storeId }: HandoverRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'The leaver’s.' })
  group(@Root() { groupId }: HandoverRow, @Ctx() ctx: Context) {
    return groupLoader(ctx).load(groupId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Whose book it is.' })
  leaver(@Root() { leaverId }: HandoverRow, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(leaverId)
  }

  @FieldResolver(() => [HandoverReceiver], { description: 'Who takes parts of it; to a receiver, oneself alone.' })
  async receivers(@Root() row: HandoverRow, @Ctx() ctx: Context) {
    const all = (await receiversLoader(ctx).load(row.id)) ?? []
    return seesAll(ctx, row) ? all : all.filter(one => one.staffId === ctx.actor.staffId)
  }

  @FieldResolver(() => HandoverCustomerConnection, { description: 'Who comes to whom, and why; to a receiver, one’s own alone.' })
  async customers(@Root() row: HandoverRow, @Ctx() ctx: Context, @Args(() => HandedArgs) { first, after, receiverId }: HandedArgs) {
    const size = pageSize(first)
    const whose = seesAll(ctx, row) ? (receiverId && isUuid(receiverId) ? receiverId : undefined) : ctx.actor.staffId
    const rows = await pageOfHanded(await ctx.read(), { handoverId: row.id, receiverId: whose }, size + 1, cursorOf(after))
    return toConnection(rows, size, after, one => [one.customerId])
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who drafted it.' })
  askedBy(@Root() { askedById }: HandoverRow, @Ctx() ctx: Context) {
    return askedById ? staffLoader(ctx).load(askedById) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who handed it over.' })
  doneBy(@Root() { doneById }: HandoverRow, @Ctx() ctx: Context) {
    return doneById ? staffLoader(ctx).load(doneById) : null
  }
}

@Resolver(() => HandoverReceiver)
export class HandoverReceiverResolver {
  @FieldResolver(() => Staff, { nullable: true })
  staff(@Root() { staffId }: ReceiverCounts, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(staffId)
  }

  @FieldResolver(() => StaffGroup, { nullable: true })
  group(@Root() { groupId }: ReceiverCounts, @Ctx() ctx: Context) {
    return groupLoader(ctx).load(groupId)
  }
}

@Resolver(() => HandoverCustomer)
export class HandoverCustomerResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Absent: out of one’s sight until it is handed over.' })
  customer(@Root() { customerId }: HandedCustomer, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => Staff, { nullable: true })
  receiver(@Root() { receiverId }: HandedCustomer, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(receiverId)
  }
}
