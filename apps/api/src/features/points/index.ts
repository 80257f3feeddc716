import type { Feature } from '../../platform/feature.ts'
import { PointEntryConnectionResolver, PointEntryResolver } from './points.resolver.ts'

export { reconcilePoints } from './reconcile-points.ts'
export { awardCompletedFiles, awardRegistration, reconcileReferrals, type GrownFile } from './award-bonuses.ts'
export { storedVersionOn } from './earning-versions.sql.ts'
export { birthdayMonth, tierHeld } from './kept-facts.sql.ts'

export { EarnedPoints } from './earned-points.type.ts'
export { EarningRules, readEarningRules, showEarningRules } from './earning-rules.type.ts'
export { PointEntry, PointEntryConnection, PointsSummary, type PointEntryRow } from './points.type.ts'
export { pointEntryLoader, pointEntryPage, pointsSummaryLoader } from './points.loader.ts'

export const feature: Feature = { resolvers: [PointEntryResolver, PointEntryConnectionResolver] }
