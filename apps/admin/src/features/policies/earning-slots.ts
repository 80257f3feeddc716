/** The earning rules beside those of multipliers, each with its slots. Pure. */
import { DEFAULT_REDEMPTION, LOT_ENDS, STACKINGS, type EarningPolicy } from '@keqing/domain'
import * as read from './read-earning.ts'
import type { Words } from './sentence.ts'
import { slotsOf, type Rule } from './slots.ts'

type EarningRule = Rule<EarningPolicy>
const USUAL = { completedFile: { points: 10, atPercent: 80 }, expiry: { months: 24, roundTo: 'yearEnd' }, approvalAbove: 1_000 } as const
const keyed = (keys: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(keys.map(key => [key, key]))
const YES = { yes: true, no: false }

export const earningRule = (body: EarningPolicy, base: EarningPolicy | undefined, words: Words): EarningRule => {
  const { number, choice } = slotsOf(body, base, words)
  return {
    path: ['pointsPer'],
    parts: read.earningSentence(body, words),
    slots: [
      number('forEvery', ['pointsPer', 'forEveryMinor'], true),
      number('points', ['pointsPer', 'points']),
      choice('special', ['specialPriceEarns'], YES, key => words.say(`policies.special.${key}`))
    ]
  }
}

export const stackingRule = (body: EarningPolicy, base: EarningPolicy | undefined, words: Words): EarningRule => ({
  path: ['stacking'],
  parts: read.stackingSentence(body, words),
  slots: [slotsOf(body, base, words).choice('stacking', ['stacking'], keyed(STACKINGS), key => words.say(`policies.stacking.${key}`))]
})

export function bonusRules(body: EarningPolicy, base: EarningPolicy | undefined, words: Words): readonly EarningRule[] {
  const { number, effect } = slotsOf(body, base, words)
  const file = ['bonuses', 'completedFile']
  return [
    {
      path: ['bonuses'],
      parts: read.registrationSentence(body, words),
      slots: [number('points', ['bonuses', 'registration'])]
    },
    {
      path: file,
      parts: read.completedFileSentence(body, words),
      slots: [
        number('atPercent', [...file, 'atPercent']),
        number('points', [...file, 'points']),
        effect('completedFile', file, USUAL.completedFile)
      ]
    },
    {
      path: ['bonuses', 'referral'],
      parts: read.referralSentence(body, words),
      slots: [number('points', ['bonuses', 'referralFirstPurchase'])]
    }
  ]
}

/** From when points count, and until when. */
export function timeRules(body: EarningPolicy, base: EarningPolicy | undefined, words: Words): readonly EarningRule[] {
  const { number, choice, effect } = slotsOf(body, base, words)
  return [
    { path: ['pending'], parts: read.pendingSentence(body, words), slots: [number('days', ['pendingDays'])] },
    {
      path: ['expiry'],
      parts: read.expirySentence(body, words),
      slots: [
        effect('expiry', ['expiry'], USUAL.expiry),
        number('months', ['expiry', 'months']),
        choice('roundTo', ['expiry', 'roundTo'], keyed(LOT_ENDS), key => words.say(`policies.lotEnd.${key}`))
      ]
    }
  ]
}

/** What points are good for, and who may give them by hand. */
export function spendingRules(body: EarningPolicy, base: EarningPolicy | undefined, words: Words): readonly EarningRule[] {
  const { number, choice, effect } = slotsOf(body, base, words)
  return [
    {
      path: ['redemption'],
      parts: read.redemptionSentence(body, words),
      slots: [
        effect('redemption', ['redemption'], DEFAULT_REDEMPTION),
        number('minorPerPoint', ['redemption', 'minorPerPoint'], true),
        number('mostPercent', ['redemption', 'mostPercent']),
        number('least', ['redemption', 'least']),
        choice('special', ['redemption', 'onSpecialPrice'], YES, key => words.say(`policies.redeemed.${key}`))
      ]
    },
    {
      path: ['approval'],
      parts: read.approvalSentence(body, words),
      slots: [effect('approval', ['approvalAbove'], USUAL.approvalAbove), number('points', ['approvalAbove'])]
    }
  ]
}
