// Customer files as their reader sees them, in columns that an import takes back. Phones are masked for all but those who may also import files: their
// export is recorded as one with full phones, and it comes back unchanged (TRUST 29, 34).
import { currencyExponent, decimalFromMinor } from '@keqing/domain'
import { empty, join, raw, sql, type Sql } from '../../../platform/db/sql.ts'
import type { Rights } from '../../../platform/rights.ts'
import { CUSTOMER_FROM, MASKED_PHONE, seen, sightOf } from '../../customer/index.ts'
import { customerConditions, withFalling, type CustomerFilter } from '../../customer-list/index.ts'
import { PAGE_ROWS, pageOf, type Cell, type ExportedList, type ExportScope } from '../exported-list.ts'

/** Whether phones leave in full: only with the right to bring them in. */
export function phonesInFull(rights: Rights, chainId: string): boolean {
  return rights.covers('import:run', { chainId }) && rights.covers('customer:reveal', { chainId })
}

const PROFILE = [
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
]
const CHANNELS = { marketingPhone: 'phone', marketingSms: 'sms', marketingWechat: 'wechat', marketingEmail: 'email', marketingMail: 'mail' }

/** The latest word on marketing by one channel. */
const consent = (channel: string) =>
  raw(`(select case when k.granted then 'yes' else 'no' end from consent k where k.tenant_id = c.tenant_id and k.customer_id = c.id
  and k.purpose = 'marketing' and k.channel = '${channel}' order by k.happened_at desc, k.id desc limit 1)`)

function columns(scope: ExportScope): readonly (readonly [header: string, value: Sql])[] {
  const sight = sightOf(scope.rights)
  const personal = (text: string) => seen(sight, raw(text), raw('null'))
  return [
    ['memberNo', raw('c.member_no')],
    ['name', seen(sight, raw('c.name'), raw("left(c.name, 1) || '**'"))],
    ['phone', phonesInFull(scope.rights, scope.chain.id) ? raw('c.phone') : MASKED_PHONE],
    ['storeCode', raw('(select st.code from store st where st.tenant_id = c.tenant_id and st.id = c.store_id)')],
    ['registeredOn', raw('c.registered_on')],
    ['kind', raw('c.kind')],
    ['gender', raw('c.gender')],
    ['birthday', personal(`coalesce(c.birth_on::text, c.birth_month || '-' || c.birth_day)`)],
    ['ageBand', raw('c.age_band')],
    ['ethnicity', personal('c.ethnicity')],
    ['email', personal('c.email')],
    ['address', personal('c.address')],
    ['captureSource', raw('c.capture_source')],
    ...PROFILE.map(field => [field, personal(`c.profile->>'${field}'`)] as const),
    ['note', personal('c.note')],
    ...Object.entries(CHANNELS).map(([header, channel]) => [header, consent(channel)] as const),
    ['doNotContactSince', raw('c.do_not_contact_at')],
    ['staffGroup', raw('(select sg.name from staff_group sg where sg.tenant_id = c.tenant_id and sg.id = a.group_id)')],
    ['keeper', raw('(select p.staff_no from staff p where p.tenant_id = c.tenant_id and p.id = a.keeper_id)')],
    ['tierStatus', raw('s.status')],
    ['tierKey', raw('s.tier_key')],
    ['nextChangeOn', raw('s.next_change_on')],
    [
      'pointsBalance',
      raw('(select coalesce(sum(e.amount), 0) from point_entry e where e.tenant_id = c.tenant_id and e.customer_id = c.id)::bigint')
    ],
    ['purchaseCount', raw('s.purchase_count')],
    ['netSpend', raw('s.net_minor')],
    ['currency', raw('ch.currency')],
    ['firstPurchaseOn', raw('s.first_purchase_on')],
    ['lastPurchaseOn', raw('s.last_purchase_on')],
    ['lastVisitOn', raw('s.last_visit_on')],
    ['completenessPercent', raw('(c.completeness + 5000) / 10000')]
  ]
}

const HEADER = [
  'memberNo',
  'name',
  'phone',
  'storeCode',
  'registeredOn',
  'kind',
  'gender',
  'birthday',
  'ageBand',
  'ethnicity',
  'email',
  'address',
  'captureSource',
  ...PROFILE,
  'note',
  ...Object.keys(CHANNELS),
  'doNotContactSince',
  'staffGroup',
  'keeper',
  'tierStatus',
  'tierKey',
  'nextChangeOn',
  'pointsBalance',
  'purchaseCount',
  'netSpend',
  'currency',
  'firstPurchaseOn',
  'lastPurchaseOn',
  'lastVisitOn',
  'completenessPercent'
] as const

type Row = { id: string } & Record<string, Cell>

/** In order of id, which is the order of making. */
export const customersList: ExportedList<CustomerFilter> = {
  permission: 'customer:read',
  header: HEADER,
  async page(tx, scope, filter, after) {
    const list = { tenantId: tx.tenantId, rights: scope.rights, chainId: scope.chain.id, filter }
    const { where } = customerConditions(await withFalling(tx, list, () => scope.today))
    const values = columns(scope)
    const rows = await tx.query<Row>(sql`
      select c.id, ${join(
        values.map(([header, value]) => sql`${value} as ${raw(`"${header}"`)}`),
        ', '
      )} from ${CUSTOMER_FROM}
      where ${where} ${after ? sql`and c.id > ${after[0]}::uuid` : empty} order by c.id limit ${PAGE_ROWS}`)
    const exponent = currencyExponent(scope.chain.currency)
    const money = (minor: Cell) => (typeof minor === 'number' ? decimalFromMinor(minor, exponent) : minor)
    return pageOf(
      rows,
      row => [row.id],
      row => HEADER.map(header => (header === 'netSpend' ? money(row[header]) : row[header]))
    )
  }
}

/** The lost-customer register (TIER-6). */
export const lostCustomersList: ExportedList<CustomerFilter> = {
  ...customersList,
  page: (tx, scope, filter, after) => customersList.page(tx, scope, { ...filter, statuses: ['lost'] }, after)
}
