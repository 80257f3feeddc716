// The facts of a few customers with the spans in which they were held true (TIME-3): what is now, what was taken back, and what another fact replaced.
import type { LocalDate, RecordedFacts, RecordedStanding } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import type { StandingRow } from './facts.sql.ts'

export interface LoadedRecord {
  readonly customerId: string
  readonly recorded: RecordedFacts
  /** A plan that was changed is there twice. */
  readonly standings: readonly RecordedStandingRow[]
}

export type RecordedStandingRow = StandingRow & Pick<RecordedStanding, 'since' | 'until'>

type RecordRow = {
  readonly customerId: string
  readonly registeredOn: LocalDate
  readonly standings: readonly RecordedStandingRow[]
} & Omit<RecordedFacts, 'designations' | 'overrides'>

/** Whole milliseconds, by which instants are told. */
const ms = (instant: Sql) => sql`floor(extract(epoch from ${instant}) * 1000)::bigint`

const list = (object: Sql, from: Sql) => sql`coalesce((select json_agg(json_build_object(${object})) ${from}), '[]')`

/** One statement for all of them; a customer of another chain is not among the answers. */
export async function loadRecordedFacts(
  tx: Tx,
  { chainId, customerIds }: { chainId: string; customerIds: readonly string[] }
): Promise<LoadedRecord[]> {
  const t = tx.tenantId
  const points = list(
    sql`'on', e.happened_on, 'amount', e.amount, 'confirmedOn', e.confirmed_on, 'since', ${ms(sql`e.recorded_at`)}, 'until', null, 'ofPurchase', e.purchase_id is not null`,
    sql`from point_entry e where e.tenant_id = ${t} and e.customer_id = c.id and e.account in ('earning', 'bonus', 'adjustment') and e.confirmed_on is not null`
  )
  const purchases = list(
    sql`'id', p.id, 'on', p.purchased_on, 'paid', p.paid_minor, 'units', p.units, 'since', ${ms(sql`greatest(p.recorded_at, p.claimed_at)`)}, 'until', ${ms(sql`p.voided_at`)}`,
    sql`from purchase p where p.tenant_id = ${t} and p.customer_id = c.id`
  )
  const taken = (
    table: Sql,
    until: Sql
  ) => sql`select a.return_id, a.returned_on, a.units, a.amount_minor, a.recorded_at, ${until} as superseded_at
    from ${table} a where a.tenant_id = ${t} and a.purchase_id = p.id`
  const returns = list(
    sql`'purchaseId', p.id, 'on', a.returned_on, 'amount', a.amount_minor, 'units', a.units, 'since', ${ms(sql`a.recorded_at`)}, 'until', ${ms(sql`a.superseded_at`)},
      'slip', json_build_object('id', r.id, 'since', ${ms(sql`r.recorded_at`)}, 'until', ${ms(sql`r.voided_at`)})`,
    sql`from purchase p
      cross join lateral (${taken(sql`return_allocation`, sql`null::timestamptz`)} union all ${taken(sql`return_allocation_past`, sql`a.superseded_at`)}) a
      join purchase_return r on r.tenant_id = ${t} and r.id = a.return_id
      where p.tenant_id = ${t} and p.customer_id = c.id`
  )
  const visits = list(
    sql`'on', v.visited_on, 'since', ${ms(sql`v.recorded_at`)}, 'until', ${ms(sql`v.voided_at`)}`,
    sql`from visit v where v.tenant_id = ${t} and v.customer_id = c.id`
  )
  const referrals = list(
    sql`'on', n.registered_on, 'since', ${ms(sql`n.since`)}, 'until', ${ms(sql`n.until`)}`,
    sql`from (
      select r.registered_on, coalesce(r.referrer_recorded_at, r.recorded_at) as since, null::timestamptz as until
        from customer r where r.tenant_id = ${t} and r.referrer_id = c.id
      union all select r.registered_on, past.recorded_at, past.superseded_at
        from referral_past past join customer r on r.tenant_id = ${t} and r.id = past.customer_id where past.tenant_id = ${t} and past.referrer_id = c.id
    ) n`
  )
  const standings = list(
    sql`'id', s.id, 'kind', s.kind, 'tierKey', s.tier_key, 'startsOn', s.starts_on, 'endsOn', n.ends_on, 'withdrawnOn', n.withdrawn_on, 'reason', s.reason,
      'recordedAt', s.recorded_at, 'recordedById', s.recorded_by, 'endedAt', n.ended_at, 'since', ${ms(sql`n.since`)}, 'until', ${ms(sql`n.until`)}`,
    sql`from standing s cross join lateral (
      select s.ends_on, s.withdrawn_on, s.ended_at, null::timestamptz as until,
        coalesce((select max(superseded_at) from standing_past past where past.tenant_id = ${t} and past.standing_id = s.id), s.recorded_at) as since
      union all select past.ends_on, null, null, past.superseded_at, lag(past.superseded_at, 1, s.recorded_at) over (order by past.superseded_at)
        from standing_past past where past.tenant_id = ${t} and past.standing_id = s.id
    ) n where s.tenant_id = ${t} and s.customer_id = c.id`
  )
  const rows = await tx.query<RecordRow>(sql`
    select c.id as "customerId", c.registered_on as "registeredOn", ${ms(sql`c.recorded_at`)} as since, ${points} as points, ${purchases} as purchases,
      ${returns} as returns, ${visits} as visits, ${referrals} as referrals, ${standings} as standings
    from customer c where c.tenant_id = ${t} and c.chain_id = ${chainId} and c.id = any(${[...customerIds]}::uuid[])`)
  return rows.map(({ customerId, standings: given, ...facts }) => ({
    customerId,
    standings: given,
    recorded: {
      ...facts,
      designations: given.filter(each => each.kind === 'designation').map(planned),
      overrides: given.filter(each => each.kind === 'override').map(planned)
    }
  }))
}

const planned = ({ tierKey, startsOn, endsOn, withdrawnOn, since, until }: RecordedStandingRow): RecordedStanding => ({
  tierKey,
  startsOn,
  endsOn: endsOn ?? null,
  withdrawnOn,
  since,
  until
})
