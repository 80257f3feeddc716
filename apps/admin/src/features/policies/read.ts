/** Policies read out: every kind as lines of sentences, pure, in whichever language is given. */
import {
  PROFILE_FIELDS,
  type Condition,
  type Metric,
  type PolicyBodies,
  type PolicyKind,
  type ProfileField,
  type Tier
} from '@keqing/domain'
import { readBenefits } from './benefit-read.ts'
import { countText, EMPTY, moneyText, plural } from './figures.ts'
import { markLines, type Line, type MarkedLine } from './marks.ts'
import { earningLines } from './read-earning.ts'
import { incentiveLines } from './read-incentive.ts'
import type { Body } from './rules.ts'
import { fill, join, type Sentence, type Words } from './sentence.ts'

/** Amounts are "not less than", counts "at least"; over all time amounts are summed, counts are counted. */
const wayOf = (metric: Metric): 'amount' | 'count' => (metric === 'points' || metric === 'spend' ? 'amount' : 'count')

export const valueText = ({ metric }: Pick<Condition, 'metric'>, value: number, words: Words): string =>
  metric === 'spend' ? moneyText(value, words) : countText(value, words)

export const metricText = (metric: Metric, value: number, { say }: Words): string => say(`policies.metric.${metric}`, {}, plural(value))
export const compareText = ({ metric, compare }: Pick<Condition, 'metric' | 'compare'>, { say }: Words): string =>
  say(`policies.compare.${wayOf(metric)}.${compare}`)
export const windowText = (metric: Metric, kind: 'ever' | 'last', { say }: Words): string => say(`policies.window.${wayOf(metric)}.${kind}`)

export function conditionSentence(condition: Condition, words: Words): Sentence {
  const { metric, value, windowMonths } = condition
  const slots = {
    metric: metricText(metric, value, words),
    compare: compareText(condition, words),
    value: valueText(condition, value, words)
  }
  if (metric === 'yearsSinceFirstPurchase') return fill(words, `policies.condition.${metric}.ever`, slots)
  if (windowMonths === undefined)
    return fill(words, `policies.condition.${metric}.ever`, { ...slots, window: windowText(metric, 'ever', words) })
  const window = windowText(metric, 'last', words)
  const months = countText(windowMonths, words)
  return fill(words, `policies.condition.${metric}.window`, { ...slots, window, months }, plural(windowMonths))
}

export function routeSentence(all: readonly Condition[], words: Words): Sentence {
  return join(
    words,
    'policies.read.and',
    all.map(condition => conditionSentence(condition, words))
  )
}

function tierLine({ key, name, routes }: Tier, words: Words): Line {
  const ways =
    routes.length > 0
      ? join(
          words,
          'policies.read.or',
          routes.map(({ all }) => routeSentence(all, words))
        )
      : words.say('policies.read.noRoute')
  return {
    id: `tier-${key}`,
    tokens: fill(words, 'policies.read.tier', { tier: key || EMPTY, name: name[words.locale] || EMPTY, routes: ways })
  }
}

/** A sentence that holds for so many months, or its other one where there are none. */
export function monthsSentence(
  of: 'inactivity' | 'loss',
  rule: { readonly months: number; readonly levels?: number } | null,
  words: Words
): Sentence {
  const effect = words.say(`policies.${of}.${rule ? 'effect' : 'offEffect'}`)
  if (!rule) return fill(words, `policies.${of}.off`, { effect })
  const { months, levels } = rule
  const slots = { months: countText(months, words), effect }
  const lowering = levels === undefined ? slots : { ...slots, levels: countText(levels, words), unit: levelUnit(levels, words) }
  return fill(words, `policies.${of}.on`, lowering, plural(months))
}

const levelUnit = (levels: number, { say }: Words): Sentence => [{ text: say('policies.level', {}, plural(levels)) }]
export const levelsText = (levels: number, words: Words): string =>
  words.say('policies.levels', { n: countText(levels, words) }, plural(levels))

export const exemptText = (exempt: boolean, { say }: Words): string => say(`policies.exempt.${exempt ? 'yes' : 'no'}`)

const period = (tokens: Sentence, words: Words): Sentence => fill(words, 'policies.read.sentence', { a: tokens })

function tierLines(policy: PolicyBodies['tier'], words: Words): readonly Line[] {
  return [
    ...policy.tiers.map(tier => tierLine(tier, words)),
    { id: 'inactivity', tokens: period(monthsSentence('inactivity', policy.inactivity, words), words) },
    { id: 'loss', tokens: period(monthsSentence('loss', policy.loss, words), words) },
    { id: 'exempt', tokens: period([{ text: exemptText(policy.exemptDesignated, words) }], words) }
  ]
}

export const fieldText = (field: ProfileField, { say }: Words): string => say(`customers.profile.${field}`)
export type PartName = 'basic' | 'extended'
export const partSentence = (part: PartName, weight: number, words: Words): Sentence =>
  fill(words, `policies.part.${part}`, { weight: countText(weight, words) })

/** Fields that the policy counts nowhere, in the product's order. */
export const uncounted = ({ basic, extended }: PolicyBodies['profile']): readonly ProfileField[] =>
  PROFILE_FIELDS.filter(field => !basic.fields.includes(field) && !extended.fields.includes(field))

function fieldsSentence(fields: readonly ProfileField[], words: Words): Sentence {
  if (fields.length === 0) return [{ text: words.say('policies.read.noField') }]
  return join(
    words,
    'policies.read.list',
    fields.map(field => [{ text: fieldText(field, words) }])
  )
}

function profileLines(policy: PolicyBodies['profile'], words: Words): readonly Line[] {
  const line = (id: string, head: Sentence, fields: readonly ProfileField[]): Line => ({
    id,
    tokens: fill(words, 'policies.read.part', { head, fields: fieldsSentence(fields, words) })
  })
  return [
    ...(['basic', 'extended'] as const).map(part => line(part, partSentence(part, policy[part].weight, words), policy[part].fields)),
    line('none', [{ text: words.say('policies.part.none') }], uncounted(policy))
  ]
}

const LINES: { readonly [K in PolicyKind]: (body: PolicyBodies[K], words: Words) => readonly Line[] } = {
  tier: tierLines,
  earning: earningLines,
  profile: profileLines,
  benefit: readBenefits,
  incentive: incentiveLines
}

export const readPolicy = (kind: PolicyKind, body: Body, words: Words): readonly Line[] => LINES[kind](body as never, words)

/** Where tiers that both have stand in another order, a line says both orders: no single tier has changed. */
function orderLines(before: Body, after: Body, words: Words): readonly [Line, Line] | undefined {
  if (!('tiers' in before && 'tiers' in after)) return undefined
  const order = (of: typeof before, other: typeof before) =>
    of.tiers.map(tier => tier.key).filter(key => other.tiers.some(tier => tier.key === key))
  const [was, is] = [order(before, after), order(after, before)]
  if (was.join() === is.join()) return undefined
  const line = (keys: readonly string[]): Line => {
    const list = keys.map(key => [{ text: key }])
    return { id: 'order', tokens: fill(words, 'policies.read.order', { tiers: join(words, 'policies.read.list', list) }) }
  }
  return [line(was), line(is)]
}

/** The policy with what differs from another marked; without another, plain. */
export function readMarked(kind: PolicyKind, before: Body | undefined, after: Body, words: Words): readonly MarkedLine[] {
  const now = readPolicy(kind, after, words)
  if (!before) return markLines(undefined, now)
  const order = orderLines(before, after, words)
  const old = readPolicy(kind, before, words)
  return markLines(order ? [order[0], ...old] : old, order ? [order[1], ...now] : now)
}
