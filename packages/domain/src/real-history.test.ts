/**
 * The rules together on half a million real receipt lines (Online Retail: Chen, Sain & Guo 2012, CC BY 4.0), against figures that an independent program found.
 * The data are not part of the project: without them the test is skipped. KEQING_DATA names their folder.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { compareDates, localDate } from './calendar/local-date.ts'
import type { LocalDate } from './calendar/local-date.ts'
import { instantOf } from './calendar/zone.ts'
import { minorFromDecimal } from './money.ts'
import { DEFAULT_EARNING_POLICY } from './points/earning-policy.ts'
import { reconcilePurchasePoints } from './points/reconcile-purchase-points.ts'
import { matchReturns } from './purchase/match-returns.ts'
import type { MatchablePurchaseLine, UnnamedReturnLine } from './purchase/match-returns.ts'
import { decideTier } from './tier/decide-tier.ts'
import type { PurchaseFact, TierFacts } from './tier/facts.ts'
import { DEFAULT_TIER_POLICY } from './tier/policy.ts'

const FILE = resolve(process.env.KEQING_DATA ?? resolve(import.meta.dirname, '../../../../shared/data'), 'online-retail.csv.gz')
const AS_OF = localDate('2011-12-09')

type PurchaseLine = MatchablePurchaseLine & { readonly customer: string; readonly item: string; readonly on: LocalDate }
type ReturnLine = UnnamedReturnLine & { readonly customer: string; readonly item: string; readonly on: LocalDate }

function read(): {
  readonly purchases: readonly PurchaseLine[]
  readonly returns: readonly ReturnLine[]
  readonly skipped: Record<string, number>
} {
  const [header = '', ...rows] = gunzipSync(readFileSync(FILE)).toString('utf8').split(/\r?\n/)
  const column = Object.fromEntries(header.split(',').map((name, index) => [name, index]))
  const purchases: PurchaseLine[] = []
  const returns: ReturnLine[] = []
  const skipped: Record<string, number> = {}
  const skip = (reason: string) => (skipped[reason] = (skipped[reason] ?? 0) + 1)
  const lineNos = new Map<string, number>()
  const instants = new Map<string, number>() // one receipt, one instant
  for (const row of rows) {
    if (row === '') continue
    const cells = cellsOf(row)
    const cell = (name: string) => cells[column[name]!] ?? ''
    const receiptNo = cell('InvoiceNo')
    const quantity = Number(cell('Quantity'))
    if (Number(cell('UnitPrice')) <= 0) skip('price')
    else if (!/^C?\d+$/.test(receiptNo)) skip('no receipt')
    else if (receiptNo.startsWith('C') ? quantity >= 0 : quantity <= 0) skip('quantity')
    else {
      const lineNo = (lineNos.get(receiptNo) ?? 0) + 1
      lineNos.set(receiptNo, lineNo)
      const on = localDate(cell('InvoiceDate').slice(0, 10))
      if (lineNo === 1) instants.set(receiptNo, Date.parse(instantOf(on, cell('InvoiceDate').slice(11), 'Europe/London')))
      const line = {
        lineNo,
        on,
        at: instants.get(receiptNo)!,
        customer: cell('CustomerID'),
        item: cell('StockCode')
      }
      if (receiptNo.startsWith('C')) returns.push({ ...line, returnId: receiptNo, returnNo: receiptNo, units: -quantity })
      else
        purchases.push({
          ...line,
          purchaseId: receiptNo,
          receiptNo,
          units: quantity,
          amount: quantity * minorFromDecimal(cell('UnitPrice'), 2)!
        })
    }
  }
  return { purchases, returns, skipped }
}

function cellsOf(row: string): readonly string[] {
  return row.includes('"')
    ? [...row.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replace(/^"|"$/g, '').replaceAll('""', '"'))
    : row.split(',')
}

function grouped<T>(all: readonly T[], key: (each: T) => string): Map<string, T[]> {
  return Map.groupBy(all, key)
}

const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0)

;(existsSync(FILE) ? test : test.skip)('Online Retail as of 2011-12-09 gives the figures found independently', () => {
  const { purchases, returns, skipped } = read()
  expect(skipped).toEqual({ price: 2517, 'no receipt': 1 })

  const key = (line: { readonly customer: string; readonly item: string }) => `${line.customer} ${line.item}`
  const lines = grouped(purchases, key)
  const dayOfReturn = new Map(returns.map(each => [each.returnId, each.on]))
  // A return names no purchase, and one without a customer finds none.
  const matches = [...grouped(returns, key)].map(([each, some]) =>
    matchReturns(some[0]!.customer === '' ? [] : (lines.get(each) ?? []), [], some)
  )
  const backs = grouped(
    matches.flatMap(each => each.allocations),
    each => each.purchaseId
  )

  const receipts = [...grouped(purchases, line => line.purchaseId)].map(([id, own]) => {
    const given = (backs.get(id) ?? []).map(each => ({
      on: dayOfReturn.get(each.returnId)!,
      amount: each.amount,
      units: each.units,
      specialPrice: false
    }))
    const whole = sum(given.map(each => each.units)) === sum(own.map(each => each.units))
    const on = own[0]!.on
    return {
      customer: own[0]!.customer,
      given,
      net: sum(own.map(each => each.amount)) - sum(given.map(each => each.amount)),
      fact: {
        on,
        paid: sum(own.map(each => each.amount)),
        returnedInFullOn: whole
          ? given
              .map(each => each.on)
              .toSorted(compareDates)
              .at(-1)!
          : null
      } satisfies PurchaseFact,
      points: reconcilePurchasePoints(
        DEFAULT_EARNING_POLICY,
        { on, lines: own.map(({ amount }) => ({ amount, specialPrice: false })) },
        given
      )
    }
  })
  const known = receipts.filter(each => each.customer !== '')
  expect({
    receipts: receipts.length,
    anonymous: receipts.length - known.length,
    returnLines: returns.length,
    unitsBack: sum(matches.flatMap(each => each.allocations.map(({ units }) => units))),
    unmatched: sum(matches.flatMap(each => each.unmatched.map(({ units }) => units))),
    inFull: receipts.filter(each => each.fact.returnedInFullOn !== null).length,
    net: sum(receipts.map(each => each.net)),
    netToCustomers: sum(known.map(each => each.net)),
    points: sum(known.flatMap(each => each.points.map(({ amount }) => amount)))
  }).toEqual({
    receipts: 19_959,
    anonymous: 1_427,
    returnLines: 9_288,
    unitsBack: 250_838,
    unmatched: 26_736,
    inFull: 162,
    net: 1_013_945_213,
    netToCustomers: 839_523_755,
    points: 75_511
  })

  const decisions = [...grouped(known, each => each.customer).values()].map(own => {
    const facts: TierFacts = {
      registeredOn: own.map(each => each.fact.on).toSorted(compareDates)[0]!,
      points: own.flatMap(each => each.points),
      purchases: own.map(each => each.fact),
      returns: own.flatMap(each => each.given),
      visits: [],
      referrals: [],
      designations: [],
      overrides: []
    }
    return decideTier(DEFAULT_TIER_POLICY, facts, AS_OF)
  })
  const counts = Object.fromEntries(
    [...Map.groupBy(decisions, each => each.tierKey ?? each.status)].map(([answer, all]) => [answer, all.length])
  )
  expect(counts).toEqual({ A: 264, B: 2_344, C: 1_644, lost: 75, none: 11 })
  expect(decisions.filter(each => each.lowered)).toHaveLength(229)
})
