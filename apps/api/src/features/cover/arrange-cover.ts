// GROUP-3: a store manager arranges who stands in while somebody is away. Nobody is moved: the keeper stays the keeper, and the stand-in's scope follows from the
// days (platform/rights.ts). What is arranged is ended early or withdrawn, never rewritten.
import { addDays, Refusal, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import {
  clashes,
  endCoverOn,
  insertCover,
  lockCover,
  lockMemberships,
  withdrawCoverAt,
  type CoverRow,
  type Membership
} from './cover.sql.ts'

/** Longer than this somebody has left rather than is away. */
const MOST_DAYS = 366

export interface ArrangeCover {
  readonly chainId: string
  readonly keeperId: string
  readonly standInId: string
  readonly fromOn: LocalDate
  readonly untilOn: LocalDate
  readonly reason: string
  readonly idempotencyKey: string
}

/**
 * From today at the earliest, 366 days at most; first and last day included (TIME-2).
 * @throws Forbidden; Refusal NOT_FOUND, START_IN_PAST, END_BEFORE_START, INVALID_VALUE, COVER_OVERLAPS, STAND_IN_AWAY, of reason and key
 */
export async function arrangeCover(ctx: Context, input: ArrangeCover): Promise<string> {
  demand(ctx, 'group:assign')
  const chain = await ctx.chain(input.chainId)
  const reason = readReason(input.reason, chain.country)
  const { fromOn, untilOn, keeperId, standInId } = input
  if (fromOn < (await ctx.today(chain.id))) throw new Refusal('START_IN_PAST', ['fromOn'])
  if (untilOn < fromOn) throw new Refusal('END_BEFORE_START', ['untilOn'])
  if (untilOn > addDays(fromOn, MOST_DAYS - 1)) throw new Refusal('INVALID_VALUE', ['untilOn'], { max: MOST_DAYS })
  const { idempotencyKey, ...sent } = input
  return refusing({ cover_overlap: ['COVER_OVERLAPS', 'fromOn'] }, () =>
    ctx.write(async tx => {
      const body = { ...sent, by: ctx.actor.id }
      const { id } = await idempotent(tx, { operation: 'coverArrange', key: idempotencyKey, body }, async () => {
        const { groupId, storeId } = await placeOf(ctx, tx, input)
        const made = {
          chainId: chain.id,
          storeId,
          groupId,
          keeperId,
          standInId,
          fromOn,
          untilOn,
          reason,
          arrangedById: ctx.actor.staffId ?? null
        }
        const clash = await clashes(tx, made)
        if (clash) throw new Refusal('STAND_IN_AWAY', [clash])
        const id = await insertCover(tx, made)
        await note(ctx, tx, 'coverArrange', { id, storeId }, { keeperId, standInId, fromOn, untilOn })
        return { id }
      })
      return id
    })
  )
}

/** Where the keeper is a member now, where the actor assigns; the stand-in is a member of a group of the same store. */
async function placeOf(ctx: Context, tx: Tx, { chainId, keeperId, standInId }: ArrangeCover): Promise<Membership> {
  const members = await lockMemberships(
    tx,
    chainId,
    [keeperId, standInId].filter(id => isUuid(id))
  )
  const keeper = members.find(one => one.staffId === keeperId)
  if (!keeper || !ctx.rights.covers('group:assign', { chainId, ...keeper })) throw new Refusal('NOT_FOUND', ['keeperId'])
  const standIn = members.find(one => one.staffId === standInId && one.storeId === keeper.storeId)
  if (!standIn || standInId === keeperId) throw new Refusal('NOT_FOUND', ['standInId'])
  return keeper
}

/** Today at the earliest, before the last day as arranged: that day is the last one. @throws Refusal NOT_FOUND, COVER_OVER, END_IN_PAST, END_BEFORE_START, INVALID_VALUE */
export async function endCover(ctx: Context, { id, lastOn }: { readonly id: string; readonly lastOn: LocalDate }): Promise<string> {
  return change(ctx, id, async (tx, cover) => {
    const last = cover.endedOn ?? cover.untilOn
    if (lastOn === last) return
    if (lastOn < (await ctx.today(cover.chainId))) throw new Refusal('END_IN_PAST', ['lastOn'])
    if (lastOn < cover.fromOn) throw new Refusal('END_BEFORE_START', ['lastOn'])
    // Longer is another decision: another cover after this one.
    if (lastOn > last) throw new Refusal('INVALID_VALUE', ['lastOn'])
    await endCoverOn(tx, id, lastOn, ctx.actor.staffId ?? null)
    await note(ctx, tx, 'coverEnd', cover, { lastOn })
  })
}

/** From this moment nobody stands in any more. @throws Refusal NOT_FOUND, COVER_OVER */
export async function withdrawCover(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return change(ctx, id, async (tx, cover) => {
    await withdrawCoverAt(tx, id, ctx.clock.now(), ctx.actor.staffId ?? null)
    await note(ctx, tx, 'coverWithdraw', cover, {})
  })
}

async function change(ctx: Context, id: string, act: (tx: Tx, cover: CoverRow) => Promise<void>): Promise<string> {
  demand(ctx, 'group:assign')
  await ctx.write(async tx => {
    const cover = isUuid(id) ? await lockCover(tx, id) : undefined
    if (!cover || !ctx.rights.covers('group:assign', cover)) throw new Refusal('NOT_FOUND', ['id'])
    if (cover.state === 'over' || cover.state === 'withdrawn') throw new Refusal('COVER_OVER', ['id'])
    await act(tx, cover)
  })
  return id
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, storeId }: Pick<CoverRow, 'id' | 'storeId'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'Cover', objectId: id, storeId, detail })
}
