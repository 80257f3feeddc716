// Who had whom on a day: transport only, for who reads all customers of the store.
import type { LocalDate } from '@keqing/domain'
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar, SafeInt } from '../../platform/graphql/scalars.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { groupLoader, Staff, StaffGroup, staffLoader } from '../organisation/index.ts'
import { countHeld, pageOfHeld, type BookDay, type HeldRow } from './book-on.sql.ts'
import { BookInterval, BookIntervalConnection } from './book.type.ts'
import { storeInSight } from './store-in-sight.ts'

@ArgsType()
class BookOnArgs {
  @Field(() => ID, { description: 'Whose groups.' })
  storeId!: string
  @Field(() => LocalDateScalar, { description: 'The day.' })
  on!: LocalDate
  @Field(() => ID, { nullable: true, description: 'Of this group alone.' })
  groupId?: string | null
  @Field(() => ID, { nullable: true, description: 'In the book of this person alone.' })
  keeperId?: string | null
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen.' })
  after?: string | null
}

const known = (id: string | null | undefined): string | null => (id ? (isUuid(id) ? id : '00000000-0000-0000-0000-000000000000') : null)

@Resolver()
export class BookOnResolver {
  @Query(() => BookIntervalConnection, {
    description: 'Which customers the groups of a store had on a day, and who of them kept each (GROUP-1).'
  })
  async bookOn(@Args(() => BookOnArgs) { storeId, on, groupId, keeperId, first, after }: BookOnArgs, @Ctx() ctx: Context) {
    await storeInSight(ctx, storeId)
    const size = pageSize(first)
    const [last] = after ? decodeCursor(after, 1) : []
    const day: BookDay = { storeId, on, groupId: known(groupId), keeperId: known(keeperId) }
    const tx = await ctx.read()
    const rows = await pageOfHeld(tx, day, size + 1, typeof last === 'string' && isUuid(last) ? last : undefined)
    return { ...toConnection(rows, size, after, row => [row.customerId]), total: () => countHeld(tx, day) }
  }
}

@Resolver(() => BookInterval)
export class BookIntervalResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Absent: the customer is at home in another store by now.' })
  customer(@Root() { customerId }: HeldRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => StaffGroup, { nullable: true })
  group(@Root() { groupId }: HeldRow, @Ctx() ctx: Context) {
    return groupLoader(ctx).load(groupId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Absent: nobody in particular.' })
  keeper(@Root() { keeperId }: HeldRow, @Ctx() ctx: Context) {
    return keeperId ? staffLoader(ctx).load(keeperId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who assigned the customer.' })
  recordedBy(@Root() { recordedById }: HeldRow, @Ctx() ctx: Context) {
    return recordedById ? staffLoader(ctx).load(recordedById) : null
  }
}

@Resolver(() => BookIntervalConnection)
export class BookIntervalConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: { readonly total: () => Promise<number> }) {
    return page.total()
  }
}
