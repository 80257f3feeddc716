import type { Feature } from '../../platform/feature.ts'
import { CustomerStandingResolver, StandingCommands, TierChangeResolver } from './standing.resolver.ts'

export const feature: Feature = { resolvers: [CustomerStandingResolver, TierChangeResolver, StandingCommands] }
