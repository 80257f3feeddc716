// What hangs on customers the reader has already been let see: consents, referrals. One statement for all that are asked for at once.
import type { ConsentChannel, ConsentPurpose } from '@keqing/domain'
import { empty, sql } from '../../platform/db/sql.ts'
import { decodeCursor, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { customerScope, selectCustomers, type CustomerRow } from './customer.sql.ts'

export interface ConsentRow {
  readonly customerId: string
  readonly purpose: ConsentPurpose
  readonly channel: ConsentChannel
  readonly granted: boolean
  readonly source: string
  readonly happenedAt: Date
  readonly recordedAt: Date
}

/** The latest per purpose and channel (PROFILE-5). */
export function consentsLoader(ctx: Context) {
  return ctx.loader('consents', async (ids, tx) => {
    const rows = await tx.query<ConsentRow>(sql`
      select distinct on (customer_id, purpose, channel) customer_id as "customerId", purpose, channel, granted, source, happened_at as "happenedAt", recorded_at as "recordedAt"
      from consent where tenant_id = ${tx.tenantId} and customer_id = any(${ids}::uuid[])
      order by customer_id, purpose, channel, happened_at desc, id desc`)
    return Map.groupBy(rows, row => row.customerId)
  })
}

/** How many a customer brought, of those the reader may see. */
export function referralCountLoader(ctx: Context) {
  return ctx.loader('referral count', async (ids, tx) => {
    const rows = await tx.query<{ id: string; count: number }>(sql`
      select c.referrer_id as id, count(*) as count from customer c
      where c.tenant_id = ${tx.tenantId} and c.referrer_id = any(${ids}::uuid[]) and ${customerScope(ctx.rights, 'customer:read')} group by c.referrer_id`)
    return new Map(rows.map(row => [row.id, row.count]))
  })
}

/** A page of customers and what counting all of them takes; only who asks for a total pays for it. */
export interface CustomerPage extends Connection<CustomerRow> {
  readonly totals: () => Promise<{ count: number; netMinor: number; currency: string }>
}

/** Whom a customer brought, latest first. */
export async function referralPage(
  ctx: Context,
  referrer: CustomerRow,
  first: number,
  after: string | null | undefined
): Promise<CustomerPage> {
  const size = pageSize(first)
  const key = after ? decodeCursor(after, 2).map(String) : undefined
  const before = key ? sql`and (c.registered_on, c.id) < (${key[0]}::date, ${key[1]}::uuid)` : empty
  const rows = await ctx
    .loader<(CustomerRow & { of: string })[]>(`referrals ${size} ${after ?? ''}`, async (ids, tx) => {
      const page = selectCustomers(
        tx.tenantId,
        ctx.rights,
        'customer:read',
        sql`c.referrer_id = x.id ${before}`,
        sql`order by c.registered_on desc, c.id desc limit ${size + 1}`
      )
      const found = await tx.query<CustomerRow & { of: string }>(
        sql`select x.id as of, r.* from unnest(${ids}::uuid[]) as x(id) cross join lateral (${page}) r`
      )
      return Map.groupBy(found, row => row.of)
    })
    .load(referrer.id)
  return {
    ...toConnection<CustomerRow>(rows ?? [], size, after, row => [row.registeredOn, row.id]),
    totals: () => referralTotals(ctx, referrer)
  }
}

async function referralTotals(ctx: Context, referrer: CustomerRow) {
  const totals = await ctx
    .loader('referral totals', async (ids, tx) => {
      const rows = await tx.query<{ id: string; count: number; netMinor: number }>(sql`
        select c.referrer_id as id, count(*) as count, coalesce(sum(s.net_minor), 0)::bigint as "netMinor"
        from customer c left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
        where c.tenant_id = ${tx.tenantId} and c.referrer_id = any(${ids}::uuid[]) and ${customerScope(ctx.rights, 'customer:read')} group by c.referrer_id`)
      return new Map(rows.map(row => [row.id, row]))
    })
    .load(referrer.id)
  return { count: totals?.count ?? 0, netMinor: totals?.netMinor ?? 0, currency: referrer.currency }
}
