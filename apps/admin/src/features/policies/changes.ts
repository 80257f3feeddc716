/** Differences as sentences: what a version's history tells, and what the last page before publishing says will change. Pure. */
import type { Condition, PolicyBodies, PolicyKind, ProfileField } from '@keqing/domain'
import { benefitChanges } from './benefit-changes.ts'
import { given, joined, type Change, type Difference } from './change.ts'
import { earningChanges } from './changes-earning.ts'
import { incentiveChanges } from './changes-incentive.ts'
import { countText } from './figures.ts'
import { compareText, fieldText, levelsText, metricText, routeSentence, valueText } from './read.ts'
import type { Body } from './rules.ts'
import { storeChanges } from './store-lines.ts'
import { textOf, type Words } from './sentence.ts'

/** What differences are about: the versions they lie between, as far as they are known. */
type Known = readonly Body[]

/** The condition at such a place, in whichever version still has it. */
function conditionAt(known: Known, [, key, , route, , at]: Difference['path']): Condition | undefined {
  for (const body of known) {
    const found = 'loss' in body && body.tiers.find(tier => tier.key === key)?.routes[Number(route)]?.all[Number(at)]
    if (found) return found
  }
  return undefined
}

const monthsText = (value: unknown, never: string, words: Words): string =>
  typeof value === 'number' ? words.say('policies.months', { n: countText(value, words) }, value) : words.say(never)

function conditionChange({ path, before, after }: Difference, known: Known, words: Words): Change {
  const { say } = words
  const tier = String(path[1])
  const found = conditionAt(known, path)
  const figure = found ? say(`policies.figure.${found.metric}`) : say('policies.place.condition', { n: Number(path[3]) + 1 })
  const both = (text: (value: unknown) => string) => ({ before: text(before), after: text(after) })
  switch (path[6]) {
    case 'value':
      return {
        place: say('policies.place.figure', { tier, figure }),
        ...both(value => (found ? valueText(found, Number(value), words) : countText(Number(value), words)))
      }
    case 'windowMonths':
      return { place: say('policies.place.window', { tier, figure }), ...both(value => monthsText(value, 'policies.choice.ever', words)) }
    case 'metric':
      return {
        place: say('policies.place.metric', { tier, n: Number(path[3]) + 1 }),
        ...both(value => metricText(value as Condition['metric'], 2, words))
      }
    default:
      return {
        place: say('policies.place.compare', { tier, figure }),
        ...both(compare => compareText({ metric: found?.metric ?? 'points', compare: compare as Condition['compare'] }, words))
      }
  }
}

function tierChange(difference: Difference, known: Known, words: Words): Change {
  const { path, before, after } = difference
  const { say } = words
  const tier = String(path[1])
  if (tier === 'order' && Array.isArray(before) && Array.isArray(after))
    return { place: say('policies.place.order'), before: joined(before as string[], words), after: joined(after as string[], words) }
  const both = (text: (value: never) => string) => ({ before: given(before, text), after: given(after, text) })
  if (path.length === 2)
    return {
      place: say('policies.place.tiers'),
      ...both((of: PolicyBodies['tier']['tiers'][number]) => say('policies.place.named', { tier: of.key, name: of.name[words.locale] }))
    }
  if (path[2] === 'name') {
    const quoted = (name: string) => say('policies.quoted', { text: name })
    return { place: say(`policies.place.name.${path[3] === 'en' ? 'en' : 'zh'}`, { tier }), ...both(quoted) }
  }
  const place = say('policies.place.tier', { tier })
  const rule = (all: readonly Condition[]) => say('policies.quoted', { text: textOf(routeSentence(all, words)) })
  if (path.length === 4) return { place, ...both(({ all }: { all: readonly Condition[] }) => rule(all)) }
  if (path.length === 6) return { place, ...both((condition: Condition) => rule([condition])) }
  return conditionChange(difference, known, words)
}

/** "inactivity" and "loss" come or go whole, or change their months: one way to say it. */
function timeText(value: unknown, words: Words): string {
  const { months = value, levels } = (typeof value === 'object' && value !== null ? value : {}) as { months?: unknown; levels?: number }
  const text = monthsText(months, 'policies.never', words)
  return levels === undefined ? text : words.say('policies.lowering', { months: text, levels: levelsText(levels, words) })
}

function plainChange({ path, before, after }: Difference, words: Words): Change {
  const { say } = words
  const name = path.join('.')
  const yes = (group: string) => (value: unknown) => say(`policies.${group}.${value === true ? 'yes' : 'no'}`)
  const percent = (value: unknown) => say('policies.percent', { n: countText(Number(value), words) })
  const texts: Readonly<Record<string, (value: unknown) => string>> = {
    exemptDesignated: yes('exemptShort'),
    'inactivity.levels': value => levelsText(Number(value), words),
    'basic.weight': percent,
    'extended.weight': percent
  }
  const text = texts[name]
  if (text) return { place: say(`policies.place.${path.join('-')}`), before: text(before), after: text(after) }
  return {
    place: say(`policies.place.${path[0] === 'loss' ? 'loss' : 'inactivity'}`),
    before: timeText(before, words),
    after: timeText(after, words)
  }
}

/** Fields are listed by place, so one that goes moves all that follow: only what a part has gained and lost is told. */
function fieldChanges(part: 'basic' | 'extended', all: readonly Difference[], words: Words): readonly Change[] {
  const [out, into] = [all.map(each => each.before), all.map(each => each.after)]
  const texts = (fields: readonly unknown[], others: readonly unknown[]) =>
    fields.filter(field => field !== undefined && !others.includes(field)).map(field => fieldText(field as ProfileField, words))
  const [lost, gained] = [texts(out, into), texts(into, out)]
  const place = words.say(`policies.place.${part}`)
  return [
    ...(lost.length > 0 ? [{ place, before: joined(lost, words) }] : []),
    ...(gained.length > 0 ? [{ place, after: joined(gained, words) }] : [])
  ]
}

export function changesOf(kind: PolicyKind, differences: readonly Difference[], known: Known, words: Words): readonly Change[] {
  if (differences.some(({ path }) => path[0] === 'lines')) return storeChanges(differences, words)
  if (kind === 'benefit')
    return benefitChanges(
      differences,
      known.filter(body => 'partnerOffers' in body),
      words
    )
  if (kind === 'tier')
    return differences.map(each => (each.path[0] === 'tiers' ? tierChange(each, known, words) : plainChange(each, words)))
  if (kind === 'earning') return earningChanges(differences, words)
  if (kind === 'incentive')
    return incentiveChanges(
      differences,
      known.filter(body => 'quotas' in body),
      words
    )
  const isField = ({ path }: Difference) => path[1] === 'fields'
  return [
    ...differences.filter(each => !isField(each)).map(each => plainChange(each, words)),
    ...(['basic', 'extended'] as const).flatMap(part =>
      fieldChanges(
        part,
        differences.filter(each => isField(each) && each.path[0] === part),
        words
      )
    )
  ]
}

const wayOf = ({ before, after }: Change): string => (before === undefined ? 'added' : after === undefined ? 'removed' : 'set')

/** “A的积分由50改为40” */
export function changeText(change: Change, { say }: Words): string {
  return say(`policies.change.${wayOf(change)}`, { ...change })
}

/** “何建国把A的积分由50改为40” */
export function deedText(who: string, change: Change, { say }: Words): string {
  return say(`policies.deed.${wayOf(change)}`, { who, ...change })
}
