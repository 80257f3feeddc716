// What a plan would have given and taken in a month of a whole chain, from the facts as they are: for a backtest. Nothing is kept but what the next month needs to know.
import {
  deriveEntry,
  endsWithMonth,
  judgeRules,
  measuresDue,
  paidMonthlyFrom,
  periodAfter,
  periodStart,
  reaches,
  ruleOf,
  scorePaidMonthly,
  scoreRules,
  SPANS,
  type EarlierPeriod,
  type IncentivePolicy,
  type LocalDate,
  type ScoredEntry,
  type ScoreInput,
  type StreakBonus,
  type Subject,
  type SubjectFigure
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { measureNow, subjectFigure } from './figures.sql.ts'
import { spanScope, type ChainScope } from './measure-scope.ts'
import { sharersOf } from './members.ts'
import { membersOf, type MemberDays } from './subjects.sql.ts'

/** Small: by groups, never by customers. */
export interface SimulationState {
  /** By rule and whom it measures: how many periods of a streak are behind. */
  readonly runs: Readonly<Record<string, number>>
  /** By the first day of the quarter or month that promised it: what is paid in each month of the next. */
  readonly promised: Readonly<Record<string, number>>
}
export const NOTHING_BEFORE: SimulationState = { runs: {}, promised: {} }

export interface SimulatedMonth {
  /** Points or minor units; penalties as what is taken, above 0. */
  readonly bonuses: number
  readonly penalties: number
  readonly state: SimulationState
}

const nameOf = (rule: StreakBonus, { id }: Subject): string => `${rule.key} ${id}`

export async function simulateMonth(
  tx: Tx,
  chain: ChainScope,
  plan: IncentivePolicy,
  month: LocalDate,
  before: SimulationState
): Promise<SimulatedMonth> {
  const figures: SubjectFigure[] = []
  for (const asked of measuresDue(plan, month)) {
    const scope = await spanScope(tx, chain, { span: asked.span, month, prospectsCount: plan.prospectsCount })
    figures.push(...(await measureNow(tx, asked, scope)).map(subjectFigure))
  }
  const byStore = Map.groupBy(figures, each => each.storeId)
  const ofChain = figures.filter(each => plan.rules.some(rule => rule.key === each.key && 'among' in rule && rule.among === 'chain'))
  const inputOf = (storeId: string): ScoreInput => ({
    storeId,
    month,
    figures: [...(byStore.get(storeId) ?? []), ...ofChain.filter(each => each.storeId !== storeId)],
    earlier: (rule, subject) => earlierOf(plan, rule, month, before.runs[nameOf(rule, subject)] ?? 0)
  })
  const inputs = [...byStore.keys()].map(inputOf)
  const members = await membersOfSpans(tx, chain, month)
  const amountOf = (entry: ScoredEntry): number => deriveEntry(ruleOf(plan, entry), entry, members(entry), month).amount
  const entries = inputs.flatMap(input => scoreRules(plan, input))
  const amounts = entries.map(amountOf)
  const paid = SPANS.reduce((sum, span) => sum + (before.promised[`${span} ${paidMonthlyFrom(span, month)}`] ?? 0), 0)
  const promises = Object.fromEntries(
    SPANS.filter(span => endsWithMonth(span, month)).map(span => {
      const monthly = inputs.flatMap(input => scorePaidMonthly(plan, input)).filter(entry => entry.span === span)
      return [`${span} ${month}`, monthly.reduce((sum, entry) => sum + amountOf(entry), 0)]
    })
  )
  const sum = (sign: 1 | -1) => amounts.reduce((all, amount) => all + Math.max(0, sign * amount), 0)
  return {
    bonuses: sum(1) + paid,
    penalties: sum(-1),
    state: { runs: runsAfter(plan, inputs, entries, before), promised: { ...recent(before.promised, month), ...promises } }
  }
}

/** What was promised longer ago than a quarter is paid out. */
const recent = (promised: SimulationState['promised'], month: LocalDate) =>
  Object.fromEntries(Object.entries(promised).filter(([name]) => (name.split(' ')[1] ?? '') >= periodAfter('month', month, -3)))

/** So many periods that were reached; how well is not known any more, nor needed. */
function earlierOf(plan: IncentivePolicy, rule: StreakBonus, month: LocalDate, many: number): EarlierPeriod[] {
  const span = plan.quotas.find(({ key }) => key === rule.quota)?.span ?? 'month'
  const start = periodStart(span, month)
  return Array.from({ length: many }, (_, nth) => ({
    start: periodAfter(span, start, -1 - nth),
    figure: { numerator: rule.percent, denominator: null },
    asked: 1
  }))
}

function runsAfter(
  plan: IncentivePolicy,
  inputs: readonly ScoreInput[],
  entries: readonly ScoredEntry[],
  { runs }: SimulationState
): Record<string, number> {
  const rewarded = new Set(entries.map(entry => `${entry.ruleKey} ${entry.evidence.subject.id}`))
  const after: Record<string, number> = {}
  for (const entry of inputs.flatMap(input => judgeRules(plan, input))) {
    const rule = ruleOf(plan, entry)
    const now = entry.evidence.of === 'streak' ? entry.evidence.periods.at(-1) : undefined
    if (rule.type !== 'streak' || !now) continue
    const name = nameOf(rule, entry.evidence.subject)
    const reached = reaches(now.figure, now.asked, rule.percent) === true && !rewarded.has(name)
    if (reached) after[name] = Math.min(rule.times, (runs[name] ?? 0) + 1)
  }
  // A streak of quarters goes on through the months between.
  const between = plan.rules.filter(
    rule => rule.type === 'streak' && !inputs.some(({ figures }) => figures.some(each => each.key === rule.quota))
  )
  for (const [name, many] of Object.entries(runs)) if (between.some(rule => name.startsWith(`${rule.key} `))) after[name] = many
  return after
}

/** Whoever shares an entry, of the whole chain, asked once per span. */
async function membersOfSpans(tx: Tx, chain: ChainScope, month: LocalDate) {
  const bySpan = new Map<string, Map<string, MemberDays[]>>()
  for (const span of SPANS) {
    const from = periodStart(span, month)
    const all = await membersOf(tx, { chainId: chain.id, timeZone: chain.timeZone, from, until: periodAfter(span, from) })
    bySpan.set(
      span,
      Map.groupBy(all, each => each.storeId)
    )
  }
  return ({ span, storeId, beneficiary }: ScoredEntry) => sharersOf(beneficiary, bySpan.get(span)?.get(storeId) ?? [])
}
