import type { Feature } from '../../platform/feature.ts'
import { policyActivate, policyCatchUp } from './activate-policy.job.ts'
import { EffectivePolicyResolver } from './effective-policy.resolver.ts'
import { MissedTierResolver, MissedTiersOfVersionResolver } from './missed-tiers.resolver.ts'
import { PolicyDayResolver, TierPolicyDayResolver } from './policy-day.resolver.ts'
import { PolicyEventResolver, PolicyResolver, PolicyVersionConnectionResolver } from './policy.resolver.ts'
import { RaisedPayOfVersionResolver } from './raised-pay.resolver.ts'

export { policyLoader, storesInSight, versionsInSight, versionsWritten } from './policy.loader.ts'
export { besideOf, faultsOfVersion } from './policy-content.ts'
export { isActivating } from './activating.sql.ts'
export { everyPolicyHolding, heldOn, holdsOn, policiesHeld, policiesHolding } from './effective-policy.sql.ts'
export { holdingOf, type HoldingPolicy } from './effective-policy.ts'
export { showBenefitRules } from './benefit-body.ts'
export { BenefitFestival, BenefitTier, PartnerOffer } from './benefit-body.type.ts'
export { BothLanguages, readBoth, showBoth } from './both-languages.type.ts'
export { showIncentiveRule } from './incentive-body.ts'
export { IncentivePlanRule, IncentiveUnitEnum, MeasuredEnum, MeasureEnum, SpanEnum } from './incentive-body.type.ts'
export { deedsOfPolicies, lastActs } from './policy-event.sql.ts'
export { CHAIN_HOLDS, HOLDS_BEFORE, lockPolicy, lockPolicyInForce, pageOfPolicies, POLICY_COLUMNS, type PolicyRow } from './policy.sql.ts'
export { PolicyKindEnum, PolicyVersion } from './policy.type.ts'

export const feature: Feature = {
  resolvers: [
    PolicyResolver,
    PolicyEventResolver,
    PolicyVersionConnectionResolver,
    MissedTiersOfVersionResolver,
    RaisedPayOfVersionResolver,
    MissedTierResolver,
    PolicyDayResolver,
    TierPolicyDayResolver,
    EffectivePolicyResolver
  ],
  jobs: { policyActivate, policyCatchUp }
}
