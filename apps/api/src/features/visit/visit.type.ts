// What is public of visits (TERM-2). A purchase is a visit too, and is not repeated here.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Customer } from '../customer/index.ts'

@ObjectType({ description: 'A customer’s recorded presence in a store, other than a purchase (TERM-2).', simpleResolvers: true })
export class Visit {
  @Field(() => ID)
  id!: string
  @Field(() => DateTime)
  happenedAt!: Date
  @Field(() => LocalDateScalar, { description: 'The day, in the chain’s time zone.' })
  visitedOn!: LocalDate
  @Field(() => DateTime, { description: 'When it became known here (TIME-3).' })
  recordedAt!: Date
  @Field(() => String, { nullable: true, description: 'Null too where the customer’s name is masked for the reader.' })
  note?: string | null
  @Field(() => DateTime, { nullable: true, description: 'Corrected: it counts as if it had never happened.' })
  voidedAt?: Date | null
  @Field(() => String, { nullable: true, description: 'Why it was voided.' })
  voidReason?: string | null
}

const visitConnection = connectionOf(() => Visit, 'Visit')
export const VisitConnection = visitConnection.Connection

@InputType({ description: 'The customer is here, or was.' })
export class VisitRecordInput {
  @Field(() => ID)
  customerId!: string
  @Field(() => ID)
  storeId!: string
  @Field(() => DateTime, { nullable: true, description: 'Now if absent.' })
  happenedAt?: Date | null
  @Field(() => String, { nullable: true })
  note?: string | null
  @Field(() => String, { nullable: true, description: 'Makes the call safe to repeat: known by store and reference.' })
  reference?: string | null
}

@ObjectType({ description: 'A recorded visit, and the customer as it stands after it.' })
export class VisitPayload {
  @Field(() => Visit, { nullable: true })
  visit?: object | null
  @Field(() => Customer, { nullable: true })
  customer?: object | null
  @Field(() => Boolean, { description: 'This very visit was already here: nothing was changed.' })
  repeated!: boolean
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@InputType({ description: 'A visit recorded by mistake.' })
export class VisitVoidInput {
  @Field(() => ID, { description: 'The visit.' })
  id!: string
  @Field(() => String, { description: 'Why; kept with the visit. At most 500 characters, no phone number.' })
  reason!: string
}

@ObjectType({ description: 'A voided visit, and the customer as it stands after it.' })
export class VisitVoidPayload {
  @Field(() => Visit, { nullable: true, description: 'The visit as it stands; null where the void was refused.' })
  visit?: object | null
  @Field(() => Customer, { nullable: true, description: 'Whose visit it was.' })
  customer?: object | null
  @Field(() => [UserError], { description: 'Why it was refused; empty where it was done.' })
  userErrors!: readonly UserError[]
}
