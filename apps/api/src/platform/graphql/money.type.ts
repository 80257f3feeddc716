// MONEY-1: an amount is a whole number of the currency's minor unit, with the currency.
import { Field, ObjectType } from 'type-graphql'
import { SafeInt } from './scalars.ts'

@ObjectType({ description: 'An amount in a currency’s minor unit (fen, pence).' })
export class Money {
  @Field(() => SafeInt, { description: 'Whole minor units.' })
  minor!: number
  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string
}
