// BENEFIT-1, BENEFIT-2: which of the customer's vouchers apply to a quote, what each would take off, and what those asked for would do together. Nothing is kept. At
// the counter a customer's vouchers are shown as the counter card shows its points: across the chain, no more than what it takes to choose. Of its code nothing is
// shown to who only quotes (ADR 0012).
import { leftOf, maskVoucherCode, payWithVouchers, Refusal, type PayableLine, type VoucherPart } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import { pointsOfQuote, type PurchaseQuoteRow } from '../benefit/index.ts'
import { showBoth } from '../policy/index.ts'
import { usableVouchers, vouchersById, type VoucherRow } from '../voucher/index.ts'
import { payingOf } from './payment.ts'
import { heldOfVouchers } from './till-hold.sql.ts'
import type { QuotedPayment, QuotedVoucher } from './till.type.ts'

const MOST = 50

/** As they would be paid; what may not be sold is paid by nothing. */
function linesOf({ lines, quote }: PurchaseQuoteRow): readonly PayableLine[] {
  return lines.map(({ category, specialPrice }, at) => {
    const line = quote.lines[at]
    return { amountMinor: line?.sellable ? line.payMinor : 0, category, specialPrice }
  })
}

const seesCode = ({ rights }: Context) => rights.has('voucher:redeem') || rights.has('voucher:read')

function shown(ctx: Context, row: VoucherRow, { bar, offMinor }: VoucherPart): QuotedVoucher {
  const money = (minor: number) => ({ minor, currency: row.currency })
  const { id, name, version, policyVersion, goodUntil, code } = row
  const named = { id, maskedCode: seesCode(ctx) ? maskVoucherCode(code) : null, name: showBoth(name), version, policyVersion }
  return { ...named, left: money(leftOf(row)), goodUntil, off: money(offMinor), bar }
}

const heldNow = async (ctx: Context, rows: readonly VoucherRow[]) =>
  heldOfVouchers(
    await ctx.read(),
    rows.map(row => row.id),
    ctx.clock.now()
  )

/** The one that ends first first; at most 50. */
export async function vouchersOfQuote(ctx: Context, quote: PurchaseQuoteRow): Promise<QuotedVoucher[]> {
  if (!quote.customerId) return []
  const rows = await usableVouchers(await ctx.read(), quote.customerId, quote.on, MOST)
  const held = await heldNow(ctx, rows)
  const [lines, place] = [linesOf(quote), { storeId: quote.storeId, today: quote.on }]
  return rows.flatMap(row => payWithVouchers(lines, [payingOf(row, held.get(row.id))], place).parts.map(part => shown(ctx, row, part)))
}

/** @throws Refusal NOT_FOUND for a voucher that is not this customer's */
export async function paymentOfQuote(ctx: Context, quote: PurchaseQuoteRow): Promise<QuotedPayment> {
  const found = await vouchersById(await ctx.read(), quote.voucherIds)
  const rows = quote.voucherIds.map((id, at) => {
    const row = found.get(id)
    if (!row || row.customerId !== quote.customerId) throw new Refusal('NOT_FOUND', ['voucherIds', String(at)])
    return row
  })
  const held = await heldNow(ctx, rows)
  const paying = rows.map(row => payingOf(row, held.get(row.id)))
  const { parts, lines } = payWithVouchers(linesOf(quote), paying, { storeId: quote.storeId, today: quote.on })
  const money = (minor: number) => ({ minor, currency: quote.chain.currency })
  return {
    vouchers: parts.flatMap((part, at) => (rows[at] ? [shown(ctx, rows[at], part)] : [])),
    off: money(parts.reduce((sum, part) => sum + part.offMinor, 0)),
    lines: lines.map(line => money(line.amountMinor)),
    points: pointsOfQuote(
      quote,
      lines.map(line => line.amountMinor)
    ),
    pay: money(lines.reduce((sum, line) => sum + line.amountMinor, 0))
  }
}
