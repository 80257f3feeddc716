// People, their groups and grants. In scope is who belongs to an own chain, or has (had) a group or a grant at an own store; one always sees oneself.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import type { Rights } from '../../platform/rights.ts'
import { holds, visibleStores } from './organisation.sql.ts'
import type { Grant, GroupMembership, Staff } from './staff.type.ts'

const STAFF = raw(
  `p.id, p.chain_id as "chainId", p.login_id as "loginId", p.name, p.staff_no as "staffNo", p.joined_on as "joinedOn", p.left_on as "leftOn", p.email as "privateEmail", p.phone as "privatePhone"`
)
const MEMBERSHIP = raw(`m.id, m.staff_id as "staffId", m.group_id as "groupId", m.from_on as "fromOn", m.until_on as "untilOn"`)
const GRANT =
  raw(`r.id, r.staff_id as "staffId", r.role, r.granted_at as "grantedAt", r.chain_id as "chainId", r.store_id as "storeId", r.group_id as "groupId",
  case when r.chain_id is not null then 'chain' when r.store_id is not null then 'store' else 'group' end as "scopeKind"`)

type Viewer = Pick<Context, 'rights' | 'actor'>

function wholeChains(rights: Rights): string[] {
  return [...(rights.reach('org:read')?.chains ?? [])]
}

/** People who work, or have worked, at a store that `store` is true of, by group or by grant. */
function workedAt(store: Sql): Sql {
  return sql`(exists (select from group_membership m join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id
      join store s on s.tenant_id = g.tenant_id and s.id = g.store_id where m.tenant_id = p.tenant_id and m.staff_id = p.id and ${store})
    or exists (select from role_grant r left join staff_group g on g.tenant_id = r.tenant_id and g.id = r.group_id
      join store s on s.tenant_id = r.tenant_id and s.id = coalesce(r.store_id, g.store_id) where r.tenant_id = p.tenant_id and r.staff_id = p.id and ${store}))`
}

function visibleStaff(viewer: Viewer): Sql {
  return sql`(p.id = ${viewer.actor.staffId ?? null}::uuid or p.chain_id = any(${wholeChains(viewer.rights)}::uuid[]) or ${workedAt(visibleStores(viewer.rights))})`
}

export async function staffByIds(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Map<string, Staff>> {
  const rows = await tx.query<Staff>(
    sql`select ${STAFF} from staff p where p.tenant_id = ${tx.tenantId} and p.id = any(${ids}::uuid[]) and ${visibleStaff(viewer)}`
  )
  return new Map(rows.map(row => [row.id, row]))
}

export interface StaffList {
  readonly chainId: string
  readonly storeId?: string | null
  readonly groupId?: string | null
  readonly search?: string | null
  readonly includeLeft?: boolean | null
  readonly ids?: readonly string[] | null
}

function staffWhere(tx: Tx, viewer: Viewer, list: StaffList): Sql {
  return sql`p.tenant_id = ${tx.tenantId} and ${visibleStaff(viewer)} and (p.chain_id = ${list.chainId} or ${workedAt(sql`s.chain_id = ${list.chainId}`)})
    ${list.storeId ? sql`and ${workedAt(sql`s.id = ${list.storeId}`)}` : empty}
    ${list.groupId ? sql`and exists (select from group_membership m where m.tenant_id = p.tenant_id and m.staff_id = p.id and m.group_id = ${list.groupId} and m.until_on is null)` : empty}
    ${list.ids ? sql`and p.id = any(${list.ids}::uuid[])` : empty} ${holds(list.search, [sql`p.name`, sql`p.staff_no`])}
    ${list.includeLeft ? empty : sql`and p.left_on is null`}`
}

/** A page in the order of name, one row more than asked. */
export async function pageOfStaff(
  tx: Tx,
  viewer: Viewer,
  list: StaffList,
  first: number,
  after: readonly [name: string, id: string] | undefined
): Promise<Staff[]> {
  return tx.query<Staff>(sql`select ${STAFF} from staff p where ${staffWhere(tx, viewer, list)}
    ${after ? sql`and (p.name, p.id) > (${after[0]}, ${after[1]}::uuid)` : empty} order by p.name, p.id limit ${first + 1}`)
}

export async function countStaff(tx: Tx, viewer: Viewer, list: StaffList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count from staff p where ${staffWhere(tx, viewer, list)}`))?.count ?? 0
}

/** Memberships of groups, the latest first; only of groups whose store is in scope. */
export async function membershipsOfGroups(tx: Tx, rights: Rights, groupIds: readonly string[]): Promise<Map<string, GroupMembership[]>> {
  const rows = await tx.query<GroupMembership>(sql`select ${MEMBERSHIP} from group_membership m
    join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where m.tenant_id = ${tx.tenantId} and m.group_id = any(${groupIds}::uuid[]) and ${visibleStores(rights)}
    order by m.until_on desc nulls first, m.from_on, m.id`)
  return Map.groupBy(rows, row => row.groupId)
}

export async function membershipsByIds(tx: Tx, rights: Rights, ids: readonly string[]): Promise<Map<string, GroupMembership>> {
  const rows = await tx.query<GroupMembership>(sql`select ${MEMBERSHIP} from group_membership m
    join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where m.tenant_id = ${tx.tenantId} and m.id = any(${ids}::uuid[]) and ${visibleStores(rights)}`)
  return new Map(rows.map(row => [row.id, row]))
}

/** A person's groups over time, the latest first; of one's own all, of others those in scope. */
export async function membershipsOfStaff(tx: Tx, viewer: Viewer, staffIds: readonly string[]): Promise<Map<string, GroupMembership[]>> {
  const rows = await tx.query<GroupMembership>(sql`select ${MEMBERSHIP} from group_membership m
    join staff_group g on g.tenant_id = m.tenant_id and g.id = m.group_id join store s on s.tenant_id = g.tenant_id and s.id = g.store_id
    where m.tenant_id = ${tx.tenantId} and m.staff_id = any(${staffIds}::uuid[])
      and (m.staff_id = ${viewer.actor.staffId ?? null}::uuid or ${visibleStores(viewer.rights)}) order by m.from_on desc, m.id desc`)
  return Map.groupBy(rows, row => row.staffId)
}

/** Grants that hold now; of one's own all, of others those over a place in scope. */
export async function grantsOfStaff(tx: Tx, viewer: Viewer, staffIds: readonly string[]): Promise<Map<string, Grant[]>> {
  const rows = await tx.query<Grant>(sql`select ${GRANT} from role_grant r
    left join staff_group g on g.tenant_id = r.tenant_id and g.id = r.group_id
    left join store s on s.tenant_id = r.tenant_id and s.id = coalesce(r.store_id, g.store_id)
    where r.tenant_id = ${tx.tenantId} and r.staff_id = any(${staffIds}::uuid[]) and r.revoked_at is null
      and (r.staff_id = ${viewer.actor.staffId ?? null}::uuid or r.chain_id = any(${wholeChains(viewer.rights)}::uuid[]) or s.id is not null and ${visibleStores(viewer.rights)})
    order by r.granted_at, r.id`)
  return Map.groupBy(rows, row => row.staffId)
}

/** The membership of a day, of those given. */
export function membershipOn(memberships: readonly GroupMembership[], on: LocalDate): GroupMembership | undefined {
  return memberships.find(membership => membership.fromOn <= on && (!membership.untilOn || membership.untilOn >= on))
}
