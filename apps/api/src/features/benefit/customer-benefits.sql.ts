// What chosen customers are entitled to today: where each belongs and in which tier. Their policies are few and read apart.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { POLICY_COLUMNS, type PolicyRow } from '../policy/index.ts'

export interface EntitledRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  /** Null where the customer is in no tier, or lost. */
  readonly tierKey: string | null
}

export async function entitledCustomers(tx: Tx, ids: readonly string[]): Promise<EntitledRow[]> {
  return tx.query<EntitledRow>(sql`
    select c.id, c.chain_id as "chainId", c.store_id as "storeId", case when s.status = 'tier' then s.tier_key end as "tierKey"
    from customer c left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
    where c.tenant_id = ${tx.tenantId} and c.id = any(${[...ids]}::uuid[])`)
}

/** In force now in these chains, and in these stores of theirs. */
export async function benefitsInForce(tx: Tx, chainIds: readonly string[], storeIds: readonly string[]): Promise<PolicyRow[]> {
  return tx.query<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = any(${[...chainIds]}::uuid[]) and v.kind = 'benefit' and v.status = 'inForce'
      and (v.store_id is null or v.store_id = any(${[...storeIds]}::uuid[]))`)
}
