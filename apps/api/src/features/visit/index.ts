import type { Feature } from '../../platform/feature.ts'
import { CustomerVisitsResolver, VisitConnectionResolver, VisitResolver } from './visit.resolver.ts'

export { visitLoader } from './visit.loader.ts'

export { Visit } from './visit.type.ts'

export const feature: Feature = { resolvers: [VisitResolver, VisitConnectionResolver, CustomerVisitsResolver] }
