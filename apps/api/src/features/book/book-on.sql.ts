// Who had whom on a day, by the groups of a store (GROUP-1): as the intervals say today. Customers who have gone to another store since are of that day's book too.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'

export interface BookDay {
  readonly storeId: string
  readonly on: LocalDate
  readonly groupId?: string | null | undefined
  readonly keeperId?: string | null | undefined
}

export interface HeldRow {
  readonly customerId: string
  readonly groupId: string
  readonly keeperId: string | null
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate | null
  readonly reason: string | null
  readonly recordedById: string | null
}

const held = (tx: Tx, { storeId, on, groupId, keeperId }: BookDay): Sql => sql`
  from assignment a join staff_group g on g.tenant_id = a.tenant_id and g.id = a.group_id
  where a.tenant_id = ${tx.tenantId} and g.tenant_id = ${tx.tenantId} and g.store_id = ${storeId} and a.from_on <= ${on}::date and (a.until_on is null or a.until_on >= ${on}::date)
    ${groupId ? sql`and a.group_id = ${groupId}` : empty} ${keeperId ? sql`and a.keeper_id = ${keeperId}` : empty}`

/** In the order of the customers' ids, of whom each is in one group on one day. */
export async function pageOfHeld(tx: Tx, day: BookDay, limit: number, after: string | undefined): Promise<HeldRow[]> {
  return tx.query<HeldRow>(sql`
    select a.customer_id as "customerId", a.group_id as "groupId", a.keeper_id as "keeperId", a.from_on as "fromOn", a.until_on as "untilOn", a.reason, a.recorded_by as "recordedById"
    ${held(tx, day)} ${after ? sql`and a.customer_id > ${after}::uuid` : empty} order by a.customer_id limit ${limit}`)
}

export async function countHeld(tx: Tx, day: BookDay): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*)::int as count ${held(tx, day)}`))?.count ?? 0
}
