// What a book holds before it is handed over, and who of it lapsed afterwards: transport only. For who reads all of the store.
import { subtractMonths, Refusal, type LocalDate } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { Staff, staffLoader, storeLoader } from '../organisation/index.ts'
import { tierPolicyInForce } from '../tier/index.ts'
import { groupOfMember, type HandoverRow } from './handover.sql.ts'
import { Handover } from './handover.type.ts'
import { heldBook } from './held.sql.ts'
import { lapsesOf, lapsesOfStore, pageOfLapsed, type LapsedRow, type LapseRules } from './lapse.sql.ts'
import { HandoverLapsed, HandoverLapsedConnection, HandoverLapses, HeldBook } from './report.type.ts'

/** A store's figures are of handovers of so many months, unless asked otherwise. */
const REPORTED = 12

const reads = (ctx: Context, { chainId, storeId }: HandoverRow) => ctx.rights.covers('customer:read', { chainId, storeId })

/** The chain's months, by its tier policy of today. */
export async function lapseRules(tx: Tx, chainId: string, today: LocalDate): Promise<LapseRules> {
  const { policy } = await tierPolicyInForce(tx, chainId, today)
  return { today, inactivityMonths: policy.inactivity?.months ?? null, lossMonths: policy.loss?.months ?? null }
}

const rulesOf = async (ctx: Context, chainId: string) => lapseRules(await ctx.read(), chainId, await ctx.today(chainId))
const lapsesLoader = (ctx: Context, chainId: string) =>
  ctx.loader(`lapses ${chainId}`, async (ids, tx) => lapsesOf(tx, ids, await rulesOf(ctx, chainId)))

@Resolver(() => Handover)
export class HandoverReportResolver {
  @Query(() => HeldBook, { description: 'What a person’s book holds now, before it is handed over.' })
  async heldBook(@Arg('staffId', () => ID, { description: 'Whose: a present member of a group.' }) staffId: string, @Ctx() ctx: Context) {
    demand(ctx, 'group:assign')
    const tx = await ctx.read()
    const at = isUuid(staffId) ? await groupOfMember(tx, staffId) : undefined
    if (!at || !ctx.rights.covers('group:assign', at)) throw new Refusal('NOT_FOUND', ['staffId'])
    return heldBook(tx, staffId, await ctx.today(at.chainId))
  }

  @Query(() => HandoverLapses, { description: 'Who lapsed within 6 months after a store’s books were handed over.' })
  async handoverLapses(
    @Arg('storeId', () => ID, { description: 'The store.' }) storeId: string,
    @Ctx() ctx: Context,
    @Arg('since', () => LocalDateScalar, {
      nullable: true,
      description: 'Handed over on this day or later; absent: in the last 12 months.'
    })
    since?: LocalDate | null
  ) {
    demand(ctx, 'customer:read')
    const store = isUuid(storeId) ? await storeLoader(ctx).load(storeId) : undefined
    demand(ctx, 'customer:read', { chainId: store?.chainId ?? '', storeId }, { field: ['storeId'] })
    const rules = await rulesOf(ctx, store!.chainId)
    return lapsesOfStore(await ctx.read(), storeId, since ?? subtractMonths(rules.today, REPORTED), rules)
  }

  @FieldResolver(() => HeldBook, {
    nullable: true,
    description: 'What the leaver’s book holds now; absent once it is over, and to receivers.'
  })
  async held(@Root() row: HandoverRow, @Ctx() ctx: Context) {
    if (!reads(ctx, row) || (row.state !== 'drafted' && row.state !== 'offered')) return null
    return heldBook(await ctx.read(), row.leaverId, await ctx.today(row.chainId))
  }

  @FieldResolver(() => HandoverLapses, {
    nullable: true,
    description: 'How many lapsed since; absent before it is done, and to receivers.'
  })
  lapses(@Root() row: HandoverRow, @Ctx() ctx: Context) {
    return reads(ctx, row) && row.state === 'done' ? lapsesLoader(ctx, row.chainId).load(row.id) : null
  }

  @FieldResolver(() => HandoverLapsedConnection, { description: 'Who lapsed since, and when; nobody to receivers.' })
  async lapsed(
    @Root() row: HandoverRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 50, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null
  ) {
    const size = pageSize(first)
    const [last] = after ? decodeCursor(after, 1) : []
    const from = typeof last === 'string' && isUuid(last) ? last : undefined
    const rows = reads(ctx, row) ? await pageOfLapsed(await ctx.read(), row.id, await rulesOf(ctx, row.chainId), size + 1, from) : []
    return toConnection(rows, size, after, one => [one.customerId])
  }
}

@Resolver(() => HandoverLapsed)
export class HandoverLapsedResolver {
  @FieldResolver(() => Customer, { nullable: true, description: 'Absent: at home in another store by now.' })
  customer(@Root() { customerId }: LapsedRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'To whom the customer came.' })
  receiver(@Root() { receiverId }: LapsedRow, @Ctx() ctx: Context) {
    return staffLoader(ctx).load(receiverId)
  }
}
