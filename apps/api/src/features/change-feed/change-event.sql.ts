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

const PLACE = sql`e.position, e.id`

/** `after`: the id of the last one seen. */
export async function pageOfChanges(tx: Tx, list: ChangeList, limit: number, after: string | undefined): Promise<ChangeEvent[]> {
  const seen = after
    ? sql`and (${PLACE}) > (select o.position, o.id from outbox_event o where o.tenant_id = ${tx.tenantId} and o.id = ${after}::uuid)`
    : empty
  return tx.query<ChangeEvent>(sql`
    select e.id, e.kind, e.at, e.customer_id as "customerId" from outbox_event e
    left join customer c on c.tenant_id = ${tx.tenantId} and c.id = e.customer_id
    where e.tenant_id = ${tx.tenantId} and e.chain_id = ${list.chainId} and e.kind = any(${[...list.kinds]}::text[])
      and (e.customer_id is null or ${list.scope}) and e.position < pg_snapshot_xmin(pg_current_snapshot()) ${seen}
    order by ${PLACE} limit ${limit}`)
}

/** Whether a cursor's event is still kept, and the chain's. */
export async function isKept(tx: Tx, chainId: string, id: string): Promise<boolean> {
  return Boolean(
    await tx.first(sql`select 1 as kept from outbox_event where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and id = ${id}::uuid`)
  )
}

/** Of those older than `before` some, oldest first. How many went. */
export async function deleteSomeChanges(tx: Tx, before: Date, limit: number): Promise<number> {
  const gone = await tx.query<{ id: string }>(sql`
    delete from outbox_event where tenant_id = ${tx.tenantId} and id in (
      select id from outbox_event where tenant_id = ${tx.tenantId} and at < ${before} order by at limit ${limit})
    returning id`)
  return gone.length
}
