/**
 * BENEFIT-1: what each line of a purchase costs a customer and why. Lines are priced one by one, so their order changes nothing; a price is rounded half up
 * to the minor unit once, however many rules lower it. Pure: same policy, customer, lines and day, same prices.
 */
import { addDays, daysInMonth, fromParts, isoWeekday, yearOf, type LocalDate } from '../calendar/local-date.ts'
import { roundHalfUpDiv, safeInteger, sumSafe } from '../money.ts'
import type { BenefitPolicy, Goods, Sale, TierBenefit } from './policy.ts'

/** Who buys; null for somebody who is no customer. */
export interface QuoteCustomer {
  /** Null where the customer has none, or is lost. */
  readonly tierKey: string | null
  readonly birthday: { readonly month: number; readonly day: number } | null
  /** The last day on which the customer bought from the associate who sells now; null where never, or where nobody is named. */
  readonly lastFromSellerOn: LocalDate | null
}

export interface QuoteLine {
  readonly itemCode: string
  readonly category: string
  /** The whole line's price before any discount, in minor units. Not negative. */
  readonly priceMinor: number
  readonly specialPrice: boolean
}

export const QUOTE_RULES = ['tier', 'memberDay', 'birthday', 'sameAssociate', 'sale', 'presale'] as const
export type QuoteRule = (typeof QUOTE_RULES)[number]
/** Why a line costs its full price, or may not be sold at all. */
export const QUOTE_FULL_PRICE = ['specialPrice', 'noBenefit', 'membersOnly'] as const
export type QuoteFullPrice = (typeof QUOTE_FULL_PRICE)[number]

export interface QuoteReason {
  readonly rule: QuoteRule
  readonly paysPercent: number
  /** The sale's key. */
  readonly saleKey: string | null
}

export interface QuotedLine {
  readonly priceMinor: number
  readonly discountMinor: number
  readonly payMinor: number
  /** What lowered the price: one rule, or several where they multiply. Empty at the full price. */
  readonly reasons: readonly QuoteReason[]
  /** Null where the price was lowered. */
  readonly fullPrice: QuoteFullPrice | null
  /** False: for members only, and this customer is not one of them. Such a line is in no sum. */
  readonly sellable: boolean
}

export interface Quote {
  readonly lines: readonly QuotedLine[]
  readonly priceMinor: number
  readonly discountMinor: number
  readonly payMinor: number
}

/** Without a policy nothing is lowered and nothing kept from anybody. @throws Refusal OVERFLOW */
export function quotePurchase(
  policy: BenefitPolicy | null,
  customer: QuoteCustomer | null,
  lines: readonly QuoteLine[],
  on: LocalDate
): Quote {
  const quoted = lines.map(line => quoteLine(policy, customer, line, on))
  const sold = quoted.filter(line => line.sellable)
  return {
    lines: quoted,
    priceMinor: sumSafe(sold.map(line => line.priceMinor)),
    discountMinor: sumSafe(sold.map(line => line.discountMinor)),
    payMinor: sumSafe(sold.map(line => line.payMinor))
  }
}

function quoteLine(policy: BenefitPolicy | null, customer: QuoteCustomer | null, line: QuoteLine, on: LocalDate): QuotedLine {
  const tier = policy?.tiers.find(each => each.key === (customer?.tierKey ?? null))
  if (!policy) return fullPrice(line, 'noBenefit')
  if (includes(policy.membersOnly, line) && !tier?.membersOnly) return { ...fullPrice(line, 'membersOnly'), sellable: false }
  if (line.specialPrice && !policy.specialPriceDiscounted) return fullPrice(line, 'specialPrice')
  const reasons = chosen(policy, [
    ...(tier && customer ? tierReasons(policy, tier, customer, on) : []),
    ...saleReasons(policy.sales, tier, line, on)
  ])
  return reasons.length === 0 ? fullPrice(line, 'noBenefit') : lowered(line, reasons)
}

function fullPrice({ priceMinor }: QuoteLine, why: QuoteFullPrice): QuotedLine {
  const price = safeInteger(priceMinor)
  return { priceMinor: price, discountMinor: 0, payMinor: price, reasons: [], fullPrice: why, sellable: true }
}

function lowered({ priceMinor }: QuoteLine, reasons: readonly QuoteReason[]): QuotedLine {
  const product = reasons.reduce((all, { paysPercent }) => all * paysPercent, 1)
  const payMinor = roundHalfUpDiv(priceMinor, product, 100 ** reasons.length)
  return { priceMinor, discountMinor: priceMinor - payMinor, payMinor, reasons, fullPrice: null, sellable: true }
}

/** Rules that lower nothing are none. Of equals the first in the order of `QUOTE_RULES` is named. */
function chosen({ combine }: BenefitPolicy, candidates: readonly QuoteReason[]): readonly QuoteReason[] {
  const lowering = candidates.filter(each => each.paysPercent < 100)
  if (combine === 'multiply' || lowering.length < 2) return lowering
  return [lowering.reduce((best, each) => (each.paysPercent < best.paysPercent ? each : best))]
}

const reason = (rule: QuoteRule, paysPercent: number, saleKey: string | null = null): QuoteReason => ({ rule, paysPercent, saleKey })

function tierReasons(policy: BenefitPolicy, tier: TierBenefit, customer: QuoteCustomer, on: LocalDate): readonly QuoteReason[] {
  const memberDay = policy.memberDay?.weekday === isoWeekday(on) ? tier.memberDayPaysPercent : null
  const birthday = isBirthday(policy, customer, on) ? tier.birthdayPaysPercent : null
  const again = isAgainFromAssociate(policy, customer, on) ? tier.sameAssociatePaysPercent : null
  return [
    reason('tier', tier.paysPercent),
    ...(memberDay === null ? [] : [reason('memberDay', memberDay)]),
    ...(birthday === null ? [] : [reason('birthday', birthday)]),
    ...(again === null ? [] : [reason('sameAssociate', again)])
  ]
}

/** One sale at a time: the lowest of those that are open to the customer, of equals the first. Before it opens it is the tier's privilege. */
function saleReasons(sales: readonly Sale[], tier: TierBenefit | undefined, line: QuoteLine, on: LocalDate): readonly QuoteReason[] {
  const open = sales.flatMap(sale => {
    const { goods, opensOn, closesOn } = sale
    const everything = goods.categories.length === 0 && goods.itemCodes.length === 0
    if (on > closesOn || on < addDays(opensOn, -(tier?.presaleDays ?? 0)) || !(everything || includes(goods, line))) return []
    return [reason(on < opensOn ? 'presale' : 'sale', sale.paysPercent, sale.key)]
  })
  return open.length === 0 ? [] : [open.reduce((best, each) => (each.paysPercent < best.paysPercent ? each : best))]
}

const isAgainFromAssociate = ({ sameAssociate }: BenefitPolicy, { lastFromSellerOn: last }: QuoteCustomer, on: LocalDate): boolean =>
  sameAssociate !== null && last !== null && last <= on && on <= addDays(last, sameAssociate.withinDays)

const includes = (goods: Goods, { itemCode, category }: QuoteLine): boolean =>
  goods.itemCodes.includes(itemCode) || (category !== '' && goods.categories.includes(category))

/** The yearly day and the days about it, over the turn of the year too; 29 February is the 28th in other years. */
function isBirthday({ birthday: span }: BenefitPolicy, { birthday }: QuoteCustomer, on: LocalDate): boolean {
  if (!span || !birthday) return false
  const { month, day } = birthday
  const year = yearOf(on)
  return [year - 1, year, year + 1].some(each => {
    if (each < 1 || each > 9999) return false
    const its = fromParts(each, month, Math.min(day, daysInMonth(each, month)))
    return on >= addDays(its, -span.daysBefore) && on <= addDays(its, span.daysAfter)
  })
}
