// The shape of a source of facts, and its columns over windows: events inside a window travel on as small arrays, so that nothing is sorted but what a met
// condition needs to know: which of them leaves when.
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import type { FactScope } from './fact-scope.sql.ts'
import { isInside, numberOf } from './windows.sql.ts'

export interface FactColumn {
  readonly name: string
  readonly type: 'bigint' | 'date' | 'date[]' | 'int[]' | 'bigint[]' | 'int' | 'text'
  /** An aggregate of the source's rows, over those of them that `when` is true of; of a source that is not grouped a plain value. */
  readonly of: Sql
  readonly when?: Sql | undefined
  /** Of an array that was gathered to be sorted: only its first. */
  readonly first?: boolean
}

/** At most one row per customer: `customer`, and the columns. */
export interface FactSource {
  readonly customer: Sql
  readonly columns: readonly FactColumn[]
  /** From `from` on, with what holds whatever the day, in a `where`. */
  readonly from: Sql
  /** Which of its rows there are as of the day; absent: a source of one row per customer, the same on every day. */
  readonly seen?: Sql
}

export const column = (name: string, type: FactColumn['type'], of: Sql, when?: Sql): FactColumn => ({ name, type, of, when })

type Events = { readonly day: Sql; readonly amount?: Sql; readonly when?: Sql }

/** A filtered aggregate per window, and the events inside the longest; a count over that one is the number of those, where they are there. */
export function windowed(name: string, windows: readonly number[], { asOf, figuresOnly = false }: FactScope, of: Events): FactColumn[] {
  const [longest] = windows
  if (longest === undefined) return []
  const when = (months: number) => sql`${isInside(of.day, asOf, months)}${of.when ? sql` and ${of.when}` : empty}`
  const figure = of.amount ? sql`sum(${of.amount})` : sql`count(*)`
  return [
    ...windows
      .filter(months => of.amount || months !== longest || figuresOnly)
      .map(months => column(`${name}_m${months}`, 'bigint', figure, when(months))),
    ...(figuresOnly ? [] : eventsIn(name, of, when(longest)))
  ]
}

/** Days (and amounts) as arrays; days of which only the number counts are numbers themselves. */
function eventsIn(name: string, { day, amount }: Events, when: Sql): FactColumn[] {
  if (!amount) return [column(`${name}_days`, 'int[]', sql`array_agg(${numberOf(day)})`, when)]
  return [
    column(`${name}_days`, 'date[]', sql`array_agg(${day})`, when),
    column(`${name}_amounts`, 'bigint[]', sql`array_agg(${amount})`, when)
  ]
}
