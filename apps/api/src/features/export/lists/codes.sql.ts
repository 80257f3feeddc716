// What stores, customers and people are known by in files.
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { staffByIds } from '../../organisation/index.ts'
import type { ExportScope } from '../exported-list.ts'

/** By id; of no store, none. */
export async function storeCodes(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx.query<{ id: string; code: string }>(
    sql`select id, code from store where tenant_id = ${tx.tenantId} and id = any(${[...new Set(ids.filter(id => id !== null))]}::uuid[])`
  )
  return new Map(found.map(row => [row.id, row.code]))
}

/** By id. */
export async function groupNames(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const given = [...new Set(ids.filter(id => id !== null))]
  const rows = await tx.query<{ id: string; name: string }>(
    sql`select id, name from staff_group where tenant_id = ${tx.tenantId} and id = any(${given}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row.name]))
}

export interface CustomerCodes {
  readonly memberNo: string
  readonly storeCode: string
  readonly storeId: string
}

/** Of customers whom a list has shown, with their home store. */
export async function customerCodes(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, CustomerCodes>> {
  const found = await tx.query<CustomerCodes & { id: string }>(sql`
    select c.id, c.member_no as "memberNo", s.code as "storeCode", c.store_id as "storeId" from customer c join store s on s.tenant_id = c.tenant_id and s.id = c.store_id
    where c.tenant_id = ${tx.tenantId} and c.id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(found.map(row => [row.id, row]))
}

export interface Person {
  readonly name: string
  readonly staffNo: string
}

/** People whom the reader sees, by id: who is out of sight is nameless in a file as on its page (TRUST 8). */
export async function peopleInSight(
  tx: Tx,
  { rights, actor }: Pick<ExportScope, 'rights' | 'actor'>,
  ids: readonly (string | null)[]
): Promise<(id: string | null | undefined) => Person | undefined> {
  const found = await staffByIds(tx, { rights, actor }, [...new Set(ids.filter(id => id !== null))])
  return id => found.get(id ?? '')
}
