/** What an editor does to a benefit policy, one function per act: each gives a new policy and leaves the old one for the way back. */
import { addDays, localDate, OCCASIONS, type BenefitPolicy, type Occasion, type TierBenefit } from '@keqing/domain'
import { moved } from './edits.ts'
import type { Path } from './faults.ts'

/** A copy with something else at a place. */
export function withAt<T>(body: T, [first, ...rest]: Path, value: unknown): T {
  if (first === undefined) return value as T
  if (Array.isArray(body)) return body.map((each: unknown, at) => (at === first ? withAt(each, rest, value) : each)) as T
  return { ...body, [first]: withAt((body as Record<string, unknown>)[first], rest, value) }
}

/** Something that one list of the policy has one more of. */
const freeKey = (taken: readonly { readonly key: string }[], stem: string): string => {
  let n = taken.length + 1
  while (taken.some(each => each.key === `${stem}${n}`)) n++
  return `${stem}${n}`
}
const NO_TEXT = { 'zh-CN': '', en: '' } as const

/** With nothing granted yet, at its place among those that are there; `ranked` are the keys of the tier rules, the highest first. */
export function addTier(policy: BenefitPolicy, key: string, ranked: readonly string[]): BenefitPolicy {
  const none = {
    memberDayPaysPercent: null,
    birthdayPaysPercent: null,
    sameAssociatePaysPercent: null,
    presaleDays: 0,
    membersOnly: false,
    rebatePercent: 0,
    occasions: []
  }
  const below = policy.tiers.findIndex(each => ranked.indexOf(each.key) > ranked.indexOf(key))
  return { ...policy, tiers: policy.tiers.toSpliced(below < 0 ? policy.tiers.length : below, 0, { key, paysPercent: 100, ...none }) }
}

export function addSale(policy: BenefitPolicy, today: string): BenefitPolicy {
  const opensOn = addDays(localDate(today), 7)
  const goods = { categories: [], itemCodes: [] }
  const sale = { key: freeKey(policy.sales, 'sale'), name: NO_TEXT, opensOn, closesOn: addDays(opensOn, 6), paysPercent: 90, goods }
  return { ...policy, sales: [...policy.sales, sale] }
}

export function addFestival(policy: BenefitPolicy): BenefitPolicy {
  const on = { calendar: 'solar' as const, month: 1, day: 1, offset: 0 }
  return { ...policy, festivals: [...policy.festivals, { key: freeKey(policy.festivals, 'festival'), name: NO_TEXT, on }] }
}

export function addOffer(policy: BenefitPolicy): BenefitPolicy {
  const offer = {
    key: freeKey(policy.partnerOffers, 'offer'),
    name: NO_TEXT,
    text: NO_TEXT,
    tiers: policy.tiers.slice(0, 1).map(tier => tier.key)
  }
  return { ...policy, partnerOffers: [...policy.partnerOffers, offer] }
}

const STEMS = { festivals: 'festival', sales: 'sale', partnerOffers: 'offer' } as const
/** Lists of which each member has a key and a name. */
export type BenefitList = keyof typeof STEMS

/** The copy follows what it is of. */
export function duplicateAt(policy: BenefitPolicy, list: BenefitList, at: number): BenefitPolicy {
  const all: readonly BenefitPolicy[BenefitList][number][] = policy[list]
  const copy = { ...structuredClone(all[at]!), key: freeKey(all, STEMS[list]) }
  return withAt(policy, [list], all.toSpliced(at + 1, 0, copy))
}

/** Past an end the policy stays as it is. */
export function movedIn(policy: BenefitPolicy, list: BenefitList, from: number, to: number): BenefitPolicy {
  const all: readonly unknown[] = policy[list]
  const next = moved(all, from, to)
  return next === all ? policy : withAt(policy, [list], next)
}

export const freeOccasions = (tier: TierBenefit): readonly Occasion[] =>
  OCCASIONS.filter(key => !tier.occasions.some(each => each.key === key))

export function addOccasion(policy: BenefitPolicy, at: number, key: Occasion): BenefitPolicy {
  const tier = policy.tiers[at]
  if (!tier) return policy
  const occasion = { key, gift: { leastMinor: null, mostMinor: null }, voucherMinor: null, booklet: false, handover: 'pickUp' as const }
  return withAt(policy, ['tiers', at, 'occasions'], [...tier.occasions, occasion])
}

export function withoutAt(policy: BenefitPolicy, path: Path): BenefitPolicy {
  const at = Number(path.at(-1))
  const list = path.slice(0, -1)
  const all = list.reduce<unknown>((body, part) => (body as Record<string, unknown>)[part], policy) as readonly unknown[]
  return withAt(policy, list, all.toSpliced(at, 1))
}

/** “a, b” typed: texts without blanks, each once. */
export const typedList = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[,，、\n]/)
      .map(each => each.trim())
      .filter(Boolean)
  )
]
