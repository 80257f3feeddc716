// Receipts that were paid with points, as they stand: what of them came back, and what of the points is given back already.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

interface RedeemedLot {
  readonly expiresOn: LocalDate | null
  /** Below zero: what it paid. */
  readonly taken: number
  readonly givenBack: number
  /** Entries so far: the number of the next. */
  readonly entries: number
}

export interface RedemptionFacts {
  readonly id: string
  readonly customerId: string
  readonly points: number
  readonly policyVersionId: string
  /** Paid for lines that points could pay, and what of it was brought back. */
  readonly paidMinor: number
  readonly returnedMinor: number
  readonly units: number
  readonly returnedUnits: number
  readonly voided: boolean
  readonly returnedInFull: boolean
  /** Of the latest return; null where there is none. */
  readonly lastReturnedOn: LocalDate | null
  readonly redeemedOn: LocalDate
  readonly lots: readonly RedeemedLot[]
}

/** Of these purchases, those that a redemption names by store and number; mostly none. */
export async function redemptionFacts(tx: Tx, purchaseIds: readonly string[]): Promise<RedemptionFacts[]> {
  const t = tx.tenantId
  return tx.query<RedemptionFacts>(sql`
    select r.id, r.customer_id as "customerId", r.points, r.policy_version_id as "policyVersionId", r.redeemed_on as "redeemedOn", p.voided_at is not null as voided,
      p.returned_in_full_on is not null as "returnedInFull", line.paid as "paidMinor", line.returned as "returnedMinor", line.units, line.returned_units as "returnedUnits", line.last_on as "lastReturnedOn", lot.all as lots
    from purchase p
    join point_redemption r on r.tenant_id = ${t} and r.store_id = p.store_id and r.receipt_no = p.receipt_no and r.undone_at is null
    cross join lateral (
      select coalesce(sum(l.amount_minor), 0)::bigint as paid, coalesce(sum(back.amount), 0)::bigint as returned,
        coalesce(sum(l.quantity), 0)::bigint as units, coalesce(sum(back.units), 0)::bigint as returned_units, max(back.last_on) as last_on
      from purchase_line l
      left join lateral (
        select sum(a.amount_minor) as amount, sum(a.units) as units, max(a.returned_on) as last_on from return_allocation a
        where a.tenant_id = ${t} and a.purchase_id = l.purchase_id and a.purchase_line_no = l.line_no
      ) back on true
      where l.tenant_id = ${t} and l.purchase_id = p.id and (r.on_special_price or not l.special_price)
    ) line
    cross join lateral (
      select coalesce(json_agg(json_build_object('expiresOn', e.expires_on, 'taken', e.taken, 'givenBack', e.given_back, 'entries', e.entries)), '[]') as all
      from (
        select expires_on, coalesce(sum(amount) filter (where kind = 'redeem'), 0) as taken, coalesce(sum(amount) filter (where kind = 'reverse'), 0) as given_back,
          count(*) as entries
        from point_entry where tenant_id = ${t} and redemption_id = r.id group by expires_on
      ) e
    ) lot
    where p.tenant_id = ${t} and p.id = any(${[...purchaseIds]}::uuid[])`)
}
