// Chains, stores and groups: what is read of them.
import { Refusal, type LocalDate } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { Forbidden } from '../../platform/errors.ts'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { Chain, StaffGroup, StaffGroupConnection, Store, StoreConnection } from './chain.type.ts'
import {
  chainLoader,
  groupCustomerCountLoader,
  groupMembersLoader,
  storeCustomerCountLoader,
  storeGroupsLoader,
  storeLoader
} from './organisation.loader.ts'
import { countGroups, countStores, pageOfGroups, pageOfStores, visibleStore, type GroupList, type StoreList } from './organisation.sql.ts'
import { permissionNamed, StaffGroupFilter, StoreFilter } from './place-filter.type.ts'
import { GroupMembership } from './staff.type.ts'

type StorePage = { list: StoreList }

async function storesOf(ctx: Context, list: Omit<StoreList, 'rights'>, first: number, after: string | null | undefined) {
  const asked = { ...list, rights: ctx.rights }
  const size = pageSize(first)
  const key = after ? (decodeCursor(after, 2) as [string, string]) : undefined
  const rows = await pageOfStores(await ctx.read(), asked, size, key)
  return { ...toConnection(rows, size, after, store => [store.code, store.id]), list: asked }
}

@Resolver(() => Chain)
export class ChainResolver {
  @Query(() => Chain, { nullable: true, description: 'One chain, if the viewer holds any right in it.' })
  chain(@Arg('id', () => ID, { description: 'The chain.' }) id: string, @Ctx() ctx: Context) {
    return chainLoader(ctx).load(id)
  }

  @FieldResolver(() => LocalDateScalar, { description: 'Today’s date in the chain’s time zone.' })
  today(@Root() chain: Chain, @Ctx() ctx: Context): Promise<LocalDate> {
    return ctx.today(chain.id)
  }

  @FieldResolver(() => StoreConnection, { description: 'Its stores in the viewer’s scope, closed ones too, by code.' })
  stores(
    @Root() chain: Chain,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 100, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    return storesOf(ctx, { chainId: chain.id, includeClosed: true }, first, after)
  }
}

@Resolver(() => StoreConnection)
export class StoreConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: StorePage, @Ctx() ctx: Context): Promise<number> {
    return countStores(await ctx.read(), page.list)
  }
}

@Resolver(() => Store)
export class StoreResolver {
  @Query(() => Store, { nullable: true, description: 'One store in the viewer’s scope.' })
  async store(@Arg('id', () => ID, { description: 'The store.' }) id: string, @Ctx() ctx: Context) {
    return visibleStore(await ctx.read(), ctx.rights, id)
  }

  @Query(() => StoreConnection, { description: 'Stores of a chain in the viewer’s scope, by code.' })
  async stores(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('includeClosed', () => Boolean, { defaultValue: false, description: 'Closed ones too.' }) includeClosed: boolean,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string,
    @Arg('filter', () => StoreFilter, { nullable: true, description: 'Which of them.' }) filter?: StoreFilter | null
  ) {
    await ctx.chain(chainId)
    return storesOf(ctx, { ...filter, chainId, includeClosed, may: permissionNamed(filter?.may) }, first, after)
  }

  @FieldResolver(() => Chain)
  chain(@Root() store: Store, @Ctx() ctx: Context) {
    return chainLoader(ctx).load(store.chainId)
  }

  @FieldResolver(() => [StaffGroup], {
    description: 'Its staff groups, open ones first; empty where the store is not in the viewer’s scope.'
  })
  async groups(@Root() store: Store, @Ctx() ctx: Context) {
    return (await storeGroupsLoader(ctx).load(store.id)) ?? []
  }

  @FieldResolver(() => SafeInt, { description: 'Customers whose home store it is, as far as the viewer may see them.' })
  async customerCount(@Root() store: Store, @Ctx() ctx: Context): Promise<number> {
    if (!ctx.rights.has('customer:read')) throw new Forbidden()
    return (await storeCustomerCountLoader(ctx).load(store.id)) ?? 0
  }
}

@Resolver(() => StaffGroupConnection)
export class StaffGroupConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: { list: GroupList }, @Ctx() ctx: Context): Promise<number> {
    return countGroups(await ctx.read(), page.list)
  }
}

@Resolver(() => StaffGroup)
export class StaffGroupResolver {
  @Query(() => StaffGroupConnection, {
    description: 'Staff groups of a chain in stores of the viewer’s scope, by the store’s code and their name.'
  })
  async staffGroups(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('includeClosed', () => Boolean, { defaultValue: false, description: 'Closed ones too.' }) includeClosed: boolean,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null,
    @Arg('filter', () => StaffGroupFilter, { nullable: true, description: 'Which of them.' }) filter?: StaffGroupFilter | null
  ) {
    await ctx.chain(chainId)
    const list: GroupList = { ...filter, chainId, includeClosed, rights: ctx.rights, may: permissionNamed(filter?.may) }
    const size = pageSize(first)
    const key = after ? (decodeCursor(after, 3) as [string, string, string]) : undefined
    const rows = await pageOfGroups(await ctx.read(), list, size, key)
    return { ...toConnection(rows, size, after, group => [group.storeCode, group.name, group.id]), list }
  }

  @FieldResolver(() => Store)
  async store(@Root() group: StaffGroup, @Ctx() ctx: Context) {
    return (await storeLoader(ctx).load(group.storeId)) ?? missing()
  }

  @FieldResolver(() => [GroupMembership], {
    description: 'Who is and was in it, the present first; empty where the store is not in the viewer’s scope.'
  })
  async members(@Root() group: StaffGroup, @Ctx() ctx: Context) {
    return (await groupMembersLoader(ctx).load(group.id)) ?? []
  }

  @FieldResolver(() => SafeInt, { description: 'Customers now in it, as far as the viewer may see them.' })
  async customerCount(@Root() group: StaffGroup, @Ctx() ctx: Context): Promise<number> {
    if (!ctx.rights.has('customer:read')) throw new Forbidden()
    return (await groupCustomerCountLoader(ctx).load(group.id)) ?? 0
  }
}

function missing(): never {
  throw new Refusal('NOT_FOUND')
}
