// The month's new files, by whose group had the customer on the day of the file, or by who made it: what quotas count begins here, whoever has the customer
// by now. Each chain's month is that of its own local date (TIME-1). Only rows that who asks may see one by one are counted (TRUST 8).
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope } from './customer.sql.ts'

type Counts = Map<string, number>
interface Row {
  readonly id: string
  readonly count: number
}

/** `customer c` was with one of these groups on the day the file was made. */
export function registeredIn(groupIds: readonly string[]): Sql {
  return sql`exists (select from assignment r where r.tenant_id = c.tenant_id and r.customer_id = c.id and r.group_id = any(${groupIds}::uuid[])
    and r.from_on <= c.registered_on and (r.until_on is null or r.until_on >= c.registered_on))`
}

/** Of `customer c` and its chain `ch`: the file is of the month in which that chain has this instant. */
const thisMonth = (now: Date) => sql`c.registered_on <= (${now}::timestamptz at time zone ch.time_zone)::date
  and c.registered_on >= date_trunc('month', ${now}::timestamptz at time zone ch.time_zone)::date`

export async function registeredByGroups(tx: Tx, rights: Rights, groupIds: readonly string[], now: Date): Promise<Counts> {
  const rows = await tx.query<Row>(sql`
    select g.id, count(*) as count
    from staff_group g
    join store st on st.tenant_id = g.tenant_id and st.id = g.store_id
    join chain ch on ch.tenant_id = st.tenant_id and ch.id = st.chain_id
    join customer c on c.tenant_id = ch.tenant_id and c.chain_id = ch.id and ${thisMonth(now)}
    join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.group_id = g.id
      and a.from_on <= c.registered_on and (a.until_on is null or a.until_on >= c.registered_on)
    where g.tenant_id = ${tx.tenantId} and g.id = any(${groupIds}::uuid[]) and ${customerScope(rights, 'customer:read')}
    group by g.id`)
  return new Map(rows.map(({ id, count }) => [id, count]))
}

export async function registeredByPeople(tx: Tx, rights: Rights, staffIds: readonly string[], now: Date): Promise<Counts> {
  const rows = await tx.query<Row>(sql`
    select p.id, count(*) as count
    from staff p
    join chain ch on ch.tenant_id = p.tenant_id and ch.id = p.chain_id
    join customer c on c.tenant_id = ch.tenant_id and c.chain_id = ch.id and c.registered_by = p.id and ${thisMonth(now)}
    where p.tenant_id = ${tx.tenantId} and p.id = any(${staffIds}::uuid[]) and ${customerScope(rights, 'customer:read')}
    group by p.id`)
  return new Map(rows.map(({ id, count }) => [id, count]))
}
