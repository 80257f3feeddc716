// Headquarters issues a voucher to many: chosen one by one or by a list's filter, counted first, then given by a job, some at a time; to be stopped, and taken back as
// far as nobody has used one. Each customer is decided by itself; whom a limit refuses keeps nobody out.
import { Refusal, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { readReason } from '../../platform/reason.ts'
import { customerIdsOf } from '../customer/index.ts'
import { chooseCustomers, sourceOf, type Choice } from '../customer-list/index.ts'
import { openDefinition, refuseDays } from '../voucher/index.ts'
import { insertBatch, lockBatch, setState, type VoucherBatchRow } from './batch.sql.ts'

/** A filter may find. */
const MOST_MATCHING = 100_000

export interface StartBatch extends Choice {
  readonly definitionId: string
  readonly validFrom?: LocalDate | null
  readonly reason: string
  readonly dryRun?: boolean | null
  readonly idempotencyKey?: string | null
}

export interface Started {
  readonly chosen: number
  readonly batchId: string | null
}

/** In order of id. @throws Refusal as chooseCustomers, NOT_FOUND */
async function choose(ctx: Context, tx: Tx, input: StartBatch): Promise<readonly string[]> {
  const ids = await chooseCustomers(ctx, tx, input, await ctx.today(input.chainId), MOST_MATCHING)
  const known = await customerIdsOf(
    tx,
    input.chainId,
    ids.filter(id => isUuid(id))
  )
  if (known.length < ids.length) throw new Refusal('NOT_FOUND', ['customerIds'])
  return known
}

/** @throws Forbidden; Refusal as `choose`, NOT_FOUND, VOUCHER_DEFINITION_CLOSED, START_IN_PAST, END_BEFORE_START, of reason and key */
export async function startBatch(ctx: Context, input: StartBatch): Promise<Started> {
  demand(ctx, 'voucher:write', input, { field: ['chainId'] })
  const chain = await ctx.chain(input.chainId)
  const reason = readReason(input.reason, chain.country)
  const { definitionId } = input
  if (!isUuid(definitionId)) throw new Refusal('NOT_FOUND', ['definitionId'])
  if (input.dryRun) return { chosen: (await choose(ctx, await ctx.read(), input)).length, batchId: null }
  const { idempotencyKey, ...sent } = input
  return ctx.write(tx =>
    idempotent(tx, { operation: 'voucherBatchStart', key: idempotencyKey ?? '', body: { ...sent, by: ctx.actor.id } }, async () => {
      const customerIds = await choose(ctx, tx, input)
      const definition = await openDefinition(tx, chain.id, definitionId)
      const today = await ctx.today(chain.id)
      const validFrom = input.validFrom ?? today
      refuseDays(definition.terms, validFrom, today)
      const source = sourceOf(input)
      const made = { chainId: chain.id, definitionId, version: definition.version, source, reason, validFrom, customerIds }
      const id = await insertBatch(tx, { ...made, askedBy: ctx.actor.staffId ?? null })
      await enqueue(tx, 'voucherBatchRun', { batchId: id }, { key: `voucherBatch:${id}` })
      await note(ctx, tx, 'voucherBatchStart', { id, ...made }, { chosen: customerIds.length })
      return { chosen: customerIds.length, batchId: id }
    })
  )
}

/** What was issued stays; nothing more is. Safe to repeat. @throws Refusal NOT_FOUND, VOUCHER_BATCH_OVER */
export async function cancelBatch(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return ctx.write(async tx => {
    const batch = await findBatch(ctx, tx, id)
    if (batch.state === 'cancelled') return id
    if (batch.state !== 'running') throw new Refusal('VOUCHER_BATCH_OVER', ['id'])
    await setState(tx, id, { state: 'cancelled', at: ctx.clock.now() })
    await note(ctx, tx, 'voucherBatchCancel', batch, {})
    return id
  })
}

/** Takes back by a job what nobody has used. Safe to repeat. @throws Refusal NOT_FOUND, VOUCHER_BATCH_OVER while it is running */
export async function undoBatch(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return ctx.write(async tx => {
    const batch = await findBatch(ctx, tx, id)
    if (batch.state === 'undoing' || batch.state === 'undone') return id
    if (batch.state === 'running') throw new Refusal('VOUCHER_BATCH_OVER', ['id'])
    await setState(tx, id, { state: 'undoing', undoneBy: ctx.actor.staffId ?? null, attempts: 0 })
    await enqueue(tx, 'voucherBatchUndo', { batchId: id }, { key: `voucherBatchUndo:${id}` })
    await note(ctx, tx, 'voucherBatchUndo', batch, {})
    return id
  })
}

async function findBatch(ctx: Context, tx: Tx, id: string): Promise<VoucherBatchRow> {
  demand(ctx, 'voucher:write')
  const batch = await lockBatch(tx, isUuid(id) ? id : '00000000-0000-0000-0000-000000000000')
  if (!batch) throw new Refusal('NOT_FOUND', ['id'])
  demand(ctx, 'voucher:write', batch)
  return batch
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, chainId, definitionId, version }: Pick<VoucherBatchRow, 'id' | 'chainId' | 'definitionId' | 'version'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'VoucherBatch', objectId: id, chainId, detail: { definitionId, version, ...detail } })
}
