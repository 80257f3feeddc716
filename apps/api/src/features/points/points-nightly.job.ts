// POINT-4, by time: once per local day of a chain whatever fell due expires; holds whose time is over are tidied away several times an hour. Interrupted
// anywhere, the next run begins the day again and finds what is done done; one that gives way in between goes on where it was.
import { localDateOf, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { beginNight, endNight, inTurns, nightDue, turnKey } from '../../platform/jobs/nights.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { lockOwners, nextDue, type DueAfter } from './lots.sql.ts'
import { settleDuePoints } from './settle-due.ts'

/** Customers per transaction, unless told: few enough that nobody waits long for a row of theirs. */
const BATCH = 2_000
const TASK = 'pointsChainNightly'

interface ChainPoints {
  readonly id: string
  readonly timeZone: string
  readonly today: LocalDate
  /** The day whose due lots have been worked last. */
  readonly expiredOn: LocalDate | null
  readonly lapsed: boolean
}

async function chainsOf(tx: Tx, now: Date, chainId?: string): Promise<ChainPoints[]> {
  const rows = await tx.query<{
    id: string
    timeZone: string
    closedOn: LocalDate | null
    expiredOn: LocalDate | null
    lapsed: boolean
  }>(sql`
    select c.id, c.time_zone as "timeZone", c.closed_on as "closedOn", c.points_expired_on as "expiredOn",
      exists (select from point_hold h where h.tenant_id = c.tenant_id and h.chain_id = c.id and h.state = 'active' and h.expires_at <= ${now}) as lapsed
    from chain c where c.tenant_id = ${tx.tenantId} and (${chainId ?? null}::uuid is null or c.id = ${chainId ?? null}::uuid)`)
  const days = rows.map(row => ({ ...row, today: localDateOf(now, row.timeZone) }))
  return days.filter(
    ({ closedOn, expiredOn, today, lapsed }) =>
      lapsed || ((closedOn === null || closedOn >= today) && (expiredOn === null || expiredOn < today))
  )
}

/** Asks for a run of every chain that has something to do. */
export const pointsNightly: JobTask = async job => {
  const now = job.clock.now()
  for (const tenantId of await job.companies()) {
    const chains = await job.db.unit(tenantId, tx => chainsOf(tx, now))
    await Promise.all(chains.map(({ id }) => job.enqueue(TASK, tenantId, { chainId: id }, { key: turnKey(TASK, id), unlessThere: true })))
  }
}

/** How far a day has been worked. */
interface Place {
  readonly today?: LocalDate
  readonly after?: DueAfter
}

/** One chain's night, turn by turn. Two at once: the second finds the lock taken and leaves the work to the first. */
export const pointsChainNightly: JobTask = (job, payload) => {
  const size = Number(payload['size'] ?? BATCH)
  return inTurns<Place>(job, { task: TASK, payload }, {}, (tenantId, chainId, place) =>
    job.db.unit(tenantId, async tx => {
      const [chain] = await chainsOf(tx, job.clock.now(), chainId)
      if (!chain || !(await lockNight(tx, chainId))) return undefined
      if (chain.lapsed) return tidyHolds(job, tx, chain, place)
      return nightOf(job, tx, chain, { after: place.today === chain.today ? place.after : undefined, size })
    })
  )
}

/** A batch of the day; where the next begins, or nothing once it is done. */
async function nightOf(
  job: JobContext,
  tx: Tx,
  chain: ChainPoints,
  { after, size }: { after: DueAfter | undefined; size: number }
): Promise<Place | undefined> {
  const { id: chainId, today, expiredOn } = chain
  if (expiredOn === today) return undefined
  const now = job.clock.now()
  const night = nightDue('points', chain, expiredOn)
  await beginNight(tx, night, now)
  const due = await nextDue(tx, { chainId, from: expiredOn, today }, after, size)
  const customerIds = [...new Set(due.map(each => each.customerId))]
  await lockOwners(tx, customerIds)
  const { entries } = await settleDuePoints(tx, { chainId, customerIds, today, now })
  if (entries > 0) job.log.info({ chainId, customers: customerIds.length, entries }, 'points expired')
  if (due.length === size) return { today, after: due.at(-1)! }
  await tx.run(sql`update chain set points_expired_on = ${today} where tenant_id = ${tx.tenantId} and id = ${chainId}`)
  await endNight(tx, night, now)
  return undefined
}

async function lockNight(tx: Tx, chainId: string): Promise<boolean> {
  const lock = await tx.first<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`points nightly ${chainId}`}, 12)) as free`
  )
  return lock?.free ?? false
}

/** Some of them; the night stays where it was. What such a hold kept from expiring over midnight expires now. */
async function tidyHolds(job: JobContext, tx: Tx, { id: chainId, today }: ChainPoints, place: Place): Promise<Place> {
  const now = job.clock.now()
  const over = sql`tenant_id = ${tx.tenantId} and chain_id = ${chainId} and state = 'active' and expires_at <= ${now}`
  const owners = await tx.query<{ customerId: string }>(sql`
    select distinct customer_id as "customerId" from (select customer_id from point_hold where ${over} order by expires_at limit ${BATCH}) h`)
  const customerIds = owners.map(owner => owner.customerId)
  await lockOwners(tx, customerIds)
  await tx.run(
    sql`update point_hold set state = 'lapsed', ended_at = expires_at where ${over} and customer_id = any(${customerIds}::uuid[])`
  )
  await settleDuePoints(tx, { chainId, customerIds, today, now })
  return place
}
