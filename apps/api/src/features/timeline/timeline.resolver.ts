// Transport of a customer's timeline. Each line's object comes through the loader of its own feature, in that feature's row scope.
import { Refusal, parseLocalDate } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { Consent, Customer, customerLoader, type CustomerRow } from '../customer/index.ts'
import { groupLoader, Staff, StaffGroup, staffLoader } from '../organisation/index.ts'
import { PointEntry, pointEntryLoader } from '../points/index.ts'
import { Purchase, purchaseLoader, PurchaseReturn, returnLoader } from '../purchase/index.ts'
import { TierChange, tierChangeLoader } from '../tier/index.ts'
import { Visit, visitLoader } from '../visit/index.ts'
import { VoucherEntry, voucherEntryLoader } from '../voucher/index.ts'
import { consentsById, keepersOfIntervals, TIMELINE_KINDS, timelineOf, type TimelineKind, type TimelineRow } from './timeline.sql.ts'
import { TimelineConnection, TimelineEntry, TimelineKindEnum } from './timeline.type.ts'

type Line = TimelineRow & { readonly id: string }

const consentLoader = (ctx: Context) =>
  ctx.loader(consentLoader, async (ids, tx) => new Map((await consentsById(tx, ids)).map(row => [row.id, row])))

const keeperLoader = (ctx: Context) => ctx.loader(keeperLoader, (ids, tx) => keepersOfIntervals(tx, ids))

/** What a cursor holds goes into casts: a forged one is refused here. */
function readCursor(after: string): readonly [string, string, string] {
  const [on, at, key] = decodeCursor(after, 3).map(String)
  if (!on || !parseLocalDate(on) || !at || !/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d+)?\+00$/.test(at) || !key || !isUuid(key))
    throw new Refusal('INVALID_VALUE', ['after'])
  return [on, at, key]
}

/** Kinds whose objects the reader may see at all. */
function readable(ctx: Context, asked: readonly TimelineKind[] | null | undefined): TimelineKind[] {
  const needs: Partial<Record<TimelineKind, 'purchase:read' | 'points:read' | 'voucher:read'>> = {
    purchase: 'purchase:read',
    return: 'purchase:read',
    points: 'points:read',
    voucher: 'voucher:read'
  }
  return TIMELINE_KINDS.filter(kind => {
    const need = needs[kind]
    return (!asked || asked.includes(kind)) && (!need || ctx.rights.has(need))
  })
}

@Resolver(() => Customer)
export class CustomerTimelineResolver {
  @FieldResolver(() => TimelineConnection, { description: 'Everything that happened with the customer, latest first.' })
  async timeline(
    @Root() customer: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null,
    @Arg('kinds', () => [TimelineKindEnum], { nullable: true, description: 'These kinds alone; all if absent.' }) kinds?:
      | TimelineKind[]
      | null
  ) {
    const size = pageSize(first)
    const asked = readable(ctx, kinds)
    const before = after ? readCursor(after) : undefined
    const rows = await ctx
      .loader<TimelineRow[]>(`timeline ${size} ${after ?? ''} ${asked.join()}`, async (ids, tx) =>
        Map.groupBy(await timelineOf(tx, ctx.rights, ids, { kinds: asked, limit: size + 1, before }), row => row.of)
      )
      .load(customer.id)
    const lines = (rows ?? []).map((row): Line => ({ ...row, id: `${row.kind}:${row.key}` }))
    return toConnection(lines, size, after, row => [row.on, row.atText, row.key])
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver(() => Purchase, { nullable: true })
  purchase(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'purchase' ? purchaseLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => PurchaseReturn, { nullable: true })
  purchaseReturn(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'return' ? returnLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => Visit, { nullable: true })
  visit(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'visit' ? visitLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => PointEntry, { nullable: true })
  pointEntry(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'points' ? pointEntryLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => TierChange, { nullable: true })
  tierChange(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'tier' ? tierChangeLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whom this customer brought.' })
  referred(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'referral' ? customerLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => StaffGroup, { nullable: true, description: 'The group that took over.' })
  group(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'assignment' ? groupLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who of the group keeps the file since then.' })
  async keeper(@Root() line: Line, @Ctx() ctx: Context) {
    if (line.kind !== 'assignment') return null
    const keeperId = await keeperLoader(ctx).load(line.key)
    return keeperId ? staffLoader(ctx).load(keeperId) : null
  }

  @FieldResolver(() => Consent, { nullable: true })
  consent(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'consent' ? consentLoader(ctx).load(line.refId) : null
  }

  @FieldResolver(() => VoucherEntry, { nullable: true, description: 'What moved on a voucher.' })
  voucherEntry(@Root() line: Line, @Ctx() ctx: Context) {
    return line.kind === 'voucher' ? voucherEntryLoader(ctx).load(line.refId) : null
  }
}
