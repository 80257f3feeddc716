// Transport of the item master. Items are the chain's: whoever may read receipts anywhere in it may read them.
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { decodeCursor, pageSize, toConnection, type Connection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { CATEGORIES, categoriesOf, countItems, itemPage, type ItemList } from './item.sql.ts'
import { Item, ItemConnection, ItemFilter, ItemPayload, ItemUpdateInput } from './item.type.ts'
import type { ItemRow } from './line.sql.ts'
import { updateItem } from './update-item.ts'

@Resolver(() => Item)
export class ItemResolver {
  @Query(() => ItemConnection, { description: 'What the chain sells, by code.' })
  async items(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('filter', () => ItemFilter, { nullable: true, description: 'Which; all where absent.' }) filter: ItemFilter | null,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    await ctx.chain(chainId)
    const list: ItemList = { chainId, filter: filter ?? {} }
    const size = pageSize(first)
    const key = after ? decodeCursor(after, 2) : undefined
    const rows = await itemPage(await ctx.read(), list, { limit: size + 1, after: key && [String(key[0]), String(key[1])] })
    return { ...toConnection(rows, size, after, row => [row.code, row.id]), list }
  }

  @Mutation(() => ItemPayload, { description: 'Edits an item by hand; receipts leave it alone from then on.' })
  itemUpdate(@Arg('input', () => ItemUpdateInput, { description: 'What to change.' }) input: ItemUpdateInput, @Ctx() ctx: Context) {
    return settle(async () => ({ item: await updateItem(ctx, input) }))
  }
}

@Resolver(() => ItemConnection)
export class ItemConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many match in all.' })
  async totalCount(@Root() page: Connection<ItemRow> & { list: ItemList }, @Ctx() ctx: Context): Promise<number> {
    return countItems(await ctx.read(), page.list)
  }

  @FieldResolver(() => [String], { description: `Categories of all of the chain’s items, by name; the first ${CATEGORIES}.` })
  async categories(@Root() page: Connection<ItemRow> & { list: ItemList }, @Ctx() ctx: Context): Promise<string[]> {
    return categoriesOf(await ctx.read(), page.list.chainId)
  }
}
