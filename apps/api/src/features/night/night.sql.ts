// The latest nights of chains.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { NIGHT_TASKS } from '../../platform/jobs/nights.ts'
import type { ChainNight } from './night.type.ts'

/** The latest day first. */
export async function nightsOf(
  tx: Tx,
  chainIds: readonly string[],
  of: { days: number; now: Date }
): Promise<ReadonlyMap<string, ChainNight[]>> {
  const rows = await tx.query<ChainNight & { chainId: string }>(sql`
    select n.* from unnest(${[...chainIds]}::uuid[]) as c (id) cross join lateral (
      select n.chain_id as "chainId", n.task, n.day, n.due_at as "dueAt", n.started_at as "startedAt", n.finished_at as "finishedAt",
        greatest(0, extract(epoch from coalesce(n.finished_at, ${of.now}::timestamptz) - n.due_at))::int as "lagSeconds"
      from chain_night n where n.tenant_id = ${tx.tenantId} and n.chain_id = c.id order by n.day desc, n.task desc limit ${of.days * NIGHT_TASKS.length}
    ) n`)
  return Map.groupBy(rows, row => row.chainId)
}
