// BENEFIT-3: who of a chain gets a year-end rebate and how much, held equal to `yearEndRebate` of the domain by a test. A list: who is paid, and when, is
// headquarters' to see to.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'

export interface RebateRow {
  readonly customerId: string
  readonly memberNo: string
  readonly tierKey: string
  readonly percent: number
  readonly netMinor: number
  readonly rebateMinor: number
}

export interface RebateList {
  readonly chainId: string
  readonly from: LocalDate
  /** The year's last day, or today while it lasts. */
  readonly to: LocalDate
  readonly today: LocalDate
  readonly minimumMinor: number
  readonly percents: readonly { readonly key: string; readonly percent: number }[]
  /** Which customers the reader sees, as a condition on `c`. */
  readonly scope: Sql
}

/** Net of what was bought in the year, whenever it came back. The tier is the one of the year's last day, as it was decided by then. */
function listed(tx: Tx, list: RebateList, among?: readonly string[]): Sql {
  return sql`
    with spent as (
      select p.customer_id, sum(p.paid_minor - p.returned_minor) as net from purchase p
      where p.tenant_id = ${tx.tenantId} and p.chain_id = ${list.chainId} and p.voided_at is null
        and ${among ? sql`p.customer_id = any(${[...among]}::uuid[])` : sql`p.customer_id is not null`}
        and p.purchased_on between ${list.from}::date and ${list.to}::date
        and p.happened_at >= ${list.from}::timestamptz - interval '1 day' and p.happened_at < ${list.to}::timestamptz + interval '2 days'
      group by p.customer_id having sum(p.paid_minor - p.returned_minor) >= greatest(${list.minimumMinor}::bigint, 1)
    ), given as (select * from unnest(${list.percents.map(each => each.key)}::text[], ${list.percents.map(each => each.percent)}::int[]) as g (key, percent)
    ), rebate as (
      select c.id, c.member_no, g.key, g.percent, spent.net,
        div(spent.net::numeric * g.percent * 2 + 100, 200) as amount
      from spent
      join customer c on c.tenant_id = ${tx.tenantId} and c.id = spent.customer_id and ${list.scope}
      cross join lateral (
        ${
          list.to >= list.today
            ? sql`select s.status, s.tier_key from customer_state s where s.tenant_id = ${tx.tenantId} and s.customer_id = c.id`
            : sql`select t.to_status as status, t.to_tier_key as tier_key from tier_change t
                where t.tenant_id = ${tx.tenantId} and t.customer_id = c.id and t.decided_on <= ${list.to}::date order by t.decided_on desc, t.id desc limit 1`
        }
      ) tier
      join given g on tier.status = 'tier' and g.key = tier.tier_key and g.percent > 0
    )`
}

const ROW = raw(
  `id as "customerId", member_no as "memberNo", key as "tierKey", percent, net::bigint as "netMinor", amount::bigint as "rebateMinor"`
)

export async function pageOfRebates(
  tx: Tx,
  list: RebateList,
  limit: number,
  after?: readonly [amount: number, id: string]
): Promise<RebateRow[]> {
  return tx.query<RebateRow>(sql`${listed(tx, list)}
    select ${ROW} from rebate
    ${after ? sql`where (amount, id) < (${after[0]}::numeric, ${after[1]}::uuid)` : empty}
    order by amount desc, id desc limit ${limit + 1}`)
}

/** All of them, so many customers at a time in the order of ids: each page reads those customers' purchases alone. `next` is absent with the last. */
export async function rebatesInTurn(
  tx: Tx,
  list: RebateList,
  size: number,
  after?: string
): Promise<{ readonly rows: RebateRow[]; readonly next: string | undefined }> {
  const customers = await tx.query<{ id: string }>(sql`
    select c.id from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${list.chainId} and ${list.scope}
      ${after ? sql`and c.id > ${after}::uuid` : empty} order by c.id limit ${size}`)
  const ids = customers.map(each => each.id)
  const rows = ids.length === 0 ? [] : await tx.query<RebateRow>(sql`${listed(tx, list, ids)} select ${ROW} from rebate order by id`)
  return { rows, next: ids.length === size ? ids.at(-1) : undefined }
}

export async function sumOfRebates(tx: Tx, list: RebateList): Promise<{ readonly count: number; readonly minor: number }> {
  const found = await tx.first<{ count: number; minor: number }>(
    sql`${listed(tx, list)} select count(*)::bigint as count, coalesce(sum(amount), 0)::bigint as minor from rebate`
  )
  return found ?? { count: 0, minor: 0 }
}
