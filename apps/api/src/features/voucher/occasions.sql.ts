// Whom the benefit policy promises a voucher on a day, and vouchers whose last day is past: found in order of id, some at a time, by what is not done yet.
import { birthdaysOn, type LocalDate, type Occasion } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { Heard } from '../../platform/jobs/nights.ts'

export interface PromisedVoucher {
  readonly chainId: string
  readonly tierKey: string
  readonly occasion: Occasion
  readonly on: LocalDate
  /** The stores that promise it, or all but those of other promises. */
  readonly stores: { readonly only: readonly string[] } | { readonly but: readonly string[] }
  /** Of purchases that a night before could not know: when they were heard of. */
  readonly late?: Late
}

/** What a till was late with, or a customer claimed, counts a month back; what came in a file only as long as files of a weekend take: one of years is history. */
export interface Late extends Heard {
  readonly timeZone: string
}

const MOST_DAYS_OF_FILE = 3

const inStores = ({ stores }: PromisedVoucher, store: Sql): Sql =>
  'only' in stores ? sql`${store} = any(${[...stores.only]}::uuid[])` : sql`${store} <> all(${[...stores.but]}::uuid[])`

/** A store promises to the customers whose home it is; with a purchase, to who bought there. */
function holds(promise: PromisedVoucher, tenantId: string): Sql {
  const { occasion, on } = promise
  if (occasion === 'festival') return inStores(promise, sql`c.store_id`)
  if (occasion === 'birthday') {
    const days = birthdaysOn(on)
    return sql`${inStores(promise, sql`c.store_id`)} and (c.birth_month, c.birth_day) in (select * from unnest(${days.map(day => day.month)}::int[], ${days.map(day => day.day)}::int[]))`
  }
  const bought = sql`from purchase p where p.tenant_id = ${tenantId} and p.purchased_on = ${on}::date and ${PROMISING} and ${inStores(promise, sql`p.store_id`)}`
  return promise.late
    ? sql`c.id = any(array(select p.customer_id ${bought} and p.chain_id = ${promise.chainId} and ${wasLate(promise.late)}))`
    : sql`exists (select ${bought} and p.customer_id = c.id)`
}

/** Any purchase `p` that is not all at a special price. */
const PROMISING = raw('p.voided_at is null and p.returned_in_full_on is null and p.paid_minor > p.special_minor')

/** When a receipt `p` was known to be its customer's, in the words of the index `purchase_late`. */
const HEARD = raw('(case when p.claimed_at is null then p.recorded_at else p.claimed_at end)')

/** What that index holds, as far as it is asked for. */
export const wasLate = ({ since, until, timeZone }: Late): Sql => sql`p.customer_id is not null
  and ((${HEARD} at time zone 'UTC') + interval '15 hours')::date - p.purchased_on between 1 and 35 and ${HEARD} >= ${since} and ${HEARD} < ${until}
  and (p.source <> 'import' or p.claimed_at is not null or (p.recorded_at at time zone ${timeZone})::date - p.purchased_on <= ${MOST_DAYS_OF_FILE}::int)`

/** Days from one to another, the last included, of which receipts were late, and in which stores. In order. */
export async function lateDays(
  tx: Tx,
  { chainId, from, to, late }: { readonly chainId: string; readonly from: LocalDate; readonly to: LocalDate; readonly late: Late }
): Promise<{ readonly on: LocalDate; readonly storeIds: readonly string[] }[]> {
  return tx.query(sql`
    select p.purchased_on as "on", array_agg(distinct p.store_id) as "storeIds" from purchase p
    where p.tenant_id = ${tx.tenantId} and p.chain_id = ${chainId} and p.purchased_on between ${from}::date and ${to}::date and ${PROMISING} and ${wasLate(late)}
    group by p.purchased_on order by p.purchased_on`)
}

/** Customers of the tier as they stand, who have not got it yet, after one in order of id. */
export async function nextPromised(tx: Tx, promise: PromisedVoucher, after: string | undefined, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select c.id from customer c
    join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id and s.status = 'tier' and s.tier_key = ${promise.tierKey}
    where c.tenant_id = ${tx.tenantId} and c.chain_id = ${promise.chainId} and ${holds(promise, tx.tenantId)}
      and not exists (select from voucher v where v.tenant_id = c.tenant_id and v.customer_id = c.id and v.occasion = ${promise.occasion}
        and v.occasion_on = ${promise.on}::date)
      ${after ? sql`and c.id > ${after}::uuid` : empty}
    order by c.id limit ${limit}`)
  return rows.map(row => row.id)
}

export interface Ending {
  readonly id: string
  readonly customerId: string
}

/** Vouchers that had their last day, or that of value that came back, from `from` until yesterday; none that a till holds: who began to pay may end it. */
export async function nextEnded(
  tx: Tx,
  of: { readonly chainId: string; readonly from: LocalDate | null; readonly today: LocalDate; readonly now: Date },
  after: string | undefined,
  limit: number
): Promise<Ending[]> {
  const from = sql`${of.from ?? '-infinity'}::date`
  return tx.query<Ending>(sql`
    select v.id, v.customer_id as "customerId" from voucher v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = ${of.chainId} and v.id in (
        select id from voucher where tenant_id = ${tx.tenantId} and chain_id = ${of.chainId} and valid_until >= ${from} and valid_until < ${of.today}::date
        union all select voucher_id from voucher_entry
        where tenant_id = ${tx.tenantId} and chain_id = ${of.chainId} and good_until >= ${from} and good_until < ${of.today}::date)
      and not exists (select from till_hold_voucher x join till_hold h on h.tenant_id = x.tenant_id and h.id = x.hold_id
        where x.tenant_id = v.tenant_id and x.voucher_id = v.id and h.state = 'active' and h.expires_at > ${of.now})
      ${after ? sql`and v.id > ${after}::uuid` : empty}
    order by v.id limit ${limit}`)
}

export interface ChainVouchers {
  readonly id: string
  readonly timeZone: string
  readonly closedOn: LocalDate | null
  readonly issuedOn: LocalDate | null
  readonly expiredOn: LocalDate | null
  /** The last day on which the night decided its tiers. */
  readonly tiersOn: LocalDate | null
}

export async function chainsOf(tx: Tx, chainId?: string): Promise<ChainVouchers[]> {
  return tx.query<ChainVouchers>(sql`
    select id, time_zone as "timeZone", closed_on as "closedOn", vouchers_issued_on as "issuedOn", vouchers_expired_on as "expiredOn",
      tiers_decided_on as "tiersOn"
    from chain where tenant_id = ${tx.tenantId} and (${chainId ?? null}::uuid is null or id = ${chainId ?? null}::uuid)`)
}

export async function setWorked(tx: Tx, chainId: string, what: 'issued' | 'expired', on: LocalDate): Promise<void> {
  const column = what === 'issued' ? sql`vouchers_issued_on` : sql`vouchers_expired_on`
  await tx.run(sql`update chain set ${column} = ${on} where tenant_id = ${tx.tenantId} and id = ${chainId}`)
}
