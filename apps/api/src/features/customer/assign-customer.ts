// GROUP-1: a customer has at most one group at a time, in dated intervals that never overlap. A change holds from today; a second change on one day
// rewrites the interval that began that day, the audit log keeps both.
import { addDays, Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid, validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import type { CustomerAssignInput } from './customer.input.ts'
import type { CustomerRow } from './customer.sql.ts'
import { findCustomer, lockCustomers } from './find-customer.ts'

export interface Interval {
  readonly customerIds: readonly string[]
  readonly groupId: string | null
  readonly fromOn: LocalDate
  readonly reason?: string | null
  readonly recordedBy: string | null
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

/** Ends the present intervals the day before and begins the new ones. The customers' rows must be locked. */
export async function changeGroup(tx: Tx, change: Interval): Promise<void> {
  const { customerIds, groupId, fromOn, recordedBy, reason = null } = change
  const theirs = sql`tenant_id = ${tx.tenantId} and customer_id = any(${[...customerIds]}::uuid[])`
  await tx.run(sql`update assignment set until_on = ${addDays(fromOn, -1)} where ${theirs} and until_on is null and from_on < ${fromOn}`)
  if (!groupId) {
    await tx.run(sql`update assignment set until_on = from_on where ${theirs} and until_on is null and from_on >= ${fromOn}`)
    return
  }
  const rewritten = await tx.query<{ id: string }>(sql`
    update assignment set group_id = ${groupId}, until_on = null, reason = ${reason}, recorded_by = ${recordedBy}, recorded_at = app.now()
    where ${theirs} and from_on = ${fromOn} returning customer_id as id`)
  const done = new Set(rewritten.map(row => row.id))
  const left = customerIds.filter(id => !done.has(id))
  if (left.length === 0) return
  await tx.run(sql`insert into assignment (tenant_id, id, customer_id, group_id, from_on, reason, recorded_by)
    select ${tx.tenantId}::uuid, n.id, n.customer_id, ${groupId}::uuid, ${fromOn}::date, ${reason}, ${recordedBy}::uuid
    from unnest(${left.map(() => uuid())}::uuid[], ${left}::uuid[]) as n (id, customer_id)`)
}

export async function assignCustomer(ctx: Context, input: CustomerAssignInput): Promise<CustomerRow> {
  return refusing({ assignment_no_overlap: ['GROUP_ASSIGNMENT_OVERLAPS', 'groupId'] }, () =>
    ctx.write(async tx => {
      const { id, chainId, storeId } = await findCustomer(ctx, tx, input.customerId, 'group:assign', ['customerId'])
      const today = await ctx.today(chainId)
      const [locked] = await lockCustomers(tx, [id])
      const groupId = input.groupId ?? null
      if (groupId) await demandGroupOfStore(tx, groupId, locked?.storeId ?? storeId, today)
      const reason = input.reason?.trim() ? readReason(input.reason, (await ctx.chain(chainId)).country) : null
      if (groupId !== locked?.groupId) {
        await changeGroup(tx, { customerIds: [id], groupId, fromOn: today, reason, recordedBy: ctx.actor.staffId ?? null })
        await audit(tx, ctx, {
          action: 'customerAssign',
          objectType: 'Customer',
          objectId: id,
          storeId,
          detail: { fromGroup: locked?.groupId ?? null, toGroup: groupId }
        })
      }
      return findCustomer(ctx, tx, id, 'group:assign')
    })
  )
}
