// Chains, stores and groups by id, and the pages of stores. A store or group that a visible fact names is shown by name to whoever works in its
// chain; lists and what lies inside keep to the viewer's scope (TRUST 8).
import type { Permission } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { lookedAfter, type Rights } from '../../platform/rights.ts'
import type { Chain, StaffGroup, Store } from './chain.type.ts'

/** Of a chain under this name: whether a second person approves its policies now. Said to end, it goes on for a day (ADR 0021). */
export const secondPersonAsked = (chain: string) =>
  `(${chain}.policy_second_person and coalesce(${chain}.policy_second_person_until > app.now(), true))`
/** When that ends, while it is to. */
export const secondPersonUntil = (chain: string) => `case when ${secondPersonAsked(chain)} then ${chain}.policy_second_person_until end`

export const CHAIN = raw(
  `c.id, c.name, c.currency, c.time_zone as "timeZone", c.locale, c.country, c.closed_on as "closedOn", c.member_no_prefix as "memberNoPrefix",
  ${secondPersonAsked('c')} as "policySecondPerson", ${secondPersonUntil('c')} as "policySecondPersonUntil", c.policy_moves_share as "policyMovesShare"`
)
export const STORE = raw(`s.id, s.chain_id as "chainId", s.code, s.name, s.city, s.opened_on as "openedOn", s.closed_on as "closedOn"`)
export const GROUP = raw(
  `g.id, g.store_id as "storeId", s.chain_id as "chainId", g.name, g.opened_on as "openedOn", g.closed_on as "closedOn"`
)

function byId<R extends { id: string }>(rows: readonly R[]): Map<string, R> {
  return new Map(rows.map(row => [row.id, row]))
}

export async function chainsByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Chain>> {
  return byId(
    await tx.query<Chain>(
      sql`select ${CHAIN} from chain c where c.tenant_id = ${tx.tenantId} and c.id = any(${ids}::uuid[]) order by c.name, c.id`
    )
  )
}

export async function storesByIds(tx: Tx, ids: readonly string[], chainIds: readonly string[]): Promise<Map<string, Store>> {
  return byId(
    await tx.query<Store>(
      sql`select ${STORE} from store s where s.tenant_id = ${tx.tenantId} and s.id = any(${ids}::uuid[]) and s.chain_id = any(${chainIds}::uuid[])`
    )
  )
}

export async function groupsByIds(tx: Tx, ids: readonly string[], chainIds: readonly string[]): Promise<Map<string, StaffGroup>> {
  return byId(
    await tx.query<StaffGroup>(sql`select ${GROUP} from staff_group g join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
      where g.tenant_id = ${tx.tenantId} and g.id = any(${ids}::uuid[]) and s.chain_id = any(${chainIds}::uuid[])`)
  )
}

/** The stores in the viewer's scope: whole chains, own stores, and the store of an own group. `store` is the alias of the table. */
export function visibleStores(rights: Rights, alias = 's'): Sql {
  return rights.rows('org:read', { chain: raw(`${alias}.chain_id`), store: raw(`${alias}.id`), groupStores: true })
}

/** The list of a chain is bounded: what is typed is looked for in each of its rows. */
export interface StoreList {
  readonly chainId: string
  readonly includeClosed: boolean
  readonly rights: Rights
  readonly search?: string | null | undefined
  readonly ids?: readonly string[] | null | undefined
  readonly may?: Permission | undefined
}

/** Whether one of the columns holds what was typed, letters of either case; nothing typed asks for nothing. */
export function holds(search: string | null | undefined, columns: readonly Sql[]): Sql {
  const text = search?.trim()
  if (!text) return empty
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`
  return sql`and (${join(
    columns.map(column => sql`${column} ilike ${pattern}`),
    ' or '
  )})`
}

function storesWhere(tx: Tx, list: StoreList): Sql {
  const { rights, may, ids } = list
  return sql`s.tenant_id = ${tx.tenantId} and s.chain_id = ${list.chainId} and ${visibleStores(rights)} ${list.includeClosed ? empty : sql`and s.closed_on is null`}
    ${may ? sql`and ${rights.rows(may, { chain: sql`s.chain_id`, store: sql`s.id`, groupStores: true })}` : empty}
    ${ids ? sql`and s.id = any(${ids}::uuid[])` : empty} ${holds(list.search, [sql`s.code`, sql`s.name`, sql`s.city`])}`
}

/** A page in the order of code, one row more than asked. */
export async function pageOfStores(
  tx: Tx,
  list: StoreList,
  first: number,
  after: readonly [code: string, id: string] | undefined
): Promise<Store[]> {
  return tx.query<Store>(sql`select ${STORE} from store s where ${storesWhere(tx, list)}
    ${after ? sql`and (s.code, s.id) > (${after[0]}, ${after[1]}::uuid)` : empty} order by s.code, s.id limit ${first + 1}`)
}

export async function countStores(tx: Tx, list: StoreList): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`select count(*) as count from store s where ${storesWhere(tx, list)}`)
  return row?.count ?? 0
}

export interface GroupList extends StoreList {
  readonly storeIds?: readonly string[] | null | undefined
}
/** With the code of its store, by which the list is in order. */
export type ListedGroup = StaffGroup & { readonly storeCode: string }

function groupsWhere(tx: Tx, list: GroupList): Sql {
  const { rights, may, ids, storeIds } = list
  const own = { chain: sql`s.chain_id`, store: sql`s.id`, inGroups: (groups: readonly string[]) => sql`g.id = any(${groups}::uuid[])` }
  return sql`g.tenant_id = ${tx.tenantId} and s.chain_id = ${list.chainId} and ${visibleStores(rights)} ${list.includeClosed ? empty : sql`and g.closed_on is null`}
    ${may ? sql`and ${rights.rows(may, own)}` : empty}
    ${ids ? sql`and g.id = any(${ids}::uuid[])` : empty} ${storeIds ? sql`and g.store_id = any(${storeIds}::uuid[])` : empty}
    ${holds(list.search, [sql`g.name`, sql`s.code`, sql`s.name`, sql`s.city`])}`
}

/** A page in the order of the store's code and the group's name, one row more than asked. */
export async function pageOfGroups(
  tx: Tx,
  list: GroupList,
  first: number,
  after: readonly [storeCode: string, name: string, id: string] | undefined
): Promise<ListedGroup[]> {
  return tx.query<ListedGroup>(sql`select ${GROUP}, s.code as "storeCode" from staff_group g
    join store s on s.tenant_id = g.tenant_id and s.id = g.store_id where ${groupsWhere(tx, list)}
    ${after ? sql`and (s.code, g.name, g.id) > (${after[0]}, ${after[1]}, ${after[2]}::uuid)` : empty} order by s.code, g.name, g.id limit ${first + 1}`)
}

export async function countGroups(tx: Tx, list: GroupList): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`select count(*) as count from staff_group g
    join store s on s.tenant_id = g.tenant_id and s.id = g.store_id where ${groupsWhere(tx, list)}`)
  return row?.count ?? 0
}

/** One store in scope; another's and a closed chain's are as if they were not. */
export async function visibleStore(tx: Tx, rights: Rights, id: string): Promise<Store | undefined> {
  return tx.first<Store>(sql`select ${STORE} from store s where s.tenant_id = ${tx.tenantId} and s.id = ${id} and ${visibleStores(rights)}`)
}

/** Groups of stores, open ones first; only of stores in scope. */
export async function groupsOfStores(tx: Tx, rights: Rights, storeIds: readonly string[]): Promise<Map<string, StaffGroup[]>> {
  const rows =
    await tx.query<StaffGroup>(sql`select ${GROUP} from staff_group g join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where g.tenant_id = ${tx.tenantId} and g.store_id = any(${storeIds}::uuid[]) and ${visibleStores(rights)} order by g.closed_on nulls first, g.name, g.id`)
  return Map.groupBy(rows, row => row.storeId)
}

/** Customers whose home is the store, as far as the viewer may see customers. */
export async function customersOfStores(tx: Tx, rights: Rights, storeIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`select c.store_id as id, count(*) as count from customer c
    where c.tenant_id = ${tx.tenantId} and c.store_id = any(${storeIds}::uuid[]) and ${visibleCustomers(rights)} group by c.store_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}

/** Customers now in the group, as far as the viewer may see customers. */
export async function customersOfGroups(tx: Tx, rights: Rights, groupIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`select a.group_id as id, count(*) as count
    from assignment a join customer c on c.tenant_id = a.tenant_id and c.id = a.customer_id
    where a.tenant_id = ${tx.tenantId} and a.group_id = any(${groupIds}::uuid[]) and a.until_on is null and ${visibleCustomers(rights)} group by a.group_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}

/** Customers whom the person keeps now, as far as the viewer may see customers. */
export async function customersOfKeepers(tx: Tx, rights: Rights, staffIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`select a.keeper_id as id, count(*)::int as count
    from assignment a join customer c on c.tenant_id = a.tenant_id and c.id = a.customer_id
    where a.tenant_id = ${tx.tenantId} and a.keeper_id = any(${staffIds}::uuid[]) and a.until_on is null and ${visibleCustomers(rights)} group by a.keeper_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}

function visibleCustomers(rights: Rights): Sql {
  return rights.rows('customer:read', { chain: sql`c.chain_id`, store: sql`c.store_id`, inBooks: lookedAfter(sql`c.tenant_id`, sql`c.id`) })
}
