/**
 * Receipts of one to three lines in four categories, a fifth of first lines at a special price; of three in a hundred the first line came back within a week.
 * They are recorded in the order in which they happened, as tills do, so that those of a month lie together and have ids that ascend.
 * What of a receipt is random follows from a hash of its number, so that line, receipt, return and ledger agree without being read again.
 */
const day = `(current_date - (random() * random() * 730)::int)`
const hash = (salt: string, of: string) => `abs(hashtext('${salt}' || ${of}))`
/** Of a receipt that is `p`: its lines, and what its first line cost. */
const LINES = `(1 + ${hash('lines', 'p.receipt_no')} % 3)`
const FIRST_MINOR = `(p.paid_minor - (p.paid_minor / ${LINES}) * (${LINES} - 1))`
const IS_SPECIAL = `(${hash('special', 'p.receipt_no')} % 5 = 0)`
const CAME_BACK = `(${hash('back', 'p.receipt_no')} % 100 < 3)`
const BACK_ON = `least(p.purchased_on + 1 + ${hash('day', 'p.receipt_no')} % 7, current_date)`

export const RECEIPTS: readonly string[] = [
  `insert into item (tenant_id, id, chain_id, code, name, category)
   select c.tenant_id, gen_random_uuid(), c.id, 'I' || n, 'Item ' || n, (array['Shoes', 'Bags', 'Shirts', 'Belts'])[1 + n % 4] from chain c, generate_series(1, 40) n`,
  `insert into purchase (tenant_id, id, chain_id, store_id, receipt_no, happened_at, purchased_on, source, customer_id, units, paid_minor, special_minor,
     returned_units, returned_minor, returned_in_full_on)
   select p.tenant_id, uuidv7(), p.chain_id, p.store_id, p.receipt_no, p.purchased_on::timestamptz + interval '12 hours', p.purchased_on, 'till', cu.id, ${LINES}, p.paid_minor,
     case when ${IS_SPECIAL} then ${FIRST_MINOR} else 0 end, ${CAME_BACK}::int, case when ${CAME_BACK} then ${FIRST_MINOR} else 0 end,
     case when ${CAME_BACK} and ${LINES} = 1 then ${BACK_ON} end
   from (
     select c.tenant_id, c.id as chain_id, s.ids[1 + n % 10] as store_id, 'R' || n as receipt_no, ${day} as purchased_on, (500 + random() * 40000)::bigint as paid_minor,
       1 + (power(random(), 2) * (:customers - 1))::int as place
     from chain c, (select array_agg(id order by code) as ids from store) s, generate_series(1, :purchases) n) p
   join (select id, row_number() over (order by member_no) as place from customer) cu on cu.place = p.place
   order by p.purchased_on`,
  `insert into purchase_line (tenant_id, purchase_id, line_no, item_id, quantity, amount_minor, special_price, category)
   select p.tenant_id, p.id, n, i.ids[1 + (${hash('item', 'p.receipt_no')} + n) % 40], 1, case n when 1 then ${FIRST_MINOR} else p.paid_minor / ${LINES} end,
     n = 1 and ${IS_SPECIAL}, i.categories[1 + (${hash('item', 'p.receipt_no')} + n) % 40]
   from purchase p, (select array_agg(id order by code) as ids, array_agg(category order by code) as categories from item) i, generate_series(1, 3) n
   where n <= ${LINES}`,
  `insert into purchase_return (tenant_id, id, chain_id, store_id, return_no, happened_at, returned_on, source, customer_id, purchase_id, units)
   select p.tenant_id, gen_random_uuid(), p.chain_id, p.store_id, 'B' || p.receipt_no, ${BACK_ON}::timestamptz + interval '13 hours', ${BACK_ON}, 'till', p.customer_id, p.id, 1
   from purchase p where p.returned_units > 0`,
  `insert into return_line (tenant_id, return_id, line_no, item_id, purchase_line_no, quantity)
   select r.tenant_id, r.id, 1, l.item_id, 1, 1 from purchase_return r join purchase_line l on l.tenant_id = r.tenant_id and l.purchase_id = r.purchase_id and l.line_no = 1`,
  `insert into return_allocation (tenant_id, return_id, return_line_no, purchase_id, purchase_line_no, returned_on, units, amount_minor)
   select r.tenant_id, r.id, 1, r.purchase_id, 1, r.returned_on, 1, l.amount_minor
   from purchase_return r join purchase_line l on l.tenant_id = r.tenant_id and l.purchase_id = r.purchase_id and l.line_no = 1`,
  `insert into point_entry (tenant_id, id, chain_id, customer_id, kind, account, amount, happened_on, confirmed_on, purchase_id, purchase_seq, policy_version_id)
   select p.tenant_id, gen_random_uuid(), p.chain_id, p.customer_id, 'earn', 'earning', p.paid_minor / 10000, p.purchased_on, p.purchased_on, p.id, 0,
     (select id from policy_version where kind = 'earning')
   from purchase p where p.paid_minor >= 10000`,
  `insert into point_entry (tenant_id, id, chain_id, customer_id, kind, account, amount, happened_on, confirmed_on, purchase_id, purchase_seq, return_id, policy_version_id)
   select e.tenant_id, gen_random_uuid(), e.chain_id, e.customer_id, 'reverse', 'earning', (p.paid_minor - p.returned_minor) / 10000 - e.amount, r.returned_on, r.returned_on, p.id, 1,
     r.id, e.policy_version_id
   from purchase p join purchase_return r on r.purchase_id = p.id join point_entry e on e.purchase_id = p.id
   where (p.paid_minor - p.returned_minor) / 10000 < e.amount`
]
