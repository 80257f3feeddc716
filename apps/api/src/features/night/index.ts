import type { Feature } from '../../platform/feature.ts'
import { ChainNightsResolver } from './night.resolver.ts'

export const feature: Feature = { resolvers: [ChainNightsResolver] }
