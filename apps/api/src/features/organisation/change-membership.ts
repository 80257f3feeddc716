// Who is in which group from when until when; the database holds that nobody is in two at once.
import { Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { refusing, type ConstraintRefusals } from '../../platform/refusing.ts'
import type { StaffGroup } from './chain.type.ts'
import { GroupMembershipEntity } from './organisation.entity.ts'
import { groupForChange, staffForChange } from './places.ts'

/** In the act's own transaction; the group is locked against closing. */
export async function addMembership(
  tx: Tx,
  person: { readonly id: string; readonly joinedOn: LocalDate },
  group: StaffGroup,
  fromOn: LocalDate
): Promise<string> {
  if (group.closedOn) throw new Refusal('GROUP_CLOSED', ['groupId'])
  if (fromOn < person.joinedOn || fromOn < group.openedOn) throw new Refusal('DATE_BEFORE_START', ['fromOn'])
  const id = uuid()
  tx.em.create(GroupMembershipEntity, { id, tenantId: tx.tenantId, staffId: person.id, groupId: group.id, fromOn })
  await tx.em.flush()
  return id
}

export async function startMembership(
  ctx: Context,
  input: { readonly staffId: string; readonly groupId: string; readonly fromOn: LocalDate }
): Promise<string> {
  demand(ctx, 'staff:write')
  return refusing({ group_membership_no_overlap: ['MEMBERSHIP_OVERLAPS', 'fromOn'] }, () =>
    ctx.write(async tx => {
      const person = await staffForChange(ctx, tx, input.staffId, 'staffId')
      const group = await groupForChange(ctx, tx, input.groupId, 'staff:write', 'share', 'groupId')
      const id = await addMembership(tx, person, group, input.fromOn)
      await audit(tx, ctx, {
        action: 'groupMembershipStart',
        objectType: 'GroupMembership',
        objectId: id,
        storeId: group.storeId,
        detail: { staffId: person.id, groupId: group.id, fromOn: input.fromOn }
      })
      return id
    })
  )
}

/** Whom the person keeps goes to somebody else before (GROUP-3); should a customer come at the same moment, the constraint says the same. */
export const KEEPING: ConstraintRefusals = { assignment_keeper_in_group: ['MEMBER_KEEPS_CUSTOMERS', 'id'] }

/** @throws Refusal MEMBER_KEEPS_CUSTOMERS */
export async function demandNoBook(tx: Tx, staffId: string): Promise<void> {
  const kept = await tx.first<{ count: number }>(
    sql`select count(*)::int as count from assignment where tenant_id = ${tx.tenantId} and keeper_id = ${staffId} and until_on is null`
  )
  if (kept?.count) throw new Refusal('MEMBER_KEEPS_CUSTOMERS', ['id'], { count: kept.count })
}

export async function endMembership(ctx: Context, input: { readonly id: string; readonly untilOn: LocalDate }): Promise<string> {
  demand(ctx, 'staff:write')
  await refusing(KEEPING, () =>
    ctx.write(async tx => {
      const membership = await tx.first<{ staffId: string; groupId: string; fromOn: LocalDate; untilOn: LocalDate | null }>(
        sql`select staff_id as "staffId", group_id as "groupId", from_on as "fromOn", until_on as "untilOn" from group_membership where tenant_id = ${tx.tenantId} and id = ${input.id} for update`
      )
      if (!membership) throw new Refusal('NOT_FOUND', ['id'])
      const group = await groupForChange(ctx, tx, membership.groupId, 'staff:write', 'share')
      if (membership.untilOn) throw new Refusal('MEMBERSHIP_ALREADY_ENDED', ['id'])
      if (input.untilOn < membership.fromOn) throw new Refusal('END_BEFORE_START', ['untilOn'])
      await demandNoBook(tx, membership.staffId)
      await tx.run(sql`update group_membership set until_on = ${input.untilOn} where tenant_id = ${tx.tenantId} and id = ${input.id}`)
      await audit(tx, ctx, {
        action: 'groupMembershipEnd',
        objectType: 'GroupMembership',
        objectId: input.id,
        storeId: group.storeId,
        detail: { untilOn: input.untilOn }
      })
    })
  )
  return input.id
}
