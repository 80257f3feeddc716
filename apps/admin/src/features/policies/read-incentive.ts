/** An incentive plan read out: quotas and rules as sentences whose slots an editor can change. Pure. */
import type { ContestRound, IncentivePolicy, IncentiveRule, IncentiveUnit, Measure, Quota, QuotaLine, Recipient } from '@keqing/domain'
import { countText, EMPTY, moneyText, plural } from './figures.ts'
import type { Line } from './marks.ts'
import { fill, join, type Sentence, type Words } from './sentence.ts'

export type NamedQuota = Pick<Quota, 'measure' | 'of' | 'key'>

/** Hundredths are written with two decimals, money in its currency, all else as it is counted. */
export function measureText(measure: Measure, value: number, words: Words): string {
  if (measure === 'netSales') return moneyText(value, words)
  if (measure === 'unitsPerReceipt') return Number.isFinite(value) ? (value / 100).toFixed(2) : EMPTY
  return countText(value, words)
}

export const amountText = (unit: IncentiveUnit, amount: number, words: Words): string =>
  unit === 'money' ? moneyText(amount, words) : countText(amount, words)
/** What stands behind an amount: nothing behind money, whose sign stands before it. */
const unitText = (unit: IncentiveUnit, amount: number, { say }: Words): Sentence =>
  unit === 'money' ? [] : [{ text: say('incentives.points', {}, plural(amount)) }]

/** By what it counts and of whom; by its key as well where another one is of the same. */
export function quotaName({ measure, of, key }: NamedQuota, among: readonly NamedQuota[], { say }: Words): string {
  const name = say('incentives.quotaName', { of: say(`incentives.of.${of}`), measure: say(`incentives.measure.${measure}`) })
  const alike = among.some(each => each.key !== key && each.measure === measure && each.of === of)
  return alike ? say('incentives.quotaNamed', { name, key }) : name
}
export const quotaText = (quotas: readonly NamedQuota[], key: string, words: Words): string => {
  const quota = quotas.find(each => each.key === key)
  return quota ? quotaName(quota, quotas, words) : key || EMPTY
}

export function quotaSentence({ measure, of, span, amount }: Quota, words: Words): Sentence {
  const { say } = words
  const slots = { of: say(`incentives.of.${of}`), span: say(`incentives.span.${span}`), amount: measureText(measure, amount, words) }
  return fill(words, `incentives.quota.${measure}`, slots, plural(amount))
}

export const monthText = (month: number, { say }: Words): string => say(`incentives.month.m${String(month).padStart(2, '0')}`)
const listed = (texts: readonly string[], { say }: Words): string =>
  texts.length > 0 ? texts.reduce((a, b) => say('policies.read.list', { a, b })) : ''

export function lineSentence({ measure }: Pick<Quota, 'measure'>, { months, storeIds, amount }: QuotaLine, words: Words): Sentence {
  const { say } = words
  return fill(words, 'incentives.line', {
    months:
      months.length > 0
        ? listed(
            months.map(month => monthText(month, words)),
            words
          )
        : say('incentives.everyMonth'),
    stores:
      storeIds.length > 0
        ? listed(
            storeIds.map(id => words.storeName?.(id) ?? '…'),
            words
          )
        : say('incentives.everyStore'),
    amount: measureText(measure, amount, words)
  })
}

/** Whoever is measured by what they are, where the quota says so. */
function toText({ to, quota }: { readonly to: Recipient; readonly quota: string }, quotas: readonly NamedQuota[], { say }: Words): string {
  const of = quotas.find(each => each.key === quota)?.of
  return to === 'measured' && of ? say(`incentives.toMeasured.${of}`) : say(`incentives.to.${to}`)
}

const NO_SLOTS: Readonly<Record<string, string>> = {}
const paidSlots = (unit: IncentiveUnit, amount: number, words: Words): Readonly<Record<string, string | Sentence>> => ({
  amount: amountText(unit, amount, words),
  unit: unitText(unit, amount, words)
})

export function ruleSentence(
  rule: IncentiveRule,
  { unit, quotas }: { readonly unit: IncentiveUnit; readonly quotas: readonly NamedQuota[] },
  words: Words
): Sentence {
  const { say } = words
  const paid: Readonly<Record<string, string | Sentence>> = 'amount' in rule ? paidSlots(unit, rule.amount, words) : NO_SLOTS
  if ('quota' in rule) {
    const slots = { ...paid, quota: quotaText(quotas, rule.quota, words) }
    if (rule.type === 'shared')
      return fill(words, 'incentives.rule.shared', { ...slots, sharing: say(`incentives.sharing.${rule.sharing}`) })
    const all = { ...slots, to: toText(rule, quotas, words) }
    if (rule.type === 'missingUnit') return fill(words, 'incentives.rule.missingUnit', all)
    const percent = countText(rule.percent, words)
    if (rule.type === 'threshold') return fill(words, 'incentives.rule.threshold', { ...all, percent })
    return fill(words, 'incentives.rule.streak', { ...all, percent, times: countText(rule.times, words) })
  }
  if (rule.type === 'contestRound') return contestSentence(rule, unit, words)
  if (rule.type === 'rateFloor') return fill(words, 'incentives.rule.rateFloor', { percent: countText(rule.percent, words) })
  if (rule.type === 'onboarding')
    return fill(words, 'incentives.rule.onboarding', {
      ...paid,
      days: countText(rule.days, words),
      mostDays: countText(rule.mostDays, words)
    })
  if (rule.type === 'systemCheck')
    return fill(
      words,
      'incentives.rule.systemCheck',
      { ...paid, mostFailed: countText(rule.mostFailed, words), to: say(`incentives.to.${rule.to}`) },
      plural(rule.mostFailed)
    )
  const ranked = {
    measure: say(`incentives.measure.${rule.measure}`),
    span: say(`incentives.span.${rule.span}`),
    among: say(`incentives.among.${rule.among}`),
    places: countText(rule.places, words)
  }
  if (rule.type === 'rankingBonus')
    return fill(
      words,
      'incentives.rule.rankingBonus',
      { ...ranked, ...paid, payout: say(`incentives.payout.${rule.payout}`) },
      plural(rule.places)
    )
  return fill(
    words,
    'incentives.rule.rankingForfeit',
    { ...ranked, forfeit: [{ text: rule.forfeit[words.locale] || EMPTY }] },
    plural(rule.places)
  )
}

export const quarterText = (quarter: number, { say }: Words): string => say(`incentives.quarter.q${quarter}`)

function contestSentence({ quarter, measure, among, least, prizes, forfeit }: ContestRound, unit: IncentiveUnit, words: Words): Sentence {
  const { say } = words
  const amounts = prizes.map(prize => amountText(unit, prize, words))
  const points = unit === 'money' ? '' : say('incentives.points', {}, plural(prizes.at(-1) ?? 0))
  const slots = {
    quarter: quarterText(quarter, words),
    among: say(`incentives.among.${among}`),
    measure: say(`incentives.measure.${measure}`),
    least: countText(least, words),
    prizes: [
      { text: prizes.length > 0 ? say('incentives.prizes', { prizes: listed(amounts, words), points }) : say('incentives.noPrizes') }
    ],
    forfeit: [{ text: forfeit ? say('incentives.lastDoes', { forfeit: forfeit[words.locale] || EMPTY }) : '' }]
  }
  return fill(words, least > 0 ? `incentives.rule.contestLeast.${measure}` : 'incentives.rule.contestRound', slots)
}

export const unitSentence = ({ unit }: IncentivePolicy, words: Words): Sentence =>
  fill(words, 'incentives.unitIs', { unit: words.say(`incentives.unit.${unit}`) })
export const partSentence = ({ partSpans }: IncentivePolicy, words: Words): Sentence =>
  fill(words, 'incentives.partIs', { part: words.say(`incentives.part.${partSpans}`) })
export const prospectsSentence = ({ prospectsCount }: IncentivePolicy, words: Words): Sentence =>
  fill(words, 'incentives.prospectsAre', { counted: words.say(`incentives.prospects.${prospectsCount ? 'yes' : 'no'}`) })

export function goodsSentence({ goods }: Pick<Quota, 'goods'>, words: Words): Sentence {
  return fill(words, 'incentives.goods', {
    categories: listed(goods.categories, words) || EMPTY,
    codes: listed(goods.itemCodes, words) || EMPTY
  })
}

/** A quota with its other amounts, as one sentence. */
export function wholeQuota(quota: Quota, words: Words): Sentence {
  const lines = quota.lines.map(line => lineSentence(quota, line, words))
  const goods = quota.measure === 'slowGoods' ? [goodsSentence(quota, words)] : []
  return join(words, 'incentives.and', [quotaSentence(quota, words), ...goods, ...lines])
}

export function incentiveLines(policy: IncentivePolicy, words: Words): readonly Line[] {
  const line = (id: string, sentence: Sentence): Line => ({ id, tokens: fill(words, 'policies.read.sentence', { a: sentence }) })
  return [
    ...policy.quotas.map(quota => line(`quota-${quota.key}`, wholeQuota(quota, words))),
    ...policy.rules.map(rule => line(`rule-${rule.key}`, ruleSentence(rule, policy, words))),
    line('unit', unitSentence(policy, words)),
    line('part', partSentence(policy, words)),
    line('prospects', prospectsSentence(policy, words))
  ]
}
