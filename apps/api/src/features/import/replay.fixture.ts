// The rules once more, written for the tests alone and from DOMAIN's text: no code of the product is used here, so that both cannot be wrong in the same way.
// Everything in memory, one customer after the other; amounts in pence.

export interface Line {
  readonly invoice: string
  readonly item: string
  readonly quantity: number
  readonly at: string
  readonly price: string
  readonly customer: string
}

export interface Standing {
  readonly tier: string
  readonly lowered: boolean
  readonly points: number
  readonly net: number
  readonly purchases: number
}

interface Sold {
  readonly invoice: string
  readonly at: string
  readonly lines: { item: string; units: number; amount: number; back: number; backAmount: number }[]
}

export function cut(csv: string): Line[] {
  return csv
    .split(/\r?\n/)
    .slice(1)
    .filter(Boolean)
    .map(text => {
      const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(match =>
        (match[1] ?? match[2] ?? '').replaceAll('""', '"')
      )
      const [invoice = '', item = '', , quantity = '', at = '', price = '', customer = ''] = cells
      return { invoice, item, quantity: Number(quantity), at, price, customer }
    })
}

/** Half up, on the digits themselves. */
function pence(price: string): number {
  const [pounds = '0', fraction = ''] = price.split('.')
  const digits = fraction.padEnd(3, '0')
  return Number(pounds) * 100 + Number(digits.slice(0, 2)) + (digits[2]! >= '5' ? 1 : 0)
}

function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, last))).toISOString().slice(0, 10)
}

export function replay(
  lines: readonly Line[],
  asOf: string
): { customers: Map<string, Standing>; unmatched: number; net: number; receipts: number } {
  const sold = new Map<string, Sold & { customer: string }>()
  const taken = new Map<string, { at: string; customer: string; lines: { item: string; units: number }[] }>()
  const earliest = new Map<string, string>()
  for (const line of lines) {
    if (Number(line.price) <= 0 || !/^C|^\d+$/.test(line.invoice)) continue
    if (line.invoice.startsWith('C') ? line.quantity >= 0 : line.quantity <= 0) continue
    if (!earliest.has(line.invoice) || line.at < earliest.get(line.invoice)!) earliest.set(line.invoice, line.at)
  }
  for (const { invoice, item, quantity, price, customer } of lines) {
    if (Number(price) <= 0) continue
    const at = earliest.get(invoice)!
    if (invoice.startsWith('C') && quantity < 0) {
      const back = taken.get(invoice) ?? { at, customer, lines: [] }
      taken.set(invoice, back)
      back.lines.push({ item, units: -quantity })
    } else if (/^\d+$/.test(invoice) && quantity > 0) {
      const receipt = sold.get(invoice) ?? { invoice, at, customer, lines: [] }
      sold.set(invoice, receipt)
      receipt.lines.push({ item, units: quantity, amount: quantity * pence(price), back: 0, backAmount: 0 })
    }
  }
  const unmatched = takeBack([...sold.values()], taken)
  const customers = new Map<string, Standing>()
  for (const [customer, own] of Map.groupBy(sold.values(), receipt => receipt.customer))
    if (customer !== '') customers.set(customer, judge(own, asOf))
  return { customers, unmatched, net: sum([...sold.values()].map(netOf)), receipts: sold.size }
}

const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0)
const netOf = (receipt: Sold) => sum(receipt.lines.map(line => line.amount - line.backAmount))
const isGone = (receipt: Sold) => receipt.lines.every(line => line.back === line.units)
const later = (a: { at: string; invoice: string }, b: { at: string; invoice: string }) =>
  a.at < b.at ? 1 : a.at > b.at ? -1 : Number(b.invoice) - Number(a.invoice)

/** TERM-1b. How many units found nothing. */
function takeBack(
  sold: readonly (Sold & { customer: string })[],
  taken: ReadonlyMap<string, { at: string; customer: string; lines: readonly { item: string; units: number }[] }>
): number {
  const latestFirst = Map.groupBy(sold, receipt => receipt.customer)
  for (const own of latestFirst.values()) own.sort(later)
  let unmatched = 0
  const inOrder = [...taken].sort(([a, x], [b, y]) => (x.at < y.at ? -1 : x.at > y.at ? 1 : Number(a.slice(1)) - Number(b.slice(1))))
  for (const [, { at, customer, lines }] of inOrder) {
    for (const { item, units } of lines) {
      let wanted = units
      for (const receipt of customer === '' ? [] : (latestFirst.get(customer) ?? [])) {
        if (receipt.at > at) continue
        for (const line of [...receipt.lines].reverse()) {
          if (wanted === 0 || line.item !== item) continue
          const some = Math.min(wanted, line.units - line.back)
          wanted -= some
          line.back += some
          // Half up of amount × units back so far ÷ units.
          line.backAmount = Number((2n * BigInt(line.amount) * BigInt(line.back) + BigInt(line.units)) / (2n * BigInt(line.units)))
        }
        if (wanted === 0) break
      }
      unmatched += wanted
    }
  }
  return unmatched
}

/** TIER-2 to TIER-6, POINT-2, POINT-3, by the default policy; every fact is of the as-of day or earlier. */
function judge(own: readonly Sold[], asOf: string): Standing {
  const days = own.map(receipt => receipt.at.slice(0, 10)).sort()
  const counted = own.filter(receipt => !isGone(receipt))
  const countedDays = counted.map(receipt => receipt.at.slice(0, 10)).sort()
  const since = (all: readonly string[], months: number) => all.filter(day => day > monthsBefore(asOf, months)).length
  const points = sum(own.map(receipt => Math.floor(netOf(receipt) / 10_000)))
  const base = points >= 50 || since(countedDays, 2) > 5 ? 0 : counted.length >= 2 ? 1 : counted.length >= 1 || since(days, 6) >= 3 ? 2 : 3
  const inactive = since(days, 6) === 0
  const rank = base < 2 && inactive ? base + 1 : base
  const figures = { points, net: sum(own.map(netOf)), purchases: counted.length }
  if (counted.length > 0 && since(countedDays, 12) === 0) return { tier: 'lost', lowered: false, ...figures }
  return { tier: ['A', 'B', 'C', 'none'][rank]!, lowered: rank !== base, ...figures }
}
