// AUDIT-1: drawing. The first of each stratum in the order of a hash of seed and id, as the domain's `drawSample` derives them again; a test holds the two equal.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import type { SpotCheckRow } from './spot-check.sql.ts'

export interface StratumRow {
  readonly groupId: string | null
  readonly associateId: string | null
  readonly population: number
}

/** A store's files with their group, and whose they are: their keeper's, or of one without a keeper who made it. */
const pool = (tx: Tx, storeId: string, byAssociate: boolean): Sql => sql`
  select c.id, a.group_id, coalesce(a.keeper_id, c.registered_by) as associate_id,
    case when ${byAssociate}::boolean then coalesce(a.keeper_id, c.registered_by) end as stratum_associate
  from customer c left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
  where c.tenant_id = ${tx.tenantId} and c.store_id = ${storeId}`

/** In a fixed order, by which ties of the allotment are broken. */
export async function strataOf(tx: Tx, storeId: string, byAssociate: boolean): Promise<StratumRow[]> {
  return tx.query<StratumRow>(sql`
    select group_id as "groupId", stratum_associate as "associateId", count(*)::int as population
    from (${pool(tx, storeId, byAssociate)}) f group by 1, 2 order by 1 nulls last, 2 nulls last`)
}

export type NewCheck = Omit<SpotCheckRow, 'drawnAt' | 'closedAt' | 'closedById'> & { readonly drawnAt: Date }

/** False: the night has drawn it. */
export async function insertCheck(tx: Tx, made: NewCheck): Promise<boolean> {
  const added = await tx.run(sql`
    insert into spot_check (tenant_id, id, chain_id, store_id, kind, doer, for_on, due_on, seed, tolerated_percent, confidence_percent, population, sample, fields, drawn_at, drawn_by)
    values (${tx.tenantId}, ${made.id}, ${made.chainId}, ${made.storeId}, ${made.kind}, ${made.doer}, ${made.forOn}, ${made.dueOn}, ${made.seed},
      ${made.toleratedPercent}, ${made.confidencePercent}, ${made.population}, ${made.sample}, ${[...made.fields]}::text[], ${made.drawnAt}, ${made.drawnById}) on conflict do nothing`)
  return added === 1
}

/** Keeps the strata and draws from them. How many were drawn: fewer than asked where somebody left the store in between. */
export async function drawFiles(
  tx: Tx,
  check: { readonly id: string; readonly storeId: string; readonly seed: string; readonly byAssociate: boolean },
  strata: readonly (StratumRow & { readonly sample: number })[]
): Promise<number> {
  await tx.run(sql`
    insert into spot_check_stratum (tenant_id, check_id, place, group_id, associate_id, population, sample)
    select ${tx.tenantId}::uuid, ${check.id}::uuid, s.place, s.group_id, s.associate_id, s.population, s.sample
    from unnest(${strata.map(one => one.groupId)}::uuid[], ${strata.map(one => one.associateId)}::uuid[], ${strata.map(one => one.population)}::int[],
      ${strata.map(one => one.sample)}::int[]) with ordinality as s (group_id, associate_id, population, sample, place)`)
  return tx.run(sql`
    with ranked as (
      select f.*, row_number() over (partition by f.group_id, f.stratum_associate order by sha256(convert_to(${check.seed}::text || ':' || f.id::text, 'UTF8')), f.id) as place
      from (${pool(tx, check.storeId, check.byAssociate)}) f
    )
    insert into spot_check_file (tenant_id, check_id, customer_id, group_id, associate_id)
    select ${tx.tenantId}::uuid, ${check.id}::uuid, r.id, r.group_id, r.associate_id from ranked r
    join spot_check_stratum s on s.tenant_id = ${tx.tenantId} and s.check_id = ${check.id} and s.group_id is not distinct from r.group_id
      and s.associate_id is not distinct from r.stratum_associate and r.place <= s.sample`)
}

export interface StoreToCheck {
  readonly storeId: string
  readonly daily: boolean
  readonly monthly: boolean
}

/** Open stores of a chain whose check of the day or of the month is not drawn yet and that have files. */
export async function storesToDraw(tx: Tx, chainId: string, today: LocalDate, monthOn: LocalDate): Promise<StoreToCheck[]> {
  const missing = (kind: 'daily' | 'monthly', on: LocalDate) =>
    sql`not exists (select from spot_check k where k.tenant_id = s.tenant_id and k.store_id = s.id and k.kind = ${kind} and k.for_on = ${on}::date)`
  return tx.query<StoreToCheck>(sql`
    select * from (
      select s.id as "storeId", ${missing('daily', today)} and coalesce(x.daily_files, 1) > 0 as daily, ${missing('monthly', monthOn)} as monthly from store s
      left join spot_check_settings x on x.tenant_id = s.tenant_id and x.chain_id = s.chain_id
      where s.tenant_id = ${tx.tenantId} and s.chain_id = ${chainId} and s.opened_on <= ${today}::date and (s.closed_on is null or s.closed_on >= ${today}::date)
        and exists (select from customer c where c.tenant_id = s.tenant_id and c.store_id = s.id)
    ) t where t.daily or t.monthly order by t."storeId"`)
}
