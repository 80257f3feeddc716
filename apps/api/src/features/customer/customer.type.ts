// What is public of a customer's file. Rows come masked from the database (customer.sql.ts), so nothing here decides what may be seen; fields that
// need more than the row live in customer.resolver.ts and, where they are another feature's, in that feature.
import {
  CAPTURE_SOURCES,
  CONSENT_CHANNELS,
  CONSENT_PURPOSES,
  CUSTOMER_KINDS,
  GENDERS,
  type CaptureSource,
  type ConsentChannel,
  type ConsentPurpose,
  type CustomerKind,
  type Gender
} from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'

/** seatedTalk is SEATED_TALK to the outside. */
function publicNames<T extends string>(values: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(values.map(value => [value.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase(), value]))
}
export const CustomerKindEnum = publicNames(CUSTOMER_KINDS)
export const GenderEnum = publicNames(GENDERS)
export const CaptureSourceEnum = publicNames(CAPTURE_SOURCES)
export const ConsentPurposeEnum = publicNames(CONSENT_PURPOSES)
export const ConsentChannelEnum = publicNames(CONSENT_CHANNELS)
registerEnumType(CustomerKindEnum, { name: 'CustomerKind', description: 'A person or a company.' })
registerEnumType(GenderEnum, { name: 'Gender', description: 'As the customer says.' })
registerEnumType(CaptureSourceEnum, { name: 'CaptureSource', description: 'How a file came about (PROFILE-4).' })
registerEnumType(ConsentPurposeEnum, { name: 'ConsentPurpose', description: 'What a customer agreed to be contacted for (PROFILE-5).' })
registerEnumType(ConsentChannelEnum, {
  name: 'ConsentChannel',
  description: 'By which channel a customer agreed to be contacted (PROFILE-5).'
})

@ObjectType({ description: 'A person or company known to the chain, with a home store.', simpleResolvers: true })
export class Customer {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'Number of the member, unique in the chain.' })
  memberNo!: string
  @Field(() => CustomerKindEnum)
  kind!: CustomerKind
  @Field(() => String, { description: 'Only its first letter where personal data is masked for the reader.' })
  name!: string
  @Field(() => Boolean, { description: 'Whether name, birthday, e-mail, address and free texts are hidden from the reader.' })
  namesMasked!: boolean
  @Field(() => GenderEnum, { nullable: true })
  gender?: Gender | null
  @Field(() => String, { nullable: true, description: 'Always masked, as 138****2201; customerReveal tells it and records who asked.' })
  phone?: string | null
  @Field(() => String, { nullable: true })
  email?: string | null
  @Field(() => String, { nullable: true })
  address?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'The full birthday, where known.' })
  birthOn?: string | null
  @Field(() => Int, { nullable: true, description: '1 to 12; known without a year too.' })
  birthMonth?: number | null
  @Field(() => Int, { nullable: true })
  birthDay?: number | null
  @Field(() => String, { nullable: true, description: 'Approximate age, where no full birthday is known.' })
  ageBand?: string | null
  @Field(() => String, { nullable: true })
  ethnicity?: string | null
  @Field(() => String, { nullable: true })
  occupation?: string | null
  @Field(() => String, { nullable: true })
  family?: string | null
  @Field(() => String, { nullable: true })
  personality?: string | null
  @Field(() => String, { nullable: true })
  spendingHabits?: string | null
  @Field(() => String, { nullable: true })
  dressPreference?: string | null
  @Field(() => String, { nullable: true })
  leisure?: string | null
  @Field(() => String, { nullable: true })
  dailyHabits?: string | null
  @Field(() => String, { nullable: true, description: 'Preferred style of service.' })
  servicePreference?: string | null
  @Field(() => String, { nullable: true, description: 'Attitude to promotions.' })
  promotionAttitude?: string | null
  @Field(() => String, { nullable: true })
  values?: string | null
  @Field(() => String, { nullable: true, description: 'Kept for analysis; does not score (PROFILE-2).' })
  education?: string | null
  @Field(() => String, { nullable: true, description: 'Income bracket; kept for analysis, does not score (PROFILE-2).' })
  income?: string | null
  @Field(() => String, { nullable: true })
  note?: string | null
  @Field(() => LocalDateScalar, { description: 'Day the file was made, in the chain’s time zone.' })
  registeredOn!: string
  @Field(() => CaptureSourceEnum, { description: 'How the file came about (PROFILE-4).' })
  captureSource!: CaptureSource
  @Field(() => String, {
    nullable: true,
    description: 'How the customer agreed to the file: on a form, in person (PROFILE-4). Absent where nobody noted it.'
  })
  fileConsent?: string | null
  @Field(() => DateTime, { nullable: true, description: 'Since when the customer wants no contact at all (PROFILE-5).' })
  doNotContactSince?: Date | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Since when the customer has been with the present group.' })
  groupSince?: string | null
  @Field(() => SafeInt, { description: 'Counted purchases: neither voided nor returned in full (TERM-1).' })
  purchaseCount!: number
  @Field(() => LocalDateScalar, { nullable: true })
  firstPurchaseOn?: string | null
  @Field(() => LocalDateScalar, { nullable: true })
  lastPurchaseOn?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'A purchase is a visit too (TERM-2).' })
  lastVisitOn?: string | null
}

/** Of one customer's referrals and, in customer-list, of lists. */
const customerConnection = connectionOf(() => Customer, 'Customer')
export const CustomerConnection = customerConnection.Connection
export type CustomerConnection = InstanceType<typeof customerConnection.Connection>

@ObjectType({ description: 'The latest word of a customer on one purpose and channel (PROFILE-5).', simpleResolvers: true })
export class Consent {
  @Field(() => ConsentPurposeEnum)
  purpose!: ConsentPurpose
  @Field(() => ConsentChannelEnum)
  channel!: ConsentChannel
  @Field(() => Boolean, { description: 'False: refused or withdrawn.' })
  granted!: boolean
  @Field(() => String, { description: 'Where it was said: a form, a call, the till.' })
  source!: string
  @Field(() => DateTime)
  happenedAt!: Date
  @Field(() => DateTime)
  recordedAt!: Date
}

@ObjectType({ description: 'A profile field not yet filled.', simpleResolvers: true })
export class MissingField {
  @Field(() => String)
  field!: string
  @Field(() => Int, { description: 'What filling it would add, in hundredths of a percentage point.' })
  gain!: number
}

@ObjectType({ description: 'How complete a file is (PROFILE-3).', simpleResolvers: true })
export class Completeness {
  @Field(() => Int, { description: '0 to 100, half up.' })
  percent!: number
  @Field(() => Int)
  basicFilled!: number
  @Field(() => Int)
  basicTotal!: number
  @Field(() => Int)
  extendedFilled!: number
  @Field(() => Int)
  extendedTotal!: number
  @Field(() => [MissingField], { description: 'What is missing, the most worth first.' })
  missing!: readonly MissingField[]
}

@ObjectType({ description: 'A customer as it stands after the act.' })
export class CustomerPayload {
  @Field(() => Customer, { nullable: true })
  customer?: Customer | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'Outcomes of a batch, in the order sent. One refused customer does not keep the others out.' })
export class CustomerAssignBatchPayload {
  @Field(() => [CustomerPayload])
  results!: readonly CustomerPayload[]
  @Field(() => [UserError], { description: 'What is wrong with the batch as a whole.' })
  userErrors!: readonly UserError[]
}
