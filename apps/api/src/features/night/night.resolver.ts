// How late the nights of a chain were: transport only.
import { Refusal } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Chain } from '../organisation/index.ts'
import { nightsOf } from './night.sql.ts'
import { ChainNight } from './night.type.ts'

const MOST_DAYS = 100
const loader = (ctx: Context, days: number) =>
  ctx.loader(`nights of ${days} days`, (ids, tx) => nightsOf(tx, ids, { days, now: ctx.clock.now() }))

@Resolver(() => Chain)
export class ChainNightsResolver {
  @FieldResolver(() => [ChainNight], {
    description: 'The nights of the latest days, the latest first; the first night of a chain was due to nobody.'
  })
  async nights(
    @Root() { id }: Chain,
    @Arg('days', () => Int, { defaultValue: 30, description: 'Of how many days, 1 to 100.' }) days: number,
    @Ctx() ctx: Context
  ): Promise<ChainNight[]> {
    if (days < 1 || days > MOST_DAYS) throw new Refusal('INVALID_VALUE', ['days'], { min: 1, max: MOST_DAYS })
    return (await loader(ctx, days).load(id)) ?? []
  }
}
