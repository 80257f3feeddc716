import type { Feature } from '../../platform/feature.ts'
import { CounterCardBenefitsResolver, CustomerBenefitsResolver } from './customer-benefits.resolver.ts'
import { StoreWeekdaysResolver, YearEndRebate, YearEndRebateConnectionResolver, YearEndRebateResolver } from './privileges.resolver.ts'
import { QuoteResolver } from './quote.resolver.ts'

export { discountsGiven } from './discounts-given.sql.ts'
export { pointsOfQuote, type PurchaseQuoteRow } from './quote-purchase.ts'
export { PurchaseQuote } from './quote.type.ts'
export { rebatesInTurn } from './rebate.sql.ts'
export { rebatesDue } from './rebates-due.sql.ts'
export { vouchersDue } from './vouchers-due.sql.ts'
export { YearEndRebate }
export { rebatesOf } from './year-end-rebates.ts'

export const feature: Feature = {
  resolvers: [
    QuoteResolver,
    CustomerBenefitsResolver,
    CounterCardBenefitsResolver,
    YearEndRebateResolver,
    YearEndRebateConnectionResolver,
    StoreWeekdaysResolver
  ]
}
