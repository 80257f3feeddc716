// Receipts and receipt lines: read, compare, write, and let points and tiers follow. Each step is bounded in memory and each transaction in size; after a kill
// all of it is begun again and finds by number what is already here (TRUST 28, 39).
import { currencyExponent } from '@keqing/domain'
import { lockBuyers, refreshCompleteness } from '../customer/index.ts'
import { giveBackPoints, reconcilePoints, reconcileReferrals, settleDuePoints } from '../points/index.ts'
import { reallocateReturns } from '../purchase/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { giveBackVouchers, lockNumbersOfStores } from '../voucher/index.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { gatherStatistics } from '../../platform/db/statistics.ts'
import { Cancelled } from './progress.ts'
import { rowsOf } from './reading/source.ts'
import { copyInto, copyLine } from './staging/copy-rows.ts'
import { receiptCounts, receiptFindings, type ReceiptCounts } from './staging/receipt-findings.sql.ts'
import { ReceiptRows, STAGED_COLUMNS } from './staging/receipt-rows.ts'
import * as stage from './staging/stage-receipts.sql.ts'
import { unmatchedUnits } from './staging/unmatched.ts'
import * as write from './staging/write-receipts.sql.ts'
import { insertPeople } from './write-people.ts'
import { countNotes, formatOf, mappingOf, openSource, type Counts, type Work } from './work.ts'

/** A till that records meanwhile waits for one of these transactions at most: about a second. */
const LINES_PER_CHUNK = 8_000
/** The first of a series is small: the planner knows nothing of what it writes, and is told after it. */
const LINES_OF_FIRST_CHUNK = 500
const CUSTOMERS_PER_CHUNK = 1_000
const CUSTOMERS_OF_FIRST_CHUNK = 100
/** Memory of one statement stays bounded, however much one customer bought. */
const PURCHASES_PER_RECONCILING = 5_000

/** Reads the file into the session's temporary tables and compares it with what is here. */
export async function stageReceipts(work: Work): Promise<number> {
  const rows = await readIntoStaged(work)
  const { run, session, progress } = work
  await progress.phase('comparing', rows)
  const scope = { chainId: run.chainId, importId: run.id, storeRule: mappingOf(run).storeRule }
  const steps = [
    stage.leaveOutFaultyReceipts,
    stage.groupReceipts,
    (tx: Tx) => stage.listPlaces(tx, scope),
    (tx: Tx) => stage.listPeople(tx, scope),
    (tx: Tx) => stage.listKnown(tx, scope),
    (tx: Tx) => stage.resolveReceipts(tx, scope),
    async (tx: Tx) => void (await stage.refuseReceiptsOfOthers(tx)),
    stage.resolveNamedReturns,
    (tx: Tx) => stage.listItems(tx, scope),
    stage.listLines,
    stage.compareLines
  ]
  for (const step of steps) {
    await session.unit(step)
    await progress.at(rows)
  }
  for (const { code, firstRow, sample, rows: count } of await session.unit(receiptFindings))
    work.notes.add(code as never, firstRow, sample, count)
  return rows
}

async function readIntoStaged(work: Work): Promise<number> {
  const { run, chain, session, notes, progress, today } = work
  if (run.kind !== 'receipts' && run.kind !== 'receiptLines') throw new Error('not a file of receipts')
  const format = formatOf(run)
  const rules = {
    kind: run.kind,
    mapping: mappingOf(run),
    header: format.header,
    exact: format.type === 'csv',
    timeZone: chain.timeZone,
    country: chain.country,
    exponent: currencyExponent(chain.currency),
    today
  }
  const reader = new ReceiptRows(rules, notes)
  let rows = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const batch of rowsOf(openSource(work), format)) {
      let text = ''
      for (const row of batch) text += copyLine(reader.stage(row))
      rows += batch.length
      if (text) yield text
      await progress.at(rows)
    }
  }
  await session.unit(async tx => {
    await stage.createStaged(tx)
    await copyInto(tx, 'staged', STAGED_COLUMNS, lines())
    await tx.client.query('analyze staged')
  })
  return rows
}

/** What the dry run says would happen. */
export async function forecastReceipts(work: Work, rows: number): Promise<Counts> {
  const counts = await work.session.unit(receiptCounts)
  const unmatched = await work.session.unit(unmatchedUnits)
  return { ...common(work, counts, rows), wouldImport: counts.newRows, unmatchedUnits: unmatched }
}

function common(work: Work, counts: ReceiptCounts, rows: number): Counts {
  return {
    rows,
    unchanged: counts.unchangedRows,
    ...countNotes(work.notes),
    receiptsWithCustomer: counts.withCustomer,
    anonymousReceipts: counts.anonymous,
    newCustomers: counts.newCustomers,
    newItems: counts.newItems,
    newReceipts: counts.newReceipts,
    newReturns: counts.newReturns,
    returnLines: counts.returnLines
  }
}

/** Writes what is new. Cancelled in between, points and tiers still follow what was written. */
export async function writeReceipts(work: Work, rows: number): Promise<{ counts: Counts; cancelled: boolean }> {
  const found = await work.session.unit(receiptCounts)
  let cancelled = false
  work.progress.cancellable = true
  try {
    await writeFacts(work, found.ownRows)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    cancelled = true
  }
  // What follows from the facts that are written is finished, whatever is asked meanwhile.
  work.progress.cancellable = false
  await followFacts(work)
  const written = await work.session.unit(receiptCounts)
  const unmatched = await work.session.unit(write.unmatchedOfImport)
  const imported = written.ownRows
  // Items do not remember their import: after an interruption only the dry run knows how many were new.
  const newItems = work.run.summary.counts?.['newItems'] ?? found.newItems
  return { counts: { ...common(work, found, rows), newItems, imported, unmatchedUnits: unmatched }, cancelled }
}

async function writeFacts(work: Work, ownRows: number): Promise<void> {
  const { run, session, progress } = work
  await progress.phase('customers')
  await insertPeople(work)
  await session.unit(tx => write.insertItems(tx, run.chainId))
  await session.unit(write.adoptReturns)
  await progress.phase('receipts', ownRows)
  let done = ownRows
  let after = 0
  const chunks = await session.unit(tx => write.chunkEnds(tx, LINES_PER_CHUNK, LINES_OF_FIRST_CHUNK))
  for (const { upTo, lines } of chunks) {
    const chunk = { chainId: run.chainId, importId: run.id, recordedBy: run.createdById, after, upTo }
    const refused = await session.unit(async tx => {
      await write.lockPeopleOfChunk(tx, chunk)
      await lockNumbersOfStores(tx, await write.storesOfChunk(tx, chunk))
      // Paid since the file was compared.
      const late = await stage.refuseReceiptsOfOthers(tx, chunk)
      await write.insertPurchases(tx, chunk)
      await write.insertReturns(tx, chunk)
      await write.markWritten(tx, chunk)
      return late
    })
    for (const each of refused) work.notes.add('RECEIPT_PAID_BY_ANOTHER', each.firstRow, each.receiptNo, each.lines)
    if (after === 0 && chunks.length > 1) await gatherStatistics(work.job.db)
    after = upTo
    done += lines
    await progress.at(done)
  }
}

/** Returns find their purchases, then points, completeness and tiers, customer by customer in bounded transactions: nobody sees one without the others. */
async function followFacts(work: Work): Promise<void> {
  const { run, session, progress } = work
  const chainId = run.chainId
  const customers = await session.unit(write.affectedCustomers)
  const anonymous = await session.unit(write.affectedAnonymousPurchases)
  await progress.phase('points')
  const many = customers.length > CUSTOMERS_OF_FIRST_CHUNK
  if (many) await gatherStatistics(work.job.db)
  for (let at = 0; at < anonymous.length; at += CUSTOMERS_PER_CHUNK) {
    const purchaseIds = anonymous.slice(at, at + CUSTOMERS_PER_CHUNK)
    await session.unit(async tx => {
      const touched = await reallocateReturns(tx, { chainId, customerIds: [], purchaseIds })
      await givePointsBack(tx, work, touched.purchaseIds)
    })
  }
  for (let at = 0, size = CUSTOMERS_OF_FIRST_CHUNK; at < customers.length; at += size, size = CUSTOMERS_PER_CHUNK) {
    const customerIds = customers.slice(at, at + size)
    await session.unit(tx => followCustomers(tx, work, customerIds))
    if (at === 0 && many) await gatherStatistics(work.job.db)
    await progress.at(at + customerIds.length)
  }
}

async function followCustomers(tx: Tx, work: Work, customerIds: readonly string[]): Promise<void> {
  const { run, today, job } = work
  const chainId = run.chainId
  await lockBuyers(tx, customerIds)
  const { purchaseIds } = await reallocateReturns(tx, { chainId, customerIds })
  const imported = await write.importedPurchasesOf(tx, customerIds)
  const touched = [...new Set([...purchaseIds, ...imported])]
  for (let from = 0; from < touched.length; from += PURCHASES_PER_RECONCILING) {
    const part = touched.slice(from, from + PURCHASES_PER_RECONCILING)
    await reconcilePoints(tx, { chainId, purchaseIds: part, recordedBy: run.createdById })
    await givePointsBack(tx, work, part)
  }
  await refreshCompleteness(tx, { chainId, customerIds })
  const referrers = await reconcileReferrals(tx, { chainId, customerIds, on: today, recordedBy: run.createdById })
  const touchedIds = [...new Set([...customerIds, ...referrers])]
  await settleDuePoints(tx, { chainId, customerIds: touchedIds, today, now: job.clock.now(), recordedBy: run.createdById })
  await refreshTiers(tx, { chainId, asOf: today, customerIds: touchedIds, cause: 'IMPORT', causeId: run.id })
}

export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.run(sql`select from customer where tenant_id = ${tx.tenantId} and id = any(${ids}::uuid[]) order by id for update`)
}

/** Receipts that were paid with points or vouchers and have come back; whose those were need not be among the customers at hand. */
async function givePointsBack(tx: Tx, { run, today, job }: Work, purchaseIds: readonly string[]): Promise<void> {
  const of = { chainId: run.chainId, today, recordedBy: run.createdById }
  const { customerIds } = await giveBackPoints(tx, { ...of, purchaseIds })
  await giveBackVouchers(tx, { ...of, purchaseIds })
  await settleDuePoints(tx, { ...of, customerIds, now: job.clock.now() })
}
