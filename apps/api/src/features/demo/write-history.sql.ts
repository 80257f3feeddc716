// The tiers of the past: decided at the end of every step of the history for whom something happened in it, and for whom time alone had worked, so that
// each change is dated and has its cause. What it ends with is what a full run of today gives.
import { addDays, daysBetween, localDate, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'
import { refreshTiers, type TierChangeCause } from '../tier/index.ts'

/** The nearer, the finer: days of a step, by how many days before the end it lies. The changes one looks at first are dated to the day. */
const STEPS: readonly (readonly [beforeEnd: number, days: number])[] = [
  [365, 28],
  [180, 14],
  [35, 7],
  [0, 1]
]

/** What happened to whom. The first that names a customer is the cause of the step; a file alone makes no tier. */
const CAUSES: readonly (readonly [cause: TierChangeCause, table: string, day: string])[] = [
  ['DESIGNATION', 'standing', 'starts_on'],
  ['PURCHASE', 'purchase', 'purchased_on'],
  ['RETURN', 'purchase_return', 'returned_on'],
  ['VISIT', 'visit', 'visited_on'],
  ['POINTS', 'point_entry', 'happened_on']
]

interface Touch {
  readonly id: string
  readonly day: LocalDate
  readonly cause: TierChangeCause
}

function touchesBy([cause, table, day]: (typeof CAUSES)[number], place: number, tenantId: string): Sql {
  const named = table === 'standing' ? sql`case kind when 'override' then 'OVERRIDE' else ${cause} end` : sql`${cause}::text`
  return sql`select distinct customer_id as id, ${raw(day)} as day, ${named} as cause, ${place}::int as place from ${raw(table)} where tenant_id = ${tenantId} and customer_id is not null`
}

/** In the order in which causes are preferred. */
async function touches(tx: Tx): Promise<Touch[]> {
  const parts = CAUSES.map((each, place) => touchesBy(each, place, tx.tenantId))
  return tx.query<Touch>(
    sql`select id, day, cause from (${parts.reduce((all, part) => sql`${all} union all ${part}`)}) as part order by place, day`
  )
}

/** Last days of the steps, the last of them `to`. */
export function stepEnds(from: LocalDate, to: LocalDate): LocalDate[] {
  const ends: LocalDate[] = []
  for (let day = addDays(from, -1); day < to;) {
    const left = daysBetween(day, to)
    day = addDays(day, Math.min(left, STEPS.find(([beforeEnd]) => left > beforeEnd)?.[1] ?? left))
    ends.push(day)
  }
  return ends
}

const BEGINNING = localDate('1900-01-01')

/** Works step after step, what is recorded in each dated by the evening of its last day; by now where that is still to come. */
export async function inTheEvening(
  tx: Tx,
  chainId: string,
  ends: readonly LocalDate[],
  work: (from: LocalDate, end: LocalDate) => Promise<void>
): Promise<void> {
  const present = await tx.first<{ now: string }>(sql`select app.now()::text as now`)
  const tell = (instant: Sql) => tx.run(sql`select set_config('app.now', ${instant}, true)`)
  for (const [index, end] of ends.entries()) {
    await tell(sql`(select least(${present?.now}::timestamptz, (${end}::date + time '22:00') at time zone c.time_zone)::text
      from chain c where c.tenant_id = ${tx.tenantId} and c.id = ${chainId})`)
    await work(ends[index - 1] ?? BEGINNING, end)
  }
  await tell(sql`${present?.now}::text`)
}

async function dueBy(tx: Tx, chainId: string, asOf: LocalDate): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select customer_id as id from customer_state where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and next_change_on <= ${asOf}::date`)
  return rows.map(row => row.id)
}

/** One step: what happened, then what time did. */
async function decideStep(tx: Tx, chainId: string, asOf: LocalDate, some: readonly Touch[]): Promise<void> {
  const first = new Map(some.toReversed().map(each => [each.id, each.cause]))
  for (const [cause, ids] of Map.groupBy(first, ([, each]) => each))
    await refreshTiers(tx, { chainId, asOf, customerIds: ids.map(([id]) => id), cause })
  await refreshTiers(tx, { chainId, asOf, customerIds: await dueBy(tx, chainId, asOf), cause: 'TIME' })
}

/** @throws Error where the history does not end in what today's full run decides */
export async function writeTierHistory(tx: Tx, chainId: string, ends: readonly LocalDate[]): Promise<void> {
  const to = ends.at(-1)
  if (!to) return
  const steps = Map.groupBy(await touches(tx), each => ends.find(end => end >= each.day))
  await inTheEvening(tx, chainId, ends, (_from, end) => decideStep(tx, chainId, end, steps.get(end) ?? []))
  const { answers } = await refreshTiers(tx, { chainId, asOf: to, cause: 'TIME' })
  if (answers > 0) throw new Error(`the demo’s history left ${answers} tiers that today decides otherwise`)
  await tx.run(sql`update chain set tiers_decided_on = ${to} where tenant_id = ${tx.tenantId} and id = ${chainId}`)
}
