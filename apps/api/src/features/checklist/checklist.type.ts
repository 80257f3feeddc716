// Checklists and their runs, as they can be read.
import {
  CHECKLIST_KINDS,
  CHECKLIST_RHYTHMS,
  CHECKLIST_VERDICTS,
  type ChecklistDoer,
  type ChecklistKind,
  type ChecklistRhythm,
  type ChecklistVerdict
} from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { CHECKLIST_SPANS, CHECKLIST_STATES, type ChecklistSpan } from './run.sql.ts'

export const ChecklistKindEnum = publicNames(CHECKLIST_KINDS)
registerEnumType(ChecklistKindEnum, {
  name: 'ChecklistKind',
  description:
    'SYSTEM: the monthly check of a store (INC-9). FILES: keeping customers’ files. DEVELOPING: winning customers. SUPERVISING: the manager’s own work.'
})
export const ChecklistRhythmEnum = publicNames(CHECKLIST_RHYTHMS)
registerEnumType(ChecklistRhythmEnum, { name: 'ChecklistRhythm', description: 'How often a checklist is due.' })
export const ChecklistDoerEnum = { STORE_MANAGER: 'STORE_MANAGER', OPERATOR: 'OPERATOR' } as const
registerEnumType(ChecklistDoerEnum, { name: 'ChecklistDoer', description: 'Whose a checklist is to carry out.' })
export const ChecklistVerdictEnum = publicNames(CHECKLIST_VERDICTS)
registerEnumType(ChecklistVerdictEnum, { name: 'ChecklistVerdict', description: 'The answer to an item.' })
const ChecklistSpanEnum = publicNames(CHECKLIST_SPANS)
registerEnumType(ChecklistSpanEnum, { name: 'ChecklistSpan', description: 'What a run is for. BY_HAND: begun beside the night’s.' })
export const ChecklistStateEnum = publicNames(CHECKLIST_STATES)
registerEnumType(ChecklistStateEnum, { name: 'ChecklistState', description: 'OVERDUE: still open behind its due day.' })

@ObjectType({ description: 'What a checklist asks.', simpleResolvers: true })
export class ChecklistItem {
  @Field(() => String, { description: 'Of its list alone; the same in each version.' })
  key!: string
  @Field(() => Boolean, { description: 'Failed, it fails the run.' })
  critical!: boolean
  @Field(() => Boolean, { description: 'Asks for a note whatever the answer; a failed item always does.' })
  needsNote!: boolean
  @Field(() => Boolean, { description: 'Judged when the month is closed (INC-5), and not answered.' })
  automatic!: boolean
}

@ObjectType({ description: 'A checklist as a chain has it (AUDIT-1).', simpleResolvers: true })
export class Checklist {
  @Field(() => ChecklistKindEnum)
  kind!: ChecklistKind
  @Field(() => Int, { description: 'The version’s number; 0 while nothing was written or drawn.' })
  no!: number
  @Field(() => Boolean, { description: 'The ready list, and not headquarters’ own.' })
  isReady!: boolean
  @Field(() => Boolean, { description: 'Runs are drawn and begun.' })
  isOn!: boolean
  @Field(() => ChecklistRhythmEnum)
  rhythm!: ChecklistRhythm
  @Field(() => ChecklistDoerEnum)
  doer!: ChecklistDoer
  @Field(() => [ChecklistItem], { description: 'At most 50, in their order.' })
  items!: readonly ChecklistItem[]
}

@ObjectType({ description: 'An item of a run with its latest answer.', simpleResolvers: true })
export class ChecklistRunItem {
  @Field(() => ChecklistItem, { description: 'As it was asked when the run was drawn.' })
  item!: object
  @Field(() => ChecklistVerdictEnum, { nullable: true, description: 'Absent: not answered yet.' })
  verdict?: ChecklistVerdict | null
  @Field(() => String, { nullable: true })
  note?: string | null
  @Field(() => DateTime, { nullable: true })
  answeredAt?: Date | null
}

@ObjectType({
  description: 'What a run has found so far; final once it is closed. Automatic items are in none of the numbers.',
  simpleResolvers: true
})
export class ChecklistResult {
  @Field(() => Int)
  passed!: number
  @Field(() => Int)
  failed!: number
  @Field(() => Int)
  failedCritical!: number
  @Field(() => Int)
  notApplicable!: number
  @Field(() => Int, { description: 'Items without an answer.' })
  left!: number
  @Field(() => Boolean, { description: 'A critical item failed (INC-9).' })
  isFailed!: boolean
}

@ObjectType({ description: 'A checklist carried out at a store. It keeps the version it was drawn with.', simpleResolvers: true })
export class ChecklistRun {
  @Field(() => ID)
  id!: string
  @Field(() => ChecklistKindEnum)
  kind!: ChecklistKind
  @Field(() => ChecklistSpanEnum)
  span!: ChecklistSpan
  @Field(() => ChecklistDoerEnum)
  doer!: ChecklistDoer
  @Field(() => LocalDateScalar, { description: 'The day, the Monday of the week, or the first of the month it is for.' })
  forOn!: string
  @Field(() => LocalDateScalar)
  dueOn!: string
  @Field(() => DateTime)
  drawnAt!: Date
  @Field(() => DateTime, { nullable: true })
  closedAt?: Date | null
}
export const ChecklistRunConnection = connectionOf(() => ChecklistRun, 'ChecklistRun').Connection

@ObjectType({ description: 'The run after the act, or why not.' })
export class ChecklistRunPayload {
  @Field(() => ChecklistRun, { nullable: true })
  checklistRun?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The list after the act, or why not.' })
export class ChecklistPayload {
  @Field(() => Checklist, { nullable: true })
  checklist?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
