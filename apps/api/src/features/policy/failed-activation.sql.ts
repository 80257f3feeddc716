// Why a version whose day has come does not hold: what its activation failed with, as far as people can do something about it. The error itself is the log's.
import { Refusal } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { isUnavailable } from '../../platform/errors.ts'
import { sql } from '../../platform/db/sql.ts'

/**
 * `notTried`: no attempt has come to its end. `busy`: the database was not to be had, or others held what it needs. `tierStillNamed`: other rules in force name
 * a tier that it lacks. `tierUnknown`: it names one that the rules of tiers in force lack. `broken`: something is wrong.
 */
export const OVERDUE_REASONS = ['notTried', 'busy', 'tierStillNamed', 'tierUnknown', 'broken'] as const
export type OverdueReason = (typeof OVERDUE_REASONS)[number]

/** Given up by the database's own limits, or for another transaction's sake. */
const WAITED_TOO_LONG = new Set(['57014', '40001', '40P01'])

const REFUSED: Readonly<Record<string, OverdueReason>> = { POLICY_TIER_STILL_NAMED: 'tierStillNamed', POLICY_TIER_UNKNOWN: 'tierUnknown' }

export function reasonOf(error: unknown): OverdueReason {
  if (error instanceof Refusal) return REFUSED[error.code] ?? 'broken'
  return isUnavailable(error) || WAITED_TOO_LONG.has((error as { code?: string } | null)?.code ?? '') ? 'busy' : 'broken'
}

/** Told once for each reason since its day was set, however often it is tried. */
export async function recordFailure(tx: Tx, versionId: string, reason: OverdueReason): Promise<void> {
  await tx.run(sql`
    insert into policy_event (tenant_id, id, policy_version_id, act, detail)
    select v.tenant_id, ${uuid()}, v.id, 'fail', ${JSON.stringify({ reason })}::jsonb from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.id = ${versionId} and v.status = 'scheduled'
      and not exists (
        select from policy_event e where e.tenant_id = ${tx.tenantId} and e.policy_version_id = v.id and e.act = 'fail' and e.detail->>'reason' = ${reason}
          and e.id > (select max(s.id::text)::uuid from policy_event s where s.tenant_id = ${tx.tenantId} and s.policy_version_id = v.id and s.act = 'schedule'))`)
}

/** What each failed with last since its day was set; none of those that did not. */
export async function lastFailures(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, OverdueReason>> {
  const rows = await tx.query<{ versionId: string; act: string; reason: OverdueReason }>(sql`
    select distinct on (policy_version_id) policy_version_id as "versionId", act, detail->>'reason' as reason from policy_event
    where tenant_id = ${tx.tenantId} and policy_version_id = any(${[...versionIds]}::uuid[]) and act in ('fail', 'schedule')
    order by policy_version_id, id desc`)
  return new Map(rows.filter(row => row.act === 'fail').map(row => [row.versionId, row.reason]))
}
