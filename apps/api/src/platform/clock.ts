// The only reader of the system's clock; everything else is told what time it is (TIME-3). Outside production a file can move it, so that a test or a
// developer sees tomorrow: API, worker and database then go by that file alike. No process is told, each looks whenever it is asked the time.
import { readFileSync, statSync } from 'node:fs'

export interface Clock {
  now(): Date
  /** Whether it can differ from the database's, which is then told the time with every transaction (`app.now`, migration 0011). */
  readonly movable?: true
}

export const systemClock: Clock = { now: () => new Date() }

/** With its offset or Z: an instant, not a time of day somewhere. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/** Undefined where the file holds no instant; null where there is none, or nothing in it yet. */
function instantIn(file: string): number | null | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim()
    if (text === '') return null
    const at = INSTANT.test(text) ? Date.parse(text) : NaN
    return Number.isNaN(at) ? undefined : at
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null
    return undefined
  }
}

export const movesClock = (file: string): boolean => instantIn(file) !== undefined

/** Reads the instant in the file when that was written, and runs on from there; the system's time while there is no such file. */
export class FileClock implements Clock {
  readonly movable = true
  readonly #file: string
  #writtenAt = NaN
  #instant: number | null = null

  constructor(file: string) {
    this.#file = file
  }

  /** @throws Error where the file holds something else than an instant */
  now(): Date {
    const writtenAt = statSync(this.#file, { throwIfNoEntry: false })?.mtimeMs
    if (writtenAt === undefined) return new Date()
    if (writtenAt !== this.#writtenAt) this.#read(writtenAt)
    return new Date(this.#instant === null ? Date.now() : this.#instant + Date.now() - this.#writtenAt)
  }

  /** Half written, it is empty: then the time goes on as it was. */
  #read(writtenAt: number): void {
    const instant = instantIn(this.#file)
    if (instant === undefined) throw new Error(`${this.#file} holds no instant as 2026-12-01T09:00:00+08:00`)
    if (instant === null) return
    this.#instant = instant
    this.#writtenAt = writtenAt
  }
}

/** @throws Error in production: there nobody moves the clock that dates points and decisions. */
export function clockFrom(env: { readonly NODE_ENV?: string | undefined; readonly KEQING_CLOCK?: string | undefined }): Clock {
  const file = env.KEQING_CLOCK?.trim()
  if (!file) return systemClock
  if ((env.NODE_ENV ?? 'production') === 'production') throw new Error('KEQING_CLOCK must not be set in production')
  return new FileClock(file)
}
