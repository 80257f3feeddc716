import type { Feature } from '../../platform/feature.ts'
import { TIER_COMMANDS } from './tier.command.ts'
import { tierChainNightly, tierNightly } from './tier-nightly.job.ts'
import { ChainTierResolver, StandingResolver, TierChangeConnectionResolver } from './tier.resolver.ts'

export { compareTiersOn, compareWithRecorded, mostDaysCompared } from './compare-tiers.sql.ts'
export { decideTiers } from './decide-tiers.sql.ts'
export { judgementOf, judgeTiersBy, type JudgedSide, type TierJudgement } from './explain-tier.ts'
export { theseCustomers, type CreditedBeside } from './fact-scope.sql.ts'
export { PLANNED_FOR_A_CHAIN } from './facts-of-chain.sql.ts'
export { refreshTiers, type TierChangeCause } from './refresh-tiers.ts'
export { refreshByVersion, tierChainNightly } from './tier-nightly.job.ts'
export { leavesOn } from './windows.sql.ts'
export { tierPolicyInForce } from './tier-policy.ts'
export { TierPolicyType } from './tier-policy.type.ts'
export { changePage, customerTierLoader, tierChangeLoader, tierChangePage, tierDecisionOf, tierTimelineOf } from './customer-tier.loader.ts'
export { TIER_CHANGE_KIND, type TierChangeKind } from './change-kind.sql.ts'
export { countTierChangesOfChain, tierChangesOfChain, tierMovesBy, type TierMoves } from './customer-tier.sql.ts'
export { CustomerTier, TierChange, TierChangeConnection } from './customer-tier.type.ts'
export { InactivityAnswer, LossAnswer, Standing, TierAnswer, TierDecision } from './tier-decision.type.ts'
export { TierTimeline } from './tier-timeline.type.ts'
export { showStanding } from './standing-row.ts'
export type { StandingRow } from './facts.sql.ts'
export { TierChangeKindEnum, TierCompareEnum, TierMetricEnum, TierSourceEnum, TierStatusEnum } from './vocabulary.type.ts'

export const feature: Feature = {
  resolvers: [ChainTierResolver, StandingResolver, TierChangeConnectionResolver],
  commands: TIER_COMMANDS,
  jobs: { tierNightly, tierChainNightly },
  crontab: ['*/15 * * * * tierNightly']
}
