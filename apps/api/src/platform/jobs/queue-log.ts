// What the queue says and keeps of a failure. Its own way is the whole message, in a log line and in the job's `last_error`; a message may quote a
// customer's row (TRUST 34), so neither gets more than the log would.
import { Logger as QueueLogger } from 'graphile-worker'
import { faultOf, type Logger } from '../log.ts'

/** Stands in for what a task threw: the log line with the job's id has the rest. */
export class JobFailed extends Error {
  override readonly name = 'JobFailed'
  constructor(error: unknown) {
    const { type, code, constraint } = faultOf(error)
    super([type, code, constraint].filter(Boolean).join(' '))
    this.stack = `${this.name}: ${this.message}`
  }
}

const LEVELS = { error: 'error', warning: 'warn', info: 'debug', debug: 'trace' } as const

export function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger(({ workerId, taskIdentifier, jobId }) => (level, message, meta) => {
    const error = meta?.['error'] ?? meta?.['fatalError']
    // Told by the job itself.
    if (error instanceof JobFailed) return
    // Up to the colon it is the queue's own words, after it the error's.
    const words = message.split(/[:\n]/, 1)[0] ?? ''
    log[LEVELS[level]]({ workerId, task: taskIdentifier, job: jobId, ...(error ? { err: error } : {}) }, words)
  })
}
