import type { Feature } from '../../platform/feature.ts'
import { ChangeEventResolver } from './change-event.resolver.ts'
import { outboxTidy } from './outbox-tidy.job.ts'

export const feature: Feature = { resolvers: [ChangeEventResolver], jobs: { outboxTidy }, crontab: ['53 3 * * * outboxTidy'] }
