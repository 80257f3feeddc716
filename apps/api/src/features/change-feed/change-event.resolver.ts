// The feed of changes: transport only. What an event tells of comes through the loader of its own feature, in that feature's row scope.
import { Refusal, type Permission } from '@keqing/domain'
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { OUTBOX_KINDS, type OutboxKind } from '../../platform/outbox.ts'
import { Customer, customerLoader, customerScope } from '../customer/index.ts'
import { PointEntry, pointEntryLoader } from '../points/index.ts'
import { policyLoader, PolicyVersion } from '../policy/index.ts'
import { TierChange, tierChangeLoader } from '../tier/index.ts'
import { VoucherEntry, voucherEntryLoader } from '../voucher/index.ts'
import { isKept, pageOfChanges, type Place } from './change-event.sql.ts'
import { ChangeEvent, ChangeEventConnection, ChangeEventKindEnum } from './change-event.type.ts'

/** What an event of a kind tells of needs this right; without it the kind is not in the feed. */
const NEEDS: Readonly<Record<OutboxKind, readonly Permission[]>> = {
  tierChanged: ['customer:read'],
  pointsMoved: ['customer:read', 'points:read'],
  policyInForce: ['policy:read'],
  voucherMoved: ['customer:read', 'voucher:read']
}

@ArgsType()
class ChangeEventsArgs {
  @Field(() => ID, { description: 'The chain.' })
  chainId!: string
  @Field(() => Int, { defaultValue: 50, description: 'How many, 1 to 100.' })
  first!: number
  @Field(() => String, { nullable: true, description: 'Cursor of the last one seen; absent: from the oldest kept, some 30 days back.' })
  after?: string | null
  @Field(() => [ChangeEventKindEnum], { nullable: true, description: 'Only these; absent: all that the reader may see.' })
  kinds?: OutboxKind[] | null
}

/** @throws Refusal INVALID_VALUE, CURSOR_EXPIRED */
async function readPlace(ctx: Context, chainId: string, after: string): Promise<Place> {
  const [row, number] = decodeCursor(after, 2)
  if (!isUuid(row) || typeof row !== 'string' || !Number.isSafeInteger(number)) throw new Refusal('INVALID_VALUE', ['after'])
  if (!(await isKept(await ctx.read(), chainId, row))) throw new Refusal('CURSOR_EXPIRED', ['after'])
  return { row, number: Number(number) }
}

@Resolver(() => ChangeEvent)
export class ChangeEventResolver {
  @Query(() => ChangeEventConnection, {
    description:
      'What changed, each change once and the oldest first: to follow a chain, go on from the last cursor seen. Changes are kept for 30 days; a cursor older than that is refused as CURSOR_EXPIRED, and whoever follows reads everything anew.'
  })
  async changeEvents(@Args(() => ChangeEventsArgs) { chainId, first, after, kinds }: ChangeEventsArgs, @Ctx() ctx: Context) {
    await ctx.chain(chainId)
    const size = pageSize(first)
    const readable = OUTBOX_KINDS.filter(kind => (!kinds || kinds.includes(kind)) && NEEDS[kind].every(need => ctx.rights.has(need)))
    const list = { chainId, kinds: readable, scope: customerScope(ctx.rights, 'customer:read', chainId) }
    const from = after ? await readPlace(ctx, chainId, after) : undefined
    return toConnection(await pageOfChanges(await ctx.read(), list, size + 1, from), size, after, event => [event.row, event.number])
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose tier, points or voucher.' })
  customer(@Root() { customerId }: ChangeEvent, @Ctx() ctx: Context) {
    return customerId ? customerLoader(ctx).load(customerId) : null
  }

  @FieldResolver(() => TierChange, { nullable: true, description: 'Of TIER_CHANGED.' })
  tierChange(@Root() { id, kind }: ChangeEvent, @Ctx() ctx: Context) {
    return kind === 'tierChanged' ? tierChangeLoader(ctx).load(id) : null
  }

  @FieldResolver(() => PointEntry, { nullable: true, description: 'Of POINTS_MOVED.' })
  pointEntry(@Root() { id, kind }: ChangeEvent, @Ctx() ctx: Context) {
    return kind === 'pointsMoved' ? pointEntryLoader(ctx).load(id) : null
  }

  @FieldResolver(() => PolicyVersion, { nullable: true, description: 'Of POLICY_IN_FORCE.' })
  policy(@Root() { id, kind }: ChangeEvent, @Ctx() ctx: Context) {
    return kind === 'policyInForce' ? policyLoader(ctx).load(id) : null
  }

  @FieldResolver(() => VoucherEntry, { nullable: true, description: 'Of VOUCHER_MOVED.' })
  voucherEntry(@Root() { id, kind }: ChangeEvent, @Ctx() ctx: Context) {
    return kind === 'voucherMoved' ? voucherEntryLoader(ctx).load(id) : null
  }
}
