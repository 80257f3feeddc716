// TIER-1…6 for a million customers: one statement compiled from a policy, which decides exactly what the domain's `decideTier` decides for one (held equal
// by decide-tiers.property.test.ts). It reads facts and writes nothing.
import { needed, type Condition, type LocalDate, type TierPolicy, type TierSource, type TierStatus } from '@keqing/domain'
import { join, sql, type Sql } from '../../platform/db/sql.ts'
import type { FactScope } from './fact-scope.sql.ts'
import { factsOfChain, HELD } from './facts-of-chain.sql.ts'
import { anniversary, fact, figureOf, judging, keyOf, placing, STEP, timing, type Judge } from './judge-tiers.sql.ts'
import { readsOf, type PolicyReads } from './policy-reads.ts'
import { countFlipsOn, isInside, sumFlipsOn } from './windows.sql.ts'

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

/** A select of `DecidedRow`s as of a date. */
export function decideTiers(policy: TierPolicy, scope: FactScope): Sql {
  const { asOf } = scope
  const reads = readsOf(policy)
  const judge: Judge = { policy, asOf, as: '', held: HELD.own }
  return sql`with ${factsOfChain(
    scope,
    reads,
    policy.tiers.map(tier => tier.key)
  )}, timed as (
    select fact.*, ${timing(judge)} from fact ${STEP}
  ), judged as (
    select fact.*, ${judging(judge)}, ${nextChangeOn(policy, asOf, reads)} as next_change_on from timed as fact ${STEP}
  ), placed as (
    select judged.*, ${placing(judge)} from judged ${STEP}
  )
  select customer_id, status, ${keyOf(judge)} as tier_key,
    case when status = 'tier' then rank end::smallint as tier_rank,
    base_rank::smallint as base_rank, coalesce(held_kind, 'rules') as source,
    status = 'tier' and rank <> given_rank as lowered,
    next_change_on, purchases::int as purchase_count, spend::bigint as net_minor, points::bigint as points,
    first_purchase_on, last_purchase_on, last_visit_on
  from placed`
}
