// Taking a batch back: every standing of it that still holds, or will, is withdrawn; what was ended or ran out since stays as it is. What was given holds
// for the days until then. A file may have given it to a million: so many at a time, until nothing of it stands.
import { addDays, readStandingEnd, Refusal } from '@keqing/domain'
import { auditEach } from '../../platform/audit.ts'
import { Forbidden } from '../../platform/errors.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { lockCustomers } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { endStandingRows, lockBatch, markUndone, standingLeftOf } from './batch.sql.ts'
import { findBatch } from './batches.sql.ts'
import { KINDS } from './kinds.ts'

const AT_ONCE = 1_000

/** The first of them that are left. @throws Refusal NOT_FOUND, STANDING_BATCH_OVER; Forbidden */
export async function undoBatch(ctx: Context, input: { id: string }): Promise<{ batchId: string; withdrawn: number }> {
  // Said before looking, so that it tells nothing about what is there.
  if (!ctx.rights.has('tier:designate') && !ctx.rights.has('tier:override')) throw new Forbidden()
  const { chainId, kind } = await findBatch(ctx, await ctx.read(), input.id)
  demand(ctx, KINDS[kind].permission)
  const today = await ctx.today(chainId)
  return ctx.write(async tx => {
    const { id: batchId } = await findBatch(ctx, tx, input.id)
    await lockBatch(tx, batchId)
    const before = await standingLeftOf(tx, ctx.rights, { batchId, kind, today, limit: AT_ONCE + 1 })
    const chosen = before.slice(0, AT_ONCE)
    await lockCustomers(
      tx,
      chosen.map(standing => standing.customerId)
    )
    const standings = await standingLeftOf(tx, ctx.rights, { batchId, kind, today, among: chosen })
    if (before.length === 0) throw new Refusal('STANDING_BATCH_OVER', ['id'])
    const who = { at: ctx.clock.now(), by: ctx.actor.staffId ?? null }
    const lastDay = addDays(today, -1)
    const ends = standings.map(standing => ({ id: standing.id, ...readStandingEnd(kind, standing, { lastDay, today }) }))
    await endStandingRows(tx, ends, who.by)
    if (chosen.length === before.length) await markUndone(tx, batchId, who)
    const customerIds = standings.map(standing => standing.customerId)
    await refreshTiers(tx, { chainId, asOf: today, customerIds, cause: KINDS[kind].cause, causeId: batchId })
    await auditEach(
      tx,
      ctx,
      { action: 'standingBatchUndo', objectType: 'Standing', chainId },
      standings.map(({ id, storeId, customerId, endsOn }) => ({
        id,
        storeId,
        detail: { batchId, customerId, kind, plannedEndsOn: endsOn }
      }))
    )
    return { batchId, withdrawn: standings.length }
  })
}
