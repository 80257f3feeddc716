/** Differences between two benefit policies as sentences. Pure. */
import type { BenefitPolicy, Festival, FestivalDay, OccasionBenefit, PartnerOffer, PolicyDifference, Sale } from '@keqing/domain'
import { giftText, tierLines } from './benefit-lines.ts'
import { figureText, placeText, unitAt } from './benefit-places.ts'
import { joined, type Change } from './change.ts'
import { whenText } from './festival-lines.ts'
import { countText } from './figures.ts'
import { textOf, type Words } from './sentence.ts'

type Difference = Pick<PolicyDifference, 'before' | 'after'> & { readonly path: readonly (string | number)[] }

const WORDS: Readonly<Record<string, string>> = {
  specialPriceDiscounted: 'special',
  combine: 'combination',
  membersOnly: 'may',
  booklet: 'booklet',
  handover: 'handover'
}

/** One difference for each place that a reader would call one: a list of goods is told whole, and so is a festival's day, not by the places in it. */
export function benefitChanges(differences: readonly Difference[], known: readonly BenefitPolicy[], words: Words): readonly Change[] {
  const told = new Map<string, Change>()
  for (const difference of withWholeDays(differences, known)) {
    const change = benefitChange(difference, known, words)
    const key = isGoods(difference) ? change.place : difference.path.join('.')
    if (!told.has(key)) told.set(key, change)
  }
  return [...told.values()]
}

/** The month, the day and the calendar of a festival, changed one by one, are its day that changes. */
function withWholeDays(differences: readonly Difference[], known: readonly BenefitPolicy[]): readonly Difference[] {
  const isOfDay = ({ path }: Difference): boolean => path[0] === 'festivals' && path[2] === 'on'
  const days = Map.groupBy(differences.filter(isOfDay), ({ path }) => String(path[1]))
  return differences.flatMap(difference => {
    if (!isOfDay(difference)) return [difference]
    const key = String(difference.path[1])
    const parts = days.get(key) ?? []
    if (parts[0] !== difference) return []
    const [on] = known.flatMap(({ festivals }) => festivals.filter(each => each.key === key).map(each => each.on))
    const side = (of: 'before' | 'after') => ({
      ...on,
      ...Object.fromEntries(parts.map((each): [string, unknown] => [String(each.path[3]), each[of]]))
    })
    return [{ path: difference.path.slice(0, 3), before: side('before'), after: side('after') }]
  })
}

const GOODS = new Set(['categories', 'itemCodes'])
const isGoods = ({ path }: Difference): boolean => path.some(part => GOODS.has(String(part)))

function benefitChange(difference: Difference, known: readonly BenefitPolicy[], words: Words): Change {
  const { path, before, after } = difference
  const key = path.join('.')
  const place = placeText(key, words, known[0] ?? known[1])
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : valueText(path, value, known, words))
  if (isGoods(difference)) return { place, before: undefined, after: words.say('benefits.goodsChanged') }
  return { place, before: text(before), after: text(after) }
}

/** What is said of a place where nothing is set. */
const NOTHING: Readonly<Record<string, string>> = {
  memberDayPaysPercent: 'benefits.asOtherDays',
  birthdayPaysPercent: 'benefits.asOtherDays',
  sameAssociatePaysPercent: 'benefits.asFromOthers',
  voucherMinor: 'benefits.voucher.off'
}

/** What comes and goes with more than one figure, and what is said while it is not there. */
const WHOLE: Readonly<Record<string, string>> = { birthday: 'birthdays', sameAssociate: 'same', yearEndRebate: 'rebate' }

function wholeText(name: string, value: unknown, words: Words): string {
  if (value === null) return words.say(`benefits.${WHOLE[name]}.off`)
  const figures = Object.entries(value as Readonly<Record<string, number>>)
  return words.say(
    `benefits.whole.${name}`,
    Object.fromEntries(figures.map(([key, figure]) => [key, figureText(unitAt(`${name}.${key}`), figure, words)]))
  )
}

function valueText(path: Difference['path'], value: unknown, known: readonly BenefitPolicy[], words: Words): string {
  const name = String(path.at(-1))
  const group = WORDS[name]
  if (path.length === 1 && name in WHOLE) return words.say('policies.quoted', { text: wholeText(name, value, words) })
  if (path[0] === 'festivals' && name === 'on') return words.say('policies.quoted', { text: dayText(value as Partial<FestivalDay>, words) })
  if (name === 'gift') return textOf(giftText(value as OccasionBenefit['gift'], words))
  if (value === null) return words.say(NOTHING[name] ?? 'benefits.rebate.off')
  if (typeof value === 'boolean') return words.say(`benefits.${group ?? 'may'}.${value ? 'yes' : 'no'}`)
  if (typeof value === 'number') return figureText(unitAt(path.join('.')), value, words)
  if (typeof value === 'string') return group ? words.say(`benefits.${group}.${value}`) : words.say('policies.quoted', { text: value })
  return thingText(path, value, known, words)
}

/** Of a festival that neither version has any more only what changed is known, and that is no day. */
function dayText(on: Partial<FestivalDay>, words: Words): string {
  const { calendar, month, day, offset } = on
  const isWhole = calendar !== undefined && month !== undefined && day !== undefined && offset !== undefined
  return isWhole ? whenText({ calendar, month, day, offset }, words) : '…'
}

/** Something that came or went whole. */
function thingText(path: Difference['path'], value: unknown, known: readonly BenefitPolicy[], words: Words): string {
  const say = (text: string) => words.say('policies.quoted', { text })
  if (Array.isArray(value)) return joined(namesOf(path, value, known, words), words)
  if (path[0] === 'festivals') {
    const { name, on } = value as Festival
    return say(words.say('benefits.festival.named', { name: name[words.locale] || '…', when: whenText(on, words) }))
  }
  if (path[0] === 'sales' || path[0] === 'partnerOffers') return say((value as Sale | PartnerOffer).name[words.locale] || '…')
  if (path[2] === 'occasions') return say(occasionText(String(path[1]), (value as OccasionBenefit).key, known, words))
  if (path[0] === 'openToStores') return say(placeText((value as { key: string }).key, words, known[0]))
  const [first] = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, each]) => typeof each === 'number')
  return first ? figureText(unitAt([...path, first[0]].join('.')), Number(first[1]), words) : countText(Number.NaN, words)
}

/** The order of a list, by the names that its members have in either version. */
function namesOf(
  [list]: Difference['path'],
  keys: readonly unknown[],
  known: readonly BenefitPolicy[],
  { locale }: Words
): readonly string[] {
  const members = known.flatMap(policy => (list === 'festivals' || list === 'sales' || list === 'partnerOffers' ? [...policy[list]] : []))
  return keys.map(key => members.find(each => each.key === key)?.name[locale] || String(key))
}

function occasionText(tierKey: string, occasion: string, known: readonly BenefitPolicy[], words: Words): string {
  for (const policy of known) {
    const at = policy.tiers.findIndex(tier => tier.key === tierKey)
    const n = policy.tiers[at]?.occasions.findIndex(each => each.key === occasion) ?? -1
    const line = n < 0 ? undefined : tierLines(policy, at, words).find(each => each.path[2] === 'occasions' && each.path[3] === n)
    if (line) return textOf(line.tokens)
  }
  return words.say(`benefits.occasion.${occasion}`)
}
