// How the customers of a chain stand on some days by two policies: counted by pair, with what goes by their tiers; and for the day of the run who moves, kept
// customer by customer.
import type { LocalDate, TierPolicy, TierStatus } from '@keqing/domain'
import type { CustomerSlice } from '../../platform/customer-slice.ts'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { compareTiersOn, compareWithRecorded, PLANNED_FOR_A_CHAIN } from '../tier/index.ts'
import type { CostFound, CostQuestion } from './costs.sql.ts'
import type { Cell, CostFigures } from './finding.ts'

export interface Comparison {
  readonly tenantId: string
  readonly chainId: string
  readonly before: TierPolicy
  readonly after: TierPolicy
  readonly knownAt?: Date | undefined
  /** What the two versions of earning rules credit, where those are tested: then the tiers' rules are the same before and after. */
  readonly credited?: Sql | undefined
  readonly slice?: CustomerSlice | undefined
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

/** The relation of who stands where on the nth of the days, for what goes by tiers. */
export const judgedOn = (nth: number): Sql => raw(`judged_${nth}`)

/** The relations `judgedOn`, for statements that begin with them: facts are read once for all of the days. */
function judged({ before, after, recorded = false, ...scope }: Comparison, days: readonly LocalDate[]): Sql {
  const { gathered, on } = compareTiersOn({ before, after }, scope, days)
  const each = days.map(
    (asOf, nth) => sql`${judgedOn(nth)} as materialized (${recorded ? compareWithRecorded(after, { ...scope, asOf }) : on(nth)})`
  )
  return join(recorded ? each : [gathered, ...each])
}

export interface DayFound {
  readonly cells?: readonly Cell[]
  readonly costs?: readonly CostFigures[]
}

/** Of each day what to find: how customers stand, what goes by it, or both. */
interface Asked {
  readonly cells: boolean
  readonly costs: readonly (CostQuestion | undefined)[]
  /** A further step of the statement. */
  readonly kept?: Sql
}

const counted = (nth: number): Sql => sql`(select coalesce(jsonb_agg(to_jsonb(cell)), '[]') from (
    select ${PAIR}, count(*)::int as customers from ${judgedOn(nth)} group by ${PAIR} order by ${PAIR}) as cell)`

/** In the order of the days. Customers are judged once for each, for the counts and for what goes by their tiers. */
export async function findOnDays(
  tx: Tx,
  comparison: Comparison,
  days: readonly LocalDate[],
  { cells, costs, kept = empty }: Asked
): Promise<DayFound[]> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  const asked = days.map((_, nth) => sql`jsonb_build_array(${cells ? counted(nth) : sql`null`}, ${costs[nth]?.asked ?? sql`null`})`)
  const row = await tx.first<{ found: readonly (readonly [CellRow[] | null, CostFound | null])[] }>(
    sql`with ${judged(comparison, days)}${kept} select jsonb_build_array(${join(asked)}) as found`
  )
  return (row?.found ?? []).map(([rows, pairs], nth) => ({
    ...(rows && { cells: rows.map(shown) }),
    ...(costs[nth] && { costs: costs[nth].figures(pairs ?? []) })
  }))
}

/** The same, and who moves on the first of the days is kept under the run, at the store that is the customer's now. */
export async function findAndKeepMoves(
  tx: Tx,
  backtestId: string,
  comparison: Comparison,
  days: readonly LocalDate[],
  costs: readonly (CostQuestion | undefined)[]
): Promise<DayFound[]> {
  const { tenantId, chainId } = comparison
  const columns = raw(['tenant_id', 'backtest_id', 'customer_id', 'chain_id', 'store_id'].join(', '))
  const kept = sql`, kept as (
      insert into backtest_move (${columns}, ${PAIR})
      select ${tenantId}::uuid, ${backtestId}::uuid, j.customer_id, ${chainId}::uuid, c.store_id, ${PAIR}
      from ${judgedOn(0)} j join customer c on c.tenant_id = ${tenantId} and c.id = j.customer_id
      where (before_status, before_key) is distinct from (after_status, after_key)
    )`
  return findOnDays(tx, comparison, days, { cells: true, costs, kept })
}
