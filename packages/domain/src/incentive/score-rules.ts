/**
 * INC-2…INC-10: what a plan's rules give and take in one store and month, from figures that were measured. Pure: the same figures, the same
 * entries. Each carries the evidence that `deriveEntry` makes it of again.
 */
import type { LocalDate } from '../calendar/local-date.ts'
import { amountOf, forfeitOf } from './amount-of.ts'
import {
  figureOf,
  subjectOf,
  type Attained,
  type Beneficiary,
  type EarlierPeriod,
  type Evidence,
  type ScoredEntry,
  type Subject,
  type SubjectFigure
} from './evidence.ts'
import { judgeContest, judgeOnboarding, judgeSystemCheck } from './judge-store.ts'
import { endsWithMonth, periodAfter, periodStart } from './period.ts'
import type {
  IncentivePolicy,
  IncentiveRule,
  PartSpan,
  Quota,
  QuotaRule,
  RankingRule,
  Recipient,
  SharedBonus,
  Span,
  StreakBonus
} from './policy.ts'
import { isFigure, quotaAmount, quotaAsked } from './quota.ts'
import { ranking, rankOf } from './rank-groups.ts'

/** What the rules are judged by. */
export interface ScoreInput {
  readonly storeId: string
  readonly month: LocalDate
  /** The store's, and of rankings in the chain every group's. */
  readonly figures: readonly SubjectFigure[]
  /** The periods before this one in which the rule's streak may have begun, the latest first: none at or before its last bonus. */
  readonly earlier: (rule: StreakBonus, subject: Subject) => readonly EarlierPeriod[]
}

/** What ends with the month and gives or takes something. What a ranking pays month by month is `scorePaidMonthly`. */
export function scoreRules(policy: IncentivePolicy, input: ScoreInput): readonly ScoredEntry[] {
  return giving(
    policy,
    judgeRules(policy, input).filter(entry => !isMonthly(ruleOf(policy, entry)))
  )
}

/** INC-7: bonuses of the period before, paid in each month of this one. `policy` and `figures` are those of that period. */
export function scorePaidMonthly(policy: IncentivePolicy, input: ScoreInput): readonly ScoredEntry[] {
  return giving(
    policy,
    judgeRules(policy, input).filter(entry => isMonthly(ruleOf(policy, entry)))
  )
}

/** Every rule of whoever has a figure for it, whatever comes of it. */
export function judgeRules(policy: IncentivePolicy, input: ScoreInput): readonly ScoredEntry[] {
  return policy.rules.flatMap(rule => judgeRule(policy, rule, input))
}

const isMonthly = (rule: IncentiveRule): boolean => rule.type === 'rankingBonus' && rule.payout === 'monthly'

export function ruleOf(policy: IncentivePolicy, { ruleKey }: Pick<ScoredEntry, 'ruleKey'>): IncentiveRule {
  const rule = policy.rules.find(({ key }) => key === ruleKey)
  if (!rule) throw new RangeError(`no rule ${ruleKey} in the plan`)
  return rule
}

const giving = (policy: IncentivePolicy, all: readonly ScoredEntry[]): readonly ScoredEntry[] =>
  all.filter(entry => {
    const rule = ruleOf(policy, entry)
    return amountOf(rule, entry.evidence) !== 0 || forfeitOf(rule, entry.evidence) !== null
  })

/** The last month of the period before that in which the month lies. */
export function paidMonthlyFrom(span: Span, month: LocalDate): LocalDate {
  return periodAfter('month', periodStart(span, month), -1)
}

function judgeRule(policy: IncentivePolicy, rule: IncentiveRule, input: ScoreInput): readonly ScoredEntry[] {
  switch (rule.type) {
    case 'rankingBonus':
    case 'rankingForfeit':
      return judgeRanking(rule, policy.partSpans, input)
    case 'onboarding':
      return judgeOnboarding(rule, input)
    case 'systemCheck':
      return judgeSystemCheck(rule, policy, input)
    case 'contestRound':
      return judgeContest(rule, policy.partSpans, input)
    case 'rateFloor':
      // It is an item of the system check.
      return []
    default:
      return judgeOfQuota(policy, rule, input)
  }
}

function judgeOfQuota(policy: IncentivePolicy, rule: QuotaRule, input: ScoreInput): readonly ScoredEntry[] {
  const quota = policy.quotas.find(({ key }) => key === rule.quota)
  if (!quota || !endsWithMonth(quota.span, input.month)) return []
  return rule.type === 'shared' ? judgeShared(rule, quota, policy.partSpans, input) : judgeQuota(rule, quota, policy.partSpans, input)
}

const startOf = (span: Span, { month }: ScoreInput): LocalDate => periodStart(span, month)

/** What was asked of each and reached; whoever nothing was asked of, or has no figure, is left out. */
function attainedOf(
  quota: Quota,
  partSpans: PartSpan,
  input: ScoreInput
): readonly { readonly subject: SubjectFigure; readonly attained: Attained }[] {
  return input.figures
    .filter(({ key, storeId }) => key === quota.key && storeId === input.storeId)
    .flatMap(subject => {
      const amount = quotaAmount(quota, subject.storeId, startOf(quota.span, input))
      const asked = quotaAsked(amount, quota.measure, subject.presence, partSpans)
      return asked !== null && isFigure(subject) ? [{ subject, attained: { figure: figureOf(subject), asked } }] : []
    })
}

/** Who a rule's amount goes to for a figure. */
export const recipientOf = (to: Recipient, { kind, id, storeId }: Pick<SubjectFigure, 'kind' | 'id' | 'storeId'>): Beneficiary =>
  to === 'storeManager' ? { kind: 'storeManager', id: storeId } : { kind, id }

function judgeQuota(rule: Exclude<QuotaRule, SharedBonus>, quota: Quota, partSpans: PartSpan, input: ScoreInput): readonly ScoredEntry[] {
  return attainedOf(quota, partSpans, input).map(({ subject, attained }) => {
    const evidence: Evidence =
      rule.type === 'streak'
        ? { of: 'streak', subject: subjectOf(subject), measure: quota.measure, periods: streakOf(rule, quota, subject, attained, input) }
        : { of: 'quota', subject: subjectOf(subject), measure: quota.measure, ...attained }
    return { ruleKey: rule.key, storeId: subject.storeId, beneficiary: recipientOf(rule.to, subject), span: quota.span, evidence }
  })
}

/** This period and those in a row before it, as far as the rule asks; the oldest first. */
function streakOf(rule: StreakBonus, quota: Quota, subject: SubjectFigure, now: Attained, input: ScoreInput) {
  const start = startOf(quota.span, input)
  const periods = [{ start, ...now }]
  for (const { start: at, figure, asked } of input.earlier(rule, subject)) {
    const isNext = at === periodAfter(quota.span, start, -periods.length)
    if (!isNext || asked === null || !isFigure(figure) || periods.length === rule.times) break
    periods.push({ start: at, figure: figureOf(figure), asked })
  }
  return periods.toReversed()
}

function judgeRanking(rule: RankingRule, partSpans: PartSpan, input: ScoreInput): readonly ScoredEntry[] {
  if (!endsWithMonth(rule.span, input.month)) return []
  const compared = input.figures.filter(({ key, storeId }) => key === rule.key && (rule.among === 'chain' || storeId === input.storeId))
  return ranking(compared, rule.type === 'rankingForfeit', partSpans)
    .filter(each => each.storeId === input.storeId)
    .map((each): ScoredEntry => ({
      ruleKey: rule.key,
      storeId: each.storeId,
      beneficiary: { kind: each.kind, id: each.id },
      span: rule.span,
      evidence: { of: 'rank', subject: subjectOf(each), figure: figureOf(each), ...rankOf(each) }
    }))
}

function judgeShared(rule: SharedBonus, quota: Quota, partSpans: PartSpan, input: ScoreInput): readonly ScoredEntry[] {
  const store = attainedOf(quota, partSpans, input)[0]?.attained
  if (!store) return []
  const groups = input.figures.filter(({ key, storeId }) => key === rule.key && storeId === input.storeId)
  return ranking(groups, false, partSpans).map((each): ScoredEntry => ({
    ruleKey: rule.key,
    storeId: each.storeId,
    beneficiary: { kind: each.kind, id: each.id },
    span: quota.span,
    evidence: { of: 'shared', subject: subjectOf(each), measure: quota.measure, figure: figureOf(each), store, ...rankOf(each) }
  }))
}
