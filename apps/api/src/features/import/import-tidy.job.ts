// TRUST 35: a file that was uploaded holds names and phones which no erasure of a person would reach; it is kept for as long as somebody may need it and no
// longer. In small transactions, each complete by itself: stopped anywhere, the next hour goes on; once too often changes nothing.
import type { Tx } from '../../platform/db/database.ts'
import type { JobTask } from '../../platform/jobs/job-context.ts'
import { closeReports, deleteSomeParts, emptySamples, lockStaleReports, lockStaleSources, type Rested } from './tidy.sql.ts'

const DAY_MS = 86_400_000
/** Long enough to go on with what failed or was cancelled after a weekend, and to look up what a row of the file said. */
export const ENDED_DAYS = 7
/** Nobody waits for it: whoever comes back later uploads it again. */
export const NEVER_STARTED_DAYS = 2
/** Past any queue and any run: its command line was killed, or its job is lost. */
export const ABANDONED_DAYS = 30
/** Line numbers, receipt and member numbers, no names or phones: as long as a month's questions take. */
export const REPORT_DAYS = 30

const IMPORTS_AT_ONCE = 20
/** Parts are of some 400 kB: 40 MB a transaction. */
const PARTS_AT_ONCE = 100

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS)

export const importTidy: JobTask = async job => {
  const now = job.clock.now()
  const before: Rested = {
    ended: daysBefore(now, ENDED_DAYS),
    neverStarted: daysBefore(now, NEVER_STARTED_DAYS),
    abandoned: daysBefore(now, ABANDONED_DAYS)
  }
  const reportsBefore = daysBefore(now, REPORT_DAYS)
  for (const tenantId of await job.companies()) {
    for (const batch of [(tx: Tx) => sources(tx, before), (tx: Tx) => reports(tx, reportsBefore)]) {
      for (let more = true; more && !job.signal.aborted;) more = await job.db.unit(tenantId, batch)
    }
  }
}

/** False once there is nothing left to do. */
async function sources(tx: Tx, before: Rested): Promise<boolean> {
  const ids = await lockStaleSources(tx, before, IMPORTS_AT_ONCE)
  if (ids.length === 0) return false
  await deleteSomeParts(tx, ids, 'source', PARTS_AT_ONCE)
  await emptySamples(tx, ids)
  return true
}

async function reports(tx: Tx, before: Date): Promise<boolean> {
  const ids = await lockStaleReports(tx, before, IMPORTS_AT_ONCE)
  if (ids.length === 0) return false
  await deleteSomeParts(tx, ids, 'report', PARTS_AT_ONCE)
  await closeReports(tx, ids)
  return true
}
