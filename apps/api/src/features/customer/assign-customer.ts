// GROUP-1: a customer has at most one group at a time and in it at most one keeper, in dated intervals that never overlap. A change holds from today; a second
// change on one day rewrites the interval that began that day, the audit log keeps both.
import { addDays, Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid, validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing, type ConstraintRefusals } from '../../platform/refusing.ts'
import type { CustomerAssignInput } from './customer.input.ts'
import type { CustomerRow } from './customer.sql.ts'
import { findCustomer, lockCustomers } from './find-customer.ts'

export const PLACING: ConstraintRefusals = {
  assignment_no_overlap: ['GROUP_ASSIGNMENT_OVERLAPS', 'groupId'],
  assignment_keeper_in_group: ['KEEPER_NOT_IN_GROUP', 'keeperId']
}

/** Where a customer comes to: a group and in it a keeper, a group alone, or nowhere. */
export interface Placing {
  readonly customerId: string
  readonly groupId: string | null
  readonly keeperId: string | null
}

export interface PlacingAct {
  readonly fromOn: LocalDate
  readonly reason?: string | null
  readonly recordedBy: string | null
  /** Of a plan that is carried out (GROUP-2). */
  readonly planId?: string
}

/** @throws Refusal NOT_FOUND, GROUP_CLOSED, CUSTOMER_NOT_IN_GROUPS_STORE */
export async function demandGroupOfStore(tx: Tx, groupId: string, storeId: string, on: LocalDate): Promise<{ openedOn: LocalDate }> {
  const group = isUuid(groupId)
    ? await tx.first<{ storeId: string; openedOn: LocalDate; closedOn: LocalDate | null }>(sql`
        select store_id as "storeId", opened_on as "openedOn", closed_on as "closedOn" from staff_group where tenant_id = ${tx.tenantId} and id = ${groupId} for share`)
    : undefined
  if (!group) throw new Refusal('NOT_FOUND', ['groupId'])
  if (group.storeId !== storeId) throw new Refusal('CUSTOMER_NOT_IN_GROUPS_STORE', ['groupId'])
  if (group.closedOn && group.closedOn < on) throw new Refusal('GROUP_CLOSED', ['groupId'])
  return group
}

/**
 * Who is a member of the group on the day, and goes on being one. Asked before customers are locked, as handing over does (GROUP-3): in the other order two could wait for
 * each other. @throws Refusal KEEPER_NOT_IN_GROUP
 */
export async function demandKeeper(tx: Tx, keeperId: string, groupId: string | null, on: LocalDate): Promise<void> {
  const member =
    groupId && isUuid(keeperId)
      ? await tx.first(sql`
          select from group_membership where tenant_id = ${tx.tenantId} and staff_id = ${keeperId} and group_id = ${groupId}
            and from_on <= ${on} and until_on is null for key share`)
      : undefined
  if (!member) throw new Refusal('KEEPER_NOT_IN_GROUP', ['keeperId'])
}

/** Ends the present intervals the day before and begins the new ones; a group that goes on keeps the day since when. The customers' rows must be locked. */
export async function placeCustomers(
  tx: Tx,
  placings: readonly Placing[],
  { fromOn, recordedBy, reason = null, planId }: PlacingAct
): Promise<void> {
  const all = placings.map(placing => placing.customerId)
  await tx.run(sql`update assignment set until_on = ${addDays(fromOn, -1)}
    where tenant_id = ${tx.tenantId} and customer_id = any(${all}::uuid[]) and until_on is null and from_on < ${fromOn}`)
  const out = placings.filter(placing => placing.groupId === null)
  if (out.length > 0)
    await tx.run(sql`update assignment set until_on = from_on where tenant_id = ${tx.tenantId} and customer_id = any(${out.map(one => one.customerId)}::uuid[])
      and until_on is null and from_on >= ${fromOn}`)
  const into = placings.filter(placing => placing.groupId !== null)
  if (into.length === 0) return
  await tx.run(sql`
    with placed as (
      select n.*, (select coalesce(b.group_from_on, b.from_on) from assignment b
        where b.tenant_id = ${tx.tenantId} and b.customer_id = n.customer_id and b.group_id = n.group_id and b.until_on = ${addDays(fromOn, -1)}) as group_from_on
      from unnest(${into.map(() => uuid())}::uuid[], ${into.map(one => one.customerId)}::uuid[], ${into.map(one => one.groupId)}::uuid[],
        ${into.map(one => one.keeperId)}::uuid[]) as n (id, customer_id, group_id, keeper_id)
    ), rewritten as (
      update assignment a set group_id = p.group_id, keeper_id = p.keeper_id, group_from_on = p.group_from_on, until_on = null, reason = ${reason}, plan_id = ${planId ?? null}::uuid,
        recorded_by = ${recordedBy}::uuid, recorded_at = app.now()
      from placed p where a.tenant_id = ${tx.tenantId} and a.customer_id = p.customer_id and a.from_on = ${fromOn}::date returning a.customer_id
    )
    insert into assignment (tenant_id, id, customer_id, group_id, keeper_id, group_from_on, from_on, reason, recorded_by, plan_id)
    select ${tx.tenantId}::uuid, p.id, p.customer_id, p.group_id, p.keeper_id, p.group_from_on, ${fromOn}::date, ${reason}, ${recordedBy}::uuid, ${planId ?? null}::uuid
    from placed p where p.customer_id not in (select customer_id from rewritten)`)
}

export async function assignCustomer(ctx: Context, input: CustomerAssignInput): Promise<CustomerRow> {
  return refusing(PLACING, () =>
    ctx.write(async tx => {
      const { id, chainId, storeId } = await findCustomer(ctx, tx, input.customerId, 'group:assign', ['customerId'])
      const today = await ctx.today(chainId)
      const [groupId, keeperId] = [input.groupId ?? null, input.keeperId ?? null]
      if (groupId) await demandGroupOfStore(tx, groupId, storeId, today)
      if (keeperId) await demandKeeper(tx, keeperId, groupId, today)
      const [locked] = await lockCustomers(tx, [id])
      // Gone to another store meanwhile: what the lock finds is what counts.
      if (groupId && locked && locked.storeId !== storeId) throw new Refusal('CUSTOMER_NOT_IN_GROUPS_STORE', ['groupId'])
      const reason = input.reason?.trim() ? readReason(input.reason, (await ctx.chain(chainId)).country) : null
      if (groupId !== locked?.groupId || keeperId !== locked.keeperId) {
        await placeCustomers(tx, [{ customerId: id, groupId, keeperId }], { fromOn: today, reason, recordedBy: ctx.actor.staffId ?? null })
        await audit(tx, ctx, {
          action: 'customerAssign',
          objectType: 'Customer',
          objectId: id,
          storeId,
          detail: { fromGroup: locked?.groupId ?? null, toGroup: groupId, fromKeeper: locked?.keeperId ?? null, toKeeper: keeperId }
        })
      }
      return findCustomer(ctx, tx, id, 'group:assign')
    })
  )
}
