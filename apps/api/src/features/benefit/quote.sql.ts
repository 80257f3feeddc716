// All that a quote looks at, in one statement: the store, who buys and in which tier, when from the same associate, what the items are, and the versions of
// both policies that hold there on the day. It must answer while a till waits.
import type { LocalDate, TierStatus } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { holdsOn, POLICY_COLUMNS, type PolicyRow } from '../policy/index.ts'

export interface QuoteFacts {
  readonly storeId: string
  readonly customerId: string | null
  readonly birthMonth: number | null
  readonly birthDay: number | null
  readonly status: TierStatus | null
  readonly tierKey: string | null
  /** By which the customer’s tier was decided. */
  readonly tierVersion: { readonly id: string; readonly version: number } | null
  readonly sellerId: string | null
  readonly lastFromSellerOn: LocalDate | null
  /** By item code; an unknown code has none. */
  readonly categories: Readonly<Record<string, string>> | null
  readonly policies: readonly PolicyRow[] | null
}

export interface QuoteFactsAsked {
  readonly chainId: string
  readonly storeId: string | null
  readonly storeCode: string | null
  readonly customerId: string | null
  /** A condition on `customer c`: whose file the reader may open. Of anyone else the birthday counts today only (TRUST 34). */
  readonly readable: Sql
  readonly today: LocalDate
  readonly sellerId: string | null
  readonly sellerNo: string | null
  readonly itemCodes: readonly string[]
  readonly on: LocalDate
}

/** Undefined where there is no such store. Scope is the caller's to ask. */
export async function quoteFacts(tx: Tx, asked: QuoteFactsAsked): Promise<QuoteFacts | undefined> {
  const { chainId, on } = asked
  return tx.first<QuoteFacts>(sql`
    with place as (
      select id from store where tenant_id = ${tx.tenantId} and chain_id = ${chainId}
        and (${asked.storeId}::uuid is null or id = ${asked.storeId}::uuid) and (${asked.storeCode}::text is null or code = ${asked.storeCode}::text) limit 1
    ), seller as (
      select id from staff where tenant_id = ${tx.tenantId}
        and case when ${asked.sellerId}::uuid is null then staff_no = ${asked.sellerNo}::text else id = ${asked.sellerId}::uuid end limit 1
    ), buyer as (
      select c.id, s.status, s.tier_key, s.policy_version_id, case when told.birthday then c.birth_month end as birth_month, case when told.birthday then c.birth_day end as birth_day
      from customer c cross join lateral (select ${on}::date = ${asked.today}::date or ${asked.readable} as birthday) told left join customer_state s on s.tenant_id = ${tx.tenantId} and s.customer_id = c.id
      where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.id = ${asked.customerId}::uuid
    )
    select place.id as "storeId", buyer.id as "customerId", buyer.birth_month as "birthMonth", buyer.birth_day as "birthDay", buyer.status,
      buyer.tier_key as "tierKey", (select jsonb_build_object('id', v.id, 'version', v.version) from policy_version v
        where v.tenant_id = ${tx.tenantId} and v.id = buyer.policy_version_id) as "tierVersion", seller.id as "sellerId",
      (select p.purchased_on from purchase p where p.tenant_id = ${tx.tenantId} and p.customer_id = buyer.id and p.seller_id = seller.id
        and p.voided_at is null and p.purchased_on <= ${on}::date and (p.returned_in_full_on is null or p.returned_in_full_on > ${on}::date)
        order by p.purchased_on desc limit 1) as "lastFromSellerOn",
      (select jsonb_object_agg(i.code, i.category) from item i
        where i.tenant_id = ${tx.tenantId} and i.chain_id = ${chainId} and i.code = any(${[...asked.itemCodes]}::text[])) as categories,
      (select jsonb_agg(to_jsonb(held)) from (
        select ${POLICY_COLUMNS} from policy_version v
        where v.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.kind in ('benefit', 'earning')
          and (v.store_id is null or v.store_id = place.id) and ${holdsOn(on, asked.today)}
      ) held) as policies
    from place left join buyer on true left join seller on true`)
}
