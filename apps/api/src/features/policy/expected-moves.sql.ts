// Whether a version is known to move more customers than the chain lets pass without a second question. Known is what its latest backtest of these very rules
// against the version now in force says; of other rules it says nothing, and where there is none nothing is known.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { PolicyRow } from './policy.sql.ts'

export interface ManyMoves {
  readonly moved: number
  readonly customers: number
  /** In percent: from more than so many on it is asked. */
  readonly share: number
}

export async function manyMoves(tx: Tx, { id, chainId, kind, body }: PolicyRow): Promise<ManyMoves | undefined> {
  return tx.first<ManyMoves>(sql`
    select b.moved, b.customers, c.policy_moves_share as share
    from chain c cross join lateral (
      select moved, customers from backtest
      where tenant_id = ${tx.tenantId} and policy_version_id = ${id} and status = 'done' and body = ${JSON.stringify(body)}::jsonb
        and against_id is not distinct from (select f.id from policy_version f
          where f.tenant_id = ${tx.tenantId} and f.chain_id = ${chainId} and f.kind = ${kind} and f.status = 'inForce' and f.store_id is null)
      order by id desc limit 1
    ) b
    where c.tenant_id = ${tx.tenantId} and c.id = ${chainId} and b.moved::bigint * 100 > c.policy_moves_share::bigint * b.customers`)
}
