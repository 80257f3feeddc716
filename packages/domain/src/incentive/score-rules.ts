/**
 * INC-2…INC-4, INC-7, INC-8: what a plan's rules give and take in one store and month, from figures that were measured. Pure: the same figures, the same
 * entries. Each carries the evidence that `deriveEntry` makes it of again.
 */
import type { BothTexts } from '../benefit/policy.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { endsWithMonth, periodAfter, periodStart } from './period.ts'
import type {
  IncentivePolicy,
  IncentiveRule,
  Measure,
  Measured,
  PartSpan,
  Quota,
  RankingBonus,
  RankingForfeit,
  Recipient,
  SharedBonus,
  Span,
  StreakBonus
} from './policy.ts'
import { isFigure, missingUnits, quotaAmount, quotaAsked, reaches, type MeasuredFigure, type Presence } from './quota.ts'
import { ranking, rankOf, tiedPart, type Ranked } from './rank-groups.ts'

export interface Subject {
  readonly kind: Measured
  readonly id: string
}
/** What was measured of somebody for a quota or rule. */
export interface SubjectFigure extends MeasuredFigure, Subject {
  /** Of the quota or rule. */
  readonly key: string
  readonly storeId: string
  readonly presence: Presence
}
export interface Attained {
  readonly figure: MeasuredFigure
  readonly asked: number
}
/** A closed period before this one, whatever was reached in it. */
export interface EarlierPeriod {
  readonly start: LocalDate
  readonly figure: MeasuredFigure
  /** Null: nothing was asked. */
  readonly asked: number | null
}

export type Evidence =
  | ({ readonly of: 'quota'; readonly subject: Subject; readonly measure: Measure } & Attained)
  | {
      readonly of: 'streak'
      readonly subject: Subject
      readonly measure: Measure
      readonly periods: readonly ({ readonly start: LocalDate } & Attained)[]
    }
  | ({ readonly of: 'rank'; readonly subject: Subject; readonly figure: MeasuredFigure } & Ranked)
  // `measure`: of the store's quota; groups are compared by net sales.
  | ({
      readonly of: 'shared'
      readonly subject: Subject
      readonly measure: Measure
      readonly figure: MeasuredFigure
      readonly store: Attained
    } & Ranked)
  // Somebody who neither raised nor made it decided a dispute: so much it is.
  | { readonly of: 'decision'; readonly subject: Subject; readonly amount: number }
  // Measured again there is no figure any more: what it once brought is taken back.
  | { readonly of: 'nothing'; readonly subject: Subject }

/** Whose members share it by their days; of a store's manager by the days of the office. */
export interface Beneficiary {
  readonly kind: Measured | 'storeManager'
  readonly id: string
}
export interface ScoredEntry {
  readonly ruleKey: string
  readonly storeId: string
  readonly beneficiary: Beneficiary
  /** By whose days it is shared. */
  readonly span: Span
  readonly evidence: Evidence
}

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
    return rule.type === 'rankingForfeit' ? isForfeit(rule, entry.evidence) : amountOf(rule, entry.evidence) !== 0
  })

/** The last month of the period before that in which the month lies. */
export function paidMonthlyFrom(span: Span, month: LocalDate): LocalDate {
  return periodAfter('month', periodStart(span, month), -1)
}

function judgeRule(policy: IncentivePolicy, rule: IncentiveRule, input: ScoreInput): readonly ScoredEntry[] {
  if (rule.type === 'rankingBonus' || rule.type === 'rankingForfeit') return judgeRanking(rule, policy.partSpans, input)
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

const figureOf = ({ numerator, denominator }: MeasuredFigure): MeasuredFigure => ({ numerator, denominator })
const subjectOf = ({ kind, id }: Subject): Subject => ({ kind, id })
const recipientOf = (to: Recipient, { kind, id, storeId }: SubjectFigure): Beneficiary =>
  to === 'storeManager' ? { kind: 'storeManager', id: storeId } : { kind, id }

function judgeQuota(
  rule: Exclude<IncentiveRule, RankingBonus | RankingForfeit | SharedBonus>,
  quota: Quota,
  partSpans: PartSpan,
  input: ScoreInput
): readonly ScoredEntry[] {
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

function judgeRanking(rule: RankingBonus | RankingForfeit, partSpans: PartSpan, input: ScoreInput): readonly ScoredEntry[] {
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

/** INC-7: among the lowest, where anybody stands higher. */
const isForfeit = ({ places }: RankingForfeit, evidence: Evidence): boolean =>
  evidence.of === 'rank' && evidence.rank <= places && evidence.tied < evidence.ranked

/**
 * What a rule makes of its evidence: bonuses are above 0, penalties below. Of a sum for each member it is one member's, in full. A forfeit is 0: it is text.
 *
 * @throws TypeError where the evidence is of another rule
 */
export function amountOf(rule: IncentiveRule, evidence: Evidence): number {
  if (evidence.of === 'nothing') return 0
  if (evidence.of === 'decision') return evidence.amount
  if (rule.type === 'missingUnit' && evidence.of === 'quota') return -rule.amount * (missingUnits(evidence.figure, evidence.asked) ?? 0) + 0
  if (rule.type === 'threshold' && evidence.of === 'quota')
    return reaches(evidence.figure, evidence.asked, rule.percent) === false ? -rule.amount : 0
  if (rule.type === 'streak' && evidence.of === 'streak') {
    const met = evidence.periods.filter(({ figure, asked }) => reaches(figure, asked, rule.percent) === true)
    return met.length === rule.times && evidence.periods.length === rule.times ? rule.amount : 0
  }
  // One that is ranked alone has beaten nobody.
  if (rule.type === 'rankingBonus' && evidence.of === 'rank') return evidence.ranked > 1 ? tiedPart(rule.amount, rule.places, evidence) : 0
  if (rule.type === 'rankingForfeit' && evidence.of === 'rank') return 0
  if (rule.type === 'shared' && evidence.of === 'shared') {
    // Who spent nothing has not spent most.
    if (evidence.rank > 1 || evidence.figure.numerator <= 0 || reaches(evidence.store.figure, evidence.store.asked, 100) !== true) return 0
    return rule.sharing === 'each' ? rule.amount : tiedPart(rule.amount, 1, evidence)
  }
  throw new TypeError(`evidence of ${evidence.of} is none for a rule of type ${rule.type}`)
}

export const forfeitOf = (rule: IncentiveRule): BothTexts | null => (rule.type === 'rankingForfeit' ? rule.forfeit : null)
