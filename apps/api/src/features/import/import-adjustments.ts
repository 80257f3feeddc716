// A file of adjustments (POINT-1): read, compare with what it has done already, judge by what each customer has, then post a page at a time. One file is one
// act: where its points are together above the limit of the rules, all of it waits for somebody else. Another file, even of the same content, is another act.
import { localDateOf, needsSecondPerson, Refusal, type AdjustedSums } from '@keqing/domain'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { insertRequests, planAdjustments, postPlanned, type Adjusting, type AdjustmentPlan } from '../adjustment/index.ts'
import { lockCustomers } from '../customer/index.ts'
import { earningInForce } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { Cancelled } from './progress.ts'
import { rowsOf } from './reading/source.ts'
import { rightsOfRun } from './rights-of-run.ts'
import { AdjustmentRows, STAGED_ADJUSTMENT_COLUMNS } from './staging/adjustment-rows.ts'
import { copyInto, copyLine } from './staging/copy-rows.ts'
import * as stage from './staging/stage-adjustments.sql.ts'
import { countNotes, formatOf, mappingOf, openSource, type Counts, type Work } from './work.ts'

const PAGE = 1_000

/** A file that adjusts points has an author: nobody else could approve what nobody asked for. */
function authorOf({ run }: Work): string {
  if (!run.createdById) throw new Error('a file of adjustments without its author')
  return run.createdById
}

const rebateYearOf = ({ run }: Work): number | null => mappingOf(run).rebateYear ?? null

/** Asked for each page: a long run goes past midnight, and past a change of the rules. */
async function adjustingBy(tx: Tx, work: Work): Promise<Adjusting> {
  const { job, run, chain } = work
  const now = job.clock.now()
  const today = localDateOf(now, chain.timeZone)
  const version = await earningInForce(tx, run.chainId, today)
  return { chainId: run.chainId, today, now, recordedBy: authorOf(work), version }
}

/** A right that is lost while the file is worked is lost for what is left of it. @throws Refusal MEMBERSHIP_INACTIVE */
async function demandRight(tx: Tx, { run }: Work, page: readonly stage.Adjusted[]): Promise<void> {
  const rights = await rightsOfRun(tx, run, 'points:adjust')
  if (page.every(({ storeId }) => rights.covers('points:adjust', { chainId: run.chainId, storeId }))) return
  throw new Refusal('MEMBERSHIP_INACTIVE')
}

export async function stageAdjustments(work: Work): Promise<number> {
  const { run, chain, session, notes, progress } = work
  const format = formatOf(run)
  const rights = await session.unit(tx => rightsOfRun(tx, run, 'points:adjust'))
  const reader = new AdjustmentRows(
    { mapping: mappingOf(run), header: format.header, exact: format.type === 'csv', country: chain.country },
    notes
  )
  let rows = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const batch of rowsOf(openSource(work), format)) {
      rows += batch.length
      if (batch.length > 0) yield batch.map(row => copyLine(reader.stage(row))).join('')
      await progress.at(rows)
    }
  }
  await session.unit(async tx => {
    await stage.createStagedAdjustments(tx)
    await copyInto(tx, 'staged_adjustment', STAGED_ADJUSTMENT_COLUMNS, lines())
    await tx.client.query('analyze staged_adjustment')
  })
  await progress.phase('comparing')
  const scope = { chainId: run.chainId, importId: run.id, rights, rebateYear: rebateYearOf(work) }
  for (const step of [stage.findAdjusted, stage.findDone]) await session.unit(tx => step(tx, scope))
  await judge(work)
  for (const { code, firstRow, sample, rows: count } of await session.unit(stage.adjustmentFindings))
    notes.add(code as never, firstRow, sample, count)
  return rows
}

/** Who has not as many points is known before anything is asked or posted; each page is read in as many statements. */
async function judge(work: Work): Promise<void> {
  const { session, progress } = work
  let done = 0
  for (let after = 0; ;) {
    const page = await session.unit(tx => stage.pageOfAdjusting(tx, after, PAGE))
    const last = page.at(-1)
    if (!last) return
    await session.unit(async tx => {
      const { refused } = await planAdjustments(tx, await adjustingBy(tx, work), page.map(unasked), { dry: true })
      await stage.markRefused(tx, refusedRows(refused))
    })
    after = last.row
    done += page.length
    await progress.at(done)
  }
}

const unasked = (row: stage.Adjusted) => ({ ...row, requestId: null })
type Refused = AdjustmentPlan<ReturnType<typeof unasked>>['refused']
const refusedRows = (refused: Refused) => refused.map(({ adjustment, refusal }) => ({ row: adjustment.row, code: refusal.code }))

/** Stricter than before where the rules have become so meanwhile; never laxer, for what was asked for stays asked for. */
async function waitsOf(work: Work): Promise<{ waits: boolean; counts: stage.AdjustmentCounts }> {
  return work.session.unit(async tx => {
    const counts = await stage.adjustmentCounts(tx)
    const { version } = await adjustingBy(tx, work)
    return { waits: counts.asked > 0 || needsSecondPerson(version.policy, counts), counts }
  })
}

export async function forecastAdjustments(work: Work, rows: number): Promise<Counts> {
  const { waits, counts } = await waitsOf(work)
  const { fresh, done, up, down, firstRow, firstMember } = counts
  if (waits && firstRow !== null) work.notes.add('ADJUSTMENT_WAITS', firstRow, firstMember, fresh)
  return {
    rows,
    wouldImport: fresh,
    unchanged: done,
    pointsUp: up,
    pointsDown: down,
    waiting: waits ? fresh : 0,
    ...countNotes(work.notes)
  }
}

export async function writeAdjustments(work: Work, rows: number): Promise<{ counts: Counts; cancelled: boolean }> {
  const asked = await waitsOf(work)
  let cancelled = false
  work.progress.cancellable = true
  try {
    await writePages(work, asked)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    cancelled = true
  }
  work.progress.cancellable = false
  const { done, asked: waiting, up, down, firstRow, firstMember } = await work.session.unit(stage.adjustmentCounts)
  if (waiting > 0 && firstRow !== null) work.notes.add('ADJUSTMENT_WAITS', firstRow, firstMember, waiting)
  const { leftOut, errors } = countNotes(work.notes)
  return { counts: { rows, imported: done, pointsUp: up, pointsDown: down, waiting, leftOut, errors }, cancelled }
}

/** Each page is complete in itself: rows, entries, tiers. What begins to wait waits to the end, though the rules become laxer. */
async function writePages(work: Work, asked: { waits: boolean; counts: AdjustedSums }): Promise<void> {
  const { session, progress, notes } = work
  await progress.phase('points')
  let { waits } = asked
  let done = 0
  for (let after = 0; ;) {
    const page = await session.unit(tx => stage.pageOfAdjusting(tx, after, PAGE))
    const last = page.at(-1)
    if (!last) return
    const written = await session.unit(tx => writePage(tx, work, { page, waits, sums: asked.counts }))
    waits = written.waits
    // Once it is committed: a page that is tried again is noted once.
    for (const { adjustment, refusal } of written.refused) notes.add(refusal.code, adjustment.row, adjustment.memberNo)
    after = last.row
    done += page.length
    await progress.at(done)
  }
}

interface Page {
  readonly page: readonly stage.Adjusted[]
  readonly waits: boolean
  /** Of the whole file. */
  readonly sums: AdjustedSums
}

async function writePage(tx: Tx, work: Work, { page, sums, waits: waited }: Page): Promise<{ waits: boolean; refused: Refused }> {
  const { run } = work
  await demandRight(tx, work, page)
  await lockCustomers(
    tx,
    page.map(each => each.customerId)
  )
  const by = await adjustingBy(tx, work)
  const waits = waited || needsSecondPerson(by.version.policy, sums)
  const { planned, refused } = await planAdjustments(tx, by, page.map(unasked), { dry: waits })
  await stage.markRefused(tx, refusedRows(refused))
  const rows = planned.map(each => each.adjustment)
  const asking = {
    chainId: run.chainId,
    policyVersionId: by.version.id,
    requestedBy: authorOf(work),
    requestedAt: by.now,
    importId: run.id,
    rebateYear: rebateYearOf(work)
  }
  const ids = await insertRequests(
    tx,
    { ...asking, status: waits ? 'waiting' : 'posted' },
    rows.map(({ customerId, amount, reason, row }) => ({ customerId, amount, reason, importRow: row }))
  )
  if (!waits) {
    const own = planned.map(({ adjustment, lots }, index) => ({ lots, adjustment: { ...adjustment, requestId: ids[index] ?? null } }))
    await postPlanned(tx, { ...by, approvedBy: run.summary.askedBy ?? authorOf(work) }, own)
    const customerIds = rows.map(each => each.customerId)
    await refreshTiers(tx, { chainId: run.chainId, asOf: by.today, customerIds, cause: 'POINTS', causeId: run.id })
  }
  await stage.markDone(
    tx,
    rows.map(each => each.row),
    waits ? 'asked' : 'own'
  )
  await record(tx, work, rows, ids)
  return { waits, refused }
}

async function record(tx: Tx, { job, run }: Work, rows: readonly stage.Adjusted[], ids: readonly string[]): Promise<void> {
  const startedBy = run.summary.askedBy ?? run.createdById
  await auditEach(
    tx,
    job,
    { action: 'importRun', objectType: 'Customer', chainId: run.chainId },
    rows.map(({ customerId, storeId, amount }, index) => ({
      id: customerId,
      storeId,
      detail: { amount, requestId: ids[index], importId: run.id, startedBy }
    }))
  )
}
