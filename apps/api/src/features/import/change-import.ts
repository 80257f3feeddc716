// What people ask of an import: a dry run, the run, to stop. Each is a change of status with its job in one transaction; the row's lock orders two at once.
import { Refusal, yearOf } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { adjustmentFilesById } from '../adjustment/index.ts'
import { STANDING_KIND } from '../standing/index.ts'
import { findImport } from './find-import.ts'
import { checkMapping, type Mapping, type MappingInput } from './mapping/mapping.ts'
import { changeRun, deleteParts, findRun, hasParts, type ImportRow, type ImportStatus, type RunChange } from './run.sql.ts'
import { formatOf } from './work.ts'

const BUSY: readonly ImportStatus[] = ['checking', 'running', 'cancelling']
const CHECKABLE: readonly ImportStatus[] = ['uploaded', 'checked', 'failed', 'cancelled']
/** What was cancelled or failed after its dry run goes on where it stopped. */
const STARTABLE: readonly ImportStatus[] = ['checked', 'cancelled', 'failed']

/** Imports of a chain run one after the other: two would compare with what the other has not written yet. */
const queueOf = (run: ImportRow) => `import:${run.chainId}`

async function change(
  ctx: Context,
  id: string,
  action: string,
  act: (tx: Tx, run: ImportRow) => RunChange | Promise<RunChange>
): Promise<ImportRow> {
  return ctx.write(async tx => {
    const run = await findImport(ctx, id, tx)
    const changed = await act(tx, run)
    await changeRun(tx, run.id, changed)
    const detail = { kind: run.kind, from: run.status }
    await audit(tx, ctx, { action, objectType: 'ImportRun', objectId: run.id, chainId: run.chainId, detail })
    const after = await findRun(tx, run.id)
    if (!after) throw new Error('an import that was here is gone')
    return after
  })
}

function demandStatus(run: ImportRow, statuses: readonly ImportStatus[]): void {
  if (statuses.includes(run.status)) return
  throw new Refusal(BUSY.includes(run.status) ? 'IMPORT_ALREADY_RUNNING' : 'IMPORT_NOT_IN_THAT_STATE', ['id'], { status: run.status })
}

/** An upload that failed has left none; what has ended is kept for some days (import-tidy.job.ts), which takes the same lock. */
async function demandFile(tx: Tx, run: ImportRow): Promise<void> {
  if (!('header' in run.format) || !(await hasParts(tx, run.id, 'source'))) throw new Refusal('IMPORT_FILE_GONE', ['id'])
}

/** What somebody may be looking at, to approve it, is not read in another way meanwhile: it goes on as it was begun. */
async function demandUnwritten(tx: Tx, run: ImportRow): Promise<void> {
  if (run.kind !== 'adjustments' || !(await adjustmentFilesById(tx, [run.id])).has(run.id)) return
  throw new Refusal('IMPORT_NOT_IN_THAT_STATE', ['id'], { status: run.status })
}

/**
 * A file is no way around a right: the job asks again (rights-of-run.ts). Nor is it one around the second person (TRUST 15): what a file of adjustments asks
 * for is chosen with its columns as much as with its rows, so whoever stands for it as the one who asks is the only one who chooses.
 * @throws Forbidden, Refusal IMPORT_OF_ANOTHER
 */
function demandRightToGive(ctx: Context, run: ImportRow, { standingKind }: Mapping): void {
  if (run.kind === 'standings') demand(ctx, STANDING_KIND[standingKind ?? 'designation'].permission)
  if (run.kind !== 'adjustments') return
  demand(ctx, 'points:adjust')
  if (!ctx.actor.staffId) throw new Forbidden()
  if (run.createdById !== ctx.actor.staffId) throw new Refusal('IMPORT_OF_ANOTHER', ['id'])
}

/** @throws Refusal of the mapping, DATE_IN_FUTURE of a rebate’s year that is not over, IMPORT_ALREADY_RUNNING, IMPORT_NOT_IN_THAT_STATE, IMPORT_FILE_GONE, IMPORT_OF_ANOTHER */
export async function askForCheck(ctx: Context, input: { id: string; mapping: MappingInput }): Promise<ImportRow> {
  return change(ctx, input.id, 'importCheck', async (tx, run) => {
    demandStatus(run, CHECKABLE)
    await demandUnwritten(tx, run)
    await demandFile(tx, run)
    const { country } = await ctx.chain(run.chainId)
    const mapping = checkMapping(run.kind, input.mapping, formatOf(run).header, country)
    demandRightToGive(ctx, run, mapping)
    if (mapping.rebateYear && mapping.rebateYear >= yearOf(await ctx.today(run.chainId)))
      throw new Refusal('DATE_IN_FUTURE', ['mapping', 'rebateYear'])
    await deleteParts(tx, run.id, 'report')
    await enqueue(tx, 'importCheck', { importId: run.id }, { queue: queueOf(run), key: `import:${run.id}` })
    return {
      status: 'checking',
      mapping,
      phase: 'reading',
      rowsDone: 0,
      summary: { askedBy: ctx.actor.staffId ?? null },
      failure: null,
      startedAt: null,
      finishedAt: null
    }
  })
}

export async function startImport(ctx: Context, input: { id: string }): Promise<ImportRow> {
  return change(ctx, input.id, 'importStart', async (tx, run) => {
    demandStatus(run, STARTABLE)
    if (!('columns' in run.mapping) || !run.summary.counts) throw new Refusal('IMPORT_NOT_IN_THAT_STATE', ['id'], { status: run.status })
    demandRightToGive(ctx, run, run.mapping as Mapping)
    await demandFile(tx, run)
    await enqueue(tx, 'importRun', { importId: run.id }, { queue: queueOf(run), key: `import:${run.id}` })
    return {
      status: 'running',
      phase: 'reading',
      rowsDone: 0,
      failure: null,
      startedAt: null,
      finishedAt: null,
      summary: { counts: run.summary.counts, attempts: 0, askedBy: ctx.actor.staffId ?? null }
    }
  })
}

/** What is written stays; points and tiers follow it. Asking twice is the same as once. */
export async function cancelImport(ctx: Context, input: { id: string }): Promise<ImportRow> {
  return change(ctx, input.id, 'importCancel', (_tx, run) => {
    demandStatus(run, BUSY)
    return { status: 'cancelling' }
  })
}
