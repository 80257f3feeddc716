// What a version is known to do: what its latest backtest of these very rules against the version now in force says, whatever day it was run on. Of other
// rules it says nothing, and where there is none nothing is known.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { PolicyRow } from './policy.sql.ts'

export interface KnownEffect {
  /** 0 of a kind that moves nobody by itself. */
  readonly moved: number
  readonly customers: number
  /** In percent: from more than so many on it is asked. */
  readonly share: number
  readonly many: boolean
}

export async function knownEffect(tx: Tx, { id, chainId, kind, body }: PolicyRow): Promise<KnownEffect | undefined> {
  return tx.first<KnownEffect>(sql`
    select b.moved, b.customers, c.policy_moves_share as share, b.moved::bigint * 100 > c.policy_moves_share::bigint * b.customers as many
    from chain c cross join lateral (
      select coalesce(moved, 0) as moved, coalesce(customers, 0) as customers from backtest
      where tenant_id = ${tx.tenantId} and policy_version_id = ${id} and status = 'done' and not of_past and body = ${JSON.stringify(body)}::jsonb
        and against_id is not distinct from (select f.id from policy_version f
          where f.tenant_id = ${tx.tenantId} and f.chain_id = ${chainId} and f.kind = ${kind} and f.status = 'inForce' and f.store_id is null)
      order by id desc limit 1
    ) b
    where c.tenant_id = ${tx.tenantId} and c.id = ${chainId}`)
}
