// What a backtest does, step by step; each step is one transaction, and how many are done is how far it is. A kind with answers of its own per customer
// (tiers, completeness) counts those; every kind counts what it costs.
import { addDays, addMonths, POLICIES, type LocalDate, type PolicyBodies, type PolicyKind, type TierPolicy } from '@keqing/domain'
import { COSTED_BY_TIER, type CostScope } from '../../platform/backtest-cost.ts'
import type { Tx } from '../../platform/db/database.ts'
import { raw } from '../../platform/db/sql.ts'
import { completenessBands } from '../customer/index.ts'
import { everyPolicyHolding } from '../policy/index.ts'
import { PLANNED_FOR_A_CHAIN } from '../tier/index.ts'
import type { BacktestRow, Effect } from './backtest.sql.ts'
import { costQuestion, costs, costsOf } from './costs.sql.ts'
import type { Cell, Finding } from './finding.ts'
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
  const question = { knownAt: run.knownAt ?? undefined, recorded: run.beside === 'recorded' }
  const on = (tx: Tx, asOf: LocalDate): Comparison => ({ tenantId: tx.tenantId, chainId: run.chainId, ...bodies, ...question, asOf })
  // What rules would have cost is asked of rules, not of what was decided or known.
  const ofMonth = async (tx: Tx, first: LocalDate) => (run.ofPast ? undefined : costQuestion('tier', await costScope(tx, run, first)))
  const today: Step = {
    on: run.asOf,
    async run(tx) {
      const found = await keepMoves(tx, run.id, on(tx, run.asOf), run.asOf === months[0] ? await ofMonth(tx, run.asOf) : undefined)
      return { ...found, ...effectOf(found.cells) }
    }
  }
  const earlier = months.filter(first => first < run.asOf)
  return [
    today,
    ...earlier.map(first => ({
      on: first,
      run: async (tx: Tx) => cellsOn(tx, on(tx, first), await ofMonth(tx, first))
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

const costStep = (run: BacktestRow, first: LocalDate): Step => ({
  on: first,
  async run(tx) {
    const scope = await costScope(tx, run, first)
    const question = costQuestion(run.kind, scope)
    if (!COSTED_BY_TIER.has(run.kind)) return { costs: await costsOf(tx, question) }
    await tx.run(PLANNED_FOR_A_CHAIN)
    return {
      costs: await costsOf(tx, question, judged({ tenantId: tx.tenantId, chainId: run.chainId, asOf: first, ...alike(scope.beside.tier) }))
    }
  }
})

/** The month of a day as far as the run's own day, by the rules around that are in force on it; where tiers count, those of the month's first day. */
async function costScope(tx: Tx, run: BacktestRow, first: LocalDate): Promise<CostScope> {
  const { chainId, kind, asOf } = run
  const holding = await everyPolicyHolding(tx, { chainId, on: asOf })
  const beside = Object.fromEntries(holding.flatMap(each => (each.storeId || each.kind === kind ? [] : [[each.kind, each.body]])))
  const stores = holding.flatMap(each => (each.storeId ? [{ storeId: each.storeId, kind: each.kind, body: each.body }] : []))
  const [next, after] = [addMonths(first, 1), addDays(asOf, 1)]
  const span = { tenantId: tx.tenantId, chainId, from: first, until: next < after ? next : after }
  return { ...span, ...bodiesOf(run, kind), beside, stores, ...(COSTED_BY_TIER.has(kind) && { judged: raw('judged') }) }
}

/** The tiers in force, of both sides. */
function alike(body: unknown): { before: TierPolicy; after: TierPolicy } {
  const policy = body === undefined ? POLICIES.tier.initial : POLICIES.tier.read(body)
  return { before: policy, after: policy }
}

/** Completeness is a function of the file as it is: of the day of the run alone. */
const bandsStep = (run: BacktestRow): Step => ({
  on: run.asOf,
  run: tx => completenessBands(tx, { chainId: run.chainId, ...bodiesOf(run, 'profile') })
})
