// Every designation and override of a chain, as far as one sees its customer: in force, coming, ended.
import { parseLocalDate, Refusal, type LocalDate, type StandingKind, type StandingState } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { decodeCursor } from '../../platform/graphql/connection.ts'
import type { OrderDirection } from '../../platform/graphql/order.type.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope } from '../customer/index.ts'
import { knownIds } from './known-ids.ts'
import { STANDING, type CustomerStandingRow } from './standing.sql.ts'

export interface GivenTierRow extends CustomerStandingRow {
  readonly batchId: string | null
  /** What the list is ordered by, as text: for cursors. */
  readonly k: string
}

export interface GivenTierConditions {
  readonly kinds?: readonly StandingKind[] | null
  readonly states?: readonly StandingState[] | null
  readonly tiers?: readonly string[] | null
  readonly storeIds?: readonly string[] | null
  readonly endsTo?: LocalDate | null
  readonly batchId?: string | null
}

export interface GivenTierList {
  readonly chainId: string
  readonly rights: Rights
  readonly today: LocalDate
  readonly filter: GivenTierConditions
}

export interface GivenTierPart {
  readonly order: { readonly field: 'starts' | 'ends'; readonly direction: OrderDirection }
  readonly limit: number
  readonly after?: readonly [key: string, id: string] | undefined
}

/** The last day on which one holds: `lastDayOfStanding` of the domain. */
export const LAST_DAY = sql`coalesce(least(s.ends_on, s.withdrawn_on - 1), 'infinity'::date)`
const KEYS = { starts: sql`s.starts_on`, ends: LAST_DAY } as const

/** `standingState` of the domain. */
function inState(state: StandingState, today: LocalDate): Sql {
  const ended = sql`(${LAST_DAY} < ${today}::date or ${LAST_DAY} < s.starts_on)`
  if (state === 'ended') return ended
  return sql`(not ${ended} and s.starts_on ${raw(state === 'coming' ? '>' : '<=')} ${today}::date)`
}

function conditions({ filter, today }: GivenTierList): Sql[] {
  const { kinds, states, tiers, storeIds, endsTo, batchId } = filter
  return [
    ...(kinds ? [sql`s.kind = any(${[...kinds]}::text[])`] : []),
    ...(states
      ? [
          states.length > 0
            ? sql`(${join(
                states.map(state => inState(state, today)),
                ' or '
              )})`
            : sql`false`
        ]
      : []),
    ...(tiers ? [sql`s.tier_key = any(${[...tiers]}::text[])`] : []),
    ...(storeIds ? [sql`c.store_id = any(${knownIds(storeIds)}::uuid[])`] : []),
    ...(endsTo ? [sql`${LAST_DAY} <= ${endsTo}::date`] : []),
    ...(batchId ? [isUuid(batchId) ? sql`s.batch_id = ${batchId}` : sql`false`] : [])
  ]
}

const from = (tx: Tx, list: GivenTierList): Sql => sql`from standing s join customer c on c.tenant_id = s.tenant_id and c.id = s.customer_id
  where ${join(
    [
      sql`s.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and c.chain_id = ${list.chainId}`,
      customerScope(list.rights, 'customer:read', list.chainId),
      ...conditions(list)
    ],
    ' and '
  )}`

export function pageOfGivenTiers(tx: Tx, list: GivenTierList, { order, limit, after }: GivenTierPart): Promise<GivenTierRow[]> {
  const key = KEYS[order.field]
  const direction = raw(order.direction === 'asc' ? 'asc' : 'desc')
  const past = raw(order.direction === 'asc' ? '>' : '<')
  return tx.query<GivenTierRow>(sql`
    select ${STANDING}, s.batch_id as "batchId", (${key})::text as k ${from(tx, list)}
      ${after ? sql`and (${key}, s.id) ${past} (${after[0]}::date, ${after[1]}::uuid)` : empty}
    order by ${key} ${direction}, s.id ${direction} limit ${limit}`)
}

export async function countGivenTiers(tx: Tx, list: GivenTierList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count ${from(tx, list)}`))?.count ?? 0
}

export async function givenTiersByIds(tx: Tx, rights: Rights, ids: readonly string[]): Promise<Map<string, GivenTierRow>> {
  const rows = await tx.query<GivenTierRow>(sql`
    select ${STANDING}, s.batch_id as "batchId", '' as k from standing s join customer c on c.tenant_id = s.tenant_id and c.id = s.customer_id
    where s.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and s.id = any(${knownIds(ids)}::uuid[]) and ${customerScope(rights, 'customer:read')}`)
  return new Map(rows.map(row => [row.id, row]))
}

/** What a cursor holds goes into casts: a forged one is refused here. */
export function readGivenTierCursor(after: string): readonly [string, string] {
  const [key, id] = decodeCursor(after, 2).map(String)
  if (!key || !id || !isUuid(id) || (key !== 'infinity' && !parseLocalDate(key))) throw new Refusal('INVALID_VALUE', ['after'])
  return [key, id]
}
