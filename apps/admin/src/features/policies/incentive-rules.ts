/** An incentive plan as the server sends it and as the domain reads it. */
import {
  AMONG,
  CHECK_RECIPIENTS,
  INCENTIVE_RULE_TYPES,
  INCENTIVE_UNITS,
  MEASURED,
  MEASURES,
  PART_SPANS,
  PAYOUTS,
  RECIPIENTS,
  SHARINGS,
  SPANS,
  type ContestRound,
  type IncentivePolicy,
  type IncentiveRule,
  type OnboardingPenalty,
  type RankingForfeit,
  type RateFloor,
  type SystemCheckPenalty
} from '@keqing/domain'
import type {
  IncentiveAmong,
  IncentiveMeasure,
  IncentiveMeasured,
  IncentivePartSpan,
  IncentivePayout,
  IncentiveRecipient,
  IncentiveRuleType,
  IncentiveRulesInput,
  IncentiveSharing,
  IncentiveSpan,
  IncentiveUnit,
  IncentiveRuleOfFragment,
  IncentiveRulesOfFragment
} from '../../gql/graphql.ts'
import { known, shown } from './public-names.ts'

export function readIncentive({ unit, partSpans, prospectsCount, quotas, rules }: IncentiveRulesOfFragment): IncentivePolicy {
  return {
    unit: known(INCENTIVE_UNITS, unit),
    partSpans: known(PART_SPANS, partSpans),
    prospectsCount,
    quotas: quotas.map(({ measure, of, span, ...quota }) => ({
      ...quota,
      measure: known(MEASURES, measure),
      of: known(MEASURED, of),
      span: known(SPANS, span)
    })),
    rules: rules.map(readIncentiveRule)
  }
}

/** A rule in a plan, as in an entry of the ledger. */
export function readIncentiveRule(rule: IncentiveRuleOfFragment): IncentiveRule {
  const { key, type, quota, amount, percent, times, to, measure, span, among, places, payout, forfeit, sharing } = rule
  const words = forfeit ? { 'zh-CN': forfeit.zhCN, en: forfeit.en } : null
  const ofQuota = { key, quota: quota ?? '', amount: amount ?? 0 }
  const recipient = () => known(RECIPIENTS, to ?? '')
  const ranked = () => ({
    key,
    measure: known(MEASURES, measure ?? ''),
    span: known(SPANS, span ?? ''),
    among: known(AMONG, among ?? ''),
    places: places ?? 0
  })
  switch (known(INCENTIVE_RULE_TYPES, type)) {
    case 'missingUnit':
      return { type: 'missingUnit', ...ofQuota, to: recipient() }
    case 'threshold':
      return { type: 'threshold', ...ofQuota, percent: percent ?? 0, to: recipient() }
    case 'streak':
      return { type: 'streak', ...ofQuota, times: times ?? 0, percent: percent ?? 0, to: recipient() }
    case 'rankingBonus':
      return { type: 'rankingBonus', ...ranked(), amount: amount ?? 0, payout: known(PAYOUTS, payout ?? '') }
    case 'rankingForfeit':
      return { type: 'rankingForfeit', ...ranked(), forfeit: words ?? { 'zh-CN': '', en: '' } }
    case 'shared':
      return { type: 'shared', ...ofQuota, sharing: known(SHARINGS, sharing ?? '') }
    case 'rateFloor':
      return { type: 'rateFloor', key, percent: percent ?? 0 }
    case 'onboarding':
      return { type: 'onboarding', key, days: rule.days ?? 0, mostDays: rule.mostDays ?? 0, amount: amount ?? 0 }
    case 'systemCheck':
      return { type: 'systemCheck', key, mostFailed: rule.mostFailed ?? 0, amount: amount ?? 0, to: known(CHECK_RECIPIENTS, to ?? '') }
    case 'contestRound':
      return {
        type: 'contestRound',
        key,
        quarter: rule.quarter ?? 0,
        measure: known(MEASURES, measure ?? ''),
        among: known(AMONG, among ?? ''),
        least: rule.least ?? 0,
        prizes: rule.prizes ?? [],
        forfeit: words
      }
  }
}

export function sendIncentive({ unit, partSpans, prospectsCount, quotas, rules }: IncentivePolicy) {
  return {
    unit: shown(unit) as IncentiveUnit,
    partSpans: shown(partSpans) as IncentivePartSpan,
    prospectsCount,
    quotas: quotas.map(({ measure, of, span, lines, goods, ...quota }) => ({
      ...quota,
      measure: shown(measure) as IncentiveMeasure,
      of: shown(of) as IncentiveMeasured,
      span: shown(span) as IncentiveSpan,
      lines: lines.map(line => ({ amount: line.amount, months: [...line.months], storeIds: [...line.storeIds] })),
      goods: { categories: [...goods.categories], itemCodes: [...goods.itemCodes] }
    })),
    rules: rules.map(sendRule)
  } satisfies IncentiveRulesInput
}

const NONE = {
  quota: null,
  amount: null,
  percent: null,
  times: null,
  to: null,
  measure: null,
  span: null,
  among: null,
  places: null,
  payout: null,
  forfeit: null,
  sharing: null,
  days: null,
  mostDays: null,
  mostFailed: null,
  quarter: null,
  least: null,
  prizes: null
}

function sendRule(rule: IncentiveRule) {
  const { key } = rule
  const type = shown(rule.type) as IncentiveRuleType
  if ('quota' in rule) {
    const { quota, amount } = rule
    if (rule.type === 'shared') return { ...NONE, key, type, quota, amount, sharing: shown(rule.sharing) as IncentiveSharing }
    const to = shown(rule.to) as IncentiveRecipient
    if (rule.type === 'missingUnit') return { ...NONE, key, type, quota, amount, to }
    return { ...NONE, key, type, quota, amount, to, percent: rule.percent, times: rule.type === 'streak' ? rule.times : null }
  }
  if (rule.type === 'rateFloor' || rule.type === 'onboarding' || rule.type === 'systemCheck') return sendOfStore(rule)
  if (rule.type === 'contestRound') return sendContest(rule)
  const ranked = {
    measure: shown(rule.measure) as IncentiveMeasure,
    span: shown(rule.span) as IncentiveSpan,
    among: shown(rule.among) as IncentiveAmong,
    places: rule.places
  }
  if (rule.type === 'rankingBonus')
    return { ...NONE, key, type, ...ranked, amount: rule.amount, payout: shown(rule.payout) as IncentivePayout }
  return { ...NONE, key, type, ...ranked, forfeit: bothOf(rule.forfeit) }
}

const bothOf = (forfeit: RankingForfeit['forfeit']) => ({ zhCN: forfeit['zh-CN'], en: forfeit.en })

function sendOfStore({ type, ...rule }: RateFloor | OnboardingPenalty | SystemCheckPenalty) {
  const sent = { ...NONE, ...rule, type: shown(type) as IncentiveRuleType }
  return { ...sent, to: 'to' in rule ? (shown(rule.to) as IncentiveRecipient) : null }
}

function sendContest({ type, measure, among, prizes, forfeit, ...rule }: ContestRound) {
  return {
    ...NONE,
    ...rule,
    type: shown(type) as IncentiveRuleType,
    measure: shown(measure) as IncentiveMeasure,
    among: shown(among) as IncentiveAmong,
    prizes: [...prizes],
    forfeit: forfeit && bothOf(forfeit)
  }
}
