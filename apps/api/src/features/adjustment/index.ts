import type { Feature } from '../../platform/feature.ts'
import { AdjustmentConnectionResolver, AdjustmentResolver } from './adjustment.resolver.ts'

export const feature: Feature = { resolvers: [AdjustmentResolver, AdjustmentConnectionResolver] }
