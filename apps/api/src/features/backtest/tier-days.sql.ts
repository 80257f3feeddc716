// How the customers of a chain stand on a day by two policies: counted by pair, and for the day of the run who moves, kept customer by customer.
import type { LocalDate, TierPolicy, TierStatus } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'
import { compareTiers, PLANNED_FOR_A_CHAIN } from '../tier/index.ts'
import type { Cell } from './finding.ts'

export interface Comparison {
  readonly tenantId: string
  readonly chainId: string
  readonly before: TierPolicy
  readonly after: TierPolicy
  readonly asOf: LocalDate
}

interface CellRow {
  readonly before_status: TierStatus
  readonly before_key: string | null
  readonly after_status: TierStatus
  readonly after_key: string | null
  readonly customers: number
}

const shown = (row: CellRow): Cell => ({
  before: { status: row.before_status, key: row.before_key },
  after: { status: row.after_status, key: row.after_key },
  customers: row.customers
})

const PAIR = raw('before_status, before_key, after_status, after_key')
const COUNTED = sql`select ${PAIR}, count(*)::int as customers from judged group by ${PAIR} order by ${PAIR}`

/** The relation `judged`, for statements that begin with it. */
export function judged({ before, after, ...scope }: Comparison): Sql {
  return sql`judged as materialized (${compareTiers({ before, after }, scope)})`
}

export async function cellsOn(tx: Tx, comparison: Comparison): Promise<Cell[]> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  return (await tx.query<CellRow>(sql`with ${judged(comparison)} ${COUNTED}`)).map(shown)
}

/** The same, and who moves is kept under the run, at the store that is the customer's now. */
export async function keepMoves(tx: Tx, backtestId: string, comparison: Comparison): Promise<Cell[]> {
  const { tenantId, chainId } = comparison
  await tx.run(PLANNED_FOR_A_CHAIN)
  const columns = raw(['tenant_id', 'backtest_id', 'customer_id', 'chain_id', 'store_id'].join(', '))
  const rows = await tx.query<CellRow>(sql`with ${judged(comparison)}, kept as (
      insert into backtest_move (${columns}, ${PAIR})
      select ${tenantId}::uuid, ${backtestId}::uuid, j.customer_id, ${chainId}::uuid, c.store_id, ${PAIR}
      from judged j join customer c on c.tenant_id = ${tenantId} and c.id = j.customer_id
      where (before_status, before_key) is distinct from (after_status, after_key)
    ) ${COUNTED}`)
  return rows.map(shown)
}
