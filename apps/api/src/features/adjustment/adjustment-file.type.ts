// What is sent and answered about files of adjustments.
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, SafeInt } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'

@InputType({ description: 'One step of an act on a file: at most 1,000 of its rows.' })
export class PointAdjustmentFileInput {
  @Field(() => ID, { description: 'The file: its import.' })
  id!: string
  @Field(() => SafeInt, { nullable: true, description: '`next` of the step before; absent at first.' })
  after?: number | null
  @Field(() => String, { description: 'The same key and body again gets the first answer; another body is refused (POINT-5).' })
  idempotencyKey!: string
}

@InputType({
  description:
    'One step of approving what a file asked for: at most 1,000 of its rows, and nothing but what was seen to wait. Where anything else waits by now, nothing is approved (CHANGED_MEANWHILE).'
})
export class PointAdjustmentFileApproveInput extends PointAdjustmentFileInput {
  @Field(() => Int, { description: 'How many rows wait: as the file said, or the step before.' })
  waiting!: number
  @Field(() => SafeInt, { description: 'How many points they give together, as the file said, or the step before.' })
  waitingUp!: number
  @Field(() => SafeInt, { description: 'How many points they take together, as the file said, or the step before.' })
  waitingDown!: number
}

@InputType({ description: 'One step of declining what a file asked for: at most 1,000 of its rows.' })
export class PointAdjustmentFileDeclineInput extends PointAdjustmentFileInput {
  @Field(() => String, { description: 'Why; kept with each request. At most 500 characters, no phone number.' })
  reason!: string
}

@ArgsType()
export class PointAdjustmentFilesArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 20, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

@ObjectType({
  description: 'A file by which points were adjusted, or are to be once somebody else approves. Its id is its import’s.',
  simpleResolvers: true
})
export class PointAdjustmentFile {
  @Field(() => ID)
  id!: string
  @Field(() => String, { description: 'The file’s name.' })
  name!: string
  @Field(() => DateTime)
  uploadedAt!: Date
}

const page = connectionOf(() => PointAdjustmentFile, 'PointAdjustmentFile')
export const PointAdjustmentFileConnection = page.Connection

@ObjectType({ description: 'What a step did.' })
export class PointAdjustmentFilePayload {
  @Field(() => PointAdjustmentFile, { nullable: true })
  file?: object | null
  @Field(() => Int, { nullable: true, description: 'How many rows of the step it was done for.' })
  done?: number | null
  @Field(() => Int, {
    nullable: true,
    description: 'How many stay as they were: their customers have not as many points (any more), so nothing of the row is done.'
  })
  refused?: number | null
  @Field(() => SafeInt, { nullable: true, description: 'Send it as `after` for the next step; absent: there is none.' })
  next?: number | null
  @Field(() => Int, { nullable: true, description: 'Of an approval: how many rows wait after it. The next step says it.' })
  waiting?: number | null
  @Field(() => SafeInt, { nullable: true, description: 'Of an approval: how many points they give together.' })
  waitingUp?: number | null
  @Field(() => SafeInt, { nullable: true, description: 'Of an approval: how many points they take together.' })
  waitingDown?: number | null
  @Field(() => [UserError])
  userErrors!: readonly UserError[]
}
