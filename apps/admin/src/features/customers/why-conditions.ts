/** TIER-10, condition by condition: what was found and asked, and what would change it. Pure, like `explain`, which puts the sentences above them. */
import { localDate, subtractMonths } from '@keqing/domain'
import type { Format } from '../../app/format.ts'
import type { ConditionOfFragment, DecisionOfFragment } from '../../gql/graphql.ts'
import type { WhyCondition, WhyGroup } from '../../ui/shapes.ts'
import { addDays, daysBetween } from './days.ts'

export interface Words {
  /** `t(key, values, count)`: the count chooses singular or plural. */
  readonly t: (key: string, values?: Record<string, unknown>, count?: number) => string
  readonly f: Format
  readonly currency: string
  /** The chain's local date; a decision as of another day says so. */
  readonly today: string
}

export const needed = (c: ConditionOfFragment): number => (c.compare === 'MORE_THAN' ? c.asked + 1 : c.asked)

/** A figure of a condition as people read it: money for spend, a count otherwise. */
export function figure(c: ConditionOfFragment, value: number, { f, currency }: Words): string {
  return c.metric === 'SPEND' ? f.moneySummary({ minor: value, currency }) : f.count(value)
}
export function asked(c: ConditionOfFragment, words: Words, short = false): string {
  return words.t(`customers.why.${short ? 'askedShort' : 'asked'}.${c.compare}`, { figure: figure(c, c.asked, words) })
}
export const months = (count: number, { t }: Words): string => t('customers.why.months', { n: count }, count)

/** What would change one condition; `helps` is false where its tier is met by another route already. */
function change(c: ConditionOfFragment, helps: boolean, words: Words): string | undefined {
  const { t, f } = words
  if (c.met) {
    if (c.flipsOn) return t('customers.why.change.flips', { last: f.date(addDays(c.flipsOn, -1)) })
    if (c.metric === 'YEARS_SINCE_FIRST_PURCHASE' || c.metric === 'REFERRALS' || c.metric === 'VISITS')
      return t('customers.why.change.stays')
    const slack = c.spare + 1
    return t(`customers.why.change.loses.${c.metric}`, { n: figure(c, slack, words) }, c.metric === 'SPEND' ? 2 : slack)
  }
  if (c.metric === 'YEARS_SINCE_FIRST_PURCHASE')
    return c.flipsOn ? t('customers.why.change.from', { on: f.date(c.flipsOn) }) : t('customers.why.change.first')
  const kind = `${helps ? 'would' : 'also'}${c.by ? 'By' : ''}`
  return t(
    `customers.why.change.${kind}.${c.metric}`,
    { n: figure(c, c.lacking, words), by: f.date(c.by) },
    c.metric === 'SPEND' ? 2 : c.lacking
  )
}

function condition(c: ConditionOfFragment, key: string, helps: boolean, words: Words): WhyCondition {
  const { t, f } = words
  const want = needed(c)
  // The tick stands where the eye expects "most of the way", unless what was found runs past it.
  const scale = Math.max(want * (4 / 3), c.found * 1.23, 1)
  const label = t(`customers.why.metric.${c.metric}.${c.windowMonths ? 'window' : 'ever'}`, {
    months: c.windowMonths ? months(c.windowMonths, words) : ''
  })
  return {
    key,
    met: c.met,
    label,
    hint: c.windowFrom
      ? t('customers.why.window', { from: f.date(c.windowFrom), to: f.date(c.windowTo) })
      : c.metric === 'POINTS'
        ? t('customers.why.pointsHint')
        : undefined,
    found: figure(c, c.found, words),
    asked: asked(c, words, true),
    change: change(c, helps, words),
    share: Math.max(0, c.found) / scale,
    tick: want / scale
  }
}

/** The tiers worth reading: the one the rules gave and all above it; all of them where none was given. */
export function ruleGroups(decision: DecisionOfFragment, words: Words): WhyGroup[] {
  const { t } = words
  const reached = decision.tiers.find(tier => tier.met)?.rank ?? Infinity
  return decision.tiers
    .filter(tier => tier.rank <= reached)
    .flatMap(tier => {
      const single = tier.routes.every(route => route.conditions.length === 1)
      const metCount = tier.routes.filter(route => route.met).length
      const rows = (cs: readonly ConditionOfFragment[], at: string) =>
        cs.map((c, i) => condition(c, `${tier.key}-${at}-${i}`, !tier.met, words))
      const verdict = metCount ? t('customers.why.metCount', { n: metCount }, metCount) : t('customers.why.metNone')
      if (single) {
        const label = t(tier.routes.length > 1 ? 'customers.why.anyOf' : 'customers.why.only', { tier: tier.key })
        const conditions = rows(
          tier.routes.flatMap(route => route.conditions),
          '0'
        )
        return [{ key: tier.key, label, verdict, met: tier.met, conditions }]
      }
      return tier.routes.map((route, i) => ({
        key: `${tier.key}-${i}`,
        label: t('customers.why.allOf', { tier: tier.key, n: i + 1, of: tier.routes.length }),
        verdict: route.met ? t('customers.why.metAll') : t('customers.why.metNone'),
        met: route.met,
        conditions: rows(route.conditions, String(i))
      }))
    })
}

/** Days since something as a bar whose tick is the day on which it becomes too long. */
function since(on: string, untilOn: string, asOf: string): { share: number; tick: number } {
  const scale = Math.max(daysBetween(on, untilOn) / 0.915, daysBetween(on, asOf) * 1.05, 1)
  return { share: Math.max(0.015, daysBetween(on, asOf) / scale), tick: daysBetween(on, untilOn) / scale }
}

function ago(on: string, asOf: string, { t }: Words): string {
  const days = daysBetween(on, asOf)
  return days === 0 ? t('customers.why.sameDay') : t('customers.why.daysAgo', { n: days }, days)
}

/** TIER-5: absence counts from the latest of last visit, registration and start of a standing; who was never seen has only the others. */
export function seenOn(found: NonNullable<DecisionOfFragment['inactivity']>): string {
  return found.lastSeenOn ?? subtractMonths(localDate(found.inactiveOn), found.months)
}

function absence(decision: DecisionOfFragment, words: Words): WhyCondition | undefined {
  const found = decision.inactivity
  if (!found) return undefined
  const { t, f } = words
  const from = seenOn(found)
  const next = decision.forecast.find(step => step.on === found.inactiveOn)
  const last = f.date(addDays(found.inactiveOn, -1))
  const gone = found.inactiveOn <= decision.asOf
  const key = found.exempt ? 'exempt' : gone ? (decision.lowered ? 'back' : 'lowest') : next?.key ? 'drops' : 'keeps'
  return {
    key: 'inactivity',
    met: !gone,
    label: t('customers.why.lastVisit'),
    hint: t('customers.why.within', { months: months(found.months, words) }),
    found: found.lastSeenOn ? ago(found.lastSeenOn, decision.asOf, words) : t('customers.why.never'),
    asked: months(found.months, words),
    change: t(`customers.why.absence.${key}`, { last, tier: next?.key ?? '', from: decision.baseKey ?? '' }),
    ...since(from, found.inactiveOn, decision.asOf)
  }
}

function loss(decision: DecisionOfFragment, words: Words): WhyCondition | undefined {
  const found = decision.loss
  if (!found?.lastPurchaseOn || !found.lostOn) return undefined
  const { t, f } = words
  const gone = found.lostOn <= decision.asOf
  return {
    key: 'loss',
    met: !gone,
    label: t('customers.why.lastPurchase'),
    hint: t('customers.why.within', { months: months(found.months, words) }),
    found: ago(found.lastPurchaseOn, decision.asOf, words),
    asked: months(found.months, words),
    change: t(`customers.why.loss.${found.exempt ? 'exempt' : gone ? 'back' : 'from'}`, { on: f.date(found.lostOn) }),
    ...since(found.lastPurchaseOn, found.lostOn, decision.asOf)
  }
}

function standing({ standing: found }: DecisionOfFragment, { t, f }: Words): WhyCondition {
  if (!found) {
    return {
      key: 'standing',
      met: false,
      label: t('customers.why.standing'),
      found: t('customers.why.nothing'),
      change: t('customers.why.outranks')
    }
  }
  return {
    key: 'standing',
    met: true,
    label: t(`customers.why.standingOf.${found.kind === 'DESIGNATION' ? 'DESIGNATION' : 'OVERRIDE'}`, { tier: found.tierKey }),
    hint: found.reason,
    found: t('customers.why.since', { on: f.date(found.startsOn) }),
    change: found.endsOn ? t('customers.why.untilDay', { on: f.date(found.endsOn) }) : t('customers.why.openEnd')
  }
}

export function outrankingGroup(decision: DecisionOfFragment, words: Words): WhyGroup {
  const { t } = words
  const applied = [
    decision.loss?.applies && 'loss',
    decision.inactivity?.applies && 'absence',
    decision.standing && (decision.standing.kind === 'DESIGNATION' ? 'designation' : 'override')
  ].filter((key): key is string => typeof key === 'string')
  return {
    key: 'outranking',
    label: t('customers.why.outranking'),
    verdict: applied.length
      ? t('customers.why.applies', { what: t(`customers.why.applied.${applied[0]}`) })
      : t('customers.why.noneApplies'),
    conditions: [absence(decision, words), loss(decision, words), standing(decision, words)].filter(c => c !== undefined)
  }
}
