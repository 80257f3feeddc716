// The way back from a file (TRUST 25): each of its adjustments that still stands is corrected by entries of its own that name what they take back, whole and
// once. Who has spent since what a row gave keeps it: a correction takes no balance below zero. What moves more
// than one person may is not for who brought the file: taking back gives as well, what the file took. It stands in the audit under the name of who did it.
import { needsSecondPerson, Refusal, takeBackMovements, type LocalDate, type LotMovement } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { earningInForce, openPurses, postEntries, settleDuePoints, type PointsOwners } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { entriesOfAdjustments, markUndone, undoableSums, type AdjustmentFileRow, type PostedEntry } from './adjustment-file.sql.ts'
import { person } from './decide-adjustment.ts'
import { findFile, lockStep, note, step, type FileStep, type FileStepInput, type LockedRow } from './decide-file.ts'
import { adjustedPurse, balancesOf } from './post-adjustment.ts'
import { entriesBack } from './take-back.ts'

interface TakenBack {
  readonly row: LockedRow
  readonly posted: readonly PostedEntry[]
  /** In the order of `posted`. */
  readonly back: readonly LotMovement[]
}

/** @throws Refusal NOT_FOUND, UNDO_NEEDS_ANOTHER, IMPORT_ALREADY_RUNNING, INVALID_VALUE, and those of an idempotency key; Forbidden */
export async function undoFile(ctx: Context, input: FileStepInput): Promise<FileStep> {
  const by = person(ctx)
  const { chainId } = await findFile(ctx, input.id)
  const today = await ctx.today(chainId)
  return step(ctx, 'pointAdjustmentFileUndo', input, {}, async (tx, file, after) => {
    if (file.uploadedById === by) await demandOnePersonsAct(tx, file, today)
    const { requests, next } = await lockStep(tx, file, { what: 'undoable', after, by })
    const customerIds = requests.map(each => each.request.customerId)
    const owners = { chainId, customerIds, today, now: ctx.clock.now(), recordedBy: by }
    const taken = await takeBack(tx, owners, requests)
    await postBack(tx, owners, taken)
    const rows = taken.map(each => each.row)
    await markUndone(
      tx,
      rows.map(each => each.request.id),
      { at: owners.now, by }
    )
    const moved = rows.map(each => each.request.customerId)
    // What is taken from or given to a lot whose last day is past expires, or un-expires, with it (POINT-4).
    await settleDuePoints(tx, { ...owners, customerIds: moved })
    await refreshTiers(tx, { chainId, asOf: today, customerIds: moved, cause: 'POINTS', causeId: file.id })
    await note(tx, ctx, 'pointAdjustmentFileUndo', file, rows)
    return { fileId: file.id, done: rows.length, refused: requests.length - rows.length, next }
  })
}

/** All that can still be taken back is one act, as the file was, however many steps it takes (TRUST 15). @throws Refusal UNDO_NEEDS_ANOTHER */
async function demandOnePersonsAct(tx: Tx, { id, chainId }: AdjustmentFileRow, today: LocalDate): Promise<void> {
  const { policy } = await earningInForce(tx, chainId, today)
  if (needsSecondPerson(policy, await undoableSums(tx, id))) throw new Refusal('UNDO_NEEDS_ANOTHER', ['id'])
}

/** Of each row what it posted and what takes that back; those of which something was spent since are not among them. */
async function takeBack(tx: Tx, owners: PointsOwners, requests: readonly LockedRow[]): Promise<TakenBack[]> {
  const purses = await openPurses(tx, owners)
  const balances = await balancesOf(tx, owners.customerIds)
  const entries = await entriesOfAdjustments(
    tx,
    requests.map(each => each.request.id)
  )
  return requests.flatMap(row => {
    const posted = entries.get(row.request.id) ?? []
    try {
      return [{ row, posted, back: takeBackMovements(adjustedPurse(row.request.customerId, purses, balances), posted, owners.today) }]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return []
    }
  })
}

async function postBack(tx: Tx, { chainId, recordedBy, today }: PointsOwners, taken: readonly TakenBack[]): Promise<void> {
  const entries = taken.flatMap(({ row: { request }, posted, back }) =>
    entriesBack({ customerId: request.customerId, on: today, adjustmentId: request.id, reason: request.reason }, posted, back)
  )
  await postEntries(tx, { chainId, recordedBy }, entries)
}
