import type { Database } from './database.ts'
import { sql } from './sql.ts'

/**
 * Tells the planner what a load is bringing, rather than wait for autovacuum: a second or two, whatever the tables hold. Wanted after the first of many
 * transactions, for until then the plans of foreign key checks are those of an empty table and scan it for every row; and before statements that join
 * what was loaded, for a tenant of whom no statistics tell counts as having one row. As the platform role.
 */
export async function gatherStatistics(platform: Pick<Database, 'global'>): Promise<void> {
  await platform.global(sql`select app.gather_statistics()`)
}
