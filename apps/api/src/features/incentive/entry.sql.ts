// The incentive ledger's rows: entries and their shares are added, never changed (INC-11, TRUST 22). Of one closing a rule has one entry for whom it measured; a
// correction names what it corrects, once.
import type {
  BothTexts,
  Evidence,
  IncentiveRule,
  IncentiveShare,
  IncentiveUnit,
  LocalDate,
  ScoredEntry,
  Span,
  Subject
} from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

export interface NewEntry {
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
  readonly forfeit: BothTexts | null
  readonly correctsId: string | null
  readonly reason: string | null
  readonly madeById: string | null
  readonly shares: readonly IncentiveShare[]
}

export const newEntryId = (): string => uuid()

/** Adds entries with their shares; an entry's amount is their sum. */
export async function insertEntries(tx: Tx, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map(({ rule, evidence, beneficiary, shares, ...entry }) => ({
    id: entry.id,
    chain_id: entry.chainId,
    store_id: entry.storeId,
    month: entry.month,
    for_on: entry.forOn,
    span: entry.span,
    rule_key: rule.key,
    rule,
    evidence,
    subject_id: evidence.subject.id,
    beneficiary: beneficiary.kind,
    beneficiary_id: beneficiary.id,
    unit: entry.unit,
    amount: shares.reduce((sum, share) => sum + share.amount, 0),
    forfeit: entry.forfeit,
    corrects_id: entry.correctsId,
    reason: entry.reason,
    made_by: entry.madeById
  }))
  await tx.run(sql`
    insert into incentive_entry (tenant_id, id, chain_id, store_id, month, for_on, span, rule_key, rule, evidence, subject_id, beneficiary, beneficiary_id, unit, amount,
      forfeit, corrects_id, reason, made_by)
    select ${tx.tenantId}::uuid, e.id, e.chain_id, e.store_id, e.month, e.for_on, e.span, e.rule_key, e.rule, e.evidence, e.subject_id, e.beneficiary, e.beneficiary_id, e.unit,
      e.amount, nullif(e.forfeit, 'null'::jsonb), e.corrects_id, e.reason, e.made_by
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e (id uuid, chain_id uuid, store_id uuid, month date, for_on date, span text, rule_key text, rule jsonb,
      evidence jsonb, subject_id uuid, beneficiary text, beneficiary_id uuid, unit text, amount bigint, forfeit jsonb, corrects_id uuid, reason text, made_by uuid)`)
  const shares = entries.flatMap(entry =>
    entry.shares.map(share => ({
      entry_id: entry.id,
      staff_id: share.staffId,
      month: entry.month,
      store_id: entry.storeId,
      days: share.days,
      amount: share.amount
    }))
  )
  await tx.run(sql`
    insert into incentive_share (tenant_id, entry_id, staff_id, month, store_id, days, amount)
    select ${tx.tenantId}::uuid, s.entry_id, s.staff_id, s.month, s.store_id, s.days, s.amount
    from jsonb_to_recordset(${JSON.stringify(shares)}::jsonb) as s (entry_id uuid, staff_id uuid, month date, store_id uuid, days smallint, amount bigint)`)
}

/** The latest of what was booked for one rule and whom it measured in a period: the entry, or the last correction of it. */
export interface BookedChain {
  readonly lastId: string
  readonly ruleKey: string
  readonly subject: Subject
  readonly beneficiary: ScoredEntry['beneficiary']
  readonly forOn: LocalDate
  readonly span: Span
  readonly amount: number
  /** By person, over the entry and its corrections. */
  readonly shares: Readonly<Record<string, number>>
  /** Somebody decided a dispute of it: it is not corrected again by figures. */
  readonly decided: boolean
}

/** What was booked for periods in a store, entries and corrections together; what is paid month by month is not corrected. */
export async function bookedFor(tx: Tx, of: { storeId: string; forOn: readonly LocalDate[] }): Promise<BookedChain[]> {
  return tx.query<BookedChain>(sql`
    with entry as (
      select e.* from incentive_entry e
      where e.tenant_id = ${tx.tenantId} and e.store_id = ${of.storeId} and e.for_on = any(${[...of.forOn]}::date[])
        and e.rule->>'payout' is distinct from 'monthly'),
    held as (
      select e.rule_key, e.subject_id, e.for_on, e.span, h.staff_id, sum(h.amount)::bigint as amount
      from entry e join incentive_share h on h.tenant_id = e.tenant_id and h.entry_id = e.id
      group by 1, 2, 3, 4, 5)
    select e.rule_key as "ruleKey", (array_agg(e.evidence->'subject' order by e.id))[1] as subject, e.for_on as "forOn", e.span, sum(e.amount)::bigint as amount,
      (array_agg(jsonb_build_object('kind', e.beneficiary, 'id', e.beneficiary_id) order by e.id))[1] as beneficiary,
      (array_agg(e.id order by e.id) filter (where not exists (select from incentive_entry c where c.tenant_id = e.tenant_id and c.corrects_id = e.id)))[1] as "lastId",
      bool_or(exists (select from incentive_dispute d where d.tenant_id = e.tenant_id and d.correction_id = e.id)) as decided,
      coalesce((select jsonb_object_agg(h.staff_id, h.amount) from held h
        where h.rule_key = e.rule_key and h.subject_id = e.subject_id and h.for_on = e.for_on and h.span = e.span), '{}') as shares
    from entry e group by e.rule_key, e.subject_id, e.for_on, e.span`)
}

export interface EarlierRow {
  readonly key: string
  readonly subjectId: string
  readonly month: LocalDate
  readonly numerator: number
  readonly denominator: number | null
  readonly days: number
  readonly ofDays: number
  readonly body: unknown
}

/** Kept figures of quotas in the months before, of a store: what a streak may have begun with. */
export async function earlierFigures(
  tx: Tx,
  of: { chainId: string; storeId: string; keys: readonly string[]; from: LocalDate; before: LocalDate }
): Promise<EarlierRow[]> {
  if (of.keys.length === 0) return []
  return tx.query<EarlierRow>(sql`
    select f.key, f.subject_id as "subjectId", p.month, f.numerator, f.denominator, f.days::int, f.of_days::int as "ofDays", v.body
    from incentive_period p
    join incentive_figure f on f.tenant_id = p.tenant_id and f.period_id = p.id
    join policy_version v on v.tenant_id = p.tenant_id and v.id = p.policy_version_id
    where p.tenant_id = ${tx.tenantId} and p.chain_id = ${of.chainId} and p.month >= ${of.from}::date and p.month < ${of.before}::date
      and p.state in ('closed', 'approved') and f.store_id = ${of.storeId} and f.key = any(${[...of.keys]}::text[])
    order by p.month desc`)
}

/** The last month for which each had a bonus of these rules: there a streak's count began again. */
export async function lastBonuses(
  tx: Tx,
  of: { storeId: string; ruleKeys: readonly string[]; before: LocalDate }
): Promise<Map<string, LocalDate>> {
  if (of.ruleKeys.length === 0) return new Map()
  const rows = await tx.query<{ ruleKey: string; subjectId: string; forOn: LocalDate }>(sql`
    select rule_key as "ruleKey", subject_id as "subjectId", max(for_on) as "forOn" from incentive_entry
    where tenant_id = ${tx.tenantId} and store_id = ${of.storeId} and rule_key = any(${[...of.ruleKeys]}::text[]) and for_on < ${of.before}::date and corrects_id is null
    group by 1, 2`)
  return new Map(rows.map(row => [`${row.ruleKey} ${row.subjectId}`, row.forOn]))
}
