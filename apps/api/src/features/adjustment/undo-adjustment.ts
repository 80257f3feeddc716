// The way back from one adjustment (TRUST 25), as from a file of them (ADR 0020): whole, lot by lot, by entries that name what they correct, once. Whose points
// were spent since keeps them: a correction takes no balance below zero. What moves more than one person may is not for who asked for it.
import { needsSecondPerson, Refusal, sumSafe, takeBackMovements, type LotMovement } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { findCustomer, lockCustomers } from '../customer/index.ts'
import { earningInForce, openPurses, postEntries, settleDuePoints, type PointsOwners } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { adjustmentsOfEntries, type AdjustedEntry } from './adjusted-entry.sql.ts'
import { markUndone } from './adjustment-file.sql.ts'
import { person } from './decide-adjustment.ts'
import { adjustedPurse, balancesOf } from './post-adjustment.ts'
import { entriesBack } from './take-back.ts'

export interface UndoAdjustment {
  /** Any entry of the adjustment. */
  readonly entryId: string
  readonly reason: string
  readonly idempotencyKey: string
}

export interface AdjustmentUndone {
  readonly customerId: string
  /** The last of those that took it back. */
  readonly entryId: string
}

/** @throws Refusal NOT_FOUND, ADJUSTMENT_OF_FILE, ENTRY_ALREADY_REVERSED, UNDO_NEEDS_ANOTHER, POINTS_INSUFFICIENT, OVERFLOW, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, and those of an idempotency key; Forbidden */
export async function undoAdjustment(ctx: Context, input: UndoAdjustment): Promise<AdjustmentUndone> {
  const { entryId, customer } = await findAdjusted(ctx, input.entryId)
  const { id: customerId, chainId, storeId } = customer
  const reason = readReason(input.reason, (await ctx.chain(chainId)).country)
  const by = person(ctx)
  const owners = { chainId, customerIds: [customerId], today: await ctx.today(chainId), now: ctx.clock.now(), recordedBy: by }
  return ctx.write(tx =>
    idempotent(tx, { operation: 'pointAdjustmentUndo', key: input.idempotencyKey, body: { entryId, reason } }, async () => {
      await lockCustomers(tx, [customerId])
      const posted = await standing(tx, entryId)
      const amount = sumSafe(posted.map(each => each.amount))
      const adjustmentId = posted[0]?.adjustmentId ?? null
      if (posted.some(each => each.recordedBy === by)) await demandOnePersonsAct(tx, owners, amount)
      const entries = entriesBack(
        { customerId, on: owners.today, adjustmentId, reason },
        posted,
        await backOf(tx, owners, customerId, posted)
      )
      const ids = await refusing({ point_entry_corrected_once: ['ENTRY_ALREADY_REVERSED', 'entryId'] }, () =>
        postEntries(tx, owners, entries)
      )
      const causeId = ids.at(-1) ?? ''
      if (adjustmentId) await markUndone(tx, [adjustmentId], { at: owners.now, by })
      // What is taken from or given to a lot whose last day is past expires, or un-expires, with it (POINT-4).
      await settleDuePoints(tx, owners)
      await refreshTiers(tx, { chainId, asOf: owners.today, customerIds: [customerId], cause: 'POINTS', causeId })
      const detail = { amount: -amount, entryId: causeId, correctsId: entryId }
      await audit(tx, ctx, { action: 'pointAdjustmentUndo', objectType: 'Customer', objectId: customerId, storeId, detail })
      return { customerId, entryId: causeId }
    })
  )
}

/** Of a customer whose points the actor may adjust; any other, and what is no adjustment, is as one that never was. */
async function findAdjusted(ctx: Context, entryId: string) {
  demand(ctx, 'points:adjust')
  const tx = await ctx.read()
  const posted = isUuid(entryId) ? (await adjustmentsOfEntries(tx, [entryId])).get(entryId) : undefined
  if (!posted?.[0]) throw new Refusal('NOT_FOUND', ['entryId'])
  return { entryId, customer: await findCustomer(ctx, tx, posted[0].customerId, 'points:adjust', ['entryId']) }
}

/** Under the customer's lock: of two at once the second finds it taken back. */
async function standing(tx: Tx, entryId: string): Promise<readonly AdjustedEntry[]> {
  const posted = (await adjustmentsOfEntries(tx, [entryId])).get(entryId) ?? []
  if (posted.some(each => each.takenBackOn)) throw new Refusal('ENTRY_ALREADY_REVERSED', ['entryId'])
  if (posted.some(each => each.importId)) throw new Refusal('ADJUSTMENT_OF_FILE', ['entryId'])
  return posted
}

/** Taking back gives as well, what was taken (TRUST 15). @throws Refusal UNDO_NEEDS_ANOTHER */
async function demandOnePersonsAct(tx: Tx, { chainId, today }: PointsOwners, amount: number): Promise<void> {
  const { policy } = await earningInForce(tx, chainId, today)
  if (needsSecondPerson(policy, { up: Math.max(0, -amount), down: Math.max(0, amount) }))
    throw new Refusal('UNDO_NEEDS_ANOTHER', ['entryId'])
}

async function backOf(tx: Tx, owners: PointsOwners, customerId: string, posted: readonly AdjustedEntry[]): Promise<readonly LotMovement[]> {
  const purses = await openPurses(tx, owners)
  const balances = await balancesOf(tx, [customerId])
  try {
    return takeBackMovements(adjustedPurse(customerId, purses, balances), posted, owners.today)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new Refusal(error.code, ['entryId'], error.params, { cause: error })
  }
}
