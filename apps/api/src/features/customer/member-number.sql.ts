// The chain's own series of member numbers. People may give numbers of that form themselves, so each is tried before it is taken: one after the other, and no
// further than needed, for a series made in advance costs every registration as if all of it were tried.
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

/** So many may be taken already, one after the other, before a chain is out of numbers. */
const MOST_TAKEN = 1_000_000

/** The next free ones, taken for good, in their order; fewer where the series has no more. Two who take at once wait for each other's end. */
export async function takeMemberNumbers(tx: Tx, chainId: string, count: number): Promise<string[]> {
  const rows = await tx.query<{ memberNo: string }>(sql`
    with recursive mine as (
      select next_member_no as next, member_no_prefix as prefix from chain where tenant_id = ${tx.tenantId} and id = ${chainId} for update
    ), tried as (
      select next - 1 as n, null::text as number, 0 as found from mine
      union all
      select made.n, case when made.is_free then made.number end, tried.found + made.is_free::int
      from tried cross join mine
      cross join lateral (select mine.prefix || lpad((tried.n + 1)::text, greatest(6, length((tried.n + 1)::text)), '0') as number) next
      cross join lateral (select tried.n + 1 as n, next.number, not coalesce((
        select true from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chainId} and c.member_no = next.number limit 1), false) as is_free) made
      where tried.found < ${count}::int and tried.n < mine.next + ${MOST_TAKEN}::int
    ), free as (
      select n, number from tried where number is not null
    ), taken as (
      update chain set next_member_no = (select max(n) + 1 from free) where tenant_id = ${tx.tenantId} and id = ${chainId} and exists (select from free)
    )
    select number as "memberNo" from free order by n`)
  return rows.map(row => row.memberNo)
}
