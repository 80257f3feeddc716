/** AUDIT-1: the checklists that a chain starts with, and has until headquarters writes its own. */
import { CHECKLIST_KINDS, type Checklist, type ChecklistKind } from './checklist.ts'
import { READY_DEVELOPING } from './ready-developing.ts'
import { READY_FILES } from './ready-files.ts'
import { READY_SUPERVISING } from './ready-supervising.ts'
import { READY_SYSTEM } from './ready-system.ts'

export const READY_CHECKLISTS: Readonly<Record<ChecklistKind, Checklist>> = {
  system: READY_SYSTEM,
  files: READY_FILES,
  developing: READY_DEVELOPING,
  supervising: READY_SUPERVISING
}

/** In the order in which they are shown. */
export const readyChecklists = (): readonly Checklist[] => CHECKLIST_KINDS.map(kind => READY_CHECKLISTS[kind])
