// Names of the tier vocabulary in the public schema; inside, each is the domain's.
import {
  COMPARISONS,
  METRICS,
  NEWS_KINDS,
  type Comparison,
  type Metric,
  type NewsKind,
  type TierSource,
  type TierStatus
} from '@keqing/domain'
import { registerEnumType } from 'type-graphql'
import { publicNames } from '../../platform/graphql/public-names.ts'
import type { TierChangeKind } from './change-kind.sql.ts'
import { TIER_CHANGE_CAUSES, type TierChangeCause } from './refresh-tiers.ts'

export const TierStatusEnum = { TIER: 'tier', LOST: 'lost', NONE: 'none' } as const satisfies Readonly<Record<string, TierStatus>>
export const TierSourceEnum = { RULES: 'rules', DESIGNATION: 'designation', OVERRIDE: 'override' } as const satisfies Readonly<
  Record<string, TierSource>
>
export const TierMetricEnum: Readonly<Record<string, Metric>> = publicNames(METRICS)
export const TierCompareEnum: Readonly<Record<string, Comparison>> = publicNames(COMPARISONS)
export const TierNewsKindEnum: Readonly<Record<string, NewsKind>> = publicNames(NEWS_KINDS)
export const TierChangeCauseEnum = Object.fromEntries(TIER_CHANGE_CAUSES.map(cause => [cause, cause])) as {
  readonly [C in TierChangeCause]: C
}
export const TierChangeKindEnum = { UP: 'up', DOWN: 'down', LOST: 'lost', BACK: 'back' } as const satisfies Readonly<
  Record<string, TierChangeKind>
>

registerEnumType(TierChangeKindEnum, {
  name: 'TierChangeKind',
  description:
    'Which way a change goes: into a higher tier, into a lower one or out of all, onto the register of lost customers, or off it.'
})
registerEnumType(TierNewsKindEnum, { name: 'TierNewsKind', description: 'What kind of fact was heard of later (TIME-3).' })
registerEnumType(TierStatusEnum, {
  name: 'TierStatus',
  description: 'In a tier, on the register of lost customers (TIER-6), or neither.'
})
registerEnumType(TierSourceEnum, {
  name: 'TierSource',
  description: 'Who gave the tier: the rules, headquarters (TIER-7), or the store manager (TIER-8).'
})
registerEnumType(TierMetricEnum, { name: 'TierMetric', description: 'The figure a condition looks at (TIER-1).' })
registerEnumType(TierCompareEnum, { name: 'TierCompare', description: 'How the figure found is compared with the figure asked.' })
registerEnumType(TierChangeCauseEnum, { name: 'TierChangeCause', description: 'What brought a change of tier about (TIER-11).' })
