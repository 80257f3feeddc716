/**
 * TIER-10 in words: why a customer has a tier, what was found and asked, what would change it, and what time alone will do. Pure; every sentence is a template
 * of the locale with named slots, and nothing is put together by joining words.
 */
import type { ConditionOfFragment, DecisionOfFragment } from '../../gql/graphql.ts'
import type { Mark } from '../../ui/marks.ts'
import type { StripPart, WhyGroup } from '../../ui/shapes.ts'
import { addDays, daysBetween } from './days.ts'
import { asked, figure, months, needed, outrankingGroup, ruleGroups, seenOn, type Words } from './why-conditions.ts'

export type { Words } from './why-conditions.ts'

export interface Why {
  readonly mark: Mark & { readonly label: string }
  readonly sentence: string
  /** The sentence without the result, for a panel that already shows it. */
  readonly short: string
  readonly source: string
  readonly groups: readonly WhyGroup[]
  /** The nearest thing that would change it, in one sentence. */
  readonly ahead: string | undefined
  readonly strip: { readonly parts: readonly StripPart[]; readonly spoken: string }
}

type Place = { readonly status: string; readonly key?: string | null; readonly rank?: number | null }
export function tierName(place: Place, { t }: Words): string {
  if (place.status === 'LOST') return t('customers.tier.lost')
  return place.key ?? t('customers.tier.none')
}
export function tierMark(place: Place, words: Words): Mark & { readonly label: string } {
  if (place.status === 'LOST') return { label: tierName(place, words), state: 'lost' }
  return place.key ? { label: place.key, rank: place.rank } : { label: tierName(place, words), state: 'none' }
}

/** "因为累计积分65，要求50" with its tier. */
function because(kind: 'full' | 'short' | 'nearest', tier: string, c: ConditionOfFragment, words: Words): string {
  const reach = c.windowMonths ? 'window' : 'ever'
  return words.t(
    `customers.why.${kind}.${c.metric}.${reach}`,
    { tier, found: figure(c, c.found, words), asked: asked(c, words), months: c.windowMonths ? months(c.windowMonths, words) : '' },
    c.metric === 'SPEND' ? 2 : c.found
  )
}

/** The condition that decided: of the first route that holds, the one that holds with the least to spare. */
function deciding(decision: DecisionOfFragment, key: string | null): ConditionOfFragment | undefined {
  const route = decision.tiers.find(tier => tier.key === key)?.routes.find(r => r.met)
  return route?.conditions.toSorted((a, b) => a.found / Math.max(1, needed(a)) - b.found / Math.max(1, needed(b)))[0]
}
/** For one without a tier: the condition that lacks the least. */
function nearest(decision: DecisionOfFragment) {
  const last = decision.tiers.at(-1)
  const open = (last?.routes ?? []).flatMap(r => r.conditions).filter(c => !c.met)
  const c = open.toSorted((a, b) => a.lacking / Math.max(1, needed(a)) - b.lacking / Math.max(1, needed(b)))[0]
  return last && c ? { tier: last.key, c } : undefined
}

function sentence(decision: DecisionOfFragment, words: Words, kind: 'full' | 'short'): string {
  const { t, f } = words
  const say = (key: string, values: Record<string, unknown> = {}, n?: number) => t(`customers.why.${kind}.${key}`, values, n)
  const tier = tierName(decision, words)
  if (decision.status === 'LOST' && decision.loss) {
    return say('lost', { on: f.date(decision.loss.lastPurchaseOn), months: months(decision.loss.months, words) })
  }
  if (decision.status === 'NONE') {
    const found = nearest(decision)
    return found ? because('nearest', found.tier, found.c, words) : say('none')
  }
  if (decision.lowered && decision.inactivity) {
    const from = decision.source === 'RULES' ? decision.baseKey : decision.standing?.tierKey
    const levels = (decision.rank ?? 0) - (decision.tiers.find(each => each.key === from)?.rank ?? 0)
    const values = { tier, from: from ?? '', months: months(decision.inactivity.months, words), on: f.date(seenOn(decision.inactivity)) }
    return say('lowered', { ...values, n: f.count(levels) }, levels)
  }
  if (decision.standing && decision.source !== 'RULES') {
    const { endsOn, startsOn } = decision.standing
    return say(`${decision.source}.${endsOn ? 'until' : 'open'}`, { tier, until: f.date(endsOn), since: f.date(startsOn) })
  }
  const c = deciding(decision, decision.key)
  return c ? because(kind, tier, c, words) : say('plain', { tier })
}

function strip(decision: DecisionOfFragment, words: Words): Why['strip'] {
  const { t, f } = words
  const days = decision.forecast.map((step, i) => daysBetween(decision.forecast[i - 1]?.on ?? decision.asOf, step.on))
  const typical = days.length ? days.reduce((sum, n) => sum + n, 0) / days.length : 1
  const now = decision.asOf === words.today ? t('customers.why.today', { tier: tierName(decision, words) }) : undefined
  const first = now ?? t('customers.why.onDay', { on: f.date(decision.asOf), tier: tierName(decision, words) })
  const parts: StripPart[] = [
    { ...tierMark(decision, words), label: first, weight: days[0] ?? 1 },
    ...decision.forecast.map((step, i) => ({
      ...tierMark(step, words),
      label: t('customers.why.fromDay', { on: f.date(step.on), tier: tierName(step, words) }),
      weight: days[i + 1] ?? typical * 0.3
    }))
  ]
  const labels = parts.map(part => part.label)
  return { parts, spoken: t('customers.why.spoken', { steps: labels.join(t('customers.why.semicolon')) }) }
}

/** The next change that time alone brings, as one sentence for the peek panel. */
function ahead(decision: DecisionOfFragment, words: Words): string | undefined {
  const { t, f } = words
  const step = decision.forecast[0]
  if (!step) return undefined
  const values = { last: f.date(addDays(step.on, -1)), on: f.date(step.on), tier: tierName(step, words) }
  if (step.on === decision.inactivity?.inactiveOn && step.status === 'TIER') return t('customers.why.ahead.absence', values)
  return t(`customers.why.ahead.${step.status === 'LOST' ? 'lost' : 'time'}`, values)
}

export function explain(decision: DecisionOfFragment, words: Words): Why {
  const { t, f } = words
  return {
    mark: tierMark(decision, words),
    sentence: sentence(decision, words, 'full'),
    short: sentence(decision, words, 'short'),
    source: t(decision.policy.plannedOn ? 'customers.why.sourceLate' : 'customers.why.source', {
      version: decision.policy.version,
      planned: f.fullDate(decision.policy.plannedOn),
      since: f.fullDate(decision.policy.effectiveOn),
      asOf: f.fullDate(decision.asOf)
    }),
    groups: [...ruleGroups(decision, words), outrankingGroup(decision, words)],
    ahead: ahead(decision, words),
    strip: strip(decision, words)
  }
}
