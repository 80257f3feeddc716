/** Where a figure of the benefits stands, in words, and how it is written. Pure. */
import type { BenefitPolicy, Festival, FigureUnit, Occasion } from '@keqing/domain'
import { joined } from './change.ts'
import { countText, moneyText, plural } from './figures.ts'
import type { Words } from './sentence.ts'

export function figureText(unit: FigureUnit | null, value: number, words: Words): string {
  if (unit === 'money') return moneyText(value, words)
  if (unit === 'weekday') return words.say(`benefits.weekday.${value}`)
  if (unit === 'days') return words.say('policies.days', { n: countText(value, words) }, plural(value))
  return unit === 'percent' ? words.say('policies.percent', { n: countText(value, words) }) : countText(value, words)
}

/** “A（金钻卡）”: the key alone where the rules of tiers have no such tier, or are not known yet. */
export function tierText(key: string, { say, tierName }: Words): string {
  const name = tierName?.(key)
  return name && name !== key ? say('benefits.tierNamed', { key, name }) : key
}

/** Festivals by their names, where they are known and there are any. */
export function occasionName(key: Occasion, festivals: readonly Pick<Festival, 'name'>[], words: Words): string {
  if (key !== 'festival' || festivals.length === 0) return words.say(`benefits.occasion.${key}`)
  return joined(
    festivals.map(({ name }) => name[words.locale] || '…'),
    words
  )
}

/** What a figure counts, by its place alone. */
export function unitAt(key: string): FigureUnit {
  if (/Percent$/.test(key)) return 'percent'
  if (/Minor$/.test(key)) return 'money'
  return /weekday$/.test(key) || key === 'memberDay' ? 'weekday' : 'days'
}

/** Told whole: what came or went is named beside the place. */
const LISTS: ReadonlySet<string> = new Set(['festivals', 'membersOnly', 'openToStores', 'partnerOffers', 'sales', 'tiers'])

/** Lists whose members have a name. */
const ONE_OF = { festivals: 'festival', partnerOffers: 'offer', sales: 'sale' } as const
const isNamed = (list: string): list is keyof typeof ONE_OF => list in ONE_OF

/** Where a figure stands, in words; members of a list by their key, as differences and stores' lines name it. */
export function placeText(key: string, { say, locale }: Words, policy?: BenefitPolicy): string {
  const parts = key.split('.')
  const [first = '', member = '', name = '', inner = '', ...rest] = parts
  if (first === 'tiers' && parts.length > 1) {
    if (parts.length === 2) return say('benefits.place.tier', { tier: member })
    if (name !== 'occasions') return say(`benefits.place.tierFigure.${name}`, { tier: member })
    const occasion = say(`benefits.occasion.${inner}`)
    const figure = rest.at(-1)
    return say(`benefits.place.occasion.${figure ?? 'whole'}`, { tier: member, occasion })
  }
  if (isNamed(first) && parts.length > 2) {
    const found = policy?.[first].find(each => each.key === member)
    return say(`benefits.place.${ONE_OF[first]}`, { name: found?.name[locale] || member })
  }
  return say(`benefits.place.${parts.length > 1 && !LISTS.has(first) ? parts.slice(0, 2).join('-') : first}`)
}
