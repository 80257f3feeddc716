// Who is measured in a period, and for how many of its days: groups and stores while they were open, associates while they were members. And who a group's amounts are
// shared among.
import type { LocalDate, Measured } from '@keqing/domain'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { MeasureScope } from './parts.sql.ts'

type Span = Pick<MeasureScope, 'tenantId' | 'chainId' | 'from' | 'until' | 'storeIds'>

/** Days of the period between two dates, both included; null: open. */
const days = (first: Sql, last: Sql, { from, until }: Pick<Span, 'from' | 'until'>): Sql =>
  sql`(least(coalesce(${last}, ${until}::date - 1), ${until}::date - 1) - greatest(${first}, ${from}::date) + 1)`

const stores = ({ tenantId, chainId, storeIds }: Span): Sql =>
  sql`s.tenant_id = ${tenantId} and s.chain_id = ${chainId} ${storeIds ? sql`and s.id = any(${[...storeIds]}::uuid[])` : empty}`

/** A select of `id`, `store_id`, `days`: those who were there for a day at least. A person may be measured in several stores. */
export function subjectsOf(of: Measured, span: Span): Sql {
  if (of === 'store') {
    const there = days(sql`s.opened_on`, sql`s.closed_on`, span)
    return sql`select s.id, s.id as store_id, ${there} as days from store s where ${stores(span)} and ${there} > 0`
  }
  if (of === 'group') {
    const there = days(sql`g.opened_on`, sql`g.closed_on`, span)
    return sql`select g.id, g.store_id, ${there} as days from staff_group g join store s on s.tenant_id = g.tenant_id and s.id = g.store_id where ${stores(span)} and ${there} > 0`
  }
  const there = days(sql`m.from_on`, sql`m.until_on`, span)
  return sql`select m.staff_id as id, g.store_id, sum(${there}) as days from group_membership m
    join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
    join store s on s.tenant_id = g.tenant_id and s.id = g.store_id where ${stores(span)} and ${there} > 0
    group by m.staff_id, g.store_id`
}

export interface MemberDays {
  /** Null: manager of the store. */
  readonly groupId: string | null
  readonly staffId: string
  readonly days: number
}

/** Members of a store's groups, and who ran the store, by their days in the period. */
export async function memberDays(
  tx: Tx,
  at: { storeId: string; timeZone: string; from: LocalDate; until: LocalDate }
): Promise<MemberDays[]> {
  const member = days(sql`m.from_on`, sql`m.until_on`, at)
  const office = days(
    sql`(r.granted_at at time zone ${at.timeZone})::date`,
    sql`((r.revoked_at at time zone ${at.timeZone})::date - 1)`,
    at
  )
  return tx.query<MemberDays>(sql`
    select m.group_id as "groupId", m.staff_id as "staffId", sum(${member})::int as days from group_membership m
    join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
    where m.tenant_id = ${tx.tenantId} and g.store_id = ${at.storeId} and ${member} > 0 group by m.group_id, m.staff_id
    union all
    select null, r.staff_id, sum(${office})::int from role_grant r
    where r.tenant_id = ${tx.tenantId} and r.role = 'STORE_MANAGER' and r.store_id = ${at.storeId} and ${office} > 0 group by r.staff_id
    order by 1, 2`)
}
