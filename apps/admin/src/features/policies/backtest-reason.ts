/** Why a customer moves, in a sentence: what was found, what is asked now, what the version tested asks. Pure. */
import type { Comparison, Metric } from '@keqing/domain'
import type { BacktestMoveOfFragment } from '../../gql/graphql.ts'
import { compareText, levelsText, metricText, valueText } from './read.ts'
import type { Words } from './sentence.ts'

export type Reason = BacktestMoveOfFragment['reasons'][number]

const camel = (name: string): string => name.toLowerCase().replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function askedText(metric: Metric, asked: Reason['before'], words: Words): string {
  if (!asked) return words.say('backtest.reason.notAsked')
  const figure = {
    compare: compareText({ metric, compare: camel(asked.compare) as Comparison }, words),
    value: valueText({ metric }, asked.asked, words)
  }
  return asked.windowMonths
    ? words.say('backtest.reason.askedIn', { ...figure, n: asked.windowMonths }, asked.windowMonths)
    : words.say('backtest.reason.asked', figure)
}

const monthsText = (months: number | null | undefined, words: Words): string =>
  typeof months === 'number' ? words.say('policies.months', { n: words.f.count(months) }, months) : words.say('backtest.reason.never')

export function reasonText(reason: Reason, words: Words): string {
  const { kind, found, foundBefore, before, after, since, monthsBefore, monthsAfter, levelsBefore, levelsAfter } = reason
  const { say, f } = words
  if (kind === 'CONDITION' && reason.metric) {
    const metric = camel(reason.metric) as Metric
    const values = { before: askedText(metric, before, words), after: askedText(metric, after, words) }
    const figures = { metric: metricText(metric, 2, words), found: valueText({ metric }, found ?? 0, words), ...values }
    return typeof foundBefore === 'number'
      ? say('backtest.reason.counted', { ...figures, foundBefore: valueText({ metric }, foundBefore, words) })
      : say('backtest.reason.CONDITION', figures)
  }
  if (kind === 'TIER_GONE' || kind === 'GIVEN' || kind === 'ORDER' || kind === 'CONDITION')
    return say(`backtest.reason.${kind === 'CONDITION' ? 'GIVEN' : kind}`)
  if (kind === 'LEVELS')
    return say('backtest.reason.LEVELS', {
      since: f.date(since),
      before: levelsText(levelsBefore ?? 1, words),
      after: levelsText(levelsAfter ?? 1, words)
    })
  return say(`backtest.reason.${kind}`, {
    since: f.date(since),
    before: monthsText(monthsBefore, words),
    after: monthsText(monthsAfter, words)
  })
}
