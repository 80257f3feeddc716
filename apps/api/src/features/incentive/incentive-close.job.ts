// The work of closing: the month measured for the whole chain in one transaction, so that all figures are of one instant; then a store at a time, its entries and the mark
// that it is closed in one transaction. Killed anywhere it goes on behind the last store; a fault of ours is tried again a few times and then ends it (TRUST 39).
import { measuresDue, readIncentivePolicy } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { chainFacts } from '../../platform/graphql/context.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { audit } from '../../platform/audit.ts'
import { insertEntries } from './entry.sql.ts'
import { keepFigures } from './figures.sql.ts'
import { spanScope, type ChainScope } from './measure-scope.ts'
import { lockPeriod, markStore, setPeriod, storesToScore, type PeriodRow } from './period.sql.ts'
import { scoreStore } from './score-store.ts'

const MOST_ATTEMPTS = 5

export const incentiveClose: JobTask = async (job, payload) => {
  const tenantId = String(payload['tenantId'])
  const id = String(payload['periodId'])
  const begun = await job.db.unit(tenantId, async tx => {
    const period = await lockPeriod(tx, id)
    if (!period || (period.state !== 'measuring' && period.state !== 'scoring')) return false
    const tired = period.attempts >= MOST_ATTEMPTS
    await setPeriod(tx, id, tired ? { state: 'failed' } : { state: period.state, attempts: period.attempts + 1 })
    return !tired
  })
  for (let more = begun; more;) {
    if (job.signal.aborted) throw new Error('the worker is stopping; the month goes on with the next one')
    more = await job.db.unit(tenantId, async tx => {
      const period = await lockPeriod(tx, id)
      if (!period) return false
      const { timeZone = 'UTC' } = (await chainFacts(tx, period.chainId)) ?? {}
      const chain = { id: period.chainId, timeZone }
      if (period.state === 'measuring') return measure(job, tx, period, chain)
      return period.state === 'scoring' ? score(job, tx, period, chain) : false
    })
  }
}

async function measure(job: JobContext, tx: Tx, period: PeriodRow, chain: ChainScope): Promise<true> {
  const plan = readIncentivePolicy(period.body)
  let figures = 0
  for (const asked of measuresDue(plan, period.month)) {
    const scope = await spanScope(tx, chain, { span: asked.span, month: period.month, prospectsCount: plan.prospectsCount })
    figures += await keepFigures(tx, period.id, asked, scope, figures)
  }
  await setPeriod(tx, period.id, { state: 'scoring', measuredAt: job.clock.now() })
  return true
}

async function score(job: JobContext, tx: Tx, period: PeriodRow, chain: ChainScope): Promise<boolean> {
  const [storeId] = await storesToScore(tx, period.id, 1)
  if (!storeId) {
    await setPeriod(tx, period.id, { state: 'closed', closedAt: job.clock.now() })
    return false
  }
  const { entries, unassigned } = await scoreStore(tx, period, chain, storeId)
  await insertEntries(tx, entries)
  await markStore(tx, period.id, storeId, unassigned)
  const { chainId } = period
  const doer = {
    actor: period.closedById ? { ...job.actor, kind: 'user' as const, staffId: period.closedById } : job.actor,
    correlationId: job.correlationId
  }
  const detail = { month: period.month, entries: entries.length, unassigned: unassigned.length }
  await audit(tx, doer, { action: 'incentiveStoreClose', objectType: 'IncentivePeriod', objectId: period.id, chainId, storeId, detail })
  return true
}
