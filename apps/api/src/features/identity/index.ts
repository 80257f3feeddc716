import type { Feature } from '../../platform/feature.ts'
import { SessionResolver } from './session.resolver.ts'
import { tidySignIns } from './tidy-sign-ins.job.ts'
import { ViewerResolver } from './viewer.resolver.ts'

export const feature: Feature = {
  resolvers: [ViewerResolver, SessionResolver],
  jobs: { tidySignIns },
  crontab: ['17 * * * * tidySignIns']
}
