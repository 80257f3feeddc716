// The log: transport only.
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { actorNames, countEntries, objectLabels, pageOfEntries, type AuditList } from './audit.sql.ts'
import { AuditEntry, AuditEntryConnection, AuditFilter } from './audit.type.ts'

const actorLoader = (ctx: Context) => ctx.loader(actorLoader, (ids, tx) => actorNames(tx, ids))
const labelLoader = (ctx: Context) => ctx.loader(labelLoader, (keys, tx) => objectLabels(tx, keys))

@Resolver(() => AuditEntry)
export class AuditEntryResolver {
  @Query(() => AuditEntryConnection, { description: 'Changes in a chain and in the company as a whole, the latest first.' })
  async auditEntries(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('filter', () => AuditFilter, { nullable: true, description: 'Which of them.' }) filter?: AuditFilter | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null
  ) {
    const { timeZone } = await ctx.chain(chainId)
    const list: AuditList = { chainId, timeZone, rights: ctx.rights, filter: filter ?? {} }
    const size = pageSize(first)
    const rows = await pageOfEntries(await ctx.read(), list, size, after ? String(decodeCursor(after, 1)[0]) : undefined)
    return { ...toConnection(rows, size, after, entry => [entry.id]), list }
  }

  @FieldResolver(() => String, { nullable: true, description: 'Name of the person or client that did it.' })
  async actorName(@Root() entry: AuditEntry, @Ctx() ctx: Context): Promise<string | null> {
    return (entry.actorId && (await actorLoader(ctx).load(entry.actorId))) || null
  }

  @FieldResolver(() => String, { nullable: true, description: 'What the thing is called: a store’s name, a member or receipt number.' })
  async objectLabel(@Root() entry: AuditEntry, @Ctx() ctx: Context): Promise<string | null> {
    return (entry.objectId && (await labelLoader(ctx).load(`${entry.objectType}:${entry.objectId}`))) || null
  }
}

@Resolver(() => AuditEntryConnection)
export class AuditEntryConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: { list: AuditList }, @Ctx() ctx: Context): Promise<number> {
    return countEntries(await ctx.read(), page.list)
  }
}
