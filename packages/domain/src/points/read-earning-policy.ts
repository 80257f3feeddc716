/** An earning policy comes back from the database as JSON of no known shape. What a body of an earlier form does not name changes nothing. */
import { boolean, list, nullable, number, object, oneOf, text } from '../policy/read-json.ts'
import { DEFAULT_REDEMPTION, LOT_ENDS, NO_BONUSES, STACKINGS } from './earning-policy.ts'
import type { EarningBonuses, EarningMultiplier, EarningPolicy, EarningWhen, RedemptionRules } from './earning-policy.ts'

/** A stored policy by its shape, or a TypeError; `validateEarningPolicy` says whether it can be used. */
export function readEarningPolicy(json: unknown): EarningPolicy {
  const stored = object(json, 'policy')
  const pointsPer = object(stored['pointsPer'], 'pointsPer')
  const { multipliers, stacking, pendingDays, approvalAbove } = stored
  return {
    pointsPer: {
      points: number(pointsPer['points'], 'pointsPer.points'),
      forEveryMinor: number(pointsPer['forEveryMinor'], 'pointsPer.forEveryMinor')
    },
    specialPriceEarns: boolean(stored['specialPriceEarns'], 'specialPriceEarns'),
    multipliers: multipliers === undefined ? [] : list(multipliers, 'multipliers').map(readMultiplier),
    stacking: stacking === undefined ? 'highest' : oneOf(STACKINGS, stacking),
    bonuses: readBonuses(stored['bonuses']),
    pendingDays: pendingDays === undefined ? 0 : number(pendingDays, 'pendingDays'),
    expiry: readExpiry(stored['expiry']),
    redemption: readRedemption(stored['redemption']),
    approvalAbove: approvalAbove === undefined || approvalAbove === null ? null : number(approvalAbove, 'approvalAbove')
  }
}

function readMultiplier(json: unknown): EarningMultiplier {
  const { key, percent, when } = object(json, 'multiplier')
  return { key: text(key, 'multiplier.key'), percent: number(percent, 'multiplier.percent'), when: readWhen(when) }
}

function readWhen(json: unknown): EarningWhen {
  const { tiers, categories, storeIds, weekdays, birthdayMonth } = object(json, 'multiplier.when')
  const texts = (value: unknown, what: string) => list(value, what).map(each => text(each, what))
  return {
    ...(isGiven(tiers) && { tiers: texts(tiers, 'when.tiers') }),
    ...(isGiven(categories) && { categories: texts(categories, 'when.categories') }),
    ...(isGiven(storeIds) && { storeIds: texts(storeIds, 'when.storeIds') }),
    ...(isGiven(weekdays) && { weekdays: list(weekdays, 'when.weekdays').map(day => number(day, 'when.weekdays')) }),
    ...(birthdayMonth === true && { birthdayMonth })
  }
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null

function readBonuses(json: unknown): EarningBonuses {
  const stored = nullable(json, 'bonuses')
  if (stored === null) return NO_BONUSES
  const completedFile = nullable(stored['completedFile'], 'bonuses.completedFile')
  return {
    registration: number(stored['registration'], 'bonuses.registration'),
    completedFile: completedFile && {
      points: number(completedFile['points'], 'bonuses.completedFile.points'),
      atPercent: number(completedFile['atPercent'], 'bonuses.completedFile.atPercent')
    },
    referralFirstPurchase: number(stored['referralFirstPurchase'], 'bonuses.referralFirstPurchase')
  }
}

function readExpiry(json: unknown): EarningPolicy['expiry'] {
  const stored = nullable(json, 'expiry')
  return stored && { months: number(stored['months'], 'expiry.months'), roundTo: oneOf(LOT_ENDS, stored['roundTo']) }
}

/** Not named is POINT-6; null is none. */
function readRedemption(json: unknown): RedemptionRules | null {
  if (json === undefined) return DEFAULT_REDEMPTION
  const stored = nullable(json, 'redemption')
  return (
    stored && {
      minorPerPoint: number(stored['minorPerPoint'], 'redemption.minorPerPoint'),
      mostPercent: number(stored['mostPercent'], 'redemption.mostPercent'),
      onSpecialPrice: boolean(stored['onSpecialPrice'], 'redemption.onSpecialPrice'),
      least: number(stored['least'], 'redemption.least')
    }
  )
}
