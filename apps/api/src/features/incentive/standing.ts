// How a store stands in a month: every figure that its plan measures, with what is asked and where it will end; of a closed month as it was kept.
import {
  daysBetween,
  forecast,
  measuresAsked,
  periodEnd,
  periodStart,
  quotaAmount,
  quotaAsked,
  readIncentivePolicy,
  type IncentivePolicy,
  type LocalDate,
  type MeasureAsked,
  type MeasuredFigure,
  type SubjectFigure
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { policiesHolding } from '../policy/index.ts'
import { keptFigures, measureNow, subjectFigure } from './figures.sql.ts'
import { spanScope, type ChainScope } from './measure-scope.ts'
import { periodOfMonth, type PeriodRow } from './period.sql.ts'

export interface StandingFigure extends SubjectFigure {
  readonly measured: MeasureAsked
  readonly chainId: string
  readonly month: LocalDate
  readonly start: LocalDate
  readonly end: LocalDate
  /** Null: nothing is asked; it ranks. */
  readonly asked: number | null
  /** Where it ends if it goes on as until today; of a closed month what it is. */
  readonly expected: MeasuredFigure
  readonly periodId: string | null
}

export interface Standing {
  readonly plan: IncentivePolicy
  readonly policyVersionId: string
  readonly period: PeriodRow | undefined
  readonly figures: readonly StandingFigure[]
}

interface AskedStanding {
  readonly chain: ChainScope
  readonly storeId: string
  /** Any day of the month. */
  readonly month: LocalDate
  readonly today: LocalDate
}

/** The plan of a month: of a closed one that it was closed by, of another that in force on its first day, or of a chain's first the one since. */
export async function planOfMonth(tx: Tx, chainId: string, month: LocalDate, today: LocalDate) {
  const period = await periodOfMonth(tx, chainId, month)
  if (period) return { period, policyVersionId: period.policyVersionId, plan: readIncentivePolicy(period.body) }
  const on = (day: LocalDate) =>
    policiesHolding(tx, { chainId, storeId: null, kinds: ['incentive'], on: day, today: day > today ? today : day })
  const [version] = await on(month)
  return version && { period, policyVersionId: version.id, plan: readIncentivePolicy(version.body) }
}

/** Undefined where no plan holds in the month. */
export async function standingOf(tx: Tx, { chain, storeId, month: day, today }: AskedStanding): Promise<Standing | undefined> {
  const month = periodStart('month', day)
  const found = await planOfMonth(tx, chain.id, month, today)
  if (!found) return undefined
  const { period, plan, policyVersionId } = found
  const isKept = period?.measuredAt !== null && period?.measuredAt !== undefined
  const kept = isKept ? (await keptFigures(tx, period.id, { storeId, chainKeys: [] })).map(subjectFigure) : []
  const figures: StandingFigure[] = []
  for (const measured of measuresAsked(plan, month)) {
    // A contest has its own board.
    if (plan.rules.some(({ key, type }) => key === measured.key && type === 'contestRound')) continue
    // A quarter that is not over is measured as far as it is.
    const own = kept.filter(each => each.key === measured.key && each.storeId === storeId)
    const scope = await spanScope(tx, chain, { span: measured.span, month, storeIds: [storeId], prospectsCount: plan.prospectsCount })
    const some = own.length > 0 ? own : (await measureNow(tx, measured, scope)).map(subjectFigure)
    const end = periodEnd(measured.span, scope.from)
    for (const each of some) {
      const left = Math.max(0, daysBetween(today, end))
      const days = Math.max(0, each.presence.days - left)
      figures.push({
        ...each,
        measured,
        chainId: chain.id,
        month,
        start: scope.from,
        end,
        asked: askedOf(plan, each, scope.from),
        expected: own.length > 0 ? each : forecast(each, { days, of: each.presence.days }),
        periodId: own.length > 0 && period ? period.id : null
      })
    }
  }
  return { plan, policyVersionId, period, figures }
}

function askedOf(plan: IncentivePolicy, { key, storeId, presence }: SubjectFigure, start: LocalDate): number | null {
  const quota = plan.quotas.find(each => each.key === key)
  const rule = plan.rules.find(each => each.key === key)
  // INC-5: a floor is asked in full.
  if (rule?.type === 'rateFloor') return rule.percent
  return quota ? quotaAsked(quotaAmount(quota, storeId, start), quota.measure, presence, plan.partSpans) : null
}
