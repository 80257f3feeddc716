import type { Feature } from '../../platform/feature.ts'
import {
  GivenTierConnectionFields,
  GivenTierFields,
  StandingBatchConnectionFields,
  StandingBatchFields,
  StandingBatchResolver
} from './standing-batch.resolver.ts'
import { CustomerStandingResolver, StandingCommands, TierChangeResolver, TierDecisionResolver } from './standing.resolver.ts'

export { batchOfImport, holdsWithin, insertStandings, setRefused, type GivenStanding } from './batch.sql.ts'
export { batchesOfImports, countsOfBatches, pageOfBatches, seesRefused, type BatchRow } from './batches.sql.ts'
export { pageOfGivenTiers } from './given-tiers.sql.ts'
export { KINDS as STANDING_KIND } from './kinds.ts'
export { GivenTierFilter } from './standing-batch.input.ts'
export { StandingBatch } from './standing-batch.type.ts'

export const feature: Feature = {
  resolvers: [
    CustomerStandingResolver,
    TierChangeResolver,
    TierDecisionResolver,
    StandingCommands,
    StandingBatchFields,
    GivenTierFields,
    GivenTierConnectionFields,
    StandingBatchConnectionFields,
    StandingBatchResolver
  ]
}
