// People, memberships and grants: what is read of them.
import { Refusal } from '@keqing/domain'
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Query, Resolver, Root } from 'type-graphql'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Chain, StaffGroup, Store } from './chain.type.ts'
import {
  chainLoader,
  groupLoader,
  keptCustomersLoader,
  staffGrantsLoader,
  staffLoader,
  staffMembershipsLoader,
  storeLoader
} from './organisation.loader.ts'
import { countStaff, membershipOn, pageOfStaff, type StaffList } from './staff.sql.ts'
import { Grant, GroupMembership, Staff, StaffConnection } from './staff.type.ts'

@InputType({ description: 'Which people a list shows.' })
export class StaffFilter {
  @Field(() => ID, { nullable: true, description: 'Who works, or has worked, at this store.' })
  storeId?: string | null
  @Field(() => ID, { nullable: true, description: 'Present members of this group.' })
  groupId?: string | null
  @Field(() => String, { nullable: true, description: 'Part of a name or staff number.' })
  search?: string | null
  @Field(() => [ID], { nullable: true, description: 'These only.' })
  ids?: string[] | null
  @Field(() => Boolean, { nullable: true, description: 'Who has left, too.' })
  includeLeft?: boolean | null
}

@Resolver(() => Staff)
export class StaffResolver {
  @Query(() => StaffConnection, { description: 'People of a chain in the viewer’s scope, by name.' })
  async staff(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('filter', () => StaffFilter, { nullable: true, description: 'Which of them.' }) filter?: StaffFilter | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null
  ) {
    await ctx.chain(chainId)
    const list: StaffList = { ...filter, chainId }
    const size = pageSize(first)
    const rows = await pageOfStaff(await ctx.read(), ctx, list, size, after ? (decodeCursor(after, 2) as [string, string]) : undefined)
    return { ...toConnection(rows, size, after, person => [person.name, person.id]), list }
  }

  @Query(() => Staff, { nullable: true, description: 'One person in the viewer’s scope.' })
  staffMember(@Arg('id', () => ID, { description: 'The person.' }) id: string, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(id)
  }

  @FieldResolver(() => String, { nullable: true, description: 'Shown to whoever administers people there, and to oneself.' })
  email(@Root() person: Staff, @Ctx() ctx: Context): string | null {
    return (mayContact(ctx, person) && person.privateEmail) || null
  }

  @FieldResolver(() => String, { nullable: true, description: 'Shown to whoever administers people there, and to oneself.' })
  phone(@Root() person: Staff, @Ctx() ctx: Context): string | null {
    return (mayContact(ctx, person) && person.privatePhone) || null
  }

  @FieldResolver(() => [Grant], { description: 'Grants that hold now, over places in the viewer’s scope.' })
  async grants(@Root() person: Staff, @Ctx() ctx: Context) {
    return (await staffGrantsLoader(ctx).load(person.id)) ?? []
  }

  @FieldResolver(() => Int, { description: 'How many customers the person keeps now, as far as the viewer may see them (GROUP-1).' })
  async keptCustomers(@Root() person: Staff, @Ctx() ctx: Context) {
    return (await keptCustomersLoader(ctx).load(person.id)) ?? 0
  }

  @FieldResolver(() => GroupMembership, { nullable: true, description: 'The group of today.' })
  async membership(@Root() person: Staff, @Ctx() ctx: Context) {
    const [memberships, today] = await Promise.all([staffMembershipsLoader(ctx).load(person.id), ctx.today(person.chainId)])
    return membershipOn(memberships ?? [], today)
  }

  @FieldResolver(() => [GroupMembership], { description: 'Groups over time, the latest first.' })
  async memberships(@Root() person: Staff, @Ctx() ctx: Context) {
    return (await staffMembershipsLoader(ctx).load(person.id)) ?? []
  }
}

function mayContact(ctx: Context, person: Staff): boolean {
  return person.id === ctx.actor.staffId || ctx.rights.covers('staff:write', { chainId: person.chainId })
}

@Resolver(() => StaffConnection)
export class StaffConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: { list: StaffList }, @Ctx() ctx: Context): Promise<number> {
    return countStaff(await ctx.read(), ctx, page.list)
  }
}

@Resolver(() => GroupMembership)
export class GroupMembershipResolver {
  @FieldResolver(() => Staff)
  async staff(@Root() membership: GroupMembership, @Ctx() ctx: Context) {
    return (await staffLoader(ctx).load(membership.staffId)) ?? missing()
  }

  @FieldResolver(() => StaffGroup)
  async group(@Root() membership: GroupMembership, @Ctx() ctx: Context) {
    return (await groupLoader(ctx).load(membership.groupId)) ?? missing()
  }
}

@Resolver(() => Grant)
export class GrantResolver {
  @FieldResolver(() => Chain, { nullable: true, description: 'The chain it holds over, or that its store or group belongs to.' })
  async chain(@Root() grant: Grant, @Ctx() ctx: Context) {
    const store = grant.storeId ? await storeLoader(ctx).load(grant.storeId) : undefined
    const group = grant.groupId ? await groupLoader(ctx).load(grant.groupId) : undefined
    const chainId = grant.chainId ?? store?.chainId ?? group?.chainId
    return chainId ? chainLoader(ctx).load(chainId) : null
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The store it holds over, or that its group belongs to.' })
  async store(@Root() grant: Grant, @Ctx() ctx: Context) {
    const group = grant.groupId ? await groupLoader(ctx).load(grant.groupId) : undefined
    const storeId = grant.storeId ?? group?.storeId
    return storeId ? storeLoader(ctx).load(storeId) : null
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'The group it holds over.' })
  group(@Root() grant: Grant, @Ctx() ctx: Context) {
    return grant.groupId ? groupLoader(ctx).load(grant.groupId) : null
  }
}

function missing(): never {
  throw new Refusal('NOT_FOUND')
}
