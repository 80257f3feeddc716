// The log of one chain in the viewer's scope; what concerns the company as a whole is seen by whoever may read a whole chain's.
import { addDays, instantOf } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import type { AuditEntry, AuditFilter } from './audit.type.ts'

export interface AuditList {
  readonly chainId: string
  readonly timeZone: string
  readonly rights: Rights
  readonly filter: AuditFilter
}

function where(tx: Tx, { chainId, timeZone, rights, filter }: AuditList): Sql {
  const scope = rights.rows('audit:read', { chain: sql`coalesce(e.chain_id, ${chainId}::uuid)`, store: sql`e.store_id` })
  const equal = (column: Sql, value: string | null | undefined) => (value ? sql`and ${column} = ${value}` : empty)
  return sql`e.tenant_id = ${tx.tenantId} and (e.chain_id = ${chainId} or e.chain_id is null) and ${scope}
    ${equal(sql`e.action`, filter.action)} ${equal(sql`e.object_type`, filter.objectType)} ${equal(sql`e.object_id`, filter.objectId)} ${equal(sql`e.actor_id`, filter.actorId)}
    ${filter.from ? sql`and e.at >= ${instantOf(filter.from, '00:00:00', timeZone)}` : empty}
    ${filter.to ? sql`and e.at < ${instantOf(addDays(filter.to, 1), '00:00:00', timeZone)}` : empty}`
}

/** A page, the latest first (ids are made in the order of time), one row more than asked. */
export async function pageOfEntries(tx: Tx, list: AuditList, first: number, after: string | undefined): Promise<AuditEntry[]> {
  return tx.query<AuditEntry>(sql`select e.id, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.action, e.object_type as "objectType", e.object_id as "objectId",
      e.detail::text as detail, e.correlation_id as "correlationId", exists (select from audit_seal s where s.tenant_id = e.tenant_id and s.entry_id = e.id) as sealed
    from audit_entry e where ${where(tx, list)} ${after ? sql`and e.id < ${after}::uuid` : empty} order by e.id desc limit ${first + 1}`)
}

export async function countEntries(tx: Tx, list: AuditList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count from audit_entry e where ${where(tx, list)}`))?.count ?? 0
}

/** People and clients by id. */
export async function actorNames(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; name: string }>(sql`
    select id, name from staff where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])
    union all select id, name from api_client where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])`)
  return new Map(rows.map(row => [row.id, row.name]))
}

/** What the things changed are called, by `Type:id`: places and numbers, never a customer's name. */
export async function objectLabels(tx: Tx, keys: readonly string[]): Promise<Map<string, string>> {
  const ids = keys.flatMap(key => key.split(':')[1] ?? [])
  const of = (table: Sql, type: string, label: Sql) =>
    sql`select ${type}::text as type, id, ${label} as label from ${table} where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])`
  const rows = await tx.query<{ type: string; id: string; label: string }>(sql`
    ${of(sql`chain`, 'Chain', sql`name`)} union all ${of(sql`store`, 'Store', sql`name`)} union all ${of(sql`staff_group`, 'StaffGroup', sql`name`)}
    union all ${of(sql`staff`, 'Staff', sql`name`)} union all ${of(sql`api_client`, 'ApiClient', sql`name`)} union all ${of(sql`customer`, 'Customer', sql`member_no`)}
    union all ${of(sql`purchase`, 'Purchase', sql`receipt_no`)} union all ${of(sql`purchase_return`, 'PurchaseReturn', sql`return_no`)} union all ${of(sql`item`, 'Item', sql`code`)}
    union all ${of(sql`import_run`, 'ImportRun', sql`file_name`)}`)
  return new Map(rows.map(row => [`${row.type}:${row.id}`, row.label]))
}
