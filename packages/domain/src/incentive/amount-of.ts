/** What a rule makes of its evidence. */
import type { BothTexts } from '../benefit/policy.ts'
import type { Checked, Evidence } from './evidence.ts'
import type { ContestRound, IncentiveRule, RankingForfeit, SharedBonus, StreakBonus } from './policy.ts'
import { missingUnits, reaches, type MeasuredFigure } from './quota.ts'
import { tiedPart, type Ranked } from './rank-groups.ts'

type Of<K extends Evidence['of']> = Extract<Evidence, { of: K }>

/**
 * What a rule makes of its evidence: bonuses are above 0, penalties below. Of a sum for each member it is one member's, in full. A forfeit is 0: it is text.
 *
 * @throws TypeError where the evidence is of another rule
 */
export function amountOf(rule: IncentiveRule, evidence: Evidence): number {
  // `+ 0` because a penalty of nothing is 0 and not -0.
  return evidence.of === 'nothing' ? 0 : evidence.of === 'decision' ? evidence.amount : judged(rule, evidence) + 0
}

function judged(rule: IncentiveRule, evidence: Exclude<Evidence, { of: 'nothing' | 'decision' }>): number {
  switch (evidence.of) {
    case 'quota':
      if (rule.type === 'missingUnit') return -rule.amount * (missingUnits(evidence.figure, evidence.asked) ?? 0)
      if (rule.type === 'threshold') return reaches(evidence.figure, evidence.asked, rule.percent) === false ? -rule.amount : 0
      break
    case 'streak':
      if (rule.type === 'streak') return streakBonus(rule, evidence)
      break
    case 'rank':
      // One that is ranked alone has beaten nobody.
      if (rule.type === 'rankingBonus') return evidence.ranked > 1 ? tiedPart(Array<number>(rule.places).fill(rule.amount), evidence) : 0
      if (rule.type === 'contestRound') return prizeOf(rule, evidence)
      if (rule.type === 'rankingForfeit') return 0
      break
    case 'shared':
      if (rule.type === 'shared') return sharedBonus(rule, evidence)
      break
    case 'count':
      if (rule.type === 'onboarding') return -rule.amount * evidence.figure.numerator
      break
    case 'check':
      if (rule.type === 'systemCheck') return failedItems(evidence) > rule.mostFailed ? -rule.amount : 0
  }
  throw new TypeError(`evidence of ${evidence.of} is none for a rule of type ${rule.type}`)
}

function streakBonus(rule: StreakBonus, { periods }: Of<'streak'>): number {
  const met = periods.filter(({ figure, asked }) => reaches(figure, asked, rule.percent) === true)
  return met.length === rule.times && periods.length === rule.times ? rule.amount : 0
}

function sharedBonus(rule: SharedBonus, evidence: Of<'shared'>): number {
  // Who spent nothing has not spent most.
  if (evidence.rank > 1 || evidence.figure.numerator <= 0 || reaches(evidence.store.figure, evidence.store.asked, 100) !== true) return 0
  return rule.sharing === 'each' ? rule.amount : tiedPart([rule.amount], evidence)
}

/** INC-10: nothing for who is ranked alone, or has nothing to show. */
export const prizeOf = ({ prizes }: ContestRound, { figure, ...ranked }: Ranked & { readonly figure: MeasuredFigure }): number =>
  ranked.ranked > 1 && figure.numerator > 0 ? tiedPart(prizes, ranked) : 0

/** INC-9: critical items that failed, and rates below their floors (INC-5). */
export const failedItems = ({ figure, floors }: Checked): number =>
  (figure?.numerator ?? 0) + floors.filter(floor => reaches(floor.figure, floor.percent, 100) === false).length

/** What somebody does of whom the evidence is, if anything: it is no money. */
export function forfeitOf(rule: IncentiveRule, evidence: Evidence): BothTexts | null {
  if (evidence.of !== 'rank') return null
  if (rule.type === 'rankingForfeit') return isLowest(rule, evidence) ? rule.forfeit : null
  return rule.type === 'contestRound' && isLast(evidence) && prizeOf(rule, evidence) === 0 ? rule.forfeit : null
}

/** INC-7: among the lowest, where anybody stands higher. */
const isLowest = ({ places }: RankingForfeit, { rank, tied, ranked }: Ranked): boolean => rank <= places && tied < ranked
/** INC-10: the same, of those that are ranked from the best. */
const isLast = ({ rank, tied, ranked }: Ranked): boolean => rank + tied > ranked && tied < ranked
