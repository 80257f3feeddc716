// TRUST 33: an audit row in the transaction of the change, insert only. `detail` holds field names, codes, counts and non-personal values;
// names, phones and birthdays never enter it (TRUST 34).
import { v7 as uuid } from 'uuid'
import type { Tx } from './db/database.ts'
import { sql } from './db/sql.ts'
import type { Actor } from './rights.ts'

export interface AuditEvent {
  /** The act, as the mutation that does it is named: `customerRegister`. */
  readonly action: string
  readonly objectType: string
  readonly objectId?: string | null
  /** Where it was: whoever reads the log sees their own chains. The store's chain where only a store is named. */
  readonly chainId?: string | null
  readonly storeId?: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Whose act it is. */
export interface Doer {
  readonly actor: Actor
  readonly correlationId: string
}

export async function audit(tx: Tx, by: Doer, event: AuditEvent): Promise<void> {
  const actorId = by.actor.staffId ?? by.actor.id
  await tx.run(sql`
    insert into audit_entry (tenant_id, id, actor_kind, actor_id, action, object_type, object_id, chain_id, store_id, detail, correlation_id)
    values (${tx.tenantId}, ${uuid()}, ${by.actor.kind}, ${actorId}, ${event.action}, ${event.objectType}, ${event.objectId ?? null},
      coalesce(${event.chainId ?? null}::uuid, (select chain_id from store where tenant_id = ${tx.tenantId} and id = ${event.storeId ?? null}::uuid)), ${event.storeId ?? null}, ${JSON.stringify(event.detail ?? {})}, ${by.correlationId})`)
}

/** One act on several objects of one kind: a row for each, by one statement. */
export async function auditEach(
  tx: Tx,
  by: Doer,
  event: { readonly action: string; readonly objectType: string; readonly chainId: string },
  objects: readonly { readonly id: string; readonly storeId: string | null; readonly detail: Readonly<Record<string, unknown>> }[]
): Promise<void> {
  if (objects.length === 0) return
  const actorId = by.actor.staffId ?? by.actor.id
  await tx.run(sql`
    insert into audit_entry (tenant_id, id, actor_kind, actor_id, action, object_type, object_id, chain_id, store_id, detail, correlation_id)
    select ${tx.tenantId}::uuid, o.id, ${by.actor.kind}, ${actorId}, ${event.action}, ${event.objectType}, o.object_id, ${event.chainId}::uuid, o.store_id, o.detail, ${by.correlationId}
    from unnest(${objects.map(() => uuid())}::uuid[], ${objects.map(object => object.id)}::uuid[], ${objects.map(object => object.storeId)}::uuid[],
      ${objects.map(object => JSON.stringify(object.detail))}::jsonb[]) as o (id, object_id, store_id, detail)`)
}
