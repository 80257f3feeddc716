// TIER-10: at the first instant of its day a scheduled version comes into force and the one before it retires, together with everything that follows from
// it, in one transaction: killed or failed anywhere, the old version is still in force and the next run begins anew.
import { decidePolicyAct, localDateOf, Refusal, type LocalDate } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { lockBuyers, refreshCompleteness } from '../customer/index.ts'
import { awardMissedRegistrations, reconcilePoints, reconcileReferrals, registeredWithoutBonus } from '../points/index.ts'
import { refreshByVersion, refreshTiers, tierMovesBy, type TierMoves } from '../tier/index.ts'
import { reasonOf, recordFailure } from './failed-activation.sql.ts'
import { recordPolicyEvent } from './policy-event.sql.ts'
import { refuseDeadOn } from './missed-tiers.ts'
import { lockPolicy, lockPolicyInForce, setPolicy, type PolicyRow } from './policy.sql.ts'

/** Asked for when a version is scheduled, to run at the first instant of its day; nothing to do where it was put off or taken back since. */
export const policyActivate: JobTask = async (job, payload) => {
  const [tenantId, policyId] = [String(payload['tenantId']), String(payload['policyId'])]
  try {
    await job.db.unit(tenantId, tx => activate(job, tx, policyId))
  } catch (error) {
    // Nothing has happened; that it was tried is told apart from it, where the database can be had at all.
    const told = job.db.unit(tenantId, tx => recordFailure(tx, policyId, reasonOf(error)))
    await told.catch((unsaid: unknown) => job.log.warn({ err: unsaid, policyId }, 'that an activation failed could not be recorded'))
    throw error
  }
}

/** Longer than any request may take (TRUST 21). */
const CATCH_UP_MS = 60_000

/** A receipt that was being recorded while earning rules came into force has earned by those before, unseen by the activation: by now it is here. Safe to repeat. */
export const policyCatchUp: JobTask = async (job, payload) => {
  await job.db.unit(String(payload['tenantId']), async tx => {
    const version = await lockPolicy(tx, String(payload['policyId']))
    if (version?.status === 'inForce' && version.effectiveOn !== null) await earnAnew(tx, version.chainId, version.effectiveOn, version.id)
  })
}

async function activate(job: JobContext, tx: Tx, id: string): Promise<void> {
  const began = performance.now()
  const version = await lockPolicy(tx, id)
  if (version?.status !== 'scheduled' || version.effectiveOn === null) return
  const chain = await tx.first<{ timeZone: string; closed: boolean }>(
    sql`select time_zone as "timeZone", closed_on is not null as closed from chain where tenant_id = ${tx.tenantId} and id = ${version.chainId}`
  )
  if (!chain) throw new Refusal('NOT_FOUND', ['id'])
  const today = localDateOf(job.clock.now(), chain.timeZone)
  if (version.effectiveOn > today) return
  if (chain.closed) return takeDayBack(job, tx, version)
  await refuseDeadOn(tx, version, today)
  const previous = await lockPolicyInForce(tx, version)
  if (previous) {
    await setPolicy(tx, previous.id, {
      status: decidePolicyAct('retire', { status: previous.status, authorIds: [] }, { actorId: null, secondPerson: false }),
      retiredOn: today
    })
    await recordPolicyEvent(tx, { versionId: previous.id, act: 'retire', staffId: null })
  }
  const status = decidePolicyAct('activate', { status: version.status, authorIds: [] }, { actorId: null, secondPerson: false })
  // A worker that was down over midnight activates late: what was decided until then was decided by the old version, and stays so.
  await setPolicy(tx, version.id, { status, effectiveOn: today })
  await tx.run(tellOf(tx.tenantId, 'policyInForce', sql`values (${version.id}::uuid, ${version.chainId}::uuid, null::uuid)`))
  const moved = await follow(job, tx, version, today)
  if (version.kind === 'earning')
    await enqueue(tx, 'policyCatchUp', { policyId: version.id }, { runAt: new Date(job.clock.now().getTime() + CATCH_UP_MS) })
  const moves = await movesBy(tx, version, today)
  const tookMs = Math.round(performance.now() - began)
  await recordPolicyEvent(tx, {
    versionId: version.id,
    act: 'activate',
    staffId: null,
    detail: { effectiveOn: today, moved, moves, tookMs }
  })
  const late = version.effectiveOn < today && { plannedOn: version.effectiveOn }
  const detail = { kind: version.kind, version: version.version, effectiveOn: today, ...late, moved }
  await audit(tx, job, { action: 'policyActivate', objectType: 'PolicyVersion', objectId: version.id, chainId: version.chainId, detail })
  job.log.info({ policyId: version.id, kind: version.kind, moved }, 'policy in force')
}

/** Nothing comes into force in a chain that has closed since the day was set. */
async function takeDayBack(job: JobContext, tx: Tx, version: PolicyRow): Promise<void> {
  const status = decidePolicyAct('unschedule', { status: version.status, authorIds: [] }, { actorId: null, secondPerson: false })
  await setPolicy(tx, version.id, { status, effectiveOn: null })
  await recordPolicyEvent(tx, { versionId: version.id, act: 'unschedule', staffId: null })
  const { id, chainId, storeId, kind } = version
  await audit(tx, job, { action: 'policyUnschedule', objectType: 'PolicyVersion', objectId: id, chainId, storeId, detail: { kind } })
}

/** What a kind's new rules change at once, and for how many customers. */
async function follow(job: JobContext, tx: Tx, { kind, chainId, id }: PolicyRow, today: LocalDate): Promise<number> {
  if (kind === 'tier') return (await refreshByVersion(job, tx, { chainId, asOf: today, causeId: id })).answers
  if (kind === 'profile') return (await refreshCompleteness(tx, { chainId })).changed
  // Benefits are asked for when somebody buys, the incentive plan when a month is closed: nothing that is kept follows from them.
  if (kind === 'benefit' || kind === 'incentive') return 0
  return earnAnew(tx, chainId, today, id)
}

/** The report of an activation: from where to where customers went by it. */
async function movesBy(tx: Tx, { id, chainId }: PolicyRow, today: LocalDate): Promise<TierMoves[]> {
  return tierMovesBy(tx, { chainId, on: today, cause: 'POLICY', causeId: id })
}

/**
 * What was bought since the day began has earned by the rules before; its points, and the tiers that stand on them, follow the new ones. So does who registered. Which
 * files were completed since is not kept: their bonus goes by the rules of the instant.
 */
async function earnAnew(tx: Tx, chainId: string, today: LocalDate, causeId: string): Promise<number> {
  const bought = await tx.query<{ id: string; customerId: string }>(sql`
    select id, customer_id as "customerId" from purchase
    where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and customer_id is not null and purchased_on >= ${today}::date
      and happened_at >= ${today}::timestamptz - interval '1 day'`)
  const registered = await registeredWithoutBonus(tx, chainId, today)
  const customerIds = [...new Set(bought.map(row => row.customerId))]
  if (customerIds.length + registered.length === 0) return 0
  await lockBuyers(tx, [...new Set([...customerIds, ...registered])])
  const welcomed = await awardMissedRegistrations(tx, { chainId, among: registered, on: today, recordedBy: null })
  await reconcilePoints(tx, { chainId, purchaseIds: bought.map(row => row.id) })
  const referrers = await reconcileReferrals(tx, { chainId, customerIds, on: today, recordedBy: null })
  const moved = [...new Set([...customerIds, ...referrers, ...welcomed])]
  return (await refreshTiers(tx, { chainId, asOf: today, customerIds: moved, cause: 'POLICY', causeId })).answers
}
