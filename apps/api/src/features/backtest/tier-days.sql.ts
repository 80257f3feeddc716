// How the customers of a chain stand on some days by two policies: counted by pair, with what goes by their tiers; and for the day of the run who moves, kept
// customer by customer.
import type { LocalDate, TierPolicy, TierStatus } from '@keqing/domain'
import type { CustomerSlice } from '../../platform/customer-slice.ts'
import type { Tx } from '../../platform/db/database.ts'
import { join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { compareTiersOn, compareWithRecorded, PLANNED_FOR_A_CHAIN, type CreditedBeside } from '../tier/index.ts'
import type { CostFound, CostQuestion } from './costs.sql.ts'
import type { Cell, CostFigures } from './finding.ts'

export interface Comparison {
  readonly tenantId: string
  readonly chainId: string
  readonly before: TierPolicy
  readonly after: TierPolicy
  readonly knownAt?: Date | undefined
  /** What the two versions of earning rules credit, where those are tested: then the tiers' rules are the same before and after. */
  readonly credited?: CreditedBeside | undefined
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
}

const counted = (nth: number): Sql => sql`(select coalesce(jsonb_agg(to_jsonb(cell)), '[]') from (
    select ${PAIR}, count(*)::int as customers from ${judgedOn(nth)} group by ${PAIR} order by ${PAIR}) as cell)`

type FoundOnDays = readonly (readonly [CellRow[] | null, CostFound | null])[]

const askedOn = (days: readonly LocalDate[], { cells, costs }: Asked): Sql =>
  sql`jsonb_build_array(${join(days.map((_, nth) => sql`jsonb_build_array(${cells ? counted(nth) : sql`null`}, ${costs[nth]?.asked ?? sql`null`})`))})`

const shownOn = (found: FoundOnDays, { costs }: Asked): DayFound[] =>
  found.map(([rows, pairs], nth) => ({
    ...(rows && { cells: rows.map(shown) }),
    ...(costs[nth] && { costs: costs[nth].figures(pairs ?? []) })
  }))

/** In the order of the days. Customers are judged once for each, for the counts and for what goes by their tiers. */
export async function findOnDays(tx: Tx, comparison: Comparison, days: readonly LocalDate[], asked: Asked): Promise<DayFound[]> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  const row = await tx.first<{ found: FoundOnDays }>(sql`with ${judged(comparison, days)} select ${askedOn(days, asked)} as found`)
  return shownOn(row?.found ?? [], asked)
}

const MOVED = raw('(before_status, before_key) is distinct from (after_status, after_key)')
const MOVE_COLUMNS = raw(['tenant_id', 'backtest_id', 'customer_id', 'chain_id', 'store_id'].join(', '))

/** Inserts the movers of a relation under a run, each at the store that is the customer's now. */
const keptFrom = (backtestId: string, { tenantId, chainId }: Comparison, movers: Sql): Sql => sql`
  insert into backtest_move (${MOVE_COLUMNS}, ${PAIR})
  select ${tenantId}::uuid, ${backtestId}::uuid, j.customer_id, ${chainId}::uuid, c.store_id, ${PAIR}
  from ${movers} j join customer c on c.tenant_id = ${tenantId} and c.id = j.customer_id`

/** What is found of one day, and who moves on it is kept under the run: of a whole chain, whose movers are too many to pass around. */
export async function findAndKeepMoves(
  tx: Tx,
  backtestId: string,
  comparison: Comparison,
  day: LocalDate,
  cost?: CostQuestion
): Promise<DayFound[]> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  const asked = { cells: true, costs: [cost] }
  const movers = sql`(select * from ${judgedOn(0)} where ${MOVED})`
  const row = await tx.first<{
    found: FoundOnDays
  }>(sql`with ${judged(comparison, [day])}, kept as (${keptFrom(backtestId, comparison, movers)})
    select ${askedOn([day], asked)} as found`)
  return shownOn(row?.found ?? [], asked)
}

/**
 * How a slice of customers stands on some days; who of it moves on the first of them is kept under the run, by a statement of its own: one that writes is not
 * shared among processes.
 */
export async function findOfSlice(
  tx: Tx,
  backtestId: string,
  comparison: Comparison,
  days: readonly LocalDate[],
  keepsMoves: boolean
): Promise<DayFound[]> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  const asked = { cells: true, costs: [] }
  const movers = sql`(select jsonb_agg(to_jsonb(mover)) from ${judgedOn(0)} as mover where ${MOVED})`
  const row = await tx.first<{ found: FoundOnDays; movers: readonly object[] | null }>(sql`with ${judged(comparison, days)}
    select ${askedOn(days, asked)} as found, ${keepsMoves ? movers : sql`null`} as movers`)
  if (row?.movers) {
    const relation = sql`jsonb_to_recordset(${JSON.stringify(row.movers)}::jsonb) as`
    const columns = raw('(customer_id uuid, before_status text, before_key text, after_status text, after_key text)')
    await tx.run(keptFrom(backtestId, comparison, sql`(select * from ${relation} moved ${columns})`))
  }
  return shownOn(row?.found ?? [], asked)
}
