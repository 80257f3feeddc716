/**
 * Synthetic history by set-based SQL, as superuser and without trigger checks, since making it is not what is measured. Customers buy with very
 * different frequency; dates spread over 24 months that end today; most points come from purchases as they would.
 */
import { RECEIPTS } from './receipts.sql.ts'
import { RULES } from './rules.sql.ts'
import { VOUCHERS } from './vouchers.sql.ts'

export const POPULATION: readonly string[] = [
  `set session_replication_role = replica`,
  `select setseed(0.42)`,
  `insert into store (tenant_id, id, chain_id, code, name, city, opened_on)
   select c.tenant_id, gen_random_uuid(), c.id, 'S' || n, 'Store ' || n, 'London', '2015-01-01' from chain c, generate_series(10, 19) n`,
  `insert into staff_group (tenant_id, id, store_id, name, opened_on)
   select s.tenant_id, gen_random_uuid(), s.id, 'Group ' || n, '2015-01-01' from store s, generate_series(1, 2) n`,
  `insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, phone, capture_source, registered_on, registered_at,
     birth_month, birth_day)
   select c.tenant_id, gen_random_uuid(), c.id, s.ids[1 + n % 10], 'M' || n, 'Customer ' || n, 'customer ' || n, 'customer ' || n || ' m' || n, '+4477' || lpad(n::text, 8, '0'),
     'till', d.day, d.day::timestamptz, 1 + n % 12, 1 + n % 28
   from chain c, (select array_agg(id order by code) as ids from store) s, generate_series(1, :customers) n
   cross join lateral (select current_date - 740 + (n % 700) as day) d`,
  `insert into assignment (tenant_id, id, customer_id, group_id, from_on)
   select c.tenant_id, gen_random_uuid(), c.id, (array(select g.id from staff_group g where g.store_id = c.store_id order by g.name))[1 + length(c.member_no) % 2], c.registered_on
   from customer c`,
  ...RECEIPTS,
  `insert into visit (tenant_id, id, chain_id, store_id, customer_id, happened_at, visited_on)
   select c.tenant_id, gen_random_uuid(), c.chain_id, c.store_id, c.id, now() - interval '40 days', current_date - (row_number() over ())::int % 400 from customer c where c.member_no like '%7'`,
  ...VOUCHERS,
  ...RULES,
  `set session_replication_role = origin`,
  `vacuum analyze`
]
