/** What a week of a store says: its weakest day, and by how much it is below the others (BENEFIT-3). Pure. */
import type { WeekdayOfFragment } from '../../gql/graphql.ts'

export type Weekday = WeekdayOfFragment

export const soldAtAll = (week: readonly Weekday[]): boolean => week.some(day => day.receipts > 0)

export interface Weakest {
  readonly day: Weekday
  /** Below the mean of the other six, in whole percent; a day on which a store is shut is all of it below. */
  readonly below: number
}

/** Undefined where nothing was sold, or reports of the store may not be read. */
export function weakestOf(week: readonly Weekday[]): Weakest | undefined {
  const day = week.find(each => each.weakest)
  if (!day || !soldAtAll(week)) return undefined
  const others = week.filter(each => each !== day)
  const mean = others.reduce((sum, each) => sum + each.average.minor, 0) / others.length
  return { day, below: mean > 0 ? Math.round((1 - day.average.minor / mean) * 100) : 0 }
}

/** The weekday that is weakest in most stores, of equals the first; and in how many. */
export function commonest(weeks: readonly (readonly Weekday[])[]): { readonly weekday: number; readonly stores: number } | undefined {
  const all = weeks.flatMap(week => weakestOf(week)?.day.weekday ?? [])
  const counts = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, stores: all.filter(each => each === weekday).length }))
  const [first] = counts.toSorted((a, b) => b.stores - a.stores)
  return first && first.stores > 0 ? first : undefined
}
