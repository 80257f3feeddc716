// Handovers of books, to whom, and of whom. What a leaver's book holds is read from the intervals, never from what was drafted.
import type { LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql } from '../../platform/db/sql.ts'

export const HANDOVER_STATES = ['drafted', 'offered', 'done', 'withdrawn'] as const
export type HandoverState = (typeof HANDOVER_STATES)[number]
export const HANDOVER_REASONS = ['sold', 'even', 'chosen', 'came'] as const
export type HandoverReason = (typeof HANDOVER_REASONS)[number]
export const ANSWERS = ['accepted', 'declined'] as const
export type Answer = (typeof ANSWERS)[number]

export interface HandoverRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly groupId: string
  readonly leaverId: string
  readonly stays: boolean
  readonly reason: string
  readonly state: HandoverState
  readonly answerUntil: Date | null
  readonly askedAt: Date
  readonly askedById: string | null
  readonly doneAt: Date | null
  readonly doneById: string | null
  readonly doneOn: LocalDate | null
}

const COLUMNS =
  raw(`h.id, h.chain_id as "chainId", h.store_id as "storeId", h.group_id as "groupId", h.leaver_id as "leaverId", h.stays, h.reason, h.state,
  h.answer_until as "answerUntil", h.asked_at as "askedAt", h.asked_by as "askedById", h.done_at as "doneAt", h.done_by as "doneById", h.done_on as "doneOn"`)

export async function lockHandover(tx: Tx, id: string): Promise<HandoverRow | undefined> {
  return tx.first<HandoverRow>(sql`select ${COLUMNS} from handover h where h.tenant_id = ${tx.tenantId} and h.id = ${id} for update`)
}

export interface BookedCustomer {
  readonly id: string
  readonly tierKey: string | null
  /** Who sold to the customer last. */
  readonly soldBy: string | null
}

/** Whom a person keeps now, so many at most. */
export async function bookOf(tx: Tx, keeperId: string, limit: number): Promise<BookedCustomer[]> {
  return tx.query<BookedCustomer>(sql`
    select a.customer_id as id, case when s.status = 'tier' then s.tier_key end as "tierKey", last.seller_id as "soldBy"
    from assignment a
    left join customer_state s on s.tenant_id = a.tenant_id and s.customer_id = a.customer_id
    left join lateral (select p.seller_id from purchase p where p.tenant_id = a.tenant_id and p.customer_id = a.customer_id and p.voided_at is null
      order by p.happened_at desc limit 1) last on true
    where a.tenant_id = ${tx.tenantId} and a.keeper_id = ${keeperId} and a.until_on is null order by a.customer_id limit ${limit}`)
}

/** The leaver's open membership: until the end of the transaction nobody is given into the book, and it does not end otherwise. */
export async function lockMembership(tx: Tx, staffId: string): Promise<{ readonly id: string; readonly groupId: string } | undefined> {
  return tx.first(sql`select id, group_id as "groupId" from group_membership
    where tenant_id = ${tx.tenantId} and staff_id = ${staffId} and until_on is null for update`)
}

/** Where a person is a member now. */
export async function groupOfMember(
  tx: Tx,
  staffId: string
): Promise<{ readonly chainId: string; readonly storeId: string; readonly groupId: string } | undefined> {
  return tx.first(sql`select s.chain_id as "chainId", s.id as "storeId", m.group_id as "groupId" from group_membership m
    join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where m.tenant_id = ${tx.tenantId} and m.staff_id = ${staffId} and m.until_on is null`)
}

export interface NewHandover extends Pick<HandoverRow, 'chainId' | 'storeId' | 'groupId' | 'leaverId' | 'stays' | 'reason' | 'askedById'> {
  readonly receivers: readonly { readonly staffId: string; readonly groupId: string }[]
}

export async function insertHandover(tx: Tx, made: NewHandover): Promise<string> {
  const id = uuid()
  await tx.run(sql`insert into handover (tenant_id, id, chain_id, store_id, group_id, leaver_id, stays, reason, state, asked_by)
    values (${tx.tenantId}, ${id}, ${made.chainId}, ${made.storeId}, ${made.groupId}, ${made.leaverId}, ${made.stays}, ${made.reason}, 'drafted', ${made.askedById})`)
  await tx.run(sql`insert into handover_receiver (tenant_id, handover_id, staff_id, group_id)
    select ${tx.tenantId}::uuid, ${id}::uuid, r.staff, r.of from unnest(${made.receivers.map(one => one.staffId)}::uuid[], ${made.receivers.map(one => one.groupId)}::uuid[]) as r (staff, of)`)
  return id
}

export interface HandedCustomer {
  readonly customerId: string
  readonly receiverId: string
  readonly because: HandoverReason
}

export async function keepHanded(tx: Tx, handoverId: string, handed: readonly HandedCustomer[]): Promise<void> {
  await tx.run(sql`insert into handover_customer (tenant_id, handover_id, customer_id, receiver_id, because)
    select ${tx.tenantId}::uuid, ${handoverId}::uuid, c.id, c.receiver, c.because
    from unnest(${handed.map(one => one.customerId)}::uuid[], ${handed.map(one => one.receiverId)}::uuid[], ${handed.map(one => one.because)}::text[]) as c (id, receiver, because)
    on conflict (tenant_id, handover_id, customer_id) do update set receiver_id = excluded.receiver_id, because = excluded.because`)
}

/** To another receiver, by hand; whose yes was to fewer is open again. How many it was. */
export async function giveTo(tx: Tx, handoverId: string, customerIds: readonly string[], receiverId: string): Promise<number> {
  await tx.run(sql`update handover_receiver set answer = null, answered_at = null
    where tenant_id = ${tx.tenantId} and handover_id = ${handoverId} and staff_id = ${receiverId} and answer = 'accepted'`)
  return tx.run(sql`update handover_customer set receiver_id = ${receiverId}, because = 'chosen'
    where tenant_id = ${tx.tenantId} and handover_id = ${handoverId} and customer_id = any(${[...customerIds]}::uuid[])`)
}

export async function handedOf(tx: Tx, handoverId: string): Promise<HandedCustomer[]> {
  return tx.query<HandedCustomer>(sql`select customer_id as "customerId", receiver_id as "receiverId", because from handover_customer
    where tenant_id = ${tx.tenantId} and handover_id = ${handoverId} order by customer_id`)
}

export interface ReceiverRow {
  readonly staffId: string
  readonly groupId: string
  readonly answer: Answer | null
}

export async function receiversOf(tx: Tx, handoverId: string): Promise<ReceiverRow[]> {
  return tx.query<ReceiverRow>(sql`select staff_id as "staffId", group_id as "groupId", answer from handover_receiver
    where tenant_id = ${tx.tenantId} and handover_id = ${handoverId} order by staff_id`)
}

/** Present members of groups of the store, out of those named; their memberships stay until the end of the transaction. */
export async function membersOf(
  tx: Tx,
  storeId: string,
  staffIds: readonly string[]
): Promise<{ readonly staffId: string; readonly groupId: string }[]> {
  return tx.query(sql`select m.staff_id as "staffId", m.group_id as "groupId" from group_membership m join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
    where m.tenant_id = ${tx.tenantId} and g.store_id = ${storeId} and m.staff_id = any(${[...staffIds]}::uuid[]) and m.until_on is null order by m.staff_id for key share of m`)
}

export async function setHandover(
  tx: Tx,
  id: string,
  to: {
    readonly state: HandoverState
    readonly answerUntil?: Date
    readonly done?: { readonly at: Date; readonly by: string | null; readonly on: LocalDate }
  }
): Promise<void> {
  await tx.run(sql`update handover set state = ${to.state}, answer_until = coalesce(${to.answerUntil ?? null}, answer_until),
      done_at = ${to.done?.at ?? null}, done_by = ${to.done?.by ?? null}::uuid, done_on = ${to.done?.on ?? null}::date
    where tenant_id = ${tx.tenantId} and id = ${id}`)
}

export async function answer(tx: Tx, handoverId: string, staffId: string, given: Answer, at: Date): Promise<number> {
  return tx.run(
    sql`update handover_receiver set answer = ${given}, answered_at = ${at} where tenant_id = ${tx.tenantId} and handover_id = ${handoverId} and staff_id = ${staffId}`
  )
}

/** What the leaver may do there goes with the membership. */
export async function endMembership(tx: Tx, leaverId: string, groupId: string, on: LocalDate): Promise<void> {
  await tx.run(
    sql`update group_membership set until_on = greatest(from_on, ${on}::date) where tenant_id = ${tx.tenantId} and staff_id = ${leaverId} and group_id = ${groupId} and until_on is null`
  )
  await tx.run(
    sql`update role_grant set revoked_at = app.now() where tenant_id = ${tx.tenantId} and staff_id = ${leaverId} and group_id = ${groupId} and revoked_at is null`
  )
}

export async function handoversById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, HandoverRow>> {
  const rows = await tx.query<HandoverRow>(
    sql`select ${COLUMNS} from handover h where h.tenant_id = ${tx.tenantId} and h.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** The latest first; of a store, or offered to one person. */
export async function pageOfHandovers(
  tx: Tx,
  of: { readonly storeId: string } | { readonly receiverId: string },
  limit: number,
  before: string | undefined
): Promise<HandoverRow[]> {
  const whose =
    'storeId' in of
      ? sql`h.store_id = ${of.storeId} and h.state <> 'withdrawn'`
      : sql`h.state in ('offered', 'done') and exists (select from handover_receiver r where r.tenant_id = h.tenant_id and r.handover_id = h.id and r.staff_id = ${of.receiverId})`
  return tx.query<HandoverRow>(sql`
    select ${COLUMNS} from handover h where h.tenant_id = ${tx.tenantId} and ${whose} ${before ? sql`and h.id < ${before}::uuid` : empty} order by h.id desc limit ${limit}`)
}

export interface ReceiverCounts extends ReceiverRow {
  readonly handoverId: string
  readonly answeredAt: Date | null
  readonly customers: number
}

/** With how many customers each is to take. */
export async function receiversOfHandovers(tx: Tx, ids: readonly string[]): Promise<Map<string, ReceiverCounts[]>> {
  const rows = await tx.query<ReceiverCounts>(sql`
    select r.handover_id as "handoverId", r.staff_id as "staffId", r.group_id as "groupId", r.answer, r.answered_at as "answeredAt",
      (select count(*)::int from handover_customer c where c.tenant_id = r.tenant_id and c.handover_id = r.handover_id and c.receiver_id = r.staff_id) as customers
    from handover_receiver r where r.tenant_id = ${tx.tenantId} and r.handover_id = any(${[...ids]}::uuid[]) order by r.staff_id`)
  return Map.groupBy(rows, row => row.handoverId)
}

export async function pageOfHanded(
  tx: Tx,
  of: { readonly handoverId: string; readonly receiverId?: string | null | undefined },
  limit: number,
  after: string | undefined
): Promise<HandedCustomer[]> {
  return tx.query<HandedCustomer>(sql`select customer_id as "customerId", receiver_id as "receiverId", because from handover_customer
    where tenant_id = ${tx.tenantId} and handover_id = ${of.handoverId} ${of.receiverId ? sql`and receiver_id = ${of.receiverId}` : empty}
      ${after ? sql`and customer_id > ${after}::uuid` : empty} order by customer_id limit ${limit}`)
}
