// Pages of the ledger: entries, what each person has, stores beside each other, the parts of a figure.
import type { BothTexts, Evidence, IncentiveRule, IncentiveUnit, LocalDate, MeasureAsked, ScoredEntry, Span } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { partsOf, type MeasureScope } from './parts.sql.ts'
import { seenEntries, seenShares, type Reader } from './seen.sql.ts'

export interface EntryRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly month: LocalDate
  readonly forOn: LocalDate
  readonly span: Span
  readonly rule: IncentiveRule
  readonly evidence: Evidence
  readonly beneficiary: ScoredEntry['beneficiary']
  readonly unit: IncentiveUnit
  readonly amount: number
  readonly forfeit: BothTexts | null
  readonly correctsId: string | null
  readonly correctedById: string | null
  readonly reason: string | null
  readonly madeById: string | null
  readonly recordedAt: Date
}

const ENTRY = raw(`e.id, e.chain_id as "chainId", e.store_id as "storeId", e.month, e.for_on as "forOn", e.span, e.rule, e.evidence,
  jsonb_build_object('kind', e.beneficiary, 'id', e.beneficiary_id) as beneficiary, e.unit, e.amount, e.forfeit, e.corrects_id as "correctsId", e.reason,
  e.made_by as "madeById", e.recorded_at as "recordedAt",
  (select c.id from incentive_entry c where c.tenant_id = e.tenant_id and c.corrects_id = e.id) as "correctedById"`)

export interface EntryFilter {
  readonly chainId: string
  readonly storeId?: string | undefined
  readonly month?: LocalDate | undefined
  readonly subjectId?: string | undefined
  /** Who has a share of it. */
  readonly staffId?: string | undefined
  readonly ruleKey?: string | undefined
  readonly correctionsOnly?: boolean | undefined
}

const matching = (
  tx: Tx,
  filter: EntryFilter,
  reader: Reader
): Sql => sql`e.tenant_id = ${tx.tenantId} and e.chain_id = ${filter.chainId} and ${seenEntries(reader)}
  ${filter.storeId ? sql`and e.store_id = ${filter.storeId}` : empty} ${filter.month ? sql`and e.month = ${filter.month}::date` : empty}
  ${filter.subjectId ? sql`and e.subject_id = ${filter.subjectId}` : empty} ${filter.ruleKey ? sql`and e.rule_key = ${filter.ruleKey}` : empty}
  ${filter.correctionsOnly ? sql`and e.corrects_id is not null` : empty}
  ${
    filter.staffId
      ? sql`and exists (select from incentive_share h where h.tenant_id = e.tenant_id and h.entry_id = e.id and h.staff_id = ${filter.staffId} and ${seenShares(reader, filter.chainId)})`
      : empty
  }`

/** The latest first: ids ascend with time. */
export async function pageOfEntries(
  tx: Tx,
  filter: EntryFilter,
  reader: Reader,
  limit: number,
  before: string | undefined
): Promise<EntryRow[]> {
  return tx.query<EntryRow>(sql`select ${ENTRY} from incentive_entry e where ${matching(tx, filter, reader)}
    ${before ? sql`and e.id < ${before}` : empty} order by e.id desc limit ${limit}`)
}

export async function countEntries(tx: Tx, filter: EntryFilter, reader: Reader): Promise<number> {
  return (
    (await tx.first<{ count: number }>(sql`select count(*)::int as count from incentive_entry e where ${matching(tx, filter, reader)}`))
      ?.count ?? 0
  )
}

export async function entriesById(tx: Tx, ids: readonly string[], reader: Reader): Promise<Map<string, EntryRow>> {
  const rows = await tx.query<EntryRow>(
    sql`select ${ENTRY} from incentive_entry e where e.tenant_id = ${tx.tenantId} and e.id = any(${[...ids]}::uuid[]) and ${seenEntries(reader)}`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export interface ShareRow {
  readonly entryId: string
  readonly staffId: string
  readonly days: number
  readonly amount: number
}

/** Who has what of entries, as far as the reader sees it. */
export async function sharesOfEntries(tx: Tx, ids: readonly string[], reader: Reader): Promise<ReadonlyMap<string, readonly ShareRow[]>> {
  const rows = await tx.query<ShareRow>(sql`select h.entry_id as "entryId", h.staff_id as "staffId", h.days::int, h.amount
    from incentive_share h join incentive_entry e on e.tenant_id = h.tenant_id and e.id = h.entry_id
    where h.tenant_id = ${tx.tenantId} and h.entry_id = any(${[...ids]}::uuid[])
      and (${reader.rights.rows('incentive:pay', { chain: sql`e.chain_id`, store: sql`e.store_id` })} ${reader.staffId ? sql`or h.staff_id = ${reader.staffId}` : empty})
    order by h.entry_id, h.staff_id`)
  return Map.groupBy(rows, row => row.entryId)
}

export interface PayRow {
  readonly staffId: string
  readonly storeId: string
  readonly unit: IncentiveUnit
  readonly bonuses: number
  readonly penalties: number
  readonly amount: number
  readonly entries: number
}

export interface PayFilter {
  readonly chainId: string
  readonly month: LocalDate
  readonly storeId?: string | undefined
  readonly staffId?: string | undefined
}

const paid = (tx: Tx, filter: PayFilter, reader: Reader): Sql => sql`from incentive_share h
  join incentive_entry e on e.tenant_id = h.tenant_id and e.id = h.entry_id and e.chain_id = ${filter.chainId}
  where h.tenant_id = ${tx.tenantId} and h.month = ${filter.month}::date and ${seenShares(reader, filter.chainId)}
    ${filter.storeId ? sql`and h.store_id = ${filter.storeId}` : empty} ${filter.staffId ? sql`and h.staff_id = ${filter.staffId}` : empty}`

/** By store, person and unit: what a month comes to. Sums of shares, so that it is the ledger's to the unit. */
export async function pageOfPay(
  tx: Tx,
  filter: PayFilter,
  reader: Reader,
  limit: number,
  after: readonly [storeId: string, staffId: string, unit: string] | undefined
): Promise<PayRow[]> {
  return tx.query<PayRow>(sql`select h.store_id as "storeId", h.staff_id as "staffId", e.unit, coalesce(sum(h.amount) filter (where h.amount > 0), 0)::bigint as bonuses,
      coalesce(sum(h.amount) filter (where h.amount < 0), 0)::bigint as penalties, sum(h.amount)::bigint as amount, count(*)::int as entries
    ${paid(tx, filter, reader)} ${after ? sql`and (h.store_id, h.staff_id, e.unit) > (${after[0]}::uuid, ${after[1]}::uuid, ${after[2]}::text)` : empty}
    group by 1, 2, 3 order by 1, 2, 3 limit ${limit}`)
}

export interface StoreMonthRow {
  readonly storeId: string
  readonly unit: IncentiveUnit
  readonly bonuses: number
  readonly penalties: number
  readonly amount: number
  readonly entries: number
  readonly forfeits: number
  readonly corrections: number
}

/** What a month comes to by store, as far as the reader sees stores whole. */
export async function storesOfMonth(
  tx: Tx,
  filter: { readonly chainId: string; readonly month: LocalDate },
  reader: Reader,
  limit: number,
  after: readonly [storeId: string, unit: string] | undefined
): Promise<StoreMonthRow[]> {
  const seen = reader.rights.rows('incentive:read', { chain: sql`e.chain_id`, store: sql`e.store_id` })
  return tx.query<StoreMonthRow>(sql`select e.store_id as "storeId", e.unit, coalesce(sum(e.amount) filter (where e.amount > 0), 0)::bigint as bonuses,
      coalesce(sum(e.amount) filter (where e.amount < 0), 0)::bigint as penalties, sum(e.amount)::bigint as amount, count(*)::int as entries,
      count(e.forfeit)::int as forfeits, count(e.corrects_id)::int as corrections
    from incentive_entry e where e.tenant_id = ${tx.tenantId} and e.chain_id = ${filter.chainId} and e.month = ${filter.month}::date and ${seen}
      ${after ? sql`and (e.store_id, e.unit) > (${after[0]}::uuid, ${after[1]}::text)` : empty}
    group by 1, 2 order by 1, 2 limit ${limit}`)
}

export interface PartRow {
  /** Null: receipts of nobody. */
  readonly customerId: string | null
  readonly numerator: number
  readonly denominator: number | null
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const page = (after: string | undefined, limit: number): Sql =>
  sql`${after ? sql`and coalesce(f.customer_id, ${NOBODY}::uuid) > ${after}` : empty} group by 1 order by coalesce(f.customer_id, ${NOBODY}::uuid) limit ${limit}`

/** What a figure that is measured now is the sum of; receipts of nobody first. */
export async function partsNow(
  tx: Tx,
  asked: MeasureAsked,
  scope: MeasureScope,
  subject: { readonly id: string; readonly storeId: string },
  limit: number,
  after: string | undefined
): Promise<PartRow[]> {
  return tx.query<PartRow>(sql`select f.customer_id as "customerId", sum(f.numerator)::bigint as numerator, sum(f.denominator)::bigint as denominator
    from (${partsOf(asked, scope)}) f where f.subject_id = ${subject.id} and f.store_id = ${subject.storeId} ${page(after, limit)}`)
}

/** And of one that was kept when its month was closed. */
export async function partsKept(
  tx: Tx,
  periodId: string,
  subject: { readonly key: string; readonly id: string; readonly storeId: string },
  limit: number,
  after: string | undefined
): Promise<PartRow[]> {
  return tx.query<PartRow>(sql`select f.customer_id as "customerId", sum(f.numerator)::bigint as numerator, sum(f.denominator)::bigint as denominator
    from incentive_figure i join incentive_part f on f.tenant_id = i.tenant_id and f.period_id = i.period_id and f.figure_no = i.no
    where i.tenant_id = ${tx.tenantId} and i.period_id = ${periodId} and i.key = ${subject.key} and i.subject_id = ${subject.id} and i.store_id = ${subject.storeId}
      ${page(after, limit)}`)
}
