// Nested fields of a listed customer as JSON, in the shapes their own loaders give, so that a page with them stays one statement. Only what is asked
// for is read.
import { CREDITED_ACCOUNTS } from '@keqing/domain'
import { join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { secondPersonAsked, secondPersonUntil } from '../organisation/index.ts'
import { confirmedBy } from '../points/index.ts'
import { PURCHASE_COLUMNS } from '../purchase/index.ts'

/**
 * A nested field as JSON. With `keys` its values come by position, without their names: Postgres makes that in three quarters of the time; `many`: as a
 * list of such.
 */
export interface Part {
  readonly json: Sql
  readonly keys?: readonly string[]
  readonly many?: true
}

/** The value of a part as its field's resolver would give it. */
export function readPart({ keys, many }: Part, value: unknown): unknown {
  if (!keys || value === null) return value
  return many ? (value as unknown[][]).map(each => keyed(keys, each)) : keyed(keys, value as unknown[])
}

export function keyed(keys: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const object: Record<string, unknown> = {}
  for (let at = 0; at < keys.length; at++) object[keys[at] as string] = values[at]
  return object
}

type Keys = Readonly<Record<string, string>>

/** The asked of the known keys, and those always needed. */
function picked(known: Keys, asked: Iterable<string>, always: readonly string[]): { keys: readonly string[]; values: Sql } {
  const keys = [...new Set([...always, ...asked])].filter(key => known[key] !== undefined)
  return { keys, values: raw(`json_build_array(${keys.map(key => known[key]).join(', ')})`) }
}

const STORE: Keys = {
  id: 'st.id',
  chainId: 'st.chain_id',
  code: 'st.code',
  name: 'st.name',
  city: 'st.city',
  openedOn: 'st.opened_on',
  closedOn: 'st.closed_on'
}
export function storePart(asked: Iterable<string>): Part {
  const { keys, values } = picked(STORE, asked, ['id', 'chainId'])
  return { keys, json: sql`(select ${values} from store st where st.tenant_id = c.tenant_id and st.id = c.store_id)` }
}

const GROUP: Keys = {
  id: 'sg.id',
  storeId: 'sg.store_id',
  chainId: 'c.chain_id',
  name: 'sg.name',
  openedOn: 'sg.opened_on',
  closedOn: 'sg.closed_on'
}
export function groupPart(asked: Iterable<string>): Part {
  const { keys, values } = picked(GROUP, asked, ['id', 'storeId', 'chainId'])
  return { keys, json: sql`(select ${values} from staff_group sg where sg.tenant_id = c.tenant_id and sg.id = a.group_id)` }
}

const CHAIN: Keys = {
  id: 'ch.id',
  name: 'ch.name',
  currency: 'ch.currency',
  timeZone: 'ch.time_zone',
  locale: 'ch.locale',
  country: 'ch.country',
  closedOn: 'ch.closed_on',
  memberNoPrefix: 'ch.member_no_prefix',
  policySecondPerson: secondPersonAsked('ch'),
  policySecondPersonUntil: secondPersonUntil('ch'),
  policyMovesShare: 'ch.policy_moves_share'
}
export function chainPart(asked: Iterable<string>): Part {
  const { keys, values } = picked(CHAIN, asked, ['id'])
  return { keys, json: values }
}

const TIER_NAME = `(select t.value->'name'->>ch.locale from policy_version pv, jsonb_array_elements(pv.body->'tiers') t
  where pv.tenant_id = c.tenant_id and pv.id = s.policy_version_id and t.value->>'key' = s.tier_key)`
const TIER: Keys = {
  status: 's.status',
  key: 's.tier_key',
  rank: 's.tier_rank',
  name: TIER_NAME,
  source: 's.source',
  lowered: 's.lowered',
  nextChangeOn: 's.next_change_on',
  decidedOn: 's.decided_on'
}
/** Null where no state is kept yet: the loader then says what that means. */
export function tierPart(asked: Iterable<string>): Part {
  const { keys, values } = picked(TIER, asked, ['status'])
  return { keys, json: sql`case when s.customer_id is not null then ${values} end` }
}

const listed = (words: readonly string[]) => words.map(word => `'${word}'`).join(', ')
const sumOf = (when: string) => `coalesce(sum(e.amount) filter (where ${when}), 0)`
const credited = `e.account in (${listed(CREDITED_ACCOUNTS)})`
/** Stands in the text for an instant, which travels beside it: statements of one shape have one text. */
const NOW = ':now'
const POINTS: Keys = {
  balance: 'coalesce(sum(e.amount), 0)',
  credited: sumOf(`${credited} and ${confirmedBy(raw(NOW)).sql}`),
  earned: sumOf(`e.kind in ('earn', 'bonus')`),
  adjusted: sumOf(`e.kind = 'adjust'`),
  reversed: sumOf(`e.kind = 'reverse' and ${credited}`),
  redeemed: sumOf(`e.account = 'redemption'`),
  expired: sumOf(`e.account = 'expiry'`)
}
export function pointsPart(asked: Iterable<string>, now: Date): Part {
  const { keys, values: text } = picked(POINTS, asked, ['balance'])
  const [first = '', ...rest] = text.sql.split(NOW)
  const values = rest.reduce((so, part) => sql`${so}${now}${raw(part)}`, raw(first))
  return { keys, json: sql`(select ${values} from point_entry e where e.tenant_id = c.tenant_id and e.customer_id = c.id)` }
}

/** What each field of a purchase reads of its row; a field not named here reads all of it. */
const PURCHASE_FIELDS: Readonly<Record<string, readonly string[]>> = {
  id: [],
  receiptNo: ['receiptNo'],
  happenedAt: ['happenedAt'],
  purchasedOn: ['purchasedOn'],
  recordedAt: ['recordedAt'],
  source: ['source'],
  claimedAt: ['claimedAt'],
  claimedLate: ['claimedLate'],
  declineReason: ['declineReason'],
  units: ['units'],
  returnedUnits: ['returnedUnits'],
  returnedInFullOn: ['returnedInFullOn'],
  voidedAt: ['voidedAt'],
  voidReason: ['voidReason'],
  paid: ['paidMinor', 'currency'],
  returned: ['returnedMinor', 'currency'],
  net: ['paidMinor', 'returnedMinor', 'voidedAt', 'currency'],
  store: ['storeId', 'chainId'],
  seller: ['sellerId'],
  customer: ['customerId'],
  anonymous: ['customerId']
}
const PURCHASE_KEYS = [
  'chainId',
  'storeId',
  'currency',
  'receiptNo',
  'happenedAt',
  'purchasedOn',
  'recordedAt',
  'source',
  'customerId',
  'claimedAt',
  'claimedLate',
  'declineReason',
  'sellerId',
  'units',
  'paidMinor',
  'returnedMinor',
  'returnedUnits',
  'returnedInFullOn',
  'voidedAt',
  'voidReason',
  'happenedText'
]

/** The last `limit` purchases, latest first; `cursors`: with what a cursor is made of. */
export function purchasesPart(asked: readonly string[], limit: number, cursors: boolean): Part {
  const whole = asked.some(field => !(field in PURCHASE_FIELDS))
  const keys = new Set(
    whole ? PURCHASE_KEYS : [...asked.flatMap(field => PURCHASE_FIELDS[field] ?? []), ...(cursors ? ['happenedText'] : [])]
  )
  const named = ['id', ...keys]
  const values = named.map(key => raw(`pr."${key}"`))
  return {
    keys: named,
    many: true,
    json: sql`(select coalesce(json_agg(json_build_array(${join(values, ', ')})), '[]') from (
      select ${PURCHASE_COLUMNS} from purchase p where p.tenant_id = c.tenant_id and p.customer_id = c.id order by p.happened_at desc, p.id desc limit ${raw(String(limit))}) pr)`
  }
}

/** The latest word per purpose and channel (PROFILE-5). */
export const CONSENTS: Part = {
  json: sql`(select coalesce(json_agg(co), '[]') from (
  select distinct on (k.purpose, k.channel) k.purpose, k.channel, k.granted, k.source, k.happened_at as "happenedAt", k.recorded_at as "recordedAt"
  from consent k where k.tenant_id = c.tenant_id and k.customer_id = c.id order by k.purpose, k.channel, k.happened_at desc, k.id desc) co)`
}
