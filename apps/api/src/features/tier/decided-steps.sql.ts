// What was decided in a period, out of the log of changes: the answer the period began with, and each new one within it.
import type { LocalDate, TierStatus } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

export interface DecidedStep {
  readonly customerId: string
  readonly on: LocalDate
  readonly status: TierStatus
  readonly tierKey: string | null
}

/** More changes than this within a period are told no further: the latest are kept. */
const MOST = 1_000

/** In the order they were decided. */
export async function decidedSteps(
  tx: Tx,
  customerIds: readonly string[],
  from: LocalDate,
  to: LocalDate
): Promise<ReadonlyMap<string, DecidedStep[]>> {
  const columns = sql`t.id, t.customer_id as "customerId", t.decided_on as "on", t.to_status as status, t.to_tier_key as "tierKey"`
  const rows = await tx.query<DecidedStep>(sql`
    select step."customerId", step."on", step.status, step."tierKey" from unnest(${[...customerIds]}::uuid[]) as c (id)
    cross join lateral (
      (select ${columns} from tier_change t where t.tenant_id = ${tx.tenantId} and t.customer_id = c.id and t.decided_on <= ${from}::date
        order by t.decided_on desc, t.id desc limit 1)
      union all
      (select ${columns} from tier_change t where t.tenant_id = ${tx.tenantId} and t.customer_id = c.id and t.decided_on > ${from}::date and t.decided_on <= ${to}::date
        order by t.decided_on desc, t.id desc limit ${MOST})
    ) step
    order by step."on", step.id`)
  return Map.groupBy(rows, row => row.customerId)
}
