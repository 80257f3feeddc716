// Transport only: unwrap the arguments, call one function, wrap the answer.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { customerLoader } from '../customer/index.ts'
import { pointEntryLoader } from '../points/index.ts'
import { adjustPoints } from './adjust-points.ts'
import { PointsAdjustInput, PointsAdjustPayload } from './adjustment.type.ts'

@Resolver()
export class AdjustmentResolver {
  @Mutation(() => PointsAdjustPayload, { description: 'Headquarters gives or takes points, with a reason (POINT-1).' })
  pointsAdjust(
    @Arg('input', () => PointsAdjustInput, { description: 'How many, whose, why.' }) input: PointsAdjustInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { entryId, customerId } = await adjustPoints(ctx, input)
      return { entry: await pointEntryLoader(ctx).load(entryId), customer: await customerLoader(ctx).load(customerId) }
    })
  }
}
