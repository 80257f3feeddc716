// A statement by month: what was there, what moved, what is left. The closing of a month is the opening of the next; months without movements are there too.
import {
  addMonths,
  fromParts,
  monthOf,
  Refusal,
  safeInteger,
  subtractMonths,
  sumSafe,
  yearOf,
  addDays,
  type LocalDate
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import type { Money } from '../../platform/graphql/money.type.ts'
import { sql } from '../../platform/db/sql.ts'
import { earningVersions } from './earning-versions.sql.ts'
import { monthsOfChain, monthsOfCustomers, NO_SUMS, type MonthSums } from './months.sql.ts'

export const MOST_MONTHS = 36

type Sums = Omit<MonthSums, 'of' | 'month'>

export interface PointsMonthRow extends Sums {
  /** Its first day. */
  readonly month: LocalDate
  readonly opening: number
  readonly closing: number
  readonly liability?: Money | null
}

/** The first day of the month `months - 1` before that of `today`. */
export function firstMonth(today: LocalDate, months: number): LocalDate {
  if (!Number.isInteger(months) || months < 1 || months > MOST_MONTHS)
    throw new Refusal('INVALID_VALUE', ['months'], { min: 1, max: MOST_MONTHS })
  return subtractMonths(fromParts(yearOf(today), monthOf(today), 1), months - 1)
}

/** The latest month first. */
export function statement(rows: readonly MonthSums[], from: LocalDate, today: LocalDate): PointsMonthRow[] {
  const moved = new Map(rows.map(({ month, of: _, ...sums }) => [month, sums]))
  const total = (sums: Sums | undefined) => sumSafe(Object.values({ ...NO_SUMS, ...sums }))
  const months: PointsMonthRow[] = []
  let opening = total(moved.get(null))
  for (let month = from; month <= today; month = addMonths(month, 1)) {
    const sums = moved.get(month)
    const closing = safeInteger(opening + total(sums))
    months.push({ month, opening, closing, ...NO_SUMS, ...sums })
    opening = closing
  }
  return months.toReversed()
}

/** Of a customer whose row the reader has been let see. */
export async function customerMonths(ctx: Context, customer: { id: string; chainId: string }, months: number): Promise<PointsMonthRow[]> {
  const today = await ctx.today(customer.chainId)
  const from = firstMonth(today, months)
  const loader = ctx.loader(`point months ${from}`, async (ids, tx) => Map.groupBy(await monthsOfCustomers(tx, ids, from), row => row.of))
  return statement((await loader.load(customer.id)) ?? [], from, today)
}

/** Of the whole chain. @throws Forbidden, Refusal NOT_FOUND, INVALID_VALUE */
export async function chainMonths(ctx: Context, chainId: string, months: number): Promise<PointsMonthRow[]> {
  demand(ctx, 'report:read', { chainId }, { field: ['chainId'] })
  const { currency } = await ctx.chain(chainId)
  return chainStatement(await ctx.read(), { chainId, currency, today: await ctx.today(chainId) }, months)
}

/** With what is outstanding in money, by the rate that held on each month's last day. */
export async function chainStatement(
  tx: Tx,
  { chainId, currency, today }: { readonly chainId: string; readonly currency: string; readonly today: LocalDate },
  months: number
): Promise<PointsMonthRow[]> {
  const from = firstMonth(today, months)
  const versions = await earningVersions(tx, chainId, sql`daterange(${from}::date, ${today}::date, '[]')`)
  const rateOn = (day: LocalDate) =>
    versions.findLast(version => version.fromOn === '-infinity' || version.fromOn <= day)?.policy.redemption?.minorPerPoint
  return statement(await monthsOfChain(tx, chainId, from), from, today).map(row => {
    const last = addDays(addMonths(row.month, 1), -1)
    const rate = rateOn(last > today ? today : last)
    return { ...row, liability: rate === undefined ? null : { minor: safeInteger(BigInt(row.closing) * BigInt(rate)), currency } }
  })
}
