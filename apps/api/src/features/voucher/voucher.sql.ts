// Vouchers with what is left of them: sums of their entries, read beside each row. State and filter by state are `voucherState` of the domain, held equal by
// a test.
import {
  parseLocalDate,
  Refusal,
  type BothTexts,
  type LocalDate,
  type Occasion,
  type VoucherSource,
  type VoucherState,
  type VoucherTerms,
  type VoucherTotals
} from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { decodeCursor } from '../../platform/graphql/connection.ts'
import type { OrderDirection } from '../../platform/graphql/order.type.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope } from '../customer/index.ts'
import { TERMS } from './definition.sql.ts'

export interface VoucherRow extends VoucherTotals {
  readonly id: string
  readonly chainId: string
  readonly customerId: string
  readonly definitionId: string
  readonly version: number
  readonly code: string
  readonly source: VoucherSource
  readonly batchId: string | null
  readonly occasion: Occasion | null
  readonly occasionOn: LocalDate | null
  readonly policyVersionId: string | null
  readonly policyVersion: number | null
  readonly reason: string | null
  readonly issuedOn: LocalDate
  readonly validFrom: LocalDate
  readonly goodUntil: LocalDate
  readonly recordedAt: Date
  readonly recordedById: string | null
  readonly name: BothTexts
  readonly terms: VoucherTerms
  readonly currency: string
  /** Entries so far: the number of the next. */
  readonly entries: number
}

const COLUMNS =
  raw(`v.id, v.chain_id as "chainId", v.customer_id as "customerId", v.definition_id as "definitionId", v.version, v.code, v.source,
  v.batch_id as "batchId", v.occasion, v.occasion_on as "occasionOn", v.policy_version_id as "policyVersionId",
  (select pv.version from policy_version pv where pv.tenant_id = v.tenant_id and pv.id = v.policy_version_id) as "policyVersion", v.reason, v.issued_on as "issuedOn",
  v.valid_from as "validFrom", n.good_until as "goodUntil", v.recorded_at as "recordedAt", v.recorded_by as "recordedById", t.name, ${TERMS}, ch.currency,
  t.face_minor as issued, n.redeemed, n.given_back as "givenBack", n.voided, n.expired, n.is_void as "isVoid", n.entries`)

const sumOf = (kind: string) => `coalesce(sum(e.amount) filter (where e.kind = '${kind}'), 0)::bigint`
/** `v` voucher, `t` its terms, `n` its sums. */
const FROM = raw(`voucher v
  join voucher_terms t on t.tenant_id = v.tenant_id and t.definition_id = v.definition_id and t.version = v.version
  join chain ch on ch.tenant_id = v.tenant_id and ch.id = v.chain_id
  cross join lateral (
    select ${sumOf('redeem')} as redeemed, ${sumOf('giveBack')} as given_back, ${sumOf('void')} as voided, ${sumOf('expire')} as expired,
      coalesce(bool_or(e.kind = 'void'), false) as is_void, count(*)::int as entries, greatest(v.valid_until, max(e.good_until)) as good_until
    from voucher_entry e where e.tenant_id = v.tenant_id and e.voucher_id = v.id
  ) n`)

export interface VoucherConditions {
  readonly customerId?: string | null
  readonly definitionId?: string | null
  readonly batchId?: string | null
  readonly states?: readonly VoucherState[] | null
  readonly sources?: readonly VoucherSource[] | null
  readonly storeIds?: readonly string[] | null
  readonly issuedFrom?: LocalDate | null
  readonly issuedTo?: LocalDate | null
  readonly endsFrom?: LocalDate | null
  readonly endsTo?: LocalDate | null
}

export interface VoucherList {
  readonly chainId: string
  readonly rights: Rights
  readonly today: LocalDate
  readonly filter: VoucherConditions
}

export interface VoucherPart {
  readonly order: { readonly field: 'issued' | 'ends'; readonly direction: OrderDirection }
  readonly limit: number
  readonly after?: readonly [key: string, id: string] | undefined
}

function stateOf(today: LocalDate): Sql {
  return sql`case when n.is_void then 'void' when t.face_minor + n.redeemed + n.given_back <= 0 then 'used'
    when n.good_until < ${today}::date or t.face_minor + n.redeemed + n.given_back + n.voided + n.expired <= 0 then 'expired'
    when v.valid_from > ${today}::date then 'notYetValid'
    when t.face_minor + n.redeemed + n.given_back + n.voided + n.expired < t.face_minor then 'partlyUsed' else 'active' end`
}

const oneOf = (column: Sql, id: string): Sql => (isUuid(id) ? sql`${column} = ${id}::uuid` : sql`false`)

function conditions({ filter, today }: VoucherList): Sql[] {
  const { customerId, definitionId, batchId, states, sources, storeIds, issuedFrom, issuedTo, endsFrom, endsTo } = filter
  return [
    ...(customerId ? [oneOf(sql`v.customer_id`, customerId)] : []),
    ...(definitionId ? [oneOf(sql`v.definition_id`, definitionId)] : []),
    ...(batchId ? [oneOf(sql`v.batch_id`, batchId)] : []),
    ...(sources ? [sql`v.source = any(${[...sources]}::text[])`] : []),
    ...(storeIds ? [sql`c.store_id = any(${storeIds.filter(id => isUuid(id))}::uuid[])`] : []),
    ...(issuedFrom ? [sql`v.issued_on >= ${issuedFrom}::date`] : []),
    ...(issuedTo ? [sql`v.issued_on <= ${issuedTo}::date`] : []),
    ...(endsFrom ? [sql`v.valid_until >= ${endsFrom}::date`] : []),
    ...(endsTo ? [sql`v.valid_until <= ${endsTo}::date`] : []),
    ...(states ? [sql`${stateOf(today)} = any(${[...states]}::text[])`] : [])
  ]
}

const from = (tx: Tx, list: VoucherList): Sql => sql`from ${FROM} join customer c on c.tenant_id = v.tenant_id and c.id = v.customer_id
  where ${join(
    [
      sql`v.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and v.chain_id = ${list.chainId}`,
      customerScope(list.rights, 'voucher:read', list.chainId),
      ...conditions(list)
    ],
    ' and '
  )}`

/** Ids ascend with time, so the order of issue is theirs alone. */
export function pageOfVouchers(
  tx: Tx,
  list: VoucherList,
  { order, limit, after }: VoucherPart
): Promise<(VoucherRow & { readonly k: string })[]> {
  const direction = raw(order.direction === 'asc' ? 'asc' : 'desc')
  const past = raw(order.direction === 'asc' ? '>' : '<')
  const byEnd = order.field === 'ends'
  const seen = byEnd
    ? sql`and (v.valid_until, v.id) ${past} (${after?.[0]}::date, ${after?.[1]}::uuid)`
    : sql`and v.id ${past} ${after?.[1]}::uuid`
  return tx.query<VoucherRow & { readonly k: string }>(sql`
    select ${COLUMNS}, v.valid_until::text as k ${from(tx, list)} ${after ? seen : empty}
    order by ${byEnd ? sql`v.valid_until ${direction},` : empty} v.id ${direction} limit ${limit}`)
}

/** What a cursor holds goes into casts: a forged one is refused here. */
export function readVoucherCursor(after: string): readonly [string, string] {
  const [key, id] = decodeCursor(after, 2).map(String)
  if (!key || !id || !isUuid(id) || !parseLocalDate(key)) throw new Refusal('INVALID_VALUE', ['after'])
  return [key, id]
}

export async function countVouchers(tx: Tx, list: VoucherList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count ${from(tx, list)}`))?.count ?? 0
}

/** In the reader's scope of their customers. */
export async function vouchersInSight(tx: Tx, rights: Rights, ids: readonly string[]): Promise<ReadonlyMap<string, VoucherRow>> {
  const rows = await tx.query<VoucherRow>(sql`
    select ${COLUMNS} from ${FROM} join customer c on c.tenant_id = v.tenant_id and c.id = v.customer_id
    where v.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and v.id = any(${ids.filter(id => isUuid(id))}::uuid[]) and ${customerScope(rights, 'voucher:read')}`)
  return new Map(rows.map(row => [row.id, row]))
}

/** Whoever asks: for acts that have looked at rights themselves. The customers' rows are locked where anything is to follow. */
export async function vouchersById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, VoucherRow>> {
  const rows = await tx.query<VoucherRow>(
    sql`select ${COLUMNS} from ${FROM} where v.tenant_id = ${tx.tenantId} and v.id = any(${ids.filter(id => isUuid(id))}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** By whole codes, as they are kept. */
export async function vouchersByCode(tx: Tx, chainId: string, codes: readonly string[]): Promise<ReadonlyMap<string, VoucherRow>> {
  const rows = await tx.query<VoucherRow>(
    sql`select ${COLUMNS} from ${FROM} where v.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.code = any(${[...codes]}::text[])`
  )
  return new Map(rows.map(row => [row.code, row]))
}

/** What a customer could still use some day, the one that ends first first; at most so many. */
export async function usableVouchers(tx: Tx, customerId: string, today: LocalDate, limit: number): Promise<VoucherRow[]> {
  return tx.query<VoucherRow>(sql`
    select ${COLUMNS} from ${FROM} where v.tenant_id = ${tx.tenantId} and v.customer_id = ${customerId}
      and ${stateOf(today)} in ('active', 'partlyUsed', 'notYetValid') order by n.good_until, v.id limit ${limit}`)
}
