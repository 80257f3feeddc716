// AUDIT-1: each open store has its run of each list for its day, week or month, drawn as that begins on the chain's clock. Asked for every quarter of an hour: what is drawn
// is not drawn again, and a run that was missed is made good by the next one within the period. None is drawn for a period that is over.
import { checklistPeriod, localDateOf } from '@keqing/domain'
import type { JobTask } from '../../platform/jobs/job-context.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { drawRun, keptList } from './draw-run.ts'
import { storesToDraw } from './run.sql.ts'
import { checklistsOf, type ChecklistRow } from './version.sql.ts'

const TASK = 'checklistChain'
interface ChainToDraw {
  readonly id: string
  readonly timeZone: string
}
interface ToDraw {
  readonly list: ChecklistRow
  readonly storeId: string
}

/** Lists that are on, with the stores that lack their run: two statements, whatever the number of chains. */
async function toDraw(tx: Tx, chains: readonly ChainToDraw[], now: Date): Promise<ToDraw[]> {
  const lists = await checklistsOf(
    tx,
    chains.map(({ id }) => id)
  )
  const on = chains.flatMap(({ id, timeZone }) => {
    const today = localDateOf(now, timeZone)
    return lists.get(id)!.flatMap(list => (list.isOn ? [{ list, today }] : []))
  })
  const periods = on.map(({ list: { chainId, kind, rhythm }, today }) => ({
    ...{ chainId, kind, today },
    span: rhythm,
    forOn: checklistPeriod(rhythm, today).forOn
  }))
  const stores = await storesToDraw(tx, periods)
  return stores.map(({ chainId, kind, storeId }) => ({
    list: lists.get(chainId)!.find(list => list.kind === kind)!,
    storeId
  }))
}

/** Asks for every chain that has a store to draw for. */
export const checklistNightly: JobTask = async job => {
  for (const tenantId of await job.companies()) {
    const due = await job.db.unit(tenantId, async tx => {
      const chains = await tx.query<ChainToDraw>(
        sql`select id, time_zone as "timeZone" from chain where tenant_id = ${tx.tenantId} and closed_on is null`
      )
      return new Set((await toDraw(tx, chains, job.clock.now())).map(({ list }) => list.chainId))
    })
    await Promise.all([...due].map(chainId => job.enqueue(TASK, tenantId, { chainId }, { key: `${TASK}:${chainId}`, unlessThere: true })))
  }
}

/** A store at a time: killed in between, the next run goes on with the stores that are left. */
export const checklistChain: JobTask = async (job, payload) => {
  const [tenantId, chainId] = [String(payload['tenantId']), String(payload['chainId'])]
  const chain = await job.db.unit(tenantId, tx =>
    tx.first<ChainToDraw>(
      sql`select id, time_zone as "timeZone" from chain where tenant_id = ${tx.tenantId} and id = ${chainId} and closed_on is null`
    )
  )
  if (!chain) return
  const today = localDateOf(job.clock.now(), chain.timeZone)
  for (const { list, storeId } of await job.db.unit(tenantId, tx => toDraw(tx, [chain], job.clock.now()))) {
    if (job.signal.aborted) throw new Error('the worker is stopping; the stores that are left go on with the next one')
    await job.db.unit(tenantId, async tx => {
      const at = job.clock.now()
      const now = await keptList(tx, list, at)
      if (!now.isOn || now.rhythm !== list.rhythm) return
      const { kind, versionId, rhythm, doer } = now
      const made = { chainId, storeId, kind, versionId, span: rhythm, doer, ...checklistPeriod(rhythm, today) }
      await drawRun(tx, job, { ...made, drawnAt: at, drawnById: null })
    })
  }
}
