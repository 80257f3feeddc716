import type { Feature } from '../../platform/feature.ts'
import { ExportResolver } from './export.resolver.ts'
import { exportRoutes } from './export.routes.ts'
import { exportTidy } from './export-tidy.job.ts'

export const feature: Feature = {
  resolvers: [ExportResolver],
  routes: [exportRoutes],
  jobs: { exportTidy },
  crontab: ['29 * * * * exportTidy']
}
