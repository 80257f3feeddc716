// A row of figures per customer, out of sources that each give one row or none. Of a whole chain they are joined, so that Postgres shares each table's
// reading among processes; PLANNED_FOR_A_CHAIN forbids nested loops there. Of chosen customers they are laid beneath each other and grouped: joining would be
// quick only where their sizes are guessed well, and after an import, with no statistics yet, Postgres would compute a source once per customer.
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { factSources, held, type FactColumn, type FactScope, type FactSource } from './fact-sources.sql.ts'
import type { PolicyReads } from './policy-reads.ts'

/**
 * Run in the transaction before a whole chain is decided. Postgres reckons 8 kB for every array it gathers, where some 100 bytes are true, and would sort
 * millions of rows to save that memory. Sources are hashed and joined, never looked up one by one, however few rows are expected where statistics are
 * missing; and what processes hand each other is cheaper than it believes.
 */
export const PLANNED_FOR_A_CHAIN = sql`select set_config('work_mem', '128MB', true), set_config('hash_mem_multiplier', '64', true),
  set_config('enable_nestloop', 'off', true), set_config('parallel_tuple_cost', '0.01', true)`

const typed = ({ name, type, value }: FactColumn) => sql`(${value})::${raw(type)} as ${raw(name)}`

function beneathEachOther(sources: readonly FactSource[]): Sql {
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
function sideBySide(sources: readonly FactSource[]): Sql {
  const selects = sources.map(
    ({ customer, columns, rest }, at) =>
      sql`(select ${customer} as customer_id, ${join(columns.map(typed))} ${rest}) as ${raw(`source_${at}`)} ${at > 0 ? raw('using (customer_id)') : empty}`
  )
  return join(selects, ' left join ')
}

/** A figure per window, out of the sources that make it up, and the events inside the longest. */
function windowFigures({ windows }: PolicyReads, figuresOnly: boolean): Sql[] {
  const counts = (name: string, months: readonly number[], sources: readonly string[]) =>
    months.map((each, index) => {
      const counted = index === 0 && !figuresOnly
      const parts = sources.map(source => (counted ? `coalesce(cardinality(${source}_days), 0)` : `coalesce(${source}_m${each}, 0)`))
      return raw(`${parts.join(' + ')} as ${name}_m${each}`)
    })
  const sums = (name: string, months: readonly number[], sources: readonly string[]) =>
    months.map(each => raw(`${sources.map(source => `coalesce(${source}_m${each}, 0)`).join(' + ')} as ${name}_m${each}`))
  const events = (months: readonly number[], columns: string) => (months.length > 0 && !figuresOnly ? [raw(columns)] : [])
  return [
    ...counts('purchases', windows.purchases, ['purchases']),
    ...events(windows.purchases, 'purchases_days'),
    ...counts('visits', windows.visits, ['came', 'visits']),
    ...events(windows.visits, 'came_days || visits_days as visits_days'),
    ...sums('spend', windows.spend, ['paid', 'back']),
    ...events(windows.spend, 'paid_days || back_days as spend_days, paid_amounts || back_amounts as spend_amounts'),
    ...sums('points', windows.points, ['points']),
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

/**
 * The CTE `fact`: every figure the policy reads, under the metric's name, with `_m6` where a window of 6 months is meant. `otherKeys`: the tiers of a second
 * policy, where they are not the same; `reads` are of both then.
 */
export function factsOfChain(scope: FactScope, reads: PolicyReads, keys: readonly string[], otherKeys?: readonly string[]): Sql {
  const sources = [...factSources(scope, reads, keys), ...(otherKeys ? [heldBeside(scope, otherKeys)] : [])]
  const there = new Set(sources.flatMap(source => source.columns.map(({ name }) => name)))
  const date = (name: string) => raw(there.has(name) ? name : `null::date as ${name}`)
  const figure = (name: string, ...parts: readonly string[]) =>
    there.has(parts[0] ?? '') ? [raw(`${parts.map(part => `coalesce(${part}, 0)`).join(' + ')} as ${name}`)] : []
  const seen = ['last_came_on', 'last_visit_on'].filter(name => there.has(name)).join(', ')
  const figures = [
    sql`customer_id, registered_on`,
    ...['first_purchase_on', 'last_purchase_on', 'confirmed_next_on'].map(date),
    ...heldFigures(HELD.own, seen),
    ...(otherKeys ? heldFigures(HELD.other, seen) : []),
    raw(`greatest(${seen}) as last_visit_on`),
    ...figure('purchases', 'purchases'),
    ...figure('spend', 'kept_minor', 'later_minor'),
    ...figure('points', 'points'),
    ...(reads.allVisits ? [sql`coalesce(came, 0) + coalesce(visits, 0) as visits`] : []),
    ...(reads.referrals ? [sql`coalesce(referrals, 0) as referrals`] : []),
    ...windowFigures(reads, scope.figuresOnly ?? false)
  ]
  const from = scope.customers ? beneathEachOther(sources) : sideBySide(sources)
  return sql`fact as (select ${join(figures)} from ${from})`
}
