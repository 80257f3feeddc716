// AUDIT-1: each open store has its daily check for its manager and its monthly one for its operator, drawn as the day begins on the chain's clock. Asked for every quarter
// of an hour: what is drawn is not drawn again, and a run that was missed is made good by the next one of its day. None is drawn for a day that is over: nobody could do it.
import { addDays, addMonths, localDateOf, type LocalDate } from '@keqing/domain'
import type { JobTask } from '../../platform/jobs/job-context.ts'
import { sql } from '../../platform/db/sql.ts'
import { drawCheck } from './draw-check.ts'
import { storesToDraw } from './draw.sql.ts'

const TASK = 'spotCheckChain'
interface ChainToDraw {
  readonly id: string
  readonly timeZone: string
}

const firstOf = (day: LocalDate): LocalDate => `${day.slice(0, 8)}01` as LocalDate

/** Asks for every chain that has a store to draw for. */
export const spotCheckNightly: JobTask = async job => {
  for (const tenantId of await job.companies()) {
    const due = await job.db.unit(tenantId, async tx => {
      const chains = await tx.query<ChainToDraw>(
        sql`select id, time_zone as "timeZone" from chain where tenant_id = ${tx.tenantId} and closed_on is null`
      )
      const ids: string[] = []
      for (const { id, timeZone } of chains) {
        const today = localDateOf(job.clock.now(), timeZone)
        if ((await storesToDraw(tx, id, today, firstOf(today))).length > 0) ids.push(id)
      }
      return ids
    })
    await Promise.all(due.map(chainId => job.enqueue(TASK, tenantId, { chainId }, { key: `${TASK}:${chainId}`, unlessThere: true })))
  }
}

/** A store at a time: killed in between, the next run goes on with the stores that are left. */
export const spotCheckChain: JobTask = async (job, payload) => {
  const [tenantId, chainId] = [String(payload['tenantId']), String(payload['chainId'])]
  const chain = await job.db.unit(tenantId, tx =>
    tx.first<ChainToDraw>(
      sql`select id, time_zone as "timeZone" from chain where tenant_id = ${tx.tenantId} and id = ${chainId} and closed_on is null`
    )
  )
  if (!chain) return
  const today = localDateOf(job.clock.now(), chain.timeZone)
  const monthOn = firstOf(today)
  const stores = await job.db.unit(tenantId, tx => storesToDraw(tx, chainId, today, monthOn))
  for (const { storeId, daily, monthly } of stores) {
    if (job.signal.aborted) throw new Error('the worker is stopping; the stores that are left go on with the next one')
    await job.db.unit(tenantId, async tx => {
      const made = { chainId, storeId, drawnById: null, at: job.clock.now() }
      if (daily) await drawCheck(tx, job, { ...made, kind: 'daily', doer: 'STORE_MANAGER', forOn: today, dueOn: today })
      const ends = addDays(addMonths(monthOn, 1), -1)
      if (monthly) await drawCheck(tx, job, { ...made, kind: 'monthly', doer: 'OPERATOR', forOn: monthOn, dueOn: ends })
    })
  }
}
