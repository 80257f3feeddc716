// A file of customers: read, compare, write, and let completeness and tiers follow. Bounded, cancellable and repeatable like a file of receipts.
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { gatherStatistics } from '../../platform/db/statistics.ts'
import { nameForms, refreshCompleteness, takeMemberNumbers } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { lockCustomers } from './import-receipts.ts'
import { Cancelled } from './progress.ts'
import { rowsOf } from './reading/source.ts'
import { copyInto, copyLine } from './staging/copy-rows.ts'
import { CustomerRows, STAGED_CUSTOMER_COLUMNS } from './staging/customer-rows.ts'
import * as stage from './staging/stage-customers.sql.ts'
import { listPlaces } from './staging/stage-receipts.sql.ts'
import { countNotes, formatOf, mappingOf, openSource, type Counts, type Work } from './work.ts'

const PAGE = 500

export async function stageCustomers(work: Work): Promise<number> {
  const { run, chain, session, notes, progress, today } = work
  const format = formatOf(run)
  const mapping = mappingOf(run)
  const reader = new CustomerRows(
    { mapping, header: format.header, exact: format.type === 'csv', timeZone: chain.timeZone, country: chain.country, today },
    notes
  )
  let rows = 0
  async function* lines(): AsyncGenerator<string> {
    for await (const batch of rowsOf(openSource(work), format)) {
      rows += batch.length
      if (batch.length > 0) yield batch.map(row => copyLine(reader.stage(row))).join('')
      await progress.at(rows)
    }
  }
  const scope = { chainId: run.chainId, importId: run.id, storeRule: mapping.storeRule }
  await session.unit(async tx => {
    await stage.createStagedCustomers(tx)
    await copyInto(tx, 'staged_customer', STAGED_CUSTOMER_COLUMNS, lines())
    await tx.client.query('analyze staged_customer')
  })
  await progress.phase('comparing', rows)
  await session.unit(tx => listPlaces(tx, scope))
  await session.unit(tx => stage.resolveCustomers(tx, scope))
  for (const { code, firstRow, sample, rows: count } of await session.unit(stage.customerFindings))
    notes.add(code as never, firstRow, sample, count)
  return rows
}

export async function forecastCustomers(work: Work, rows: number): Promise<Counts> {
  const { fresh, unchanged } = await work.session.unit(stage.customerCounts)
  return { rows, wouldImport: fresh, newCustomers: fresh, unchanged, ...countNotes(work.notes) }
}

export async function writeCustomers(work: Work, rows: number): Promise<{ counts: Counts; cancelled: boolean }> {
  let cancelled = false
  work.progress.cancellable = true
  try {
    await writePages(work)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    cancelled = true
  }
  work.progress.cancellable = false
  const { own, unchanged } = await work.session.unit(stage.customerCounts)
  return { counts: { rows, imported: own, newCustomers: own, unchanged, ...countNotes(work.notes) }, cancelled }
}

/** Each page is complete in itself: the files with their score and their tier. */
async function writePages({ job, session, run, progress, today }: Work): Promise<void> {
  await progress.phase('customers')
  let done = 0
  for (let after = 0; ;) {
    const page = await session.unit(tx => stage.pageOfEntrants(tx, after, PAGE))
    const last = page.at(-1)
    if (!last) return
    await session.unit(async tx => {
      const customerIds = await insertEntrants(tx, page, run)
      await stage.markEntered(
        tx,
        page.map(entrant => entrant.row)
      )
      await lockCustomers(tx, customerIds)
      await refreshCompleteness(tx, { chainId: run.chainId, customerIds })
      await refreshTiers(tx, { chainId: run.chainId, asOf: today, customerIds, cause: 'IMPORT', causeId: run.id })
    })
    if (after === 0 && page.length === PAGE) await gatherStatistics(job.db)
    after = last.row
    done += page.length
    await progress.at(done)
  }
}

async function insertEntrants(tx: Tx, page: readonly stage.Entrant[], run: Work['run']): Promise<string[]> {
  const numbers = await numbersFor(tx, page, run.chainId)
  const rows = page.map(entrant => {
    const memberNo = entrant.memberNo ?? numbers.shift() ?? ''
    const consents = entrant.consents.map(consent => ({ ...consent, id: uuid() }))
    return { ...entrant, ...entrant.fields, ...nameForms(entrant.name, memberNo), memberNo, id: entrant.customerId, consents }
  })
  const made = await tx.query<{ id: string }>(sql`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "memberNo" text, "storeId" uuid, kind text, name text, "sortName" text, search text, gender text,
        "birthOn" date, "birthMonth" smallint, "birthDay" smallint, "ageBand" text, ethnicity text, phone text, email text, address text, profile jsonb, note text,
        "captureSource" text, "registeredOn" date, consents jsonb)
    ), made as (
      insert into customer (tenant_id, id, chain_id, store_id, member_no, kind, name, sort_name, search, gender, birth_on, birth_month, birth_day, age_band, ethnicity, phone, email,
        address, profile, note, capture_source, registered_on, registered_at, registered_by, import_id)
      select ${tx.tenantId}::uuid, id, ${run.chainId}::uuid, "storeId", "memberNo", kind, name, "sortName", search, gender, "birthOn", "birthMonth", "birthDay", "ageBand", ethnicity,
        phone, email, address, profile, note, "captureSource", "registeredOn", app.now(), ${run.createdById}::uuid, ${run.id}::uuid
      from given order by id
      returning id
    ), agreed as (
      insert into consent (tenant_id, id, customer_id, purpose, channel, granted, source, happened_at, recorded_by)
      select ${tx.tenantId}::uuid, c.id, made.id, 'marketing', c.channel, c.granted, 'import', app.now(), ${run.createdById}::uuid
      from made join given on given.id = made.id cross join jsonb_to_recordset(given.consents) as c(id uuid, channel text, granted boolean)
    )
    select id from made`)
  return made.map(row => row.id)
}

/** Whoever comes without a member number gets one of the chain's series. */
async function numbersFor(tx: Tx, page: readonly stage.Entrant[], chainId: string): Promise<string[]> {
  const wanted = page.filter(entrant => entrant.memberNo === null).length
  return wanted === 0 ? [] : takeMemberNumbers(tx, chainId, wanted)
}
