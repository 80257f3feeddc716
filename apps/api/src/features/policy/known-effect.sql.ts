// What a version is known to do: what its latest backtest of these very rules against the version now in force says, whatever day it was run on. Of other
// rules it says nothing, and where there is none nothing is known.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { CHAIN_HOLDS, HOLDS_BEFORE, type PolicyRow } from './policy.sql.ts'

export interface KnownEffect {
  /** 0 of a kind that moves nobody by itself. */
  readonly moved: number
  readonly customers: number
  /** In percent: from more than so many on it is asked. */
  readonly share: number
  readonly many: boolean
}

export async function knownEffect(tx: Tx, { id, chainId, body }: PolicyRow): Promise<KnownEffect | undefined> {
  return tx.first<KnownEffect>(sql`
    select b.moved, b.customers, c.policy_moves_share as share, b.moved::bigint * 100 > c.policy_moves_share::bigint * b.customers as many
    from chain c cross join lateral (
      select coalesce(b.moved, 0) as moved, coalesce(b.customers, 0) as customers
      from policy_version v join backtest b on b.tenant_id = v.tenant_id and b.policy_version_id = v.id
      where v.tenant_id = ${tx.tenantId} and v.id = ${id} and b.status = 'done' and not b.of_past and b.body = ${JSON.stringify(body)}::jsonb
        and b.against_id is not distinct from ${HOLDS_BEFORE} and b.chain_version_id is not distinct from ${CHAIN_HOLDS}
      order by b.id desc limit 1
    ) b
    where c.tenant_id = ${tx.tenantId} and c.id = ${chainId}`)
}
