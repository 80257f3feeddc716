/** Differences between two benefit policies as sentences. Pure. */
import type { BenefitPolicy, OccasionBenefit, PartnerOffer, PolicyDifference, Sale } from '@keqing/domain'
import { giftText, tierLines } from './benefit-lines.ts'
import { figureText, placeText, unitAt } from './benefit-places.ts'
import type { Change } from './change.ts'
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

/** One difference for each place that a reader would call one: a list of goods is told whole, not by the places in it. */
export function benefitChanges(differences: readonly Difference[], known: readonly BenefitPolicy[], words: Words): readonly Change[] {
  const told = new Map<string, Change>()
  for (const difference of differences) {
    const change = benefitChange(difference, known, words)
    const key = isGoods(difference) ? change.place : difference.path.join('.')
    if (!told.has(key)) told.set(key, change)
  }
  return [...told.values()]
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
  if (name === 'gift') return textOf(giftText(value as OccasionBenefit['gift'], words))
  if (value === null) return words.say(NOTHING[name] ?? 'benefits.rebate.off')
  if (typeof value === 'boolean') return words.say(`benefits.${group ?? 'may'}.${value ? 'yes' : 'no'}`)
  if (typeof value === 'number') return figureText(unitAt(path.join('.')), value, words)
  if (typeof value === 'string') return group ? words.say(`benefits.${group}.${value}`) : words.say('policies.quoted', { text: value })
  return thingText(path, value, known, words)
}

/** Something that came or went whole. */
function thingText(path: Difference['path'], value: unknown, known: readonly BenefitPolicy[], words: Words): string {
  const say = (text: string) => words.say('policies.quoted', { text })
  if (Array.isArray(value)) return value.map(String).reduce((a, b) => words.say('policies.read.list', { a, b }), '')
  if (path[0] === 'sales' || path[0] === 'partnerOffers') return say((value as Sale | PartnerOffer).name[words.locale] || '…')
  if (path[2] === 'occasions') return say(occasionText(String(path[1]), (value as OccasionBenefit).key, known, words))
  if (path[0] === 'openToStores') return say(placeText((value as { key: string }).key, words, known[0]))
  const [first] = Object.entries(value as Readonly<Record<string, unknown>>).filter(([, each]) => typeof each === 'number')
  return first ? figureText(unitAt([...path, first[0]].join('.')), Number(first[1]), words) : countText(Number.NaN, words)
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
