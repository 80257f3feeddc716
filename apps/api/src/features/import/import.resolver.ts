// Transport of imports: files themselves go by import.routes.ts.
import { IMPORT_FIELDS, Refusal, REQUIRED_IMPORT_FIELDS, type ImportField as FieldName, type ImportKind } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { adjustmentFileLoader, PointAdjustmentFile } from '../adjustment/index.ts'
import { Staff, staffLoader } from '../organisation/index.ts'
import { batchesOfImports, StandingBatch, type BatchRow } from '../standing/index.ts'
import { askForCheck, cancelImport, startImport } from './change-import.ts'
import { findImport, importsSeen } from './find-import.ts'
import { ImportCancelInput, ImportCheckInput, ImportPresetSaveInput, ImportStartInput } from './import.input.ts'
import {
  ImportColumn,
  ImportCount,
  ImportField,
  ImportKindEnum,
  ImportMapping,
  ImportNote,
  ImportPayload,
  ImportPreset,
  ImportPresetPayload,
  ImportRun,
  ImportRunConnection
} from './import.type.ts'
import { guessColumns } from './mapping/guess-columns.ts'
import { presetFor } from './mapping/presets.ts'
import { presetsOf, savePreset } from './presets.ts'
import { countRuns, notesOf, pageOfRuns, runsByIds, sameFiles, type ImportRow, type ImportsSeen } from './run.sql.ts'

const notesLoader = (ctx: Context) => ctx.loader(notesLoader, (ids, tx) => notesOf(tx, ids))
const sameFileLoader = (ctx: Context) => ctx.loader(sameFileLoader, (ids, tx) => sameFiles(tx, ids))
/** By chain and kind: the same for all runs of a page. */
const presetLoader = (ctx: Context, kind: ImportKind) =>
  ctx.loader(
    `importPresets ${kind}`,
    async (ids, tx) => new Map(await Promise.all(ids.map(async id => [id, await presetsOf(tx, id, kind)] as const)))
  )

@Resolver(() => ImportRun)
export class ImportRunResolver {
  @FieldResolver(() => String, { nullable: true, description: 'As found: utf-8, gb18030, utf-16le, utf-16be; none for a workbook.' })
  encoding(@Root() run: ImportRow) {
    return 'header' in run.format ? run.format.encoding : null
  }

  @FieldResolver(() => String, { nullable: true, description: 'As found: comma, semicolon, tab or bar; none for a workbook.' })
  delimiter(@Root() run: ImportRow) {
    return 'header' in run.format ? run.format.delimiter : null
  }

  @FieldResolver(() => [ImportColumn], {
    description: 'Columns of the file in their order, guessed by a saved mapping of the same columns or by names and values.'
  })
  async columns(@Root() run: ImportRow, @Ctx() ctx: Context): Promise<readonly ImportColumn[]> {
    if (!('header' in run.format)) return []
    const guesses = guessColumns(run.kind, run.format.header, run.format.samples)
    const saved = presetFor((await presetLoader(ctx, run.kind).load(run.chainId)) ?? [], run.format.header)
    if (!saved) return guesses
    const fields = new Map(saved.mapping.columns.map(choice => [choice.column, choice.field]))
    return guesses.map(guess => {
      const field = fields.get(guess.name) ?? null
      return field === guess.guessedField ? guess : { ...guess, guessedField: field, guessedBy: field ? 'saved' : 'none' }
    })
  }

  @FieldResolver(() => ImportMapping, { nullable: true, description: 'As last checked.' })
  mapping(@Root() run: ImportRow) {
    return 'columns' in run.mapping ? run.mapping : null
  }

  @FieldResolver(() => [ImportCount], { description: 'Figures of the latest dry run or run.' })
  counts(@Root() run: ImportRow): ImportCount[] {
    return Object.entries(run.summary.counts ?? {}).map(([name, value]) => ({ name, value }))
  }

  @FieldResolver(() => [ImportNote], { description: 'Findings of the latest dry run or run, by their first row.' })
  async notes(@Root() run: ImportRow, @Ctx() ctx: Context) {
    return (await notesLoader(ctx).load(run.id)) ?? []
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who brought the file; none for an API client.' })
  createdBy(@Root() run: ImportRow, @Ctx() ctx: Context) {
    return run.createdById ? staffLoader(ctx).load(run.createdById) : null
  }

  @FieldResolver(() => ImportRun, { nullable: true, description: 'The latest earlier import of this very file.' })
  async sameFileAs(@Root() run: ImportRow, @Ctx() ctx: Context) {
    const same = await sameFileLoader(ctx).load(run.id)
    const seen = importsSeen(ctx, run.chainId)
    return same && (seen.of === 'all' || same.createdById === seen.staffId) ? same : null
  }

  @FieldResolver(() => StandingBatch, {
    nullable: true,
    description: 'Of a file of given tiers: the act that it was, which can be taken back.'
  })
  standingBatch(@Root() run: ImportRow, @Ctx() ctx: Context) {
    if (run.kind !== 'standings') return null
    return ctx.loader(batchesOfImports, (ids, tx) => batchesOfImports(ctx, tx, ids)).load(run.id)
  }

  @FieldResolver(() => PointAdjustmentFile, {
    nullable: true,
    description: 'Of a file of adjustments: what became of its rows, which can be taken back.'
  })
  adjustmentFile(@Root() run: ImportRow, @Ctx() ctx: Context) {
    return run.kind === 'adjustments' ? adjustmentFileLoader(ctx).load(run.id) : null
  }

  @FieldResolver(() => Boolean, { description: 'Whether GET /imports/{id}/report has the outcome of each row.' })
  reportReady(@Root() run: ImportRow) {
    return run.summary.reportReady ?? false
  }
}

@Resolver(() => StandingBatch)
export class StandingBatchImportResolver {
  @FieldResolver(() => ImportRun, {
    nullable: true,
    description: 'The file that gave it; for who may run imports, and for who brought it.'
  })
  importRun(@Root() batch: BatchRow, @Ctx() ctx: Context) {
    return batch.importId
      ? ctx.loader(runsByIds, (ids, tx) => runsByIds(tx, chainId => seenIn(ctx, chainId), ids)).load(batch.importId)
      : null
  }
}

@Resolver(() => ImportRunConnection)
export class ImportRunConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'All that the viewer sees.' })
  async totalCount(@Root() page: { chainId: string }, @Ctx() ctx: Context) {
    return countRuns(await ctx.read(), page.chainId, importsSeen(ctx, page.chainId))
  }
}

@Resolver()
export class ImportResolver {
  @Query(() => ImportRunConnection, {
    description: 'Imports of a chain, the latest first: all for who may run imports, else the files of given tiers that the viewer brought.'
  })
  async importRuns(
    @Ctx() ctx: Context,
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    const seen = await seenInChain(ctx, chainId)
    const size = pageSize(first)
    const key = after ? (decodeCursor(after, 2) as [string, string]) : undefined
    const rows = await pageOfRuns(await ctx.read(), chainId, seen, size, key)
    return { ...toConnection(rows, size, after, run => [run.createdAt.toISOString(), run.id]), chainId }
  }

  @Query(() => ImportRun, {
    nullable: true,
    description: 'One import, if the viewer may run imports in its chain, or brought it as a file of given tiers.'
  })
  async importRun(@Arg('id', () => ID, { description: 'The import.' }) id: string, @Ctx() ctx: Context) {
    try {
      return await findImport(ctx, id)
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return null
      throw error
    }
  }

  @Query(() => [ImportPreset], { description: 'Ready-made and saved mappings.' })
  async importPresets(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Arg('kind', () => ImportKindEnum, { description: 'What a row is.' }) kind: ImportKind,
    @Ctx() ctx: Context
  ) {
    await seenInChain(ctx, chainId)
    return presetsOf(await ctx.read(), chainId, kind)
  }

  @Query(() => [ImportField], { description: 'What a column of such a file can be imported as.' })
  importFields(@Arg('kind', () => ImportKindEnum, { description: 'What a row is.' }) kind: ImportKind): ImportField[] {
    const needed = new Set<FieldName>(REQUIRED_IMPORT_FIELDS[kind].filter(fields => fields.length === 1).flat())
    return IMPORT_FIELDS[kind].map(name => ({ name, required: needed.has(name) }))
  }

  @Mutation(() => ImportPayload, {
    description: 'Reads the whole file by this mapping and says what would happen; writes nothing but that.'
  })
  importCheck(@Arg('input', () => ImportCheckInput, { description: 'Which, and how.' }) input: ImportCheckInput, @Ctx() ctx: Context) {
    return settle(async () => ({ importRun: await askForCheck(ctx, input) }))
  }

  @Mutation(() => ImportPayload, {
    description:
      'Imports by the mapping of the dry run. What is here already is recognised, so going on after an interruption, or again, is safe.'
  })
  importStart(@Arg('input', () => ImportStartInput, { description: 'Which.' }) input: ImportStartInput, @Ctx() ctx: Context) {
    return settle(async () => ({ importRun: await startImport(ctx, input) }))
  }

  @Mutation(() => ImportPayload, { description: 'Stops a dry run or a run; what is written stays, with its points and tiers.' })
  importCancel(@Arg('input', () => ImportCancelInput, { description: 'Which.' }) input: ImportCancelInput, @Ctx() ctx: Context) {
    return settle(async () => ({ importRun: await cancelImport(ctx, input) }))
  }

  @Mutation(() => ImportPresetPayload, { description: 'Keeps a mapping for the next file of the same make.' })
  importPresetSave(
    @Arg('input', () => ImportPresetSaveInput, { description: 'What to keep.' }) input: ImportPresetSaveInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ preset: await savePreset(ctx, input) }))
  }
}

/** A chain in which the viewer may not import is as one that is not there. */
async function seenInChain(ctx: Context, chainId: string): Promise<ImportsSeen> {
  const seen = importsSeen(ctx, isUuid(chainId) ? chainId : '', ['chainId'])
  await ctx.chain(chainId)
  return seen
}

const seenIn = (ctx: Context, chainId: string): ImportsSeen | undefined =>
  ctx.rights.covers('import:run', { chainId }) || ctx.rights.hasIn('import:standings', chainId) ? importsSeen(ctx, chainId) : undefined
