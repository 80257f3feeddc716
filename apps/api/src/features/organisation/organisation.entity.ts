// Columns of the organisation's tables, for single writes. Ids are plain: what belongs together is read by SQL.
import { defineEntity, p } from '@mikro-orm/postgresql'
import type { LocalDate, Role } from '@keqing/domain'
import type { Locale } from './vocabulary.type.ts'

const key = { tenantId: p.uuid().primary(), id: p.uuid().primary() }
const day = () => p.date().$type<LocalDate>()

export const ChainEntity = defineEntity({
  name: 'Chain',
  tableName: 'chain',
  properties: {
    ...key,
    name: p.text(),
    currency: p.text(),
    timeZone: p.text(),
    locale: p.text().$type<Locale>(),
    country: p.text(),
    memberNoPrefix: p.text(),
    policyMovesShare: p.integer().default(10),
    closedOn: day().nullable()
  }
})

export const StoreEntity = defineEntity({
  name: 'Store',
  tableName: 'store',
  properties: { ...key, chainId: p.uuid(), code: p.text(), name: p.text(), city: p.text(), openedOn: day(), closedOn: day().nullable() }
})

export const StaffGroupEntity = defineEntity({
  name: 'StaffGroup',
  tableName: 'staff_group',
  properties: { ...key, storeId: p.uuid(), name: p.text(), openedOn: day(), closedOn: day().nullable() }
})

export const StaffEntity = defineEntity({
  name: 'Staff',
  tableName: 'staff',
  properties: {
    ...key,
    chainId: p.uuid(),
    loginId: p.uuid().nullable(),
    name: p.text(),
    staffNo: p.text(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    joinedOn: day(),
    leftOn: day().nullable()
  }
})

export const GroupMembershipEntity = defineEntity({
  name: 'GroupMembership',
  tableName: 'group_membership',
  properties: { ...key, staffId: p.uuid(), groupId: p.uuid(), fromOn: day(), untilOn: day().nullable() }
})

export const RoleGrantEntity = defineEntity({
  name: 'RoleGrant',
  tableName: 'role_grant',
  properties: {
    ...key,
    staffId: p.uuid(),
    role: p.text().$type<Role>(),
    chainId: p.uuid().nullable(),
    storeId: p.uuid().nullable(),
    groupId: p.uuid().nullable(),
    grantedBy: p.uuid().nullable(),
    revokedAt: p.datetime().nullable()
  }
})

export const ENTITIES = [ChainEntity, StoreEntity, StaffGroupEntity, StaffEntity, GroupMembershipEntity, RoleGrantEntity]
