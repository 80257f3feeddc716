// A page of customers in one statement: first the ids in their order, then for these alone whatever was asked for. The answer is one JSON document,
// which the driver hands over whole and the engine parses natively: a third of the processor time of as many columns and rows.
import { Refusal, parseLocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { CursorKey } from '../../platform/graphql/connection.ts'
import { customerValues, seen, sightOf, type CustomerColumn, type CustomerRow } from '../customer/index.ts'
import { customerConditions, stateJoin, type CustomerList } from './conditions.sql.ts'
import type { OrderDirection } from '../../platform/graphql/order.type.ts'
import type { CustomerOrderField } from './customer-list.input.ts'
import { keyed, readPart, type Part } from './parts.sql.ts'

export interface ListOrder {
  /** `lastPurchase` is the lost-customer register's. */
  readonly field: CustomerOrderField | 'lastPurchase'
  readonly direction: OrderDirection
}

/** What a page carries beyond plain columns: see parts.sql.ts. */
export interface PageContent {
  readonly columns: readonly CustomerColumn[]
  /** Nested fields, by field; SQL over `c`, `ch`, `s`, `a`. */
  readonly loaded: readonly { readonly field: string; readonly part: Part }[]
  readonly joins: { readonly chain: boolean; readonly state: boolean; readonly assignment: boolean }
}

export type ListedCustomer = CustomerRow & { readonly k: string | number | null }

interface SortKey {
  readonly column: Sql
  readonly cast: 'date' | 'bigint' | 'text' | 'int'
  /** Its index is the state's and it may have no value: those without come last, from a second branch that runs only if the first leaves room. */
  readonly ofState: boolean
}

function sortKey(list: CustomerList, field: ListOrder['field']): SortKey {
  switch (field) {
    case 'registered':
      return { column: raw('c.registered_on'), cast: 'date', ofState: false }
    // In an order by name the place of a masked name would tell it.
    case 'name':
      return { column: seen(sightOf(list.rights), raw('c.sort_name'), raw("''::text")), cast: 'text', ofState: false }
    case 'memberNo':
      return { column: raw('c.member_no'), cast: 'text', ofState: false }
    case 'completeness':
      return { column: raw('c.completeness'), cast: 'int', ofState: false }
    case 'lastVisit':
      return { column: raw('s.last_visit_on'), cast: 'date', ofState: true }
    case 'lastPurchase':
      return { column: raw('s.last_purchase_on'), cast: 'date', ofState: true }
    case 'netSpend':
      return { column: raw('s.net_minor'), cast: 'bigint', ofState: true }
  }
}

/** A cursor is checked as any input: a forged one is refused, not run. @throws Refusal INVALID_VALUE */
function checkedCursor(after: CursorKey, cast: SortKey['cast']): { key: string | number | null; id: string } {
  const [key = null, id] = after
  const right =
    key === null ||
    (cast === 'date'
      ? typeof key === 'string' && parseLocalDate(key)
      : cast === 'text'
        ? typeof key === 'string'
        : Number.isSafeInteger(key))
  if (!right || typeof id !== 'string' || !isUuid(id)) throw new Refusal('INVALID_VALUE', ['after'])
  return { key, id }
}

/** The chosen customers, at most `limit`, with their sort key as `k`. The limit stands in the text: by a plan that does not know it, a page costs a tenth of the table. */
function chosen(list: CustomerList, order: ListOrder, limit: number, after: CursorKey | undefined): Sql {
  const { where, readsState } = customerConditions(list)
  const { column, cast, ofState } = sortKey(list, order.field)
  const [direction, past] = order.direction === 'asc' ? [raw('asc'), raw('>')] : [raw('desc'), raw('<')]
  const from = after && checkedCursor(after, cast)
  const rows = raw(String(limit))
  const ordered = (k: Sql, condition: Sql, of: Sql, by: Sql) =>
    sql`select c.*, ${k} as k from customer c ${of} where ${where} ${condition} order by ${by} limit ${rows}`
  // Of the table that the key is of: only then is the comparison one of its index.
  const id = raw(ofState ? 's.customer_id' : 'c.id')
  const beyond = from && from.key !== null ? sql`and (${column}, ${id}) ${past} (${from.key}::${raw(cast)}, ${from.id}::uuid)` : empty
  if (!ofState) return ordered(column, beyond, stateJoin(readsState), sql`${column} ${direction}, c.id ${direction}`)
  const valued = ordered(
    column,
    sql`and ${column} is not null ${beyond}`,
    raw('join customer_state s on s.tenant_id = c.tenant_id and s.chain_id = c.chain_id and s.customer_id = c.id'),
    sql`${column} ${direction}, ${id} ${direction}`
  )
  const beyondNulls = from && from.key === null ? sql`and c.id ${past} ${from.id}::uuid` : empty
  const unvalued = ordered(sql`null::${raw(cast)}`, sql`and ${column} is null ${beyondNulls}`, stateJoin(true), sql`c.id ${direction}`)
  if (from && from.key === null) return unvalued
  return sql`select * from ((${valued}) union all (${unvalued})) ranked limit ${rows}`
}

const CHAIN_JOIN = raw('join chain ch on ch.tenant_id = c.tenant_id and ch.id = c.chain_id')
const ASSIGNMENT_JOIN = raw('left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null')

export function pageStatement(list: CustomerList, order: ListOrder, content: PageContent, limit: number, after?: CursorKey): Sql {
  const direction = raw(order.direction === 'asc' ? 'asc' : 'desc')
  const values = [raw('c.k'), ...customerValues(list.rights, content.columns), ...content.loaded.map(({ part }) => part.json)]
  return sql`select coalesce(json_agg(json_build_array(${join(values, ', ')}) order by c.k ${direction} nulls last, c.id ${direction}), '[]')::text as rows
    from (${chosen(list, order, limit, after)}) c
    ${content.joins.chain ? CHAIN_JOIN : empty} ${stateJoin(content.joins.state)} ${content.joins.assignment ? ASSIGNMENT_JOIN : empty}`
}

export async function pageOfCustomers(tx: Tx, statement: Sql, content: PageContent, name?: string): Promise<ListedCustomer[]> {
  const found = await tx.first<{ rows: string }>(statement, name)
  const keys = ['k', ...content.columns]
  return found ? (JSON.parse(found.rows) as unknown[][]).map(values => rowOf(keys, content.loaded, values)) : []
}

/** By position, as the statement put them. */
function rowOf(keys: readonly string[], parts: PageContent['loaded'], values: readonly unknown[]): ListedCustomer {
  const loaded: Record<string, unknown> = {}
  for (const [at, { field, part }] of parts.entries()) loaded[field] = readPart(part, values[keys.length + at])
  return { ...keyed(keys, values), loaded } as unknown as ListedCustomer
}

/** How many match and what they spent: asked for apart, since it reads every match. */
export async function totalsOfCustomers(tx: Tx, list: CustomerList): Promise<{ count: number; netMinor: number; currency: string }> {
  const { where } = customerConditions(list)
  const found = await tx.first<{ count: number; netMinor: number; currency: string }>(sql`
    select count(*) as count, coalesce(sum(s.net_minor), 0)::bigint as "netMinor",
      (select currency from chain where tenant_id = ${list.tenantId} and id = ${list.chainId}) as currency
    from customer c ${stateJoin(true)} where ${where}`)
  return found ?? { count: 0, netMinor: 0, currency: '' }
}
