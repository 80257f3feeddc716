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
  places.map(({ policy: { memberDay, sameAssociate } }, place) => ({
    place,
    weekday: memberDay?.weekday ?? null,
    same_pays: sameAssociate?.paysPercent ?? null,
    same_days: sameAssociate?.withinDays ?? null
  }))

const eachTier = <T extends object>(places: readonly BenefitPlace[], row: (tier: TierBenefit) => T) =>
  places.flatMap(({ policy }, place) => policy.tiers.map(tier => ({ place, key: tier.key, ...row(tier) })))

export const tierRows = (places: readonly BenefitPlace[]) =>
  eachTier(places, tier => ({
    pays: tier.paysPercent,
    member_day_pays: tier.memberDayPaysPercent,
    birthday_pays: tier.birthdayPaysPercent,
    presale: tier.presaleDays,
    members_only: tier.membersOnly
  }))

/** Which birthdays count on each day of the span, each once: days about it may be more than a year. */
export const birthdayRows = (places: readonly BenefitPlace[], span: Span) =>
  places.flatMap(({ policy: { birthday } }, place) =>
    birthday
      ? daysIn(span).flatMap(bought_on => {
          const about = { from: addDays(bought_on, -birthday.daysAfter), until: addDays(bought_on, birthday.daysBefore + 1) }
          const once = new Map(
            daysIn(about)
              .flatMap(birthdaysOn)
              .map(each => [`${each.month} ${each.day}`, each])
          )
          return [...once.values()].map(each => ({ place, bought_on, ...each }))
        })
      : []
  )

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
