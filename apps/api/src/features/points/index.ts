import type { Feature } from '../../platform/feature.ts'
import { PointEntryConnectionResolver, PointEntryResolver } from './points.resolver.ts'

export { reconcilePoints } from './reconcile-points.ts'

export { PointEntry, PointEntryConnection, PointsSummary, type PointEntryRow } from './points.type.ts'
export { pointEntryLoader, pointEntryPage, pointsSummaryLoader } from './points.loader.ts'

export const feature: Feature = { resolvers: [PointEntryResolver, PointEntryConnectionResolver] }
