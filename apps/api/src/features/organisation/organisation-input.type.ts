// What is told to make or change chains, stores and groups.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Chain, StaffGroup, Store } from './chain.type.ts'
import { LocaleEnum, type Locale } from './vocabulary.type.ts'

@InputType({ description: 'A new brand of the company.' })
export class ChainCreateInput {
  @Field(() => String, { description: 'Up to 120 characters.' })
  name!: string
  @Field(() => String, { description: 'ISO 4217 code; cannot be changed later.' })
  currency!: string
  @Field(() => String, { description: 'IANA name, as Asia/Shanghai; cannot be changed later.' })
  timeZone!: string
  @Field(() => LocaleEnum, { description: 'The language its people see by default.' })
  locale!: Locale
  @Field(() => String, { description: 'ISO 3166 code of two letters.' })
  country!: string
}

@InputType({ description: 'What changes of a chain; what is absent stays.' })
export class ChainUpdateInput {
  @Field(() => ID, { description: 'The chain.' })
  id!: string
  @Field(() => String, { nullable: true, description: 'Up to 120 characters.' })
  name?: string | null
  @Field(() => LocaleEnum, { nullable: true, description: 'The language its people see by default.' })
  locale?: Locale | null
  @Field(() => String, { nullable: true, description: 'What member numbers given from now on begin with: up to 8 of A–Z, 0–9 and -.' })
  memberNoPrefix?: string | null
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a policy is approved by somebody else than who wrote or submitted it. Said no, it ends 24 hours later; yes holds at once.'
  })
  policySecondPerson?: boolean | null
  @Field(() => Int, { nullable: true, description: 'From more than so many percent of the customers on, publishing asks again; 0 to 100.' })
  policyMovesShare?: number | null
}

@InputType({ description: 'The end of a chain.' })
export class ChainCloseInput {
  @Field(() => ID, { description: 'The chain; its stores are closed before it.' })
  id!: string
  @Field(() => LocalDateScalar, { description: 'Last day of business: today at the latest, and not before the last store closed.' })
  closedOn!: LocalDate
}

@ObjectType({ description: 'The chain made or changed, or why not.' })
export class ChainPayload {
  @Field(() => Chain, { nullable: true })
  chain?: Chain | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@InputType({ description: 'A new store. It opens with two staff groups.' })
export class StoreCreateInput {
  @Field(() => ID, { description: 'Its chain.' })
  chainId!: string
  @Field(() => String, { description: 'Unique in the chain, up to 40 characters.' })
  code!: string
  @Field(() => String, { description: 'Up to 120 characters.' })
  name!: string
  @Field(() => String, { nullable: true, description: 'Up to 80 characters.' })
  city?: string | null
  @Field(() => LocalDateScalar, { description: 'First day of business.' })
  openedOn!: LocalDate
}

@InputType({ description: 'What changes of a store; what is absent stays.' })
export class StoreUpdateInput {
  @Field(() => ID, { description: 'The store.' })
  id!: string
  @Field(() => String, { nullable: true, description: 'Unique in the chain, up to 40 characters.' })
  code?: string | null
  @Field(() => String, { nullable: true, description: 'Up to 120 characters.' })
  name?: string | null
  @Field(() => String, { nullable: true, description: 'Up to 80 characters; null empties it.' })
  city?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of business.' })
  openedOn?: LocalDate | null
}

@InputType({ description: 'The end of a store.' })
export class StoreCloseInput {
  @Field(() => ID, { description: 'The store; its groups are closed before it.' })
  id!: string
  @Field(() => LocalDateScalar, { description: 'Last day of business, today at the latest.' })
  closedOn!: LocalDate
}

@ObjectType({ description: 'The store made or changed, or why not.' })
export class StorePayload {
  @Field(() => Store, { nullable: true })
  store?: Store | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@InputType({ description: 'A new staff group of a store.' })
export class StaffGroupCreateInput {
  @Field(() => ID, { description: 'Its store.' })
  storeId!: string
  @Field(() => String, { description: 'Unique in the store, up to 60 characters.' })
  name!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'First day; today if absent.' })
  openedOn?: LocalDate | null
}

@InputType({ description: 'A new name of a staff group.' })
export class StaffGroupUpdateInput {
  @Field(() => ID, { description: 'The group.' })
  id!: string
  @Field(() => String, { description: 'Unique in the store, up to 60 characters.' })
  name!: string
}

@InputType({ description: 'The end of a staff group.' })
export class StaffGroupCloseInput {
  @Field(() => ID, { description: 'The group; its members and customers have gone elsewhere before.' })
  id!: string
  @Field(() => LocalDateScalar, { description: 'Last day, today at the latest.' })
  closedOn!: LocalDate
}

@ObjectType({ description: 'The group made or changed, or why not.' })
export class StaffGroupPayload {
  @Field(() => StaffGroup, { nullable: true })
  group?: StaffGroup | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
