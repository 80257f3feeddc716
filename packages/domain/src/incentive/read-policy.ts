/** An incentive plan comes back from the database as JSON of no known shape. */
import type { BothTexts, Goods } from '../benefit/policy.ts'
import { boolean, list, number, object, oneOf, text } from '../policy/read-json.ts'
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
  type IncentivePolicy,
  type IncentiveRule,
  type Quota,
  type QuotaLine
} from './policy.ts'

/** A stored plan by its shape, or a TypeError; `validateIncentivePolicy` says whether it can be used. */
export function readIncentivePolicy(json: unknown): IncentivePolicy {
  const stored = object(json, 'policy')
  return {
    unit: oneOf(INCENTIVE_UNITS, stored['unit']),
    partSpans: oneOf(PART_SPANS, stored['partSpans']),
    prospectsCount: boolean(stored['prospectsCount'], 'prospectsCount'),
    quotas: list(stored['quotas'], 'quotas').map(readQuota),
    rules: list(stored['rules'], 'rules').map(readRule)
  }
}

function readQuota(json: unknown): Quota {
  const quota = object(json, 'quota')
  return {
    key: text(quota['key'], 'quota.key'),
    measure: oneOf(MEASURES, quota['measure']),
    of: oneOf(MEASURED, quota['of']),
    span: oneOf(SPANS, quota['span']),
    amount: number(quota['amount'], 'quota.amount'),
    lines: list(quota['lines'], 'quota.lines').map(readLine),
    goods: readGoods(quota['goods'])
  }
}

function readLine(json: unknown): QuotaLine {
  const { months, storeIds, amount } = object(json, 'quota.line')
  return {
    months: list(months, 'line.months').map(month => number(month, 'line.months')),
    storeIds: texts(storeIds, 'line.storeIds'),
    amount: number(amount, 'line.amount')
  }
}

const texts = (json: unknown, what: string): readonly string[] => list(json, what).map(each => text(each, what))

function readGoods(json: unknown): Goods {
  const { categories, itemCodes } = object(json, 'goods')
  return { categories: texts(categories, 'goods.categories'), itemCodes: texts(itemCodes, 'goods.itemCodes') }
}

const readTextsIfAny = (json: unknown): BothTexts | null => (json === null || json === undefined ? null : readTexts(json))

function readTexts(json: unknown): BothTexts {
  const both = object(json, 'forfeit')
  return { 'zh-CN': text(both['zh-CN'], 'forfeit.zh-CN'), en: text(both['en'], 'forfeit.en') }
}

function readRule(json: unknown): IncentiveRule {
  const rule = object(json, 'rule')
  const key = text(rule['key'], 'rule.key')
  const type = oneOf(INCENTIVE_RULE_TYPES, rule['type'])
  const figure = (name: string): number => number(rule[name], `rule.${name}`)
  const ofQuota = () => ({ key, quota: text(rule['quota'], 'rule.quota'), amount: figure('amount') })
  const to = () => ({ to: oneOf(RECIPIENTS, rule['to']) })
  const ranked = () => ({
    key,
    measure: oneOf(MEASURES, rule['measure']),
    span: oneOf(SPANS, rule['span']),
    among: oneOf(AMONG, rule['among']),
    places: figure('places')
  })
  switch (type) {
    case 'missingUnit':
      return { type, ...ofQuota(), ...to() }
    case 'threshold':
      return { type, ...ofQuota(), percent: figure('percent'), ...to() }
    case 'streak':
      return { type, ...ofQuota(), times: figure('times'), percent: figure('percent'), ...to() }
    case 'rankingBonus':
      return { type, ...ranked(), amount: figure('amount'), payout: oneOf(PAYOUTS, rule['payout']) }
    case 'rankingForfeit':
      return { type, ...ranked(), forfeit: readTexts(rule['forfeit']) }
    case 'shared':
      return { type, ...ofQuota(), sharing: oneOf(SHARINGS, rule['sharing']) }
    case 'rateFloor':
      return { type, key, percent: figure('percent') }
    case 'onboarding':
      return { type, key, days: figure('days'), mostDays: figure('mostDays'), amount: figure('amount') }
    case 'systemCheck':
      return { type, key, mostFailed: figure('mostFailed'), amount: figure('amount'), to: oneOf(CHECK_RECIPIENTS, rule['to']) }
    case 'contestRound':
      return {
        type,
        key,
        quarter: figure('quarter'),
        measure: oneOf(MEASURES, rule['measure']),
        among: oneOf(AMONG, rule['among']),
        least: figure('least'),
        prizes: list(rule['prizes'], 'rule.prizes').map(prize => number(prize, 'rule.prizes')),
        forfeit: readTextsIfAny(rule['forfeit'])
      }
  }
}
