// What stores, customers and people are known by in files.
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'

/** By id; of no store, none. */
export async function storeCodes(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const found = await tx.query<{ id: string; code: string }>(
    sql`select id, code from store where tenant_id = ${tx.tenantId} and id = any(${[...new Set(ids.filter(id => id !== null))]}::uuid[])`
  )
  return new Map(found.map(row => [row.id, row.code]))
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

/** By id; of nobody, none. */
export async function staffNumbers(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const given = [...new Set(ids.filter(id => id !== null))]
  const rows = await tx.query<{ id: string; staffNo: string }>(
    sql`select id, staff_no as "staffNo" from staff where tenant_id = ${tx.tenantId} and id = any(${given}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row.staffNo]))
}
