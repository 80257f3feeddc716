// A store's book as it can be read, and plans that share it out.
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { CustomerFilter } from '../customer-list/index.ts'
import { PLAN_OUTCOMES, PLAN_REASONS, PLAN_SOURCES, PLAN_STATES, type PlanOutcome, type PlanReason, type PlanState } from './plan.sql.ts'

const BookPlanStateEnum = publicNames(PLAN_STATES)
registerEnumType(BookPlanStateEnum, {
  name: 'BookPlanState',
  description: 'How far a plan is. PLANNING, APPLYING and UNDOING are a job’s. FAILED: a fault of ours ended it; whom it moved stay so.'
})
const BookPlanSourceEnum = publicNames(PLAN_SOURCES)
registerEnumType(BookPlanSourceEnum, { name: 'BookPlanSource', description: 'Chosen one by one, or by a list’s filter.' })
const BookPlanReasonEnum = publicNames(PLAN_REASONS)
registerEnumType(BookPlanReasonEnum, {
  name: 'BookPlanReason',
  description: 'Why a customer comes to a group: somebody of it registered the file, or sold last; to be even; chosen by hand.'
})
const BookPlanOutcomeEnum = publicNames(PLAN_OUTCOMES)
registerEnumType(BookPlanOutcomeEnum, {
  name: 'BookPlanOutcome',
  description:
    'What became of it. STAYED: was there already. CHANGED: not moved, since somebody else had moved the customer, or the group had closed. UNDONE: taken back. KEPT: not taken back, for the same reasons.'
})

@ObjectType({ description: 'Customers of one tier, or of none.', simpleResolvers: true })
export class BookTier {
  @Field(() => String, { nullable: true, description: 'The tier’s key; absent: in no tier, or lost.' })
  key?: string | null
  @Field(() => Int)
  customers!: number
}

@ObjectType({ description: 'One group’s part of a store’s book, or the pool of customers in no group (GROUP-1).', simpleResolvers: true })
export class BookColumn {
  @Field(() => Int)
  customers!: number
  @Field(() => Int, { description: 'Of them kept by nobody in particular.' })
  unkept!: number
  @Field(() => [BookTier])
  tiers!: readonly BookTier[]
  @Field(() => LocalDateScalar, { nullable: true, description: 'The day on which the first of them registered.' })
  since?: string | null
}

@InputType({ description: 'Which customers are shared out among which groups (GROUP-2).' })
export class BookPlanStartInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { description: 'Where the customers are at home.' })
  storeId!: string
  @Field(() => [ID], { description: 'Open groups of the store, 1 to 200.' })
  groupIds!: string[]
  @Field(() => [ID], { nullable: true, description: '1 to 1,000 of them; or a filter.' })
  customerIds?: string[] | null
  @Field(() => CustomerFilter, { nullable: true, description: 'All of the store that `customers` shows by it, at most 100,000.' })
  filter?: CustomerFilter | null
  @Field(() => Int, {
    nullable: true,
    description: 'How many they are to be; where there is another number, nothing is planned (CHANGED_MEANWHILE).'
  })
  chosen?: number | null
  @Field(() => String, { nullable: true, description: 'Why; at most 500 characters, no phone number.' })
  reason?: string | null
  @Field(() => String, { description: 'The same again is the first plan (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'Some of a plan’s customers to another of its groups.' })
export class BookPlanAdjustInput {
  @Field(() => ID)
  id!: string
  @Field(() => [ID], { description: '1 to 100 of the plan’s.' })
  customerIds!: string[]
  @Field(() => ID, { description: 'One of the plan’s groups.' })
  groupId!: string
}

@InputType({ description: 'Which plan.' })
export class BookPlanInput {
  @Field(() => ID)
  id!: string
}

@ObjectType({ description: 'What a plan makes of one group and tier.', simpleResolvers: true })
export class BookPlanShare {
  @Field(() => String, { nullable: true, description: 'The tier’s key; absent: in no tier.' })
  tierKey?: string | null
  @Field(() => Int, { description: 'Customers of the store in the group today.' })
  present!: number
  @Field(() => Int, { description: 'Of those chosen: how many were in it when the plan was made.' })
  from!: number
  @Field(() => Int, { description: 'Of those chosen: how many come to it.' })
  to!: number
}

@ObjectType({ description: 'A customer of a plan.', simpleResolvers: true })
export class BookPlanCustomer {
  @Field(() => String, { nullable: true, description: 'The tier by which the plan was made.' })
  tierKey?: string | null
  @Field(() => BookPlanReasonEnum, { nullable: true })
  because?: PlanReason | null
  @Field(() => BookPlanOutcomeEnum, { nullable: true, description: 'Absent until the plan is carried out.' })
  outcome?: PlanOutcome | null
}
const bookPlanCustomerConnection = connectionOf(() => BookPlanCustomer, 'BookPlanCustomer')
export const BookPlanCustomerConnection = bookPlanCustomerConnection.Connection

@ObjectType({
  description: 'Customers of a store shared out evenly among groups: proposed, adjusted, carried out, taken back (GROUP-2).',
  simpleResolvers: true
})
export class BookPlan {
  @Field(() => ID)
  id!: string
  @Field(() => BookPlanStateEnum)
  state!: PlanState
  @Field(() => BookPlanSourceEnum)
  source!: string
  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null
  @Field(() => Int, {
    nullable: true,
    description: 'Relationships that the customers have with the groups: who registered, who sold last. Absent until it is made.'
  })
  known?: number | null
  @Field(() => Int, { nullable: true, description: 'How many of these it keeps, as it was made.' })
  kept?: number | null
  @Field(() => DateTime)
  askedAt!: Date
  @Field(() => DateTime, { nullable: true })
  appliedAt?: Date | null
  @Field(() => DateTime, { nullable: true })
  undoneAt?: Date | null
}
const bookPlanConnection = connectionOf(() => BookPlan, 'BookPlan')
export const BookPlanConnection = bookPlanConnection.Connection

@ObjectType({ description: 'The plan after the act, or why not.' })
export class BookPlanPayload {
  @Field(() => BookPlan, { nullable: true })
  plan?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'An interval in which a group, and perhaps one of it, has a customer (GROUP-1).', simpleResolvers: true })
export class BookInterval {
  @Field(() => LocalDateScalar, { description: 'Its first day.' })
  fromOn!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'Its last day; absent: it goes on.' })
  untilOn?: string | null
  @Field(() => String, { nullable: true, description: 'Why it began.' })
  reason?: string | null
}
const bookIntervalConnection = connectionOf(() => BookInterval, 'BookInterval')
export const BookIntervalConnection = bookIntervalConnection.Connection
