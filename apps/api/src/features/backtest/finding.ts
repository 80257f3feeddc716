// What a backtest found, as it is kept: one entry per step, small whatever the number of customers.
import type { LocalDate, TierStatus } from '@keqing/domain'
import type { SimulationState } from '../incentive/index.ts'

/** Where a customer stands: in a tier, lost, or in none. */
export interface Place {
  readonly status: TierStatus
  readonly key: string | null
}

/** So many customers stood here by the rules before, and there by those after. */
export interface Cell {
  readonly before: Place
  readonly after: Place
  readonly customers: number
}

/** Cells of some customers and of others, in the same order whoever comes first. */
export function together(some: readonly Cell[], others: readonly Cell[]): Cell[] {
  const placeOf = ({ before, after }: Cell) => [before.status, before.key, after.status, after.key].join('\n')
  const same = [...Map.groupBy([...some, ...others], placeOf)].sort(([one], [other]) => (one < other ? -1 : 1))
  return same.map(([, [one, ...rest]]) => rest.reduce((all, { customers }) => ({ ...all, customers: all.customers + customers }), one!))
}

export interface CostFigures {
  readonly name: string
  readonly unit: 'points' | 'money'
  readonly before: number
  readonly after: number
  /** Of what a store sets: by the chain's rules alone. */
  readonly chain?: number
}

/** Files whose completeness is at least `from` percent and less than ten more; the last band is whole files. */
export interface Band {
  readonly from: number
  readonly before: number
  readonly after: number
}

/** What the months so far leave to the next one, by either plan. */
export interface Simulated {
  readonly before: SimulationState
  readonly after: SimulationState
}

export interface Finding {
  /** The day decided for; of a span of days the first. */
  readonly on: LocalDate
  readonly cells?: readonly Cell[]
  readonly costs?: readonly CostFigures[]
  readonly bands?: readonly Band[]
  /** Of the last month of an incentive plan that was gone through. */
  readonly simulated?: Simulated
}
