// TIER-10: which version of the tier policy a day is decided by. Nothing is kept between requests (TRUST 6): the row is small and read with the decision.
import { type LocalDate, type PolicyLocale, readTierPolicy, Refusal, type TierPolicy } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

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

/** @throws Refusal NOT_FOUND on `asOf` where no version held on that day: before the chain's first. */
export async function tierPolicyInForce(tx: Tx, chainId: string, asOf: LocalDate): Promise<TierPolicyVersion> {
  const row = await tx.first<{ id: string; version: number; effectiveOn: LocalDate; locale: PolicyLocale; body: unknown }>(sql`
    select v.id, v.version, v.effective_on as "effectiveOn", c.locale, v.body
    from policy_version v join chain c on c.tenant_id = v.tenant_id and c.id = v.chain_id
    where v.tenant_id = ${tx.tenantId} and c.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.kind = 'tier'
      and v.status = any(${HOLDING}::text[]) and v.effective_on <= ${asOf}::date and (v.retired_on is null or v.retired_on > ${asOf}::date)`)
  if (!row) throw new Refusal('NOT_FOUND', ['asOf'])
  return { id: row.id, chainId, version: row.version, effectiveOn: row.effectiveOn, locale: row.locale, policy: readTierPolicy(row.body) }
}
