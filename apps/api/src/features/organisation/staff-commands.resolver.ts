// Changes of people, memberships and grants: transport only.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { grantRole, revokeRole } from './change-grant.ts'
import { endMembership, startMembership } from './change-membership.ts'
import { createStaff, endStaff, updateStaff } from './change-staff.ts'
import { membershipLoader, staffGrantsLoader, staffLoader } from './organisation.loader.ts'
import { setStaffPassword } from './set-staff-password.ts'
import {
  GrantPayload,
  GroupMembershipEndInput,
  GroupMembershipPayload,
  GroupMembershipStartInput,
  RoleGrantInput,
  RoleRevokeInput,
  StaffCreateInput,
  StaffLeaveInput,
  StaffPasswordSetInput,
  StaffPayload,
  StaffUpdateInput
} from './staff-input.type.ts'

@Resolver()
export class StaffCommandsResolver {
  @Mutation(() => StaffPayload, { description: 'Takes a person on, with a way to sign in, a group and a role if told.' })
  staffCreate(@Arg('input', () => StaffCreateInput, { description: 'What to do.' }) input: StaffCreateInput, @Ctx() ctx: Context) {
    return settle(async () => ({ staff: await staffLoader(ctx).load(await createStaff(ctx, input)) }))
  }

  @Mutation(() => StaffPayload, { description: 'Changes a person.' })
  staffUpdate(@Arg('input', () => StaffUpdateInput, { description: 'What to do.' }) input: StaffUpdateInput, @Ctx() ctx: Context) {
    return settle(async () => ({ staff: await staffLoader(ctx).load(await updateStaff(ctx, input)) }))
  }

  @Mutation(() => StaffPayload, {
    description:
      'Sets the password with which a person signs in to this company; their sessions here end. Not over somebody with a right that one could not give, nor one’s own.'
  })
  staffPasswordSet(
    @Arg('input', () => StaffPasswordSetInput, { description: 'What to do.' }) input: StaffPasswordSetInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ staff: await staffLoader(ctx).load(await setStaffPassword(ctx, input)) }))
  }

  @Mutation(() => StaffPayload, { description: 'Ends a person’s work here: group, rights and sessions end, what they did stays.' })
  staffLeave(@Arg('input', () => StaffLeaveInput, { description: 'What to do.' }) input: StaffLeaveInput, @Ctx() ctx: Context) {
    return settle(async () => ({ staff: await staffLoader(ctx).load(await endStaff(ctx, input)) }))
  }

  @Mutation(() => GroupMembershipPayload, { description: 'Puts a person into a staff group from a day on.' })
  groupMembershipStart(
    @Arg('input', () => GroupMembershipStartInput, { description: 'What to do.' }) input: GroupMembershipStartInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ membership: await membershipLoader(ctx).load(await startMembership(ctx, input)) }))
  }

  @Mutation(() => GroupMembershipPayload, { description: 'Takes a person out of a staff group after a day.' })
  groupMembershipEnd(
    @Arg('input', () => GroupMembershipEndInput, { description: 'What to do.' }) input: GroupMembershipEndInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => ({ membership: await membershipLoader(ctx).load(await endMembership(ctx, input)) }))
  }

  @Mutation(() => GrantPayload, { description: 'Gives a person a role over a place within the giver’s own.' })
  roleGrant(@Arg('input', () => RoleGrantInput, { description: 'What to do.' }) input: RoleGrantInput, @Ctx() ctx: Context) {
    return settle(async () => granted(ctx, await grantRole(ctx, input)))
  }

  @Mutation(() => GrantPayload, {
    description: 'Takes a grant away, from the person’s next request on. The last headquarters of a chain stays.'
  })
  roleRevoke(@Arg('input', () => RoleRevokeInput, { description: 'What to do.' }) input: RoleRevokeInput, @Ctx() ctx: Context) {
    return settle(async () => granted(ctx, await revokeRole(ctx, input)))
  }
}

async function granted(ctx: Context, done: { staffId: string; grantId?: string }) {
  const [staff, grants] = await Promise.all([staffLoader(ctx).load(done.staffId), staffGrantsLoader(ctx).load(done.staffId)])
  return { staff, grant: grants?.find(grant => grant.id === done.grantId) ?? null }
}
