// A benefit policy as rows, for statements over many purchases: what holds in each place, for each tier, for each sale. Place 0 is the chain; stores that set
// the same figures share a place.
import {
  addDays,
  benefitPlaces,
  birthdaysOn,
  daysBetween,
  POLICIES,
  type BenefitPlace,
  type LocalDate,
  type Occasion,
  type TierBenefit
} from '@keqing/domain'
import type { CostScope } from '../../platform/backtest-cost.ts'

type Span = Pick<CostScope, 'from' | 'until'>

/** Each day of a span, in order. */
export const daysIn = ({ from, until }: Span): LocalDate[] =>
  Array.from({ length: daysBetween(from, until) }, (_, nth) => addDays(from, nth))

/** Of a stored body, with what stores set for themselves. */
export const placesOf = (body: unknown, stores: CostScope['stores']): readonly BenefitPlace[] =>
  benefitPlaces(
    POLICIES.benefit.read(body),
    stores.filter(({ kind }) => kind === 'benefit')
  )

export const storeRows = (places: readonly BenefitPlace[]) =>
  places.flatMap(({ storeIds }, place) => storeIds.map(store_id => ({ store_id, place })))

export const termRows = (places: readonly BenefitPlace[]) =>
  places.map(({ policy: { memberDay, birthday, sameAssociate } }, place) => ({
    place,
    weekday: memberDay?.weekday ?? null,
    days_before: birthday?.daysBefore ?? null,
    days_after: birthday?.daysAfter ?? null,
    same_days: sameAssociate?.withinDays ?? null
  }))

const eachTier = <T extends object>(places: readonly BenefitPlace[], row: (tier: TierBenefit) => T) =>
  places.flatMap(({ policy }, place) => policy.tiers.map(tier => ({ place, key: tier.key, ...row(tier) })))

export const tierRows = (places: readonly BenefitPlace[]) =>
  eachTier(places, tier => ({
    pays: tier.paysPercent,
    member_day_pays: tier.memberDayPaysPercent,
    birthday_pays: tier.birthdayPaysPercent,
    same_pays: tier.sameAssociatePaysPercent,
    presale: tier.presaleDays,
    members_only: tier.membersOnly
  }))

/** Each birthday with the days on which it is kept, as far from the span as any place lets it count: as many rows as a year has days, at most. */
export function birthdayRows(places: readonly BenefitPlace[], { from, until }: Span) {
  const most = (of: 'daysBefore' | 'daysAfter') => Math.max(0, ...places.map(({ policy }) => policy.birthday?.[of] ?? 0))
  const kept = daysIn({ from: addDays(from, -most('daysAfter')), until: addDays(until, most('daysBefore')) })
  const each = kept.flatMap(on => birthdaysOn(on).map(({ month, day }) => ({ month, day, on })))
  return [...Map.groupBy(each, ({ month, day }) => month * 100 + day).values()].map(same => ({
    month: same[0]?.month,
    day: same[0]?.day,
    days: same.map(({ on }) => on)
  }))
}

/** Those that anybody could buy by in the span. */
export const saleRows = (places: readonly BenefitPlace[], { from, until }: Span) =>
  places.flatMap(({ policy }, place) => {
    const earliest = Math.max(0, ...policy.tiers.map(tier => tier.presaleDays))
    const open = policy.sales.filter(({ opensOn, closesOn }) => closesOn >= from && addDays(opensOn, -earliest) < until)
    return open.map(({ opensOn, closesOn, paysPercent, goods }) => ({
      place,
      opens_on: opensOn,
      closes_on: closesOn,
      pays: paysPercent,
      everything: goods.categories.length === 0 && goods.itemCodes.length === 0,
      categories: goods.categories,
      codes: goods.itemCodes
    }))
  })

/** Vouchers by place, tier and occasion, in minor units; only where there is one. */
export const voucherRows = (places: readonly BenefitPlace[]) =>
  places.flatMap(({ policy }, place) =>
    policy.tiers.flatMap(({ key, occasions }) =>
      occasions.flatMap(({ key: occasion, voucherMinor }): { place: number; key: string; occasion: Occasion; minor: number }[] =>
        voucherMinor ? [{ place, key, occasion, minor: voucherMinor }] : []
      )
    )
  )
