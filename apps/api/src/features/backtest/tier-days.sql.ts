// How the customers of a chain stand on a day by two policies: counted by pair, and for the day of the run who moves, kept customer by customer.
import type { LocalDate, TierPolicy, TierStatus } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { compareTiers, compareWithRecorded, PLANNED_FOR_A_CHAIN } from '../tier/index.ts'
import type { CostPairs, CostQuestion } from './costs.sql.ts'
import type { Cell, CostFigures } from './finding.ts'

export interface Comparison {
  readonly tenantId: string
  readonly chainId: string
  readonly before: TierPolicy
  readonly after: TierPolicy
  readonly asOf: LocalDate
  readonly knownAt?: Date | undefined
  /** Beside what was decided at the time, and not beside `before`. */
  readonly recorded?: boolean
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
export function judged({ before, after, recorded = false, ...scope }: Comparison): Sql {
  return sql`judged as materialized (${recorded ? compareWithRecorded(after, scope) : compareTiers({ before, after }, scope)})`
}

export interface DayFound {
  readonly cells: Cell[]
  readonly costs?: CostFigures[]
}

/** Customers are judged once, for the counts and for what goes by their tiers. */
async function found(tx: Tx, comparison: Comparison, kept: Sql, costs: CostQuestion | undefined): Promise<DayFound> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  const row = await tx.first<{ cells: CellRow[]; costs: CostPairs | null }>(sql`with ${judged(comparison)}${kept}
    select (select coalesce(jsonb_agg(to_jsonb(cell)), '[]') from (${COUNTED}) as cell) as cells, ${costs?.asked ?? sql`null::jsonb`} as costs`)
  return { cells: (row?.cells ?? []).map(shown), ...(costs && { costs: costs.figures(row?.costs ?? []) }) }
}

export function cellsOn(tx: Tx, comparison: Comparison, costs?: CostQuestion): Promise<DayFound> {
  return found(tx, comparison, empty, costs)
}

/** The same, and who moves is kept under the run, at the store that is the customer's now. */
export function keepMoves(tx: Tx, backtestId: string, comparison: Comparison, costs?: CostQuestion): Promise<DayFound> {
  const { tenantId, chainId } = comparison
  const columns = raw(['tenant_id', 'backtest_id', 'customer_id', 'chain_id', 'store_id'].join(', '))
  const kept = sql`, kept as (
      insert into backtest_move (${columns}, ${PAIR})
      select ${tenantId}::uuid, ${backtestId}::uuid, j.customer_id, ${chainId}::uuid, c.store_id, ${PAIR}
      from judged j join customer c on c.tenant_id = ${tenantId} and c.id = j.customer_id
      where (before_status, before_key) is distinct from (after_status, after_key)
    )`
  return found(tx, comparison, kept, costs)
}
