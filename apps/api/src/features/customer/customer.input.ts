// What callers send about a customer. In an update an absent field is kept and a null one cleared.
import type { CaptureSource, ConsentChannel, ConsentPurpose, CustomerKind, Gender, LocalDate } from '@keqing/domain'
import { Field, ID, InputType, Int } from 'type-graphql'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { CaptureSourceEnum, ConsentChannelEnum, ConsentPurposeEnum, CustomerKindEnum, GenderEnum } from './customer.type.ts'

const KEY = {
  nullable: true,
  description:
    'The same key and body again gets the first answer; another body is refused (TRUST 24). Without one, each call is an act of its own.'
} as const

@InputType({ description: 'Extended fields (PROFILE-2). Absent is kept, null is cleared.' })
export class CustomerProfileInput {
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
  @Field(() => String, { nullable: true, description: 'Does not score.' })
  education?: string | null
  @Field(() => String, { nullable: true, description: 'Income bracket; does not score.' })
  income?: string | null
}

@InputType({ description: 'A customer’s word on being contacted (PROFILE-5).' })
export class ConsentInput {
  @Field(() => ConsentPurposeEnum)
  purpose!: ConsentPurpose
  @Field(() => ConsentChannelEnum)
  channel!: ConsentChannel
  @Field(() => Boolean, { description: 'False: refused or withdrawn.' })
  granted!: boolean
  @Field(() => String, { description: 'Where it was said: a form, a call, the till; and what the customer was told before.' })
  source!: string
  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was said; now if absent, never in the future. The latest said holds, however late another is recorded.'
  })
  happenedAt?: Date | null
}

/** Fields that registering and updating share. */
@InputType()
class CustomerFieldsInput {
  @Field(() => CustomerKindEnum, { nullable: true })
  kind?: CustomerKind | null
  @Field(() => String, {
    nullable: true,
    description: 'In any usual form; without a country it is one of the chain’s. Unique in the chain (PROFILE-7).'
  })
  phone?: string | null
  @Field(() => String, { nullable: true })
  email?: string | null
  @Field(() => GenderEnum, { nullable: true })
  gender?: Gender | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Full birthday; or month and day alone.' })
  birthOn?: LocalDate | null
  @Field(() => Int, { nullable: true })
  birthMonth?: number | null
  @Field(() => Int, { nullable: true })
  birthDay?: number | null
  @Field(() => String, { nullable: true, description: 'under18, 18to24, 25to34, 35to44, 45to54, 55to64 or 65plus.' })
  ageBand?: string | null
  @Field(() => String, { nullable: true })
  ethnicity?: string | null
  @Field(() => String, { nullable: true })
  address?: string | null
  @Field(() => ID, { nullable: true, description: 'Who brought the customer (PROFILE-8).' })
  referrerId?: string | null
  @Field(() => CustomerProfileInput, { nullable: true })
  profile?: CustomerProfileInput | null
  @Field(() => String, { nullable: true })
  note?: string | null
}

@InputType({ description: 'A new file. To credit a receipt of just now, call purchaseClaim after it.' })
export class CustomerRegisterInput extends CustomerFieldsInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ID, { description: 'The home store.' })
  storeId!: string
  @Field(() => ID, { nullable: true, description: 'A group of the home store; absent: none, or the group of who registers.' })
  groupId?: string | null
  @Field(() => String)
  name!: string
  @Field(() => String, { nullable: true, description: 'The chain’s next number if absent.' })
  memberNo?: string | null
  @Field(() => CaptureSourceEnum)
  captureSource!: CaptureSource
  @Field(() => String, {
    nullable: true,
    description:
      'How the customer agreed to the file, and to what: on a form, in person (PROFILE-4). Whoever makes a file asks for it first.'
  })
  fileConsent?: string | null
  @Field(() => LocalDateScalar, { nullable: true, description: 'Day the file was made; today if absent, never in the future.' })
  registeredOn?: LocalDate | null
  @Field(() => [ConsentInput], { nullable: true })
  consents?: ConsentInput[] | null
  @Field(() => String, KEY)
  idempotencyKey?: string | null
}

@InputType({ description: 'Changes to a file: absent is kept, null is cleared.' })
export class CustomerUpdateInput extends CustomerFieldsInput {
  @Field(() => ID)
  id!: string
  @Field(() => String, { nullable: true })
  name?: string | null
  @Field(() => ID, { nullable: true, description: 'Another home store; the customer leaves the present group.' })
  storeId?: string | null
  @Field(() => Boolean, { nullable: true, description: 'True: no contact at all from now on (PROFILE-5).' })
  doNotContact?: boolean | null
  @Field(() => String, KEY)
  idempotencyKey?: string | null
}

@InputType({ description: 'What a customer said about being contacted.' })
export class ConsentRecordInput {
  @Field(() => ID)
  customerId!: string
  @Field(() => [ConsentInput])
  consents!: ConsentInput[]
}

@InputType({ description: 'Which group looks after a customer (GROUP-1).' })
export class CustomerAssignInput {
  @Field(() => ID)
  customerId!: string
  @Field(() => ID, { nullable: true, description: 'A group of the home store; null takes the customer out of any group.' })
  groupId?: string | null
  @Field(() => ID, { nullable: true, description: 'Who of the group keeps the customer; absent: nobody in particular.' })
  keeperId?: string | null
  @Field(() => String, { nullable: true })
  reason?: string | null
}

@InputType({ description: 'Which group looks after several customers, and who of it (GROUP-1).' })
export class CustomerAssignBatchInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => [ID], { description: '1 to 100 of them.' })
  customerIds!: string[]
  @Field(() => ID, { nullable: true, description: 'A group of the home store of each; null takes the customers out of any group.' })
  groupId?: string | null
  @Field(() => ID, { nullable: true, description: 'Who of the group keeps the customers; absent: nobody in particular.' })
  keeperId?: string | null
  @Field(() => String, { nullable: true })
  reason?: string | null
}

@InputType({ description: 'Whose personal data to show.' })
export class CustomerRevealInput {
  @Field(() => ID)
  customerId!: string
}

@InputType({ description: 'A number as the customer tells it at the counter.' })
export class CounterCardLookupInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => String, { description: 'A full phone or member number.' })
  number!: string
}
