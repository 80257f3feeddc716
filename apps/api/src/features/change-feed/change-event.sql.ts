// The outbox as its readers may see it. An event is shown once no transaction as old as its own is open: after it nothing can come before it, so who goes on from
// the last one seen misses none. What is behind an event of a customer follows the reader's scope of that customer.
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { OutboxKind } from '../../platform/outbox.ts'
import type { ChangeEvent } from './change-event.type.ts'

export interface ChangeList {
  readonly chainId: string
  readonly kinds: readonly OutboxKind[]
  /** A condition on `customer c`, the reader's. */
  readonly scope: Sql
}

/** The row of an event, and its number in it from 1. */
export interface Place {
  readonly row: string
  readonly number: number
}

const ORDER = sql`e.position, e.id, told.number`

/** `after`: where the last one seen stands. */
export async function pageOfChanges(tx: Tx, list: ChangeList, limit: number, after: Place | undefined): Promise<ChangeEvent[]> {
  const seen = after
    ? sql`and (e.position, e.id) >= (select o.position, o.id from outbox_event o where o.tenant_id = ${tx.tenantId} and o.id = ${after.row}::uuid)
        and (e.id <> ${after.row}::uuid or told.number > ${after.number})`
    : empty
  return tx.query<ChangeEvent>(sql`
    select told.id, e.kind, e.at, told.customer_id as "customerId", e.id as row, told.number::int as number from outbox_event e
    cross join lateral unnest(e.subject_ids, e.customer_ids) with ordinality as told (id, customer_id, number)
    left join customer c on c.tenant_id = ${tx.tenantId} and c.id = told.customer_id
    where e.tenant_id = ${tx.tenantId} and e.chain_id = ${list.chainId} and e.kind = any(${[...list.kinds]}::text[])
      and (told.customer_id is null or ${list.scope}) and e.position < pg_snapshot_xmin(pg_current_snapshot()) ${seen}
    order by ${ORDER} limit ${limit}`)
}

/** Whether the row of a cursor is still kept, and the chain's. */
export async function isKept(tx: Tx, chainId: string, id: string): Promise<boolean> {
  return Boolean(
    await tx.first(sql`select 1 as kept from outbox_event where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and id = ${id}::uuid`)
  )
}

/** Of the rows older than `before` some, oldest first. How many went. */
export async function deleteSomeChanges(tx: Tx, before: Date, limit: number): Promise<number> {
  const gone = await tx.query<{ id: string }>(sql`
    delete from outbox_event where tenant_id = ${tx.tenantId} and id in (
      select id from outbox_event where tenant_id = ${tx.tenantId} and at < ${before} order by at limit ${limit})
    returning id`)
  return gone.length
}
