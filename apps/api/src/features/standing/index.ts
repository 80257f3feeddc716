import type { Feature } from '../../platform/feature.ts'
import { CustomerStandingResolver, StandingCommands, TierChangeResolver, TierDecisionResolver } from './standing.resolver.ts'

export const feature: Feature = { resolvers: [CustomerStandingResolver, TierChangeResolver, TierDecisionResolver, StandingCommands] }
