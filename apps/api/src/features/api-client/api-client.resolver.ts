// API clients: transport only.
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { keyPrefix } from '../../platform/auth/session.ts'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Chain, Store, chainLoader, storeLoader } from '../organisation/index.ts'
import { clientsByIds, countClients, keysOfClients, pageOfClients } from './api-client.sql.ts'
import {
  ApiClient,
  ApiClientConnection,
  ApiClientCreateInput,
  ApiClientPayload,
  ApiClientRevokeInput,
  ApiKey,
  ApiKeyRevokeInput,
  ApiKeyRotateInput
} from './api-client.type.ts'
import { createApiClient, revokeApiClient, revokeApiKey, rotateApiKey, type ClientDone } from './change-api-client.ts'

const clientLoader = (ctx: Context) => ctx.loader(clientLoader, (ids, tx) => clientsByIds(tx, ctx.rights, ids))
const keysLoader = (ctx: Context) => ctx.loader(keysLoader, (ids, tx) => keysOfClients(tx, ids))

function settled(ctx: Context, act: () => Promise<ClientDone>) {
  return settle(async () => {
    const done = await act()
    return { client: await clientLoader(ctx).load(done.clientId), secret: done.secret ?? null }
  })
}

@Resolver(() => ApiClient)
export class ApiClientResolver {
  @Query(() => ApiClientConnection, { description: 'API clients of a chain, the latest first.' })
  async apiClients(
    @Arg('chainId', () => ID, { description: 'The chain.' }) chainId: string,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null
  ) {
    await ctx.chain(chainId)
    const size = pageSize(first)
    const rows = await pageOfClients(await ctx.read(), ctx.rights, chainId, size, after ? String(decodeCursor(after, 1)[0]) : undefined)
    return { ...toConnection(rows, size, after, client => [client.id]), chainId }
  }

  @FieldResolver(() => Chain)
  chain(@Root() client: ApiClient, @Ctx() ctx: Context) {
    return chainLoader(ctx).load(client.chainId)
  }

  @FieldResolver(() => Store, { nullable: true, description: 'The one store it works on; absent: all of the chain.' })
  store(@Root() client: ApiClient, @Ctx() ctx: Context) {
    return client.storeId ? storeLoader(ctx).load(client.storeId) : null
  }

  @FieldResolver(() => [ApiKey], { description: 'Its keys, the latest first.' })
  async keys(@Root() client: ApiClient, @Ctx() ctx: Context): Promise<ApiKey[]> {
    return ((await keysLoader(ctx).load(client.id)) ?? []).map(key => ({ ...key, prefix: keyPrefix(key.id) }))
  }

  @Mutation(() => ApiClientPayload, { description: 'Makes a client with its first key, which is shown once.' })
  apiClientCreate(
    @Arg('input', () => ApiClientCreateInput, { description: 'What to make.' }) input: ApiClientCreateInput,
    @Ctx() ctx: Context
  ) {
    return settled(ctx, () => createApiClient(ctx, input))
  }

  @Mutation(() => ApiClientPayload, { description: 'Ends a client and all its keys at once.' })
  apiClientRevoke(@Arg('input', () => ApiClientRevokeInput, { description: 'Which.' }) input: ApiClientRevokeInput, @Ctx() ctx: Context) {
    return settled(ctx, () => revokeApiClient(ctx, input))
  }

  @Mutation(() => ApiClientPayload, { description: 'Gives a client a further key; the older ones go on for the overlap.' })
  apiKeyRotate(
    @Arg('input', () => ApiKeyRotateInput, { description: 'Which, and for how long.' }) input: ApiKeyRotateInput,
    @Ctx() ctx: Context
  ) {
    return settled(ctx, () => rotateApiKey(ctx, input))
  }

  @Mutation(() => ApiClientPayload, { description: 'Ends one key at once.' })
  apiKeyRevoke(@Arg('input', () => ApiKeyRevokeInput, { description: 'Which.' }) input: ApiKeyRevokeInput, @Ctx() ctx: Context) {
    return settled(ctx, () => revokeApiKey(ctx, input))
  }
}

@Resolver(() => ApiClientConnection)
export class ApiClientConnectionResolver {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  async totalCount(@Root() page: { chainId: string }, @Ctx() ctx: Context): Promise<number> {
    return countClients(await ctx.read(), ctx.rights, page.chainId)
  }
}
