// TIER-10: the same decision as the statement's, by the domain's function, with everything that went into it.
import {
  decideTier,
  factsKnownAt,
  forecastTier,
  localDate,
  Refusal,
  type ConditionFinding,
  type LocalDate,
  type PolicyLocale,
  type TierDecision as Decided,
  type TierFacts,
  type TierFinding,
  type TierPolicy
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { loadFacts, type LoadedFacts, type StandingRow } from './facts.sql.ts'
import { loadRecordedFacts, type LoadedRecord } from './recorded-facts.sql.ts'
import { showStanding } from './standing-row.ts'
import type { ConditionAnswer, TierAnswer, TierDecision } from './tier-decision.type.ts'
import { tierPolicyInForce, tierPolicyKnown, type TierPolicyVersion } from './tier-policy.ts'
import { showPolicy } from './tier-policy.type.ts'

/** Days beyond which windows would leave the calendar. */
const EARLIEST = localDate('1900-01-01')
const LATEST = localDate('2200-01-01')

/**
 * Some customers of one chain, a page at most: facts of all by one statement. With `knownAt`, by what was known at that instant; whose file was not recorded
 * by then is not among the answers. @throws Refusal NOT_FOUND on a day before the chain's first policy; DATE_IMPOSSIBLE
 */
export async function explainTiers(tx: Tx, request: Asked): Promise<ReadonlyMap<string, TierDecision>> {
  if (request.asOf < EARLIEST || request.asOf > LATEST) throw new Refusal('DATE_IMPOSSIBLE', ['asOf'])
  const { chainId, asOf, knownAt } = request
  const version = knownAt ? await tierPolicyKnown(tx, chainId, asOf, knownAt) : await tierPolicyInForce(tx, chainId, asOf)
  const loaded = await factsOf(tx, request)
  return new Map(loaded.map(each => [each.customerId, { ...explain(version, each, asOf), asKnownAt: knownAt ?? null }]))
}

type Asked = { chainId: string; customerIds: readonly string[]; asOf: LocalDate; knownAt?: Date | undefined }

async function factsOf(tx: Tx, request: Asked): Promise<LoadedFacts[]> {
  const { knownAt } = request
  return knownAt ? knownOf(await loadRecordedFacts(tx, request), knownAt.getTime()) : loadFacts(tx, request)
}

function knownOf(loaded: readonly LoadedRecord[], at: number): LoadedFacts[] {
  return loaded.flatMap(({ customerId, recorded, standings }) => {
    const facts = factsKnownAt(recorded, at)
    const known = standings.filter(({ since, until }) => since <= at && (until === null || until > at))
    return facts ? [{ customerId, facts, standings: known }] : []
  })
}

/** A decision without the version that made it. */
export type TierJudgement = Omit<TierDecision, 'policy'>

/** The same by given policies, which need not be in force: what each would answer, in their order. Names of tiers are in `locale`. */
export async function judgeTiersBy(
  tx: Tx,
  request: Asked & { readonly locale: PolicyLocale },
  sides: readonly JudgedSide[]
): Promise<ReadonlyMap<string, readonly TierJudgement[]>> {
  const loaded = await factsOf(tx, request)
  const { asOf, locale } = request
  const by = ({ policy, points }: JudgedSide, each: LoadedFacts) => {
    const facts = points ? { ...each.facts, points: points.get(each.customerId) ?? [] } : each.facts
    return judgementOf({ policy, locale }, { ...each, facts }, asOf)
  }
  return new Map(loaded.map(each => [each.customerId, sides.map(side => by(side, each))]))
}

export interface JudgedSide {
  readonly policy: TierPolicy
  /** What was credited to each, in place of what the ledger has. */
  readonly points?: ReadonlyMap<string, TierFacts['points']>
}

function explain(version: TierPolicyVersion, loaded: LoadedFacts, asOf: LocalDate): TierDecision {
  return { ...judgementOf(version, loaded, asOf), policy: showPolicy(version) }
}

export function judgementOf(
  { policy, locale }: Pick<TierPolicyVersion, 'policy' | 'locale'>,
  { facts, standings }: LoadedFacts,
  asOf: LocalDate
): TierJudgement {
  const decision = decideTier(policy, facts, asOf)
  const nameOf = (key: string | null) => policy.tiers.find(tier => tier.key === key)?.name[locale] ?? null
  const rankOf = (key: string | null) => (key === null ? null : policy.tiers.findIndex(tier => tier.key === key) + 1)
  const deciding = standings.find(each => decides(each, decision))
  return {
    asOf,
    status: decision.status,
    key: decision.tierKey,
    rank: decision.rank,
    name: nameOf(decision.tierKey),
    source: decision.source,
    lowered: decision.lowered,
    baseKey: decision.base?.tierKey ?? null,
    tiers: decision.tiers.map(tier => showTier(tier, nameOf(tier.tierKey) ?? tier.tierKey)),
    ...showTime(decision),
    standing: deciding ? showStanding(deciding) : null,
    nextChangeOn: decision.nextChangeOn,
    forecast: forecastTier(policy, facts, asOf).map(({ on, status, tierKey }) => ({
      on,
      status,
      key: tierKey,
      rank: rankOf(tierKey),
      name: nameOf(tierKey)
    }))
  }
}

/** Two of a kind may start on one day where the first was withdrawn at once; only one of them is in force. */
function decides(row: StandingRow, { standing, asOf }: Decided): boolean {
  if (standing === null || row.kind !== standing.kind || row.startsOn !== standing.startsOn) return false
  return row.tierKey === standing.tierKey && (row.withdrawnOn === null || row.withdrawnOn > asOf)
}

function showTier({ tierKey, rank, met, routes }: TierFinding, name: string): TierAnswer {
  return { key: tierKey, rank, name, met, routes: routes.map(route => ({ met: route.met, conditions: route.all.map(showCondition) })) }
}

function showCondition({ window, change, ...finding }: ConditionFinding): ConditionAnswer {
  const least = finding.compare === 'atLeast' ? finding.asked : finding.asked + 1
  return {
    ...finding,
    windowFrom: window?.from ?? null,
    windowTo: window?.to ?? null,
    lacking: change.more,
    spare: finding.met ? finding.found - least : 0,
    by: change.by,
    flipsOn: change.flipsOn
  }
}

function showTime({ inactivity, loss }: Decided): Pick<TierDecision, 'inactivity' | 'loss'> {
  return {
    inactivity: inactivity && { ...inactivity, exempt: inactivity.inactive && !inactivity.applies },
    loss:
      loss?.lastPurchaseOn && loss.lostOn
        ? { ...loss, lastPurchaseOn: loss.lastPurchaseOn, lostOn: loss.lostOn, exempt: loss.lost && !loss.applies }
        : null
  }
}
