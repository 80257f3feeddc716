// Which customers a list shows: the row scope and what the reader asked for. Nothing is found by what is masked for the reader: a filter that answers
// is a way of reading (TRUST 34).
import type { TierStatus } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { empty, join, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { inBookOf } from '../cover/index.ts'
import { customerScope, folded, registeredIn, sightOf, type Sight } from '../customer/index.ts'
import type { CustomerFilter } from './customer-list.input.ts'

/** One percent in the stored score, and the half that rounds up to it. */
const PERCENT = 10_000
const HALF = PERCENT / 2
const MOST_WORDS = 6

export interface CustomerList {
  readonly tenantId: string
  readonly rights: Rights
  readonly chainId: string
  readonly filter: CustomerFilter
  /** A select of ids: only these, where the filter asked who falls (falling.sql.ts). */
  readonly falling?: Sql
}

function visible(sight: Sight, condition: Sql): Sql {
  if (sight === 'all') return condition
  return sight === 'none' ? sql`false` : sql`(${sight.where} and ${condition})`
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`)

/** As many last digits as the mask shows, and the fewest that may be a whole number. */
const SHOWN_DIGITS = 4
const WHOLE_DIGITS = 7

/**
 * The last digits that the mask shows anyway, or the whole number with, without or after a country code of one to three digits. A part in between would
 * tell a masked number digit by digit (TRUST 34).
 */
function phoneCondition(digits: string): Sql {
  if (digits.length <= SHOWN_DIGITS) return sql`c.phone like ${`%${digits}`}`
  if (digits.length < WHOLE_DIGITS) return sql`false`
  const national = digits.replace(/^0+/, '')
  const wholes = ['+', '+_', '+__', '+___'].map(code => `${code}${national}`)
  return sql`c.phone like any(${wholes}::text[])`
}

function wordCondition(sight: Sight, word: string): Sql {
  const anywhere = sql`c.search like ${`%${escaped(word)}%`}`
  const digits = word.replaceAll(/[-()+.]/g, '')
  const found = /^\d{3,}$/.test(digits) ? sql`(${anywhere} or ${phoneCondition(digits)})` : anywhere
  if (sight === 'all') return found
  return sql`(lower(c.member_no) like ${`${escaped(word)}%`} or ${visible(sight, found)})`
}

const ids = (given: readonly string[]) => given.filter(id => isUuid(id))

/** One store is compared as one: only then can its index give the order. */
const ofStores = (storeIds: readonly string[]) =>
  storeIds.length === 1 ? sql`c.store_id = ${storeIds[0]}::uuid` : sql`c.store_id = any(${storeIds}::uuid[])`

const inGroups = (groupIds: readonly string[]) =>
  sql`exists (select from assignment g where g.tenant_id = c.tenant_id and g.customer_id = c.id and g.until_on is null and g.group_id = any(${groupIds}::uuid[]))`
const keptBy = (keeperIds: readonly string[]) =>
  sql`exists (select from assignment g where g.tenant_id = c.tenant_id and g.customer_id = c.id and g.until_on is null and g.keeper_id = any(${keeperIds}::uuid[]))`
const KEPT = sql`exists (select from assignment g where g.tenant_id = c.tenant_id and g.customer_id = c.id and g.until_on is null and g.keeper_id is not null)`
const IN_A_GROUP = sql`exists (select from assignment g where g.tenant_id = c.tenant_id and g.customer_id = c.id and g.until_on is null)`

type Given = { [K in keyof CustomerFilter]-?: (value: NonNullable<CustomerFilter[K]>, sight: Sight) => Sql }

/** Of `customer c`. */
const FILE: Partial<Given> = {
  search: (text, sight) => {
    const words = folded(text).split(' ').filter(Boolean).slice(0, MOST_WORDS)
    return words.length === 0
      ? sql`true`
      : join(
          words.map(word => wordCondition(sight, word)),
          ' and '
        )
  },
  storeIds: given => ofStores(ids(given)),
  groupIds: given => inGroups(ids(given)),
  noGroup: none => (none ? sql`not ${IN_A_GROUP}` : IN_A_GROUP),
  keeperIds: given => keptBy(ids(given)),
  bookOf: given => (isUuid(given) ? inBookOf(given) : sql`false`),
  noKeeper: none => (none ? sql`not ${KEPT}` : KEPT),
  registeredFrom: day => sql`c.registered_on >= ${day}::date`,
  registeredTo: day => sql`c.registered_on <= ${day}::date`,
  registeredByIds: given => sql`c.registered_by = any(${ids(given)}::uuid[])`,
  registeredGroupIds: given => registeredIn(ids(given)),
  completenessMin: percent => sql`c.completeness >= ${percent * PERCENT - HALF}`,
  completenessMax: percent => sql`c.completeness < ${percent * PERCENT + HALF}`,
  birthMonth: (month, sight) => visible(sight, sql`c.birth_month = ${month}`),
  kind: kind => sql`c.kind = ${kind}`
}

/** They stand in the text, so that the index of who is lost is seen to fit. */
const STATUSES: Readonly<Record<TierStatus, Sql>> = { tier: sql`'tier'`, lost: sql`'lost'`, none: sql`'none'` }

/** Of `customer_state s`. */
const STATE: Partial<Given> = {
  tiers: keys => sql`s.status = 'tier' and s.tier_key = any(${keys}::text[])`,
  statuses: given => sql`s.status in (${join(given.length > 0 ? given.map(status => STATUSES[status]) : [sql`null`], ', ')})`,
  lastVisitFrom: day => sql`s.last_visit_on >= ${day}::date`,
  lastVisitTo: day => sql`s.last_visit_on <= ${day}::date`,
  netSpendMin: minor => sql`s.net_minor >= ${minor}`,
  netSpendMax: minor => sql`s.net_minor <= ${minor}`,
  lowered: lowered => sql`s.lowered = ${lowered}`,
  nextChangeTo: day => sql`s.next_change_on <= ${day}::date`
}

function conditions(given: Partial<Given>, list: CustomerList): Sql[] {
  const sight = sightOf(list.rights)
  return Object.entries(given).flatMap(([key, condition]) => {
    const value = list.filter[key as keyof CustomerFilter]
    return value === null || value === undefined ? [] : [(condition as (value: unknown, sight: Sight) => Sql)(value, sight)]
  })
}

/** Conditions on `customer c` and, where `readsState`, on `customer_state s`. */
export function customerConditions(list: CustomerList): { where: Sql; readsState: boolean } {
  if (list.filter.fallsBy) throw new Error('who falls is found out before the conditions are made')
  const ofState = conditions(STATE, list)
  const all = [
    sql`c.tenant_id = ${list.tenantId} and c.chain_id = ${list.chainId}`,
    customerScope(list.rights, 'customer:read', list.chainId),
    ...conditions(FILE, list),
    ...(list.falling ? [sql`c.id = any(array(${list.falling}))`] : []),
    ...ofState
  ]
  return { where: join(all, ' and '), readsState: ofState.length > 0 }
}

const STATE_JOIN = sql`left join customer_state s on s.tenant_id = c.tenant_id and s.chain_id = c.chain_id and s.customer_id = c.id`
export const stateJoin = (wanted: boolean) => (wanted ? STATE_JOIN : empty)
