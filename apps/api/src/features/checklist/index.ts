import type { Feature } from '../../platform/feature.ts'
import {
  ChainChecklistsResolver,
  ChecklistItemResolver,
  ChecklistResolver,
  ChecklistRunItemResolver,
  ChecklistRunResolver
} from './checklist-fields.resolver.ts'
import { checklistChain, checklistNightly } from './checklist-nightly.job.ts'
import { ChecklistCommands, ChecklistRunConnectionResolver } from './checklist.resolver.ts'

export { answersOf, pageOfRuns, runsById, type ChecklistState, type RunRow } from './run.sql.ts'
export { versionsById } from './version.sql.ts'
export { ChecklistKindEnum, ChecklistStateEnum } from './checklist.type.ts'
export { systemCheckParts } from './system-check.sql.ts'

export const feature: Feature = {
  resolvers: [
    ChecklistCommands,
    ChecklistRunConnectionResolver,
    ChainChecklistsResolver,
    ChecklistResolver,
    ChecklistItemResolver,
    ChecklistRunResolver,
    ChecklistRunItemResolver
  ],
  jobs: { checklistNightly, checklistChain },
  crontab: ['*/15 * * * * checklistNightly']
}
