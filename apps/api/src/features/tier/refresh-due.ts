// TIER-11, by time: of those whose day has come (nextChangeOn), a batch is decided anew.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { refreshTiers } from './refresh-tiers.ts'
import { lockCustomers } from './refresh-tiers.sql.ts'

/** Customers per transaction: few enough that nobody waits long for a row of theirs. */
const BATCH = 5_000

export interface DueRefresh {
  readonly due: number
  readonly changed: number
  /** Whether others may be due still. */
  readonly more: boolean
}

/** Repeated until `more` is false, everybody due on `today` is decided; whoever was, is due no longer. */
export async function refreshDue(tx: Tx, chainId: string, today: LocalDate): Promise<DueRefresh> {
  const due = await dueCustomers(tx, chainId, today)
  const { changed } = await refreshTiers(tx, { chainId, asOf: today, customerIds: due, cause: 'TIME' })
  return { due: due.length, changed, more: due.length === BATCH }
}

/** Locked in order of id, like everywhere. */
async function dueCustomers(tx: Tx, chainId: string, today: LocalDate): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select customer_id as id from customer_state
    where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and next_change_on <= ${today}::date order by next_change_on, customer_id limit ${BATCH}`)
  const due = rows.map(row => row.id)
  if (due.length > 0) await tx.run(lockCustomers(tx.tenantId, { ids: due }))
  return due
}
