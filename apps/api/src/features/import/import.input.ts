// What is sent about imports.
import type { ImportKind } from '@keqing/domain'
import { Field, ID, InputType, Int } from 'type-graphql'
import { ImportKindEnum } from './import.type.ts'

@InputType({ description: 'What one column is imported as.' })
export class ImportColumnChoiceInput {
  @Field(() => String, { description: 'As the header says.' })
  column!: string
  @Field(() => String, { nullable: true, description: 'A name of importFields; null: not imported.' })
  field?: string | null
}

@InputType({ description: 'What the columns of a file mean.' })
export class ImportMappingInput {
  @Field(() => [ImportColumnChoiceInput])
  columns!: ImportColumnChoiceInput[]
  @Field(() => String, { nullable: true, description: 'As dd/MM/yyyy HH:mm; the order of day, month and year counts.' })
  dateFormat?: string | null
  @Field(() => String, { nullable: true, description: 'Of times without an offset; the chain’s if absent.' })
  timeZone?: string | null
  @Field(() => String, { nullable: true, description: 'The decimal sign, a point or a comma.' })
  decimal?: string | null
  @Field(() => String, { nullable: true, description: 'For rows without a store: the code of one, or “spread”.' })
  storeRule?: string | null
  @Field(() => String, { nullable: true, description: 'none, prefixC or negative.' })
  returnRule?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Of given tiers: designation (where absent) or override; each asks for its own right.'
  })
  standingKind?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'Of adjustments: why, for rows without a reason of their own. At most 500 characters, no phone number.'
  })
  adjustmentReason?: string | null
  @Field(() => Int, {
    nullable: true,
    description: 'Of adjustments: the year, over by now, of which the file gives the rebates. Each customer gets one of a year.'
  })
  rebateYear?: number | null
  @Field(() => String, { nullable: true })
  presetName?: string | null
}

@InputType({ description: 'A dry run by this mapping.' })
export class ImportCheckInput {
  @Field(() => ID)
  id!: string
  @Field(() => ImportMappingInput)
  mapping!: ImportMappingInput
}

@InputType({ description: 'The import to start, or to go on with.' })
export class ImportStartInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'The import to stop.' })
export class ImportCancelInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'A mapping to keep. A name used before is replaced.' })
export class ImportPresetSaveInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => ImportKindEnum)
  kind!: ImportKind
  @Field(() => String)
  name!: string
  @Field(() => ImportMappingInput)
  mapping!: ImportMappingInput
}
