// A backtest's run. It writes nothing of the business. Killed anywhere it goes on behind the last step that was kept; cancelled, it ends before the next; a
// fault of ours is tried again a few times and then ends it, so that the chain's next backtest is not kept waiting (TRUST 39).
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { begin, end, historyOf, keepProgress, setStepsTotal, type Progress } from './backtest.sql.ts'
import { CUSTOMER_DAYS, planOf, type Step } from './steps.ts'

const MOST_ATTEMPTS = 5

export const backtestRun: JobTask = async (job, payload) => {
  const tenantId = String(payload['tenantId'])
  const id = String(payload['backtestId'])
  const run = await job.db.unit(tenantId, tx => begin(tx, id, job.clock.now()))
  if (!run) return
  if (run.attempts > MOST_ATTEMPTS) return job.db.unit(tenantId, tx => end(tx, run, 'failed', job.clock.now()))
  const plan = await job.db.unit(tenantId, async tx => {
    const all = planOf(run, await historyOf(tx, run), Number(payload['customerDays'] ?? CUSTOMER_DAYS))
    await setStepsTotal(tx, id, all.total)
    return all
  })
  let progress: Progress = run
  for (const step of plan.after(run.stepsDone)) {
    const further = await performed(job, tenantId, id, { progress, step })
    if (!further) return
    progress = further
  }
  await job.db.unit(tenantId, tx => end(tx, run, 'done', job.clock.now()))
  job.log.info({ backtestId: id, kind: run.kind, steps: progress.stepsDone }, 'backtest done')
}

/** A step and what it found, together or not at all: how far the run is then. @throws where the worker is stopping, so that the next one goes on */
async function performed(
  job: JobContext,
  tenantId: string,
  id: string,
  { progress, step }: { readonly progress: Progress; readonly step: Step }
): Promise<Progress | undefined> {
  if (job.signal.aborted) throw new Error('the worker is stopping; the backtest goes on with the next one')
  const open = await job.db.open(tenantId)
  try {
    const { findings, throughId, ...effect } = await step.run(open.tx, progress)
    const further = { stepsDone: progress.stepsDone + step.size, throughId: throughId ?? progress.throughId, findings }
    const kept = await keepProgress(open.tx, { id, from: progress.stepsDone }, further, effect)
    await (kept ? open.commit() : open.rollback())
    return kept ? further : undefined
  } catch (error) {
    await open.rollback()
    throw error
  }
}
