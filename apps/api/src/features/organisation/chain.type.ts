// A brand and its places, as the schema shows them. Rows are plain; fields without a decorator are for resolvers only.
import type { LocalDate } from '@keqing/domain'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { LocaleEnum, type Locale } from './vocabulary.type.ts'

@ObjectType({ description: 'A brand with its own policies, currency and time zone.' })
export class Chain {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { description: 'ISO 4217 code of every amount in the chain.' })
  currency!: string
  @Field(() => String, { description: 'IANA name of the time zone whose dates decide (TIME-1).' })
  timeZone!: string
  @Field(() => LocaleEnum, { description: 'The language its people see by default.' })
  locale!: Locale
  @Field(() => String, { description: 'ISO 3166 code: how phone numbers without a country code are read.' })
  country!: string
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of business, once closed.' })
  closedOn?: LocalDate | null
  @Field(() => String, { description: 'What the member numbers given out here begin with; may be empty.' })
  memberNoPrefix!: string
  @Field(() => Boolean, { description: 'Whether a policy is approved by somebody else than who wrote or submitted it (TIER-10).' })
  policySecondPerson!: boolean
  @Field(() => DateTime, {
    nullable: true,
    description: 'When that ends, headquarters having said so; until then it can be taken back. Absent: it does not end.'
  })
  policySecondPersonUntil?: Date | null
  @Field(() => Int, { description: 'Publishing a policy asks again where it moves more than so many percent of the customers.' })
  policyMovesShare!: number
}

@ObjectType({ description: 'A shop of a chain.' })
export class Store {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'The company’s own short code, unique in the chain; receipts name their store by it.' })
  code!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { description: 'Empty where not told.' })
  city!: string
  @Field(() => LocalDateScalar)
  openedOn!: LocalDate
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of business, once closed.' })
  closedOn?: LocalDate | null
  chainId!: string
}

@ObjectType({ description: 'Associates of one store who share its customers.' })
export class StaffGroup {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Unique in the store.' })
  name!: string
  @Field(() => LocalDateScalar)
  openedOn!: LocalDate
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, once closed.' })
  closedOn?: LocalDate | null
  storeId!: string
  chainId!: string
}

const stores = connectionOf(() => Store, 'Store')
export const StoreConnection = stores.Connection
const groups = connectionOf(() => StaffGroup, 'StaffGroup')
export const StaffGroupConnection = groups.Connection
