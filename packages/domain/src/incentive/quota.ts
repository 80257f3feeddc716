/** INC-1: how much is expected of whom in a period. */
import { monthOf, type LocalDate } from '../calendar/local-date.ts'
import { RATIOS, type Measure, type PartSpan, type Quota } from './policy.ts'

/** The amount of a whole period that starts on this day, in a store. */
export function quotaAmount({ amount, lines }: Pick<Quota, 'amount' | 'lines'>, storeId: string, start: LocalDate): number {
  const fits = <T>(list: readonly T[], one: T) => list.length === 0 || list.includes(one)
  return lines.find(line => fits(line.months, monthOf(start)) && fits(line.storeIds, storeId))?.amount ?? amount
}

/** Days of a period in which somebody was there, of all its days. */
export interface Presence {
  readonly days: number
  readonly of: number
}

/**
 * What is asked of who was there for so many days, rounded half up to a whole unit: a count is asked by days, a ratio in full. Null: nothing is asked, and
 * nothing follows.
 */
export function quotaAsked(amount: number, measure: Measure, { days, of }: Presence, partSpans: PartSpan): number | null {
  if (days <= 0 || (days < of && partSpans === 'excluded')) return null
  const asked = RATIOS.has(measure) || days >= of ? amount : Number((2n * BigInt(amount) * BigInt(days) + BigInt(of)) / (2n * BigInt(of)))
  return asked > 0 ? asked : null
}

/** A figure: of a count the denominator is null; of a ratio without anything to divide by it is 0, and it is no figure then. */
export interface MeasuredFigure {
  readonly numerator: number
  readonly denominator: number | null
}

/** As quotas and ranks see it: counts as they are, ratios in hundredths (percent, or hundredths of a unit). Exact: `value` over `per`. Null: no figure. */
function exact({ numerator, denominator }: MeasuredFigure): { readonly value: bigint; readonly per: bigint } | null {
  if (denominator === null) return { value: BigInt(numerator), per: 1n }
  return denominator > 0 ? { value: 100n * BigInt(numerator), per: BigInt(denominator) } : null
}

/** Whole units short of what is asked; of a ratio whole percent, or hundredths of a unit. Null: no figure. */
export function missingUnits(figure: MeasuredFigure, asked: number): number | null {
  const found = exact(figure)
  if (!found) return null
  const short = BigInt(asked) * found.per - found.value
  return short > 0n ? Number(short / found.per) : 0
}

/** Whether at least so many percent of what is asked are reached. Null: no figure. */
export function reaches(figure: MeasuredFigure, asked: number, percent: number): boolean | null {
  const found = exact(figure)
  return found && found.value * 100n >= BigInt(percent) * BigInt(asked) * found.per
}

/** For sorting, higher first; both must be figures. */
export function compareFigures(one: MeasuredFigure, other: MeasuredFigure): number {
  const [a, b] = [exact(one), exact(other)]
  if (!a || !b) throw new RangeError('no figure: nothing to divide by')
  const [left, right] = [a.value * b.per, b.value * a.per]
  return left > right ? -1 : left < right ? 1 : 0
}

export const isFigure = ({ denominator }: MeasuredFigure): boolean => denominator === null || denominator > 0

/** Where it will end if it goes on as it went, in whole units, half up; a ratio stays as it is. */
export function forecast({ numerator, denominator }: MeasuredFigure, { days, of }: Presence): MeasuredFigure {
  if (denominator !== null || days <= 0 || days >= of) return { numerator, denominator }
  return { numerator: Number((2n * BigInt(numerator) * BigInt(of) + BigInt(days)) / (2n * BigInt(days))), denominator }
}
