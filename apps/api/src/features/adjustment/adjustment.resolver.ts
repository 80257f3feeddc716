// Adjustments: transport only.
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { Staff, staffLoader } from '../organisation/index.ts'
import { pointEntryLoader } from '../points/index.ts'
import { adjustPoints } from './adjust-points.ts'
import {
  countRequests,
  pageOfRequests,
  requestsById,
  type AdjustmentRow,
  type AdjustmentStatus,
  type RequestList
} from './adjustment.sql.ts'
import {
  AdjustmentStatusEnum,
  PointAdjustment,
  PointAdjustmentApproveInput,
  PointAdjustmentConnection,
  PointAdjustmentDeclineInput,
  PointAdjustmentPayload,
  PointAdjustmentUndoInput,
  PointAdjustmentUndoPayload,
  PointsAdjustInput,
  PointsAdjustPayload
} from './adjustment.type.ts'
import { approveAdjustment, declineAdjustment } from './decide-adjustment.ts'
import { undoAdjustment } from './undo-adjustment.ts'

const requestLoader = (ctx: Context) => ctx.loader(requestLoader, (ids, tx) => requestsById(tx, ids))

@ArgsType()
class PointAdjustmentsArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => AdjustmentStatusEnum, { nullable: true, description: 'Only requests that stand so.' })
  status?: AdjustmentStatus | null
  @Field(() => ID, { nullable: true, description: 'Of this customer.' })
  customerId?: string | null
  @Field(() => ID, { nullable: true, description: 'Of this file.' })
  fileId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'Only those that are no row of a file.' })
  alone?: boolean | null
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

@Resolver(() => PointAdjustment)
export class AdjustmentResolver {
  @Query(() => PointAdjustmentConnection, {
    description: 'Adjustments that needed somebody else’s approval, the latest first; rows of files that did not where POSTED is asked for.'
  })
  async pointAdjustments(
    @Args(() => PointAdjustmentsArgs) { chainId, status, customerId, fileId, alone, first, after }: PointAdjustmentsArgs,
    @Ctx() ctx: Context
  ) {
    demand(ctx, 'points:adjust', { chainId }, { field: ['chainId'] })
    const list: RequestList = { chainId, status, customerId, fileId, alone }
    const size = pageSize(first)
    const rows = await pageOfRequests(await ctx.read(), list, size, after ? String(decodeCursor(after, 1)[0]) : undefined)
    return { ...toConnection(rows, size, after, row => [row.id]), list }
  }

  @Mutation(() => PointsAdjustPayload, {
    description:
      'Headquarters gives or takes points, with a reason (POINT-1). Above the limit of the rules it waits for somebody else’s approval.'
  })
  pointsAdjust(
    @Arg('input', () => PointsAdjustInput, { description: 'How many, whose, why.' }) input: PointsAdjustInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { entryId, requestId, customerId } = await adjustPoints(ctx, input)
      return {
        entry: entryId && (await pointEntryLoader(ctx).load(entryId)),
        request: requestId && (await requestLoader(ctx).load(requestId)),
        customer: await customerLoader(ctx).load(customerId)
      }
    })
  }

  @Mutation(() => PointAdjustmentPayload, { description: 'Carries out an adjustment that somebody else asked for.' })
  pointAdjustmentApprove(
    @Arg('input', () => PointAdjustmentApproveInput, { description: 'Which.' }) input: PointAdjustmentApproveInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await approveAdjustment(ctx, input)
      return { request: await requestLoader(ctx).load(id) }
    })
  }

  @Mutation(() => PointAdjustmentPayload, { description: 'Declines an adjustment that somebody else asked for; nothing is posted.' })
  pointAdjustmentDecline(
    @Arg('input', () => PointAdjustmentDeclineInput, { description: 'Which, and why.' }) input: PointAdjustmentDeclineInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await declineAdjustment(ctx, input)
      return { request: await requestLoader(ctx).load(id) }
    })
  }

  @Mutation(() => PointAdjustmentUndoPayload, {
    description:
      'Takes one adjustment back, whole and once, by entries that name what they correct (POINT-1). One of a file is taken back with its file.'
  })
  pointAdjustmentUndo(
    @Arg('input', () => PointAdjustmentUndoInput, { description: 'Which, and why.' }) input: PointAdjustmentUndoInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { entryId, customerId } = await undoAdjustment(ctx, input)
      return { entry: await pointEntryLoader(ctx).load(entryId), customer: await customerLoader(ctx).load(customerId) }
    })
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose points; null for a customer out of the reader’s scope.' })
  customer(@Root() row: AdjustmentRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(row.customerId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who asked.' })
  requestedBy(@Root() row: AdjustmentRow, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(row.requestedById)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who approved or declined.' })
  decidedBy(@Root() row: AdjustmentRow, @Ctx() ctx: Context) {
    return row.decidedById ? staffLoader(ctx).load(row.decidedById) : null
  }
}

@Resolver(() => PointAdjustmentConnection)
export class AdjustmentConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: { list: RequestList }, @Ctx() ctx: Context): Promise<number> {
    return countRequests(await ctx.read(), page.list)
  }
}
