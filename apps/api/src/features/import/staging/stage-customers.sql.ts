// Files of customers: staged, compared with who is here, then written page by page. Who is here keeps what is here: an import adds files, it overwrites none.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Finding } from './receipt-findings.sql.ts'
import type { StageScope } from './stage-receipts.sql.ts'

export async function createStagedCustomers(tx: Tx): Promise<void> {
  await tx.client.query(`
    create temp table staged_customer (
      row_no bigint not null, code text, field text, member_no text collate "C", phone text collate "C", name text, store_code text collate "C", registered_on date, capture_source text,
      kind text, fields jsonb, profile jsonb, consents jsonb
    )`)
}

/**
 * Who each row is: someone here (the same, or with another content), someone further up in the file, or someone new. Spread rule as for receipts, by member
 * number or else phone (see listPlaces).
 */
export async function resolveCustomers(tx: Tx, { chainId, importId, storeRule }: StageScope): Promise<void> {
  const start = uuid().replaceAll('-', '').slice(0, 24)
  const spread = storeRule === 'spread'
  await tx.run(sql`
    create temp table entrant as
    select s.row_no, s.member_no, s.phone, s.name, s.registered_on, s.capture_source, s.kind, s.fields, s.profile, s.consents, coalesce(pl.store_id, sp.store_id) as store_id,
      coalesce(c.id, (${start} || lpad(to_hex(row_number() over (order by s.row_no)), 8, '0'))::uuid) as customer_id,
      case
        when row_number() over (partition by s.member_no order by s.row_no) > 1 and s.member_no is not null then 'REPEATED_IN_FILE'
        when row_number() over (partition by s.phone order by s.row_no) > 1 and s.phone is not null then 'REPEATED_IN_FILE'
        when c.id is not null then null
        when o.id is not null then 'PHONE_ALREADY_REGISTERED'
        when pl.store_id is null and sp.store_id is null then case when s.store_code = '' then 'STORE_MISSING' else 'STORE_UNKNOWN' end
      end as code,
      case when c.id is null then 'new' when c.import_id = ${importId} then 'own'
        when c.name = s.name and (s.phone is null or c.phone = s.phone) and c.profile @> s.profile and c.kind = s.kind
          and jsonb_build_object('gender', c.gender, 'ageBand', c.age_band, 'ethnicity', c.ethnicity, 'email', c.email, 'address', c.address, 'note', c.note,
            'birthOn', c.birth_on, 'birthMonth', c.birth_month, 'birthDay', c.birth_day) @> s.fields then 'unchanged'
        else 'differs' end as outcome
    from staged_customer s
    left join customer c on c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId}
      and c.id = coalesce(
        (select m.id from customer m where m.tenant_id = ${tx.tenantId} and m.chain_id = ${chainId} and m.member_no = s.member_no),
        (select m.id from customer m where m.tenant_id = ${tx.tenantId} and m.chain_id = ${chainId} and s.member_no is null and m.phone = s.phone))
    left join customer o on o.tenant_id = ${tx.tenantId} and o.chain_id = ${chainId} and o.phone = s.phone and c.id is null
    left join place pl on pl.code = coalesce(nullif(s.store_code, ''), ${spread ? null : storeRule}::text)
    left join place sp on ${spread} and s.store_code = '' and sp.number =
      ('x' || substr(md5(coalesce(s.member_no, s.phone)), 1, 8))::bit(32)::bigint % greatest((select count(number) from place), 1)
    where s.code is null`)
  await tx.client.query('create unique index on entrant (row_no); analyze entrant')
}

export async function customerFindings(tx: Tx): Promise<Finding[]> {
  return tx.query<Finding>(sql`
    select code, min(row_no) as "firstRow", (array_agg(member_no order by row_no))[1] as sample, count(*) as rows
    from (
      select row_no, member_no, coalesce(code, case outcome when 'unchanged' then 'ALREADY_HERE' when 'differs' then 'ALREADY_HERE_DIFFERENT' end) as code from entrant
    ) found where code is not null group by code`)
}

export interface CustomerCounts {
  readonly fresh: number
  readonly own: number
  readonly unchanged: number
}

export async function customerCounts(tx: Tx): Promise<CustomerCounts> {
  const counts = await tx.first<CustomerCounts>(sql`
    select count(*) filter (where outcome = 'new') as fresh, count(*) filter (where outcome = 'own') as own, count(*) filter (where outcome = 'unchanged') as unchanged
    from entrant where code is null`)
  if (!counts) throw new Error('no counts')
  return counts
}

export interface Entrant {
  readonly row: number
  readonly customerId: string
  readonly memberNo: string | null
  readonly name: string
  readonly phone: string | null
  readonly storeId: string
  readonly kind: string
  readonly registeredOn: string
  readonly captureSource: string
  readonly fields: Readonly<Record<string, string | number>>
  readonly profile: Readonly<Record<string, string>>
  readonly consents: readonly { channel: string; granted: boolean }[]
}

export async function pageOfEntrants(tx: Tx, after: number, limit: number): Promise<Entrant[]> {
  return tx.query<Entrant>(sql`
    select row_no as row, customer_id as "customerId", member_no as "memberNo", name, phone, store_id as "storeId", kind, registered_on as "registeredOn",
      capture_source as "captureSource", fields, profile, consents
    from entrant where code is null and outcome = 'new' and row_no > ${after} order by row_no limit ${limit}`)
}

export async function markEntered(tx: Tx, rows: readonly number[]): Promise<void> {
  await tx.run(sql`update entrant set outcome = 'own' where row_no = any(${rows}::bigint[])`)
}

export const CUSTOMER_OUTCOMES = `
  select s.row_no as row, s.member_no as receipt, coalesce(s.code, e.code, e.outcome) as outcome, s.field
  from staged_customer s left join entrant e on e.row_no = s.row_no order by s.row_no`
