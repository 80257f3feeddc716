// From the temporary tables into the business, in bounded transactions. Receipts are recognised by number, so each statement may be repeated after a kill.
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { birthdayMonth, tierHeld } from '../../points/index.ts'

/** New people that a receipt to be imported belongs to, a page at a time in the order of their numbers. */
export interface NewPerson {
  readonly memberNo: string
  readonly customerId: string
  readonly storeId: string
  readonly groupId: string | null
  readonly firstOn: string
  readonly firstAt: Date
  readonly name: string
  readonly phone: string | null
}

export async function pageOfNewPeople(tx: Tx, after: string, limit: number): Promise<NewPerson[]> {
  return tx.query<NewPerson>(sql`
    select member_no as "memberNo", customer_id as "customerId", store_id as "storeId", group_id as "groupId", first_on as "firstOn", first_at as "firstAt", name, phone
    from person p
    where is_new and member_no > ${after} collate "C" and exists (select from receipt r where r.customer_id = p.customer_id and r.code is null and not r.is_return)
    order by member_no limit ${limit}`)
}

export async function insertItems(tx: Tx, chainId: string): Promise<number> {
  return tx.run(sql`
    insert into item (tenant_id, id, chain_id, code, name, category)
    select ${tx.tenantId}::uuid, a.item_id, ${chainId}::uuid, a.item_code, a.name, a.category from article a
    where a.is_new and exists (select from line l where l.item_id = a.item_id)
    order by a.item_code
    on conflict on constraint item_code_unique do nothing`)
}

/** Last receipt of each chunk of about `lines` lines, of the first one of `first`. */
export async function chunkEnds(tx: Tx, lines: number, first: number): Promise<{ upTo: number; lines: number }[]> {
  return tx.query(sql`
    select max(seq) as "upTo", sum(lines)::bigint as lines
    from (select seq, lines, (sum(lines) over (order by seq) - 1 + ${lines - first}) / ${lines} as part from receipt where code is null and outcome = 'new') cut
    group by part order by 1`)
}

interface Chunk {
  readonly chainId: string
  readonly importId: string
  readonly recordedBy: string | null
  readonly after: number
  readonly upTo: number
}

/** Customers first and in the order of their ids, as everyone takes their locks. */
export async function lockPeopleOfChunk(tx: Tx, { after, upTo }: Chunk): Promise<void> {
  await tx.run(sql`
    select from customer c where c.tenant_id = ${tx.tenantId} and c.id in (select customer_id from receipt where seq > ${after} and seq <= ${upTo} and code is null and outcome = 'new')
    order by c.id for key share`)
}

export async function storesOfChunk(tx: Tx, { after, upTo }: Chunk): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select distinct store_id as id from receipt where seq > ${after} and seq <= ${upTo} and not is_return and code is null and outcome = 'new'`)
  return rows.map(row => row.id)
}

/**
 * Purchases with their lines in one statement: it knows which of them it made, so one that lost a race to a till keeps the till's lines, and no plan depends on
 * what Postgres believes about a table that is just being filled.
 */
export async function insertPurchases(tx: Tx, { chainId, importId, recordedBy, after, upTo }: Chunk): Promise<void> {
  await tx.run(sql`
    with due as materialized (
      select * from receipt where seq > ${after} and seq <= ${upTo} and not is_return and code is null and outcome = 'new'
    ), made as (
      insert into purchase (tenant_id, id, chain_id, store_id, receipt_no, happened_at, purchased_on, recorded_by, source, import_id, customer_id, seller_id, units, paid_minor, special_minor,
        tier_key, birthday_month)
      select ${tx.tenantId}::uuid, id, ${chainId}::uuid, store_id, receipt_no, at, on_date, ${recordedBy}::uuid, 'import', ${importId}::uuid, customer_id, seller_id, units, paid, special,
        ${tierHeld(tx.tenantId, sql`due.customer_id`, sql`due.at`)}, ${birthdayMonth(tx.tenantId, sql`due.customer_id`, sql`due.on_date`)}
      from due order by seq
      on conflict on constraint purchase_receipt_no_unique do nothing
      returning id
    )
    insert into purchase_line (tenant_id, purchase_id, line_no, item_id, quantity, amount_minor, special_price, category)
    select ${tx.tenantId}::uuid, due.id, l.line_no, l.item_id, l.quantity, l.amount, l.special, nullif(a.category, '')
    from due join made on made.id = due.id join line l on l.seq = due.seq left join article a on a.item_id = l.item_id`)
}

/** A return that names its purchase takes from that purchase's first line of the item; the purchases of the file are here by now. */
export async function insertReturns(tx: Tx, { chainId, importId, recordedBy, after, upTo }: Chunk): Promise<void> {
  await tx.run(sql`
    with due as materialized (
      select * from receipt where seq > ${after} and seq <= ${upTo} and is_return and code is null and outcome = 'new'
    ), made as (
      insert into purchase_return (tenant_id, id, chain_id, store_id, return_no, happened_at, returned_on, recorded_by, source, import_id, customer_id, purchase_id, units)
      select ${tx.tenantId}::uuid, id, ${chainId}::uuid, store_id, receipt_no, at, on_date, ${recordedBy}::uuid, 'import', ${importId}::uuid, customer_id, purchase_id, units
      from due order by seq
      on conflict on constraint purchase_return_no_unique do nothing
      returning id
    )
    insert into return_line (tenant_id, return_id, line_no, item_id, quantity, purchase_line_no)
    select ${tx.tenantId}::uuid, due.id, l.line_no, l.item_id, l.quantity, case when due.purchase_id is not null then
      (select min(o.line_no) from purchase_line o where o.tenant_id = ${tx.tenantId} and o.purchase_id = due.purchase_id and o.item_id = l.item_id) end
    from due join made on made.id = due.id join line l on l.seq = due.seq`)
}

export async function markWritten(tx: Tx, { after, upTo }: Chunk): Promise<void> {
  await tx.run(sql`update receipt set outcome = 'own' where seq > ${after} and seq <= ${upTo} and code is null and outcome = 'new'`)
}

/** Returns that came before their customer's file: now that there is one, they are that customer's. Their receipts count as written. */
export async function adoptReturns(tx: Tx): Promise<number> {
  await tx.run(sql`
    update purchase_return p set customer_id = r.customer_id from receipt r
    where p.tenant_id = ${tx.tenantId} and p.id = r.id and p.customer_id is null and r.is_return and r.outcome = 'unchanged' and r.code is null and r.customer_id is not null
      and exists (select from customer c where c.tenant_id = ${tx.tenantId} and c.id = r.customer_id)`)
  return tx.run(sql`
    update receipt set outcome = 'own' where is_return and outcome = 'unchanged' and code is null and customer_id is not null and known_customer_id is null`)
}

/** Whom the import touched: their returns, points and tiers follow. */
export async function affectedCustomers(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    sql`select distinct customer_id as id from receipt where code is null and outcome = 'own' and customer_id is not null order by 1`
  )
  return rows.map(row => row.id)
}

/** Anonymous purchases that a return of the file names. */
export async function affectedAnonymousPurchases(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select distinct purchase_id as id from receipt where is_return and code is null and outcome = 'own' and customer_id is null and purchase_id is not null order by 1`)
  return rows.map(row => row.id)
}

export async function importedPurchasesOf(tx: Tx, customerIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(sql`
    select id from receipt where not is_return and code is null and outcome = 'own' and customer_id = any(${customerIds}::uuid[])`)
  return rows.map(row => row.id)
}

/** Units of this import's returns that no purchase explains, as they stand. */
export async function unmatchedOfImport(tx: Tx): Promise<number> {
  const found = await tx.first<{ units: number }>(sql`
    select coalesce(sum(l.quantity), 0)::bigint - coalesce((
      select sum(a.units) from receipt r join return_allocation a on a.tenant_id = ${tx.tenantId} and a.return_id = r.id where r.is_return and r.code is null and r.outcome = 'own'), 0)::bigint as units
    from receipt r join line l on l.seq = r.seq where r.is_return and r.code is null and r.outcome = 'own'`)
  return found?.units ?? 0
}
