// What a till asks: who pays which lines with which vouchers, and with how many points after them. Decided under the customer's lock by the vouchers as they stand
// then; anything that does not apply refuses the whole, at its place, so that nobody pays otherwise than was said at the counter.
import { payWithVouchers, Refusal, VOUCHER_BAR_REFUSALS, type PayableLine, type VoucherBar } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { composed } from '../../platform/texts.ts'
import { lockCustomers } from '../customer/index.ts'
import { customerField, type PlacedReferences } from '../purchase/index.ts'
import { beginAtCounter, type Counter } from '../redemption/index.ts'
import { lookUpCodes, vouchersById, type VoucherPaying, type VoucherRow } from '../voucher/index.ts'
import { categoriesOf, heldOfVouchers } from './till-hold.sql.ts'

const MOST = { lines: 200, vouchers: 20, text: 120 } as const

export interface TillLine {
  readonly itemCode?: string | null
  readonly category?: string | null
  readonly amountMinor: number
  readonly specialPrice?: boolean | null
}

/** One of the two: as it was scanned, or as a quote named it. */
export interface TillVoucher {
  readonly code?: string | null
  readonly id?: string | null
}

export interface TillAsked extends Omit<PlacedReferences, 'sellerId' | 'sellerNo'> {
  readonly chainId: string
  readonly vouchers: readonly TillVoucher[]
  readonly lines: readonly TillLine[]
}

export interface AtTill {
  readonly counter: Counter
  readonly voucherIds: readonly string[]
  readonly lines: readonly PayableLine[]
}

/** Before the transaction. @throws Forbidden; Refusal REQUIRED, NOT_FOUND, TOO_MANY_…, DUPLICATE_IN_BATCH, AMOUNT_NEGATIVE, VOUCHER_CODE_MISTYPED, LOOK_UP_RATE_EXCEEDED */
export async function beginTill(ctx: Context, asked: TillAsked): Promise<AtTill> {
  demand(ctx, 'voucher:redeem')
  const chain = await ctx.chain(asked.chainId)
  const { vouchers, lines } = asked
  if (vouchers.length > MOST.vouchers) throw new Refusal('TOO_MANY_IN_BATCH', ['vouchers'], { max: MOST.vouchers })
  if (lines.length === 0) throw new Refusal('ITEMS_EMPTY', ['lines'])
  if (lines.length > MOST.lines) throw new Refusal('TOO_MANY_LINES', ['lines'], { max: MOST.lines })
  vouchers.forEach(({ code, id }, at) => {
    if (Boolean(code) === Boolean(id)) throw new Refusal('REQUIRED', ['vouchers', String(at)])
  })
  const found = await lookUpCodes(
    ctx,
    chain.id,
    vouchers.flatMap(({ code }) => code ?? []),
    'vouchers'
  )
  const byCode = found.values()
  const voucherIds = vouchers.map(({ code, id }) => (code ? (byCode.next().value?.id ?? '') : (id ?? '')))
  if (new Set(voucherIds).size < voucherIds.length) throw new Refusal('DUPLICATE_IN_BATCH', ['vouchers'])
  // Who scans a code need not say whose it is.
  const named = customerField(asked) ? asked : { ...asked, customerId: found[0]?.customerId }
  const counter = await beginAtCounter(ctx, named, 'voucher:redeem')
  return { counter, voucherIds, lines: await readLines(await ctx.read(), chain.id, lines) }
}

export async function readLines(tx: Tx, chainId: string, lines: readonly TillLine[]): Promise<readonly PayableLine[]> {
  const known = await categoriesOf(
    tx,
    chainId,
    lines.flatMap(({ itemCode, category }) => (category ? [] : composed(itemCode ?? '') || []))
  )
  return lines.map(({ itemCode, category, amountMinor, specialPrice }, at) => {
    if (amountMinor < 0) throw new Refusal('AMOUNT_NEGATIVE', ['lines', String(at), 'amountMinor'])
    const text = composed(category ?? '') || known.get(composed(itemCode ?? '')) || ''
    if (text.length > MOST.text) throw new Refusal('TEXT_TOO_LONG', ['lines', String(at), 'category'], { max: MOST.text })
    return { amountMinor, category: text, specialPrice: specialPrice ?? false }
  })
}

export interface Payment {
  readonly parts: readonly VoucherPaying[]
  /** What is left to pay of each line. */
  readonly lines: readonly PayableLine[]
}

/** Locks the customer. @throws Refusal NOT_FOUND, VOUCHER_… at the voucher's place, OVERFLOW */
export async function decidePayment(tx: Tx, { counter, voucherIds, lines }: AtTill): Promise<Payment> {
  const { customer, storeId, today, now } = counter
  await lockCustomers(tx, [customer.id])
  const found = await vouchersById(tx, voucherIds)
  const held = await heldOfVouchers(
    tx,
    voucherIds.filter(id => isUuid(id)),
    now
  )
  const vouchers = voucherIds.map((id, at): VoucherRow => {
    const voucher = found.get(id)
    if (voucher?.customerId !== customer.id) throw new Refusal('NOT_FOUND', ['vouchers', String(at)])
    return voucher
  })
  const paying = vouchers.map(row => payingOf(row, held.get(row.id)))
  const { parts, lines: open } = payWithVouchers(lines, paying, { storeId, today })
  parts.forEach(({ bar }, at) => bar && refuseFor(bar, vouchers[at], at))
  return {
    parts: parts.map((part, at) => ({ ...part, voucher: vouchers[at] as VoucherRow, voucherId: vouchers[at]?.id ?? '' })),
    lines: open
  }
}

export function payingOf(row: VoucherRow, heldMinor = 0) {
  const { validFrom, goodUntil, terms } = row
  return { validFrom, goodUntil, terms, totals: row, heldMinor }
}

function refuseFor(bar: VoucherBar, voucher: VoucherRow | undefined, at: number): never {
  const least = voucher?.terms.minimumMinor ?? 0
  throw new Refusal(VOUCHER_BAR_REFUSALS[bar], ['vouchers', String(at)], bar === 'belowMinimum' ? { least } : undefined)
}

/** By the price at which they were sold, as points ask for them. */
export function sumsOf(lines: readonly PayableLine[]): { readonly normalMinor: number; readonly specialMinor: number } {
  const sum = (special: boolean) => lines.reduce((total, line) => total + (line.specialPrice === special ? line.amountMinor : 0), 0)
  return { normalMinor: sum(false), specialMinor: sum(true) }
}
