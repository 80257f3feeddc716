// A backtest's run. It writes nothing of the business. Killed anywhere it goes on behind the last step that was kept; cancelled, it ends before the next; a
// fault of ours is tried again a few times and then ends it, so that the chain's next backtest is not kept waiting (TRUST 39).
import type { JobContext, JobTask } from '../../platform/jobs/worker.ts'
import { begin, end, firstFactOn, keepFinding, setStepsTotal, type BacktestRow } from './backtest.sql.ts'
import { stepsOf, type Step } from './steps.ts'

const MOST_ATTEMPTS = 5

export const backtestRun: JobTask = async (job, payload) => {
  const tenantId = String(payload['tenantId'])
  const id = String(payload['backtestId'])
  const run = await job.db.unit(tenantId, tx => begin(tx, id, job.clock.now()))
  if (!run) return
  if (run.attempts > MOST_ATTEMPTS) return job.db.unit(tenantId, tx => end(tx, run, 'failed', job.clock.now()))
  const steps = await job.db.unit(tenantId, async tx => {
    const all = stepsOf(run, await firstFactOn(tx, run.chainId))
    await setStepsTotal(tx, id, all.length)
    return all
  })
  for (let nth = run.findings.length; nth < steps.length; nth++)
    if (!(await performed(job, tenantId, run, { nth, step: steps[nth] }))) return
  await job.db.unit(tenantId, tx => end(tx, run, 'done', job.clock.now()))
  job.log.info({ backtestId: id, kind: run.kind, steps: steps.length }, 'backtest done')
}

/** A step and what it found, together or not at all. @throws where the worker is stopping, so that the next one goes on */
async function performed(
  job: JobContext,
  tenantId: string,
  run: BacktestRow,
  { nth, step }: { readonly nth: number; readonly step: Step | undefined }
): Promise<boolean> {
  if (!step) return false
  if (job.signal.aborted) throw new Error('the worker is stopping; the backtest goes on with the next one')
  const open = await job.db.open(tenantId)
  try {
    const found = await step.run(open.tx)
    const kept = await keepFinding(open.tx, { id: run.id, nth }, { on: step.on, ...found })
    await (kept ? open.commit() : open.rollback())
    return kept
  } catch (error) {
    await open.rollback()
    throw error
  }
}
