// The incentive plan between the domain's shape and the one that is read and sent.
import { NO_GOODS, readIncentivePolicy, Refusal, type IncentivePolicy, type IncentiveRule } from '@keqing/domain'
import { readBoth, showBoth } from './both-languages.type.ts'
import type { IncentivePlanRule, IncentiveRules } from './incentive-body.type.ts'

export function showIncentiveRules({ unit, partSpans, prospectsCount, quotas, rules }: IncentivePolicy): IncentiveRules {
  return {
    unit,
    partSpans,
    prospectsCount,
    quotas: quotas.map(({ lines, goods, ...quota }) => ({
      ...quota,
      lines: lines.map(line => ({ ...line, months: [...line.months], storeIds: [...line.storeIds] })),
      goods: { categories: [...goods.categories], itemCodes: [...goods.itemCodes] }
    })),
    rules: rules.map(showIncentiveRule)
  }
}

export const showIncentiveRule = (rule: IncentiveRule): IncentivePlanRule =>
  rule.type === 'contestRound'
    ? { ...rule, prizes: [...rule.prizes], forfeit: rule.forfeit && showBoth(rule.forfeit) }
    : rule.type === 'rankingForfeit'
      ? { ...rule, forfeit: showBoth(rule.forfeit) }
      : { ...rule }

const trimmed = (texts: readonly string[]): string[] => texts.map(each => each.trim())

/** @throws Refusal INVALID_VALUE where a rule lacks a field of its type */
export function readIncentiveRules({ quotas, rules, ...rest }: IncentiveRules): IncentivePolicy {
  const sent = {
    ...rest,
    quotas: quotas.map(({ key, lines, goods, ...quota }) => ({
      ...quota,
      key: key.trim(),
      lines,
      goods: quota.measure === 'slowGoods' ? { categories: trimmed(goods.categories), itemCodes: trimmed(goods.itemCodes) } : NO_GOODS
    })),
    rules: rules.map(({ key, quota, forfeit, ...rule }) => ({
      ...rule,
      key: key.trim(),
      quota: quota?.trim(),
      forfeit: forfeit && readBoth(forfeit)
    }))
  }
  try {
    return readIncentivePolicy(sent)
  } catch (error) {
    if (error instanceof TypeError) throw new Refusal('INVALID_VALUE', ['rules', 'incentive', 'rules'], undefined, { cause: error })
    throw error
  }
}
