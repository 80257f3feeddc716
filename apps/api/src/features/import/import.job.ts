// The two jobs of an import: the dry run, which writes nothing to the business, and the run. Both may be killed anywhere and begun again. A file that
// cannot be read fails with its reason; a fault of ours is tried again a few times and then parked (TRUST 39).
import { localDateOf, Refusal, type ImportKind } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Session } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { chainFacts } from '../../platform/graphql/context.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { forecastAdjustments, stageAdjustments, writeAdjustments } from './import-adjustments.ts'
import { forecastCustomers, stageCustomers, writeCustomers } from './import-customers.ts'
import { forecastReceipts, stageReceipts, writeReceipts } from './import-receipts.ts'
import { forecastStandings, stageStandings, writeStandings } from './import-standings.ts'
import { Cancelled, Interrupted, Progress } from './progress.ts'
import { changeRun, findRun, replaceNotes, type ImportRow, type ImportStatus } from './run.sql.ts'
import { ADJUSTMENT_OUTCOMES } from './staging/stage-adjustments.sql.ts'
import { CUSTOMER_OUTCOMES } from './staging/stage-customers.sql.ts'
import { STANDING_OUTCOMES } from './staging/stage-standings.sql.ts'
import { OUTCOMES } from './staging/receipt-findings.sql.ts'
import { Notes } from './staging/notes.ts'
import { writeReport } from './write-report.ts'
import type { Counts, Work } from './work.ts'

export const MOST_ATTEMPTS = 8

interface Outcome {
  readonly status: ImportStatus
  readonly counts: Counts
  readonly rows: number
}

/** What is done with the rows of one kind of file. */
interface Handling {
  /** Reads and compares; how many rows there are. */
  readonly stage: (work: Work) => Promise<number>
  readonly forecast: (work: Work, rows: number) => Promise<Counts>
  readonly write: (work: Work, rows: number) => Promise<{ counts: Counts; cancelled: boolean }>
  /** A statement of each row's outcome. */
  readonly outcomes: string
}

const RECEIPTS: Handling = { stage: stageReceipts, forecast: forecastReceipts, write: writeReceipts, outcomes: OUTCOMES }
const HANDLINGS: Readonly<Record<ImportKind, Handling>> = {
  customers: { stage: stageCustomers, forecast: forecastCustomers, write: writeCustomers, outcomes: CUSTOMER_OUTCOMES },
  receipts: RECEIPTS,
  receiptLines: RECEIPTS,
  standings: { stage: stageStandings, forecast: forecastStandings, write: writeStandings, outcomes: STANDING_OUTCOMES },
  adjustments: { stage: stageAdjustments, forecast: forecastAdjustments, write: writeAdjustments, outcomes: ADJUSTMENT_OUTCOMES }
}

/** The dry run. */
export const checkImport: JobTask = (job, payload) =>
  perform(job, payload, 'checking', async work => {
    const { stage, forecast, outcomes } = HANDLINGS[work.run.kind]
    const rows = await stage(work)
    const counts = await forecast(work, rows)
    await writeReport(work, outcomes, 'leftOut')
    return { status: 'checked', counts, rows }
  })

export const runImport: JobTask = (job, payload) =>
  perform(job, payload, 'running', async work => {
    const { stage, write, outcomes } = HANDLINGS[work.run.kind]
    const rows = await stage(work)
    const { counts, cancelled } = await write(work, rows)
    await writeReport(work, outcomes, 'all')
    return { status: cancelled ? 'cancelled' : 'done', counts, rows }
  })

async function perform(
  job: JobContext,
  payload: Readonly<Record<string, unknown>>,
  doing: 'checking' | 'running',
  act: (work: Work) => Promise<Outcome>
): Promise<void> {
  const tenantId = String(payload['tenantId'])
  const importId = String(payload['importId'])
  await job.db.session(tenantId, async session => {
    // Were the queue ever to give one import to two workers, the second waits its turn; it is no attempt.
    await session.unit(tx => tx.run(sql`select pg_advisory_lock(hashtextextended(${importId}, 0))`))
    const run = await begin(job, tenantId, importId, doing)
    if (!run) return
    try {
      const work = await prepare(job, session, tenantId, run, doing)
      await finish(job, tenantId, run, { ...(await act(work)), notes: work.notes })
    } catch (error) {
      await settleFailure(job, tenantId, { run, doing }, error)
    }
  })
}

async function prepare(job: JobContext, session: Session, tenantId: string, run: ImportRow, doing: ImportStatus): Promise<Work> {
  const chain = await session.unit(tx => chainFacts(tx, run.chainId))
  if (!chain) throw new Error('an import without its chain')
  const progress = new Progress(job, tenantId, run.id, doing === 'checking')
  return { job, session, tenantId, run, chain, today: localDateOf(job.clock.now(), chain.timeZone), progress, notes: new Notes() }
}

/** Counts the attempt before anything can go wrong with it. Undefined where there is nothing to do: done before, or parked now. */
async function begin(job: JobContext, tenantId: string, importId: string, doing: ImportStatus): Promise<ImportRow | undefined> {
  return job.db.unit(tenantId, async tx => {
    const run = await findRun(tx, importId, true)
    if (!run || (run.status !== doing && run.status !== 'cancelling')) return undefined
    const attempts = (run.summary.attempts ?? 0) + 1
    if (attempts > MOST_ATTEMPTS) {
      await changeRun(tx, importId, { status: 'failed', failure: 'INTERNAL', finishedAt: job.clock.now() })
      return undefined
    }
    await changeRun(tx, importId, { summary: { ...run.summary, attempts }, startedAt: run.startedAt ?? job.clock.now() })
    return run
  })
}

async function finish(job: JobContext, tenantId: string, run: ImportRow, outcome: Outcome & { notes: Notes }): Promise<void> {
  await job.db.unit(tenantId, async tx => {
    await replaceNotes(tx, run.id, outcome.notes.list())
    await changeRun(tx, run.id, {
      status: outcome.status,
      phase: null,
      rowsTotal: outcome.rows,
      rowsDone: outcome.counts['imported'] ?? outcome.rows,
      failure: null,
      summary: { counts: outcome.counts, attempts: 0, reportReady: true },
      finishedAt: job.clock.now()
    })
    if (outcome.status === 'checked') return
    const { rows = 0, imported = 0 } = outcome.counts
    await audit(tx, job, {
      action: 'importRun',
      objectType: 'ImportRun',
      objectId: run.id,
      chainId: run.chainId,
      detail: { status: outcome.status, kind: run.kind, rows, imported, startedBy: run.createdById }
    })
  })
}

/** @throws what the queue shall try again */
async function settleFailure(
  job: JobContext,
  tenantId: string,
  { run, doing }: { run: ImportRow; doing: ImportStatus },
  error: unknown
): Promise<void> {
  if (error instanceof Cancelled) {
    // Before anything was written: a dry run is as if it had not been asked for.
    const status = doing === 'checking' ? 'uploaded' : 'cancelled'
    await job.db.unit(tenantId, tx =>
      changeRun(tx, run.id, { status, phase: null, finishedAt: job.clock.now(), summary: { ...run.summary, attempts: 0 } })
    )
  } else if (error instanceof Refusal) {
    await job.db.unit(tenantId, tx =>
      changeRun(tx, run.id, { status: 'failed', phase: null, failure: error.code, finishedAt: job.clock.now() })
    )
  } else {
    // Being asked to stop is nobody's failure and does not count as an attempt.
    if (error instanceof Interrupted) await job.db.unit(tenantId, tx => changeRun(tx, run.id, { summary: run.summary }))
    throw error
  }
}
