// Rows as tests put them into a database: many of one table in one statement.
import type { LocalDate, RecordedFacts } from '@keqing/domain'
import type { Tx } from '../src/platform/db/database.ts'
import { raw, sql } from '../src/platform/db/sql.ts'

export interface Place {
  readonly chainId: string
  readonly storeId: string
}

export interface OneHistory {
  readonly recorded: RecordedFacts
  readonly customerId: string
  readonly noise: boolean
}

export type Row = Readonly<Record<string, unknown>>

/** Rows of one table in one statement; columns are those of the first row. */
export async function insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first).join(', ')
  await tx.run(sql`insert into ${raw(table)} (tenant_id, ${raw(columns)})
    select ${tx.tenantId}, ${raw(columns)} from jsonb_populate_recordset(null::${raw(table)}, ${JSON.stringify(rows)}::jsonb)`)
}

export const noon = (day: LocalDate) => `${day}T04:00:00Z`

export const instant = (ms: number) => new Date(ms).toISOString()
export const orNull = (ms: number | null) => (ms === null ? null : instant(ms))
export const LONG_AGO = '1999-06-01T00:00:00Z'

/** What stands now. */
export const standingOf = <T extends { until: number | null }>(facts: readonly T[]): T[] => facts.filter(each => each.until === null)
