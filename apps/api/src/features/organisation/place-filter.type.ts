// Which stores and groups a list shows. Some are asked for by name, to choose one; those chosen before are asked for by id.
import { PERMISSIONS, Refusal, type Permission } from '@keqing/domain'
import { Field, ID, InputType } from 'type-graphql'

@InputType({ description: 'Which stores a list shows.' })
export class StoreFilter {
  @Field(() => String, { nullable: true, description: 'Part of a code, a name or a city.' })
  search?: string | null
  @Field(() => [ID], { nullable: true, description: 'These only.' })
  ids?: string[] | null
  @Field(() => String, { nullable: true, description: 'Where the viewer holds this right, named as in viewer.permissions.' })
  may?: string | null
}

@InputType({ description: 'Which staff groups a list shows.' })
export class StaffGroupFilter {
  @Field(() => String, { nullable: true, description: 'Part of the group’s name, or of its store’s code, name or city.' })
  search?: string | null
  @Field(() => [ID], { nullable: true, description: 'These only.' })
  ids?: string[] | null
  @Field(() => [ID], { nullable: true, description: 'Of these stores.' })
  storeIds?: string[] | null
  @Field(() => String, { nullable: true, description: 'Over which the viewer holds this right, named as in viewer.permissions.' })
  may?: string | null
}

/** @throws Refusal INVALID_VALUE for a name that no right has */
export function permissionNamed(may: string | null | undefined): Permission | undefined {
  if (!may) return undefined
  const known = PERMISSIONS.find(permission => permission === may)
  if (!known) throw new Refusal('INVALID_VALUE', ['filter', 'may'])
  return known
}
