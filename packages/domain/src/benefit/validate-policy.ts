/** What a benefit policy must be before it may be submitted. Every fault with its place; so far as tiers are known, against the chain's tiers too. */
import { festivalDays, type FestivalDay } from '../calendar/festivals.ts'
import { daysInMonth, localDate } from '../calendar/local-date.ts'
import { MOST_DAYS, MOST_FESTIVALS, MOST_GOODS, MOST_OFFERS, MOST_OFFSET, MOST_SALES, MOST_TEXT } from './bounds.ts'
import { benefitFigures } from './figures.ts'
import { POLICY_LOCALES } from '../tier/policy.ts'
import type { KnownOfChain, PolicyFault, PolicyFaultCode } from '../policy/fault.ts'
import { UNIT_BOUNDS, type OpenedLine } from '../policy/store-lines.ts'
import { MOST_VOUCHER_MINOR } from '../voucher/terms.ts'
import { RANKED_FIGURES, rankFaults, type RankFault } from './ranks.ts'
import type { BenefitPolicy, BothTexts, Festival, Goods, OccasionBenefit, PartnerOffer, Sale, TierBenefit } from './policy.ts'

type Path = PolicyFault['path']
const KEY = /^[A-Za-z0-9_-]{1,20}$/

/** Empty where the policy can be used. */
export function validateBenefitPolicy(policy: BenefitPolicy, known?: KnownOfChain): readonly PolicyFault[] {
  return [
    ...tiersFaults(policy, known?.tierKeys),
    ...orderFaults(policy, known?.tierOrders),
    ...closedFaults(policy, known?.closedVoucherMinors),
    ...dayFaults(policy),
    ...festivalsFaults(policy.festivals),
    ...listFaults(policy, known?.tierKeys),
    ...openFaults(policy)
  ]
}

function* tiersFaults({ tiers, festivals }: BenefitPolicy, tierKeys: readonly string[] | undefined): Generator<PolicyFault> {
  for (const [at, tier] of tiers.entries()) {
    const path = ['tiers', at]
    if (!KEY.test(tier.key)) yield { code: 'KEY_INVALID', path: [...path, 'key'] }
    else if (tierKeys && !tierKeys.includes(tier.key)) yield { code: 'TIER_UNKNOWN', path: [...path, 'key'] }
    if (tiers.findIndex(each => each.key === tier.key) < at) yield { code: 'KEY_TWICE', path: [...path, 'key'] }
    yield* tierFaults(tier, path)
    const idle = festivals.length === 0 ? tier.occasions.findIndex(each => each.key === 'festival') : -1
    if (idle >= 0) yield { code: 'NO_FESTIVALS', path: [...path, 'occasions', idle] }
  }
}

/** Nobody would get what is issued no more (BENEFIT-2). */
function* closedFaults({ tiers }: BenefitPolicy, closed: readonly number[] = []): Generator<PolicyFault> {
  for (const [tier, { occasions }] of tiers.entries())
    for (const [at, { voucherMinor }] of occasions.entries())
      if (voucherMinor !== null && closed.includes(voucherMinor))
        yield { code: 'VOUCHER_CLOSED', path: ['tiers', tier, 'occasions', at, 'voucherMinor'] }
}

/**
 * Along the ranks that the chain's tiers have; nobody else knows them. While other rules of tiers are on their way, benefits may be sound by those:
 * which holds on their day is asked when they get it.
 */
function orderFaults({ tiers }: BenefitPolicy, orders: KnownOfChain['tierOrders'] = []): readonly PolicyFault[] {
  const [first, ...others] = orders.map(order => rankFaults(tiers, order))
  if (!first || others.some(faults => faults.length === 0)) return []
  // One that pays less than two higher ones without a line is one place.
  return [...new Map(first.map(fault => rankPlace(tiers, fault)).map(each => [`${each.code} ${each.path.join('.')}`, each])).values()]
}

/** The higher tier's figure, or where it has no line the one below it. */
function rankPlace(tiers: readonly TierBenefit[], { higher, lower, figure }: RankFault): PolicyFault {
  const at = tiers.findIndex(tier => tier.key === higher)
  if (at >= 0) return { code: 'PAYS_MORE_THAN_LOWER', path: ['tiers', at, figure] }
  return { code: 'HIGHER_PAYS_FULL', path: ['tiers', tiers.findIndex(tier => tier.key === lower), figure] }
}

function* tierFaults(tier: TierBenefit, path: Path): Generator<PolicyFault> {
  for (const name of [...RANKED_FIGURES, 'rebatePercent'] as const) yield* percentFaults(tier[name], [...path, name])
  yield* daysFaults(tier.presaleDays, [...path, 'presaleDays'])
  for (const [at, occasion] of tier.occasions.entries()) {
    const place = [...path, 'occasions', at]
    if (tier.occasions.findIndex(each => each.key === occasion.key) < at) yield { code: 'KEY_TWICE', path: [...place, 'key'] }
    yield* occasionFaults(occasion, place)
  }
}

function* occasionFaults({ gift, voucherMinor, booklet }: OccasionBenefit, path: Path): Generator<PolicyFault> {
  yield* amountFaults(gift?.leastMinor, 0, [...path, 'gift', 'leastMinor'])
  yield* amountFaults(gift?.mostMinor, 1, [...path, 'gift', 'mostMinor'])
  yield* amountFaults(voucherMinor, 1, [...path, 'voucherMinor'], MOST_VOUCHER_MINOR)
  const [least, most] = [gift?.leastMinor ?? 0, gift?.mostMinor ?? Infinity]
  if (least > most) yield { code: 'BOUNDS_INVALID', path: [...path, 'gift', 'mostMinor'] }
  if (!gift && voucherMinor === null && !booklet) yield { code: 'OCCASION_EMPTY', path }
}

function* dayFaults(policy: BenefitPolicy): Generator<PolicyFault> {
  const { memberDay, birthday, sameAssociate, yearEndRebate } = policy
  if (memberDay) {
    yield* wholeFaults(memberDay.weekday, UNIT_BOUNDS.weekday, 'WEEKDAY_UNKNOWN', ['memberDay', 'weekday'])
    if (policy.tiers.every(tier => tier.memberDayPaysPercent === null)) yield { code: 'NOTHING_GRANTED', path: ['memberDay'] }
  }
  if (birthday) {
    yield* daysFaults(birthday.daysBefore, ['birthday', 'daysBefore'])
    yield* daysFaults(birthday.daysAfter, ['birthday', 'daysAfter'])
    if (policy.tiers.every(tier => tier.birthdayPaysPercent === null)) yield { code: 'NOTHING_GRANTED', path: ['birthday'] }
  }
  if (sameAssociate) {
    yield* daysFaults(sameAssociate.withinDays, ['sameAssociate', 'withinDays'])
    if (policy.tiers.every(tier => tier.sameAssociatePaysPercent === null)) yield { code: 'NOTHING_GRANTED', path: ['sameAssociate'] }
  }
  if (yearEndRebate) {
    yield* amountFaults(yearEndRebate.minimumMinor, 0, ['yearEndRebate', 'minimumMinor'])
    if (policy.tiers.every(tier => tier.rebatePercent === 0)) yield { code: 'NOTHING_GRANTED', path: ['yearEndRebate'] }
  }
}

function* festivalsFaults(festivals: readonly Festival[]): Generator<PolicyFault> {
  if (festivals.length > MOST_FESTIVALS) yield { code: 'TOO_MANY', path: ['festivals'] }
  const taken = new Set<string>()
  // What is too many is not looked at: each festival costs the days of a century.
  for (const [at, { name, on }] of festivals.slice(0, MOST_FESTIVALS).entries()) {
    const path = ['festivals', at]
    yield* keyFaults(festivals, at, 'festivals')
    yield* textFaults(name, [...path, 'name'])
    const faults = [...festivalDayFaults(on, [...path, 'on'])]
    yield* faults
    if (faults.length > 0) continue
    // However they are said: lunar days, and days before or after them, may be the same.
    const days = festivalDays(on, ALL_YEARS.from, ALL_YEARS.until).join(' ')
    if (taken.has(days)) yield { code: 'DAY_TWICE', path: [...path, 'on'] }
    taken.add(days)
  }
}

/** Whose lunar years are known from their beginning to their end. */
const ALL_YEARS = { from: localDate('2001-03-31'), until: localDate('2099-01-01') } as const
const LEAP_YEAR = 2000

function* festivalDayFaults({ calendar, month, day, offset }: FestivalDay, path: Path): Generator<PolicyFault> {
  const most = calendar === 'lunar' ? 30 : daysInMonth(LEAP_YEAR, month)
  const early = calendar === 'lunar' ? MOST_OFFSET : 0
  yield* wholeFaults(month, { least: 1, most: 12 }, 'DAY_UNKNOWN', [...path, 'month'])
  if (most > 0) yield* wholeFaults(day, { least: 1, most }, 'DAY_UNKNOWN', [...path, 'day'])
  yield* wholeFaults(offset, { least: -early, most: early }, 'VALUE_OUT_OF_BOUNDS', [...path, 'offset'])
}

function* listFaults(policy: BenefitPolicy, tierKeys: readonly string[] | undefined): Generator<PolicyFault> {
  if (policy.sales.length > MOST_SALES) yield { code: 'TOO_MANY', path: ['sales'] }
  if (policy.partnerOffers.length > MOST_OFFERS) yield { code: 'TOO_MANY', path: ['partnerOffers'] }
  for (const [at, sale] of policy.sales.entries()) {
    yield* keyFaults(policy.sales, at, 'sales')
    yield* saleFaults(sale, ['sales', at])
  }
  yield* goodsFaults(policy.membersOnly, ['membersOnly'])
  for (const [at, offer] of policy.partnerOffers.entries()) {
    yield* keyFaults(policy.partnerOffers, at, 'partnerOffers')
    yield* offerFaults(offer, tierKeys ?? policy.tiers.map(tier => tier.key), ['partnerOffers', at])
  }
}

function* keyFaults(all: readonly { readonly key: string }[], at: number, list: string): Generator<PolicyFault> {
  const key = all[at]?.key ?? ''
  if (!KEY.test(key)) yield { code: 'KEY_INVALID', path: [list, at, 'key'] }
  if (all.findIndex(each => each.key === key) < at) yield { code: 'KEY_TWICE', path: [list, at, 'key'] }
}

function* saleFaults(sale: Sale, path: Path): Generator<PolicyFault> {
  yield* textFaults(sale.name, [...path, 'name'])
  if (sale.closesOn < sale.opensOn) yield { code: 'ENDS_BEFORE_START', path: [...path, 'closesOn'] }
  yield* percentFaults(sale.paysPercent, [...path, 'paysPercent'])
  yield* goodsFaults(sale.goods, [...path, 'goods'])
}

function* offerFaults({ name, text, tiers }: PartnerOffer, tierKeys: readonly string[], path: Path): Generator<PolicyFault> {
  yield* textFaults(name, [...path, 'name'])
  yield* textFaults(text, [...path, 'text'])
  if (tiers.length === 0) yield { code: 'NO_TIERS', path: [...path, 'tiers'] }
  for (const [at, key] of tiers.entries()) if (!tierKeys.includes(key)) yield { code: 'TIER_UNKNOWN', path: [...path, 'tiers', at] }
}

function* goodsFaults(goods: Goods, path: Path): Generator<PolicyFault> {
  for (const name of ['categories', 'itemCodes'] as const) {
    if (goods[name].length > MOST_GOODS) yield { code: 'TOO_MANY', path: [...path, name] }
    for (const [at, one] of goods[name].entries()) if (one.trim() === '') yield { code: 'NAME_MISSING', path: [...path, name, at] }
  }
}

function* textFaults(both: BothTexts, path: Path): Generator<PolicyFault> {
  for (const locale of POLICY_LOCALES) {
    if (both[locale].trim() === '') yield { code: 'NAME_MISSING', path: [...path, locale] }
    else if (both[locale].length > MOST_TEXT) yield { code: 'TEXT_TOO_LONG', path: [...path, locale] }
  }
}

/** What is opened must be there, and bounded by what such a figure may be at all. */
function* openFaults(policy: BenefitPolicy): Generator<PolicyFault> {
  const units = new Map(benefitFigures(policy).map(({ key, unit }) => [key, unit]))
  for (const [at, line] of policy.openToStores.entries()) {
    const path = ['openToStores', at]
    const unit = units.get(line.key)
    if (policy.openToStores.findIndex(each => each.key === line.key) < at) yield { code: 'KEY_TWICE', path: [...path, 'key'] }
    if (!unit) yield { code: 'LINE_UNKNOWN', path: [...path, 'key'] }
    else yield* boundFaults(line, UNIT_BOUNDS[unit], path)
  }
}

function* boundFaults({ least, most }: OpenedLine, bounds: { least: number; most: number }, path: Path): Generator<PolicyFault> {
  yield* wholeFaults(least, bounds, 'VALUE_OUT_OF_BOUNDS', [...path, 'least'])
  yield* wholeFaults(most, bounds, 'VALUE_OUT_OF_BOUNDS', [...path, 'most'])
  if (least > most) yield { code: 'BOUNDS_INVALID', path: [...path, 'most'] }
}

function* wholeFaults(
  value: number | null | undefined,
  { least, most }: { readonly least: number; readonly most: number },
  code: PolicyFaultCode,
  path: Path
): Generator<PolicyFault> {
  if (value === null || value === undefined) return
  if (!Number.isInteger(value)) yield { code: 'VALUE_NOT_INTEGER', path }
  else if (value < least || value > most) yield { code, path }
}

const percentFaults = (value: number | null, path: Path) => wholeFaults(value, UNIT_BOUNDS.percent, 'PERCENT_OUT_OF_RANGE', path)
const daysFaults = (value: number, path: Path) => wholeFaults(value, { least: 0, most: MOST_DAYS }, 'DAYS_OUT_OF_RANGE', path)

function* amountFaults(
  value: number | null | undefined,
  least: number,
  path: Path,
  most = Number.MAX_SAFE_INTEGER
): Generator<PolicyFault> {
  if (value === null || value === undefined) return
  if (!Number.isInteger(value)) yield { code: 'VALUE_NOT_INTEGER', path }
  else if (value < least) yield { code: value < 0 ? 'VALUE_NEGATIVE' : 'VALUE_ZERO', path }
  else if (value > most) yield { code: 'VALUE_TOO_LARGE', path }
}
