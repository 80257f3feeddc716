/** Figures and amounts of the incentive plan as people read them. Pure. */
import { MEASURES, RATIOS, reaches, type Measure } from '@keqing/domain'
import type { Format } from '../../app/format.ts'
import type { IncentiveUnit, ScoreFigureFragment } from '../../gql/graphql.ts'
import { known } from '../policies/public-names.ts'

export interface MeasuredNumber {
  readonly numerator: number
  readonly denominator?: number | null | undefined
}

export const measureOf = (measure: string): Measure => known(MEASURES, measure)
const isPercent = (measure: Measure): boolean => RATIOS.has(measure) && measure !== 'unitsPerReceipt' && measure !== 'failedItems'

/** Nothing to divide by is no figure: "—", not 0. */
export function figureText(measure: Measure, { numerator, denominator }: MeasuredNumber, f: Format, currency: string): string {
  if (measure === 'netSales') return f.money({ minor: numerator, currency })
  if (typeof denominator !== 'number') return f.count(numerator)
  if (denominator === 0) return '—'
  // How many failed of how many were judged is told better than their part.
  if (measure === 'failedItems') return `${f.count(numerator)} / ${f.count(denominator)}`
  return isPercent(measure) ? f.percent(numerator / denominator) : (numerator / denominator).toFixed(2)
}

/** What is asked, in the same unit. */
export function askedText(measure: Measure, asked: number, f: Format, currency: string): string {
  if (measure === 'netSales') return f.money({ minor: asked, currency })
  if (measure === 'unitsPerReceipt') return (asked / 100).toFixed(2)
  return isPercent(measure) ? f.percent(asked / 100) : f.count(asked)
}

/** 0 to 1 of what is asked, and beyond; undefined where nothing is asked or there is no figure. */
export function shareOf({ denominator }: MeasuredNumber, asked: number | null | undefined, numerator: number): number | undefined {
  if (typeof asked !== 'number' || asked === 0 || denominator === 0) return undefined
  return typeof denominator === 'number' ? (numerator * 100) / denominator / asked : numerator / asked
}

export type Standing = 'reached' | 'onTheWay' | 'short' | 'none'

/** Reached; or it will be, or will not, if it goes on as until today. */
export function standingOf({ numerator, denominator, asked, expected }: ScoreFigureFragment): Standing {
  if (typeof asked !== 'number') return 'none'
  const now = reaches({ numerator, denominator: denominator ?? null }, asked, 100)
  if (now === null) return 'none'
  if (now) return 'reached'
  return reaches({ numerator: expected.numerator, denominator: expected.denominator ?? null }, asked, 100) ? 'onTheWay' : 'short'
}

/** With its sign: "+30", "−12"; money in its currency. */
export function amountText(unit: IncentiveUnit, amount: number, f: Format, currency: string): string {
  if (unit === 'MONEY') return f.money({ minor: amount, currency })
  const text = f.count(Math.abs(amount))
  return amount > 0 ? `+${text}` : amount < 0 ? `−${text}` : text
}

/** The first day of the month so many before or after. */
export function monthBy(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`
}
