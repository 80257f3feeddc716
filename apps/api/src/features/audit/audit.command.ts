// `audit verify`: whether the log of a company is whole. Exit code 1 where it is not.
import { stderr } from 'node:process'
import { validate } from 'uuid'
import { optional, UsageError, type Command } from '../../platform/command.ts'
import { sql } from '../../platform/db/sql.ts'
import { verifyAudit } from './seal-audit.ts'

const verify: Command = {
  name: 'audit verify',
  summary: 'Recomputes the chain of hashes over the audit log and names the first row that breaks it.',
  usage: '(--tenant <id> | --all)',
  options: { tenant: { type: 'string' }, all: { type: 'boolean' } },
  async run({ db, say }, values) {
    const one = optional(values, 'tenant')
    if (!one && !values.all) throw new UsageError('--tenant <id> or --all is missing.')
    if (one && !validate(one)) throw new UsageError('--tenant is a company’s id: see `tenant list`.')
    const known = (await db.global<{ id: string }>(sql`select id from company_directory order by created_at, id`)).map(row => row.id)
    if (one && !known.includes(one)) throw new UsageError('No such company: see `tenant list`.')
    if (known.length === 0) stderr.write('There is no company yet: nothing is to be verified.\n')
    let broken = 0
    for (const tenantId of one ? [one] : known) {
      const verdict = await db.unit(tenantId, verifyAudit)
      if (verdict.broken) broken++
      const { broken: fault } = verdict
      say(
        fault
          ? `${tenantId}: BROKEN at seq ${fault.seq}: entry ${fault.entryId ?? 'unknown'} ${fault.what}`
          : `${tenantId}: whole, ${verdict.sealed} entries, head ${verdict.head}`
      )
    }
    return broken > 0 ? 1 : 0
  }
}

export const AUDIT_COMMANDS = [verify]
