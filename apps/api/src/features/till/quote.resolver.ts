// What vouchers add to a quote: transport only.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { PurchaseQuote, type PurchaseQuoteRow } from '../benefit/index.ts'
import { paymentOfQuote, vouchersOfQuote } from './quote-vouchers.ts'
import { QuotedPayment, QuotedVoucher } from './till.type.ts'

@Resolver(() => PurchaseQuote)
export class QuoteVouchersFields {
  @FieldResolver(() => [QuotedVoucher], {
    description:
      'The customer’s vouchers that are not used up, with what each would take off or why it does not; at most 50, the one that ends first first.'
  })
  vouchers(@Root() quote: PurchaseQuoteRow, @Ctx() ctx: Context) {
    return vouchersOfQuote(ctx, quote)
  }

  @FieldResolver(() => QuotedPayment, { description: 'What the vouchers asked for would take off, and what is left to pay.' })
  payment(@Root() quote: PurchaseQuoteRow, @Ctx() ctx: Context) {
    return paymentOfQuote(ctx, quote)
  }
}
