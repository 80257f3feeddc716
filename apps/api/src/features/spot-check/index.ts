import type { Feature } from '../../platform/feature.ts'
import { spotCheckChain, spotCheckNightly } from './spot-check-nightly.job.ts'
import { AssociateValidityResolver, ChainSpotCheckResolver, SpotCheckCommands } from './spot-check.resolver.ts'
import { SpotCheckFileResolver, SpotCheckGroupRateResolver, SpotCheckResolver } from './spot-check-fields.resolver.ts'

export { checksById, pageOfChecks, type SpotCheckRow } from './spot-check.sql.ts'
export { pageOfFindings } from './file.sql.ts'
export { resultsOf } from './result.ts'
export { validityOf, validityParts } from './result.sql.ts'

export const feature: Feature = {
  resolvers: [
    SpotCheckCommands,
    SpotCheckResolver,
    SpotCheckFileResolver,
    SpotCheckGroupRateResolver,
    ChainSpotCheckResolver,
    AssociateValidityResolver
  ],
  jobs: { spotCheckNightly, spotCheckChain },
  crontab: ['*/15 * * * * spotCheckNightly']
}
