// Many rows of one table in few statements, through the tenant's door.
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import type { Row } from './plan.ts'

/** Memory of a statement stays bounded. */
const ROWS_PER_STATEMENT = 4_000

/** Columns are those of the first row; what is left out takes its default. */
export async function insertRows(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const columns = raw(Object.keys(rows[0] ?? {}).join(', '))
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    const chunk = JSON.stringify(rows.slice(from, from + ROWS_PER_STATEMENT))
    await tx.run(sql`insert into ${raw(table)} (tenant_id, ${columns})
      select ${tx.tenantId}::uuid, ${columns} from jsonb_populate_recordset(null::${raw(table)}, ${chunk}::jsonb)`)
  }
}
