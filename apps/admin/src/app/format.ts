/** Dates, money and counts as people write them in each language. Pure: today and the time zone are given (TIME-1), the clock is read nowhere. */
import { inject, computed, type ComputedRef, type InjectionKey } from 'vue'

export interface Place {
  readonly locale: string
  /** The chain's local date and time zone. */
  readonly today: string
  readonly timeZone: string
}

export const NONE = '—'
const MINUS = '−'
const proper = (text: string): string => text.replace('-', MINUS)
/** Between a sign and a currency's symbol a browser may break the line; this, which is not to be seen, holds them together. */
const JOINER = '\u2060'
const UTC = { timeZone: 'UTC' } as const
const instantOf = (date: string): Date => new Date(`${date}T00:00:00Z`)
const dayBefore = (date: string): string => new Date(instantOf(date).getTime() - 86_400_000).toISOString().slice(0, 10)

function localParts(instant: string, timeZone: string): { date: string; time: string } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))
  const [date = '', time = ''] = text.split(' ')
  return { date, time }
}

function dates({ locale, today, timeZone }: Place) {
  const zh = locale.startsWith('zh')
  const monthName = new Intl.DateTimeFormat('en-US', { month: 'short', ...UTC })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

  function plain(value: string, withYear: boolean): string {
    const [year = '', month = '', day = ''] = value.split('-')
    if (zh) return `${withYear ? `${year}年` : ''}${Number(month)}月${Number(day)}日`
    return `${Number(day)} ${monthName.format(instantOf(value))}${withYear ? ` ${year}` : ''}`
  }
  /** 6月21日, with the year if it is not this one. */
  const date = (value: string | null | undefined): string => (value ? plain(value, value.slice(0, 4) !== today.slice(0, 4)) : NONE)
  const fullDate = (value: string | null | undefined): string => (value ? plain(value, true) : NONE)
  /** 今天, 昨天, else the date. */
  function day(value: string | null | undefined): string {
    if (value === today) return capital(relative.format(0, 'day'))
    if (value === dayBefore(today)) return capital(relative.format(-1, 'day'))
    return date(value)
  }
  /** 2025年7月; within a run of this year 7月. */
  function month(value: string, withYear = value.slice(0, 4) !== today.slice(0, 4)): string {
    const [year = '', number = ''] = value.split('-')
    if (zh) return `${withYear ? `${year}年` : ''}${Number(number)}月`
    const name = monthName.format(instantOf(`${value.slice(0, 7)}-01`))
    return withYear ? `${name} ${year}` : name
  }
  const months = (from: string, to: string): string => `${month(from, true)} – ${month(to, true)}`
  /** 今天 11:32, 昨天 14:02, else the date alone. */
  function moment(instant: string | null | undefined): string {
    if (!instant) return NONE
    const local = localParts(instant, timeZone)
    return local.date === today || local.date === dayBefore(today) ? `${day(local.date)} ${local.time}` : date(local.date)
  }
  /** The date and the minute, whenever it was. */
  function dateTime(instant: string | null | undefined): string {
    if (!instant) return NONE
    const local = localParts(instant, timeZone)
    return `${day(local.date)} ${local.time}`
  }
  /** For audit, versions and imports: 2026-06-30 14:20. */
  function iso(instant: string | null | undefined): string {
    if (!instant) return NONE
    if (/^\d{4}-\d{2}-\d{2}$/.test(instant)) return instant
    const local = localParts(instant, timeZone)
    return `${local.date} ${local.time}`
  }
  const localDate = (instant: string): string => localParts(instant, timeZone).date
  return { date, fullDate, day, month, months, moment, dateTime, iso, localDate }
}

/** Exact: the minor units become a decimal text, never a floating number (MONEY-1). */
function decimalText(minor: number, digits: number): Intl.StringNumericLiteral {
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  const whole = digits ? `${text.slice(0, -digits)}.${text.slice(-digits)}` : text
  return `${minor < 0 ? '-' : ''}${whole}` as Intl.StringNumericLiteral
}

export interface MoneyValue {
  readonly minor: number
  readonly currency: string
}

function money(locale: string) {
  const signed = (text: string): string => text.replace('-', MINUS + JOINER)
  const shapes = new Map<string, Intl.NumberFormat>()
  function shape(currency: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
    const key = currency + JSON.stringify(options)
    const known =
      shapes.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...options })
    shapes.set(key, known)
    return known
  }
  const digitsOf = (currency: string): number => shape(currency).resolvedOptions().maximumFractionDigits ?? 2
  /** ¥1,234.00 */
  function exact(value: MoneyValue | null | undefined): string {
    return value ? signed(shape(value.currency).format(decimalText(value.minor, digitsOf(value.currency)))) : NONE
  }
  /** Summaries: without minor units from a thousand on; `largest` is the greatest figure that it is read beside, so that all of them are rounded alike. */
  function summary(value: MoneyValue | null | undefined, largest = 0): string {
    if (!value) return NONE
    const digits = digitsOf(value.currency)
    if (Math.max(Math.abs(value.minor), largest) < 1000 * 10 ** digits) return exact(value)
    return signed(shape(value.currency, { maximumFractionDigits: 0 }).format(decimalText(value.minor, digits)))
  }
  /** For changes: the sign is always written, before the sum as `show` has it. */
  function change(value: MoneyValue | null | undefined, show: (value: MoneyValue) => string = exact): string {
    if (!value) return NONE
    return value.minor > 0 ? `+${JOINER}${show(value)}` : show(value)
  }
  /** ¥ or 元's place is fixed here: the symbol alone, for figures that show it smaller. */
  const symbol = (currency: string): string =>
    shape(currency)
      .formatToParts(0)
      .find(part => part.type === 'currency')?.value ?? currency
  return { money: exact, moneySummary: summary, moneyChange: change, symbol, digitsOf }
}

function counts(locale: string) {
  const zh = locale.startsWith('zh')
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const count = (value: number | null | undefined): string => (value === null || value === undefined ? NONE : proper(plain.format(value)))
  const change = (value: number | null | undefined): string => (typeof value === 'number' && value > 0 ? `+${count(value)}` : count(value))
  /** A share as percent, one decimal unless told. Nothing to divide by: no rate (TERM-3). */
  function percent(part: number | null | undefined, whole: number | null | undefined = 1, digits = 1): string {
    if (typeof part !== 'number' || !whole) return NONE
    return proper(
      new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(part / whole)
    )
  }
  /** Axis ticks: 25万, 250k. Below 10,000 a Chinese reader has no shorter form. */
  function tick(value: number): string {
    const size = Math.abs(value)
    if (zh) return size >= 10_000 ? `${count(value / 10_000)}万` : count(value)
    if (size >= 1_000_000) return `${count(value / 1_000_000)}m`
    return size >= 1000 ? `${count(value / 1000)}k` : count(value)
  }
  return { count, change, percent, tick }
}

export function createFormat(place: Place) {
  return { ...dates(place), ...money(place.locale), ...counts(place.locale) }
}
export type Format = ReturnType<typeof createFormat>

export const PLACE: InjectionKey<ComputedRef<Place>> = Symbol('place')

/** The formats of the language one reads and the chain one looks at. */
export function useFormat(): ComputedRef<Format> {
  const place = inject(PLACE, undefined)
  return computed(() =>
    createFormat(place?.value ?? { locale: 'zh-CN', today: new Date().toISOString().slice(0, 10), timeZone: 'Asia/Shanghai' })
  )
}
