// What two policies answer of the same customers on the same day, beside each other: the facts that either of them reads are read once. Neither needs to be
// in force, nothing is written, and nothing is forecast: what a decision keeps of the days behind its figures would cost more than the answers. Where two versions
// of earning rules credit points (`scope.credited`), the policy before judges by those of the one and the policy after by those of the other.
import type { LocalDate, TierPolicy, TierStatus } from '@keqing/domain'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { factsOnDays, HELD, mostDaysTogether, type KeysBeside } from './facts-of-chain.sql.ts'
import { recordedBy } from './fact-scope.sql.ts'
import type { FactScope } from './fact-scope.sql.ts'
import { CREDITED } from './point-facts.sql.ts'
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
export function compareTiersOn({ before, after }: Compared, scope: Omit<ComparedScope, 'asOf'>, days: readonly LocalDate[]): ComparedDays {
  const keys = keysBeside({ before, after })
  const { gathered, fact } = factsOnDays(scope, days, readsOf(before, after), keys)
  const credited = scope.credited ? CREDITED.other : CREDITED.own
  return {
    gathered,
    on: nth => {
      const asOf = days[nth]!
      const one: Judge = { policy: before, asOf, as: 'before_', held: HELD.own }
      const other: Judge = { policy: after, asOf, as: 'after_', held: keys.otherKeys ? HELD.other : HELD.own, credited }
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

function keysBeside({ before, after }: Compared): KeysBeside {
  const [keys, otherKeys] = [keysOf(before), keysOf(after)]
  return { keys, otherKeys: keys.join('\n') === otherKeys.join('\n') ? undefined : otherKeys }
}

/** How many days one statement can compare at most. */
export function mostDaysCompared({ before, after }: Compared, scope: ComparedScope): number {
  return mostDaysTogether(scope, readsOf(before, after), keysBeside({ before, after }))
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
