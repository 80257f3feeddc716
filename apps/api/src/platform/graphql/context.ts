// What one request knows: who asks, at which tenant, with which rights. Loaders and transactions live exactly as long as it (TRUST 6).
import DataLoader from 'dataloader'
import { localDateOf, Refusal, type LocalDate, type Permission } from '@keqing/domain'
import type { Clock } from '../clock.ts'
import type { Database, Entered, OpenTransaction, Tx } from '../db/database.ts'
import type { Patience } from '../db/turns.ts'
import { sql } from '../db/sql.ts'
import { Forbidden, Unauthenticated } from '../errors.ts'
import type { Actor, PlacedGrant, Rights } from '../rights.ts'

/** The signed-in side of a context. Jobs, the seeder and tests make one too: whoever acts, acts through it. */
export interface Identity {
  readonly tenantId: string
  readonly actor: Actor
  readonly rights: Rights
  readonly grants: readonly PlacedGrant[]
}

export interface RequestEdge {
  /** Sets or clears the session cookie. */
  setSession(token: string | null): void
  /** The caller's address, by the configured proxies only (TRUST 11). */
  readonly address: string
  /** Of the cookie that came, or that has been set since. */
  readonly sessionToken: string | null
}

export interface ContextParts {
  readonly db: Database
  readonly clock: Clock
  readonly correlationId: string
  readonly identity?: Identity
  readonly edge?: RequestEdge
  /** Of a request; a job has time. */
  readonly patience?: Patience
}

export class Context {
  readonly db: Database
  readonly clock: Clock
  readonly correlationId: string
  readonly edge: RequestEdge | undefined
  readonly #patience: Patience | undefined
  #identity: Identity | undefined
  #reading: Promise<OpenTransaction> | undefined
  #writing: Tx | undefined
  #loaders = new Map<unknown, DataLoader<string, unknown>>()
  #chains = new Map<string, Promise<ChainFacts | undefined>>()

  constructor(parts: ContextParts) {
    this.db = parts.db
    this.clock = parts.clock
    this.correlationId = parts.correlationId
    this.#identity = parts.identity
    this.edge = parts.edge
    this.#patience = parts.patience
  }

  get signedIn(): boolean {
    return this.#identity !== undefined
  }

  get identity(): Identity {
    if (!this.#identity) throw new Unauthenticated()
    return this.#identity
  }

  get tenantId(): string {
    return this.identity.tenantId
  }

  get actor(): Actor {
    return this.identity.actor
  }

  get rights(): Rights {
    return this.identity.rights
  }

  /** Opens the request's transaction by a door that finds out itself who asks; not signed in where `identify` finds nobody in its answer. */
  async enter<Answer extends Entered>(door: string, identify: (answer: Answer | null) => Identity | undefined): Promise<Answer | null> {
    const { answer, open } = await this.db.enter<Answer>(door, this.#patience)
    this.#reading = Promise.resolve(open)
    this.#identity = identify(answer)
    if (!this.#identity) await this.close()
    return answer
  }

  /** After signing in or switching company, the rest of the request is that person's there. */
  async become(identity: Identity | undefined): Promise<void> {
    await this.close()
    this.#identity = identity
  }

  /** The request's read-only transaction, opened on first use; within a unit of work, that one: an act never waits for a second connection. */
  async read(): Promise<Tx> {
    if (this.#writing) return this.#writing
    this.#reading ??= this.db.open(this.tenantId, { readOnly: true, patience: this.#patience })
    return (await this.#reading).tx
  }

  /** One unit of work, committed before its answer leaves; begun again after a deadlock (TRUST 26). What was read before it is read anew. */
  async write<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    await this.close()
    const act = async (tx: Tx) => {
      this.#forget()
      this.#writing = tx
      try {
        return await work(tx)
      } finally {
        this.#writing = undefined
        this.#forget()
      }
    }
    return this.db.unit(this.tenantId, act, this.#patience)
  }

  /** A loader of this request: `load` gets all ids asked for in one tick and answers them by one statement. */
  loader<V>(key: unknown, load: (ids: readonly string[], tx: Tx) => Promise<ReadonlyMap<string, V>>): DataLoader<string, V | undefined> {
    let loader = this.#loaders.get(key) as DataLoader<string, V | undefined> | undefined
    if (!loader) {
      loader = new DataLoader(async ids => {
        const found = await load(ids, await this.read())
        return ids.map(id => found.get(id))
      })
      this.#loaders.set(key, loader)
    }
    return loader
  }

  /** Currency, time zone and language of a chain in which the actor has any right; otherwise the same as not there. */
  async chain(chainId: string): Promise<ChainFacts> {
    let chain = this.#chains.get(chainId)
    if (!chain) {
      chain = this.read().then(tx => (this.rights.chainIds.has(chainId) ? chainFacts(tx, chainId) : undefined))
      this.#chains.set(chainId, chain)
    }
    const facts = await chain
    if (!facts) throw new Refusal('NOT_FOUND', ['chainId'])
    return facts
  }

  /** Today in the chain's time zone (TIME-1). */
  async today(chainId: string): Promise<LocalDate> {
    return localDateOf(this.clock.now(), (await this.chain(chainId)).timeZone)
  }

  /** Ends whatever the request still does in the database; nothing more is read for it. */
  abort(): void {
    const reading = this.#reading
    this.#reading = undefined
    void reading?.then(
      open => open.abandon(),
      () => {}
    )
  }

  #forget(): void {
    this.#loaders.clear()
    this.#chains.clear()
  }

  async close(): Promise<void> {
    const reading = this.#reading
    this.#reading = undefined
    this.#forget()
    if (reading)
      await reading.then(
        open => open.commit(),
        () => {}
      )
  }
}

export interface ChainFacts {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly locale: 'zh-CN' | 'en'
  readonly country: string
}

export async function chainFacts(tx: Tx, chainId: string): Promise<ChainFacts | undefined> {
  return tx.first<ChainFacts>(
    sql`select id, name, currency, time_zone as "timeZone", locale, country from chain where tenant_id = ${tx.tenantId} and id = ${chainId}`
  )
}

/** Held nowhere: FORBIDDEN. Held, but not here: the same as not there (TRUST 5, 8). */
export function demand(
  ctx: Context,
  permission: Permission,
  place?: { chainId: string; storeId?: string | null; groupId?: string | null },
  options: { atStore?: boolean; field?: readonly string[] } = {}
): void {
  if (!ctx.rights.has(permission)) throw new Forbidden()
  if (place && !ctx.rights.covers(permission, place, options)) throw new Refusal('NOT_FOUND', options.field ?? ['id'])
}
