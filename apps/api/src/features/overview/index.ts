import type { Feature } from '../../platform/feature.ts'
import { OverviewResolver, StoreFiguresResolver } from './overview.resolver.ts'

export const feature: Feature = { resolvers: [OverviewResolver, StoreFiguresResolver] }
