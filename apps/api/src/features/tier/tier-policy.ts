// TIER-10: which version of the tier policy a day is decided by. Nothing is kept between requests (TRUST 6): the row is small and read with the decision.
import { type LocalDate, type PolicyLocale, readTierPolicy, Refusal, type TierPolicy } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql } from '../../platform/db/sql.ts'

export interface TierPolicyVersion {
  readonly id: string
  readonly chainId: string
  readonly version: number
  readonly effectiveOn: LocalDate
  /** The chain's language, in which names of tiers are read. */
  readonly locale: PolicyLocale
  readonly policy: TierPolicy
}

/** Versions of these states hold between their days; a constraint keeps them from overlapping. A scheduled one holds nothing before it is activated. */
const HOLDING = ['inForce', 'retired']

interface VersionRow {
  readonly id: string
  readonly version: number
  readonly effectiveOn: LocalDate
  readonly locale: PolicyLocale
  readonly body: unknown
}

const VERSION = raw('v.id, v.version, v.effective_on as "effectiveOn", c.locale, v.body')

const holding = (tx: Tx, chainId: string) => sql`from policy_version v join chain c on c.tenant_id = v.tenant_id and c.id = v.chain_id
    where v.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.kind = 'tier' and v.status = any(${HOLDING}::text[])`

const toVersion = (chainId: string, { id, version, effectiveOn, locale, body }: VersionRow): TierPolicyVersion => ({
  id,
  chainId,
  version,
  effectiveOn,
  locale,
  policy: readTierPolicy(body)
})

/** @throws Refusal NOT_FOUND on `asOf` where no version held on that day: before the chain's first. */
export async function tierPolicyInForce(tx: Tx, chainId: string, asOf: LocalDate): Promise<TierPolicyVersion> {
  const row = await tx.first<VersionRow>(sql`
    select ${VERSION} ${holding(tx, chainId)} and v.effective_on <= ${asOf}::date and (v.retired_on is null or v.retired_on > ${asOf}::date)`)
  if (!row) throw new Refusal('NOT_FOUND', ['asOf'])
  return toVersion(chainId, row)
}

/**
 * The version that was known to hold on a day: a later one that came into force after `knownAt` was not known of yet, and so the one before it had not
 * retired. A chain's first versions come with the chain and are known always. @throws Refusal NOT_FOUND as above
 */
export async function tierPolicyKnown(tx: Tx, chainId: string, asOf: LocalDate, knownAt: Date): Promise<TierPolicyVersion> {
  const row = await tx.first<VersionRow>(sql`
    select ${VERSION} ${holding(tx, chainId)} and v.effective_on <= ${asOf}::date and not exists (
      select from policy_event e where e.tenant_id = ${tx.tenantId} and e.policy_version_id = v.id and e.act = 'activate'
        and e.at >= ${new Date(knownAt.getTime() + 1)}::timestamptz)
    order by v.effective_on desc, v.version desc limit 1`)
  if (!row) throw new Refusal('NOT_FOUND', ['asOf'])
  return toVersion(chainId, row)
}

/** All that held on some day up to `to`, in the order of their days, and not only before `from`. */
export async function tierPoliciesBetween(tx: Tx, chainId: string, from: LocalDate, to: LocalDate): Promise<TierPolicyVersion[]> {
  const rows = await tx.query<VersionRow>(sql`
    select ${VERSION} ${holding(tx, chainId)} and v.effective_on <= ${to}::date and (v.retired_on is null or v.retired_on > greatest(v.effective_on, ${from}::date))
    order by v.effective_on, v.version`)
  return rows.map(row => toVersion(chainId, row))
}
