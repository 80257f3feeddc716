// TRUST 38: connections are few. Whoever needs one waits in turn and not for long, and no company holds more than its share of them: where a company's
// work piles up behind a lock or a burst, it queues behind itself and leaves the others theirs.
import { Semaphore, withTimeout } from 'async-mutex'
import { Unavailable } from '../errors.ts'

/** Gives the turn to the next in line. */
export type Release = () => void

/** What one request may spend waiting, for connections and locks together. Past it, a moment is still given, so that work half done can end. */
export class Patience {
  readonly #until = performance.now() + 2_500

  get leftMs(): number {
    return Math.max(250, Math.round(this.#until - performance.now()))
  }
}

/** For whoever asks without a request: a job, a command. */
const UNHURRIED_MS = 3_000

export class Turns {
  readonly #all: Semaphore
  readonly #share: number
  readonly #ofTenants = new Map<string, Semaphore>()

  /** `share`: how many of the `size` connections one company may hold at a time. */
  constructor(size: number, share: number) {
    this.#all = new Semaphore(size)
    this.#share = share
  }

  /** Of work whose company is not known yet, or that has none. @throws Unavailable */
  async ofAnyone(patience?: Patience): Promise<Release> {
    return waitFor(this.#all, patience)
  }

  /** A company's: first within its share, then among all. @throws Unavailable */
  async ofTenant(tenantId: string, patience?: Patience): Promise<Release> {
    const own = await waitFor(this.#of(tenantId), patience)
    try {
      const common = await this.ofAnyone(patience)
      return () => {
        common()
        this.#giveBack(tenantId, own)
      }
    } catch (error) {
      this.#giveBack(tenantId, own)
      throw error
    }
  }

  /** For work that holds a turn of anyone already, and now knows its company; undefined where that one's share is used up. */
  async joinTenant(tenantId: string): Promise<Release | undefined> {
    if (this.#of(tenantId).isLocked()) return undefined
    const own = await waitFor(this.#of(tenantId))
    return () => this.#giveBack(tenantId, own)
  }

  #of(tenantId: string): Semaphore {
    const known = this.#ofTenants.get(tenantId)
    if (known) return known
    const made = new Semaphore(this.#share)
    this.#ofTenants.set(tenantId, made)
    return made
  }

  /** Companies at rest are forgotten. */
  #giveBack(tenantId: string, release: Release): void {
    release()
    if (this.#ofTenants.get(tenantId)?.getValue() === this.#share) this.#ofTenants.delete(tenantId)
  }
}

async function waitFor(semaphore: Semaphore, patience?: Patience): Promise<Release> {
  if (!semaphore.isLocked()) return (await semaphore.acquire())[1]
  const [, release] = await withTimeout(semaphore, patience?.leftMs ?? UNHURRIED_MS, new Unavailable()).acquire()
  return release
}
