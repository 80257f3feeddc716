import type { Feature } from '../../platform/feature.ts'
import { incentiveClose } from './incentive-close.job.ts'
import {
  IncentiveContestPlaceResolver,
  IncentiveContestResolver,
  IncentiveDisputeResolver,
  IncentiveEntryConnectionResolver,
  IncentiveEntryResolver,
  IncentiveFigureResolver,
  IncentiveNextStepResolver,
  IncentivePartResolver,
  IncentivePayResolver,
  IncentivePeriodResolver,
  IncentiveShareResolver,
  IncentiveStandingResolver,
  IncentiveStoreResolver
} from './incentive-fields.resolver.ts'
import { IncentiveResolver } from './incentive.resolver.ts'

export { contestsOf } from './contest.ts'
export { pageOfDisputes } from './dispute.sql.ts'
export { IncentiveEntryFilter, IncentiveFigureInput } from './incentive.input.ts'
export { pageOfParts } from './parts-of-figure.ts'
export { pageOfEntries, pageOfPay } from './read.sql.ts'
export { seenDisputes } from './seen.sql.ts'
export { NOTHING_BEFORE, simulateMonth, type SimulationState } from './simulate-month.ts'
export { seenStanding } from './seen-standing.ts'

export const feature: Feature = {
  resolvers: [
    IncentiveResolver,
    IncentivePeriodResolver,
    IncentiveStandingResolver,
    IncentiveFigureResolver,
    IncentiveContestResolver,
    IncentiveContestPlaceResolver,
    IncentiveNextStepResolver,
    IncentivePartResolver,
    IncentiveEntryResolver,
    IncentiveEntryConnectionResolver,
    IncentiveShareResolver,
    IncentivePayResolver,
    IncentiveStoreResolver,
    IncentiveDisputeResolver
  ],
  jobs: { incentiveClose }
}
