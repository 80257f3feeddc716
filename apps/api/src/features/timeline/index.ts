import type { Feature } from '../../platform/feature.ts'
import { CustomerTimelineResolver, TimelineEntryResolver } from './timeline.resolver.ts'

export const feature: Feature = { resolvers: [CustomerTimelineResolver, TimelineEntryResolver] }
