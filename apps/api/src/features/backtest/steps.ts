// What a backtest does, step by step; each step is one transaction, and how many are done is how far it is. A kind with answers of its own per customer
// (tiers, completeness) counts those; every kind counts what it costs.
import { addDays, addMonths, POLICIES, type LocalDate, type PolicyBodies, type PolicyKind } from '@keqing/domain'
import type { CostScope } from '../../platform/backtest-cost.ts'
import type { Tx } from '../../platform/db/database.ts'
import { raw } from '../../platform/db/sql.ts'
import { completenessBands } from '../customer/index.ts'
import { PLANNED_FOR_A_CHAIN } from '../tier/index.ts'
import type { BacktestRow, Effect } from './backtest.sql.ts'
import { costs, costsOf } from './costs.sql.ts'
import type { Cell, CostFigures, Finding } from './finding.ts'
import { cellsOn, judged, keepMoves, type Comparison } from './tier-days.sql.ts'

export interface Step {
  readonly on: LocalDate
  run(tx: Tx): Promise<Omit<Finding, 'on'> & Effect>
}

const firstOf = (day: LocalDate): LocalDate => `${day.slice(0, 8)}01` as LocalDate

/** The first days of so many months, this one's first; none of a month before the chain's first fact. */
export function monthsBack(asOf: LocalDate, months: number, firstFactOn: LocalDate | null): LocalDate[] {
  if (firstFactOn === null) return []
  return Array.from({ length: months }, (_, back) => addMonths(firstOf(asOf), -back)).filter(first => addMonths(first, 1) > firstFactOn)
}

export function stepsOf(run: BacktestRow, firstFactOn: LocalDate | null): Step[] {
  const months = monthsBack(run.asOf, run.months, firstFactOn)
  if (run.kind === 'tier') return tierSteps(run, months)
  const monthly = costs(run.kind) ? months.map(first => costStep(run, first)) : []
  return run.kind === 'profile' ? [bandsStep(run), ...monthly] : monthly
}

function bodiesOf<K extends PolicyKind>(run: BacktestRow, kind: K): { before: PolicyBodies[K]; after: PolicyBodies[K] } {
  const { read, initial } = POLICIES[kind]
  return { before: run.againstId === null ? initial : read(run.againstBody), after: read(run.body) }
}

/** The day of the run, then the first of each month back. */
function tierSteps(run: BacktestRow, months: readonly LocalDate[]): Step[] {
  const bodies = bodiesOf(run, 'tier')
  const on = (tx: Tx, asOf: LocalDate): Comparison => ({ tenantId: tx.tenantId, chainId: run.chainId, ...bodies, asOf })
  const ofMonth = async (tx: Tx, first: LocalDate): Promise<Pick<Finding, 'costs'>> =>
    costs('tier') ? { costs: await costsByTier(tx, run, on(tx, first)) } : {}
  const today: Step = {
    on: run.asOf,
    async run(tx) {
      const cells = await keepMoves(tx, run.id, on(tx, run.asOf))
      return { cells, ...effectOf(cells), ...(run.asOf === months[0] && (await ofMonth(tx, run.asOf))) }
    }
  }
  const earlier = months.filter(first => first < run.asOf)
  return [
    today,
    ...earlier.map(first => ({
      on: first,
      run: async (tx: Tx) => ({ cells: await cellsOn(tx, on(tx, first)), ...(await ofMonth(tx, first)) })
    }))
  ]
}

function effectOf(cells: readonly Cell[]): Required<Effect> {
  const sum = (some: readonly Cell[]) => some.reduce((all, cell) => all + cell.customers, 0)
  return {
    customers: sum(cells),
    moved: sum(cells.filter(({ before, after }) => before.status !== after.status || before.key !== after.key))
  }
}

/** The month of a day, as far as the run's own day. */
function spanOf(tx: Tx, run: BacktestRow, first: LocalDate): CostScope {
  const [next, after] = [addMonths(first, 1), addDays(run.asOf, 1)]
  return { tenantId: tx.tenantId, chainId: run.chainId, from: first, until: next < after ? next : after, ...bodiesOf(run, run.kind) }
}

async function costsByTier(tx: Tx, run: BacktestRow, comparison: Comparison): Promise<CostFigures[]> {
  await tx.run(PLANNED_FOR_A_CHAIN)
  return costsOf(tx, 'tier', { ...spanOf(tx, run, comparison.asOf), judged: raw('judged') }, judged(comparison))
}

const costStep = (run: BacktestRow, first: LocalDate): Step => ({
  on: first,
  run: async tx => ({ costs: await costsOf(tx, run.kind, spanOf(tx, run, first)) })
})

/** Completeness is a function of the file as it is: of the day of the run alone. */
const bandsStep = (run: BacktestRow): Step => ({
  on: run.asOf,
  run: tx => completenessBands(tx, { chainId: run.chainId, ...bodiesOf(run, 'profile') })
})
