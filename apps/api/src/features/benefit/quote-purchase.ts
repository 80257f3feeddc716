// BENEFIT-1: what a purchase would cost a customer in a store, and why; nothing is kept. Who is asked for by phone or member number is looked up as at the
// counter, counted and recorded. Later features add what they know to the quote by field resolvers on its type: its row carries what was asked.
import {
  monthOf,
  quotePoints,
  quotePurchase as price,
  Refusal,
  safeInteger,
  type LocalDate,
  type Quote,
  type QuoteLine
} from '@keqing/domain'
import { demand, type ChainFacts, type Context } from '../../platform/graphql/context.ts'
import { customerScope } from '../customer/index.ts'
import { holdingOf, type HoldingPolicy, type PolicyRow } from '../policy/index.ts'
import { customerField, lookUpCustomers } from '../purchase/index.ts'
import { lookUpCodes } from '../voucher/index.ts'
import { quoteFacts, type QuoteFacts } from './quote.sql.ts'

const MOST_LINES = 200
const MOST_VOUCHERS = 20
const LONGEST_CODE = 80
const LONGEST_CATEGORY = 120

export interface QuoteLineAsked {
  readonly itemCode: string
  readonly category?: string | null | undefined
  readonly quantity: number
  readonly unitMinor?: number | null | undefined
  readonly amountMinor?: number | null | undefined
  readonly specialPrice?: boolean | null | undefined
}

export interface QuoteAsked {
  readonly chainId: string
  readonly storeId?: string | null | undefined
  readonly storeCode?: string | null | undefined
  readonly customerId?: string | null | undefined
  readonly memberNo?: string | null | undefined
  readonly phone?: string | null | undefined
  readonly sellerId?: string | null | undefined
  readonly sellerNo?: string | null | undefined
  readonly on?: LocalDate | null | undefined
  readonly voucherCodes?: readonly string[] | null | undefined
  readonly voucherIds?: readonly string[] | null | undefined
  readonly lines: readonly QuoteLineAsked[]
}

/** What was asked, as it was understood: for whoever adds to a quote. */
export interface PurchaseQuoteRow {
  readonly chain: ChainFacts
  readonly storeId: string
  readonly customerId: string | null
  readonly tierKey: string | null
  /** By which that was decided; null without a customer. */
  readonly tierVersion: QuoteFacts['tierVersion']
  readonly on: LocalDate
  readonly lines: readonly (QuoteLine & { readonly quantity: number })[]
  readonly quote: Quote
  readonly benefits: HoldingPolicy<'benefit'> | undefined
  readonly earning: HoldingPolicy<'earning'> | undefined
  readonly inBirthdayMonth: boolean | null
  /** Those it is to be paid with, whoever's they are. */
  readonly voucherIds: readonly string[]
}

/** @throws Forbidden; Refusal NOT_FOUND, REQUIRED, ITEMS_EMPTY, TOO_MANY_LINES, QUANTITY_NOT_POSITIVE, AMOUNT_NEGATIVE, OVERFLOW, LOOK_UP_RATE_EXCEEDED */
export async function quotePurchase(ctx: Context, asked: QuoteAsked): Promise<PurchaseQuoteRow> {
  const permission = ctx.rights.has('quote:read') ? 'quote:read' : 'policy:apply'
  demand(ctx, permission)
  const chain = await ctx.chain(asked.chainId)
  if (!asked.storeId && !asked.storeCode) throw new Refusal('REQUIRED', ['storeId'])
  const sent = readLines(asked.lines)
  const today = await ctx.today(chain.id)
  const on = asked.on ?? today
  const customerId = await customerOf(ctx, asked)
  const voucherIds = await vouchersOf(ctx, chain.id, asked)
  const facts = await quoteFacts(await ctx.read(), {
    chainId: chain.id,
    storeId: asked.storeId ?? null,
    storeCode: asked.storeCode ?? null,
    customerId,
    readable: customerScope(ctx.rights, 'customer:read'),
    today,
    sellerId: asked.sellerId ?? null,
    sellerNo: asked.sellerNo ?? null,
    itemCodes: sent.map(line => line.itemCode),
    on
  })
  const field = asked.storeId ? 'storeId' : 'storeCode'
  if (!facts) throw new Refusal('NOT_FOUND', [field])
  demand(ctx, permission, { chainId: chain.id, storeId: facts.storeId }, { atStore: true, field: [field] })
  if (customerId && !facts.customerId) throw new Refusal('NOT_FOUND', ['customerId'])
  if ((asked.sellerId ?? asked.sellerNo) && !facts.sellerId) throw new Refusal('NOT_FOUND', [asked.sellerId ? 'sellerId' : 'sellerNo'])
  const lines = sent.map(line => ({ ...line, category: line.category ?? facts.categories?.[line.itemCode] ?? '' }))
  return { ...priced({ chain, facts, lines, on }), voucherIds }
}

interface Sought {
  readonly chain: ChainFacts
  readonly facts: QuoteFacts
  readonly lines: readonly (QuoteLine & { readonly quantity: number })[]
  readonly on: LocalDate
}

function priced(sought: Sought): Omit<PurchaseQuoteRow, 'voucherIds'> {
  const { chain, facts, lines, on } = sought
  const policies: readonly PolicyRow[] = facts.policies ?? []
  const benefits = holdingOf('benefit', policies)
  const earning = holdingOf('earning', policies)
  const tierKey = facts.status === 'tier' ? facts.tierKey : null
  const { birthMonth: month, birthDay: day, lastFromSellerOn } = facts
  const customer = facts.customerId ? { tierKey, birthday: month && day ? { month, day } : null, lastFromSellerOn } : null
  const quote = price(benefits?.policy ?? null, customer, lines, on)
  const { storeId, customerId, tierVersion } = facts
  const inBirthdayMonth = month === null ? null : month === monthOf(on)
  return { chain, storeId, customerId, tierKey, tierVersion, inBirthdayMonth, on, lines, quote, benefits, earning }
}

/**
 * What would be earned by the multipliers that meet on a quote, at its prices, or where `payMinor` is given at what is left of each line after vouchers (TERM-1); what may
 * not be sold earns nothing. Null where nobody would earn them.
 */
export function pointsOfQuote(row: PurchaseQuoteRow, payMinor?: readonly number[]): number | null {
  const { earning, customerId, lines, quote, on, storeId, tierKey, inBirthdayMonth } = row
  if (!customerId || !earning) return null
  const sold = lines.flatMap(({ category, specialPrice }, at) => {
    const line = quote.lines[at]
    return line?.sellable ? [{ amount: payMinor?.[at] ?? line.payMinor, specialPrice, category }] : []
  })
  return quotePoints(earning.policy, { on, lines: sold, storeId, tierKey, inBirthdayMonth }).points
}

/** By id it costs nothing; by phone or number it is a try, as when a receipt is recorded, and a till's alone. */
async function customerOf(ctx: Context, asked: QuoteAsked): Promise<string | null> {
  const field = customerField(asked)
  if (!field) return null
  if (field === 'customerId') return asked.customerId ?? null
  demand(ctx, 'quote:read')
  const [found] = await lookUpCustomers(ctx, asked.chainId, [{ row: asked }])
  if (found instanceof Refusal) throw found
  return found?.id ?? null
}

/** Codes first; a code is a try, and for who redeems; an id, which only a quote gives, tells nothing. */
async function vouchersOf(ctx: Context, chainId: string, { voucherCodes, voucherIds }: QuoteAsked): Promise<readonly string[]> {
  const [codes, ids] = [voucherCodes ?? [], voucherIds ?? []]
  if (codes.length + ids.length === 0) return []
  if (codes.length > 0) demand(ctx, 'voucher:redeem')
  if (codes.length + ids.length > MOST_VOUCHERS) throw new Refusal('TOO_MANY_IN_BATCH', ['voucherCodes'], { max: MOST_VOUCHERS })
  const found = await lookUpCodes(ctx, chainId, codes, 'voucherCodes')
  return [...new Set([...found.map(voucher => voucher.id), ...ids])]
}

type ReadLine = Omit<QuoteLine, 'category'> & { readonly quantity: number; readonly category: string | null }

function readLines(lines: readonly QuoteLineAsked[]): readonly ReadLine[] {
  if (lines.length === 0) throw new Refusal('ITEMS_EMPTY', ['lines'])
  if (lines.length > MOST_LINES) throw new Refusal('TOO_MANY_LINES', ['lines'], { max: MOST_LINES })
  return lines.map((line, at) => readLine(line, ['lines', String(at)]))
}

function readLine(line: QuoteLineAsked, path: readonly string[]): ReadLine {
  const itemCode = line.itemCode.trim()
  const category = line.category?.trim() || null
  if (itemCode === '') throw new Refusal('ITEM_CODE_REQUIRED', [...path, 'itemCode'])
  if (itemCode.length > LONGEST_CODE) throw new Refusal('TEXT_TOO_LONG', [...path, 'itemCode'], { max: LONGEST_CODE })
  if (category && category.length > LONGEST_CATEGORY) throw new Refusal('TEXT_TOO_LONG', [...path, 'category'], { max: LONGEST_CATEGORY })
  if (line.quantity < 1) throw new Refusal('QUANTITY_NOT_POSITIVE', [...path, 'quantity'])
  const { unitMinor, amountMinor, quantity } = line
  const given = [unitMinor, amountMinor].filter(each => typeof each === 'number')
  if (given.length !== 1) throw new Refusal('REQUIRED', [...path, 'amountMinor'])
  if (given.some(minor => minor < 0))
    throw new Refusal('AMOUNT_NEGATIVE', [...path, typeof unitMinor === 'number' ? 'unitMinor' : 'amountMinor'])
  const priceMinor = typeof unitMinor === 'number' ? safeInteger(BigInt(unitMinor) * BigInt(quantity)) : (amountMinor ?? 0)
  return { itemCode, category, quantity, priceMinor, specialPrice: line.specialPrice ?? false }
}
