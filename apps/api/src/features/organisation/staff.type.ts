// People and what they may do, as the schema shows them.
import type { GrantScopeKind, LocalDate, Role } from '@keqing/domain'
import { Field, ID, ObjectType } from 'type-graphql'
import { connectionOf } from '../../platform/graphql/connection.ts'
import { DateTime, LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { RoleEnum, ScopeKindEnum } from './vocabulary.type.ts'

@ObjectType({ description: 'A person who works in the company.' })
export class Staff {
  @Field(() => ID)
  id!: string
  @Field(() => String)
  name!: string
  @Field(() => String, { description: 'The company’s own number of the person; tills name sellers by it.' })
  staffNo!: string
  @Field(() => LocalDateScalar)
  joinedOn!: LocalDate
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day, once gone.' })
  leftOn?: LocalDate | null
  chainId!: string
  loginId?: string | null
  privateEmail?: string | null
  privatePhone?: string | null
}

@ObjectType({ description: 'A person’s time in a staff group; at most one group at a time.' })
export class GroupMembership {
  @Field(() => ID)
  id!: string
  @Field(() => LocalDateScalar, { description: 'First day.' })
  fromOn!: LocalDate
  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day; open while absent.' })
  untilOn?: LocalDate | null
  staffId!: string
  groupId!: string
}

@ObjectType({ description: 'A role over a chain, a store, or a staff group. Several add up, each in its own place.' })
export class Grant {
  @Field(() => ID)
  id!: string
  @Field(() => RoleEnum)
  role!: Role
  @Field(() => ScopeKindEnum)
  scopeKind!: GrantScopeKind
  @Field(() => DateTime)
  grantedAt!: Date
  staffId!: string
  chainId?: string | null
  storeId?: string | null
  groupId?: string | null
}

const people = connectionOf(() => Staff, 'Staff')
export const StaffConnection = people.Connection
