// What a customer is entitled to, on the file and on the counter card: as it holds in the home store today.
import { sameAssociatePays } from '@keqing/domain'
import { Ctx, Field, FieldResolver, Float, Int, ObjectType, Resolver, Root } from 'type-graphql'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { CounterCard, Customer, type CounterCardRow, type CustomerRow } from '../customer/index.ts'
import { BenefitFestival, BenefitTier, holdingOf, PartnerOffer, showBenefitRules } from '../policy/index.ts'
import { benefitsInForce, entitledCustomers } from './customer-benefits.sql.ts'

@ObjectType({ description: 'What a customer’s tier pays and is given, by the policy in force.', simpleResolvers: true })
export class CustomerBenefits {
  @Field(() => BenefitTier, { nullable: true, description: 'Absent for a customer in no tier, or in one without benefits.' })
  tier?: BenefitTier | null
  @Field(() => Int, { nullable: true, description: 'The member day, 1 Monday to 7 Sunday; absent: none.' })
  memberDay?: number | null
  @Field(() => [BenefitFestival], { description: 'The days on which the tier is given what it is on festivals.' })
  festivals!: BenefitFestival[]
  @Field(() => Boolean, { description: 'Whether what is at a special price is reduced too.' })
  specialPriceDiscounted!: boolean
  @Field(() => Float, {
    nullable: true,
    description:
      'What is paid of a usual price when buying again from the same associate, in percent; absent: no less than the tier pays anyway.'
  })
  sameAssociatePaysPercent?: number | null
  @Field(() => Int, { nullable: true, description: 'Within so many days of the last purchase from that associate.' })
  sameAssociateWithinDays?: number | null
  @Field(() => [PartnerOffer], { description: 'What partners give to the tier.' })
  partnerOffers!: PartnerOffer[]
  @Field(() => Int, { description: 'The version of the chain’s policy.' })
  policyVersion!: number
}

async function benefitsOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerBenefits>> {
  const customers = await entitledCustomers(tx, ids)
  const unique = (values: readonly string[]) => [...new Set(values)]
  const chains = unique(customers.map(row => row.chainId))
  const rows = await benefitsInForce(tx, chains, unique(customers.map(row => row.storeId)))
  const found = new Map<string, CustomerBenefits>()
  for (const { id, chainId, storeId, tierKey } of customers) {
    const holding = holdingOf(
      'benefit',
      rows.filter(row => row.chainId === chainId && (row.storeId ?? storeId) === storeId)
    )
    if (!holding) continue
    const { policy, chain } = holding
    const shown = showBenefitRules(policy)
    const tier = shown.tiers.find(each => each.key === tierKey) ?? null
    found.set(id, {
      tier,
      memberDay: shown.memberDay ?? null,
      festivals: shown.festivals,
      specialPriceDiscounted: policy.specialPriceDiscounted,
      sameAssociatePaysPercent: sameAssociatePays(policy, tierKey),
      sameAssociateWithinDays: policy.sameAssociate?.withinDays ?? null,
      partnerOffers: shown.partnerOffers.filter(offer => tierKey !== null && offer.tiers.includes(tierKey)),
      policyVersion: chain.version ?? 0
    })
  }
  return found
}

const benefitsLoader = (ctx: Context) => ctx.loader(benefitsLoader, (ids, tx) => benefitsOf(tx, ids))
const DESCRIPTION = {
  nullable: true,
  description: 'What the tier pays and is given today; absent before the chain’s first benefit policy.'
}

@Resolver(() => Customer)
export class CustomerBenefitsResolver {
  @FieldResolver(() => CustomerBenefits, DESCRIPTION)
  benefits(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    return benefitsLoader(ctx).load(row.id)
  }
}

@Resolver(() => CounterCard)
export class CounterCardBenefitsResolver {
  @FieldResolver(() => CustomerBenefits, DESCRIPTION)
  benefits(@Root() row: CounterCardRow, @Ctx() ctx: Context) {
    return benefitsLoader(ctx).load(row.customerId)
  }
}
