// The entries of one adjustment, found from any of them. A request and a row of a file are named by what they posted; what was posted at once is not, and is
// one transaction, whose entries share the instant it began.
import { compareLots, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

export interface AdjustedEntry {
  readonly id: string
  readonly chainId: string
  readonly customerId: string
  readonly amount: number
  readonly expiresOn: LocalDate | null
  readonly policyVersionId: string | null
  readonly adjustmentId: string | null
  readonly importId: string | null
  /** Who asked. */
  readonly recordedBy: string | null
  /** The day on which it was taken back. */
  readonly takenBackOn: LocalDate | null
}

/** Of each entry that is an adjustment's, all of that adjustment in order of their lots, itself among them; other entries have none. */
export async function adjustmentsOfEntries(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, readonly AdjustedEntry[]>> {
  const rows = await tx.query<AdjustedEntry & { of: string }>(sql`
    select e.id as of, s.id, s.chain_id as "chainId", s.customer_id as "customerId", s.amount, s.expires_on as "expiresOn",
      s.policy_version_id as "policyVersionId", s.adjustment_id as "adjustmentId", a.import_id as "importId", s.recorded_by as "recordedBy",
      back.happened_on as "takenBackOn"
    from point_entry e
    join point_entry s on s.tenant_id = e.tenant_id and s.customer_id = e.customer_id and s.kind = 'adjust'
      and (s.id = e.id or s.adjustment_id = e.adjustment_id
        or e.adjustment_id is null and s.adjustment_id is null and e.amount < 0 and s.amount < 0 and s.recorded_at = e.recorded_at
          and s.recorded_by is not distinct from e.recorded_by and s.reason = e.reason)
    left join point_adjustment a on a.tenant_id = s.tenant_id and a.id = s.adjustment_id
    left join point_entry back on back.tenant_id = s.tenant_id and back.corrects_id = s.id
    where e.tenant_id = ${tx.tenantId} and e.kind = 'adjust' and e.id = any(${[...ids]}::uuid[])
    order by e.id, s.id`)
  return new Map([...Map.groupBy(rows, row => row.of)].map(([id, near]) => [id, oneAct(near, id)]))
}

/**
 * Points are taken from a lot once, the first to expire first: where the lots begin anew, so does another adjustment of that instant. Two of one person for one reason that
 * began in the same microsecond, the first of which emptied its last lot, are told as one: no customer's row is locked twice so fast.
 */
function oneAct(near: readonly AdjustedEntry[], id: string): readonly AdjustedEntry[] {
  const acts: AdjustedEntry[][] = []
  for (const entry of near) {
    const [act, last] = [acts.at(-1), acts.at(-1)?.at(-1)]
    if (act && last && compareLots(last, entry) < 0) act.push(entry)
    else acts.push([entry])
  }
  return acts.find(act => act.some(entry => entry.id === id)) ?? []
}
