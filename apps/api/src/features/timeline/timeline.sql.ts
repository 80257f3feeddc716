// All that happened with customers as one line each, latest first: one statement, in which every kind brings at most a page of its own by its index.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, join, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { Rights } from '../../platform/rights.ts'
import { customerScope } from '../customer/index.ts'

export const TIMELINE_KINDS = [
  'purchase',
  'return',
  'visit',
  'points',
  'tier',
  'registration',
  'consent',
  'assignment',
  'referral',
  'voucher'
] as const
export type TimelineKind = (typeof TIMELINE_KINDS)[number]

export interface TimelineRow {
  readonly of: string
  readonly kind: TimelineKind
  /** Of the purchase, the visit …; of the file itself for a registration, of the other file for a referral, of the assignment's group. */
  readonly refId: string
  readonly key: string
  readonly on: LocalDate
  readonly at: Date
  /** The instant to the microsecond, for cursors. */
  readonly atText: string
}

interface Source {
  readonly from: Sql
  readonly key: Sql
  readonly ref?: Sql
  readonly on: Sql
  readonly at: Sql
}

/** Where the lines of each kind come from; `x.id` is the customer. */
function sources(tenantId: string, rights: Rights): Readonly<Record<TimelineKind, Source>> {
  const of = (table: string, condition: Sql) => sql`${raw(table)} t where t.tenant_id = ${tenantId} and ${condition}`
  const plain = (on: string, at: string) => ({ key: raw('t.id'), on: raw(`t.${on}`), at: raw(`t.${at}`) })
  const own = sql`t.customer_id = x.id`
  return {
    purchase: { from: of('purchase', own), ...plain('purchased_on', 'happened_at') },
    return: { from: of('purchase_return', own), ...plain('returned_on', 'happened_at') },
    visit: { from: of('visit', sql`${own} and t.voided_at is null`), ...plain('visited_on', 'happened_at') },
    // What a purchase earned or a return took back is said by their own lines.
    points: { from: of('point_entry', sql`${own} and t.purchase_id is null`), ...plain('happened_on', 'recorded_at') },
    tier: { from: of('tier_change', own), ...plain('decided_on', 'recorded_at') },
    registration: { from: of('customer', sql`t.id = x.id`), ...plain('registered_on', 'registered_at') },
    consent: {
      from: of('consent', own),
      key: raw('t.id'),
      on: raw('(t.happened_at at time zone x.time_zone)::date'),
      at: raw('t.happened_at')
    },
    assignment: { from: of('assignment', own), ...plain('from_on', 'recorded_at'), ref: raw('t.group_id') },
    voucher: {
      from: sql`voucher w join voucher_entry t on t.tenant_id = w.tenant_id and t.voucher_id = w.id where w.tenant_id = ${tenantId} and w.customer_id = x.id`,
      ...plain('happened_on', 'recorded_at')
    },
    referral: {
      from: sql`customer c where c.tenant_id = ${tenantId} and c.referrer_id = x.id and ${customerScope(rights, 'customer:read')}`,
      key: raw('c.id'),
      on: raw('c.registered_on'),
      at: raw('c.registered_at')
    }
  }
}

export interface TimelinePart {
  readonly kinds: readonly TimelineKind[]
  readonly limit: number
  readonly before?: readonly [on: string, at: string, key: string] | undefined
}

export async function timelineOf(tx: Tx, rights: Rights, customerIds: readonly string[], part: TimelinePart): Promise<TimelineRow[]> {
  if (part.kinds.length === 0) return []
  const all = sources(tx.tenantId, rights)
  const branches = part.kinds.map(kind => {
    const { from, key, ref = key, on, at } = all[kind]
    const before = part.before
      ? sql`and (${on}, ${at}, ${key}) < (${part.before[0]}::date, ${part.before[1]}::timestamptz, ${part.before[2]}::uuid)`
      : empty
    return sql`(select ${raw(`'${kind}'`)} as kind, ${key} as key, ${ref} as ref, ${on} as "on", ${at} as at from ${from} ${before} order by ${on} desc, ${at} desc, ${key} desc limit ${part.limit})`
  })
  return tx.query<TimelineRow>(sql`
    select x.id as of, e.kind, e.ref as "refId", e.key, e."on", e.at, e.at::text as "atText"
    from (
      select f.id, ch.time_zone from customer f join chain ch on ch.tenant_id = f.tenant_id and ch.id = f.chain_id where f.tenant_id = ${tx.tenantId} and f.id = any(${customerIds}::uuid[])
    ) x
    cross join lateral (select * from (${join(branches, ' union all ')}) every order by every."on" desc, every.at desc, every.key desc limit ${part.limit}) e
    order by x.id, e."on" desc, e.at desc, e.key desc`)
}

export interface ConsentEntry {
  readonly id: string
}

/** Consents by id, for the lines that name them. */
export async function consentsById(tx: Tx, ids: readonly string[]): Promise<ConsentEntry[]> {
  return tx.query<ConsentEntry>(sql`
    select id, purpose, channel, granted, source, happened_at as "happenedAt", recorded_at as "recordedAt" from consent where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[])`)
}

/** Who kept the customer in these intervals; nobody is in none of the answer. */
export async function keepersOfIntervals(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query<{ id: string; keeperId: string }>(sql`
    select id, keeper_id as "keeperId" from assignment where tenant_id = ${tx.tenantId} and id = any(${[...ids]}::uuid[]) and keeper_id is not null`)
  return new Map(rows.map(row => [row.id, row.keeperId]))
}
