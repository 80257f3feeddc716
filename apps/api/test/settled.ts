// Events are told once no older transaction is open anywhere on the server, and other test files have theirs beside us.
import { setTimeout } from 'node:timers/promises'
import type { Database } from '../src/platform/db/database.ts'
import { sql } from '../src/platform/db/sql.ts'

/** Until whatever has been committed so far may be told. */
export async function settled(db: Database): Promise<void> {
  const now = await db.global<{ id: string }>(sql`select pg_current_xact_id()::text as id`)
  for (;;) {
    const [row] = await db.global<{ over: boolean }>(sql`select pg_snapshot_xmin(pg_current_snapshot()) > ${now[0]?.id}::xid8 as over`)
    if (row?.over) return
    await setTimeout(20)
  }
}
