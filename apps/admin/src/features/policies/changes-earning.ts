/** Differences of earning rules as sentences. What belongs to one multiplier and asks for one thing is one change, whatever places of its list it moved. */
import type { EarningMultiplier } from '@keqing/domain'
import { given, joined, type Change, type Difference } from './change.ts'
import { countText, moneyText } from './figures.ts'
import { chosenTexts, multiplierSentence, type Asked } from './read-earning.ts'
import { textOf, type Words } from './sentence.ts'

type Text = (value: unknown) => string

/** How the value of each place is said. */
function textsOf(words: Words): Readonly<Record<string, Text>> {
  const { say } = words
  const points: Text = value => say('policies.points', { n: countText(Number(value), words) }, Number(value))
  const percent: Text = value => say('policies.percent', { n: countText(Number(value), words) })
  const money: Text = value => moneyText(Number(value), words)
  const yes = (group: string) => (value: unknown) => say(`policies.${group}.${value === true ? 'yes' : 'no'}`)
  const months: Text = value => say('policies.months', { n: countText(Number(value), words) }, Number(value))
  return {
    specialPriceEarns: yes('special'),
    'pointsPer.points': points,
    'pointsPer.forEveryMinor': money,
    stacking: value => say(`policies.stacking.${String(value)}`),
    'bonuses.registration': points,
    'bonuses.completedFile.points': points,
    'bonuses.completedFile.atPercent': percent,
    'bonuses.referralFirstPurchase': points,
    pendingDays: value => say('policies.days', { n: countText(Number(value), words) }, Number(value)),
    'expiry.months': months,
    'expiry.roundTo': value => say(`policies.lotEnd.${String(value)}`),
    'redemption.minorPerPoint': money,
    'redemption.mostPercent': percent,
    'redemption.least': points,
    'redemption.onSpecialPrice': yes('redeemed'),
    approvalAbove: value => (typeof value === 'number' ? points(value) : say('policies.switched.off'))
  }
}

function plainChange({ path, before, after }: Difference, words: Words): Change {
  const text = textsOf(words)[path.join('.')] ?? (value => words.say(`policies.switched.${value === null ? 'off' : 'on'}`))
  return { place: words.say(`policies.place.${path.join('-')}`), before: given(before, text), after: given(after, text) }
}

function multiplierChange({ path, before, after }: Difference, words: Words): Change {
  const { say } = words
  const key = String(path[1])
  if (key === 'order' && Array.isArray(before) && Array.isArray(after))
    return {
      place: say('policies.place.multiplierOrder'),
      before: joined(before as string[], words),
      after: joined(after as string[], words)
    }
  if (path[2] === 'percent') {
    const percent = (value: number) => say('policies.percent', { n: countText(value, words) })
    return { place: say('policies.place.multiplierPercent', { key }), before: given(before, percent), after: given(after, percent) }
  }
  const sentence = (of: EarningMultiplier) => say('policies.quoted', { text: textOf(multiplierSentence(of, words)) })
  return { place: say('policies.place.multiplier', { key }), before: given(before, sentence), after: given(after, sentence) }
}

/** What a list has gained and lost. */
function askedChanges(key: string, asked: Asked, all: readonly Difference[], words: Words): readonly Change[] {
  const { say } = words
  const place = say('policies.place.multiplierAsked', { key, asked: say(`policies.choice.asked.${asked}`) })
  const values = (of: 'before' | 'after'): unknown[] =>
    all.flatMap(each => {
      const value: unknown = each[of]
      return Array.isArray(value) ? (value as unknown[]) : value === undefined ? [] : [value]
    })
  const [out, into] = [values('before'), values('after')]
  const text = (some: readonly unknown[]) =>
    asked === 'birthdayMonth' ? say('policies.asked.birthdayMonth') : joined(chosenTexts(asked, { [asked]: some }, words), words)
  const [lost, gained] = [out.filter(each => !into.includes(each)), into.filter(each => !out.includes(each))]
  return [...(lost.length > 0 ? [{ place, before: text(lost) }] : []), ...(gained.length > 0 ? [{ place, after: text(gained) }] : [])]
}

export function earningChanges(differences: readonly Difference[], words: Words): readonly Change[] {
  const isAsked = ({ path }: Difference) => path[0] === 'multipliers' && path[2] === 'when' && path.length > 3
  const lists = Map.groupBy(differences.filter(isAsked), ({ path }) => `${String(path[1])} ${String(path[3])}`)
  return [
    ...differences
      .filter(each => !isAsked(each))
      .map(each => (each.path[0] === 'multipliers' ? multiplierChange(each, words) : plainChange(each, words))),
    ...[...lists.values()].flatMap(all => askedChanges(String(all[0]!.path[1]), String(all[0]!.path[3]) as Asked, all, words))
  ]
}
