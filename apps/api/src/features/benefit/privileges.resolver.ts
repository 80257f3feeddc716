// The year-end rebate as a list, and stores' weekdays: transport only.
import { addDays } from '@keqing/domain'
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql'
import { connectionOf, decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { sql } from '../../platform/db/sql.ts'
import { Customer, customerLoader, customerScope } from '../customer/index.ts'
import { Store } from '../organisation/index.ts'
import { pageOfRebates, sumOfRebates, type RebateRow } from './rebate.sql.ts'
import { weekdaysOfStores } from './weekdays.sql.ts'
import { rebatesOf, type Rebates } from './year-end-rebates.ts'

@ObjectType({ description: 'What one customer gets back of a year’s net spend.', simpleResolvers: true })
export class YearEndRebate {
  @Field(() => ID)
  customerId!: string
  @Field(() => String)
  memberNo!: string
  @Field(() => String, { description: 'The tier of the year’s last day; while the year lasts, today’s.' })
  tierKey!: string
  @Field(() => Int)
  percent!: number
  @Field(() => Money, { description: 'Bought in the year less what came back of it.' })
  net!: Money
  @Field(() => Money)
  rebate!: Money
  /** For what says whether it was given. */
  year!: number
}

const { Connection: YearEndRebateConnection } = connectionOf(() => YearEndRebate, 'YearEndRebate')

@ObjectType({ description: 'How one weekday sold in a store over the last 26 weeks.', simpleResolvers: true })
export class WeekdaySales {
  @Field(() => Int, { description: '1 Monday to 7 Sunday.' })
  weekday!: number
  @Field(() => SafeInt, { description: 'Receipts on all of these days together.' })
  receipts!: number
  @Field(() => Money, { description: 'Net sales of a day on average.' })
  average!: Money
  @Field(() => Boolean, { description: 'The weakest of the seven by average net sales; of equals the first.' })
  weakest!: boolean
}

@ArgsType()
class YearEndRebatesArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { description: 'This year or one before.' })
  year!: number
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

const SPAN_DAYS = 26 * 7

@Resolver(() => YearEndRebate)
export class YearEndRebateResolver {
  @Query(() => YearEndRebateConnection, {
    description:
      'Who gets a year-end rebate (BENEFIT-3), the most first, among customers in the reader’s scope. Given as points by a file of adjustments.'
  })
  async yearEndRebates(@Args(() => YearEndRebatesArgs) { chainId, year, first, after }: YearEndRebatesArgs, @Ctx() ctx: Context) {
    demand(ctx, 'report:read')
    const { currency } = await ctx.chain(chainId)
    const tx = await ctx.read()
    const scope = customerScope(ctx.rights, 'customer:read')
    const rebates = await rebatesOf(tx, { chainId, year, today: await ctx.today(chainId), scope })
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after, 2) : undefined
    const rows = await pageOfRebates(tx, rebates.list, size, cursor && [Number(cursor[0]), String(cursor[1])])
    const shown = rows.map((row: RebateRow) => ({
      ...row,
      year,
      net: { minor: row.netMinor, currency },
      rebate: { minor: row.rebateMinor, currency }
    }))
    return { ...toConnection(shown, size, after, row => [String(row.rebateMinor), row.customerId]), rebates, currency }
  }

  @FieldResolver(() => Customer, { nullable: true })
  customer(@Root() { customerId }: YearEndRebate, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }
}

interface RebatePage {
  readonly rebates: Rebates
  readonly currency: string
}

const sumLoader = (ctx: Context, page: RebatePage) =>
  ctx.loader(page, async (keys, tx) => {
    const sum = await sumOfRebates(tx, page.rebates.list)
    return new Map(keys.map(key => [key, sum]))
  })

@Resolver(() => YearEndRebateConnection)
export class YearEndRebateConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: RebatePage, @Ctx() ctx: Context): Promise<number> {
    return (await sumLoader(ctx, page).load('sum'))?.count ?? 0
  }

  @FieldResolver(() => Money, { description: 'All of them together.' })
  async total(@Root() page: RebatePage, @Ctx() ctx: Context): Promise<Money> {
    return { minor: (await sumLoader(ctx, page).load('sum'))?.minor ?? 0, currency: page.currency }
  }

  @FieldResolver(() => Int, { nullable: true, description: 'The version of the policy they follow; absent where none held.' })
  policyVersion(@Root() { rebates }: RebatePage): number | null {
    return rebates.holding?.chain.version ?? null
  }
}

@Resolver(() => Store)
export class StoreWeekdaysResolver {
  @FieldResolver(() => [WeekdaySales], {
    description:
      'How each weekday sells, over the last 26 weeks: the member day may be laid on the weakest. None where reports of the store may not be read.'
  })
  async weekdays(@Root() { id, chainId }: { readonly id: string; readonly chainId: string }, @Ctx() ctx: Context): Promise<WeekdaySales[]> {
    return (await weekdaysLoader(ctx, chainId).load(id)) ?? []
  }
}

function weekdaysLoader(ctx: Context, chainId: string) {
  return ctx.loader(`weekdays ${chainId}`, async (storeIds, tx) => {
    const { currency } = await ctx.chain(chainId)
    const to = addDays(await ctx.today(chainId), -1)
    const scope = ctx.rights.rows('report:read', { chain: sql`st.chain_id`, store: sql`st.id` })
    const rows = await weekdaysOfStores(tx, { chainId, storeIds, from: addDays(to, 1 - SPAN_DAYS), to, scope })
    const byStore = Map.groupBy(rows, row => row.storeId)
    return new Map(
      [...byStore].map(([storeId, week]) => {
        const averages = week.map(row => (row.days > 0 ? Math.round(row.netMinor / row.days) : 0))
        const weakest = averages.indexOf(Math.min(...averages))
        const shown = week.map(({ weekday, receipts }, at) => ({
          weekday,
          receipts,
          average: { minor: averages[at] ?? 0, currency },
          weakest: at === weakest && week.some(row => row.receipts > 0)
        }))
        return [storeId, shown]
      })
    )
  })
}
