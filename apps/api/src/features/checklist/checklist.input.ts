// What is sent about checklists and their runs.
import type { ChecklistDoer, ChecklistKind, ChecklistRhythm, ChecklistVerdict } from '@keqing/domain'
import { Field, ID, InputType, Int } from 'type-graphql'
import { BothLanguages } from '../policy/index.ts'
import { ChecklistDoerEnum, ChecklistKindEnum, ChecklistRhythmEnum, ChecklistStateEnum, ChecklistVerdictEnum } from './checklist.type.ts'
import type { ChecklistState } from './run.sql.ts'

@InputType({ description: 'Which runs.' })
export class ChecklistRunFilter {
  @Field(() => ID, { nullable: true })
  storeId?: string | null
  @Field(() => ChecklistKindEnum, { nullable: true })
  kind?: ChecklistKind | null
  @Field(() => ChecklistStateEnum, { nullable: true })
  state?: ChecklistState | null
  @Field(() => Boolean, { nullable: true, description: 'Only those that the reader carries out.' })
  mine?: boolean | null
}

@InputType({ description: 'A run begun by hand.' })
export class ChecklistRunBeginInput {
  @Field(() => ID)
  storeId!: string
  @Field(() => ChecklistKindEnum)
  kind!: ChecklistKind
  @Field(() => String, { description: 'The same again is the first run (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'The answer to one item. Given again, the latest counts.' })
export class ChecklistAnswerInput {
  @Field(() => ID, { description: 'The run’s.' })
  id!: string
  @Field(() => String, { description: 'One of the run’s.' })
  itemKey!: string
  @Field(() => ChecklistVerdictEnum)
  verdict!: ChecklistVerdict
  @Field(() => String, {
    nullable: true,
    description: 'At most 500 characters, no phone number. A failed item needs one, and any that says so.'
  })
  note?: string | null
  @Field(() => String, { description: 'The same again is the first answer (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'Which run.' })
export class ChecklistRunCloseInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'An item as headquarters writes it.' })
export class ChecklistItemInput {
  @Field(() => String, { description: 'A Latin letter, then letters and digits, 40 at most; each of the list once.' })
  key!: string
  @Field(() => BothLanguages, { description: 'At most 200 characters.' })
  text!: BothLanguages
  @Field(() => BothLanguages, { description: 'How to check it; at most 500 characters.' })
  help!: BothLanguages
  @Field(() => Boolean)
  critical!: boolean
  @Field(() => Boolean)
  needsNote!: boolean
}

@InputType({ description: 'A list for runs drawn from now on; runs that are drawn keep theirs.' })
export class ChecklistSaveInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ChecklistKindEnum)
  kind!: ChecklistKind
  @Field(() => Int, { description: 'The number of the version that was changed.' })
  basedOn!: number
  @Field(() => Boolean)
  isOn!: boolean
  @Field(() => ChecklistRhythmEnum, { description: 'The system check is monthly.' })
  rhythm!: ChecklistRhythm
  @Field(() => ChecklistDoerEnum, { description: 'The system check is the operator’s.' })
  doer!: ChecklistDoer
  @Field(() => BothLanguages, { description: 'At most 60 characters.' })
  title!: BothLanguages
  @Field(() => [ChecklistItemInput], { description: '1 to 50, in their order.' })
  items!: ChecklistItemInput[]
}

@InputType({ description: 'Which list becomes the ready one again.' })
export class ChecklistResetInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ChecklistKindEnum)
  kind!: ChecklistKind
  @Field(() => Int, { description: 'The number of the version that is left.' })
  basedOn!: number
}
