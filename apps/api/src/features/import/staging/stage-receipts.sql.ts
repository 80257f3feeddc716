// From staged rows to receipts, people, items and lines, all in temporary tables: what is in the file is compared with what is here, and nothing is written
// to a table of the business. The dry run ends with this; the run goes on from it.
import { v7 as uuid } from 'uuid'
import { IMPORT_NOTES } from '@keqing/domain'
import type { Tx } from '../../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../../platform/db/sql.ts'
import { PAYERS } from '../../voucher/index.ts'

const LEFT_OUT_BY_RULE = Object.entries(IMPORT_NOTES).flatMap(([code, severity]) => (severity === 'leftOut' ? [code] : []))

export interface StageScope {
  readonly chainId: string
  readonly importId: string
  /** The code of a store for rows without one, or `spread`. */
  readonly storeRule: string | null
}

export async function createStaged(tx: Tx): Promise<void> {
  await tx.client.query(`
    set temp_buffers = '64MB';
    set work_mem = '64MB';
    create temp table staged (
      row_no bigint not null, code text, field text, is_return boolean, receipt_no text collate "C", store_code text collate "C", at timestamptz, on_date date,
      member_no text collate "C", phone text collate "C", person_name text, seller_no text, item_code text collate "C", item_name text, category text,
      quantity bigint, amount bigint, special boolean, purchase_no text collate "C"
    )`)
}

/** Ids of one statement are one UUIDv7 with the row's number in its last 32 bits: an insert from here draws no random value (Citus). */
function idOf(number: Sql): Sql {
  const start = uuid().replaceAll('-', '').slice(0, 24)
  return sql`(${start} || lpad(to_hex(${number}), 8, '0'))::uuid`
}

/**
 * A receipt is imported whole or not at all: rows that the rules leave out are no part of it, but one in which something is wrong takes the others with it.
 * A row whose store cannot be told speaks of every receipt of its number.
 */
export async function leaveOutFaultyReceipts(tx: Tx): Promise<void> {
  await tx.run(sql`
    with faulty as (select distinct receipt_no, store_code from staged where code is not null and receipt_no <> '' and code <> all(${LEFT_OUT_BY_RULE}::text[]))
    update staged s set code = 'RECEIPT_HAS_FAULTY_ROW' from faulty f
    where s.code is null and s.receipt_no = f.receipt_no and (f.store_code is null or s.store_code = f.store_code)`)
}

/**
 * One row per receipt. Its instant is the earliest of its rows, so that the order of the file does not matter; its customer is the one its rows name,
 * and rows that name two are refused.
 */
export async function groupReceipts(tx: Tx): Promise<void> {
  await tx.run(sql`
    create temp table grouped as
    select row_number() over (order by is_return, min(row_no))::int as seq, is_return, store_code, receipt_no, min(at) as at, min(on_date) as on_date, min(at) <> max(at) as times_differ,
      min(member_no) as member_no, max(member_no) as other_member_no, min(phone) as phone, max(phone) as other_phone, max(person_name) as person_name,
      min(seller_no) as seller_no, min(purchase_no) as purchase_no, min(row_no) as first_row, count(*)::int as lines,
      least(sum(quantity), 9007199254740992)::bigint as units, least(sum(amount), 9007199254740992)::bigint as paid,
      least(coalesce(sum(amount) filter (where special), 0), 9007199254740992)::bigint as special
    from staged where code is null
    group by is_return, store_code, receipt_no`)
  await tx.client.query('analyze grouped')
}

/**
 * The stores of the chain that are open, numbered by code, and their open groups. The spread rule: a customer belongs to store number (first 8 hex digits of
 * md5(member number)) mod the count of stores, and there to group number (the next 8) mod the count of its groups; an anonymous receipt to store number (first
 * 8 of md5(receipt number)) mod the count. Whoever is here already keeps store and group.
 */
export async function listPlaces(tx: Tx, { chainId }: StageScope): Promise<void> {
  await tx.run(sql`
    create temp table place as
    select s.id as store_id, s.code, s.closed_on,
      case when s.closed_on is null then row_number() over (partition by s.closed_on is null order by s.code collate "C") - 1 end as number,
      array(select g.id from staff_group g where g.tenant_id = s.tenant_id and g.store_id = s.id and g.closed_on is null order by g.name collate "C", g.id) as groups
    from store s where s.tenant_id = ${tx.tenantId} and s.chain_id = ${chainId}`)
}

const hash = (text: Sql, part: number) => sql`('x' || substr(md5(${text}), ${8 * part + 1}::int, 8))::bit(32)::bigint`
/** The code that a row's store has, its own or the default one; null where it is to be spread. */
const codeOf = (storeRule: string | null) => sql`coalesce(nullif(g.store_code, ''), ${storeRule === 'spread' ? null : storeRule}::text)`
const hashedPlace = (text: Sql) => sql`${hash(text, 0)} % greatest((select count(number) from place), 1)`

/** Everyone whom a receipt names by member number; someone new only by a purchase: a return alone makes no file. */
export async function listPeople(tx: Tx, { chainId, importId, storeRule }: StageScope): Promise<void> {
  await tx.run(sql`
    create temp table person as
    select g.member_no, c.id is null as is_new, coalesce(c.import_id = ${importId}, false) as is_ours, coalesce(c.id, ${idOf(sql`row_number() over (order by g.member_no)`)}) as customer_id,
      coalesce(c.store_id, pl.store_id, sp.store_id) as store_id, g.first_at, g.first_on, coalesce(g.name, g.member_no) as name,
      case when c.id is null and row_number() over (partition by g.phone order by g.member_no) = 1
        and not exists (select from customer o where o.tenant_id = ${tx.tenantId} and o.chain_id = ${chainId} and o.phone = g.phone) then g.phone end as phone,
      case when c.id is null and cardinality(sp.groups) > 0 and ${storeRule === 'spread'}
        then sp.groups[1 + (${hash(sql`g.member_no`, 1)} % cardinality(sp.groups))::int] end as group_id
    from (
      select member_no, min(at) filter (where not is_return) as first_at, min(on_date) filter (where not is_return) as first_on, min(phone) as phone, max(person_name) as name,
        (array_agg(store_code order by at, seq) filter (where not is_return))[1] as store_code, bool_or(not is_return) as bought
      from grouped where member_no is not null and member_no = other_member_no group by member_no
    ) g
    left join customer c on c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.member_no = g.member_no
    left join place pl on pl.code = ${codeOf(storeRule)}
    left join place sp on ${storeRule === 'spread'} and g.store_code = '' and sp.number = ${hashedPlace(sql`g.member_no`)}
    where c.id is not null or g.bought`)
  await tx.client.query('create unique index on person (member_no); analyze person')
}

/** Receipts and returns of the chain that bear a number of the file. */
export async function listKnown(tx: Tx, { chainId }: StageScope): Promise<void> {
  await tx.run(sql`
    create temp table known as
    select id, false as is_return, store_id, receipt_no collate "C" as receipt_no, happened_at, units, paid_minor, customer_id, import_id, recorded_at from purchase
    where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and receipt_no in (select receipt_no from grouped where not is_return union all select purchase_no from grouped where purchase_no is not null)
    union all
    select id, true, store_id, return_no collate "C", happened_at, units, null, customer_id, import_id, recorded_at from purchase_return
    where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and return_no in (select receipt_no from grouped where is_return)`)
  await tx.client.query('create index on known (receipt_no); analyze known')
}

/** Under the spread rule a number is the chain's, not the store's: a receipt that is here stays where it is, whatever has opened since. */
export async function resolveReceipts(tx: Tx, { chainId, importId, storeRule }: StageScope): Promise<void> {
  const spread = storeRule === 'spread'
  await tx.run(sql`
    create temp table receipt as
    select g.*, coalesce(fixed.store_id, k.store_id, p.store_id, cp.store_id, sp.store_id) as store_id, coalesce(p.customer_id, cp.id) as customer_id, st.id as seller_id,
      coalesce(k.id, ${idOf(sql`g.seq`)}) as id, null::uuid as purchase_id,
      case
        when g.member_no <> g.other_member_no or g.member_no is null and g.phone <> g.other_phone then 'RECEIPT_CUSTOMERS_DIFFER'
        when fixed.store_id is null and (g.store_code <> '' or not ${spread}) then case when g.store_code = '' then 'STORE_MISSING' else 'STORE_UNKNOWN' end
        when fixed.closed_on < g.on_date then 'STORE_CLOSED'
        when coalesce(fixed.store_id, k.store_id, p.store_id, cp.store_id, sp.store_id) is null or p.is_new and p.store_id is null then 'STORE_MISSING'
        when g.units > 9007199254740991 or g.paid > 9007199254740991 then 'OVERFLOW'
      end as code,
      case when k.id is null then 'new' when k.import_id = ${importId} then 'own'
        when k.happened_at = g.at and k.units = g.units and (g.is_return or k.paid_minor = g.paid)
          and (k.customer_id is not distinct from coalesce(p.customer_id, cp.id) or k.customer_id is null and g.is_return or coalesce(p.customer_id, cp.id) is null) then 'unchanged'
        else 'differs' end as outcome,
      k.customer_id as known_customer_id
    from grouped g
    left join place fixed on fixed.code = ${codeOf(storeRule)}
    left join person p on p.member_no = g.member_no
    left join customer cp on cp.tenant_id = ${tx.tenantId} and cp.chain_id = ${chainId} and g.member_no is null and cp.phone = g.phone
    left join staff st on st.tenant_id = ${tx.tenantId} and st.chain_id = ${chainId} and st.staff_no = g.seller_no
    left join place sp on ${spread} and sp.number = ${hashedPlace(sql`g.receipt_no`)}
    left join lateral (
      select * from known where known.receipt_no = g.receipt_no and known.is_return = g.is_return and (fixed.store_id is null or known.store_id = fixed.store_id)
      order by known.recorded_at, known.id limit 1
    ) k on true`)
  await tx.client.query(
    'create unique index on receipt (seq); create index on receipt (receipt_no); create index on receipt (customer_id); analyze receipt'
  )
}

export interface RefusedReceipt {
  readonly receiptNo: string
  readonly firstRow: number
  readonly lines: number
}

/** What somebody else's points or vouchers paid (POINT-6) is nobody else's; read from what was paid, which is less than what a file holds. */
export async function refuseReceiptsOfOthers(tx: Tx, of: { after: number; upTo: number } | 'all' = 'all'): Promise<RefusedReceipt[]> {
  return tx.query<RefusedReceipt>(sql`
    update receipt r set code = 'RECEIPT_PAID_BY_ANOTHER' from (${PAYERS(tx.tenantId)}) as paid
    where r.code is null and r.outcome = 'new' and not r.is_return
      and paid.receipt_no = r.receipt_no and paid.store_id = r.store_id and paid.customer_id <> r.customer_id
      ${of === 'all' ? empty : sql`and r.seq > ${of.after} and r.seq <= ${of.upTo}`}
    returning r.receipt_no as "receiptNo", r.first_row as "firstRow", r.lines`)
}

/** A return that names its purchase: one of the file, or one that is here. It is then the return of that purchase's customer. */
export async function resolveNamedReturns(tx: Tx): Promise<void> {
  await tx.run(sql`
    update receipt r set purchase_id = coalesce(f.id, k.id), customer_id = case when f.id is null then k.customer_id else f.customer_id end,
      code = case when coalesce(f.id, k.id) is null then coalesce(r.code, 'RETURNED_PURCHASE_UNKNOWN') else r.code end
    from receipt b
    left join lateral (select f.id, f.customer_id from receipt f where f.receipt_no = b.purchase_no and not f.is_return and f.store_id = b.store_id and f.code is null limit 1) f on true
    left join lateral (select k.id, k.customer_id from known k where k.receipt_no = b.purchase_no and not k.is_return and k.store_id = b.store_id limit 1) k on true
    where b.seq = r.seq and r.is_return and r.purchase_no is not null`)
}

/** Items by code; a new one takes the last name and category that the file gives it. */
export async function listItems(tx: Tx, { chainId }: StageScope): Promise<void> {
  await tx.run(sql`
    create temp table article as
    select s.item_code, i.id is null as is_new, coalesce(i.id, ${idOf(sql`row_number() over (order by s.item_code)`)}) as item_id, s.name, s.category
    from (
      select each.item_code, coalesce(n.item_name, '') as name, coalesce(k.category, '') as category
      from (
        select item_code, max(row_no) filter (where item_name <> '') as name_row, max(row_no) filter (where category <> '') as category_row
        from staged where code is null group by item_code
      ) each
      left join staged n on n.row_no = each.name_row left join staged k on k.row_no = each.category_row
    ) s
    left join item i on i.tenant_id = ${tx.tenantId} and i.chain_id = ${chainId} and i.code = s.item_code`)
  await tx.client.query('create unique index on article (item_code); analyze article')
}

/** Lines by position in the file. */
export async function listLines(tx: Tx): Promise<void> {
  await tx.run(sql`
    create temp table line as
    select r.seq, row_number() over (partition by r.seq order by s.row_no)::int as line_no, i.item_id, s.quantity, s.amount, s.special
    from staged s
    join receipt r on r.receipt_no = s.receipt_no and r.is_return = s.is_return and r.store_code = s.store_code
    join article i on i.item_code = s.item_code
    where s.code is null and r.code is null
    order by r.seq, line_no`)
  await tx.client.query('create index on line (seq); analyze line')
}

/** A receipt that is here is the same only if its lines are, in whatever order. */
export async function compareLines(tx: Tx): Promise<void> {
  const lineHash = (columns: Sql) => sql`sum(hashtextextended(concat_ws('|', ${columns}), 0)::numeric)`
  await tx.run(sql`
    with ours as (
      select l.seq, ${lineHash(sql`l.item_id, l.quantity, case when r.is_return then 0 else l.amount end, not r.is_return and l.special`)} as hash
      from receipt r join line l on l.seq = r.seq where r.outcome = 'unchanged' and r.code is null group by l.seq
    ), theirs as (
      select r.seq, ${lineHash(sql`l.item_id, l.quantity, l.amount_minor, l.special_price`)} as hash
      from receipt r join purchase_line l on l.tenant_id = ${tx.tenantId} and l.purchase_id = r.id where r.outcome = 'unchanged' and not r.is_return group by r.seq
      union all
      select r.seq, ${lineHash(sql`l.item_id, l.quantity, 0, false`)}
      from receipt r join return_line l on l.tenant_id = ${tx.tenantId} and l.return_id = r.id where r.outcome = 'unchanged' and r.is_return group by r.seq
    )
    update receipt r set outcome = 'differs' from ours left join theirs on theirs.seq = ours.seq
    where r.seq = ours.seq and ours.hash is distinct from theirs.hash`)
}
