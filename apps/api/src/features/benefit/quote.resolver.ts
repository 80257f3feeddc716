// Quotes: transport only.
import type { QuotedLine as PricedLine } from '@keqing/domain'
import { Arg, Ctx, Query, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { showBoth, type HoldingPolicy } from '../policy/index.ts'
import { pointsOfQuote, quotePurchase, type PurchaseQuoteRow } from './quote-purchase.ts'
import { PurchaseQuote, PurchaseQuoteInput, type QuotedLine, type QuotePolicy } from './quote.type.ts'

@Resolver(() => PurchaseQuote)
export class QuoteResolver {
  @Query(() => PurchaseQuote, {
    description: 'Prices a purchase for a customer in a store, line by line, with the reason of each price (BENEFIT-1).'
  })
  async purchaseQuote(
    @Arg('input', () => PurchaseQuoteInput, { description: 'Who buys what where.' }) input: PurchaseQuoteInput,
    @Ctx() ctx: Context
  ): Promise<PurchaseQuote & PurchaseQuoteRow> {
    return shown(await quotePurchase(ctx, input))
  }
}

function shown(row: PurchaseQuoteRow): PurchaseQuote & PurchaseQuoteRow {
  const { chain, quote, benefits, earning, tierVersion } = row
  const money = (minor: number) => ({ minor, currency: chain.currency })
  return {
    ...row,
    lines: row.lines.map((line, at) => ({ ...line, ...shownLine(quote.lines[at] as PricedLine, money, benefits) })),
    price: money(quote.priceMinor),
    discount: money(quote.discountMinor),
    pay: money(quote.payMinor),
    points: pointsOfQuote(row),
    policies: [
      benefits && shownPolicy(benefits),
      earning && shownPolicy(earning),
      tierVersion && { kind: 'tier' as const, ...tierVersion }
    ].filter(each => each !== undefined && each !== null)
  }
}

function shownLine(
  { priceMinor, discountMinor, payMinor, reasons, fullPrice, sellable }: PricedLine,
  money: (minor: number) => QuotedLine['price'],
  benefits: HoldingPolicy<'benefit'> | undefined
): Omit<QuotedLine, 'itemCode' | 'quantity'> {
  const saleOf = (key: string | null) => benefits?.policy.sales.find(sale => sale.key === key)
  return {
    price: money(priceMinor),
    discount: money(discountMinor),
    pay: money(payMinor),
    reasons: reasons.map(({ rule, paysPercent, saleKey }) => {
      const sale = saleOf(saleKey)
      return { rule, paysPercent, saleName: sale ? showBoth(sale.name) : null }
    }),
    fullPrice,
    sellable
  }
}

/** What holds has a number. */
function shownPolicy({ chain, store }: HoldingPolicy<'benefit' | 'earning'>): QuotePolicy {
  return {
    kind: chain.kind,
    id: chain.id,
    version: chain.version ?? 0,
    storeVersionId: store?.id ?? null,
    storeVersion: store?.version ?? null
  }
}
