/** What the figures of a backtest come to: places in their order, sums by day, who goes which way. Pure. */
import type { BacktestPlaceOfFragment, PolicyBacktestQuery } from '../../gql/graphql.ts'
import type { Mark } from '../../ui/marks.ts'

export type Result = NonNullable<NonNullable<PolicyBacktestQuery['policyVersion']>['backtest']>
export type Day = Result['days'][number]
export type Cell = Day['cells'][number]
export type At = BacktestPlaceOfFragment
export type Side = 'before' | 'after'

/** A tier by its key, or a state outside the tiers; ranks are those of the version tested, as far as it has the tier. */
export interface Place extends Mark {
  readonly id: string
  readonly at: At
  /** What a badge shows: a key, or nothing for a state. */
  readonly key: string | null
  readonly name: string
}

export interface NamedTier {
  readonly key: string
  readonly name: string
}

export const placeId = ({ status, key }: At): string => key ?? status

/** The tiers of the version tested, highest first, those only the other has, lost, none; only states in which there is anybody. */
export function placesOf(tested: readonly NamedTier[], against: readonly NamedTier[], days: readonly Day[]): readonly Place[] {
  const gone = against.filter(tier => !tested.some(each => each.key === tier.key))
  const tiers = [...tested, ...gone].map(({ key, name }, index): Place => ({
    id: key,
    at: { status: 'TIER', key },
    key,
    name,
    rank: index + 1
  }))
  const seen = new Set(days.flatMap(day => day.cells.flatMap(cell => [cell.before.status, cell.after.status])))
  const state = (status: 'LOST' | 'NONE'): Place[] =>
    seen.has(status) ? [{ id: status, at: { status, key: null }, key: null, name: '', state: status === 'LOST' ? 'lost' : 'none' }] : []
  return [...tiers, ...state('LOST'), ...state('NONE')]
}

export function countOn(day: Day | undefined, side: Side, place: Place): number {
  return (day?.cells ?? []).reduce((sum, cell) => (placeId(cell[side]) === place.id ? sum + cell.customers : sum), 0)
}

export const customersOn = (day: Day | undefined): number => (day?.cells ?? []).reduce((sum, cell) => sum + cell.customers, 0)

export const movedOn = (day: Day | undefined): number =>
  (day?.cells ?? []).reduce((sum, cell) => (isMove(cell) ? sum + cell.customers : sum), 0)

/** Oldest first, as a chart reads. */
export const inTime = (days: readonly Day[]): readonly Day[] => days.toSorted((a, b) => (a.on < b.on ? -1 : 1))

export const isMove = ({ before, after }: Pick<Cell, 'before' | 'after'>): boolean => placeId(before) !== placeId(after)

export type Way = 'up' | 'down' | 'lost' | 'back'
export const WAYS: readonly Way[] = ['up', 'down', 'lost', 'back']

/** By the order of places: a tier is better than none, and none of them is lost. */
export function wayOf({ before, after }: Pick<Cell, 'before' | 'after'>, places: readonly Place[]): Way | undefined {
  if (!isMove({ before, after })) return undefined
  if (after.status === 'LOST') return 'lost'
  if (before.status === 'LOST') return 'back'
  const rank = (at: At) => places.find(place => place.id === placeId(at))?.rank ?? Infinity
  return rank(after) < rank(before) ? 'up' : 'down'
}

export function waysOf(cells: readonly Cell[], places: readonly Place[]): Readonly<Record<Way, number>> {
  const all = { up: 0, down: 0, lost: 0, back: 0 }
  for (const cell of cells) {
    const way = wayOf(cell, places)
    if (way) all[way] += cell.customers
  }
  return all
}

export function customersBetween(cells: readonly Cell[], before: Place, after: Place): number {
  return cells.reduce(
    (sum, cell) => (placeId(cell.before) === before.id && placeId(cell.after) === after.id ? sum + cell.customers : sum),
    0
  )
}

/** By how much movers are drawn wider than those who stay, so that they can be seen: 1, 2, 5, 10 … */
export function widening(cells: readonly Cell[]): number {
  const sum = (some: readonly Cell[]) => some.reduce((all, cell) => all + cell.customers, 0)
  const [moving, all] = [sum(cells.filter(isMove)), sum(cells)]
  if (moving === 0) return 1
  return [100, 50, 20, 10, 5, 2].find(factor => moving * factor <= all * 0.4) ?? 1
}

export interface CostMonth {
  readonly month: string
  readonly before: number
  readonly after: number
  readonly chain?: number | undefined
}

export interface CostLine {
  readonly name: string
  readonly unit: 'POINTS' | 'MONEY'
  /** Oldest first. */
  readonly months: readonly CostMonth[]
  readonly before: number
  readonly after: number
  /** By the chain's rules alone, where what is before is not that: a store sets something already. */
  readonly chain?: number | undefined
}

export function costLines(costs: Result['costs']): readonly CostLine[] {
  return [...Map.groupBy(costs, cost => cost.name)].map(([name, all]) => {
    const apart = all.some(({ before, chain }) => chain !== null && chain !== undefined && chain !== before)
    const months = all
      .toSorted((a, b) => (a.month < b.month ? -1 : 1))
      .map(({ month, before, after, chain }) => ({ month, before, after, chain: apart ? (chain ?? 0) : undefined }))
    const sum = (side: Side | 'chain') => months.reduce((total, each) => total + (each[side] ?? 0), 0)
    return { name, unit: all[0]!.unit, months, before: sum('before'), after: sum('after'), chain: apart ? sum('chain') : undefined }
  })
}

/** Whether publishing asks again. */
export const isMany = (moved: number, customers: number, share: number): boolean => moved * 100 > share * customers
