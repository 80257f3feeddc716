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
  readonly storeId: string
  /** Null: manager of the store. */
  readonly groupId: string | null
  readonly staffId: string
  readonly days: number
}

/** Members of groups, and who ran stores, by their days in the period: of one store, or of a chain. */
export async function membersOf(
  tx: Tx,
  at: {
    readonly chainId: string
    readonly storeId?: string
    readonly timeZone: string
    readonly from: LocalDate
    readonly until: LocalDate
  }
): Promise<MemberDays[]> {
  const member = days(sql`m.from_on`, sql`m.until_on`, at)
  const office = days(
    sql`(r.granted_at at time zone ${at.timeZone})::date`,
    sql`((r.revoked_at at time zone ${at.timeZone})::date - 1)`,
    at
  )
  const here = stores({ ...at, tenantId: tx.tenantId, storeIds: at.storeId ? [at.storeId] : undefined })
  return tx.query<MemberDays>(sql`
    select g.store_id as "storeId", m.group_id as "groupId", m.staff_id as "staffId", sum(${member})::int as days from group_membership m
    join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
    join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where ${here} and ${member} > 0 group by g.store_id, m.group_id, m.staff_id
    union all
    select s.id, null, r.staff_id, sum(${office})::int from role_grant r join store s on s.tenant_id = r.tenant_id and s.id = r.store_id
    where ${here} and r.role = 'STORE_MANAGER' and ${office} > 0 group by s.id, r.staff_id
    order by 1, 2, 3`)
}
