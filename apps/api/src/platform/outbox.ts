// What third parties are told of, as part of the statement that does it (TRUST 26): a step of its `with`, fed by the rows that were written.
import { sql, type Sql } from './db/sql.ts'

/** An event's id is its subject's: the tier change, the ledger entry, the version. */
export const OUTBOX_KINDS = ['tierChanged', 'pointsMoved', 'policyInForce'] as const
export type OutboxKind = (typeof OUTBOX_KINDS)[number]

/** `subjects` selects id, chain_id and customer_id. */
export function tellOf(tenantId: string, kind: OutboxKind, subjects: Sql): Sql {
  return sql`insert into outbox_event (tenant_id, id, chain_id, kind, customer_id)
    select ${tenantId}::uuid, subject.id, subject.chain_id, ${kind}::text, subject.customer_id from (${subjects}) as subject (id, chain_id, customer_id)`
}
