import type { Feature } from '../../platform/feature.ts'
import { policyActivate } from './activate-policy.job.ts'
import { PolicyEventResolver, PolicyResolver, PolicyVersionConnectionResolver } from './policy.resolver.ts'

export { policyLoader } from './policy.loader.ts'
export { lockPolicy, lockPolicyInForce, type PolicyRow } from './policy.sql.ts'
export { PolicyKindEnum, PolicyVersion } from './policy.type.ts'

export const feature: Feature = {
  resolvers: [PolicyResolver, PolicyEventResolver, PolicyVersionConnectionResolver],
  jobs: { policyActivate }
}
