// What two policies answer of the same customers on the same day, beside each other: the facts that either of them reads are read once. Neither needs to be
// in force, nothing is written, and nothing is forecast: what a decision keeps of the days behind its figures would cost more than the answers.
import type { LocalDate, TierPolicy, TierStatus } from '@keqing/domain'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { factsOnDays, HELD } from './facts-of-chain.sql.ts'
import { recordedBy } from './fact-scope.sql.ts'
import type { FactScope } from './fact-sources.sql.ts'
import { judging, keyOf, placing, STEP, timing, type Judge } from './judge-tiers.sql.ts'
import { readsOf } from './policy-reads.ts'

export interface ComparedRow {
  readonly customer_id: string
  readonly before_status: TierStatus
  readonly before_key: string | null
  readonly after_status: TierStatus
  readonly after_key: string | null
}

export interface Compared {
  readonly before: TierPolicy
  readonly after: TierPolicy
}

const keysOf = (policy: TierPolicy) => policy.tiers.map(tier => tier.key)

type ComparedScope = Omit<FactScope, 'figuresOnly'>

export interface ComparedDays {
  /** What a statement begins with. */
  readonly gathered: Sql
  /** A select of `ComparedRow`s of whoever had a file by the nth day, out of that. */
  readonly on: (nth: number) => Sql
}

/** Several days of the same facts: they are read once, and judged as of each. */
export function compareTiersOn(
  { before, after }: Compared,
  scope: Omit<ComparedScope, 'asOf'>,
  days: readonly LocalDate[],
  named = 'gathered'
): ComparedDays {
  const [keys, otherKeys] = [keysOf(before), keysOf(after)]
  const alike = keys.join('\n') === otherKeys.join('\n')
  const { gathered, fact } = factsOnDays(scope, days, readsOf(before, after), { keys, otherKeys: alike ? undefined : otherKeys, named })
  return {
    gathered,
    on: nth => {
      const asOf = days[nth]!
      const one: Judge = { policy: before, asOf, as: 'before_', held: HELD.own }
      const other: Judge = { policy: after, asOf, as: 'after_', held: alike ? HELD.own : HELD.other }
      return sql`with ${fact(nth)}, timed as (
        select fact.*, ${timing(one)}, ${timing(other)} from fact where fact.registered_on <= ${asOf}::date ${STEP}
      ), judged as (
        select fact.*, ${judging(one)}, ${judging(other)} from timed as fact ${STEP}
      ), placed as (
        select judged.*, ${placing(one)}, ${placing(other)} from judged ${STEP}
      )
      select customer_id, before_status, ${keyOf(one)} as before_key, after_status, ${keyOf(other)} as after_key from placed`
    }
  }
}

/** One policy with two accounts of what was credited: what other rules of earning would do to tiers. Facts are read twice, once with each. */
export function compareCreditsOn(
  policy: TierPolicy,
  credited: { readonly before: Sql; readonly after: Sql },
  scope: Omit<ComparedScope, 'asOf' | 'credited'>,
  days: readonly LocalDate[]
): ComparedDays {
  const by = (side: 'before' | 'after') =>
    compareTiersOn({ before: policy, after: policy }, { ...scope, credited: credited[side] }, days, `gathered_${side}`)
  const [one, other] = [by('before'), by('after')]
  return {
    gathered: sql`${one.gathered}, ${other.gathered}`,
    on: nth => sql`select customer_id, one.before_status, one.before_key, other.after_status, other.after_key
      from (${one.on(nth)}) as one join (${other.on(nth)}) as other using (customer_id)`
  }
}

/** A select of `ComparedRow`s of whoever had a file by the day. */
export function compareTiers(compared: Compared, { asOf, ...scope }: ComparedScope): Sql {
  const { gathered, on } = compareTiersOn(compared, scope, [asOf])
  return sql`with ${gathered} select * from (${on(0)}) as compared`
}

/** What was decided as of a day, as the log of changes has it: beside what one policy answers of the facts. A select of `ComparedRow`s. */
export function compareWithRecorded(policy: TierPolicy, scope: ComparedScope): Sql {
  const { tenantId, chainId, asOf } = scope
  return sql`with answered as materialized (${compareTiers({ before: policy, after: policy }, scope)}), recorded as (
    select distinct on (t.customer_id) t.customer_id, t.to_status, t.to_tier_key from tier_change t
    where t.tenant_id = ${tenantId} and t.chain_id = ${chainId} and t.decided_on <= ${asOf}::date ${recordedBy(scope, sql`t.recorded_at`)}
    order by t.customer_id, t.decided_on desc, t.id desc
  )
  select customer_id, coalesce(recorded.to_status, 'none') as before_status, recorded.to_tier_key as before_key, answered.after_status, answered.after_key
  from answered left join recorded using (customer_id)`
}
