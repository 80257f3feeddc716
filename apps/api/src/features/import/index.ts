import type { Feature } from '../../platform/feature.ts'
import { importCommand } from './commands.ts'
import { importTidy } from './import-tidy.job.ts'
import { checkImport, runImport } from './import.job.ts'
import { ImportResolver, ImportRunConnectionResolver, ImportRunResolver, StandingBatchImportResolver } from './import.resolver.ts'
import { importRoutes } from './import.routes.ts'

export { pageOfRuns } from './run.sql.ts'

export const feature: Feature = {
  resolvers: [ImportResolver, ImportRunResolver, ImportRunConnectionResolver, StandingBatchImportResolver],
  routes: [importRoutes],
  jobs: { importCheck: checkImport, importRun: runImport, importTidy },
  crontab: ['41 * * * * importTidy'],
  commands: [importCommand]
}
