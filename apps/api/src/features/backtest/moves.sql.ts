// Who moves by a backtest, as far as the reader may see: by pages in the order of ids, in numbers by store, and in all.
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope } from '../customer/index.ts'
import type { Cell, Place } from './finding.ts'

/** Which moves; `from` and `to` are where they stand by the rules before and after. */
export interface MoveFilter {
  readonly storeId?: string | null | undefined
  readonly from?: Partial<Place> | null | undefined
  readonly to?: Partial<Place> | null | undefined
}

export interface MoveList extends MoveFilter {
  readonly backtestId: string
  readonly chainId: string
}

export interface MoveRow {
  readonly backtestId: string
  readonly customerId: string
  readonly storeId: string
  readonly from: Place
  readonly to: Place
}

const stands = (status: Sql, key: Sql, at: Partial<Place> | null | undefined): Sql =>
  at?.status ? sql`and ${status} = ${at.status} ${at.key ? sql`and ${key} = ${at.key}` : empty}` : empty

/** Which rows of `backtest_move m`, beside their `customer c`. */
export function moved(tenantId: string, rights: Rights, { backtestId, chainId, storeId, from, to }: MoveList): Sql {
  return sql`from backtest_move m join customer c on c.tenant_id = m.tenant_id and c.id = m.customer_id
    where m.tenant_id = ${tenantId} and c.tenant_id = ${tenantId} and m.backtest_id = ${backtestId} and m.chain_id = ${chainId}
      and ${customerScope(rights, 'customer:read', chainId)} ${storeId ? sql`and m.store_id = ${storeId}` : empty}
      ${stands(sql`m.before_status`, sql`m.before_key`, from)} ${stands(sql`m.after_status`, sql`m.after_key`, to)}`
}

export async function pageOfMoves(tx: Tx, rights: Rights, list: MoveList, limit: number, after: string | undefined): Promise<MoveRow[]> {
  return tx.query<MoveRow>(sql`
    select m.backtest_id as "backtestId", m.customer_id as "customerId", m.store_id as "storeId",
      jsonb_build_object('status', m.before_status, 'key', m.before_key) as "from", jsonb_build_object('status', m.after_status, 'key', m.after_key) as "to"
    ${moved(tx.tenantId, rights, list)} ${after ? sql`and m.customer_id > ${after}::uuid` : empty} order by m.customer_id limit ${limit + 1}`)
}

export async function countMoves(tx: Tx, rights: Rights, list: MoveList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count ${moved(tx.tenantId, rights, list)}`))?.count ?? 0
}

export interface StoreMoves {
  readonly storeId: string
  readonly moved: number
  readonly cells: readonly Cell[]
}

/** Stores with the most moves first, so many at most; pairs of places are few. */
/** How many stores that is. */
export async function countStoresOfMoves(tx: Tx, rights: Rights, list: MoveList): Promise<number> {
  return (
    (await tx.first<{ count: number }>(sql`select count(distinct m.store_id)::int as count ${moved(tx.tenantId, rights, list)}`))?.count ??
    0
  )
}

export async function movesByStore(tx: Tx, rights: Rights, list: MoveList, most: number): Promise<StoreMoves[]> {
  return tx.query<StoreMoves>(sql`
    with pair as (
      select m.store_id, m.before_status, m.before_key, m.after_status, m.after_key, count(*)::int as customers ${moved(tx.tenantId, rights, list)}
      group by 1, 2, 3, 4, 5
    )
    select store_id as "storeId", sum(customers)::int as moved, jsonb_agg(jsonb_build_object('customers', customers,
        'before', jsonb_build_object('status', before_status, 'key', before_key), 'after', jsonb_build_object('status', after_status, 'key', after_key))
      order by customers desc, before_status, before_key, after_status, after_key) as cells
    from pair group by store_id order by moved desc, store_id limit ${most}`)
}
