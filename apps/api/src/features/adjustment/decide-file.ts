// TRUST 15: what a file asked for is approved or declined as a whole by somebody else than who brought the file. A thousand rows at a time, in the order
// of the file; each step is complete in itself, and `next` says where the following one begins.
import { Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { lockCustomers } from '../customer/index.ts'
import { earningInForce } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { filesById, lockFile, nextOfFile, waitingSums, type AdjustmentFileRow, type WaitingSums } from './adjustment-file.sql.ts'
import { lockRequests, type AdjustmentRow } from './adjustment.sql.ts'
import { decide, person } from './decide-adjustment.ts'
import { planAdjustments, postPlanned } from './post-adjustment.ts'

/** Rows of one step, which is one transaction. */
const STEP = 1_000

export interface FileStepInput {
  readonly id: string
  /** The row after which it goes on; 0 at first. */
  readonly after?: number | null
  readonly idempotencyKey: string
}

/** What is approved is what was looked at: a file may have been gone on with since. */
export type FileApproval = FileStepInput & WaitingSums

export interface FileStep extends Partial<WaitingSums> {
  readonly fileId: string
  readonly done: number
  /** How many of the step could not be done and stay as they are. */
  readonly refused: number
  readonly next: number | null
}

/** @throws Refusal NOT_FOUND, APPROVER_IS_DRAFTER, CHANGED_MEANWHILE, IMPORT_ALREADY_RUNNING, INVALID_VALUE, and those of an idempotency key; Forbidden */
export async function approveFile(ctx: Context, input: FileApproval): Promise<FileStep> {
  const by = person(ctx)
  const { waiting, waitingUp, waitingDown } = input
  const { chainId } = await findFile(ctx, input.id)
  const today = await ctx.today(chainId)
  return step(ctx, 'pointAdjustmentFileApprove', input, { waiting, waitingUp, waitingDown }, async (tx, file, after) => {
    const { requests, next } = await lockStep(tx, file, { what: 'waiting', after, by })
    await demandSeen(tx, file, input)
    const version = await earningInForce(tx, chainId, today)
    const now = ctx.clock.now()
    // A file is its author's, whoever starts it: those who ask are one.
    const adjusting = { chainId, today, now, recordedBy: file.uploadedById, version, approvedBy: by }
    const asked = requests.map(({ request: { id, customerId, amount, reason } }) => ({ customerId, amount, reason, requestId: id }))
    const { planned } = await planAdjustments(tx, adjusting, asked)
    await decide(tx, { ids: planned.map(each => each.adjustment.requestId), status: 'approved', by, at: now })
    await postPlanned(tx, adjusting, planned)
    const done = planned.map(each => each.adjustment.customerId)
    await refreshTiers(tx, { chainId, asOf: today, customerIds: done, cause: 'POINTS', causeId: file.id })
    const approved = new Set(done)
    await note(
      tx,
      ctx,
      'pointAdjustmentFileApprove',
      file,
      requests.filter(each => approved.has(each.request.customerId))
    )
    return { fileId: file.id, done: done.length, refused: requests.length - done.length, next, ...(await waitingSums(tx, file.id)) }
  })
}

/** Under the file's lock no run adds to what waits; the rows of the step are locked. @throws Refusal CHANGED_MEANWHILE */
async function demandSeen(tx: Tx, file: AdjustmentFileRow, seen: WaitingSums): Promise<void> {
  const { waiting, waitingUp, waitingDown } = await waitingSums(tx, file.id)
  if (waiting !== seen.waiting || waitingUp !== seen.waitingUp || waitingDown !== seen.waitingDown)
    throw new Refusal('CHANGED_MEANWHILE', ['waiting'])
}

/** @throws Refusal NOT_FOUND, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, APPROVER_IS_DRAFTER, IMPORT_ALREADY_RUNNING, INVALID_VALUE, and those of a key; Forbidden */
export async function declineFile(ctx: Context, input: FileStepInput & { readonly reason: string }): Promise<FileStep> {
  const by = person(ctx)
  const { chainId } = await findFile(ctx, input.id)
  const declineReason = readReason(input.reason, (await ctx.chain(chainId)).country)
  return step(ctx, 'pointAdjustmentFileDecline', input, { declineReason }, async (tx, file, after) => {
    const { requests, next } = await lockStep(tx, file, { what: 'waiting', after, by })
    const ids = requests.map(each => each.request.id)
    await decide(tx, { ids, status: 'declined', by, at: ctx.clock.now(), declineReason })
    await note(tx, ctx, 'pointAdjustmentFileDecline', file, requests)
    return { fileId: file.id, done: ids.length, refused: 0, next }
  })
}

/** Of a chain whose points the actor may adjust; any other is as one that never was. @throws Refusal NOT_FOUND; Forbidden */
export async function findFile(ctx: Context, id: string): Promise<AdjustmentFileRow> {
  demand(ctx, 'points:adjust')
  const found = isUuid(id) ? (await filesById(await ctx.read(), [id])).get(id) : undefined
  if (!found) throw new Refusal('NOT_FOUND', ['id'])
  demand(ctx, 'points:adjust', { chainId: found.chainId })
  return found
}

/** One step under the file's lock, once per key. */
export function step(
  ctx: Context,
  operation: string,
  input: FileStepInput,
  more: Readonly<Record<string, unknown>>,
  act: (tx: Tx, file: AdjustmentFileRow, after: number) => Promise<FileStep>
): Promise<FileStep> {
  const after = input.after ?? 0
  if (!Number.isSafeInteger(after) || after < 0) throw new Refusal('INVALID_VALUE', ['after'])
  return ctx.write(tx =>
    idempotent(tx, { operation, key: input.idempotencyKey, body: { id: input.id, after, ...more } }, async () => {
      const file = await lockFile(tx, input.id)
      if (!file) throw new Refusal('NOT_FOUND', ['id'])
      if (file.running) throw new Refusal('IMPORT_ALREADY_RUNNING', ['id'])
      return act(tx, file, after)
    })
  )
}

export interface LockedRow {
  readonly request: AdjustmentRow
  readonly storeId: string
}

/** The next rows of the file with their customers, locked in the order that holds everywhere; who was quicker leaves fewer. */
export async function lockStep(
  tx: Tx,
  file: AdjustmentFileRow,
  { what, after, by }: { what: 'waiting' | 'undoable'; after: number; by: string }
): Promise<{ requests: readonly LockedRow[]; next: number | null }> {
  if (what === 'waiting' && file.uploadedById === by) throw new Refusal('APPROVER_IS_DRAFTER', ['id'])
  const found = await nextOfFile(tx, { fileId: file.id, what, after, limit: STEP + 1 })
  const seen = found.slice(0, STEP)
  const customers = await lockCustomers(
    tx,
    seen.map(each => each.customerId)
  )
  const storeOf = new Map(customers.map(each => [each.id, each.storeId]))
  const locked = await lockRequests(
    tx,
    seen.map(each => each.id)
  )
  const still = locked.filter(each => (what === 'waiting' ? each.status === 'waiting' : each.undoneAt === null))
  const requests = still.flatMap(request => {
    const storeId = storeOf.get(request.customerId)
    return storeId === undefined ? [] : [{ request, storeId }]
  })
  return { requests, next: found.length > STEP ? (seen.at(-1)?.importRow ?? null) : null }
}

export async function note(tx: Tx, ctx: Context, action: string, file: AdjustmentFileRow, rows: readonly LockedRow[]): Promise<void> {
  await auditEach(
    tx,
    ctx,
    { action, objectType: 'Customer', chainId: file.chainId },
    rows.map(({ request: { id, customerId, amount }, storeId }) => ({
      id: customerId,
      storeId,
      detail: { amount, requestId: id, importId: file.id }
    }))
  )
}
