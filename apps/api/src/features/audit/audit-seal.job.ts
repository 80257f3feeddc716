// Every 20 seconds, so that an entry is sealed within 60: the clock's job of each minute asks for two more within it.
import { sql } from '../../platform/db/sql.ts'
import type { JobTask } from '../../platform/jobs/job-context.ts'
import { sealCompany } from './seal-audit.ts'

const AGAIN_AFTER_S = [20, 40]

export const auditSeal: JobTask = async (job, payload) => {
  if (!payload.again) {
    for (const seconds of AGAIN_AFTER_S) {
      await job.db.global(
        sql`select graphile_worker.add_job('auditSeal', '{"again": true}'::json, run_at => now() + make_interval(secs => ${seconds}), job_key => ${`auditSeal.${seconds}`}, max_attempts => 1)`
      )
    }
  }
  for (const tenantId of await job.companies()) {
    if (job.signal.aborted) return
    await sealCompany(job.db, tenantId, job.signal)
  }
}
