import type { Feature } from '../../platform/feature.ts'
import { ExportResolver } from './export.resolver.ts'
import { exportRoutes } from './export.routes.ts'

export const feature: Feature = { resolvers: [ExportResolver], routes: [exportRoutes] }
