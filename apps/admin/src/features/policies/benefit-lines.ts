/**
 * Benefits as sentences, each with the places that can be changed: what the editor shows and what is read out come from here.
 * Pure, in whichever language is given.
 */
import {
  COMBINATIONS,
  HANDOVERS,
  type BenefitPolicy,
  type Festival,
  type FigureUnit,
  type OccasionBenefit,
  type TierBenefit
} from '@keqing/domain'
import type { Path } from './faults.ts'
import type { Line } from './marks.ts'
import { figureText, occasionName } from './benefit-places.ts'
import { countText, plural } from './figures.ts'
import { fill, join, type Sentence, type Words } from './sentence.ts'

export interface NumberPlace {
  readonly path: Path
  readonly unit: FigureUnit
  readonly value: number
}
export interface ChoicePlace {
  readonly path: Path
  readonly choices: readonly { readonly key: string; readonly label: string }[]
  readonly chosen: string
  /** What stands at the path once it is chosen. */
  readonly to: (key: string) => unknown
}
export type Place = NumberPlace | ChoicePlace
export interface BenefitLine extends Line {
  readonly path: Path
  readonly places: Readonly<Record<string, Place>>
}

/** The sentence around a slot says of what it is so many. */
const slotText = ({ unit, value }: NumberPlace, words: Words): string =>
  unit === 'percent' || unit === 'days' ? countText(value, words) : figureText(unit, value, words)
const labelOf = ({ choices, chosen }: ChoicePlace): string => choices.find(each => each.key === chosen)?.label ?? ''
const number = (path: Path, unit: FigureUnit, value: number): NumberPlace => ({ path, unit, value })

function texts(places: Readonly<Record<string, Place>>, words: Words): Record<string, string> {
  return Object.fromEntries(
    Object.entries(places).map(([name, place]) => [name, 'unit' in place ? slotText(place, words) : labelOf(place)])
  )
}

function line(key: string, path: Path, places: Readonly<Record<string, Place>>, words: Words, count?: number): BenefitLine {
  return { id: path.join('-'), path, places, tokens: fill(words, `benefits.line.${key}`, texts(places, words), count) }
}

/** Something that is there with a figure, or is not. */
function onOff(group: string, path: Path, there: boolean, on: unknown, { say }: Words): ChoicePlace {
  const choices = ['on', 'off'].map(key => ({ key, label: say(`benefits.${group}.${key}`) }))
  return { path, choices, chosen: there ? 'on' : 'off', to: key => (key === 'on' ? on : null) }
}
function yesNo(group: string, path: Path, value: boolean, { say }: Words): ChoicePlace {
  const choices = ['yes', 'no'].map(key => ({ key, label: say(`benefits.${group}.${key}`) }))
  return { path, choices, chosen: value ? 'yes' : 'no', to: key => key === 'yes' }
}
function among<T extends string>(group: string, path: Path, all: readonly T[], chosen: T, { say }: Words): ChoicePlace {
  return { path, choices: all.map(key => ({ key, label: say(`benefits.${group}.${key}`) })), chosen, to: key => key }
}

function ownLine(name: 'memberDay' | 'birthday' | 'sameAssociate', tier: TierBenefit, path: Path, words: Words): BenefitLine {
  const own = tier[`${name}PaysPercent`]
  const at = [...path, `${name}PaysPercent`]
  const choice = onOff(name === 'sameAssociate' ? 'ownSame' : 'ownPercent', at, own !== null, tier.paysPercent, words)
  if (own === null) return line(`${name}Off`, at, { choice }, words)
  return line(`${name}On`, at, { choice, percent: number(at, 'percent', own) }, words)
}

function presaleLine({ presaleDays }: TierBenefit, path: Path, words: Words): BenefitLine {
  const at = [...path, 'presaleDays']
  const choices = ['on', 'off'].map(key => ({ key, label: words.say(`benefits.presale.${key}`) }))
  const choice: ChoicePlace = { path: at, choices, chosen: presaleDays === 0 ? 'off' : 'on', to: key => (key === 'on' ? 1 : 0) }
  if (presaleDays === 0) return line('presaleOff', at, { choice }, words)
  return line('presaleOn', at, { choice, days: number(at, 'days', presaleDays) }, words, plural(presaleDays))
}

const GIFTS = ['none', 'any', 'least', 'most', 'between'] as const

function giftOf(occasion: OccasionBenefit, path: Path, words: Words): { places: Record<string, Place>; tokens: Sentence } {
  const { gift } = occasion
  const at = [...path, 'gift']
  const [least, most] = [gift?.leastMinor ?? null, gift?.mostMinor ?? null]
  const kind = !gift ? 'none' : least !== null && most !== null ? 'between' : least !== null ? 'least' : most !== null ? 'most' : 'any'
  const known = { least: least ?? 0, most: most ?? Math.max(least ?? 0, 10_000) }
  const of: Readonly<Record<string, unknown>> = {
    none: null,
    any: { leastMinor: null, mostMinor: null },
    least: { leastMinor: known.least, mostMinor: null },
    most: { leastMinor: null, mostMinor: known.most },
    between: { leastMinor: known.least, mostMinor: known.most }
  }
  const places: Record<string, Place> = {
    gift: { path: at, choices: GIFTS.map(key => ({ key, label: words.say(`benefits.gift.${key}`) })), chosen: kind, to: key => of[key] },
    ...(least !== null && { least: number([...at, 'leastMinor'], 'money', least) }),
    ...(most !== null && { most: number([...at, 'mostMinor'], 'money', most) })
  }
  return { places, tokens: fill(words, `benefits.line.gift.${kind}`, texts(places, words)) }
}

function voucherOf({ voucherMinor }: OccasionBenefit, path: Path, words: Words): { places: Record<string, Place>; tokens: Sentence } {
  const at = [...path, 'voucherMinor']
  const voucher = onOff('voucher', at, voucherMinor !== null, 10_000, words)
  const places: Record<string, Place> = { voucher, ...(voucherMinor !== null && { amount: number(at, 'money', voucherMinor) }) }
  return { places, tokens: fill(words, `benefits.line.voucher.${voucher.chosen}`, texts(places, words)) }
}

type Named = readonly Pick<Festival, 'name'>[]

function occasionLine(occasion: OccasionBenefit, path: Path, festivals: Named, words: Words): BenefitLine {
  const gift = giftOf(occasion, path, words)
  const voucher = voucherOf(occasion, path, words)
  const booklet = yesNo('booklet', [...path, 'booklet'], occasion.booklet, words)
  const handover = among('handover', [...path, 'handover'], HANDOVERS, occasion.handover, words)
  const tokens = fill(words, 'benefits.line.occasion', {
    occasion: [{ text: occasionName(occasion.key, festivals, words) }],
    gift: gift.tokens,
    voucher: voucher.tokens,
    booklet: labelOf(booklet),
    handover: labelOf(handover)
  })
  return { id: path.join('-'), path, tokens, places: { ...gift.places, ...voucher.places, booklet, handover } }
}

export const giftText = (gift: OccasionBenefit['gift'], words: Words): Sentence =>
  giftOf({ key: 'purchase', gift, voucherMinor: null, booklet: false, handover: 'atTill' }, [], words).tokens

/** What is given on an occasion, and how; what is not given is not said. */
export function occasionSays(occasion: OccasionBenefit, festivals: Named, words: Words): Sentence {
  const { key, gift, voucherMinor, booklet, handover } = occasion
  const given = [
    ...(gift ? [giftText(gift, words)] : []),
    ...(voucherMinor === null ? [] : [voucherOf(occasion, [], words).tokens]),
    ...(booklet ? [[{ text: words.say('benefits.booklet.yes') }]] : [])
  ]
  return fill(words, `benefits.read.${given.length > 0 ? 'occasion' : 'occasionEmpty'}`, {
    occasion: [{ text: occasionName(key, festivals, words) }],
    given: join(words, 'benefits.read.also', given),
    handover: words.say(`benefits.handover.${handover}`)
  })
}

/** Each thing that a tier is granted as a sentence of its own. Silence is no: what it is not granted is not said. */
export function tierSays(policy: BenefitPolicy, at: number, words: Words): readonly Sentence[] {
  const tier = policy.tiers[at] as TierBenefit
  const isGranted = ({ path }: BenefitLine): boolean => Boolean(tier[path[2] as keyof TierBenefit])
  const own = tierLines(policy, at, words).filter(each => each.path[2] !== 'occasions' && isGranted(each))
  const full = tier.paysPercent === 100 ? [[{ text: words.say('benefits.read.full') }]] : own.slice(0, 1).map(each => each.tokens)
  return [
    ...full,
    ...own.slice(1).map(each => each.tokens),
    ...tier.occasions.map(occasion => occasionSays(occasion, policy.festivals, words))
  ]
}

export function tierLines(policy: BenefitPolicy, at: number, words: Words): readonly BenefitLine[] {
  const tier = policy.tiers[at] as TierBenefit
  const path = ['tiers', at]
  const pays = number([...path, 'paysPercent'], 'percent', tier.paysPercent)
  return [
    line('pays', pays.path, { percent: pays }, words),
    ...(policy.memberDay ? [ownLine('memberDay', tier, path, words)] : []),
    ...(policy.birthday ? [ownLine('birthday', tier, path, words)] : []),
    ...(policy.sameAssociate ? [ownLine('sameAssociate', tier, path, words)] : []),
    presaleLine(tier, path, words),
    line('membersOnly', [...path, 'membersOnly'], { choice: yesNo('may', [...path, 'membersOnly'], tier.membersOnly, words) }, words),
    ...(policy.yearEndRebate
      ? [
          line(
            'rebatePercent',
            [...path, 'rebatePercent'],
            { percent: number([...path, 'rebatePercent'], 'percent', tier.rebatePercent) },
            words
          )
        ]
      : []),
    ...tier.occasions.map((occasion, n) => occasionLine(occasion, [...path, 'occasions', n], policy.festivals, words))
  ]
}

const WEEK = [1, 2, 3, 4, 5, 6, 7]

export function chainLines(policy: BenefitPolicy, words: Words): readonly BenefitLine[] {
  const { birthday, sameAssociate, yearEndRebate, memberDay } = policy
  const day: ChoicePlace = {
    path: ['memberDay'],
    choices: [0, ...WEEK].map(key => ({ key: String(key), label: words.say(`benefits.weekday.${key}`) })),
    chosen: String(memberDay?.weekday ?? 0),
    to: key => (key === '0' ? null : { weekday: Number(key) })
  }
  const spans = onOff('birthdays', ['birthday'], Boolean(birthday), { daysBefore: 7, daysAfter: 7 }, words)
  const same = onOff('same', ['sameAssociate'], Boolean(sameAssociate), { withinDays: 30 }, words)
  const rebate = onOff('rebate', ['yearEndRebate'], Boolean(yearEndRebate), { minimumMinor: 100_000 }, words)
  return [
    line(
      'special',
      ['specialPriceDiscounted'],
      { choice: yesNo('special', ['specialPriceDiscounted'], policy.specialPriceDiscounted, words) },
      words
    ),
    line('combine', ['combine'], { choice: among('combination', ['combine'], COMBINATIONS, policy.combine, words) }, words),
    // Not to be chosen, and said all the same: it decides what is paid (BENEFIT-1).
    { id: 'order', path: ['order'], places: {}, tokens: [{ text: words.say('benefits.rounding') }] },
    line('memberDay', ['memberDay'], { day }, words),
    birthday
      ? line(
          'birthdaysOn',
          ['birthday'],
          {
            choice: spans,
            before: number(['birthday', 'daysBefore'], 'days', birthday.daysBefore),
            after: number(['birthday', 'daysAfter'], 'days', birthday.daysAfter)
          },
          words
        )
      : line('birthdaysOff', ['birthday'], { choice: spans }, words),
    sameAssociate
      ? line(
          'sameOn',
          ['sameAssociate'],
          {
            choice: same,
            days: number(['sameAssociate', 'withinDays'], 'days', sameAssociate.withinDays)
          },
          words
        )
      : line('sameOff', ['sameAssociate'], { choice: same }, words),
    yearEndRebate
      ? line(
          'rebateOn',
          ['yearEndRebate'],
          { choice: rebate, amount: number(['yearEndRebate', 'minimumMinor'], 'money', yearEndRebate.minimumMinor) },
          words
        )
      : line('rebateOff', ['yearEndRebate'], { choice: rebate }, words)
  ]
}
