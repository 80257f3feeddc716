/** Every kind of policy by one name: what a version of it starts as, how its stored body is read, and what is wrong with it. A new kind is a line here. */
import { DEFAULT_EARNING_POLICY, type EarningPolicy } from '../points/earning-policy.ts'
import { readEarningPolicy } from '../points/read-earning-policy.ts'
import { validateEarningPolicy } from '../points/validate-earning-policy.ts'
import { DEFAULT_PROFILE_POLICY, readProfilePolicy, validateProfilePolicy, type ProfilePolicy } from '../profile/policy.ts'
import { DEFAULT_TIER_POLICY, type TierPolicy } from '../tier/policy.ts'
import { readTierPolicy } from '../tier/read-policy.ts'
import { validateTierPolicy } from '../tier/validate-policy.ts'
import type { KnownOfChain, PolicyFault } from './fault.ts'

export interface PolicyBodies {
  readonly tier: TierPolicy
  readonly earning: EarningPolicy
  readonly profile: ProfilePolicy
}
export type PolicyKind = keyof PolicyBodies

interface Kind<P> {
  readonly initial: P
  /** @throws TypeError where it has not the shape */
  readonly read: (json: unknown) => P
  /** Empty where it may be submitted. What it names of the chain is looked at where that is known. */
  readonly faults: (policy: P, known?: KnownOfChain) => readonly PolicyFault[]
}

export const POLICIES: { readonly [K in PolicyKind]: Kind<PolicyBodies[K]> } = {
  tier: { initial: DEFAULT_TIER_POLICY, read: readTierPolicy, faults: validateTierPolicy },
  earning: { initial: DEFAULT_EARNING_POLICY, read: readEarningPolicy, faults: validateEarningPolicy },
  profile: { initial: DEFAULT_PROFILE_POLICY, read: readProfilePolicy, faults: validateProfilePolicy }
}
export const POLICY_KINDS = Object.keys(POLICIES) as readonly PolicyKind[]
