// Transport of what is done to a customer file.
import { Refusal, type LocalDate } from '@keqing/domain'
import { Arg, Ctx, Field, FieldResolver, ID, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { settle, toUserError } from '../../platform/graphql/settle.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Store, storeLoader } from '../organisation/index.ts'
import { purseOf } from '../points/index.ts'
import { CustomerTier, customerTierLoader } from '../tier/index.ts'
import { assignCustomer } from './assign-customer.ts'
import { assignCustomers } from './assign-customers.ts'
import {
  ConsentRecordInput,
  CounterCardLookupInput,
  CustomerAssignBatchInput,
  CustomerAssignInput,
  CustomerRegisterInput,
  CustomerRevealInput,
  CustomerUpdateInput
} from './customer.input.ts'
import { CustomerAssignBatchPayload, CustomerPayload } from './customer.type.ts'
import { lookUpCounterCard, type CounterCardRow } from './look-up-counter-card.ts'
import { recordConsents } from './record-consents.ts'
import { registerCustomer } from './register-customer.ts'
import { revealCustomer } from './reveal-customer.ts'
import { updateCustomer } from './update-customer.ts'

@ObjectType({ description: 'A customer’s personal data in full. Asking for it is recorded.' })
export class CustomerRevealPayload {
  @Field(() => String, { nullable: true })
  name?: string | null
  @Field(() => String, { nullable: true, description: 'In E.164.' })
  phone?: string | null
  @Field(() => String, { nullable: true })
  email?: string | null
  @Field(() => LocalDateScalar, { nullable: true })
  birthOn?: LocalDate | null
  @Field(() => String, { nullable: true })
  address?: string | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'What anyone who may register sees of a customer found by full phone or member number, wherever in the chain.' })
export class CounterCard {
  @Field(() => ID, { description: 'For recording a purchase of this customer; opens nothing.' })
  customerId!: string
  @Field(() => String)
  maskedName!: string
  @Field(() => String)
  memberNo!: string
  @Field(() => SafeInt, { description: 'The balance.' })
  points!: number
  @Field(() => Boolean, { description: 'Whether who asks may read the whole file: `customer(id:)` answers.' })
  fileReadable!: boolean
}

@ObjectType({ description: 'The card, if the number is a customer’s.' })
export class CounterCardPayload {
  @Field(() => CounterCard, { nullable: true })
  card?: CounterCard | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@Resolver(() => CounterCard)
export class CounterCardResolver {
  @FieldResolver(() => CustomerTier)
  async tier(@Root() card: CounterCardRow, @Ctx() ctx: Context): Promise<CustomerTier> {
    const kept = await customerTierLoader(ctx).load(card.customerId)
    return kept ?? { status: 'none', source: 'rules', lowered: false, decidedOn: card.registeredOn }
  }

  @FieldResolver(() => SafeInt, { description: 'Points that can be spent now: of the balance what counts already and is not held.' })
  async available(@Root() { customerId, chainId }: CounterCardRow, @Ctx() ctx: Context): Promise<number> {
    return (await purseOf(ctx, { id: customerId, chainId }))?.available ?? 0
  }

  @FieldResolver(() => Store, { description: 'The home store.' })
  store(@Root() card: CounterCardRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(card.storeId)
  }
}

@Resolver()
export class CustomerCommands {
  @Mutation(() => CustomerPayload, { description: 'Makes a customer’s file; once per phone in a chain (PROFILE-7).' })
  customerRegister(
    @Arg('input', () => CustomerRegisterInput, { description: 'The new file.' }) input: CustomerRegisterInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ customer: await registerCustomer(ctx, input) }))
  }

  @Mutation(() => CustomerPayload, { description: 'Changes a file: absent is kept, null is cleared.' })
  customerUpdate(
    @Arg('input', () => CustomerUpdateInput, { description: 'What changes; what is left out stays.' }) input: CustomerUpdateInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ customer: await updateCustomer(ctx, input) }))
  }

  @Mutation(() => CustomerPayload, { description: 'Gives a customer to a group of the home store from today, or takes it out (GROUP-1).' })
  customerAssign(
    @Arg('input', () => CustomerAssignInput, { description: 'The customer and the group.' }) input: CustomerAssignInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ customer: await assignCustomer(ctx, input) }))
  }

  @Mutation(() => CustomerAssignBatchPayload, {
    description:
      'Gives up to 100 customers to one group of their home store from today, or takes them out; each is decided by itself (GROUP-1).'
  })
  customerAssignBatch(
    @Arg('input', () => CustomerAssignBatchInput, { description: 'The customers and the group.' }) input: CustomerAssignBatchInput,
    @Ctx() ctx: Context
  ) {
    return settle(
      async () => ({
        results: (await assignCustomers(ctx, input)).map(outcome =>
          outcome instanceof Refusal ? { customer: null, userErrors: [toUserError(outcome)] } : { customer: outcome, userErrors: [] }
        )
      }),
      { results: [] }
    )
  }

  @Mutation(() => CustomerPayload, { description: 'Records what a customer said about being contacted (PROFILE-5).' })
  consentRecord(
    @Arg('input', () => ConsentRecordInput, { description: 'Consents given or withdrawn.' }) input: ConsentRecordInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ customer: await recordConsents(ctx, input) }))
  }

  @Mutation(() => CustomerRevealPayload, { description: 'Tells personal data in full, at most 60 times an hour; each time is recorded.' })
  customerReveal(@Arg('input', () => CustomerRevealInput, { description: 'Whose data.' }) input: CustomerRevealInput, @Ctx() ctx: Context) {
    return settle(() => revealCustomer(ctx, input.customerId))
  }

  @Mutation(() => CounterCardPayload, {
    description: 'Finds a customer of the chain by full phone or member number, at most 30 times a minute; each try is recorded.'
  })
  counterCardLookup(
    @Arg('input', () => CounterCardLookupInput, { description: 'A full phone or member number.' }) input: CounterCardLookupInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ card: await lookUpCounterCard(ctx, input) }))
  }
}
