// How many files a group and a person made this month. Both are places of the organisation, which knows no customers: so the fields are added here.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Staff, StaffGroup } from '../organisation/index.ts'
import { registeredByGroups, registeredByPeople } from './registered.sql.ts'

const byGroup = (ctx: Context) => ctx.loader(byGroup, (ids, tx) => registeredByGroups(tx, ctx.rights, ids, ctx.clock.now()))
const byPerson = (ctx: Context) => ctx.loader(byPerson, (ids, tx) => registeredByPeople(tx, ctx.rights, ids, ctx.clock.now()))

@Resolver(() => StaffGroup)
export class RegisteredByGroupResolver {
  @FieldResolver(() => SafeInt, {
    description:
      'Files made so far in the chain’s present month whose customers were with the group on that day, wherever they are now, as far as the viewer may see them.'
  })
  async registeredThisMonth(@Root() group: StaffGroup, @Ctx() ctx: Context): Promise<number> {
    if (!ctx.rights.has('customer:read')) throw new Forbidden()
    return (await byGroup(ctx).load(group.id)) ?? 0
  }
}

@Resolver(() => Staff)
export class RegisteredByPersonResolver {
  @FieldResolver(() => SafeInt, {
    description: 'Files that the person made so far in the chain’s present month, as far as the viewer may see them.'
  })
  async registeredThisMonth(@Root() person: Staff, @Ctx() ctx: Context): Promise<number> {
    if (!ctx.rights.has('customer:read')) throw new Forbidden()
    return (await byPerson(ctx).load(person.id)) ?? 0
  }
}
