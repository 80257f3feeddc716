// A row of figures per customer, out of sources that each give one row or none. They are laid beneath each other and grouped, not joined: joining
// aggregates is quick only where Postgres guesses their sizes well, and after an import, with no statistics yet, it would compute them once per customer.
import { join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { factSources, type FactColumn, type FactScope, type FactSource } from './fact-sources.sql.ts'
import type { PolicyReads } from './policy-reads.ts'

function branch({ customer, columns, rest }: FactSource, all: readonly FactColumn[]): Sql {
  const own = new Set(columns)
  const values = all.map(each =>
    own.has(each) ? sql`(${each.value})::${raw(each.type)} as ${raw(each.name)}` : sql`null::${raw(each.type)} as ${raw(each.name)}`
  )
  return sql`select ${customer} as customer_id, ${join(values)} ${rest}`
}

/** A figure per window, out of the sources that make it up, and the events inside the longest. */
function windowFigures({ windows }: PolicyReads): Sql[] {
  const counts = (name: string, months: readonly number[], sources: readonly string[]) =>
    months.map((each, index) => {
      const parts = sources.map(source => (index === 0 ? `coalesce(cardinality(${source}_days), 0)` : `coalesce(${source}_m${each}, 0)`))
      return raw(`${parts.join(' + ')} as ${name}_m${each}`)
    })
  const sums = (name: string, months: readonly number[], sources: readonly string[]) =>
    months.map(each => raw(`${sources.map(source => `coalesce(${source}_m${each}, 0)`).join(' + ')} as ${name}_m${each}`))
  const events = (months: readonly number[], columns: string) => (months.length > 0 ? [raw(columns)] : [])
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

/** The CTE `fact`: every figure the policy reads, under the metric's name, with `_m6` where a window of 6 months is meant. */
export function factsOfChain(scope: FactScope, reads: PolicyReads, keys: readonly string[]): Sql {
  const sources = factSources(scope, reads, keys)
  const all = sources.flatMap(source => source.columns)
  const one = all.map(({ name }) => raw(`max(${name}) as ${name}`))
  const figures = [
    sql`customer_id, registered_on, first_purchase_on, last_purchase_on, held_rank, held_kind, held_next_on`,
    sql`greatest(last_came_on, last_visit_on) as last_visit_on, greatest(registered_on, last_came_on, last_visit_on, held_since) as since_on`,
    sql`coalesce(purchases, 0) as purchases`,
    sql`coalesce(kept_minor, 0) + coalesce(later_minor, 0) as spend, coalesce(points, 0) as points`,
    ...(reads.allVisits ? [sql`coalesce(came, 0) + coalesce(visits, 0) as visits`] : []),
    ...(reads.referrals ? [sql`coalesce(referrals, 0) as referrals`] : []),
    ...windowFigures(reads)
  ]
  return sql`fact as (
    select ${join(figures)} from (
      select customer_id, ${join(one)} from (${join(
        sources.map(source => branch(source, all)),
        ' union all '
      )}) as source
      group by customer_id having max(registered_on) is not null
    ) as gathered
  )`
}
