/** Differences of incentive plans as sentences: a quota or rule that came or went is read out, of another the place and what stood and stands there. */
import { INCENTIVE_UNITS, type BothTexts, type IncentivePolicy, type IncentiveRule, type Quota, type QuotaLine } from '@keqing/domain'
import { given, joined, type Change, type Difference } from './change.ts'
import { countText } from './figures.ts'
import { amountText, lineSentence, measureText, monthText, quotaText, ruleSentence, wholeQuota } from './read-incentive.ts'
import { textOf, type Words } from './sentence.ts'

type Known = readonly IncentivePolicy[]
type Text = (value: unknown) => string

/** Fields that are one of several words, and under which group of texts those stand. */
const WORDS: Readonly<Record<string, string>> = {
  measure: 'measure',
  of: 'of',
  span: 'span',
  to: 'to',
  among: 'among',
  payout: 'payout',
  sharing: 'sharing',
  unit: 'unit',
  partSpans: 'part'
}

const quotaOf = (known: Known, key: string): Quota | undefined => known.flatMap(policy => policy.quotas).find(quota => quota.key === key)

function generalChange({ path, before, after }: Difference, { say }: Words): Change {
  const name = String(path[0])
  const text: Text = value =>
    name === 'prospectsCount'
      ? say(`incentives.prospects.${value === true ? 'yes' : 'no'}`)
      : say(`incentives.${WORDS[name]}.${String(value)}`)
  return { place: say(`incentives.place.${name}`), before: text(before), after: text(after) }
}

function wholeChange({ path, before, after }: Difference, known: Known, words: Words): Change {
  const list = String(path[0])
  const about = known[0] ?? { unit: INCENTIVE_UNITS[0], quotas: [] }
  const text: Text = value => {
    const sentence = list === 'quotas' ? wholeQuota(value as Quota, words) : ruleSentence(value as IncentiveRule, about, words)
    return words.say('policies.quoted', { text: textOf(sentence) })
  }
  return { place: words.say(`incentives.place.${list}`, { key: String(path[1]) }), before: given(before, text), after: given(after, text) }
}

/** How the value of a field is said. */
function fieldText([list, key, field, ...rest]: Difference['path'], known: Known, words: Words): Text {
  const measure = quotaOf(known, String(key))?.measure ?? 'registrations'
  const unit = known[0]?.unit ?? 'points'
  const last = String(typeof rest.at(-1) === 'number' ? rest.at(-2) : (rest.at(-1) ?? field))
  if (rest.length === 1 && field === 'lines') return value => textOf(lineSentence({ measure }, value as QuotaLine, words))
  if (last === 'months')
    return value =>
      Array.isArray(value)
        ? joined(
            value.map(month => monthText(Number(month), words)),
            words
          )
        : monthText(Number(value), words)
  if (last === 'storeIds')
    return value =>
      [value]
        .flat()
        .map(id => words.storeName?.(String(id)) ?? '…')
        .join('、')
  if (last === 'amount')
    return value => (list === 'quotas' ? measureText(measure, Number(value), words) : amountText(unit, Number(value), words))
  if (last === 'prizes')
    return value =>
      joined(
        [value].flat().map(prize => amountText(unit, Number(prize), words)),
        words
      )
  if (last === 'forfeit') return value => words.say('policies.quoted', { text: (value as BothTexts)[words.locale] })
  if (last === 'quota')
    return value =>
      quotaText(
        known.flatMap(policy => policy.quotas),
        String(value),
        words
      )
  const group = WORDS[last]
  if (group) return value => words.say(`incentives.${group}.${String(value)}`)
  return value => (typeof value === 'number' ? countText(value, words) : words.say('policies.quoted', { text: String(value) }))
}

function fieldChange(difference: Difference, known: Known, words: Words): Change {
  const { path, before, after } = difference
  const text = fieldText(path, known, words)
  const name = words.say(`incentives.place.${String(path[0])}`, { key: String(path[1]) })
  const place = words.say('incentives.place.field', { name, field: words.say(`incentives.slot.${String(path[2])}`) })
  // A forfeit that is not there is null.
  return { place, before: given(before ?? undefined, text), after: given(after ?? undefined, text) }
}

function orderChange({ path, before, after }: Difference, words: Words): Change {
  const place = words.say(`incentives.place.${String(path[0])}Order`)
  return { place, before: joined(before as string[], words), after: joined(after as string[], words) }
}

export function incentiveChanges(differences: readonly Difference[], known: Known, words: Words): readonly Change[] {
  return differences.map(each => {
    const { path } = each
    if (path[1] === 'order') return orderChange(each, words)
    if (path.length === 1) return generalChange(each, words)
    return path.length === 2 ? wholeChange(each, known, words) : fieldChange(each, known, words)
  })
}
