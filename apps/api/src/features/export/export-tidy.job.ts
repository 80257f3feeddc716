// TRUST 29, 35: what a link that is over was asked for may hold a name or a phone that somebody searched; it goes within the hour.
import { sql } from '../../platform/db/sql.ts'
import type { JobTask } from '../../platform/jobs/job-context.ts'

/** One statement a company: of links, that people ask for one by one, an hour brings few. */
export const exportTidy: JobTask = async job => {
  const now = job.clock.now()
  for (const tenantId of await job.companies()) {
    if (job.signal.aborted) return
    await job.db.unit(tenantId, tx => tx.run(sql`delete from export_link where tenant_id = ${tx.tenantId} and expires_at < ${now}`))
  }
}
