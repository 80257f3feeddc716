import type { Feature } from '../../platform/feature.ts'
import { AdjustmentResolver } from './adjustment.resolver.ts'

export const feature: Feature = { resolvers: [AdjustmentResolver] }
