// Who follows the changes has read them long since; what they tell of stays. In small transactions: stopped anywhere, the next night goes on.
import type { JobTask } from '../../platform/jobs/job-context.ts'
import { deleteSomeChanges } from './change-event.sql.ts'

export const KEPT_DAYS = 30
const DAY_MS = 86_400_000
const AT_ONCE = 10_000

export const outboxTidy: JobTask = async job => {
  const before = new Date(job.clock.now().getTime() - KEPT_DAYS * DAY_MS)
  for (const tenantId of await job.companies()) {
    for (let more = true; more && !job.signal.aborted;) {
      more = (await job.db.unit(tenantId, tx => deleteSomeChanges(tx, before, AT_ONCE))) === AT_ONCE
    }
  }
}
