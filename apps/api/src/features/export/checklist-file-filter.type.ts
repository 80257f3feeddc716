// Which runs of checklists a file is of.
import type { ChecklistKind } from '@keqing/domain'
import { Field, ID, InputType } from 'type-graphql'
import { ChecklistKindEnum, ChecklistStateEnum, type ChecklistState } from '../checklist/index.ts'

@InputType({ description: 'Which runs of checklists a file holds, or whose items it tells.' })
export class ChecklistFileFilter {
  @Field(() => ID, { nullable: true, description: 'Of this store; read for the list of runs.' })
  storeId?: string | null
  @Field(() => ChecklistKindEnum, { nullable: true, description: 'Likewise.' })
  kind?: ChecklistKind | null
  @Field(() => ChecklistStateEnum, { nullable: true, description: 'Likewise.' })
  state?: ChecklistState | null
  @Field(() => ID, { nullable: true, description: 'The items of this run; without it the file holds none.' })
  runId?: string | null
}
