// The dated facts of a few customers, for decisions that explain themselves. What has not happened by the date, or waits for a confirmation that has no
// day, is left out; what may not count, the domain leaves out.
import type { LocalDate, StandingFact, TierFacts } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Standing } from './tier-decision.type.ts'

/** A designation or override as it was recorded: `endsOn` is the plan, `withdrawnOn` the day it was ended early. */
export interface StandingRow extends Omit<Standing, 'recordedAt' | 'endedAt'> {
  readonly withdrawnOn: LocalDate | null
  readonly recordedAt: string | Date
  readonly endedAt: string | Date | null
}

export interface LoadedFacts {
  readonly customerId: string
  readonly facts: TierFacts
  readonly standings: readonly StandingRow[]
}

type FactsRow = { readonly customerId: string; readonly standings: readonly StandingRow[] } & Omit<TierFacts, 'designations' | 'overrides'>

/** One statement for all of them; a customer of another chain is not among the answers. */
export async function loadFacts(
  tx: Tx,
  request: { chainId: string; customerIds: readonly string[]; asOf: LocalDate }
): Promise<LoadedFacts[]> {
  const { chainId, customerIds, asOf } = request
  const t = tx.tenantId
  const rows = await tx.query<FactsRow>(sql`
    select c.id as "customerId", c.registered_on as "registeredOn",
      coalesce((select json_agg(json_build_object('on', e.happened_on, 'amount', e.amount, 'confirmedOn', e.confirmed_on)) from point_entry e
        where e.tenant_id = ${t} and e.customer_id = c.id and e.account in ('earning', 'bonus', 'adjustment')
          and e.happened_on <= ${asOf}::date and e.confirmed_on is not null), '[]') as points,
      coalesce((select json_agg(json_build_object('on', p.purchased_on, 'paid', p.paid_minor, 'returnedInFullOn', p.returned_in_full_on)) from purchase p
        where p.tenant_id = ${t} and p.customer_id = c.id and p.voided_at is null and p.purchased_on <= ${asOf}::date), '[]') as purchases,
      coalesce((select json_agg(json_build_object('on', a.returned_on, 'amount', a.amount_minor))
        from purchase p join return_allocation a on a.tenant_id = p.tenant_id and a.purchase_id = p.id
        where p.tenant_id = ${t} and a.tenant_id = ${t} and p.customer_id = c.id and p.voided_at is null and a.returned_on <= ${asOf}::date), '[]') as returns,
      coalesce((select json_agg(v.visited_on) from visit v
        where v.tenant_id = ${t} and v.customer_id = c.id and v.voided_at is null and v.visited_on <= ${asOf}::date), '[]') as visits,
      coalesce((select json_agg(r.registered_on) from customer r
        where r.tenant_id = ${t} and r.referrer_id = c.id and r.registered_on <= ${asOf}::date), '[]') as referrals,
      coalesce((select json_agg(json_build_object('id', s.id, 'kind', s.kind, 'tierKey', s.tier_key, 'startsOn', s.starts_on, 'endsOn', s.ends_on,
          'withdrawnOn', s.withdrawn_on, 'reason', s.reason, 'recordedAt', s.recorded_at, 'recordedById', s.recorded_by, 'endedAt', s.ended_at))
        from standing s where s.tenant_id = ${t} and s.customer_id = c.id), '[]') as standings
    from customer c
    where c.tenant_id = ${t} and c.chain_id = ${chainId} and c.id = any(${[...customerIds]}::uuid[])`)
  return rows.map(({ customerId, standings, ...facts }) => ({
    customerId,
    standings,
    facts: { ...facts, designations: standingFacts(standings, 'designation'), overrides: standingFacts(standings, 'override') }
  }))
}

function standingFacts(standings: readonly StandingRow[], kind: Standing['kind']): StandingFact[] {
  return standings
    .filter(standing => standing.kind === kind)
    .map(({ tierKey, startsOn, endsOn, withdrawnOn }) => ({ tierKey, startsOn, endsOn: endsOn ?? null, withdrawnOn }))
}
