// Each row's outcome with its line number, as a file to download (TRUST 28): after a dry run the rows that would be left out, after a run all of them.
import { pipeline, Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { csvCell } from '../../platform/csv-cell.ts'
import type { Tx } from '../../platform/db/database.ts'
import { writeParts } from './parts.ts'
import { deleteParts } from './run.sql.ts'
import { eachRow } from './staging/cursor.ts'
import { fieldOf } from './staging/notes.ts'
import type { Outcome } from './staging/receipt-findings.sql.ts'
import type { Work } from './work.ts'

const ROWS_AT_ONCE = 2_000
const UTF8_MARK = '\uFEFF'
const WORDS: Readonly<Record<string, string>> = {
  new: 'WOULD_IMPORT',
  own: 'IMPORTED',
  asked: 'WAITS_FOR_APPROVAL',
  unchanged: 'ALREADY_HERE',
  differs: 'ALREADY_HERE_DIFFERENT'
}

const NOT_LEFT_OUT: ReadonlySet<string> = new Set(['new', 'own', 'asked', 'unchanged'])

/** `outcomes` is a statement of rows as `Outcome`, in the order of the file. */
export async function writeReport(work: Work, outcomes: string, only: 'leftOut' | 'all'): Promise<void> {
  const { job, tenantId, run, session, progress } = work
  await progress.phase('report')
  await job.db.unit(tenantId, tx => deleteParts(tx, run.id, 'report'))
  await session.unit(async tx => {
    const gzip = createGzip({ level: 6, chunkSize: 64 * 1024 })
    pipeline(Readable.from(lines(tx, outcomes, only)), gzip, () => {})
    await writeParts(job.db, { tenantId, importId: run.id, content: 'report' }, gzip)
  })
}

async function* lines(tx: Tx, outcomes: string, only: 'leftOut' | 'all'): AsyncGenerator<string> {
  let text = `${UTF8_MARK}row,reference,outcome,field\r\n`
  let held = 0
  for await (const { row, receipt, outcome, field } of eachRow<Outcome>(tx, outcomes)) {
    if (only === 'leftOut' && NOT_LEFT_OUT.has(outcome)) continue
    text += `${row},${csvCell(receipt ?? '')},${WORDS[outcome] ?? outcome},${field ?? fieldOf(outcome) ?? ''}\r\n`
    if (++held < ROWS_AT_ONCE) continue
    yield text
    text = ''
    held = 0
  }
  if (text) yield text
}
