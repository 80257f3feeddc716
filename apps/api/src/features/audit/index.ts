import type { Feature } from '../../platform/feature.ts'
import { auditSeal } from './audit-seal.job.ts'
import { AUDIT_COMMANDS } from './audit.command.ts'
import { AuditEntryConnectionResolver, AuditEntryResolver } from './audit.resolver.ts'

export { AuditFilter } from './audit.type.ts'
export { actorNames, objectLabels, pageOfEntries } from './audit.sql.ts'

export const feature: Feature = {
  resolvers: [AuditEntryResolver, AuditEntryConnectionResolver],
  jobs: { auditSeal },
  crontab: ['* * * * * auditSeal'],
  commands: AUDIT_COMMANDS
}
