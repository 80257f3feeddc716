// Files of adjustments: transport only.
import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Staff, staffLoader } from '../organisation/index.ts'
import {
  countsOfFiles,
  countWaitingFiles,
  filesById,
  pageOfWaitingFiles,
  type AdjustmentFileRow,
  type FileCounts
} from './adjustment-file.sql.ts'
import {
  PointAdjustmentFile,
  PointAdjustmentFileApproveInput,
  PointAdjustmentFileConnection,
  PointAdjustmentFileDeclineInput,
  PointAdjustmentFileInput,
  PointAdjustmentFilePayload,
  PointAdjustmentFilesArgs
} from './adjustment-file.type.ts'
import type { AdjustmentRow } from './adjustment.sql.ts'
import { PointAdjustment } from './adjustment.type.ts'
import { approveFile, declineFile, type FileStep } from './decide-file.ts'
import { undoFile } from './undo-file.ts'

/** Whoever asks has been found to adjust points; of chains in which they may not, there is nothing. */
export function adjustmentFileLoader(ctx: Context) {
  return ctx.loader(adjustmentFileLoader, async (ids, tx) => {
    const files = await filesById(tx, ids)
    return new Map([...files].filter(([, { chainId }]) => ctx.rights.covers('points:adjust', { chainId })))
  })
}

async function countOf(ctx: Context, id: string, name: Exclude<keyof FileCounts, 'id'>): Promise<number> {
  const counts = await ctx.loader(countsOfFiles, (ids, tx) => countsOfFiles(tx, ids)).load(id)
  return counts?.[name] ?? 0
}

async function shown(ctx: Context, act: Promise<FileStep>) {
  const { fileId, ...rest } = await act
  return { ...rest, file: await adjustmentFileLoader(ctx).load(fileId) }
}

@Resolver(() => PointAdjustmentFile)
export class AdjustmentFileResolver {
  @Query(() => PointAdjustmentFileConnection, {
    description: 'Files of which something waits for somebody else’s approval, the latest first.'
  })
  async pointAdjustmentFiles(
    @Args(() => PointAdjustmentFilesArgs) { chainId, first, after }: PointAdjustmentFilesArgs,
    @Ctx() ctx: Context
  ) {
    demand(ctx, 'points:adjust', { chainId }, { field: ['chainId'] })
    const size = pageSize(first)
    const key = after ? (decodeCursor(after, 2) as [string, string]) : undefined
    const rows = await pageOfWaitingFiles(await ctx.read(), { chainId, after: key }, size)
    return { ...toConnection(rows, size, after, file => [file.uploadedAt.toISOString(), file.id]), chainId }
  }

  @Mutation(() => PointAdjustmentFilePayload, {
    description: 'Carries out what a file of somebody else asked for and was seen to, 1,000 rows at a time.'
  })
  pointAdjustmentFileApprove(
    @Arg('input', () => PointAdjustmentFileApproveInput, { description: 'Which, from where on, and what was seen to wait.' })
    input: PointAdjustmentFileApproveInput,
    @Ctx() ctx: Context
  ) {
    return settle(() => shown(ctx, approveFile(ctx, input)))
  }

  @Mutation(() => PointAdjustmentFilePayload, {
    description: 'Declines what a file of somebody else asked for and still waits, 1,000 rows at a time; nothing is posted.'
  })
  pointAdjustmentFileDecline(
    @Arg('input', () => PointAdjustmentFileDeclineInput, { description: 'Which, from where on, and why.' })
    input: PointAdjustmentFileDeclineInput,
    @Ctx() ctx: Context
  ) {
    return settle(() => shown(ctx, declineFile(ctx, input)))
  }

  @Mutation(() => PointAdjustmentFilePayload, {
    description:
      'Takes back what a file posted, 1,000 rows at a time. Who has spent since what a row gave keeps it; what waits still waits.'
  })
  pointAdjustmentFileUndo(
    @Arg('input', () => PointAdjustmentFileInput, { description: 'Which, and from where on.' }) input: PointAdjustmentFileInput,
    @Ctx() ctx: Context
  ) {
    return settle(() => shown(ctx, undoFile(ctx, input)))
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who brought it, and asks.' })
  uploadedBy(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return file.uploadedById ? staffLoader(ctx).load(file.uploadedById) : null
  }

  @FieldResolver(() => Int, { description: 'Rows that are in the ledger, at once or once approved; those taken back among them.' })
  posted(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return countOf(ctx, file.id, 'posted')
  }

  @FieldResolver(() => Int, { description: 'Rows that wait for somebody else’s approval.' })
  waiting(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return countOf(ctx, file.id, 'waiting')
  }

  @FieldResolver(() => SafeInt, { description: 'Points that the waiting rows would give.' })
  waitingUp(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return countOf(ctx, file.id, 'waitingUp')
  }

  @FieldResolver(() => SafeInt, { description: 'Points that the waiting rows would take, as a figure above 0.' })
  waitingDown(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return countOf(ctx, file.id, 'waitingDown')
  }

  @FieldResolver(() => Int, { description: 'Rows that were declined.' })
  declined(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return countOf(ctx, file.id, 'declined')
  }

  @FieldResolver(() => Int, { description: 'Rows that were taken back.' })
  undone(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return countOf(ctx, file.id, 'undone')
  }

  @FieldResolver(() => Int, { description: 'Rows in the ledger that were not taken back.' })
  undoable(@Root() file: AdjustmentFileRow, @Ctx() ctx: Context) {
    return countOf(ctx, file.id, 'undoable')
  }
}

@Resolver(() => PointAdjustment)
export class AdjustmentOfFileResolver {
  @FieldResolver(() => PointAdjustmentFile, { nullable: true, description: 'The file that it is a row of.' })
  file(@Root() row: AdjustmentRow, @Ctx() ctx: Context) {
    return row.importId ? adjustmentFileLoader(ctx).load(row.importId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who took it back.' })
  undoneBy(@Root() row: AdjustmentRow, @Ctx() ctx: Context) {
    return row.undoneById ? staffLoader(ctx).load(row.undoneById) : null
  }
}

@Resolver(() => PointAdjustmentFileConnection)
export class AdjustmentFileConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: { chainId: string }, @Ctx() ctx: Context): Promise<number> {
    return countWaitingFiles(await ctx.read(), page.chainId)
  }
}
