// What is told to make or change people, memberships and grants.
import type { GrantScopeKind, LocalDate, Role } from '@keqing/domain'
import { Field, ID, InputType, ObjectType } from 'type-graphql'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { UserError } from '../../platform/graphql/user-error.type.ts'
import { Grant, GroupMembership, Staff } from './staff.type.ts'
import { RoleEnum, ScopeKindEnum } from './vocabulary.type.ts'

@InputType({ description: 'A person who starts to work in the company; with a password, one who can sign in.' })
export class StaffCreateInput {
  @Field(() => ID, { description: 'The chain they are taken on by.' })
  chainId!: string
  @Field(() => String, { description: 'Up to 120 characters.' })
  name!: string
  @Field(() => String, { description: 'Unique in the company, up to 40 characters.' })
  staffNo!: string
  @Field(() => LocalDateScalar, { description: 'First day.' })
  joinedOn!: LocalDate
  @Field(() => String, { nullable: true, description: 'To be reached, and to sign in with; unique among the company’s people.' })
  email?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'To be reached, and to sign in with; unique among the company’s people. Without a country code, of the chain’s country.'
  })
  phone?: string | null
  @Field(() => String, {
    nullable: true,
    description:
      'A first password of at least 10 characters; needs an e-mail or phone. It opens this company only; without one there is no signing in here.'
  })
  password?: string | null
  @Field(() => ID, { nullable: true, description: 'A staff group to be in from the first day.' })
  groupId?: string | null
  @Field(() => RoleEnum, { nullable: true, description: 'A first role, with scopeKind and scopeId.' })
  role?: Role | null
  @Field(() => ScopeKindEnum, { nullable: true, description: 'What the role holds over.' })
  scopeKind?: GrantScopeKind | null
  @Field(() => ID, { nullable: true, description: 'The chain, store or group of that kind.' })
  scopeId?: string | null
}

@InputType({ description: 'What changes of a person; what is absent stays.' })
export class StaffUpdateInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string
  @Field(() => String, { nullable: true, description: 'Up to 120 characters.' })
  name?: string | null
  @Field(() => String, { nullable: true, description: 'Unique in the company, up to 40 characters.' })
  staffNo?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'To be reached, and from now on to sign in with; null clears. Who signs in keeps one of e-mail and phone.'
  })
  email?: string | null
  @Field(() => String, {
    nullable: true,
    description: 'As the e-mail; without a country code, of the chain’s country. Null clears.'
  })
  phone?: string | null
}

@InputType({ description: 'A password for a person.' })
export class StaffPasswordSetInput {
  @Field(() => ID, { description: 'The person; they need an e-mail or phone.' })
  staffId!: string
  @Field(() => String, { description: 'At least 10 characters. Tell it to them; they can change it.' })
  password!: string
}

@InputType({ description: 'A person leaves: group, rights and sessions end.' })
export class StaffLeaveInput {
  @Field(() => ID, { description: 'The person.' })
  id!: string
  @Field(() => LocalDateScalar, { description: 'Last day, today at the latest.' })
  leftOn!: LocalDate
}

@ObjectType({ description: 'The person taken on or changed, or why not.' })
export class StaffPayload {
  @Field(() => Staff, { nullable: true })
  staff?: Staff | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@InputType({ description: 'A person joins a staff group.' })
export class GroupMembershipStartInput {
  @Field(() => ID, { description: 'The person.' })
  staffId!: string
  @Field(() => ID, { description: 'The group.' })
  groupId!: string
  @Field(() => LocalDateScalar, { description: 'First day in it.' })
  fromOn!: LocalDate
}

@InputType({ description: 'A person leaves a staff group.' })
export class GroupMembershipEndInput {
  @Field(() => ID, { description: 'The membership.' })
  id!: string
  @Field(() => LocalDateScalar, { description: 'Last day in it.' })
  untilOn!: LocalDate
}

@ObjectType({ description: 'The membership begun or ended, or why not.' })
export class GroupMembershipPayload {
  @Field(() => GroupMembership, { nullable: true })
  membership?: GroupMembership | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}

@InputType({ description: 'A role for a person over a place.' })
export class RoleGrantInput {
  @Field(() => ID, { description: 'The person.' })
  staffId!: string
  @Field(() => RoleEnum, { description: 'What it allows.' })
  role!: Role
  @Field(() => ScopeKindEnum, { description: 'What it holds over.' })
  scopeKind!: GrantScopeKind
  @Field(() => ID, { description: 'The chain, store or group of that kind.' })
  scopeId!: string
}

@InputType({ description: 'The end of a grant; works on the person’s next request.' })
export class RoleRevokeInput {
  @Field(() => ID, { description: 'The grant.' })
  id!: string
}

@ObjectType({ description: 'The grant given or taken, or why not. The person signs in anew.' })
export class GrantPayload {
  @Field(() => Grant, { nullable: true, description: 'The grant given; absent once taken.' })
  grant?: Grant | null
  @Field(() => Staff, { nullable: true })
  staff?: Staff | null
  @Field(() => [UserError])
  userErrors!: UserError[]
}
