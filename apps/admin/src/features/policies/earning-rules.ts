/** An earning policy as the server sends it and as the domain reads it. */
import { LOT_ENDS, STACKINGS, type EarningPolicy, type EarningWhen } from '@keqing/domain'
import type { EarningRulesInput, EarningStacking, PointsLastDay, PolicyRulesOfFragment } from '../../gql/graphql.ts'
import { known, shown } from './public-names.ts'

type EarningRules = NonNullable<PolicyRulesOfFragment['rules']['earning']>
type Given<T> = T | null | undefined

export function readEarning(rules: EarningRules): EarningPolicy {
  const { points, forEveryMinor, specialPriceEarns, multipliers, stacking, bonuses, pendingDays, expiry, redemption } = rules
  const { registration, completedFile, referralFirstPurchase } = bonuses
  return {
    pointsPer: { points, forEveryMinor },
    specialPriceEarns,
    multipliers: multipliers.map(({ key, percent, when }) => ({ key, percent, when: readWhen(when) })),
    stacking: known(STACKINGS, stacking),
    bonuses: { registration, completedFile: completedFile ?? null, referralFirstPurchase },
    pendingDays,
    expiry: expiry ? { months: expiry.months, roundTo: known(LOT_ENDS, expiry.roundTo) } : null,
    redemption: redemption ?? null,
    approvalAbove: rules.approvalAbove ?? null
  }
}

/** What a multiplier asks, in a policy as in the reason of an entry. */
export function readWhen({
  tiers,
  categories,
  storeIds,
  weekdays,
  birthdayMonth
}: EarningRules['multipliers'][number]['when']): EarningWhen {
  const given = <T>(list: Given<readonly T[]>): list is readonly T[] => Array.isArray(list)
  return {
    ...(given(tiers) && { tiers }),
    ...(given(categories) && { categories }),
    ...(given(storeIds) && { storeIds }),
    ...(given(weekdays) && { weekdays }),
    ...(birthdayMonth && { birthdayMonth: true as const })
  }
}

export function sendEarning({ pointsPer, multipliers, ...rest }: EarningPolicy) {
  const copied = <T>(list: readonly T[] | undefined): T[] | null => (list ? [...list] : null)
  return {
    ...pointsPer,
    ...rest,
    stacking: shown(rest.stacking) as EarningStacking,
    expiry: rest.expiry && { months: rest.expiry.months, roundTo: shown(rest.expiry.roundTo) as PointsLastDay },
    multipliers: multipliers.map(({ key, percent, when: { tiers, categories, storeIds, weekdays, birthdayMonth } }) => ({
      key,
      percent,
      when: {
        tiers: copied(tiers),
        categories: copied(categories),
        storeIds: copied(storeIds),
        weekdays: copied(weekdays),
        birthdayMonth: birthdayMonth === true
      }
    }))
  } satisfies EarningRulesInput
}
