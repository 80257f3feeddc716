/** Every kind of policy by one name: what a version of it starts as, how its stored body is read, and what is wrong with it. A new kind is a line here. */
import { benefitFigures } from '../benefit/figures.ts'
import { tiersOfBenefits } from '../benefit/tiers-named.ts'
import { DEFAULT_BENEFIT_POLICY, type BenefitPolicy } from '../benefit/policy.ts'
import { readBenefitPolicy } from '../benefit/read-policy.ts'
import { validateBenefitPolicy } from '../benefit/validate-policy.ts'
import { DEFAULT_INCENTIVE_POLICY, type IncentivePolicy } from '../incentive/policy.ts'
import { readIncentivePolicy } from '../incentive/read-policy.ts'
import { validateIncentivePolicy } from '../incentive/validate-policy.ts'
import { DEFAULT_EARNING_POLICY, type EarningPolicy } from '../points/earning-policy.ts'
import { tiersOfEarning } from '../points/tiers-named.ts'
import { readEarningPolicy } from '../points/read-earning-policy.ts'
import { validateEarningPolicy } from '../points/validate-earning-policy.ts'
import { DEFAULT_PROFILE_POLICY, readProfilePolicy, validateProfilePolicy, type ProfilePolicy } from '../profile/policy.ts'
import { DEFAULT_TIER_POLICY, type TierPolicy } from '../tier/policy.ts'
import { readTierPolicy } from '../tier/read-policy.ts'
import { validateTierPolicy } from '../tier/validate-policy.ts'
import type { KnownOfChain, PolicyFault } from './fault.ts'
import type { Figure, OpenedLine } from './store-lines.ts'
import type { TierNaming } from './tier-names.ts'

export interface PolicyBodies {
  readonly tier: TierPolicy
  readonly earning: EarningPolicy
  readonly profile: ProfilePolicy
  readonly benefit: BenefitPolicy
  readonly incentive: IncentivePolicy
}
export type PolicyKind = keyof PolicyBodies

interface Kind<P> {
  readonly initial: P
  /** @throws TypeError where it has not the shape */
  readonly read: (json: unknown) => P
  /** Empty where it may be submitted. What it names of the chain is looked at where that is known. */
  readonly faults: (policy: P, known?: KnownOfChain) => readonly PolicyFault[]
  /** Of a kind that names tiers: which, and where. */
  readonly tiersNamed?: (policy: P) => readonly TierNaming[]
  /** Of a kind of which stores may set lines for themselves: the figures that can be opened to them, and those that are. */
  readonly stores?: { readonly figures: (policy: P) => readonly Figure[]; readonly open: (policy: P) => readonly OpenedLine[] }
}

export const POLICIES: { readonly [K in PolicyKind]: Kind<PolicyBodies[K]> } = {
  tier: { initial: DEFAULT_TIER_POLICY, read: readTierPolicy, faults: validateTierPolicy },
  earning: { initial: DEFAULT_EARNING_POLICY, read: readEarningPolicy, faults: validateEarningPolicy, tiersNamed: tiersOfEarning },
  profile: { initial: DEFAULT_PROFILE_POLICY, read: readProfilePolicy, faults: validateProfilePolicy },
  benefit: {
    initial: DEFAULT_BENEFIT_POLICY,
    read: readBenefitPolicy,
    faults: validateBenefitPolicy,
    tiersNamed: tiersOfBenefits,
    stores: { figures: benefitFigures, open: policy => policy.openToStores }
  },
  incentive: { initial: DEFAULT_INCENTIVE_POLICY, read: readIncentivePolicy, faults: validateIncentivePolicy }
}
export const POLICY_KINDS = Object.keys(POLICIES) as readonly PolicyKind[]
