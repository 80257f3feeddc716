// Plans of a book, and the customers of each. How far a plan is, and what it makes of the groups, is counted from the rows and kept nowhere.
import type { Share } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'

export const PLAN_STATES = ['planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'discarded', 'failed'] as const
export type PlanState = (typeof PLAN_STATES)[number]
export const PLAN_SOURCES = ['selection', 'filter'] as const
export const PLAN_REASONS = ['registered', 'sold', 'even', 'chosen'] as const
export type PlanReason = (typeof PLAN_REASONS)[number]
export const PLAN_OUTCOMES = ['moved', 'stayed', 'changed', 'undone', 'kept'] as const
export type PlanOutcome = (typeof PLAN_OUTCOMES)[number]

export interface BookPlanRow {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly source: (typeof PLAN_SOURCES)[number]
  readonly state: PlanState
  readonly attempts: number
  readonly groupIds: readonly string[]
  readonly reason: string | null
  readonly known: number | null
  readonly kept: number | null
  readonly askedAt: Date
  readonly askedById: string | null
  readonly appliedAt: Date | null
  readonly appliedById: string | null
  readonly undoneAt: Date | null
  readonly undoneById: string | null
}

const COLUMNS =
  raw(`b.id, b.chain_id as "chainId", b.store_id as "storeId", b.source, b.state, b.attempts, b.group_ids::text[] as "groupIds", b.reason, b.known, b.kept,
  b.asked_at as "askedAt", b.asked_by as "askedById", b.applied_at as "appliedAt", b.applied_by as "appliedById", b.undone_at as "undoneAt", b.undone_by as "undoneById"`)

export async function plansById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, BookPlanRow>> {
  const rows = await tx.query<BookPlanRow>(
    sql`select ${COLUMNS} from book_plan b where b.tenant_id = ${tx.tenantId} and b.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export async function lockPlan(tx: Tx, id: string): Promise<BookPlanRow | undefined> {
  return tx.first<BookPlanRow>(sql`select ${COLUMNS} from book_plan b where b.tenant_id = ${tx.tenantId} and b.id = ${id} for update`)
}

/** The latest first: ids ascend with time. */
export async function pageOfPlans(tx: Tx, storeId: string, limit: number, before: string | undefined): Promise<BookPlanRow[]> {
  return tx.query<BookPlanRow>(sql`
    select ${COLUMNS} from book_plan b where b.tenant_id = ${tx.tenantId} and b.store_id = ${storeId} and b.state <> 'discarded'
      ${before ? sql`and b.id < ${before}::uuid` : empty} order by b.id desc limit ${limit}`)
}

export async function countPlans(tx: Tx, storeId: string): Promise<number> {
  const row = await tx.first<{ count: number }>(
    sql`select count(*)::int as count from book_plan where tenant_id = ${tx.tenantId} and store_id = ${storeId} and state <> 'discarded'`
  )
  return row?.count ?? 0
}

export interface NewPlan extends Pick<BookPlanRow, 'chainId' | 'storeId' | 'source' | 'groupIds' | 'reason' | 'askedById'> {
  readonly customerIds: readonly string[]
}

export async function insertPlan(tx: Tx, plan: NewPlan): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into book_plan (tenant_id, id, chain_id, store_id, source, state, group_ids, reason, asked_by)
    values (${tx.tenantId}, ${id}, ${plan.chainId}, ${plan.storeId}, ${plan.source}, 'planning', ${[...plan.groupIds]}::uuid[], ${plan.reason}, ${plan.askedById})`)
  await tx.run(sql`
    insert into book_plan_customer (tenant_id, plan_id, customer_id)
    select ${tx.tenantId}::uuid, ${id}::uuid, c.id from unnest(${[...plan.customerIds]}::uuid[]) as c (id)`)
  return id
}

export interface PlanChange {
  readonly state: PlanState
  readonly attempts?: number
  readonly applied?: { readonly at: Date; readonly by: string | null }
  readonly undone?: { readonly at: Date; readonly by: string | null }
  readonly relationships?: { readonly known: number; readonly kept: number }
}

export async function setPlan(tx: Tx, id: string, { state, attempts, applied, undone, relationships }: PlanChange): Promise<void> {
  await tx.run(sql`
    update book_plan set state = ${state}, attempts = coalesce(${attempts ?? null}::int, attempts)
      ${applied ? sql`, applied_at = ${applied.at}, applied_by = ${applied.by}` : empty} ${undone ? sql`, undone_at = ${undone.at}, undone_by = ${undone.by}` : empty}
      ${relationships ? sql`, known = ${relationships.known}, kept = ${relationships.kept}` : empty}
    where tenant_id = ${tx.tenantId} and id = ${id}`)
}

/** A customer of a plan, as the store's book has it now: who registered and who sold last, where they are members of a group today. */
export interface PlannedFacts {
  readonly id: string
  readonly tierKey: string | null
  readonly groupId: string | null
  readonly keeperId: string | null
  readonly registeredBy: string | null
  readonly registeredGroupId: string | null
  readonly soldBy: string | null
  readonly soldGroupId: string | null
}

export async function factsOfPlan(tx: Tx, planId: string): Promise<PlannedFacts[]> {
  return tx.query<PlannedFacts>(sql`
    select c.id, case when s.status = 'tier' then s.tier_key end as "tierKey", a.group_id as "groupId", a.keeper_id as "keeperId",
      r.staff_id as "registeredBy", r.group_id as "registeredGroupId", l.staff_id as "soldBy", l.group_id as "soldGroupId"
    from book_plan_customer n
    join customer c on c.tenant_id = n.tenant_id and c.id = n.customer_id
    left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
    left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
    left join group_membership r on r.tenant_id = c.tenant_id and r.staff_id = c.registered_by and r.until_on is null
    left join lateral (
      select p.seller_id from purchase p where p.tenant_id = c.tenant_id and p.customer_id = c.id and p.voided_at is null order by p.happened_at desc limit 1
    ) last on true
    left join group_membership l on l.tenant_id = c.tenant_id and l.staff_id = last.seller_id and l.until_on is null
    where n.tenant_id = ${tx.tenantId} and n.plan_id = ${planId}`)
}

export interface PlannedShare extends Share {
  readonly tierKey: string | null
  readonly fromGroupId: string | null
  readonly fromKeeperId: string | null
  readonly keeperId: string | null
  readonly because: PlanReason
}

export async function keepShares(tx: Tx, planId: string, shares: readonly PlannedShare[]): Promise<void> {
  const of = <K extends keyof PlannedShare>(key: K) => shares.map(share => share[key])
  await tx.run(sql`
    update book_plan_customer n set tier_key = p.tier_key, from_group_id = p.from_group, from_keeper_id = p.from_keeper, to_group_id = p.to_group, to_keeper_id = p.to_keeper,
      because = p.because
    from unnest(${of('customerId')}::uuid[], ${of('tierKey')}::text[], ${of('fromGroupId')}::uuid[], ${of('fromKeeperId')}::uuid[], ${of('groupId')}::uuid[],
      ${of('keeperId')}::uuid[], ${of('because')}::text[]) as p (customer_id, tier_key, from_group, from_keeper, to_group, to_keeper, because)
    where n.tenant_id = ${tx.tenantId} and n.plan_id = ${planId} and n.customer_id = p.customer_id`)
}

export interface PlannedCustomer {
  readonly planId: string
  readonly customerId: string
  readonly tierKey: string | null
  readonly fromGroupId: string | null
  readonly fromKeeperId: string | null
  readonly toGroupId: string | null
  readonly toKeeperId: string | null
  readonly because: PlanReason | null
  readonly outcome: PlanOutcome | null
}

const PLANNED =
  raw(`n.plan_id as "planId", n.customer_id as "customerId", n.tier_key as "tierKey", n.from_group_id as "fromGroupId", n.from_keeper_id as "fromKeeperId",
  n.to_group_id as "toGroupId", n.to_keeper_id as "toKeeperId", n.because, n.outcome`)

export interface PlannedList {
  readonly planId: string
  /** Who comes to this group. */
  readonly toGroupId?: string | null | undefined
  /** Only who changes group. */
  readonly moving?: boolean | null | undefined
}

const planned = (tx: Tx, { planId, toGroupId, moving }: PlannedList): Sql =>
  sql`from book_plan_customer n where n.tenant_id = ${tx.tenantId} and n.plan_id = ${planId} ${toGroupId ? sql`and n.to_group_id = ${toGroupId}` : empty}
    ${moving ? sql`and n.from_group_id is distinct from n.to_group_id` : empty}`

export async function pageOfPlanned(tx: Tx, list: PlannedList, limit: number, after: string | undefined): Promise<PlannedCustomer[]> {
  return tx.query<PlannedCustomer>(sql`
    select ${PLANNED} ${planned(tx, list)} ${after ? sql`and n.customer_id > ${after}::uuid` : empty} order by n.customer_id limit ${limit}`)
}

export async function countPlanned(tx: Tx, list: PlannedList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*)::int as count ${planned(tx, list)}`))?.count ?? 0
}

/** What is still to be carried out, in order of id. */
export async function nextPlanned(tx: Tx, planId: string, limit: number): Promise<PlannedCustomer[]> {
  return tx.query<PlannedCustomer>(sql`
    select ${PLANNED} from book_plan_customer n where n.tenant_id = ${tx.tenantId} and n.plan_id = ${planId} and n.outcome is null order by n.customer_id limit ${limit}`)
}

/** What was moved and is not yet taken back, in order of id; `still`: the plan's interval is the present one. */
export async function nextMoved(tx: Tx, planId: string, limit: number): Promise<(PlannedCustomer & { readonly still: boolean })[]> {
  return tx.query(sql`
    select ${PLANNED}, exists (select from assignment a where a.tenant_id = n.tenant_id and a.customer_id = n.customer_id and a.until_on is null and a.plan_id = n.plan_id) as still
    from book_plan_customer n where n.tenant_id = ${tx.tenantId} and n.plan_id = ${planId} and n.outcome = 'moved' order by n.customer_id limit ${limit}`)
}

export async function setOutcomes(tx: Tx, planId: string, outcomes: ReadonlyMap<string, PlanOutcome>): Promise<void> {
  await tx.run(sql`
    update book_plan_customer n set outcome = p.outcome from unnest(${[...outcomes.keys()]}::uuid[], ${[...outcomes.values()]}::text[]) as p (customer_id, outcome)
    where n.tenant_id = ${tx.tenantId} and n.plan_id = ${planId} and n.customer_id = p.customer_id`)
}

/** Other groups, chosen by hand, and who of them keeps the customers; how many it was. */
export async function adjustPlanned(tx: Tx, planId: string, customerIds: readonly string[], groupId: string): Promise<number> {
  return tx.run(sql`
    update book_plan_customer set to_group_id = ${groupId}, to_keeper_id = case when from_group_id = ${groupId} then from_keeper_id end, because = 'chosen'
    where tenant_id = ${tx.tenantId} and plan_id = ${planId} and customer_id = any(${[...customerIds]}::uuid[])`)
}

export interface PlanCounts {
  readonly id: string
  readonly chosen: number
  readonly moving: number
  readonly done: number
  readonly moved: number
  readonly changed: number
  readonly undoable: number
}

export async function countsOfPlans(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, PlanCounts>> {
  const count = (condition: Sql) => sql`(count(*) filter (where ${condition}))::int`
  const rows = await tx.query<PlanCounts>(sql`
    select n.plan_id as id, count(*)::int as chosen, ${count(sql`n.to_group_id is distinct from n.from_group_id`)} as moving, ${count(sql`n.outcome is not null`)} as done,
      ${count(sql`n.outcome = 'moved'`)} as moved, ${count(sql`n.outcome = 'changed'`)} as changed, ${count(sql`n.outcome = 'moved' and a.plan_id = n.plan_id`)} as undoable
    from book_plan_customer n left join assignment a on a.tenant_id = n.tenant_id and a.customer_id = n.customer_id and a.until_on is null
    where n.tenant_id = ${tx.tenantId} and n.plan_id = any(${[...ids]}::uuid[]) group by n.plan_id`)
  return new Map(rows.map(row => [row.id, row]))
}

export interface PlanShareCounts {
  readonly groupId: string | null
  readonly tierKey: string | null
  /** In the group today, chosen or not. */
  readonly present: number
  /** Of those chosen: who was in it when the plan was made, and who comes to it. */
  readonly from: number
  readonly to: number
}

/** By group, the pool of those in none among them, and tier: an aggregate over the customers at home in the store. */
export async function sharesOfPlan(tx: Tx, plan: Pick<BookPlanRow, 'id' | 'storeId'>): Promise<PlanShareCounts[]> {
  return tx.query<PlanShareCounts>(sql`
    select group_id as "groupId", tier_key as "tierKey", sum(present)::int as present, sum("from")::int as "from", sum("to")::int as "to" from (
      select a.group_id, case when s.status = 'tier' then s.tier_key end as tier_key, 1 as present, 0 as "from", 0 as "to" from customer c
        left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
        left join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
        where c.tenant_id = ${tx.tenantId} and c.store_id = ${plan.storeId}
      union all select from_group_id, tier_key, 0, 1, 0 from book_plan_customer where tenant_id = ${tx.tenantId} and plan_id = ${plan.id}
      union all select to_group_id, tier_key, 0, 0, 1 from book_plan_customer where tenant_id = ${tx.tenantId} and plan_id = ${plan.id} and to_group_id is not null
    ) as parts group by 1, 2 order by 1 nulls first, 2 nulls last`)
}

/** Present members of the groups. */
export async function membersOfGroups(
  tx: Tx,
  groupIds: readonly string[]
): Promise<{ readonly staffId: string; readonly groupId: string }[]> {
  return tx.query(sql`select staff_id as "staffId", group_id as "groupId" from group_membership
    where tenant_id = ${tx.tenantId} and group_id = any(${[...groupIds]}::uuid[]) and until_on is null for key share`)
}

/** Those of them that are the store's, and whether each is open on the day; it stays so until the end of the transaction. */
export async function groupsOfStore(
  tx: Tx,
  storeId: string,
  groupIds: readonly string[],
  on: string
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await tx.query<{ id: string; open: boolean }>(sql`
    select id, opened_on <= ${on}::date and (closed_on is null or closed_on >= ${on}::date) as open from staff_group
    where tenant_id = ${tx.tenantId} and store_id = ${storeId} and id = any(${[...groupIds]}::uuid[]) for share`)
  return new Map(rows.map(row => [row.id, row.open]))
}
