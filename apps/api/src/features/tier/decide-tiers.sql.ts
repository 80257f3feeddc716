// TIER-1…6 for a million customers: one statement compiled from a policy, which decides exactly what the domain's `decideTier` decides for one (held equal
// by decide-tiers.property.test.ts). It reads facts and writes nothing.
import { needed, type Condition, type LocalDate, type TierPolicy, type TierSource, type TierStatus } from '@keqing/domain'
import { join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { FactScope } from './fact-sources.sql.ts'
import { factsOfChain } from './facts-of-chain.sql.ts'
import { readsOf, type PolicyReads } from './policy-reads.ts'
import { countFlipsOn, isInside, leavesOn, movedBy, sumFlipsOn } from './windows.sql.ts'

export interface DecidedRow {
  readonly customer_id: string
  readonly status: TierStatus
  readonly tier_key: string | null
  readonly tier_rank: number | null
  /** What the rules alone give. */
  readonly base_rank: number | null
  readonly source: TierSource
  readonly lowered: boolean
  readonly next_change_on: LocalDate | null
  readonly purchase_count: number
  readonly net_minor: number
  readonly points: number
  readonly first_purchase_on: LocalDate | null
  readonly last_purchase_on: LocalDate | null
  readonly last_visit_on: LocalDate | null
}

const fact = (name: string) => raw(`fact.${name}`)

function figureOf({ metric, windowMonths }: Condition): Sql {
  return fact(windowMonths === undefined ? metric : `${metric}_m${windowMonths}`)
}

/** True, or not: null counts as not, for one who never bought has no years. */
function met(condition: Condition, asOf: LocalDate): Sql {
  if (condition.metric === 'yearsSinceFirstPurchase') return sql`${anniversary(condition)} <= ${asOf}::date`
  return sql`${figureOf(condition)} >= ${needed(condition)}::bigint`
}

function anniversary(condition: Condition): Sql {
  return movedBy(fact('first_purchase_on'), 12 * needed(condition))
}

/** The first day on which time alone changes the condition's truth; undefined where it never does. */
function flipsOn(condition: Condition, asOf: LocalDate, reads: PolicyReads): Sql | undefined {
  const { metric, windowMonths: months } = condition
  if (metric === 'yearsSinceFirstPurchase') return after(anniversary(condition), asOf)
  if (months === undefined) return undefined
  const figure = figureOf(condition)
  const days = fact(`${metric}_days`)
  if (metric === 'purchases' || metric === 'visits' || metric === 'referrals') return countFlipsOn(figure, days, needed(condition), months)
  const longest = reads.windows[metric][0] === months
  const inside = (day: Sql) => (longest ? sql`true` : isInside(day, asOf, months))
  return sumFlipsOn({ figure, days, amounts: fact(`${metric}_amounts`), inside }, needed(condition), months)
}

function after(day: Sql, asOf: LocalDate): Sql {
  return sql`case when ${day} > ${asOf}::date then ${day} end`
}

/** The highest tier of which any route has all its conditions met. */
function baseRank(policy: TierPolicy, asOf: LocalDate): Sql {
  const ranks = policy.tiers.map(({ routes }, index) => {
    const any = routes.map(
      ({ all }) =>
        sql`(${join(
          all.map(condition => met(condition, asOf)),
          ' and '
        )})`
    )
    return sql`when ${join(any, ' or ')} then ${index + 1}::int`
  })
  return sql`case ${join(ranks, ' ')} end`
}

/** TIER-10: never too late, and proportional to who is due: the earliest flip of any ingredient, whether or not it shows in the answer. */
function nextChangeOn(policy: TierPolicy, asOf: LocalDate, reads: PolicyReads): Sql {
  const flips = reads.conditions.flatMap(condition => flipsOn(condition, asOf, reads) ?? [])
  const ahead = [
    sql`fact.registered_on`,
    ...(policy.inactivity ? [sql`fact.inactive_on`] : []),
    ...(policy.loss ? [sql`fact.lost_on`] : [])
  ]
  return sql`least(${join([...flips, ...ahead.map(day => after(day, asOf)), sql`fact.held_next_on`, sql`fact.confirmed_next_on`])})`
}

/** Ends each step where the next one names its columns more than once: without it Postgres would merge the steps and compute them as often as named. */
const STEP = sql`offset 0`

/** A select of `DecidedRow`s as of a date. */
export function decideTiers(policy: TierPolicy, scope: FactScope): Sql {
  const { asOf } = scope
  const reads = readsOf(policy)
  const keys = policy.tiers.map(tier => tier.key)
  const spared = policy.exemptDesignated ? sql`fact.held_kind is distinct from 'designation'` : sql`true`
  const inactive = policy.inactivity ? sql`(fact.inactive_on <= ${asOf}::date and ${spared})` : sql`false`
  const lost = policy.loss ? sql`coalesce(fact.lost_on <= ${asOf}::date and ${spared}, false)` : sql`false`
  return sql`with ${factsOfChain(scope, reads, keys)}, timed as (
    select fact.*,
      ${policy.inactivity ? leavesOn(sql`fact.since_on`, policy.inactivity.months) : sql`null::date`} as inactive_on,
      ${policy.loss ? leavesOn(sql`fact.last_purchase_on`, policy.loss.months) : sql`null::date`} as lost_on
    from fact ${STEP}
  ), judged as (
    select fact.*, ${baseRank(policy, asOf)} as base_rank, ${inactive} as inactive, ${lost} as lost, ${nextChangeOn(policy, asOf, reads)} as next_change_on
    from timed as fact ${STEP}
  ), placed as (
    select judged.*, coalesce(held_rank, base_rank) as given_rank,
      case when inactive then least(coalesce(held_rank, base_rank) + 1, ${keys.length}::int) else coalesce(held_rank, base_rank) end as rank,
      case when registered_on > ${asOf}::date then 'none' when lost then 'lost' when coalesce(held_rank, base_rank) is null then 'none' else 'tier' end as status
    from judged ${STEP}
  )
  select customer_id, status,
    case when status = 'tier' then (${keys}::text[])[rank] end as tier_key,
    case when status = 'tier' then rank end::smallint as tier_rank,
    base_rank::smallint as base_rank, coalesce(held_kind, 'rules') as source,
    status = 'tier' and rank <> given_rank as lowered,
    next_change_on, purchases::int as purchase_count, spend::bigint as net_minor, points::bigint as points,
    first_purchase_on, last_purchase_on, last_visit_on
  from placed`
}
