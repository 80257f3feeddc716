import type { Feature } from '../../platform/feature.ts'
import { pointsChainNightly, pointsNightly } from './points-nightly.job.ts'
import { PointEntryConnectionResolver, PointEntryResolver, PointMonthsResolver } from './points.resolver.ts'

export { earningInForce } from './earning-in-force.ts'
export { giveAllBack } from './give-all-back.ts'
export { giveBackPoints } from './give-back-points.ts'
export { creditedBeside, everyCredit } from './credited-by.sql.ts'
export { postEntries, type NewEntry } from './post-entries.sql.ts'
export { pointsIssued } from './points-issued.ts'
export { reconcilePoints } from './reconcile-points.ts'
export { awardCompletedFiles, awardMissedRegistrations, awardRegistration, reconcileReferrals, type GrownFile } from './award-bonuses.ts'
export { registeredWithoutBonus } from './bonus.sql.ts'
export { storedVersionOn } from './earning-versions.sql.ts'
export { birthdayMonth, tierHeld } from './kept-facts.sql.ts'

export { EarningRules, readEarningRules, showEarningRules } from './earning-rules.type.ts'
export { settleDuePoints } from './settle-due.ts'
export {
  openPurse,
  openPurses,
  readPurse,
  readPurses,
  takePoints,
  type PayingHold,
  type PointsOwner,
  type PointsOwners,
  type Purse
} from './take-points.ts'

export { chainStatement, customerMonths, MOST_MONTHS, type PointsMonthRow } from './point-months.ts'
export { PointEntry, PointEntryConnection, PointsSummary, type PointEntryRow } from './points.type.ts'
export { pointEntryLoader, pointEntryPage, pointsSummaryLoader } from './points.loader.ts'
export { purseOf } from './purse.loader.ts'
export { PointsMonth, PointsPurse } from './purse.type.ts'

export { confirmedBy } from './points.sql.ts'

export const feature: Feature = {
  resolvers: [PointEntryResolver, PointEntryConnectionResolver, PointMonthsResolver],
  jobs: { pointsNightly, pointsChainNightly },
  // Several times an hour: each chain's day begins on its own clock, and holds end by the minute.
  crontab: ['*/15 * * * * pointsNightly']
}
