// What a policy answers of facts, step by step (TIER-1…8): the one compilation of its rules, of which a decision and a comparison of two policies are made.
// Each step is a list of columns for a select from the step before; two policies stand beside each other under prefixes of their own.
import { needed, type Condition, type LocalDate, type TierPolicy } from '@keqing/domain'
import { join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { leavesOn, movedBy } from './windows.sql.ts'

export interface Judge {
  readonly policy: TierPolicy
  readonly asOf: LocalDate
  /** Before the names of its columns; empty for a policy that judges alone. */
  readonly as: string
  /** Before the names of those columns of `fact` that depend on the policy's tiers. */
  readonly held: string
  /** Before the names of the points that it judges by; absent: those credited. */
  readonly credited?: string
}

/** Ends each step where the next one names its columns more than once: without it Postgres would merge the steps and compute them as often as named. */
export const STEP = sql`offset 0`

export const fact = (name: string): Sql => raw(`fact.${name}`)

export function figureOf({ metric, windowMonths }: Condition, credited = ''): Sql {
  const name = metric === 'points' ? `${credited}${metric}` : metric
  return fact(windowMonths === undefined ? name : `${name}_m${windowMonths}`)
}

export function anniversary(condition: Condition): Sql {
  return movedBy(fact('first_purchase_on'), 12 * needed(condition))
}

/** True, or not: null counts as not, for one who never bought has no years. */
function met(condition: Condition, { asOf, credited }: Judge): Sql {
  if (condition.metric === 'yearsSinceFirstPurchase') return sql`${anniversary(condition)} <= ${asOf}::date`
  return sql`${figureOf(condition, credited)} >= ${needed(condition)}::bigint`
}

/** The highest tier of which any route has all its conditions met. */
function baseRank(judge: Judge): Sql {
  const ranks = judge.policy.tiers.map(({ routes }, index) => {
    const any = routes.map(
      ({ all }) =>
        sql`(${join(
          all.map(condition => met(condition, judge)),
          ' and '
        )})`
    )
    return sql`when ${join(any, ' or ')} then ${index + 1}::int`
  })
  return sql`case ${join(ranks, ' ')} end`
}

/** Of `fact`: the days on which inactivity and loss set in. */
export function timing({ policy, as, held }: Judge): Sql {
  return sql`${policy.inactivity ? leavesOn(raw(`fact.${held}since_on`), policy.inactivity.months) : sql`null::date`} as ${raw(`${as}inactive_on`)},
      ${policy.loss ? leavesOn(sql`fact.last_purchase_on`, policy.loss.months) : sql`null::date`} as ${raw(`${as}lost_on`)}`
}

/** Of `fact` with those days: what the rules alone give, and whether time has lowered or lost it. */
export function judging(judge: Judge): Sql {
  const { policy, asOf, as, held } = judge
  const spared = policy.exemptDesignated ? sql`${fact(`${held}held_kind`)} is distinct from 'designation'` : sql`true`
  const inactive = policy.inactivity ? sql`(${fact(`${as}inactive_on`)} <= ${asOf}::date and ${spared})` : sql`false`
  const lost = policy.loss ? sql`coalesce(${fact(`${as}lost_on`)} <= ${asOf}::date and ${spared}, false)` : sql`false`
  return sql`${baseRank(judge)} as ${raw(`${as}base_rank`)}, ${inactive} as ${raw(`${as}inactive`)}, ${lost} as ${raw(`${as}lost`)}`
}

/** Of `judged`: the rank given and the rank left, and the status. */
export function placing({ policy, asOf, as, held }: Judge): Sql {
  const given = raw(`coalesce(${held}held_rank, ${as}base_rank)`)
  const lowered = sql`least(${given} + ${policy.inactivity?.levels ?? 0}::int, ${policy.tiers.length}::int)`
  return sql`${given} as ${raw(`${as}given_rank`)},
      case when ${raw(`${as}inactive`)} then ${lowered} else ${given} end as ${raw(`${as}rank`)},
      case when registered_on > ${asOf}::date then 'none' when ${raw(`${as}lost`)} then 'lost' when ${given} is null then 'none' else 'tier' end as ${raw(`${as}status`)}`
}

/** Of `placed`: the tier's key where there is a tier. */
export function keyOf({ policy, as }: Judge): Sql {
  return sql`case when ${raw(`${as}status`)} = 'tier' then (${policy.tiers.map(tier => tier.key)}::text[])[${raw(`${as}rank`)}] end`
}
