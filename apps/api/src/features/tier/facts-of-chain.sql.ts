// A row of figures per customer, out of sources that each give one row or none. Of a whole chain they are joined, so that Postgres shares each table's
// reading among processes; PLANNED_FOR_A_CHAIN forbids nested loops there. Of chosen customers they are laid beneath each other and grouped: joining would be
// quick only where their sizes are guessed well, and after an import, with no statistics yet, Postgres would compute a source once per customer.
import type { LocalDate } from '@keqing/domain'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { FactColumn, FactSource } from './fact-columns.sql.ts'
import type { FactScope } from './fact-scope.sql.ts'
import { factSources, held } from './fact-sources.sql.ts'
import { CREDITED, partsOfPoints } from './point-facts.sql.ts'
import type { PolicyReads } from './policy-reads.ts'

/**
 * Run in the transaction before a whole chain is decided. Postgres reckons 8 kB for every array it gathers, where some 100 bytes are true, and would sort
 * millions of rows to save that memory. Sources are hashed and joined, never looked up one by one, however few rows are expected where statistics are
 * missing; and what processes hand each other is cheaper than it believes.
 */
export const PLANNED_FOR_A_CHAIN = sql`select set_config('work_mem', '128MB', true), set_config('hash_mem_multiplier', '64', true),
  set_config('enable_nestloop', 'off', true), set_config('parallel_tuple_cost', '0.01', true)`

/** A source as it is read: a name and a value for each column, and all from `from` on. */
interface Read {
  readonly customer: Sql
  readonly columns: readonly { readonly name: string; readonly type: FactColumn['type']; readonly value: Sql }[]
  readonly rest: Sql
}

function valueOf({ of, when, first }: FactColumn, seen?: Sql): Sql {
  const only = [seen, when].filter(each => each !== undefined)
  const gathered = only.length > 0 ? sql`${of} filter (where ${join(only, ' and ')})` : of
  return first ? sql`(${gathered})[1]` : gathered
}

function readOn({ customer, columns, from, seen }: FactSource): Read {
  const rest = seen ? sql`${from} and ${seen} group by ${customer}` : from
  return { customer, columns: columns.map(each => ({ ...each, value: valueOf(each) })), rest }
}

const onDay = (name: string, nth: number): string => `${name}_on${nth}`

/** The same source as of several days, read once: a column for each day, over what was there by then. */
function readOnDays(days: readonly FactSource[]): Read {
  const [one] = days as readonly [FactSource]
  const seen = days.flatMap(day => day.seen ?? [])
  if (seen.length === 0) return readOn(one)
  const columns = days.flatMap((day, nth) =>
    day.columns.map(each => ({ name: onDay(each.name, nth), type: each.type, value: valueOf(each, day.seen) }))
  )
  return { customer: one.customer, columns, rest: sql`${one.from} and (${join(seen, ' or ')}) group by ${one.customer}` }
}

const typed = ({ name, type, value }: Read['columns'][number]) => sql`(${value})::${raw(type)} as ${raw(name)}`

function beneathEachOther(sources: readonly Read[]): Sql {
  const all = sources.flatMap(source => source.columns)
  const branches = sources.map(({ customer, columns, rest }) => {
    const own = new Set(columns)
    const values = all.map(each => (own.has(each) ? typed(each) : sql`null::${raw(each.type)} as ${raw(each.name)}`))
    return sql`select ${customer} as customer_id, ${join(values)} ${rest}`
  })
  const one = all.map(({ name }) => raw(`max(${name}) as ${name}`))
  return sql`(select customer_id, ${join(one)} from (${join(branches, ' union all ')}) as source
    group by customer_id having max(registered_on) is not null) as gathered`
}

/** The first source has every customer. */
function sideBySide(sources: readonly Read[]): Sql {
  const selects = sources.map(
    ({ customer, columns, rest }, at) =>
      sql`(select ${customer} as customer_id, ${join(columns.map(typed))} ${rest}) as ${raw(`source_${at}`)} ${at > 0 ? raw('using (customer_id)') : empty}`
  )
  return join(selects, ' left join ')
}

const OTHER_POINTS = `${CREDITED.other}points`

/** A figure per window, out of the sources that make it up, and the events inside the longest. */
function windowFigures(names: ReadonlySet<string>, { windows }: PolicyReads, figuresOnly: boolean): Sql[] {
  const counts = (name: string, months: readonly number[], sources: readonly string[]) =>
    months.map((each, index) => {
      const counted = index === 0 && !figuresOnly
      const parts = sources.map(source => (counted ? `coalesce(cardinality(${source}_days), 0)` : `coalesce(${source}_m${each}, 0)`))
      return raw(`${parts.join(' + ')} as ${name}_m${each}`)
    })
  const sums = (name: string, months: readonly number[], sources: readonly string[]) =>
    months.map(each => raw(`${sources.map(source => `coalesce(${source}_m${each}, 0)`).join(' + ')} as ${name}_m${each}`))
  const points = (side: string) => partsOfPoints(side).filter(part => names.has(part))
  const events = (months: readonly number[], columns: string) => (months.length > 0 && !figuresOnly ? [raw(columns)] : [])
  return [
    ...counts('purchases', windows.purchases, ['purchases']),
    ...events(windows.purchases, 'purchases_days'),
    ...counts('visits', windows.visits, ['came', 'visits']),
    ...events(windows.visits, 'came_days || visits_days as visits_days'),
    ...sums('spend', windows.spend, ['paid', 'back']),
    ...events(windows.spend, 'paid_days || back_days as spend_days, paid_amounts || back_amounts as spend_amounts'),
    ...sums('points', windows.points, points(CREDITED.own)),
    ...(names.has(OTHER_POINTS) ? sums(OTHER_POINTS, windows.points, points(CREDITED.other)) : []),
    ...events(windows.points, 'points_days, points_amounts'),
    ...counts('referrals', windows.referrals, ['referrals']),
    ...events(windows.referrals, 'referrals_days')
  ]
}

/** Where the columns of `fact` stand that depend on which tiers a policy has: its own, or another's that is judged beside it. */
export const HELD = { own: '', other: 'other_' } as const

/** What people gave, and since when nothing was seen: standings of tiers that the policy lacks are none. */
const heldFigures = (prefix: string, seen: string): Sql[] => [
  raw(`${prefix}held_rank, ${prefix}held_kind, ${prefix}held_next_on`),
  raw(`greatest(registered_on, ${seen}, ${prefix}held_since) as ${prefix}since_on`)
]

function heldBeside(scope: FactScope, keys: readonly string[]): FactSource {
  const source = held(scope, keys)
  return { ...source, columns: source.columns.map(each => ({ ...each, name: `${HELD.other}${each.name}` })) }
}

const gatheredFrom = ({ customers }: Pick<FactScope, 'customers'>, sources: readonly Read[]): Sql =>
  customers ? beneathEachOther(sources) : sideBySide(sources)

/** Every figure the policy reads, under the metric's name, with `_m6` where a window of 6 months is meant: out of columns of those names. */
function figures(names: ReadonlySet<string>, reads: PolicyReads, { figuresOnly, beside }: { figuresOnly: boolean; beside: boolean }): Sql {
  const date = (name: string) => raw(names.has(name) ? name : `null::date as ${name}`)
  const figure = (name: string, ...parts: readonly string[]) =>
    names.has(parts[0] ?? '')
      ? [
          raw(
            `${parts
              .filter(part => names.has(part))
              .map(part => `coalesce(${part}, 0)`)
              .join(' + ')} as ${name}`
          )
        ]
      : []
  const seen = ['last_came_on', 'last_visit_on'].filter(name => names.has(name)).join(', ')
  return join([
    sql`customer_id, registered_on`,
    ...['first_purchase_on', 'last_purchase_on', 'confirmed_next_on'].map(date),
    ...heldFigures(HELD.own, seen),
    ...(beside ? heldFigures(HELD.other, seen) : []),
    raw(`greatest(${seen}) as last_visit_on`),
    ...figure('purchases', 'purchases'),
    ...figure('spend', 'kept_minor', 'later_minor'),
    ...figure('points', ...partsOfPoints(CREDITED.own)),
    ...figure(OTHER_POINTS, ...partsOfPoints(CREDITED.other)),
    ...(reads.allVisits ? [sql`coalesce(came, 0) + coalesce(visits, 0) as visits`] : []),
    ...(reads.referrals ? [sql`coalesce(referrals, 0) as referrals`] : []),
    ...windowFigures(names, reads, figuresOnly)
  ])
}

const namesOf = (sources: readonly FactSource[]): ReadonlySet<string> =>
  new Set(sources.flatMap(source => source.columns.map(({ name }) => name)))

/** The CTE `fact`, with which a decision begins. */
export function factsOfChain(scope: FactScope, reads: PolicyReads, keys: readonly string[]): Sql {
  const sources = factSources(scope, reads, keys)
  const asked = figures(namesOf(sources), reads, { figuresOnly: scope.figuresOnly ?? false, beside: false })
  return sql`fact as (select ${asked} from ${gatheredFrom(scope, sources.map(readOn))})`
}

/** The tiers of a policy, and of one judged beside it where they are not the same. */
export interface KeysBeside {
  readonly keys: readonly string[]
  readonly otherKeys?: readonly string[] | undefined
}

export interface FactsOnDays {
  /** The relation, for a statement that begins with it. */
  readonly gathered: Sql
  /** The CTE `fact` as of the nth of the days, out of it. */
  readonly fact: (nth: number) => Sql
}

const sourcesOf = (scope: FactScope, reads: PolicyReads, { keys, otherKeys }: KeysBeside): FactSource[] => [
  ...factSources(scope, reads, keys),
  ...(otherKeys ? [heldBeside(scope, otherKeys)] : [])
]

const dailyOf = (sources: readonly FactSource[]): string[] =>
  sources.filter(({ seen }) => seen).flatMap(({ columns }) => columns.map(({ name }) => name))

/** Postgres selects 1,664 columns at most; some are the same on every day. */
const MOST_COLUMNS = 1600

/** For how many days figures can be read together. */
export function mostDaysTogether(scope: FactScope, reads: PolicyReads, keys: KeysBeside): number {
  return Math.max(1, Math.floor(MOST_COLUMNS / dailyOf(sourcesOf({ ...scope, figuresOnly: true }, reads, keys)).length))
}

/** Figures alone, as of several days: what took long is read once for all of them. `reads` are of both policies. */
export function factsOnDays(
  scope: Omit<FactScope, 'asOf' | 'figuresOnly'>,
  days: readonly LocalDate[],
  reads: PolicyReads,
  { keys, otherKeys }: KeysBeside
): FactsOnDays {
  const sourcesOn = days.map(asOf => sourcesOf({ ...scope, asOf, figuresOnly: true }, reads, { keys, otherKeys }))
  const [sources = []] = sourcesOn
  const everyDay = sources.map((_, at) => readOnDays(sourcesOn.flatMap(each => each[at] ?? [])))
  const daily = dailyOf(sources)
  // Day by day beside each other: of a row, what lies before the last column read is passed through.
  const columns = [
    'customer_id',
    ...namesOf(sources.filter(({ seen }) => !seen)),
    ...days.flatMap((_, nth) => daily.map(name => onDay(name, nth)))
  ]
  const asked = figures(namesOf(sources), reads, { figuresOnly: true, beside: otherKeys !== undefined })
  return {
    gathered: sql`gathered as materialized (select ${raw(columns.join(', '))} from ${gatheredFrom(scope, everyDay)})`,
    fact: nth =>
      sql`fact as (select ${asked} from (select customer_id, registered_on, ${raw(daily.map(name => `${onDay(name, nth)} as ${name}`).join(', '))} from gathered) as day)`
  }
}
