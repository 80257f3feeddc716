/** INC-2, INC-3: what is still to be done in an open period so that less is taken, and what that spares. */
import type { Beneficiary, SubjectFigure } from './evidence.ts'
import { RATIOS, type IncentivePolicy } from './policy.ts'
import type { MeasuredFigure } from './quota.ts'
import { recipientOf } from './score-rules.ts'

/** A figure of a period that is not over. */
export interface OpenFigure extends SubjectFigure {
  /** What is asked by the days there; null: nothing. */
  readonly asked: number | null
  /** Where it ends if it goes on as until today. */
  readonly expected: MeasuredFigure
}

export interface NextStep<F extends OpenFigure = OpenFigure> {
  readonly ruleKey: string
  readonly figure: F
  /** So many more of what is counted; above 0. */
  readonly units: number
  /** What it spares the beneficiary, in the plan's unit; above 0. Of a group it is what its members share. */
  readonly spares: number
  /** Who it would be taken from. */
  readonly beneficiary: Beneficiary
  /** Whether the pace so far leads there by the period's end. */
  readonly onPace: boolean
}

/**
 * The steps within the pace so far first, then those that spare most per unit; ties by fewer units, rule and id. Only counts: of a ratio no number of units says
 * what is to be done. What rankings, streaks and shared bonuses bring is left out: it hangs on other groups or months.
 */
export function nextSteps<F extends OpenFigure>(
  plan: Pick<IncentivePolicy, 'quotas' | 'rules'>,
  figures: readonly F[]
): readonly NextStep<F>[] {
  const steps = plan.rules.flatMap(rule => {
    if (rule.type !== 'missingUnit' && rule.type !== 'threshold') return []
    const quota = plan.quotas.find(({ key }) => key === rule.quota)
    if (!quota || RATIOS.has(quota.measure)) return []
    return figures
      .filter(({ key }) => key === quota.key)
      .flatMap((figure): NextStep<F>[] => {
        if (figure.asked === null) return []
        const target = rule.type === 'threshold' ? percentOf(figure.asked, rule.percent) : figure.asked
        const units = target - figure.numerator
        const spares = rule.type === 'threshold' ? rule.amount : rule.amount * units
        if (units <= 0 || spares <= 0) return []
        const beneficiary = recipientOf(rule.to, figure)
        return [{ ruleKey: rule.key, figure, units, spares, beneficiary, onPace: figure.expected.numerator >= target }]
      })
  })
  return steps.toSorted(byWorth)
}

/** The fewest whole units that are so many percent. */
const percentOf = (asked: number, percent: number): number => Number((BigInt(asked) * BigInt(percent) + 99n) / 100n)

function byWorth(a: NextStep, b: NextStep): number {
  if (a.onPace !== b.onPace) return a.onPace ? -1 : 1
  const perUnit = b.spares / b.units - a.spares / a.units
  return perUnit || a.units - b.units || (`${a.ruleKey} ${a.figure.id}` < `${b.ruleKey} ${b.figure.id}` ? -1 : 1)
}
