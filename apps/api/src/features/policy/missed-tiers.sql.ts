// What names tiers in a chain, besides its own versions: what stores set for themselves, and what people gave customers. One statement each, for whole chains.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { POLICY_COLUMNS, type PolicyRow } from './policy.sql.ts'

/** The chains' own versions that hold or may: of each kind that names tiers, and of tiers. */
export async function plannedVersions(tx: Tx, chainIds: readonly string[]): Promise<PolicyRow[]> {
  return tx.query<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = any(${[...chainIds]}::uuid[]) and v.kind in ('tier', 'earning', 'benefit')
      and v.status in ('approved', 'scheduled', 'inForce') and v.store_id is null
    order by v.id`)
}

export interface StoreNaming {
  readonly chainId: string
  readonly tierKey: string
  readonly storeId: string
}

/** Stores that have set a line of a tier for themselves, or will have, as far as they are in sight. */
export async function storesNaming(tx: Tx, chainIds: readonly string[], inSight: Sql): Promise<StoreNaming[]> {
  return tx.query<StoreNaming>(sql`
    select distinct v.chain_id as "chainId", split_part(line->>'key', '.', 2) as "tierKey", v.store_id as "storeId"
    from policy_version v cross join lateral jsonb_array_elements(v.body->'lines') as line
    where v.tenant_id = ${tx.tenantId} and v.chain_id = any(${[...chainIds]}::uuid[]) and v.kind = 'benefit' and v.status in ('inForce', 'scheduled')
      and v.store_id is not null and ${inSight} and line->>'key' like 'tiers.%'
    order by 1, 2, 3`)
}

export interface StandingNaming {
  readonly chainId: string
  readonly tierKey: string
  readonly designations: number
  readonly overrides: number
}

/** Designations and overrides that run on a day of each chain's, or begin after it. Standings are read, and customers only of those that count. */
export async function standingsNaming(
  tx: Tx,
  chains: readonly { readonly id: string; readonly from: LocalDate }[]
): Promise<StandingNaming[]> {
  return tx.query<StandingNaming>(sql`
    select c.chain_id as "chainId", s.tier_key as "tierKey", count(*) filter (where s.kind = 'designation') as designations,
      count(*) filter (where s.kind = 'override') as overrides
    from unnest(${chains.map(each => each.id)}::uuid[], ${chains.map(each => each.from)}::date[]) as asked (chain_id, on_day)
    cross join standing s join customer c on c.tenant_id = ${tx.tenantId} and c.id = s.customer_id and c.chain_id = asked.chain_id
    where s.tenant_id = ${tx.tenantId}
      and (s.ends_on is null or s.ends_on >= asked.on_day) and (s.withdrawn_on is null or s.withdrawn_on > greatest(s.starts_on, asked.on_day))
    group by c.chain_id, s.tier_key`)
}
