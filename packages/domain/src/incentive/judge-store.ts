/** INC-5, INC-6, INC-9, INC-10: rules that go by no quota: late days, the system check, contests of associates. */
import { figureOf, subjectOf, type ScoredEntry, type SubjectFigure } from './evidence.ts'
import { endsWithMonth, quarterOf } from './period.ts'
import {
  RATIOS,
  type ContestRound,
  type IncentivePolicy,
  type OnboardingPenalty,
  type PartSpan,
  type SystemCheckPenalty
} from './policy.ts'
import { isFigure } from './quota.ts'
import { ranking, rankOf, type Ranked } from './rank-groups.ts'
import type { LocalDate } from '../calendar/local-date.ts'

interface StoreInput {
  readonly storeId: string
  readonly month: LocalDate
  readonly figures: readonly SubjectFigure[]
}

const ofStore = ({ figures, storeId }: StoreInput, key: string): SubjectFigure | undefined =>
  figures.find(each => each.key === key && each.storeId === storeId)

/** INC-6: a store without a declaration has no late day. */
export function judgeOnboarding(rule: OnboardingPenalty, input: StoreInput): readonly ScoredEntry[] {
  const { storeId } = input
  const found = ofStore(input, rule.key)
  return found
    ? [
        {
          ruleKey: rule.key,
          storeId,
          beneficiary: { kind: 'storeManager', id: storeId },
          span: 'month',
          evidence: { of: 'count', subject: subjectOf(found), measure: 'lateDays', figure: figureOf(found) }
        }
      ]
    : []
}

/** The rule under whose key the system check is measured: it is one, however many rules go by it. */
export const checkKey = ({ rules }: Pick<IncentivePolicy, 'rules'>): string | undefined =>
  rules.find(({ type }) => type === 'systemCheck')?.key

/** INC-9: nothing is judged where no check was carried out and no rate is there either. */
export function judgeSystemCheck(rule: SystemCheckPenalty, policy: IncentivePolicy, input: StoreInput): readonly ScoredEntry[] {
  const { storeId } = input
  const check = ofStore(input, checkKey(policy) ?? rule.key)
  const figure = check && isFigure(check) ? figureOf(check) : null
  const floors = policy.rules.flatMap(each => {
    const rate = each.type === 'rateFloor' ? ofStore(input, each.key) : undefined
    return each.type === 'rateFloor' && rate && isFigure(rate) ? [{ ruleKey: each.key, percent: each.percent, figure: figureOf(rate) }] : []
  })
  if (!figure && floors.length === 0) return []
  const evidence = { of: 'check', subject: { kind: 'store', id: storeId }, figure, floors } as const
  return [{ ruleKey: rule.key, storeId, beneficiary: { kind: rule.to, id: storeId }, span: 'month', evidence }]
}

/** INC-10: who is in its leaderboard, the best first. Whoever has too little to divide by has no rank. */
export function contestRanking(
  { key, measure, least }: ContestRound,
  figures: readonly SubjectFigure[],
  partSpans: PartSpan
): readonly (SubjectFigure & Ranked)[] {
  const enough = ({ denominator }: SubjectFigure): boolean => !RATIOS.has(measure) || (denominator ?? 0) >= least * unitsOf(measure)
  return ranking(
    figures.filter(each => each.key === key && enough(each)),
    false,
    partSpans
  )
}

export const rankEvidence = (each: SubjectFigure & Ranked) =>
  ({ of: 'rank', subject: subjectOf(each), figure: figureOf(each), ...rankOf(each) }) as const

/** A whole file's completeness, as files have it: 100 percent to the ten-thousandth of a percent. */
export const WHOLE_FILE = 1_000_000
const unitsOf = (measure: ContestRound['measure']): number => (measure === 'completeness' ? WHOLE_FILE : 1)

export function judgeContest(rule: ContestRound, partSpans: PartSpan, input: StoreInput): readonly ScoredEntry[] {
  if (!endsWithMonth('quarter', input.month) || quarterOf(input.month) !== rule.quarter) return []
  const compared = input.figures.filter(({ storeId }) => rule.among === 'chain' || storeId === input.storeId)
  return contestRanking(rule, compared, partSpans)
    .filter(each => each.storeId === input.storeId)
    .map(each => ({
      ruleKey: rule.key,
      storeId: each.storeId,
      beneficiary: { kind: each.kind, id: each.id },
      span: 'quarter',
      evidence: rankEvidence(each)
    }))
}
