// What a purchase earns and why, for its entry in the ledger and for a quote.
import type { LocalDate, Stacking } from '@keqing/domain'
import { Field, Int, ObjectType } from 'type-graphql'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { EarningWhenRule, StackingEnum } from './earning-rules.type.ts'

@ObjectType({ description: 'A multiplier that met on lines of a purchase, and what it added.', simpleResolvers: true })
export class EarnedMultiplier {
  @Field(() => String, { description: 'Its name in the rules.' })
  key!: string
  @Field(() => Int, { description: '200 is double.' })
  percent!: number
  @Field(() => EarningWhenRule)
  when!: EarningWhenRule
  @Field(() => SafeInt, { description: 'What it adds to those before it; 0 where a higher one prevails, negative where it lowers.' })
  points!: number
  @Field(() => [Int], { description: 'The lines it met, counted from 0.' })
  lines!: number[]
}

@ObjectType({ description: 'What a purchase earns by the rules, and why (POINT-2).', simpleResolvers: true })
export class EarnedPoints {
  @Field(() => SafeInt)
  points!: number
  @Field(() => SafeInt, { description: 'What it would be without multipliers; their points and these sum to the points.' })
  basePoints!: number
  @Field(() => StackingEnum, { description: 'How several multipliers on one line combine.' })
  stacking!: Stacking
  @Field(() => [EarnedMultiplier], { description: 'In the order of the rules.' })
  multipliers!: EarnedMultiplier[]
  @Field(() => LocalDateScalar, { description: 'From when the points count and may be used.' })
  confirmedOn!: LocalDate
  @Field(() => LocalDateScalar, { nullable: true, description: 'Their last day; absent: they do not expire.' })
  expiresOn?: LocalDate | null
}
