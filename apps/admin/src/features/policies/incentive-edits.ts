/** What an editor does to an incentive plan, one function per act: each gives a new plan and leaves the old one for the way back. */
import {
  MEASURED_OF,
  NO_GOODS,
  ONBOARDING_RULE,
  type IncentivePolicy,
  type IncentiveRule,
  type IncentiveRuleType,
  type Measure,
  type Quota,
  type QuotaLine
} from '@keqing/domain'

/** What is usual of each measure: counts and minor units are to be changed at once. */
const USUAL: Readonly<Record<Measure, number>> = {
  registrations: 30,
  prospects: 10,
  netSales: 10_000_000,
  tierPromotions: 5,
  visits: 100,
  slowGoods: 20,
  repurchaseRate: 30,
  registrationRate: 85,
  unitsPerReceipt: 200,
  completeness: 80,
  validity: 90,
  failedItems: 0,
  lateDays: 0
}

function freeKey({ quotas, rules }: IncentivePolicy, letter: string): string {
  const taken = new Set([...quotas, ...rules].map(each => each.key))
  for (let n = 1; ; n++) if (!taken.has(letter + String(n))) return letter + String(n)
}

export function addQuota(policy: IncentivePolicy, measure: Measure): IncentivePolicy {
  const quota: Quota = {
    key: freeKey(policy, 'Q'),
    measure,
    of: MEASURED_OF[measure][0] ?? 'store',
    span: 'month',
    amount: USUAL[measure],
    lines: [],
    goods: NO_GOODS
  }
  return { ...policy, quotas: [...policy.quotas, quota] }
}

function newRule(policy: IncentivePolicy, type: IncentiveRuleType): IncentiveRule {
  const key = freeKey(policy, 'R')
  const quota = policy.quotas[0]?.key ?? ''
  const ranked = { key, measure: 'repurchaseRate', span: 'quarter', among: 'store', places: 1 } as const
  switch (type) {
    case 'missingUnit':
      return { type, key, quota, amount: 2, to: 'measured' }
    case 'threshold':
      return { type, key, quota, percent: 80, amount: 20, to: 'storeManager' }
    case 'streak':
      return { type, key, quota, times: 3, percent: 110, amount: 30, to: 'measured' }
    case 'rankingBonus':
      return { type, ...ranked, amount: 50, payout: 'monthly' }
    case 'rankingForfeit':
      return { type, ...ranked, forfeit: { 'zh-CN': '', en: '' } }
    case 'shared':
      return { type, key, quota: policy.quotas.find(each => each.of === 'store')?.key ?? '', amount: 50, sharing: 'each' }
    case 'rateFloor':
      return { type, key, percent: 85 }
    case 'onboarding':
      return { type, key, ...ONBOARDING_RULE, amount: 20 }
    case 'systemCheck':
      return { type, key, mostFailed: 0, amount: 200, to: 'storeManager' }
    case 'contestRound':
      return { type, key, quarter: 1, measure: 'registrations', among: 'store', least: 0, prizes: [100], forfeit: null }
  }
}

export const addRule = (policy: IncentivePolicy, type: IncentiveRuleType): IncentivePolicy => ({
  ...policy,
  rules: [...policy.rules, newRule(policy, type)]
})

export const withQuota = (policy: IncentivePolicy, at: number, quota: Quota): IncentivePolicy => ({
  ...policy,
  quotas: policy.quotas.with(at, quota),
  // Rules go on naming it.
  rules: policy.rules.map(rule => ('quota' in rule && rule.quota === policy.quotas[at]?.key ? { ...rule, quota: quota.key } : rule))
})
export const withRule = (policy: IncentivePolicy, at: number, rule: IncentiveRule): IncentivePolicy => ({
  ...policy,
  rules: policy.rules.with(at, rule)
})
export const withoutQuota = (policy: IncentivePolicy, at: number): IncentivePolicy => ({
  ...policy,
  quotas: policy.quotas.toSpliced(at, 1)
})
export const withoutRule = (policy: IncentivePolicy, at: number): IncentivePolicy => ({ ...policy, rules: policy.rules.toSpliced(at, 1) })

export const addLine = (quota: Quota): Quota => ({ ...quota, lines: [...quota.lines, { months: [], storeIds: [], amount: quota.amount }] })
export const withLine = (quota: Quota, at: number, line: QuotaLine): Quota => ({ ...quota, lines: quota.lines.with(at, line) })
export const withoutLine = (quota: Quota, at: number): Quota => ({ ...quota, lines: quota.lines.toSpliced(at, 1) })
