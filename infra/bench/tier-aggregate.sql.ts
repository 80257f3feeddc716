/**
 * What any tier run must at least do: read every purchase, visit and credited entry of the chain once and add them up by customer. Writes nothing. Every
 * sum is used outside, or Postgres would leave its table unread.
 */
export const AGGREGATE = `
select count(*), sum(t.n), sum(t.net), min(t.first_on), max(t.last_on), sum(t.recent), sum(e.points), max(v.last_on), sum(v.recent) from (
  select p.customer_id, count(*) filter (where p.returned_in_full_on is null) as n, sum(p.paid_minor) as net, min(p.purchased_on) as first_on, max(p.purchased_on) as last_on,
    count(*) filter (where p.purchased_on > current_date - interval '2 months') as recent
  from purchase p where p.tenant_id = $1 and p.chain_id = $2 and p.customer_id is not null and p.voided_at is null and p.purchased_on <= current_date group by p.customer_id) t
left join (select e.customer_id, sum(e.amount) as points from point_entry e
  where e.tenant_id = $1 and e.happened_on <= current_date and e.confirmed_on <= current_date and e.account in ('earning', 'bonus', 'adjustment') group by e.customer_id) e using (customer_id)
left join (select v.customer_id, max(v.visited_on) as last_on, count(*) filter (where v.visited_on > current_date - interval '6 months') as recent
  from visit v where v.tenant_id = $1 and v.voided_at is null and v.visited_on <= current_date group by v.customer_id) v using (customer_id)`
