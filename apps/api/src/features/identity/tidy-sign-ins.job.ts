// Sessions that have ended and failures nobody counts any more. Safe to repeat.
import { sql } from '../../platform/db/sql.ts'
import type { JobTask } from '../../platform/jobs/job-context.ts'

export const tidySignIns: JobTask = async job => {
  await job.db.global(sql`delete from session where expires_at < now() or seen_at < now() - interval '1 day'`)
  await job.db.global(sql`delete from sign_in_attempt where failed_at < now() - interval '2 days'`)
}
