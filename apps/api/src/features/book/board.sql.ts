// A store's book at a glance: who is in which group, by tier, with what they spend. One aggregate over the customers at home in the store.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

export interface BookCount {
  /** Null: of customers in no group. */
  readonly groupId: string | null
  /** Null: in no tier, or lost. */
  readonly tierKey: string | null
  readonly customers: number
  /** Of them kept by nobody in particular. */
  readonly unkept: number
  readonly netMinor: number
  /** Registered first of them. */
  readonly since: string | null
}

export async function bookCounts(tx: Tx, storeId: string): Promise<BookCount[]> {
  return tx.query<BookCount>(sql`
    select a.group_id as "groupId", case when s.status = 'tier' then s.tier_key end as "tierKey", count(*)::int as customers,
      (count(*) filter (where a.keeper_id is null))::int as unkept, coalesce(sum(s.net_minor), 0)::bigint as "netMinor", min(c.registered_on) as since
    from customer c
    left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
    left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
    where c.tenant_id = ${tx.tenantId} and c.store_id = ${storeId} group by 1, 2 order by 1 nulls first, 2 nulls last`)
}

export interface BookGroup {
  readonly id: string
  readonly members: readonly string[]
}

/** The store's open groups, by name, with their present members, by name. */
export async function openBooks(tx: Tx, storeId: string): Promise<BookGroup[]> {
  return tx.query<BookGroup>(sql`
    select g.id, array(select m.staff_id from group_membership m join staff p on p.tenant_id = m.tenant_id and p.id = m.staff_id
      where m.tenant_id = g.tenant_id and m.group_id = g.id and m.until_on is null order by p.name, p.id)::text[] as members
    from staff_group g where g.tenant_id = ${tx.tenantId} and g.store_id = ${storeId} and g.closed_on is null order by g.name, g.id limit 200`)
}
