// One store of a month: what the plan's rules make of its figures, whom it goes to, and what of earlier months is corrected. Reads in sets; writes nothing.
import {
  CORRECTED_MONTHS,
  deriveEntry,
  endsWithMonth,
  forfeitOf,
  judgeRules,
  MEASURED_AGAIN,
  measuresDue,
  paidMonthlyFrom,
  periodAfter,
  periodStart,
  quotaAmount,
  quotaAsked,
  readIncentivePolicy,
  ruleOf,
  scorePaidMonthly,
  scoreRules,
  SPANS,
  type EarlierPeriod,
  type IncentivePolicy,
  type IncentiveShare,
  type LocalDate,
  type ScoredEntry,
  type Span,
  type StreakBonus,
  type Subject,
  type SubjectFigure
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { bookedFor, earlierFigures, lastBonuses, newEntryId, type BookedChain, type NewEntry } from './entry.sql.ts'
import { keptFigures, measureNow, subjectFigure } from './figures.sql.ts'
import { spanScope, type ChainScope } from './measure-scope.ts'
import { Members } from './members.ts'
import { periodOfMonth, type PeriodRow, type Unassigned } from './period.sql.ts'

export interface ScoredStore {
  readonly entries: readonly NewEntry[]
  readonly unassigned: readonly Unassigned[]
}

const planOf = ({ body }: { readonly body: unknown }): IncentivePolicy => readIncentivePolicy(body)

export async function scoreStore(tx: Tx, period: PeriodRow, chain: ChainScope, storeId: string): Promise<ScoredStore> {
  const { month, chainId } = period
  const plan = planOf(period)
  const members = new Members(tx, { chainId, storeId, timeZone: chain.timeZone })
  const figures = await figuresOf(tx, period, plan, storeId)
  const scored = scoreRules(plan, { storeId, month, figures, earlier: await streaksOf(tx, { chainId, storeId, month }, plan) })
  const paid = await paidMonthly(tx, period, storeId)
  const base = { chainId, storeId, month, correctsId: null, reason: null, madeById: period.closedById }
  const found: NewEntry[] = []
  const unassigned: Unassigned[] = []
  for (const { entry, policy, on } of [...scored.map(each => ({ entry: each, policy: plan, on: month })), ...paid]) {
    const rule = ruleOf(policy, entry)
    const derived = deriveEntry(rule, entry, await members.of(entry.beneficiary, entry.span, on), on)
    const forfeit = forfeitOf(rule, entry.evidence)
    if (derived.shares.length === 0 && !forfeit) {
      unassigned.push({ ruleKey: rule.key, subjectId: entry.evidence.subject.id, beneficiary: entry.beneficiary.kind })
      continue
    }
    const { evidence, beneficiary, span } = entry
    const forOn = periodStart(span, on)
    found.push({
      ...base,
      id: newEntryId(),
      forOn,
      span,
      rule,
      evidence,
      beneficiary,
      unit: policy.unit,
      forfeit,
      shares: forfeit ? [] : derived.shares
    })
  }
  return { entries: [...found, ...(await corrections(tx, period, chain, storeId, members))], unassigned }
}

async function figuresOf(tx: Tx, { id }: PeriodRow, plan: IncentivePolicy, storeId: string): Promise<SubjectFigure[]> {
  const chainKeys = plan.rules.flatMap(rule => ('among' in rule && rule.among === 'chain' ? [rule.key] : []))
  return (await keptFigures(tx, id, { storeId, chainKeys })).map(subjectFigure)
}

/** INC-4: what was reached in the months before, since the last bonus. */
async function streaksOf(tx: Tx, at: { chainId: string; storeId: string; month: LocalDate }, plan: IncentivePolicy) {
  const rules = plan.rules.filter(rule => rule.type === 'streak')
  const spanOf = (rule: StreakBonus): Span => plan.quotas.find(({ key }) => key === rule.quota)?.span ?? 'month'
  const months = rules.map(rule => rule.times * (spanOf(rule) === 'quarter' ? 3 : 1))
  const keys = [...new Set(rules.map(rule => rule.quota))]
  const rows = await earlierFigures(tx, { ...at, keys, from: periodAfter('month', at.month, -Math.max(0, ...months)), before: at.month })
  const bonuses = await lastBonuses(tx, { storeId: at.storeId, ruleKeys: rules.map(rule => rule.key), before: at.month })
  return (rule: StreakBonus, subject: Subject): readonly EarlierPeriod[] => {
    const since = bonuses.get(`${rule.key} ${subject.id}`) ?? ''
    return rows
      .filter(row => row.key === rule.quota && row.subjectId === subject.id)
      .flatMap((row): EarlierPeriod[] => {
        // As it was asked then: by the plan of that month.
        const then = planOf(row)
        const quota = then.quotas.find(({ key }) => key === row.key)
        if (!quota || quota.span !== spanOf(rule)) return []
        const start = periodStart(quota.span, row.month)
        const presence = { days: row.days, of: row.ofDays }
        const asked = quotaAsked(quotaAmount(quota, at.storeId, start), quota.measure, presence, then.partSpans)
        return start > since ? [{ start, figure: { numerator: row.numerator, denominator: row.denominator }, asked }] : []
      })
  }
}

/** INC-7: what a ranking of the period before pays in this month, by the plan that it was promised by. */
async function paidMonthly(tx: Tx, { chainId, month }: PeriodRow, storeId: string) {
  const found: { entry: ScoredEntry; policy: IncentivePolicy; on: LocalDate }[] = []
  for (const span of SPANS) {
    const on = paidMonthlyFrom(span, month)
    const earlier = await periodOfMonth(tx, chainId, on)
    if (!earlier || (earlier.state !== 'closed' && earlier.state !== 'approved')) continue
    const whole = planOf(earlier)
    const policy = {
      ...whole,
      rules: whole.rules.filter(rule => rule.type === 'rankingBonus' && rule.payout === 'monthly' && rule.span === span)
    }
    if (policy.rules.length === 0) continue
    const figures = await figuresOf(tx, earlier, policy, storeId)
    const scored = scorePaidMonthly(policy, { storeId, month: on, figures, earlier: () => [] })
    found.push(...scored.map(entry => ({ entry, policy, on })))
  }
  return found
}

/** Whether a rule's figures can have changed since its month was closed, and are this store's alone. */
function isMeasuredAgain(plan: IncentivePolicy, rule: IncentivePolicy['rules'][number]): boolean {
  // What is counted of files, checks and days is judged once; so are contests.
  if (!('quota' in rule || 'span' in rule)) return false
  if ('among' in rule) return rule.among === 'store' && MEASURED_AGAIN.has(rule.measure) && !('payout' in rule && rule.payout === 'monthly')
  // Quotas of a shared bonus and its ranks alike are of receipts or not.
  const quota = plan.quotas.find(({ key }) => key === rule.quota)
  return rule.type === 'shared' || (rule.type !== 'streak' && quota !== undefined && MEASURED_AGAIN.has(quota.measure))
}

/**
 * What of the last closed months is otherwise than it was: receipts and returns dated in them that were recorded, or voided, since. The difference is booked now, and names
 * what it corrects. What somebody decided in a dispute stays; streaks and chain-wide rankings are not judged again.
 */
async function corrections(tx: Tx, period: PeriodRow, chain: ChainScope, storeId: string, members: Members): Promise<NewEntry[]> {
  const found: NewEntry[] = []
  for (let back = 1; back <= CORRECTED_MONTHS; back++) {
    const earlier = await periodOfMonth(tx, period.chainId, periodAfter('month', period.month, -back))
    if (!earlier || (earlier.state !== 'closed' && earlier.state !== 'approved')) continue
    found.push(...(await correctionsOf(tx, { period, earlier, chain, storeId, members })))
  }
  return found
}

interface Correcting {
  readonly period: PeriodRow
  readonly earlier: PeriodRow
  readonly chain: ChainScope
  readonly storeId: string
  readonly members: Members
}

async function correctionsOf(tx: Tx, { period, earlier, chain, storeId, members }: Correcting): Promise<NewEntry[]> {
  const whole = planOf(earlier)
  const policy = { ...whole, rules: whole.rules.filter(rule => isMeasuredAgain(whole, rule)) }
  if (policy.rules.length === 0) return []
  const { month } = earlier
  const figures = await measuredAgain(tx, earlier, policy, chain, storeId)
  // July and its quarter begin on one day: a period is told by its span and its first day together.
  const due = SPANS.filter(span => endsWithMonth(span, month))
  const forOn = due.map(span => periodStart(span, month))
  const booked = (await bookedFor(tx, { storeId, forOn })).filter(
    each => due.includes(each.span) && each.forOn === periodStart(each.span, month) && policy.rules.some(({ key }) => key === each.ruleKey)
  )
  const judged = judgeRules(policy, { storeId, month, figures, earlier: () => [] })
  const idOf = ({ ruleKey, evidence }: ScoredEntry) => `${ruleKey} ${evidence.subject.id}`
  const before = new Map(booked.map(each => [`${each.ruleKey} ${each.subject.id}`, each]))
  const gone = booked
    .filter(each => !judged.some(entry => entry.ruleKey === each.ruleKey && entry.evidence.subject.id === each.subject.id))
    .map(({ ruleKey, subject, beneficiary, span }): ScoredEntry => ({
      ruleKey,
      storeId,
      beneficiary,
      span,
      evidence: { of: 'nothing', subject }
    }))
  const base = {
    chainId: period.chainId,
    storeId,
    month: period.month,
    reason: null,
    madeById: period.closedById,
    unit: policy.unit,
    forfeit: null
  }
  const found: NewEntry[] = []
  for (const entry of [...judged, ...gone]) {
    const rule = ruleOf(policy, entry)
    const was = before.get(idOf(entry))
    if (rule.type === 'rankingForfeit' || was?.decided) continue
    const { shares } = deriveEntry(rule, entry, await members.of(entry.beneficiary, entry.span, month), month)
    const difference = differenceOf(shares, was)
    const { evidence, beneficiary, span } = entry
    const made = { ...base, id: newEntryId(), forOn: periodStart(span, month), span, rule, evidence, beneficiary }
    if (difference.length > 0) found.push({ ...made, correctsId: was?.lastId ?? null, shares: difference })
  }
  return found
}

/** The kept figures of a closed month, with those of receipts as they are now. */
async function measuredAgain(
  tx: Tx,
  earlier: PeriodRow,
  policy: IncentivePolicy,
  chain: ChainScope,
  storeId: string
): Promise<SubjectFigure[]> {
  const { month } = earlier
  const again = measuresDue(policy, month).filter(({ measure }) => MEASURED_AGAIN.has(measure))
  const kept = (await figuresOf(tx, earlier, policy, storeId)).filter(({ key }) => !again.some(asked => asked.key === key))
  const now: SubjectFigure[] = []
  for (const asked of again) {
    const scope = await spanScope(tx, chain, { span: asked.span, month, storeIds: [storeId], prospectsCount: policy.prospectsCount })
    now.push(...(await measureNow(tx, asked, scope)).map(subjectFigure))
  }
  return [...kept, ...now]
}

/** By person what is due less what was booked; nobody's row of nothing. Who was there before keeps the days by which it was shared. */
function differenceOf(due: readonly IncentiveShare[], before: BookedChain | undefined): IncentiveShare[] {
  const staffIds = new Set([...due.map(share => share.staffId), ...Object.keys(before?.shares ?? {})])
  return [...staffIds].flatMap(staffId => {
    const share = due.find(each => each.staffId === staffId)
    const amount = (share?.amount ?? 0) - (before?.shares[staffId] ?? 0)
    return amount === 0 ? [] : [{ staffId, days: share?.days ?? 1, amount }]
  })
}
