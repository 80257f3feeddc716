// Imports as the schema shows them.
import { IMPORT_KINDS, NOTE_SEVERITIES, type ImportKind, type NoteSeverity } from '@keqing/domain'
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import type { ImportRow, ImportStatus } from './run.sql.ts'

/** Stored in camelCase, shown in capitals. */
function shown<T extends string>(values: readonly T[]): Record<string, T> {
  return Object.fromEntries(values.map(value => [value.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase(), value]))
}

export const ImportKindEnum = shown(IMPORT_KINDS)
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  description:
    'What a row of the file is: a customer, a receipt, one line of a receipt, a tier given to a customer, or points given or taken.'
})

const STATUSES = [
  'uploading',
  'uploaded',
  'checking',
  'checked',
  'running',
  'cancelling',
  'cancelled',
  'done',
  'failed'
] as const satisfies readonly ImportStatus[]
export const ImportStatusEnum = shown(STATUSES)
registerEnumType(ImportStatusEnum, {
  name: 'ImportStatus',
  description: 'Where an import is: file here, dry run, run. A cancelled or failed run can be started again and goes on.'
})

export const NoteSeverityEnum = shown(NOTE_SEVERITIES)
registerEnumType(NoteSeverityEnum, {
  name: 'NoteSeverity',
  description: 'Whether rows are imported all the same, left out by a rule, or wrong.'
})

@ObjectType({ description: 'A column of the file, and a first guess at what it means.' })
export class ImportColumn {
  @Field(() => String, { description: 'As the header says.' })
  name!: string
  @Field(() => [String], { description: 'Up to three different values.' })
  firstValues!: readonly string[]
  @Field(() => String, { nullable: true, description: 'A name of importFields; none where nothing fits.' })
  guessedField?: string | null
  @Field(() => String, { description: 'exactName, similarName, values, saved or none.' })
  guessedBy!: string
}

@ObjectType({ description: 'What one column is imported as.' })
export class ImportColumnChoice {
  @Field(() => String, { description: 'As the header says.' })
  column!: string
  @Field(() => String, { nullable: true, description: 'A name of importFields; null: not imported.' })
  field?: string | null
}

@ObjectType({ description: 'What the columns of a file mean.' })
export class ImportMapping {
  @Field(() => [ImportColumnChoice])
  columns!: readonly ImportColumnChoice[]
  @Field(() => String, {
    nullable: true,
    description: 'As dd/MM/yyyy HH:mm; the order of day, month and year counts. Year first if absent.'
  })
  dateFormat?: string | null
  @Field(() => String, { nullable: true, description: 'Of times without an offset; the chain’s if absent.' })
  timeZone?: string | null
  @Field(() => String, { nullable: true, description: 'The decimal sign, a point or a comma; a point if absent.' })
  decimal?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'For rows without a store: the code of one, or “spread” over the open stores by a hash of the member or receipt number.'
  })
  storeRule?: string | null
  @Field(() => String, {
    nullable: true,
    description:
      'none; prefixC: a number that begins with C is a return, one of digits a receipt; negative: a negative quantity is a return.'
  })
  returnRule?: string | null
  @Field(() => String, { nullable: true, description: 'Of given tiers: designation or override.' })
  standingKind?: string | null
  @Field(() => String, { nullable: true, description: 'Of adjustments: why, for rows without a reason of their own.' })
  adjustmentReason?: string | null
  @Field(() => Int, { nullable: true, description: 'Of adjustments: the year of which the file gives the rebates.' })
  rebateYear?: number | null
  @Field(() => String, { nullable: true })
  presetName?: string | null
}

@ObjectType({ description: 'A figure of the dry run or the run.' })
export class ImportCount {
  @Field(() => String, {
    description:
      'rows, wouldImport, imported, unchanged, leftOut, errors, receiptsWithCustomer, anonymousReceipts, newCustomers, newItems, newReceipts, newReturns, returnLines, unmatchedUnits, pointsUp, pointsDown, waiting.'
  })
  name!: string
  @Field(() => SafeInt)
  value!: number
}

@ObjectType({ description: 'One kind of finding in one field: how often, and where first.' })
export class ImportNote {
  @Field(() => String)
  code!: string
  @Field(() => String, {
    nullable: true,
    description: 'The field it is about, as the mapping names it; absent where it is about whole rows.'
  })
  field?: string | null
  @Field(() => NoteSeverityEnum)
  severity!: NoteSeverity
  @Field(() => SafeInt, { description: 'Line of the file; the header is line 1.' })
  firstRow!: number
  @Field(() => String, { nullable: true, description: 'Receipt or member number of that row.' })
  sample?: string | null
  @Field(() => SafeInt)
  rowCount!: number
}

@ObjectType({ description: 'One file and what became of it.' })
export class ImportRun {
  @Field(() => ID)
  id!: string
  @Field(() => ImportKindEnum)
  kind!: ImportKind
  @Field(() => ImportStatusEnum)
  status!: ImportStatus
  @Field(() => String)
  fileName!: string
  @Field(() => SafeInt, { description: 'As received.' })
  fileBytes!: number
  @Field(() => String, {
    nullable: true,
    description: 'What is being done: reading, comparing, customers, receipts, points, tiers, report.'
  })
  phase?: string | null
  @Field(() => SafeInt, { nullable: true, description: 'Rows below the header.' })
  rowsTotal?: number | null
  @Field(() => SafeInt, { description: 'Rows done in the present phase.' })
  rowsDone!: number
  @Field(() => String, { nullable: true, description: 'Why it failed: a code.' })
  failure?: string | null
  @Field(() => DateTime)
  createdAt!: Date
  @Field(() => DateTime, { nullable: true, description: 'When the dry run or the run last began.' })
  startedAt?: Date | null
  @Field(() => DateTime, { nullable: true })
  finishedAt?: Date | null
}

@ObjectType({ description: 'A mapping kept for the next file of the same make.' })
export class ImportPreset {
  @Field(() => ID)
  id!: string
  @Field(() => ImportKindEnum)
  kind!: ImportKind
  @Field(() => String)
  name!: string
  @Field(() => Boolean, { description: 'The product’s own.' })
  builtIn!: boolean
  @Field(() => ImportMapping)
  mapping!: ImportMapping
}

@ObjectType({ description: 'What a column can be imported as.' })
export class ImportField {
  @Field(() => String)
  name!: string
  @Field(() => Boolean, {
    description: 'Without it nothing can be imported; of unit price and amount, and of name and member number, one is enough.'
  })
  required!: boolean
}

const page = connectionOf<ImportRun>(() => ImportRun, 'ImportRun')
export const ImportRunConnection = page.Connection

@ObjectType({ description: 'The import after the change, or why it was refused.' })
export class ImportPayload {
  @Field(() => ImportRun, { nullable: true })
  importRun?: ImportRow | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@ObjectType({ description: 'The preset as saved, or why it was refused.' })
export class ImportPresetPayload {
  @Field(() => ImportPreset, { nullable: true })
  preset?: ImportPreset | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
