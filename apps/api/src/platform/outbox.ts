// What third parties are told of, as part of the statement that does it (TRUST 26): a step of its `with`, fed by the rows that were written.
import { raw, sql, type Sql } from './db/sql.ts'

/** An event's id is its subject's: the tier change, the ledger entry, the version, the entry of a voucher. */
export const OUTBOX_KINDS = ['tierChanged', 'pointsMoved', 'policyInForce', 'voucherMoved'] as const
export type OutboxKind = (typeof OUTBOX_KINDS)[number]

/** Events in one row: who changes many writes few rows, and a row stays small enough to lie beside the others. */
const EVENTS_PER_ROW = 50

/** `subjects` selects id, chain_id and customer_id. Nothing is sorted: both lists of a row are gathered in one pass, in whatever order it comes. */
export function tellOf(tenantId: string, kind: OutboxKind, subjects: Sql): Sql {
  return sql`insert into outbox_event (tenant_id, id, chain_id, kind, subject_ids, customer_ids)
    select ${tenantId}::uuid, (array_agg(id))[1], chain_id, ${kind}::text, array_agg(id), array_agg(customer_id)
    from (
      select id, chain_id, customer_id, (row_number() over () - 1) / ${raw(String(EVENTS_PER_ROW))} as part
      from (${subjects}) as subject (id, chain_id, customer_id)
    ) as numbered group by chain_id, part`
}
