// POINT-2: bonuses for registering, for a completed file, and for who brought a customer. Each names the version that gave it. The caller holds the locks
// of the customers and of who referred them, and decides tiers afterwards.
import {
  compareDates,
  earnedTerms,
  readEarningPolicy,
  referralToPost,
  type BonusKind,
  type EarningPolicy,
  type LocalDate
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { insertBonuses, referralsOf } from './bonus.sql.ts'
import { earningVersionOn, versionsInForceOn, type EarningVersion } from './earning-versions.sql.ts'

interface Award {
  readonly chainId: string
  readonly on: LocalDate
  readonly recordedBy: string | null
}

/**
 * For a file that somebody made by registering, by the rules of the day it was made: none for a day before the chain had any. Whom an import brings along
 * was registered elsewhere, and gets none.
 */
export async function awardRegistration(tx: Tx, award: Award & { readonly customerId: string }): Promise<void> {
  const version = await earningVersionOn(tx, award.chainId, award.on)
  const points = version?.policy.bonuses.registration ?? 0
  if (version && points > 0) await give(tx, award, { bonus: 'registration', customerIds: [award.customerId], version, points })
}

/**
 * Where rules come into force in the midst of their day: for files that were made on it and got none by the rules before. What was given is not valued anew. The
 * caller has locked `among`; who got one.
 */
export async function awardMissedRegistrations(tx: Tx, award: Award & { readonly among: readonly string[] }): Promise<string[]> {
  const version = await earningVersionOn(tx, award.chainId, award.on)
  const points = version?.policy.bonuses.registration ?? 0
  return version && points > 0 ? give(tx, award, { bonus: 'registration', customerIds: award.among, version, points }) : []
}

export interface GrownFile {
  readonly customerId: string
  /** In parts of 10,000 of a percent, as it is kept. */
  readonly before: number
  readonly after: number
  /** Of `storedVersionOn` the day. */
  readonly version: { readonly id: string; readonly body: unknown } | null
}

const PARTS_PER_PERCENT = 10_000

/** For files that have just reached the completeness asked for, by the rules of that day; once for each, also where it falls and rises again. Who got one. */
export async function awardCompletedFiles(tx: Tx, award: Award & { readonly files: readonly GrownFile[] }): Promise<string[]> {
  const stored = award.files[0]?.version
  if (!stored) return []
  const version = { id: stored.id, policy: readEarningPolicy(stored.body) }
  const asked = version.policy.bonuses.completedFile
  if (!asked) return []
  const least = asked.atPercent * PARTS_PER_PERCENT
  const customerIds = award.files.filter(({ before, after }) => before < least && after >= least).map(({ customerId }) => customerId)
  return give(tx, award, { bonus: 'completedFile', customerIds, version, points: asked.points })
}

interface Given {
  readonly bonus: BonusKind
  readonly customerIds: readonly string[]
  readonly version: Pick<EarningVersion, 'id' | 'policy'>
  readonly points: number
}

async function give(tx: Tx, { chainId, on, recordedBy }: Award, { bonus, customerIds, version, points }: Given): Promise<string[]> {
  const movement = { kind: 'bonus', amount: points, on, correctsId: null, ...atOnce(version.policy, on) } as const
  const rows = customerIds.map(customerId => ({ ...movement, customerId, aboutId: customerId, seq: 0, policyVersionId: version.id }))
  return (await insertBonuses(tx, rows, { chainId, bonus, recordedBy })).map(row => row.customerId)
}

/** Nothing was bought that could be brought back. */
const atOnce = (policy: EarningPolicy, on: LocalDate) => earnedTerms({ ...policy, pendingDays: 0 }, on)

/**
 * What is owed to who referred these customers, less what was given: for the first purchase of each, and back where it was voided or returned in full.
 * A function of the facts, so it is safe to repeat. Whose points moved.
 */
export async function reconcileReferrals(tx: Tx, award: Award & { readonly customerIds: readonly string[] }): Promise<string[]> {
  const referred = await referralsOf(tx, award.customerIds)
  if (referred.length === 0) return []
  const days = referred.flatMap(row => row.firstPurchaseOn ?? []).toSorted(compareDates)
  const versions =
    days.length > 0 ? await versionsInForceOn(tx, award.chainId, sql`daterange(${days[0]}::date, ${days.at(-1)}::date, '[]')`) : []
  const versionOn = (on: LocalDate | null) =>
    versions.find(each => on !== null && each.fromOn <= on && (each.untilOn === 'infinity' || on < each.untilOn))
  const rows = referred.flatMap(({ aboutId, posted, standing, ...facts }) => {
    const version = versionOn(facts.firstPurchaseOn)
    const movements = referralToPost({ ...facts, policy: version?.policy }, standing, award.on)
    const gaveIt = (id: string | null) => standing.find(bonus => bonus.id === id)?.policyVersionId
    return movements.map((movement, index) => ({
      ...movement,
      aboutId,
      seq: posted + index,
      policyVersionId: gaveIt(movement.correctsId) ?? version?.id ?? null
    }))
  })
  const { chainId, recordedBy } = award
  const moved = await insertBonuses(tx, rows, { chainId, bonus: 'referral', recordedBy })
  return [...new Set(moved.map(row => row.customerId))]
}
