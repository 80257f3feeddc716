// How far a job is, for whoever watches, at most once a second; and the way in which the job learns that it shall stop.
import type { ImportPhase } from '@keqing/domain'
import type { JobContext } from '../../platform/jobs/job-context.ts'
import { changeRun } from './run.sql.ts'

/** Someone cancelled. What is done stays done. */
export class Cancelled extends Error {}
/** The worker is asked to end: the queue gives the job to the next one, which goes on from what is written. */
export class Interrupted extends Error {
  constructor() {
    super('the worker is stopping; the import goes on with the next one')
  }
}

const EVERY_MS = 1_000

export class Progress {
  readonly #job: Pick<JobContext, 'db' | 'signal'>
  readonly #tenantId: string
  readonly #importId: string
  #phase: ImportPhase = 'reading'
  #told = 0
  /** A run is cancelled between two of its writes, never while it still finds out what an earlier attempt has written. */
  cancellable: boolean

  constructor(job: Pick<JobContext, 'db' | 'signal'>, tenantId: string, importId: string, cancellable: boolean) {
    this.cancellable = cancellable
    this.#job = job
    this.#tenantId = tenantId
    this.#importId = importId
  }

  /** @throws Cancelled */
  async phase(phase: ImportPhase, rowsDone = 0): Promise<void> {
    this.#phase = phase
    await this.#tell(rowsDone)
  }

  /** Costs nothing most times. @throws Cancelled, Interrupted */
  async at(rowsDone: number): Promise<void> {
    if (this.#job.signal.aborted) throw new Interrupted()
    if (performance.now() - this.#told < EVERY_MS) return
    await this.#tell(rowsDone)
  }

  async #tell(rowsDone: number): Promise<void> {
    this.#told = performance.now()
    const status = await this.#job.db.unit(this.#tenantId, tx => changeRun(tx, this.#importId, { phase: this.#phase, rowsDone }))
    if (status === 'cancelling' && this.cancellable) throw new Cancelled()
  }
}
