// When the night's work of a chain was due, begun and over. It is due at the first instant of the first day that waited for it, on the chain's clock, so that
// nights which did not happen count as late and not as none. Kept for a season; how late it was goes to the monitors without a name (TRUST 34).
import { addDays, instantOf, type LocalDate } from '@keqing/domain'
import type { Tx } from '../db/database.ts'
import { sql } from '../db/sql.ts'
import { nightLagSeconds } from '../metrics.ts'
import type { JobContext } from './job-context.ts'

export const NIGHT_TASKS = ['tiers', 'points', 'vouchers'] as const
export type NightTask = (typeof NIGHT_TASKS)[number]

export interface Night {
  readonly chainId: string
  readonly task: NightTask
  readonly day: LocalDate
  readonly dueAt: Date
}

const KEPT_DAYS = 100
/** A job with more to do than this gives its place to the others that wait, and goes on behind them: no company is late for another's size. */
const TURN_MS = 2_000

/** A chain's job, as it was asked for: the place from which it goes on is in the payload, and what a test gives it too. */
export interface Turn {
  readonly task: string
  readonly payload: Readonly<Record<string, unknown>>
}

export const turnKey = (task: string, chainId: string): string => `${task}:${chainId}`

/** Batch after batch, each told where the one before it ended, until one says that nothing follows or the turn is over. */
export async function inTurns<Place extends object>(
  job: JobContext,
  { task, payload }: Turn,
  first: Place,
  batch: (tenantId: string, chainId: string, from: Place) => Promise<Place | undefined>
): Promise<void> {
  const [tenantId, chainId] = [String(payload['tenantId']), String(payload['chainId'])]
  const turnMs = Number(payload['turnMs'] ?? TURN_MS)
  const began = performance.now()
  const goOnAt = (place: Place) => job.enqueue(task, tenantId, { ...payload, chainId, place }, { key: turnKey(task, chainId) })
  for (let place = (payload['place'] as Place | undefined) ?? first; ;) {
    // A worker that stops hands its place to the next one.
    if (job.signal.aborted) return goOnAt(place)
    const next = await batch(tenantId, chainId, place)
    if (!next) return
    place = next
    if (performance.now() - began >= turnMs) return goOnAt(place)
  }
}

/** Undefined of a chain's first night, which nothing waited for. */
export function nightDue(
  task: NightTask,
  chain: { readonly id: string; readonly today: LocalDate; readonly timeZone: string },
  workedOn: LocalDate | null
): Night | undefined {
  if (workedOn === null) return undefined
  return { chainId: chain.id, task, day: chain.today, dueAt: new Date(instantOf(addDays(workedOn, 1), '00:00', chain.timeZone)) }
}

/** A clock that differs, or a transaction that took its time: what was recorded so long before a night began, it may not have seen. */
const UNSEEN_MS = 3_600_000

export interface Heard {
  readonly since: Date
  readonly until: Date
}

/**
 * When what is recorded was heard of since the last night that came to its end, until this one began: the next goes on from there. Overlaps by an hour; undefined
 * of a chain's first night, and before `beginNight`.
 */
export async function heardSinceLastNight(tx: Tx, night: Night | undefined): Promise<Heard | undefined> {
  if (!night) return undefined
  // Of a chain's first night no row is kept: the second was due a day after the first one's day began.
  const found = await tx.first<{ since: Date | null; until: Date | null }>(sql`
    select coalesce(max(started_at) filter (where finished_at is not null and day < ${night.day}::date), min(due_at) - interval '1 day') as since,
      max(started_at) filter (where day = ${night.day}::date) as until
    from chain_night where tenant_id = ${tx.tenantId} and chain_id = ${night.chainId} and task = ${night.task}`)
  if (!found?.since || !found.until) return undefined
  return { since: new Date(found.since.getTime() - UNSEEN_MS), until: found.until }
}

/** With its first batch; safe to repeat. */
export async function beginNight(tx: Tx, night: Night | undefined, at: Date): Promise<void> {
  if (!night) return
  await tx.run(sql`
    insert into chain_night (tenant_id, chain_id, task, day, due_at, started_at)
    values (${tx.tenantId}, ${night.chainId}, ${night.task}, ${night.day}, ${night.dueAt}, ${at}) on conflict do nothing`)
}

/** With its last. */
export async function endNight(tx: Tx, night: Night | undefined, at: Date): Promise<void> {
  if (!night) return
  const kept = await tx.first<{ dueAt: Date }>(sql`
    update chain_night set finished_at = greatest(${at}::timestamptz, started_at)
    where tenant_id = ${tx.tenantId} and chain_id = ${night.chainId} and task = ${night.task} and day = ${night.day} returning due_at as "dueAt"`)
  await tx.run(sql`
    delete from chain_night where tenant_id = ${tx.tenantId} and chain_id = ${night.chainId} and task = ${night.task} and day < ${addDays(night.day, -KEPT_DAYS)}`)
  nightLagSeconds.observe({ task: night.task }, Math.max(0, at.getTime() - (kept?.dueAt ?? night.dueAt).getTime()) / 1000)
}
