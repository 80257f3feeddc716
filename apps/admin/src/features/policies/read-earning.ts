/** Earning rules read out: each rule a sentence whose slots an editor can change. Pure. */
import { type EarningMultiplier, type EarningPolicy, type EarningWhen } from '@keqing/domain'
import type { Line } from './marks.ts'
import { countText, moneyText, plural } from './figures.ts'
import { fill, join, type Sentence, type Words } from './sentence.ts'

export type Asked = keyof EarningWhen
/** In the order in which a sentence tells them. */
export const ASKED = ['tiers', 'birthdayMonth', 'weekdays', 'storeIds', 'categories'] as const satisfies readonly Asked[]

export function earningSentence({ pointsPer, specialPriceEarns }: EarningPolicy, words: Words): Sentence {
  const { points, forEveryMinor } = pointsPer
  const special = words.say(`policies.special.${specialPriceEarns ? 'yes' : 'no'}`)
  return fill(
    words,
    'policies.earning',
    { forEvery: moneyText(forEveryMinor, words), points: countText(points, words), special },
    plural(points)
  )
}

export const weekdayText = (day: number, { say }: Words): string => say(`policies.weekday.${day}`)

/** What was chosen, by the names people know it by. */
export function chosenTexts(asked: Asked, when: EarningWhen, words: Words): readonly string[] {
  if (asked === 'birthdayMonth') return []
  if (asked === 'weekdays') return (when.weekdays ?? []).map(day => weekdayText(day, words))
  if (asked === 'storeIds') return (when.storeIds ?? []).map(id => words.storeName?.(id) ?? '…')
  return when[asked] ?? []
}

/** The condition with its list in a slot. */
export function askedSentence(asked: Asked, when: EarningWhen, words: Words): Sentence {
  const texts = chosenTexts(asked, when, words)
  const chosen = texts.length > 0 ? texts.reduce((a, b) => words.say('policies.read.list', { a, b })) : '…'
  return fill(words, `policies.asked.${asked}`, { chosen })
}

export function whenSentence(when: EarningWhen, words: Words): Sentence {
  const all = ASKED.filter(asked => when[asked] !== undefined).map(asked => askedSentence(asked, when, words))
  return all.length > 0 ? join(words, 'policies.asked.and', all) : [{ text: words.say('policies.asked.none') }]
}

export const multiplierSentence = ({ percent, when }: Pick<EarningMultiplier, 'percent' | 'when'>, words: Words): Sentence =>
  fill(words, 'policies.multiplier.read', { when: whenSentence(when, words), percent: countText(percent, words) })

export const stackingSentence = ({ stacking }: EarningPolicy, words: Words): Sentence =>
  fill(words, 'policies.stackingIs', { stacking: words.say(`policies.stacking.${stacking}`) })

/** A rule that can be off: its other sentence then. */
const either = (words: Words, rule: string, on: boolean, slots: Readonly<Record<string, string>> = {}, count?: number): Sentence =>
  fill(
    words,
    `policies.${rule}.${on ? 'on' : 'off'}`,
    { ...slots, effect: words.say(`policies.${rule}.${on ? 'effect' : 'offEffect'}`) },
    count
  )

export const registrationSentence = ({ bonuses }: EarningPolicy, words: Words): Sentence =>
  fill(words, 'policies.registration', { points: countText(bonuses.registration, words) }, plural(bonuses.registration))

export const referralSentence = ({ bonuses }: EarningPolicy, words: Words): Sentence =>
  fill(words, 'policies.referral', { points: countText(bonuses.referralFirstPurchase, words) }, plural(bonuses.referralFirstPurchase))

export function completedFileSentence({ bonuses: { completedFile: of } }: EarningPolicy, words: Words): Sentence {
  if (!of) return either(words, 'completedFile', false)
  return either(
    words,
    'completedFile',
    true,
    { atPercent: countText(of.atPercent, words), points: countText(of.points, words) },
    plural(of.points)
  )
}

export const pendingSentence = ({ pendingDays }: EarningPolicy, words: Words): Sentence =>
  fill(words, 'policies.pending', { days: countText(pendingDays, words) }, plural(pendingDays))

export function expirySentence({ expiry }: EarningPolicy, words: Words): Sentence {
  if (!expiry) return either(words, 'expiry', false)
  const roundTo = words.say(`policies.lotEnd.${expiry.roundTo}`)
  return either(words, 'expiry', true, { months: countText(expiry.months, words), roundTo }, plural(expiry.months))
}

export function redemptionSentence({ redemption: of }: EarningPolicy, words: Words): Sentence {
  if (!of) return either(words, 'redemption', false)
  const slots = {
    minorPerPoint: moneyText(of.minorPerPoint, words),
    mostPercent: countText(of.mostPercent, words),
    least: countText(of.least, words),
    of: words.say(`policies.redemption.of.${of.onSpecialPrice ? 'whole' : 'usual'}`),
    special: words.say(`policies.redeemed.${of.onSpecialPrice ? 'yes' : 'no'}`)
  }
  return either(words, 'redemption', true, slots, plural(of.least))
}

export function approvalSentence({ approvalAbove }: EarningPolicy, words: Words): Sentence {
  const points = countText(approvalAbove ?? 0, words)
  return approvalAbove === null ? either(words, 'approval', false) : either(words, 'approval', true, { points }, plural(approvalAbove))
}

/** What is not given is not told; how several multipliers are reckoned is, once there is one. */
export function earningLines(policy: EarningPolicy, words: Words): readonly Line[] {
  const line = (id: string, sentence: Sentence): Line => ({ id, tokens: fill(words, 'policies.read.sentence', { a: sentence }) })
  const { multipliers, bonuses, pendingDays } = policy
  const none = words.say('policies.pendingNone')
  return [
    line('earning', earningSentence(policy, words)),
    ...multipliers.map(each => line(`multiplier-${each.key}`, multiplierSentence(each, words))),
    ...(multipliers.length > 1 ? [line('stacking', stackingSentence(policy, words))] : []),
    ...(multipliers.length > 0 ? [line('order', [{ text: words.say('policies.rounding') }])] : []),
    ...(bonuses.registration > 0 ? [line('registration', registrationSentence(policy, words))] : []),
    ...(bonuses.completedFile ? [line('completedFile', completedFileSentence(policy, words))] : []),
    ...(bonuses.referralFirstPurchase > 0 ? [line('referral', referralSentence(policy, words))] : []),
    line('pending', pendingDays === 0 ? [{ text: none }] : pendingSentence(policy, words)),
    line('expiry', expirySentence(policy, words)),
    line('redemption', redemptionSentence(policy, words)),
    line('approval', approvalSentence(policy, words))
  ]
}
