// PROFILE-8: a chain of referrals never becomes a circle. Two changes that would close one together are made one after the other by a lock per chain:
// each alone sees no circle, so row locks on its own two customers would not be enough.
import { Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { refreshTiers } from '../tier/index.ts'
import { findCustomerAnywhere } from './find-customer.ts'

/** @throws Refusal REFERRER_NOT_FOUND */
export async function findReferrer(tx: Tx, chainId: string, referrerId: string): Promise<string> {
  const referrer = await findCustomerAnywhere(tx, chainId, { id: referrerId })
  if (!referrer) throw new Refusal('REFERRER_NOT_FOUND', ['referrerId'])
  return referrer.id
}

/** Makes referrer changes of a chain queue until the transaction ends. Taken before any customer row is locked. */
export async function lockReferrals(tx: Tx, chainId: string): Promise<void> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId}|referral|${chainId}`}, 8))`)
}

/** Needs `lockReferrals`. @throws Refusal REFERRER_IS_SELF, REFERRER_CIRCLE */
export async function refuseCircle(tx: Tx, customerId: string, referrerId: string): Promise<void> {
  if (customerId === referrerId) throw new Refusal('REFERRER_IS_SELF', ['referrerId'])
  // union, not union all: it ends even on data that held a circle.
  const circle = await tx.first(sql`
    with recursive above(id) as (
      select ${referrerId}::uuid
      union
      select c.referrer_id from above join customer c on c.tenant_id = ${tx.tenantId} and c.id = above.id where c.referrer_id is not null
    )
    select from above where id = ${customerId}`)
  if (circle) throw new Refusal('REFERRER_CIRCLE', ['referrerId'])
}

/** Whom a file has named until now, before it names somebody else: who asks what was known then is told so. */
export async function keepReferrer(tx: Tx, customerId: string): Promise<void> {
  await tx.run(sql`insert into referral_past (tenant_id, customer_id, referrer_id, recorded_at, superseded_at)
    select tenant_id, id, referrer_id, coalesce(referrer_recorded_at, recorded_at), app.now() from customer
    where tenant_id = ${tx.tenantId} and id = ${customerId} and referrer_id is not null and coalesce(referrer_recorded_at, recorded_at) < app.now()`)
  await tx.run(sql`update customer set referrer_recorded_at = app.now() where tenant_id = ${tx.tenantId} and id = ${customerId}`)
}

/** Referrals are a condition a tier can ask for (TIER-1). */
export async function refreshReferrers(
  tx: Tx,
  of: { chainId: string; asOf: LocalDate; customerId: string },
  referrerIds: readonly (string | null | undefined)[]
): Promise<void> {
  const customerIds = referrerIds.filter(id => typeof id === 'string')
  if (customerIds.length > 0)
    await refreshTiers(tx, { chainId: of.chainId, asOf: of.asOf, customerIds, cause: 'REFERRAL', causeId: of.customerId })
}
