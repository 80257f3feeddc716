// Why a customer stands elsewhere by the version tested: of all that both versions say, what they say otherwise. Pure.
import type { Comparison, LocalDate, Metric } from '@keqing/domain'
import type { TierJudgement } from '../tier/index.ts'

export const REASON_KINDS = ['condition', 'lost', 'notLost', 'inactive', 'notInactive', 'levels', 'tierGone', 'given', 'order'] as const

export interface MoveReason {
  readonly kind: (typeof REASON_KINDS)[number]
  /** Of a condition. */
  readonly metric?: Metric
  readonly found?: number
  /** What the version in force finds, where that is another figure: rules of earning credit other points. */
  readonly foundBefore?: number
  /** What each version asks for; null where it has no such condition. */
  readonly before?: Asked | null
  readonly after?: Asked | null
  /** Of time: since when, and how many months each version gives; null where it has no such rule. */
  readonly since?: LocalDate
  readonly monthsBefore?: number | null
  readonly monthsAfter?: number | null
  /** Of `levels`: how many each version lowers by. */
  readonly levelsBefore?: number
  readonly levelsAfter?: number
}

export interface Asked {
  readonly compare: Comparison
  readonly asked: number
  readonly windowMonths: number | null
}

type Condition = TierJudgement['tiers'][number]['routes'][number]['conditions'][number]

/** At least one; time comes before figures, as it does in a decision. */
export function reasonsOf(before: TierJudgement, after: TierJudgement): MoveReason[] {
  if ((before.status === 'lost') !== (after.status === 'lost')) return [lossReason(before, after)]
  const figures = conditionReasons(before, after)
  const [was, is] = [before.inactivity?.applies ?? false, after.inactivity?.applies ?? false]
  const time = was === is ? levelsReason(before, after) : inactivityReason(before, after)
  return time ? [time, ...(before.baseKey === after.baseKey ? [] : figures)] : figures
}

function lossReason(before: TierJudgement, after: TierJudgement): MoveReason {
  const since = (after.loss ?? before.loss)?.lastPurchaseOn
  return {
    kind: after.status === 'lost' ? 'lost' : 'notLost',
    ...(since && { since }),
    monthsBefore: before.loss?.months ?? null,
    monthsAfter: after.loss?.months ?? null
  }
}

function inactivityReason(before: TierJudgement, after: TierJudgement): MoveReason {
  const since = (after.inactivity ?? before.inactivity)?.since
  return {
    kind: after.inactivity?.applies ? 'inactive' : 'notInactive',
    ...(since && { since }),
    monthsBefore: before.inactivity?.months ?? null,
    monthsAfter: after.inactivity?.months ?? null
  }
}

/** Where both versions lower the tier, by another number of levels each. */
function levelsReason({ inactivity: before }: TierJudgement, { inactivity: after }: TierJudgement): MoveReason | undefined {
  if (!before?.applies || !after?.applies || before.levels === after.levels) return undefined
  return { kind: 'levels', since: after.since, levelsBefore: before.levels, levelsAfter: after.levels }
}

/** What the version that gives the tier finds met and the other does not; else what the other asks for besides. */
function conditionReasons(before: TierJudgement, after: TierJudgement): MoveReason[] {
  const rises = met(after) !== undefined && !holds(before, met(after)!.key)
  const [gives, refuses] = rises ? [after, before] : [before, after]
  const [tier, other] = [met(gives), refuses.tiers.find(each => each.key === met(gives)?.key)]
  if (tier && !other) return [{ kind: 'tierGone' }]
  const given = tier?.routes.find(route => route.met)?.conditions ?? []
  const reason = (one: Condition | undefined, two: Condition | undefined): MoveReason => {
    const [first, second] = rises ? [two, one] : [one, two]
    const { metric, found } = (one ?? two)!
    const figures = counted(first, second) ?? { found }
    return { kind: 'condition', metric, ...figures, before: askedOf(first), after: askedOf(second) }
  }
  const all = other?.routes.flatMap(route => route.conditions) ?? []
  const otherwise = given.flatMap(one => {
    const two = likest(all, one)
    return two?.met ? [] : [reason(one, two)]
  })
  const besides = unmetOf(other).map(two => reason(likest(given, two), two))
  const found = otherwise.length > 0 ? otherwise : besides
  return found.length > 0 ? found : [{ kind: before.source === after.source ? 'order' : 'given' }]
}

/** The same figure of the same window, which both sides count otherwise. */
function counted(first: Condition | undefined, second: Condition | undefined): Pick<MoveReason, 'found' | 'foundBefore'> | undefined {
  if (!first || !second || first.windowMonths !== second.windowMonths || first.found === second.found) return undefined
  return { found: second.found, foundBefore: first.found }
}

/** Of the route that is nearest to being met. */
function unmetOf(tier: TierJudgement['tiers'][number] | undefined): readonly Condition[] {
  const unmet = tier?.routes.map(route => route.conditions.filter(each => !each.met)) ?? []
  return unmet.toSorted((a, b) => a.length - b.length)[0] ?? []
}

const met = ({ tiers }: TierJudgement) => tiers.find(tier => tier.met)
const holds = ({ tiers }: TierJudgement, key: string) => tiers.some(tier => tier.key === key && tier.met)

/** Of conditions the one that asks about the same figure: of the same window rather than of another, and one met rather than one that is not. */
function likest(all: readonly Condition[], like: Condition): Condition | undefined {
  const alike = (each: Condition) => (each.windowMonths === like.windowMonths ? 2 : 0) + (each.met ? 1 : 0)
  return all.filter(each => each.metric === like.metric).toSorted((a, b) => alike(b) - alike(a))[0]
}

const askedOf = (condition: Condition | undefined): Asked | null =>
  condition ? { compare: condition.compare, asked: condition.asked, windowMonths: condition.windowMonths ?? null } : null
