// Whether a year-end rebate was given (BENEFIT-3): by a row of a file of adjustments that says of which year it is.
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { DateTime, SafeInt } from '../../platform/graphql/scalars.ts'
import { YearEndRebate } from '../benefit/index.ts'
import { rebatesGiven } from './adjustment.sql.ts'

@ObjectType({ description: 'The points that a year-end rebate was given as.', simpleResolvers: true })
export class YearEndRebateGiven {
  @Field(() => SafeInt)
  points!: number
  @Field(() => DateTime, { description: 'When they were posted; while they wait, when they were asked for.' })
  at!: Date
  @Field(() => Boolean, { description: 'They wait for somebody else’s approval: nothing is posted yet.' })
  waits!: boolean
}

const givenLoader = (ctx: Context, year: number) =>
  ctx.loader(`rebates given for ${year}`, async (customerIds, tx) => {
    const rows = await rebatesGiven(tx, year, customerIds)
    return new Map(
      [...rows].map(([id, { amount, status, decidedAt, requestedAt }]): [string, YearEndRebateGiven] => [
        id,
        { points: amount, at: decidedAt ?? requestedAt, waits: status === 'waiting' }
      ])
    )
  })

@Resolver(() => YearEndRebate)
export class RebateGivenResolver {
  @FieldResolver(() => YearEndRebateGiven, { nullable: true, description: 'Null: not given yet, declined, or taken back.' })
  async given(@Root() { customerId, year }: YearEndRebate, @Ctx() ctx: Context) {
    return (await givenLoader(ctx, year).load(customerId)) ?? null
  }
}
