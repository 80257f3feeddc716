// What a backtest does, step by step; each step is one transaction and adds what it found, of one day or of several, or of some customers on every day. A kind
// with answers of its own per customer (tiers, what earning would do to them, completeness) counts those; every kind counts what it costs.
import {
  addDays,
  addMonths,
  effectivePolicy,
  POLICIES,
  readStoreLines,
  type LocalDate,
  type PolicyBodies,
  type PolicyKind,
  type TierPolicy
} from '@keqing/domain'
import { COSTED_BY_TIER } from '../../platform/backtest-cost.ts'
import { inSlice, type CustomerSlice } from '../../platform/customer-slice.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Sql } from '../../platform/db/sql.ts'
import { chainFacts } from '../../platform/graphql/context.ts'
import { completenessBands } from '../customer/index.ts'
import { NOTHING_BEFORE, simulateMonth } from '../incentive/index.ts'
import { creditedBeside } from '../points/index.ts'
import { everyPolicyHolding } from '../policy/index.ts'
import { mostDaysCompared } from '../tier/index.ts'
import { lastOfSlice, type BacktestRow, type Effect, type History, type Progress } from './backtest.sql.ts'
import { costQuestion, costs, costsOf, type CostCompared } from './costs.sql.ts'
import { together, type Cell, type Finding } from './finding.ts'
import { findAndKeepMoves, findOfSlice, findOnDays, judgedOn, type Comparison } from './tier-days.sql.ts'

export interface Found extends Effect {
  /** Everything found so far, this step's with it. */
  readonly findings: readonly Finding[]
  /** The last customer that was judged, where customers are judged in slices; null behind the last slice. */
  readonly throughId?: string | null
}

export interface Step {
  /** How many of the run's steps it is. */
  readonly size: number
  run(tx: Tx, soFar: Progress): Promise<Found>
}

/** Days whose facts are read together where costs go by the tiers of everybody, at most: reading them is half of what a day costs. */
const DAYS_AT_ONCE = 5
/** Customers' days that are held at once: some 200 bytes each. */
export const CUSTOMER_DAYS = 1_000_000

const atOnceOf = (customers: number, held: number): number => Math.min(DAYS_AT_ONCE, Math.max(1, Math.floor(held / Math.max(1, customers))))

/** What was found of some days, behind what was found before. */
const behind = (soFar: Progress, days: readonly LocalDate[], found: readonly Omit<Finding, 'on'>[]): Finding[] => [
  ...soFar.findings,
  ...days.map((on, nth) => ({ on, ...found[nth] }))
]

/**
 * Months that are over, the oldest first: a streak of one goes on in the next. Quotas, rules and members are those of each month; figures are measured of the facts
 * as they are now.
 */
function incentivePlan(run: BacktestRow, months: readonly LocalDate[]): Plan {
  const over = months.filter(first => addMonths(first, 1) <= addDays(run.asOf, 1)).toReversed()
  return { total: over.length, after: done => over.slice(done).map(month => incentiveStep(run, month)) }
}

const incentiveStep = (run: BacktestRow, month: LocalDate): Step => ({
  size: 1,
  async run(tx, soFar) {
    const { timeZone = 'UTC' } = (await chainFacts(tx, run.chainId)) ?? {}
    const chain = { id: run.chainId, timeZone }
    const bodies = bodiesOf(run, 'incentive')
    const last = soFar.findings[0]?.simulated ?? { before: NOTHING_BEFORE, after: NOTHING_BEFORE }
    const before = await simulateMonth(tx, chain, bodies.before, month, last.before)
    const after = await simulateMonth(tx, chain, bodies.after, month, last.after)
    const unit = bodies.after.unit
    const costs = [
      { name: 'incentiveBonuses', unit, before: before.bonuses, after: after.bonuses },
      { name: 'incentivePenalties', unit, before: before.penalties, after: after.penalties }
    ]
    // What is told of months before needs no state any more.
    const told = soFar.findings.map(({ simulated: _, ...finding }) => finding)
    // The latest first, as every backtest tells its days.
    return { findings: [{ on: month, costs, simulated: { before: before.state, after: after.state } }, ...told] }
  }
})

const firstOf = (day: LocalDate): LocalDate => `${day.slice(0, 8)}01` as LocalDate

/** The first days of so many months, this one's first; none of a month before the chain's first fact. */
export function monthsBack(asOf: LocalDate, months: number, firstFactOn: LocalDate | null): LocalDate[] {
  if (firstFactOn === null) return []
  return Array.from({ length: months }, (_, back) => addMonths(firstOf(asOf), -back)).filter(first => addMonths(first, 1) > firstFactOn)
}

export interface Plan {
  readonly total: number
  /** The steps that are left once so many are done. */
  after(done: number): readonly Step[]
}

/** @param held customers' days that are held at once */
export function planOf(run: BacktestRow, { firstFactOn, customers }: History, held: number): Plan {
  const months = monthsBack(run.asOf, run.months, firstFactOn)
  if (run.kind === 'tier') return tierPlan(run, months, atOnceOf(customers, held))
  if (run.kind === 'incentive') return incentivePlan(run, months)
  if (run.kind === 'earning') return earningPlan(run, months, { customers, held })
  const costed = costs(run.kind) ? months : []
  const atOnce = COSTED_BY_TIER.has(run.kind) ? atOnceOf(customers, held) : 1
  const bands = run.kind === 'profile' ? 1 : 0
  return {
    total: bands + costed.length,
    after(done) {
      const left = costed.slice(Math.max(0, done - bands))
      return [...(done < bands ? [bandsStep(run)] : []), ...some(left, atOnce).map(each => costStep(run, each))]
    }
  }
}

function some<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, nth) => all.slice(nth * size, (nth + 1) * size))
}

interface Bodies<P> {
  readonly before: P
  readonly after: P
  /** Of what one store sets: the chain's rules alone; then the two sides are what the store makes of them. */
  readonly chain?: P
}

function bodiesOf<K extends PolicyKind>(run: BacktestRow, kind: K): Bodies<PolicyBodies[K]> {
  const { read, initial } = POLICIES[kind]
  if (run.storeId === null) return { before: run.againstId === null ? initial : read(run.againstBody), after: read(run.body) }
  const chain = read(run.chainBody)
  const inStore = (lines: unknown) => effectivePolicy(kind, chain, readStoreLines(lines)).policy
  return { before: run.againstId === run.chainVersionId ? chain : inStore(run.againstBody), after: inStore(run.body), chain }
}

/** The day of the run, and the first of each month back. */
const daysOf = ({ asOf }: BacktestRow, months: readonly LocalDate[]): LocalDate[] => [asOf, ...months.filter(first => first < asOf)]

/** The day of the run by itself; then the months, each with what it costs from its first day on. */
function tierPlan(run: BacktestRow, months: readonly LocalDate[], atOnce: number): Plan {
  const [, ...earlier] = daysOf(run, months)
  // What rules would have cost is asked of rules, not of what was decided or known.
  const questions = async (tx: Tx, days: readonly LocalDate[]) =>
    run.ofPast ? [] : (await costScopes(tx, run, days)).map(scope => costQuestion(run.kind, scope))
  const today: Step = {
    size: 1,
    async run(tx, soFar) {
      const [cost] = run.asOf === months[0] ? await questions(tx, [run.asOf]) : []
      const found = await findAndKeepMoves(tx, run.id, comparisonOf(tx, run), run.asOf, cost)
      return { findings: behind(soFar, [run.asOf], found), ...effectOf(found[0]?.cells ?? []) }
    }
  }
  const before = (days: readonly LocalDate[]): Step => ({
    size: days.length,
    async run(tx, soFar) {
      const found = await findOnDays(tx, comparisonOf(tx, run), days, { cells: true, costs: await questions(tx, days) })
      return { findings: behind(soFar, days, found) }
    }
  })
  return {
    total: 1 + earlier.length,
    after: done => [...(done === 0 ? [today] : []), ...some(earlier.slice(Math.max(0, done - 1)), atOnce).map(before)]
  }
}

/** Two versions of tiers over the same facts. */
function comparisonOf({ tenantId }: Tx, run: BacktestRow): Comparison {
  const asked = { knownAt: run.knownAt ?? undefined, recorded: run.beside === 'recorded' }
  return { tenantId, chainId: run.chainId, ...bodiesOf(run, 'tier'), ...asked }
}

/**
 * What every month costs; then, a slice of customers after the other, how they stand on all days by what either version credits: what purchases earn is
 * reckoned once for all days, and no chain is too large to hold. Rules of earning move nobody on the day they come into force, for what was earned stays as it
 * is: so no effect is told.
 */
function earningPlan(
  run: BacktestRow,
  months: readonly LocalDate[],
  { customers, held }: { readonly customers: number; readonly held: number }
): Plan {
  const all = daysOf(run, months)
  const sliced = Math.max(1, Math.floor(held / all.length))
  // Once begun, it has as many slices as it was begun with, however many customers have come or gone.
  const slices = run.stepsTotal > all.length ? run.stepsTotal - all.length : Math.max(1, Math.ceil(customers / sliced))
  return {
    total: all.length + slices,
    after: done => [
      ...all.slice(done).map(day => (months.includes(day) ? costStep(run, [day]) : nothingOn(day))),
      ...Array.from({ length: Math.min(slices, all.length + slices - done) }, (_, left) => left)
        .reverse()
        .map(left => sliceStep(run, all, left === 0 ? undefined : sliced))
    ]
  }
}

const nothingOn = (day: LocalDate): Step => ({
  size: 1,
  run: (_, soFar) => Promise.resolve({ findings: behind(soFar, [day], []) })
})

/** So many customers more, of all days; the last slice has all that are left. */
const sliceStep = (run: BacktestRow, all: readonly LocalDate[], size: number | undefined): Step => ({
  size: 1,
  async run(tx, soFar) {
    const through = size === undefined ? null : await lastOfSlice(tx, run.chainId, soFar.throughId, size)
    const comparison = await creditsCompared(tx, run, { after: soFar.throughId, through })
    const cells: (readonly Cell[])[] = []
    for (const days of some(all, mostDaysCompared(comparison, { ...comparison, asOf: run.asOf }))) {
      const found = await findOfSlice(tx, run.id, comparison, days, days[0] === run.asOf)
      cells.push(...found.map(each => each.cells ?? []))
    }
    return {
      findings: soFar.findings.map((each, nth) => ({ ...each, cells: together(each.cells ?? [], cells[nth] ?? []) })),
      throughId: through
    }
  }
})

/** The tiers in force over what two versions of earning rules credit, each as though it had always held. */
async function creditsCompared(tx: Tx, run: BacktestRow, slice: CustomerSlice): Promise<Comparison> {
  const { tenantId } = tx
  const { chainId, asOf } = run
  const { before, after } = bodiesOf(run, 'earning')
  const holding = await everyPolicyHolding(tx, { chainId, on: asOf })
  const tiers = alike(holding.find(each => each.kind === 'tier' && !each.storeId)?.body)
  const whose = (customer: Sql) => inSlice(slice, customer)
  const credited = asksForPoints(tiers.after) ? creditedBeside(before, after, { tenantId, chainId, whose }) : undefined
  return { tenantId, chainId, ...tiers, credited, slice }
}

const asksForPoints = ({ tiers }: TierPolicy): boolean =>
  tiers.some(({ routes }) => routes.some(({ all }) => all.some(({ metric }) => metric === 'points')))

function effectOf(cells: readonly Cell[]): Required<Effect> {
  const sum = (among: readonly Cell[]) => among.reduce((all, cell) => all + cell.customers, 0)
  return {
    customers: sum(cells),
    moved: sum(cells.filter(({ before, after }) => before.status !== after.status || before.key !== after.key))
  }
}

/** What some months would have cost; where tiers count, the chain's are judged on their first days. */
const costStep = (run: BacktestRow, months: readonly LocalDate[]): Step => ({
  size: months.length,
  async run(tx, soFar) {
    const scopes = await costScopes(tx, run, months)
    const questions = scopes.map(scope => costQuestion(run.kind, scope))
    if (!COSTED_BY_TIER.has(run.kind)) return { findings: behind(soFar, months, [{ costs: await costsOf(tx, questions[0]) }]) }
    const inForce = alike(scopes[0]?.beside.tier)
    const found = await findOnDays(tx, { tenantId: tx.tenantId, chainId: run.chainId, ...inForce }, months, {
      cells: false,
      costs: questions
    })
    return { findings: behind(soFar, months, found) }
  }
})

/**
 * Each month of a day as far as the run's own day, by the rules around that are in force on it; where tiers count, those of the month's first day. What a
 * store sets is in the rules that are compared, and asked of that store alone.
 */
async function costScopes(tx: Tx, run: BacktestRow, firsts: readonly LocalDate[]): Promise<CostCompared[]> {
  const { chainId, kind, asOf, storeId } = run
  const holding = await everyPolicyHolding(tx, { chainId, on: asOf })
  const beside = Object.fromEntries(holding.flatMap(each => (each.storeId || each.kind === kind ? [] : [[each.kind, each.body]])))
  const set = holding.flatMap(each => (each.storeId ? [{ storeId: each.storeId, kind: each.kind, body: each.body }] : []))
  const where = storeId ? { storeId, stores: [] } : { stores: set }
  const bodies = bodiesOf(run, kind)
  const tomorrow = addDays(asOf, 1)
  return firsts.map((from, nth) => {
    const next = addMonths(from, 1)
    const span = { tenantId: tx.tenantId, chainId, from, until: next < tomorrow ? next : tomorrow }
    return { ...span, ...where, ...bodies, beside, ...(COSTED_BY_TIER.has(kind) && { judged: judgedOn(nth) }) }
  })
}

/** The tiers in force, of both sides. */
function alike(body: unknown): { before: TierPolicy; after: TierPolicy } {
  const policy = body === undefined ? POLICIES.tier.initial : POLICIES.tier.read(body)
  return { before: policy, after: policy }
}

/** Completeness is a function of the file as it is: of the day of the run alone. */
const bandsStep = (run: BacktestRow): Step => ({
  size: 1,
  async run(tx, soFar) {
    const { customers, moved, ...found } = await completenessBands(tx, { chainId: run.chainId, ...bodiesOf(run, 'profile') })
    return { findings: behind(soFar, [run.asOf], [found]), customers, moved }
  }
})
