// Staff groups of a store. One that still has members or customers does not close: they would belong to nobody.
import { Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { refusing } from '../../platform/refusing.ts'
import { requiredText } from '../../platform/texts.ts'
import { StaffGroupEntity } from './organisation.entity.ts'
import { groupForChange, lastDay, plausible, storeForChange } from './places.ts'

const NAME_TAKEN = { staff_group_name_unique: ['GROUP_CODE_TAKEN', 'name'] } as const
const LONGEST_NAME = 60

export async function createStaffGroup(
  ctx: Context,
  input: { readonly storeId: string; readonly name: string; readonly openedOn?: LocalDate | null }
): Promise<string> {
  demand(ctx, 'org:write')
  const id = uuid()
  const name = requiredText(input.name, 'name', LONGEST_NAME, 'NAME_REQUIRED')
  await refusing(NAME_TAKEN, () =>
    ctx.write(async tx => {
      const store = await storeForChange(ctx, tx, input.storeId, 'org:write', 'share', 'storeId')
      if (store.closedOn) throw new Refusal('STORE_CLOSED', ['storeId'])
      const openedOn = plausible(input.openedOn ?? (await ctx.today(store.chainId)), 'openedOn')
      if (openedOn < store.openedOn) throw new Refusal('DATE_BEFORE_START', ['openedOn'])
      tx.em.create(StaffGroupEntity, { id, tenantId: tx.tenantId, storeId: store.id, name, openedOn })
      await tx.em.flush()
      await audit(tx, ctx, { action: 'staffGroupCreate', objectType: 'StaffGroup', objectId: id, storeId: store.id })
    })
  )
  return id
}

export async function updateStaffGroup(ctx: Context, input: { readonly id: string; readonly name: string }): Promise<string> {
  demand(ctx, 'org:write')
  const name = requiredText(input.name, 'name', LONGEST_NAME, 'NAME_REQUIRED')
  await refusing(NAME_TAKEN, () =>
    ctx.write(async tx => {
      const { storeId } = await groupForChange(ctx, tx, input.id, 'org:write', 'update')
      const group = await tx.em.findOneOrFail(StaffGroupEntity, { tenantId: tx.tenantId, id: input.id })
      group.name = name
      await tx.em.flush()
      await audit(tx, ctx, {
        action: 'staffGroupUpdate',
        objectType: 'StaffGroup',
        objectId: input.id,
        storeId,
        detail: { fields: ['name'] }
      })
    })
  )
  return input.id
}

export async function closeStaffGroup(ctx: Context, input: { readonly id: string; readonly closedOn: LocalDate }): Promise<string> {
  demand(ctx, 'org:write')
  await ctx.write(async tx => {
    const group = await groupForChange(ctx, tx, input.id, 'org:write', 'update')
    if (group.closedOn) throw new Refusal('ALREADY_CLOSED', ['id'])
    const closedOn = lastDay(input.closedOn, group.openedOn, await ctx.today(group.chainId), 'closedOn')
    const held = await tx.first<{ members: number; customers: number }>(sql`select
      (select count(*) from group_membership where tenant_id = ${tx.tenantId} and group_id = ${input.id} and (until_on is null or until_on > ${closedOn})) as members,
      (select count(*) from assignment where tenant_id = ${tx.tenantId} and group_id = ${input.id} and (until_on is null or until_on > ${closedOn})) as customers`)
    if (held?.members) throw new Refusal('GROUP_HAS_OPEN_MEMBERS', ['id'], { count: held.members })
    if (held?.customers) throw new Refusal('GROUP_HAS_CUSTOMERS', ['id'], { count: held.customers })
    await tx.run(sql`update staff_group set closed_on = ${closedOn} where tenant_id = ${tx.tenantId} and id = ${input.id}`)
    await audit(tx, ctx, {
      action: 'staffGroupClose',
      objectType: 'StaffGroup',
      objectId: input.id,
      storeId: group.storeId,
      detail: { closedOn }
    })
  })
  return input.id
}
