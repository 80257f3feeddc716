// Rows of customers as one reader may see them. Masking happens here, in the statement: what a reader may not see never leaves the database
// (TRUST 34), and who is outside the row scope is not found by the same statement as who never existed (TRUST 5, 8).
import type { CaptureSource, CustomerKind, Gender, LocalDate, Permission } from '@keqing/domain'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { lookedAfter, type Rights } from '../../platform/rights.ts'

/** A customer as the type and its field resolvers read it. A list fills what was asked for; single reads fill everything but `loaded`. */
export interface CustomerRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly currency: string
  readonly memberNo: string
  readonly kind: CustomerKind
  readonly name: string
  readonly namesMasked: boolean
  readonly gender: Gender | null
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly birthOn: LocalDate | null
  readonly birthMonth: number | null
  readonly birthDay: number | null
  readonly ageBand: string | null
  readonly ethnicity: string | null
  readonly note: string | null
  readonly referrerId: string | null
  readonly registeredOn: LocalDate
  readonly registeredById: string | null
  readonly captureSource: CaptureSource
  readonly fileConsent: string | null
  readonly doNotContactSince: Date | null
  readonly groupId: string | null
  readonly groupSince: LocalDate | null
  readonly keeperId: string | null
  readonly purchaseCount: number
  readonly netMinor: number
  readonly firstPurchaseOn: LocalDate | null
  readonly lastPurchaseOn: LocalDate | null
  readonly lastVisitOn: LocalDate | null
  /** Names of the profile fields that have a value, and the chain's policy by which they score. */
  readonly filled: readonly string[]
  readonly profilePolicy: string
  /** What a list brought along for nested fields, by field: taken as it is, and their resolvers are not called (platform/graphql/enforce.ts). */
  readonly loaded?: Readonly<Record<string, unknown>>
}

export const EXTENDED_FIELDS = [
  'occupation',
  'family',
  'personality',
  'spendingHabits',
  'dressPreference',
  'leisure',
  'dailyHabits',
  'servicePreference',
  'promotionAttitude',
  'values',
  'education',
  'income'
] as const

/**
 * Rows of `customer c` over which a permission holds: the chain's, the store's, those whose present group is the actor's, or whose present keeper the actor
 * stands in for; `within` as for Rights.
 */
export function customerScope(rights: Rights, permission: Permission, within?: string): Sql {
  const columns = { chain: sql`c.chain_id`, store: sql`c.store_id`, inBooks: lookedAfter(sql`c.tenant_id`, sql`c.id`) }
  return rights.rows(permission, columns, within)
}

function sameReach(rights: Rights, a: Permission, b: Permission): boolean {
  const [one, other] = [rights.reach(a), rights.reach(b)]
  if (!one || !other) return false
  const covered = (part: 'chains' | 'stores' | 'groups' | 'books') => [...one[part]].every(id => other[part].has(id))
  return covered('chains') && covered('stores') && covered('groups') && covered('books')
}

/** Where personal data is shown: everywhere the reader reads, nowhere, or by row. */
export type Sight = 'all' | 'none' | { readonly where: Sql }

export function sightOf(rights: Rights): Sight {
  if (!rights.has('customer:reveal')) return 'none'
  return sameReach(rights, 'customer:read', 'customer:reveal') ? 'all' : { where: customerScope(rights, 'customer:reveal') }
}

/** `shown` where the reader may see it, else `hidden`. */
export function seen(sight: Sight, shown: Sql, hidden: Sql): Sql {
  if (sight === 'all') return shown
  return sight === 'none' ? hidden : sql`case when ${sight.where} then ${shown} else ${hidden} end`
}

/** 138****2201 for a mainland number, otherwise country code and last digits. */
export const MASKED_PHONE = sql`case when c.phone like '+861__________' then substr(c.phone, 4, 3) || '****' || right(c.phone, 4)
  else left(c.phone, greatest(length(c.phone) - 8, 3)) || '****' || right(c.phone, case when length(c.phone) > 9 then 4 else 2 end) end`
export const MASKED_NAME = sql`left(c.name, 1) || '**'`

const PROFILE_POLICY = (chainId: Sql) => sql`(select pv.body::text from policy_version pv
  where pv.tenant_id = c.tenant_id and pv.chain_id = ${chainId} and pv.kind = 'profile' and pv.status = 'inForce' order by pv.version desc limit 1)`

/** Which expression says that a profile field has a value (PROFILE-1, PROFILE-2); the last two are filled by purchases. */
export function filledExpression(field: string, bought: Sql): Sql {
  if (field === 'name') return sql`true`
  if (field === 'age') return sql`(c.birth_on is not null or c.age_band is not null)`
  if (field === 'amountSpent' || field === 'productsBought') return bought
  if (['gender', 'ethnicity', 'email', 'address', 'phone'].includes(field)) return sql`(c.${raw(field)} is not null)`
  return sql`(c.profile ? ${field})`
}

const FILLED = sql`array_remove(array['name', ${join(
  ['gender', 'ethnicity', 'age', 'email', 'address', 'phone', 'amountSpent', 'productsBought'].map(
    field => sql`case when ${filledExpression(field, sql`s.purchase_count > 0`)} then ${raw(`'${field}'`)} end`
  ),
  ', '
)}], null) || array(select jsonb_object_keys(c.profile))`

type Column = (sight: Sight) => Sql
const plain =
  (text: string): Column =>
  () =>
    raw(text)
const personal =
  (text: string): Column =>
  sight =>
    seen(sight, raw(text), raw('null'))

/** Every column of a row, by its name there. `c` customer, `s` customer_state, `a` the present assignment, `ch` chain. */
export const CUSTOMER_COLUMNS = {
  id: plain('c.id'),
  chainId: plain('c.chain_id'),
  storeId: plain('c.store_id'),
  currency: plain('ch.currency'),
  memberNo: plain('c.member_no'),
  kind: plain('c.kind'),
  name: (sight: Sight) => seen(sight, raw('c.name'), MASKED_NAME),
  namesMasked: (sight: Sight) => seen(sight, raw('false'), raw('true')),
  gender: plain('c.gender'),
  phone: () => MASKED_PHONE,
  email: personal('c.email'),
  address: personal('c.address'),
  birthOn: personal('c.birth_on'),
  birthMonth: personal('c.birth_month'),
  birthDay: personal('c.birth_day'),
  ageBand: plain('c.age_band'),
  ethnicity: personal('c.ethnicity'),
  note: personal('c.note'),
  referrerId: plain('c.referrer_id'),
  registeredOn: plain('c.registered_on'),
  registeredById: plain('c.registered_by'),
  captureSource: plain('c.capture_source'),
  fileConsent: plain('c.file_consent'),
  doNotContactSince: plain('c.do_not_contact_at'),
  groupId: plain('a.group_id'),
  groupSince: plain('coalesce(a.group_from_on, a.from_on)'),
  keeperId: plain('a.keeper_id'),
  purchaseCount: plain('coalesce(s.purchase_count, 0)'),
  netMinor: plain('coalesce(s.net_minor, 0)'),
  firstPurchaseOn: plain('s.first_purchase_on'),
  lastPurchaseOn: plain('s.last_purchase_on'),
  lastVisitOn: plain('s.last_visit_on'),
  filled: () => FILLED,
  profilePolicy: () => PROFILE_POLICY(sql`c.chain_id`),
  // Free texts about a person, which may hold a name or a number.
  ...Object.fromEntries(EXTENDED_FIELDS.map(field => [field, personal(`c.profile->>'${field}'`)]))
} as unknown as Readonly<Record<keyof Omit<CustomerRow, 'loaded'> | (typeof EXTENDED_FIELDS)[number], Column>>

export type CustomerColumn = keyof typeof CUSTOMER_COLUMNS
export const CUSTOMER_COLUMN_NAMES = Object.keys(CUSTOMER_COLUMNS) as readonly CustomerColumn[]

/** What the reader sees of each column, in their order. */
export function customerValues(rights: Rights, columns: readonly CustomerColumn[]): Sql[] {
  const sight = sightOf(rights)
  return columns.map(column => CUSTOMER_COLUMNS[column](sight))
}

export function customerColumns(rights: Rights, columns: readonly CustomerColumn[] = CUSTOMER_COLUMN_NAMES): Sql {
  const values = customerValues(rights, columns)
  return join(
    columns.map((column, at) => sql`${values[at]} as ${raw(`"${column}"`)}`),
    ', '
  )
}

/** What the columns read from; each part names its tenant, which Citus needs and an index takes. */
export const CUSTOMER_FROM = sql`customer c
  join chain ch on ch.tenant_id = c.tenant_id and ch.id = c.chain_id
  left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
  left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null`

/** Customers by condition, within a permission's row scope. */
export function selectCustomers(tenantId: string, rights: Rights, permission: Permission, condition: Sql, tail: Sql = empty): Sql {
  return sql`select ${customerColumns(rights)} from ${CUSTOMER_FROM}
    where c.tenant_id = ${tenantId} and ${customerScope(rights, permission)} and ${condition} ${tail}`
}
