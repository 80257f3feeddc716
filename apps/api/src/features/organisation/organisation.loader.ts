// Loaders of one request. A row outside the viewer's reach is as one that is not there.
import type { Context } from '../../platform/graphql/context.ts'
import {
  chainsByIds,
  customersOfGroups,
  customersOfKeepers,
  customersOfStores,
  groupsByIds,
  groupsOfStores,
  storesByIds
} from './organisation.sql.ts'
import { grantsOfStaff, membershipsByIds, membershipsOfGroups, membershipsOfStaff, staffByIds } from './staff.sql.ts'

/** A chain in which the viewer holds any right. */
export const chainLoader = (ctx: Context) =>
  ctx.loader(chainLoader, (ids, tx) =>
    chainsByIds(
      tx,
      ids.filter(id => ctx.rights.chainIds.has(id))
    )
  )

/** A store of a chain in which the viewer holds any right, by its name; what is inside keeps to scope. */
export const storeLoader = (ctx: Context) => ctx.loader(storeLoader, (ids, tx) => storesByIds(tx, ids, [...ctx.rights.chainIds]))

/** A group of such a chain, by its name. */
export const groupLoader = (ctx: Context) => ctx.loader(groupLoader, (ids, tx) => groupsByIds(tx, ids, [...ctx.rights.chainIds]))

/** A person in the viewer's scope, or the viewer. */
export const staffLoader = (ctx: Context) => ctx.loader(staffLoader, (ids, tx) => staffByIds(tx, ctx, ids))

export const storeGroupsLoader = (ctx: Context) => ctx.loader(storeGroupsLoader, (ids, tx) => groupsOfStores(tx, ctx.rights, ids))
export const storeCustomerCountLoader = (ctx: Context) =>
  ctx.loader(storeCustomerCountLoader, (ids, tx) => customersOfStores(tx, ctx.rights, ids))
export const keptCustomersLoader = (ctx: Context) => ctx.loader(keptCustomersLoader, (ids, tx) => customersOfKeepers(tx, ctx.rights, ids))
export const groupCustomerCountLoader = (ctx: Context) =>
  ctx.loader(groupCustomerCountLoader, (ids, tx) => customersOfGroups(tx, ctx.rights, ids))
export const groupMembersLoader = (ctx: Context) => ctx.loader(groupMembersLoader, (ids, tx) => membershipsOfGroups(tx, ctx.rights, ids))
export const staffMembershipsLoader = (ctx: Context) => ctx.loader(staffMembershipsLoader, (ids, tx) => membershipsOfStaff(tx, ctx, ids))
export const staffGrantsLoader = (ctx: Context) => ctx.loader(staffGrantsLoader, (ids, tx) => grantsOfStaff(tx, ctx, ids))
export const membershipLoader = (ctx: Context) => ctx.loader(membershipLoader, (ids, tx) => membershipsByIds(tx, ctx.rights, ids))
