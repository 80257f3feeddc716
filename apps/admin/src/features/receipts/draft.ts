/** An entry as it is being typed, and what is sent of it. Text stays text until it is sent, so that nothing typed is lost to a parse. */
import { currencyExponent, decimalFromMinor, instantOf, localDateOf, returnAmount, type LocalDate } from '@keqing/domain'
import type { DeclineReason, PurchaseLineInput, PurchaseRecordInput, PurchaseReturnRecordInput } from '../../gql/graphql.ts'
import { parseMoney, parseUnits } from './money.ts'

export interface Place {
  readonly id: string
  readonly currency: string
  readonly timeZone: string
}

export interface PickedCustomer {
  readonly id: string
  readonly name: string
  readonly memberNo: string
}

export interface DraftLine {
  readonly key: number
  itemCode: string
  itemName: string
  /** Known to the item master: its name is not asked for. */
  known: boolean
  quantity: string
  amount: string
  specialPrice: boolean
}

export interface Draft {
  storeId: string
  date: string
  time: string
  /** The user said when; else it is now, whenever the draft is taken up. */
  whenSet: boolean
  number: string
  sellerId: string
  customer: PickedCustomer | null
  anonymous: boolean
  declineReason: DeclineReason | ''
  /** Of a return: the receipt it names, if any. */
  purchaseNo: string
  note: string
  lines: DraftLine[]
}

let next = 1
export function freshLine(): DraftLine {
  return { key: next++, itemCode: '', itemName: '', known: false, quantity: '1', amount: '', specialPrice: false }
}

const two = (text: string): string => text.padStart(2, '0')

/** Now, as the clock of the store shows it. */
export function wallClock(now: Date, timeZone: string): { date: string; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(now)
  const of = (type: string): string => two(parts.find(part => part.type === type)?.value ?? '0')
  return { date: localDateOf(now, timeZone), time: `${of('hour')}:${of('minute')}` }
}

/** "9:5", "0905", "９：０５" → "09:05". What is no time of day stays as typed, to be corrected. */
export function tidyTime(typed: string): string {
  const parts = /^(\d{1,2})[:：.]?(\d{2}|\d(?=$))$/.exec(
    typed.trim().replaceAll(/[０-９]/g, digit => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
  )
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59) return typed
  return `${two(parts[1]!)}:${two(parts[2]!)}`
}

export function freshDraft(now: Date, timeZone: string, keep: Partial<Draft> = {}): Draft {
  return {
    storeId: '',
    ...wallClock(now, timeZone),
    whenSet: false,
    number: '',
    sellerId: '',
    customer: null,
    anonymous: false,
    declineReason: '',
    purchaseNo: '',
    note: '',
    lines: [freshLine()],
    ...keep
  }
}

/** The number after the last one of this till's paper; of the day where none is known. */
export function nextNumber(last: string | null | undefined, date: string): string {
  const tail = last && /^(.*?)(\d+)$/.exec(last)
  if (tail) return `${tail[1]}${String(BigInt(tail[2]!) + 1n).padStart(tail[2]!.length, '0')}`
  return `${date.slice(2).replaceAll('-', '')}-001`
}

export const isBlank = (line: DraftLine): boolean => line.itemCode.trim() === '' && line.amount.trim() === '' && line.itemName.trim() === ''

/** Where something is missing or wrong, by the field's path, as a key of `receipts.fault`. */
export type Faults = Record<string, string>

/** The instant typed; what is none, or is yet to come, is a fault. The server allows for clocks that differ by minutes, so does the form. */
const CLOCK_TOLERANCE_MS = 5 * 60_000
export function readInstant(draft: Pick<Draft, 'date' | 'time'>, { place, now }: { place: Place; now: Date }, faults: Faults): string {
  try {
    const instant = instantOf(draft.date as LocalDate, draft.time, place.timeZone)
    if (Date.parse(instant) > now.getTime() + CLOCK_TOLERANCE_MS) faults['happenedAt'] = 'future'
    return instant
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    faults['happenedAt'] = 'when'
    return ''
  }
}

function headFaults(draft: Draft, faults: Faults, numberField: string): void {
  if (!draft.storeId) faults['storeId'] = 'store'
  if (!draft.number.trim()) faults[numberField] = 'number'
}

/** Empty lines at the end are not lines. Positions in paths are those on the screen. */
function used(draft: Draft): [DraftLine, number][] {
  return draft.lines.map((line, at): [DraftLine, number] => [line, at]).filter(([line]) => !isBlank(line))
}

export function readLines(draft: Draft, currency: string, faults: Faults): PurchaseLineInput[] {
  const lines = used(draft)
  if (lines.length === 0) faults['lines'] = 'lines'
  return lines.map(([line, at]) => {
    const quantity = parseUnits(line.quantity)
    const amountMinor = parseMoney(line.amount, currency)
    if (!line.itemCode.trim()) faults[`lines.${at}.itemCode`] = 'itemCode'
    if (quantity === undefined) faults[`lines.${at}.quantity`] = 'quantity'
    if (amountMinor === undefined) faults[`lines.${at}.amountMinor`] = 'amount'
    const itemName = line.known ? '' : line.itemName.trim()
    return {
      itemCode: line.itemCode.trim(),
      ...(itemName ? { itemName } : {}),
      quantity: quantity ?? 0,
      amountMinor: amountMinor ?? 0,
      specialPrice: line.specialPrice
    }
  })
}

export type Read<T> = { readonly input: T; readonly faults?: undefined } | { readonly faults: Faults; readonly input?: undefined }
const read = <T>(input: T, faults: Faults): Read<T> => (Object.keys(faults).length ? { faults } : { input })

export function readReceipt(draft: Draft, place: Place, now: Date): Read<PurchaseRecordInput> {
  const faults: Faults = {}
  headFaults(draft, faults, 'receiptNo')
  if (!draft.anonymous && !draft.customer) faults['customerId'] = 'customer'
  const input: PurchaseRecordInput = {
    chainId: place.id,
    storeId: draft.storeId,
    receiptNo: draft.number.trim(),
    happenedAt: readInstant(draft, { place, now }, faults),
    ...(draft.anonymous ? (draft.declineReason ? { declineReason: draft.declineReason } : {}) : { customerId: draft.customer?.id ?? '' }),
    ...(draft.sellerId ? { sellerId: draft.sellerId } : {}),
    lines: readLines(draft, place.currency, faults)
  }
  return read(input, faults)
}

/** A return that names a receipt by its number, or none (TERM-1b). */
export function readReturn(draft: Draft, place: Place, now: Date): Read<PurchaseReturnRecordInput> {
  const faults: Faults = {}
  headFaults(draft, faults, 'returnNo')
  const purchaseReceiptNo = draft.purchaseNo.trim()
  if (!purchaseReceiptNo && !draft.customer) faults['customerId'] = 'returnCustomer'
  const lines = used(draft)
  if (lines.length === 0) faults['lines'] = 'returnLines'
  const input: PurchaseReturnRecordInput = {
    chainId: place.id,
    storeId: draft.storeId,
    returnNo: draft.number.trim(),
    happenedAt: readInstant(draft, { place, now }, faults),
    ...(purchaseReceiptNo ? { purchaseReceiptNo } : { customerId: draft.customer?.id ?? '' }),
    lines: lines.map(([line, at]) => {
      const quantity = parseUnits(line.quantity)
      if (!line.itemCode.trim()) faults[`lines.${at}.itemCode`] = 'itemCode'
      if (quantity === undefined) faults[`lines.${at}.quantity`] = 'quantity'
      return { itemCode: line.itemCode.trim(), quantity: quantity ?? 0 }
    })
  }
  return read(input, faults)
}

/** What the lines typed so far come to; undefined while one of them is no amount yet. */
export function totals(draft: Draft, currency: string): { readonly units: number; readonly minor: number | undefined } {
  const lines = used(draft).map(([line]) => line)
  const amounts = lines.map(line => parseMoney(line.amount, currency))
  const units = lines.reduce((sum, line) => sum + (parseUnits(line.quantity) ?? 0), 0)
  return { units, minor: amounts.includes(undefined) ? undefined : amounts.reduce<number>((sum, amount) => sum + amount!, 0) }
}

export interface ReturnableLine {
  readonly lineNo: number
  readonly quantity: number
  readonly returnedUnits: number
  readonly amount: { readonly minor: number }
}

/** TERM-1, for showing before doing: what `units` of the line bring back. */
export function refundOf(line: ReturnableLine, units: number): number {
  return returnAmount(line.amount.minor, line.quantity, line.returnedUnits, units)
}

export function asTyped(minor: number, currency: string): string {
  return decimalFromMinor(minor, currencyExponent(currency))
}
