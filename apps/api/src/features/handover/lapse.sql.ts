// Who lapsed after a handover (GROUP-3), from receipts and visits as they stand now.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { leavesOn } from '../tier/index.ts'

export const LAPSES = ['atRisk', 'lost'] as const
export type Lapse = (typeof LAPSES)[number]
/** How long after a handover a lapse counts as after it. */
const MONTHS = 6

/** Months of the chain's tier policy in force; null: the policy knows no such thing, and nobody lapses so. */
export interface LapseRules {
  readonly today: LocalDate
  readonly inactivityMonths: number | null
  readonly lossMonths: number | null
}

export interface LapseCounts {
  readonly handoverId: string
  /** Handed over. */
  readonly customers: number
  /** Of them, who had bought and were not lost on that day: who could lapse. */
  readonly active: number
  readonly atRisk: number
  readonly lost: number
  /** The last day that counts; later than today while the six months go on. */
  readonly watchedUntil: LocalDate
}

export interface LapsedRow {
  readonly customerId: string
  readonly receiverId: string
  readonly lapse: Lapse
  readonly lapsedOn: LocalDate
}

/**
 * Of each customer who passed on with a handover (an interval began that day: who had been drafted and gone before is none), whether and when they lapsed within 6 months. With D the day of the handover and W the days after D for which D is
 * within the last 6 months (TIME-2), up to today:
 * lost, where the last purchase up to D (returned in full is none) is not followed by another before, on a day of W, it leaves the policy's months of loss (TIER-6);
 * at risk, where a customer who had bought by D has no visit (a purchase is one) after the last one up to D until, on a day of W, that one leaves the policy's months of
 * inactivity (LOSS-1 by time; one's own usual interval is not looked at). Who was at risk at D can only become lost; who was lost at D, or never bought, does not lapse.
 * Lost goes before at risk; the day is the first of the two. Coming back later does not undo it.
 */
function judged(tx: Tx, of: Sql, { today, inactivityMonths, lossMonths }: LapseRules): Sql {
  const leaves = (day: Sql, months: number | null) => (months === null ? sql`null::date` : leavesOn(day, months))
  const bought = sql`from purchase p where p.tenant_id = k.tenant_id and p.customer_id = k.customer_id and p.voided_at is null`
  const visited = sql`from visit v where v.tenant_id = k.tenant_id and v.customer_id = k.customer_id and v.voided_at is null`
  const watched = (day: Sql) => sql`${day} > k.done_on and ${day} < ${leavesOn(sql`k.done_on`, MONTHS)} and ${day} <= ${today}::date`
  return sql`
    select k.handover_id, k.customer_id, k.receiver_id, k.done_on, k.lost_on, k.risk_on, (k.last_bought is not null and (k.lost_on is null or k.lost_on > k.done_on)) as active,
      (${watched(sql`k.lost_on`)} and not exists (select ${bought} and p.returned_in_full_on is null and p.purchased_on > k.last_bought and p.purchased_on <= k.lost_on)) is true as lost,
      (k.last_bought is not null and (k.lost_on is null or k.lost_on > k.done_on) and ${watched(sql`k.risk_on`)}
        and not exists (select ${bought} and p.purchased_on > k.last_seen and p.purchased_on <= k.risk_on)
        and not exists (select ${visited} and v.visited_on > k.last_seen and v.visited_on <= k.risk_on)) is true as at_risk
    from (select k.*, ${leaves(sql`k.last_bought`, lossMonths)} as lost_on, ${leaves(sql`k.last_seen`, inactivityMonths)} as risk_on
      from (select k.*, (select max(p.purchased_on) ${bought} and p.returned_in_full_on is null and p.purchased_on <= k.done_on) as last_bought,
          greatest((select max(p.purchased_on) ${bought} and p.purchased_on <= k.done_on), (select max(v.visited_on) ${visited} and v.visited_on <= k.done_on)) as last_seen
        from (select h.tenant_id, h.id as handover_id, h.done_on, c.customer_id, c.receiver_id from handover h
          join handover_customer c on c.tenant_id = h.tenant_id and c.handover_id = h.id
          where h.tenant_id = ${tx.tenantId} and h.state = 'done' and ${of} and exists (select from assignment a
            where a.tenant_id = ${tx.tenantId} and a.customer_id = c.customer_id and a.from_on = h.done_on)) k) k) k`
}

export async function lapsesOf(tx: Tx, handoverIds: readonly string[], rules: LapseRules): Promise<Map<string, LapseCounts>> {
  const rows = await tx.query<LapseCounts>(sql`
    select j.handover_id as "handoverId", count(*)::int as customers, (count(*) filter (where j.active))::int as active,
      (count(*) filter (where j.at_risk and not j.lost))::int as "atRisk", (count(*) filter (where j.lost))::int as lost,
      (${leavesOn(sql`min(j.done_on)`, MONTHS)} - 1)::text as "watchedUntil"
    from (${judged(tx, sql`h.id = any(${[...handoverIds]}::uuid[])`, rules)}) j group by j.handover_id`)
  return new Map(rows.map(row => [row.handoverId, row]))
}

/** Of all a store has handed over since a day; one customer of two handovers counts in both. */
export async function lapsesOfStore(
  tx: Tx,
  storeId: string,
  since: LocalDate,
  rules: LapseRules
): Promise<Omit<LapseCounts, 'handoverId' | 'watchedUntil'> & { readonly handovers: number }> {
  const [row] = await tx.query<Omit<LapseCounts, 'handoverId' | 'watchedUntil'> & { handovers: number }>(sql`
    select count(distinct j.handover_id)::int as handovers, count(*)::int as customers, (count(*) filter (where j.active))::int as active,
      (count(*) filter (where j.at_risk and not j.lost))::int as "atRisk", (count(*) filter (where j.lost))::int as lost
    from (${judged(tx, sql`h.store_id = ${storeId} and h.done_on >= ${since}::date`, rules)}) j`)
  return row ?? { handovers: 0, customers: 0, active: 0, atRisk: 0, lost: 0 }
}

export async function pageOfLapsed(
  tx: Tx,
  handoverId: string,
  rules: LapseRules,
  limit: number,
  after: string | undefined
): Promise<LapsedRow[]> {
  return tx.query<LapsedRow>(sql`
    select j.customer_id as "customerId", j.receiver_id as "receiverId", case when j.lost then 'lost' else 'atRisk' end as lapse,
      least(case when j.lost then j.lost_on end, case when j.at_risk then j.risk_on end)::text as "lapsedOn"
    from (${judged(tx, sql`h.id = ${handoverId}::uuid`, rules)}) j where (j.lost or j.at_risk) ${after ? sql`and j.customer_id > ${after}::uuid` : empty}
    order by j.customer_id limit ${limit}`)
}
