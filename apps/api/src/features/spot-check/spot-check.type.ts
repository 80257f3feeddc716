// Spot checks, as they can be read.
import { SPOT_CHECK_KINDS, SPOT_CHECK_VERDICTS, type SpotCheckKind, type SpotCheckVerdict } from '@keqing/domain'
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { publicNames } from '../../platform/graphql/public-names.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { SPOT_CHECK_STATES, type SpotCheckDoer, type SpotCheckState } from './spot-check.sql.ts'

export const SpotCheckKindEnum = publicNames(SPOT_CHECK_KINDS)
registerEnumType(SpotCheckKindEnum, {
  name: 'SpotCheckKind',
  description: 'DAILY: some files of each associate. MONTHLY, BY_HAND: as many as the confidence asks for, shared among the groups.'
})
export const SpotCheckStateEnum = publicNames(SPOT_CHECK_STATES)
registerEnumType(SpotCheckStateEnum, { name: 'SpotCheckState', description: 'OVERDUE: still open behind its due day.' })
const SpotCheckDoerEnum = { STORE_MANAGER: 'STORE_MANAGER', OPERATOR: 'OPERATOR' } as const
registerEnumType(SpotCheckDoerEnum, { name: 'SpotCheckDoer', description: 'Whose it is to carry out.' })
const SpotCheckVerdictEnum = publicNames(SPOT_CHECK_VERDICTS)
registerEnumType(SpotCheckVerdictEnum, { name: 'SpotCheckVerdict', description: 'What a field was found to be.' })

@ObjectType({ description: 'What was found of one field of a file.', simpleResolvers: true })
export class SpotCheckFinding {
  @Field(() => String, { description: 'A field of the file, or `purchases`.' })
  field!: string
  @Field(() => SpotCheckVerdictEnum)
  verdict!: SpotCheckVerdict
  @Field(() => String, { nullable: true })
  note?: string | null
}

@ObjectType({ description: 'A drawn file with its latest record.', simpleResolvers: true })
export class SpotCheckFile {
  @Field(() => ID, { description: 'The customer’s, also where the file is out of the reader’s sight by now.' })
  customerId!: string
  @Field(() => DateTime, { nullable: true, description: 'Absent: still to check.' })
  recordedAt?: Date | null
  @Field(() => String, { nullable: true, description: 'Why it could not be checked.' })
  uncheckableReason?: string | null
  @Field(() => [SpotCheckFinding])
  findings!: readonly SpotCheckFinding[]
}
export const SpotCheckFileConnection = connectionOf(() => SpotCheckFile, 'SpotCheckFile').Connection

@ObjectType({
  description: 'Defects among what was checked, with the exact interval (Clopper–Pearson) at the check’s confidence.',
  simpleResolvers: true
})
export class SpotCheckRate {
  @Field(() => Int, { description: 'Found false; of files, with any field found false.' })
  defects!: number
  @Field(() => Int, { description: 'Found true or false; of files, with any field that was.' })
  checked!: number
  @Field(() => Int, { description: 'In neither.' })
  unverifiable!: number
  @Field(() => Float, { nullable: true, description: '0 to 1; absent where nothing was checked.' })
  rate?: number | null
  @Field(() => Float, { nullable: true })
  low?: number | null
  @Field(() => Float, { nullable: true })
  high?: number | null
  @Field(() => String, { nullable: true, description: 'Of this field; absent for files.' })
  field?: string | null
}

@ObjectType({ description: 'What a spot check has found so far; final once it is closed.', simpleResolvers: true })
export class SpotCheckResult {
  @Field(() => SpotCheckRate, { description: 'Of files.' })
  whole!: SpotCheckRate
  @Field(() => [SpotCheckRate], { description: 'Of files, by their group when drawn.' })
  groups!: readonly SpotCheckRate[]
  @Field(() => [SpotCheckRate], { description: 'Of fields.' })
  fields!: readonly SpotCheckRate[]
}

@ObjectType({ description: 'A sampled audit of customer files (AUDIT-1). What is drawn stays drawn.', simpleResolvers: true })
export class SpotCheck {
  @Field(() => ID)
  id!: string
  @Field(() => SpotCheckKindEnum)
  kind!: SpotCheckKind
  @Field(() => SpotCheckDoerEnum)
  doer!: SpotCheckDoer
  @Field(() => LocalDateScalar, { description: 'The day, or the first of the month, it is for.' })
  forOn!: string
  @Field(() => LocalDateScalar)
  dueOn!: string
  @Field(() => String, {
    description: 'Whoever hashes it with the customers’ ids draws the same files: SHA-256 of `seed:id`, least first.'
  })
  seed!: string
  @Field(() => Int, { description: 'Whole percent of defective files that must not stay unseen.' })
  toleratedPercent!: number
  @Field(() => Int)
  confidencePercent!: number
  @Field(() => Int, { description: 'Files of the store when drawn.' })
  population!: number
  @Field(() => Int, { description: 'Drawn files.' })
  sample!: number
  @Field(() => [String], { description: 'What is checked of each.' })
  fields!: readonly string[]
  @Field(() => DateTime)
  drawnAt!: Date
  @Field(() => DateTime, { nullable: true })
  closedAt?: Date | null
}
export const SpotCheckConnection = connectionOf(() => SpotCheck, 'SpotCheck').Connection

@ObjectType({ description: 'How a chain wants its spot checks; the trade’s figures where it said nothing.', simpleResolvers: true })
export class SpotCheckSettings {
  @Field(() => Int, { description: 'Whole percent, 1 to 50.' })
  toleratedPercent!: number
  @Field(() => Int, { description: 'Whole percent, 50 to 99.' })
  confidencePercent!: number
  @Field(() => Int, { description: 'Files of each associate drawn every day, 0 to 20.' })
  dailyFiles!: number
}

@ObjectType({ description: 'Fields of an associate’s files as closed spot checks found them (INC-10).', simpleResolvers: true })
export class AssociateValidity {
  @Field(() => Int, { description: 'Fields found true.' })
  numerator!: number
  @Field(() => Int, { description: 'Fields found true or false; under 10 there is no validity and no rank.' })
  denominator!: number
  @Field(() => Int)
  unverifiable!: number
  @Field(() => Boolean, { description: 'Enough fields were checked.' })
  ranked!: boolean
}
export const AssociateValidityConnection = connectionOf(() => AssociateValidity, 'AssociateValidity').Connection

@InputType({ description: 'Which spot checks.' })
export class SpotCheckFilter {
  @Field(() => ID, { nullable: true })
  storeId?: string | null
  @Field(() => SpotCheckKindEnum, { nullable: true })
  kind?: SpotCheckKind | null
  @Field(() => SpotCheckStateEnum, { nullable: true })
  state?: SpotCheckState | null
}

@InputType({ description: 'A spot check by hand.' })
export class SpotCheckDrawInput {
  @Field(() => ID)
  storeId!: string
  @Field(() => Int, { defaultValue: 7, description: 'Due in so many days, 0 to 90.' })
  days!: number
  @Field(() => String, { description: 'The same again is the first check (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'What was found of one field.' })
export class SpotCheckFindingInput {
  @Field(() => String, { description: 'One of the check’s.' })
  field!: string
  @Field(() => SpotCheckVerdictEnum)
  verdict!: SpotCheckVerdict
  @Field(() => String, { nullable: true, description: 'At most 500 characters, no phone number.' })
  note?: string | null
}

@InputType({ description: 'All that was found in one file, or why it could not be checked. Recorded again, the latest counts.' })
export class SpotCheckRecordInput {
  @Field(() => ID)
  id!: string
  @Field(() => ID, { description: 'One of the drawn.' })
  customerId!: string
  @Field(() => [SpotCheckFindingInput], { defaultValue: [], description: 'Each field once; none where it could not be checked.' })
  findings!: SpotCheckFindingInput[]
  @Field(() => String, { nullable: true, description: 'At most 500 characters, no phone number.' })
  uncheckableReason?: string | null
  @Field(() => String, { description: 'The same again is the first record (TRUST 24).' })
  idempotencyKey!: string
}

@InputType({ description: 'Which spot check.' })
export class SpotCheckCloseInput {
  @Field(() => ID)
  id!: string
}

@InputType({ description: 'How a chain wants spot checks that are drawn from now on.' })
export class SpotCheckSettingsInput {
  @Field(() => ID)
  chainId!: string
  @Field(() => Int)
  toleratedPercent!: number
  @Field(() => Int)
  confidencePercent!: number
  @Field(() => Int)
  dailyFiles!: number
}

@ObjectType({ description: 'The check after the act, or why not.' })
export class SpotCheckPayload {
  @Field(() => SpotCheck, { nullable: true })
  spotCheck?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}

@ObjectType({ description: 'The settings after the act, or why not.' })
export class SpotCheckSettingsPayload {
  @Field(() => SpotCheckSettings, { nullable: true })
  settings?: object | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
