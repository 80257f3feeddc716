/**
 * Three customers in ten have been given one to five vouchers within the last five months: as time went by some are over, a third of them are used or partly
 * used, the rest are good. What a quote looks through is what a chain that gives vouchers has, ended ones included.
 */
const TERMS = `jsonb_build_object('faceMinor', face, 'minimumMinor', minimum, 'excludedCategories', '[]'::jsonb, 'storeIds', '[]'::jsonb, 'onSpecialPrice', false,
  'partRedemption', part, 'validDays', 90, 'validUntil', null, 'mostPerCustomer', null, 'mostInAll', null, 'forPoints', false)`

export const VOUCHERS: readonly string[] = [
  `insert into voucher_definition (tenant_id, id, chain_id, key) select c.tenant_id, gen_random_uuid(), c.id, 'bench-' || n from chain c, generate_series(0, 1) n`,
  `insert into voucher_terms (tenant_id, definition_id, version, name, face_minor, terms)
   select d.tenant_id, d.id, 1, '{"zh-CN": "礼金券", "en": "Voucher"}', k.face, ${TERMS}
   from voucher_definition d join (values ('bench-0', 2000, 5000, false), ('bench-1', 5000, 0, true)) k (key, face, minimum, part) using (key)`,
  `insert into voucher (tenant_id, id, chain_id, customer_id, definition_id, version, code, source, reason, issued_on, valid_from, valid_until)
   select c.tenant_id, gen_random_uuid(), c.chain_id, c.id, d.ids[1 + n % 2], 1, 'BENCH' || lpad(c.place::text, 8, '0') || n, 'hand', 'bench', v.day, v.day, v.day + 90
   from (select *, row_number() over (order by md5(id::text)) as place from customer) c,
     (select array_agg(id order by key) as ids from voucher_definition where occasion_minor is null) d, generate_series(1, 5) n,
     lateral (select current_date - ((c.place * 7 + n * 31) % 150)::int as day) v
   where c.place % 10 < 3 and n <= 1 + c.place / 10 % 5`,
  `insert into voucher_entry (tenant_id, id, chain_id, voucher_id, seq, kind, amount, happened_on)
   select v.tenant_id, gen_random_uuid(), v.chain_id, v.id, 0, 'issue', t.face_minor, v.issued_on
   from voucher v join voucher_terms t on t.definition_id = v.definition_id`,
  `insert into voucher_redemption (tenant_id, id, chain_id, voucher_id, customer_id, store_id, receipt_no, off_minor, taken_minor, eligible_minor, redeemed_on, redeemed_at)
   select v.tenant_id, gen_random_uuid(), v.chain_id, v.id, v.customer_id, c.store_id, 'V' || v.code, o.off, o.off, 9000, v.issued_on, v.issued_on::timestamptz
   from voucher v join voucher_terms t on t.definition_id = v.definition_id join customer c on c.id = v.customer_id,
     lateral (select case when (t.terms->>'partRedemption')::boolean then 1000 else t.face_minor end as off) o
   where hashtext(v.code) % 3 = 0`,
  `insert into voucher_entry (tenant_id, id, chain_id, voucher_id, seq, kind, amount, redemption_id, happened_on)
   select tenant_id, gen_random_uuid(), chain_id, voucher_id, 1, 'redeem', -taken_minor, id, redeemed_on from voucher_redemption`,
  `insert into voucher_entry (tenant_id, id, chain_id, voucher_id, seq, kind, amount, happened_on)
   select v.tenant_id, gen_random_uuid(), v.chain_id, v.id, e.entries, 'expire', -e.left, v.valid_until + 1
   from voucher v, lateral (select count(*)::int as entries, sum(amount) as left from voucher_entry where voucher_id = v.id) e
   where v.valid_until < current_date and e.left > 0`
]
