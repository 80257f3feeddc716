// The work of an act on many, some customers at a time, each part a transaction with what became of them: killed anywhere it goes on behind the last part; stopped, it
// ends before the next; a fault of ours is tried again a few times and then ends it (TRUST 39).
import { localDateOf, Refusal } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { lockCustomers } from '../customer/index.ts'
import { definitionAt, issueVouchers, postVoucherEntries, vouchersById } from '../voucher/index.ts'
import { chainFacts } from '../../platform/graphql/context.ts'
import { lockBatch, nextPending, nextUntouched, setOutcomes, setState, type BatchState, type VoucherBatchRow } from './batch.sql.ts'

const SIZE = 500
const MOST_ATTEMPTS = 5

/** Parts until one says that nothing is left. */
async function parts(
  job: JobContext,
  payload: Readonly<Record<string, unknown>>,
  state: BatchState,
  work: (tx: Tx, batch: VoucherBatchRow, size: number) => Promise<boolean>
): Promise<void> {
  const tenantId = String(payload['tenantId'])
  const id = String(payload['batchId'])
  const size = Number(payload['size'] ?? SIZE)
  const begun = await job.db.unit(tenantId, async tx => {
    const batch = await lockBatch(tx, id)
    if (batch?.state !== state) return false
    const tired = batch.attempts >= MOST_ATTEMPTS
    await setState(tx, id, tired ? { state: 'failed', at: job.clock.now() } : { state, attempts: batch.attempts + 1 })
    return !tired
  })
  for (let more = begun; more;) {
    if (job.signal.aborted) throw new Error('the worker is stopping; the batch goes on with the next one')
    more = await job.db.unit(tenantId, async tx => {
      const batch = await lockBatch(tx, id)
      return batch?.state === state && work(tx, batch, size)
    })
  }
}

export const voucherBatchRun: JobTask = (job, payload) =>
  parts(job, payload, 'running', async (tx, batch, size) => {
    const customerIds = await nextPending(tx, batch.id, size)
    if (customerIds.length === 0) {
      await setState(tx, batch.id, { state: 'done', at: job.clock.now() })
      return false
    }
    await lockCustomers(tx, customerIds)
    await setOutcomes(tx, batch.id, await outcomesOf(job, tx, batch, customerIds))
    return true
  })

async function outcomesOf(
  job: JobContext,
  tx: Tx,
  batch: VoucherBatchRow,
  customerIds: readonly string[]
): Promise<ReadonlyMap<string, string>> {
  const { id: batchId, chainId, reason, askedById } = batch
  try {
    const definition = await definitionAt(tx, batch.chainId, batch.definitionId, batch.version)
    const chain = await chainFacts(tx, chainId)
    if (!chain) throw new Error('a batch has no chain')
    const today = localDateOf(job.clock.now(), chain.timeZone)
    // Begun before midnight, it ends after it.
    const validFrom = batch.validFrom < today ? today : batch.validFrom
    const issue = { source: 'batch', today, validFrom, reason, recordedBy: askedById, batchId } as const
    const { vouchers, refused } = await issueVouchers(tx, definition, customerIds, issue)
    return new Map<string, string>([...[...vouchers.keys()].map(id => [id, 'issued'] as const), ...refused])
  } catch (error) {
    // The kind was closed, or its days are over, since: a rule, and the same for all that are left.
    if (!(error instanceof Refusal)) throw error
    return new Map(customerIds.map(id => [id, error.code]))
  }
}

export const voucherBatchUndo: JobTask = (job, payload) =>
  parts(job, payload, 'undoing', async (tx, batch, size) => {
    const some = await nextUntouched(tx, batch.id, undefined, size)
    await lockCustomers(
      tx,
      some.map(each => each.customerId)
    )
    const vouchers = await vouchersById(
      tx,
      some.map(each => each.id)
    )
    const chain = await chainFacts(tx, batch.chainId)
    const on = localDateOf(job.clock.now(), chain?.timeZone ?? 'UTC')
    // Read again under the lock: who has used one meanwhile keeps what is left.
    const untouched = [...vouchers.values()].filter(voucher => voucher.entries === 1)
    const entries = untouched.map(
      voucher => ({ voucherId: voucher.id, seq: 1, kind: 'void', amount: -voucher.issued, on, reason: batch.reason }) as const
    )
    await postVoucherEntries(tx, { chainId: batch.chainId, recordedBy: batch.undoneById }, entries)
    if (some.length === size) return true
    await setState(tx, batch.id, { state: 'undone' })
    return false
  })
