// What is sent and answered about adjustments.
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Customer } from '../customer/index.ts'
import { PointEntry } from '../points/index.ts'

@InputType({ description: 'Points given or taken by headquarters.' })
export class PointsAdjustInput {
  @Field(() => ID)
  customerId!: string
  @Field(() => SafeInt, { description: 'Not 0. Below 0 takes points, never below a balance of 0.' })
  amount!: number
  @Field(() => String, { description: 'Stands in the ledger. At most 500 characters, no phone number.' })
  reason!: string
  @Field(() => String, { description: 'The same key and body again gets the first answer; another body is refused (POINT-5).' })
  idempotencyKey!: string
}

@ObjectType({ description: 'The new entry, and the customer as it stands after it.' })
export class PointsAdjustPayload {
  @Field(() => PointEntry, { nullable: true })
  entry?: object | null
  @Field(() => Customer, { nullable: true })
  customer?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
