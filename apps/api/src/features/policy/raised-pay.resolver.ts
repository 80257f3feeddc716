// What a version of the tier rules does to the benefits: who rises and would pay more. Transport only.
import { RANKED_FIGURES, type RankedFigure } from '@keqing/domain'
import { Ctx, Field, FieldResolver, Int, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import type { PolicyRow } from './policy.sql.ts'
import { PolicyVersion } from './policy.type.ts'
import { raisedPay } from './raised-pay.ts'

const RankedFigureEnum = publicNames(RANKED_FIGURES)
registerEnumType(RankedFigureEnum, { name: 'RankedFigure', description: 'What a tier pays: on any day, or on days of its own.' })

@ObjectType({ description: 'A tier that pays more than one below it.', simpleResolvers: true })
export class PolicyRaisedPay {
  @Field(() => PolicyVersion, { description: 'The benefits by which it does.' })
  version!: PolicyRow
  @Field(() => String, { description: 'The higher tier’s key.' })
  higher!: string
  @Field(() => String, { description: 'The lower one’s.' })
  lower!: string
  @Field(() => RankedFigureEnum)
  figure!: RankedFigure
  @Field(() => Int, { description: 'Percent of the price. A tier without a line in the benefits pays 100.' })
  higherPays!: number
  @Field(() => Int, { description: 'Likewise.' })
  lowerPays!: number
}

@Resolver(() => PolicyVersion)
export class RaisedPayOfVersionResolver {
  @FieldResolver(() => [PolicyRaisedPay], {
    description:
      'Of tier rules that are yet to hold: tiers that by the benefits of their day pay more than one below them, as a new tier does of which benefits say nothing.'
  })
  async raisedPay(@Root() row: PolicyRow, @Ctx() ctx: Context) {
    return raisedPay(ctx, row)
  }
}
