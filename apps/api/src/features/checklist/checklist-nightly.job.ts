// AUDIT-1: each open store has its run of each list for its day, week or month, drawn as that begins on the chain's clock. Asked for every quarter of an hour: what is drawn
// is not drawn again, and a run that was missed is made good by the next one within the period. None is drawn for a period that is over.
import { checklistPeriod, localDateOf, type LocalDate } from '@keqing/domain'
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
  readonly storeIds: readonly string[]
}

/** Lists that are on, with the stores that lack their run: a statement per list, and there are four. */
async function toDraw(tx: Tx, chainId: string, today: LocalDate): Promise<ToDraw[]> {
  const lists = (await checklistsOf(tx, [chainId])).get(chainId)!.filter(list => list.isOn)
  const found: ToDraw[] = []
  for (const list of lists) {
    const { forOn } = checklistPeriod(list.rhythm, today)
    const storeIds = await storesToDraw(tx, { chainId, kind: list.kind, span: list.rhythm, forOn, today })
    if (storeIds.length > 0) found.push({ list, storeIds })
  }
  return found
}

/** Asks for every chain that has a store to draw for. */
export const checklistNightly: JobTask = async job => {
  for (const tenantId of await job.companies()) {
    const due = await job.db.unit(tenantId, async tx => {
      const chains = await tx.query<ChainToDraw>(
        sql`select id, time_zone as "timeZone" from chain where tenant_id = ${tx.tenantId} and closed_on is null`
      )
      const ids: string[] = []
      for (const { id, timeZone } of chains) if ((await toDraw(tx, id, localDateOf(job.clock.now(), timeZone))).length > 0) ids.push(id)
      return ids
    })
    await Promise.all(due.map(chainId => job.enqueue(TASK, tenantId, { chainId }, { key: `${TASK}:${chainId}`, unlessThere: true })))
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
  for (const { list, storeIds } of await job.db.unit(tenantId, tx => toDraw(tx, chainId, today)))
    for (const storeId of storeIds) {
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
