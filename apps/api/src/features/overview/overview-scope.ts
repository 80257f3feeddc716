// What of a chain one overview adds up. Figures are sums over rows that the viewer may see one by one (TRUST 8): whole chains, whole stores, and of a
// group its customers and what its members sold to unknown ones.
import type { LocalDate } from '@keqing/domain'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { lookedAfter, type Rights } from '../../platform/rights.ts'
import { customerScope } from '../customer/index.ts'

export interface Extent {
  readonly tenantId: string
  readonly chainId: string
  /** One store only; already found to be in scope. */
  readonly storeId: string | undefined
  readonly asOf: LocalDate
  readonly timeZone: string
  readonly rights: Rights
}

function within({ chainId, storeId }: Extent, chain: Sql, store: Sql): Sql {
  return sql`${chain} = ${chainId} ${storeId ? sql`and ${store} = ${storeId}` : empty}`
}

/** Rows of `customer c`, at home in the stores of the extent. */
export function filesOf(extent: Extent): Sql {
  return sql`c.tenant_id = ${extent.tenantId} and ${within(extent, sql`c.chain_id`, sql`c.store_id`)} and ${customerScope(extent.rights, 'report:read')}`
}

/** Where a file was made: a customer who has moved to another store since stays registered there (TERM-3). */
export const MADE_AT = sql`coalesce(c.registered_store_id, c.store_id)`

/** Rows of `customer c`, by the store that made the file. */
export function registrationsOf(extent: Extent): Sql {
  const place = { chain: sql`c.chain_id`, store: MADE_AT }
  const inBooks = lookedAfter(sql`c.tenant_id`, sql`c.id`)
  return sql`c.tenant_id = ${extent.tenantId} and ${within(extent, place.chain, place.store)} and ${extent.rights.rows('report:read', { ...place, inBooks })}`
}

/** Rows of `purchase p` that stand, by their store. */
export function purchasesOf(extent: Extent): Sql {
  const place = { chain: sql`p.chain_id`, store: sql`p.store_id` }
  const inGroups = (ids: readonly string[]) => sql`(p.customer_id is null
    and exists (select from group_membership m where m.tenant_id = p.tenant_id and m.staff_id = p.seller_id and m.group_id = any(${ids}::uuid[])
      and p.purchased_on between m.from_on and coalesce(m.until_on, 'infinity'::date)))`
  const inBooks = lookedAfter(sql`p.tenant_id`, sql`p.customer_id`)
  return sql`p.tenant_id = ${extent.tenantId} and ${within(extent, place.chain, place.store)} and p.voided_at is null
    and ${extent.rights.rows('report:read', { ...place, inGroups, inBooks })}`
}

/** Rows of `purchase_return r` that stand, by the store that took the goods back. */
export function returnsOf(extent: Extent): Sql {
  const place = { chain: sql`r.chain_id`, store: sql`r.store_id` }
  const inBooks = lookedAfter(sql`r.tenant_id`, sql`r.customer_id`)
  return sql`r.tenant_id = ${extent.tenantId} and ${within(extent, place.chain, place.store)} and r.voided_at is null
    and ${extent.rights.rows('report:read', { ...place, inBooks })}`
}

/** Rows of `store s`. A group's member sees the group's part of the store's figures. */
export function storesOf(extent: Extent): Sql {
  const place = { chain: sql`s.chain_id`, store: sql`s.id` }
  return sql`s.tenant_id = ${extent.tenantId} and ${within(extent, place.chain, place.store)} and ${extent.rights.rows('report:read', { ...place, groupStores: true })}`
}
