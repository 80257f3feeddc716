// TIER-11, by time: once per local day of a chain, whoever is due is decided anew. Interrupted anywhere, the next run goes on with who is still due;
// a run too many changes nothing.
import { localDateOf, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { beginNight, endNight, inTurns, nightDue, turnKey } from '../../platform/jobs/nights.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { refreshDue } from './refresh-due.ts'
import { refreshTiers } from './refresh-tiers.ts'
import type { Refreshed } from './refresh-tiers.sql.ts'
import { tierPolicyInForce } from './tier-policy.ts'

const TASK = 'tierChainNightly'

interface ChainDay {
  readonly id: string
  readonly timeZone: string
  readonly today: LocalDate
  /** The last day already worked. */
  readonly decidedOn: LocalDate | null
}

async function chainsOf(tx: Tx, now: Date, chainId?: string): Promise<ChainDay[]> {
  const rows = await tx.query<{ id: string; timeZone: string; closedOn: LocalDate | null; decidedOn: LocalDate | null }>(sql`
    select id, time_zone as "timeZone", closed_on as "closedOn", tiers_decided_on as "decidedOn" from chain
    where tenant_id = ${tx.tenantId} and (${chainId ?? null}::uuid is null or id = ${chainId ?? null}::uuid)`)
  const days = rows.map(row => ({ ...row, today: localDateOf(now, row.timeZone) }))
  return days.filter(
    ({ closedOn, decidedOn, today }) => (closedOn === null || closedOn >= today) && (decidedOn === null || decidedOn < today)
  )
}

/** Asks for a run of every chain on whose clock a new day has begun. */
export const tierNightly: JobTask = async job => {
  const now = job.clock.now()
  for (const tenantId of await job.companies()) {
    const chains = await job.db.unit(tenantId, tx => chainsOf(tx, now))
    await Promise.all(chains.map(({ id }) => job.enqueue(TASK, tenantId, { chainId: id }, { key: turnKey(TASK, id) })))
  }
}

/** One chain's night, turn by turn. Two at once: the second finds the lock taken and leaves the work to the first. */
export const tierChainNightly: JobTask = (job, payload) =>
  inTurns(job, { task: TASK, payload }, {}, async (tenantId, chainId, place) =>
    (await job.db.unit(tenantId, tx => nightOf(job, tx, chainId))) ? place : undefined
  )

/**
 * What is decided of everybody because another version holds is the night's work of that day as well: the night after reads only who is due. Where a night is at
 * it, or the day has ended meanwhile, the night does its own work.
 */
export async function refreshByVersion(
  job: JobContext,
  tx: Tx,
  because: { chainId: string; asOf: LocalDate; causeId: string }
): Promise<Refreshed> {
  const open = await dayToWork(job, tx, because.chainId)
  const day = open?.today === because.asOf ? open : undefined
  if (day) await beginNight(tx, nightOn(day), job.clock.now())
  const refreshed = await refreshTiers(tx, { ...because, cause: 'POLICY' })
  if (day) await endDay(job, tx, day)
  return refreshed
}

/** A chain's day that is still to be worked, held until the transaction ends; undefined once it is done, or while somebody else is at it. */
async function dayToWork(job: JobContext, tx: Tx, chainId: string): Promise<ChainDay | undefined> {
  const [chain] = await chainsOf(tx, job.clock.now(), chainId)
  const lock = await tx.first<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`tier nightly ${chainId}`}, 11)) as free`
  )
  return lock?.free ? chain : undefined
}

const nightOn = (day: ChainDay) => nightDue('tiers', day, day.decidedOn)

async function endDay(job: JobContext, tx: Tx, day: ChainDay): Promise<void> {
  await tx.run(sql`update chain set tiers_decided_on = ${day.today} where tenant_id = ${tx.tenantId} and id = ${day.id}`)
  await endNight(tx, nightOn(day), job.clock.now())
}

/** A batch; false once the day is done, or somebody else is at it. */
async function nightOf(job: JobContext, tx: Tx, chainId: string): Promise<boolean> {
  const day = await dayToWork(job, tx, chainId)
  if (!day) return false
  const { today, decidedOn } = day
  await beginNight(tx, nightOn(day), job.clock.now())
  const version = await tierPolicyInForce(tx, chainId, today)
  if (decidedOn === null || version.effectiveOn > decidedOn) {
    // A first night, or another version than yesterday's that has not decided everybody itself (`refreshByVersion`): everybody may be due.
    const cause = decidedOn === null ? 'TIME' : 'POLICY'
    const { changed } = await refreshTiers(tx, { chainId, asOf: today, cause, causeId: version.id })
    job.log.info({ chainId, changed }, 'tiers decided for all')
  } else {
    const { due, changed, more } = await refreshDue(tx, chainId, today)
    job.log.info({ chainId, due, changed }, 'tiers decided by time')
    if (more) return true
  }
  await endDay(job, tx, day)
  return false
}
