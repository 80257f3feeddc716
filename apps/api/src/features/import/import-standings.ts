// A file of given tiers (TIER-7, TIER-8): read, compare, give, and let the tiers follow. All that a file gives is one act, which can be taken back. Bounded,
// cancellable and repeatable like a file of customers.
import { LATEST_STANDING_DAY, type StandingKind, type TierPolicy } from '@keqing/domain'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { lockCustomers } from '../customer/index.ts'
import { batchOfImport, insertStandings, setRefused, STANDING_KIND, type GivenStanding } from '../standing/index.ts'
import { refreshTiers, tierPolicyInForce } from '../tier/index.ts'
import { Cancelled } from './progress.ts'
import { rowsOf } from './reading/source.ts'
import { rightsOfRun } from './rights-of-run.ts'
import { copyInto, copyLine } from './staging/copy-rows.ts'
import * as stage from './staging/stage-standings.sql.ts'
import { STAGED_STANDING_COLUMNS, StandingRows } from './staging/standing-rows.ts'
import { countNotes, formatOf, mappingOf, openSource, type Counts, type Work } from './work.ts'

const PAGE = 500

const kindOf = (work: Work): StandingKind => mappingOf(work.run).standingKind ?? 'designation'

/** By key, or by name as the chain's people write it. */
function tierReader(policy: TierPolicy): (text: string) => string | undefined {
  const fold = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  const names = new Map(policy.tiers.flatMap(({ key, name }) => Object.values(name).map(text => [fold(text), key] as const)))
  const keys = new Map(policy.tiers.map(({ key }) => [fold(key), key] as const))
  return text => keys.get(fold(text)) ?? names.get(fold(text))
}

export async function stageStandings(work: Work): Promise<number> {
  const { run, chain, session, notes, progress, today } = work
  const kind = kindOf(work)
  const format = formatOf(run)
  const rights = await session.unit(tx => rightsOfRun(tx, run, STANDING_KIND[kind].permission))
  const { policy } = await session.unit(tx => tierPolicyInForce(tx, run.chainId, today))
  const reader = new StandingRows(
    {
      kind,
      mapping: mappingOf(run),
      header: format.header,
      exact: format.type === 'csv',
      timeZone: chain.timeZone,
      country: chain.country,
      latest: LATEST_STANDING_DAY,
      tierOf: tierReader(policy)
    },
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
  await session.unit(async tx => {
    await stage.createStagedStandings(tx)
    await copyInto(tx, 'staged_standing', STAGED_STANDING_COLUMNS, lines())
    await tx.client.query('analyze staged_standing')
  })
  await progress.phase('comparing', rows)
  const scope = { chainId: run.chainId, importId: run.id, kind, today, rights }
  for (const step of [stage.findThose, stage.findThere, stage.judge]) await session.unit(tx => step(tx, scope))
  for (const { code, firstRow, sample, rows: count } of await session.unit(stage.standingFindings))
    notes.add(code as never, firstRow, sample, count)
  return rows
}

export async function forecastStandings(work: Work, rows: number): Promise<Counts> {
  const { fresh, unchanged } = await work.session.unit(stage.standingCounts)
  return { rows, wouldImport: fresh, unchanged, ...countNotes(work.notes) }
}

export async function writeStandings(work: Work, rows: number): Promise<{ counts: Counts; cancelled: boolean }> {
  let cancelled = false
  work.progress.cancellable = true
  try {
    await writePages(work)
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error
    cancelled = true
  }
  work.progress.cancellable = false
  const { own, unchanged } = await work.session.unit(stage.standingCounts)
  const { leftOut, errors } = countNotes(work.notes)
  await work.session.unit(tx => setRefused(tx, work.run.id, leftOut + errors))
  return { counts: { rows, imported: own, unchanged, leftOut, errors }, cancelled }
}

/** Each page is complete in itself: the standings with their tiers. */
async function writePages(work: Work): Promise<void> {
  const { session, progress, notes } = work
  const { overlap } = STANDING_KIND[kindOf(work)]
  await progress.phase('tiers')
  let done = 0
  for (let after = 0; ;) {
    const page = await session.unit(tx => stage.pageOfGiving(tx, after, PAGE))
    const last = page.at(-1)
    if (!last) return
    const refused = await session.unit(tx => writePage(tx, work, page))
    // Once it is committed: a page that is tried again is noted once.
    for (const { row, memberNo } of refused) notes.add(overlap, row, memberNo)
    after = last.row
    done += page.length
    await progress.at(done)
  }
}

/** Which of them are given already, by somebody who was quicker. */
async function writePage(tx: Tx, work: Work, page: readonly stage.Giving[]): Promise<readonly stage.Giving[]> {
  const { run, today } = work
  const kind = kindOf(work)
  const { cause, overlap } = STANDING_KIND[kind]
  const askedBy = run.summary.askedBy ?? run.createdById
  await lockCustomers(
    tx,
    page.map(each => each.customerId)
  )
  const batchId = await batchOfImport(tx, { chainId: run.chainId, kind, importId: run.id, askedBy })
  const given = await insertStandings(tx, { id: batchId, kind, recordedBy: askedBy }, page)
  const placeOf = (each: { customerId: string; startsOn: string }) => `${each.customerId} ${each.startsOn}`
  const places = new Set(given.map(placeOf))
  const refused = page.filter(each => !places.has(placeOf(each)))
  await stage.markGiven(
    tx,
    page.filter(each => places.has(placeOf(each))).map(each => each.row),
    refused.map(each => each.row),
    overlap
  )
  const customerIds = [...new Set(given.map(each => each.customerId))]
  await refreshTiers(tx, { chainId: run.chainId, asOf: today, customerIds, cause, causeId: batchId })
  await record(tx, work, { batchId, given, page })
  return refused
}

async function record(
  tx: Tx,
  { job, run }: Work,
  { batchId, given, page }: { batchId: string; given: readonly GivenStanding[]; page: readonly stage.Giving[] }
): Promise<void> {
  const rows = new Map(page.map(each => [`${each.customerId} ${each.startsOn}`, each]))
  await auditEach(
    tx,
    job,
    { action: 'importRun', objectType: 'Standing', chainId: run.chainId },
    given.flatMap(({ id, customerId, startsOn }) => {
      const row = rows.get(`${customerId} ${startsOn}`)
      if (!row) return []
      const { storeId, tierKey, endsOn } = row
      return [
        { id, storeId, detail: { batchId, customerId, tierKey, startsOn, endsOn, startedBy: run.summary.askedBy ?? run.createdById } }
      ]
    })
  )
}
