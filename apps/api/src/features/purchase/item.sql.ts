// Pages of items, and the items a batch of receipts names.
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { ItemRow } from './line.sql.ts'
import { contains } from './purchase.sql.ts'

export interface ItemList {
  readonly chainId: string
  readonly filter: { readonly search?: string | null; readonly category?: string | null }
}

function conditions(tenantId: string, { chainId, filter }: ItemList): Sql {
  const search = filter.search?.trim()
  return sql`i.tenant_id = ${tenantId} and i.chain_id = ${chainId}
    ${search ? sql`and (i.code ilike ${contains(search)} or i.name ilike ${contains(search)})` : empty}
    ${filter.category === undefined || filter.category === null ? empty : sql`and i.category = ${filter.category}`}`
}

export async function itemPage(
  tx: Tx,
  list: ItemList,
  page: { limit: number; after?: readonly [code: string, id: string] | undefined }
): Promise<ItemRow[]> {
  return tx.query<ItemRow>(sql`
    select i.id, i.code, i.name, i.category, i.recorded_at as "recordedAt", i.edited_at as "editedAt" from item i where ${conditions(tx.tenantId, list)}
    ${page.after ? sql`and (i.code, i.id) > (${page.after[0]}, ${page.after[1]}::uuid)` : empty}
    order by i.code, i.id limit ${page.limit}`)
}

export async function countItems(tx: Tx, list: ItemList): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`select count(*) as count from item i where ${conditions(tx.tenantId, list)}`)
  return row?.count ?? 0
}

/** Bounds the choice that a filter offers. */
export const CATEGORIES = 200

export async function categoriesOf(tx: Tx, chainId: string): Promise<string[]> {
  const rows = await tx.query<{ category: string }>(sql`
    select distinct i.category from item i where i.tenant_id = ${tx.tenantId} and i.chain_id = ${chainId} and i.category <> '' order by 1 limit ${CATEGORIES}`)
  return rows.map(row => row.category)
}

export interface NamedItem {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly category: string
}

/** Makes the items that are not there yet; fills and renews names of those nobody edited. Ids by code. In order of code, so that two batches queue instead of deadlocking. */
export async function growItems(tx: Tx, chainId: string, items: readonly NamedItem[]): Promise<ReadonlyMap<string, string>> {
  const ordered = items.toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const codes = ordered.map(item => item.code)
  await tx.run(sql`
    insert into item (tenant_id, id, chain_id, code, name, category)
    select ${tx.tenantId}::uuid, n.id, ${chainId}::uuid, n.code, n.name, n.category
    from unnest(${ordered.map(item => item.id)}::uuid[], ${codes}::text[], ${ordered.map(item => item.name)}::text[], ${ordered.map(item => item.category)}::text[])
      as n (id, code, name, category)
    on conflict (tenant_id, chain_id, code) do update
    set name = coalesce(nullif(excluded.name, ''), item.name), category = coalesce(nullif(excluded.category, ''), item.category)
    where item.edited_at is null
      and (item.name, item.category) is distinct from (coalesce(nullif(excluded.name, ''), item.name), coalesce(nullif(excluded.category, ''), item.category))`)
  const rows = await tx.query<{ id: string; code: string }>(
    sql`select id, code from item where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and code = any(${codes}::text[])`
  )
  return new Map(rows.map(row => [row.code, row.id]))
}
