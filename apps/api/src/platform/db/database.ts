// One pool, one door. Every unit of work is a transaction whose first statement names the tenant (TRUST 3); nothing else hands out a
// connection to tenant data.
import { Pool, types, type PoolClient } from 'pg'
import { validate as isUuid } from 'uuid'
import type { Clock } from '../clock.ts'
import { named, OpenTransaction, type Tx } from './open-transaction.ts'
import type { Orm } from './orm.ts'
import type { Sql } from './sql.ts'
import { Turns, type Patience, type Release } from './turns.ts'

const INT8 = 20
const DATE = 1082
const INT8_ARRAY = 1016

/** Whole numbers beyond 53 bits are refused rather than rounded (MONEY-1). */
function toSafeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError('a stored integer exceeds 53 bits')
  return value
}
types.setTypeParser(INT8, toSafeInteger)
types.setTypeParser(DATE, text => text)
types.setTypeParser(INT8_ARRAY as typeof INT8, text => text.slice(1, -1).split(',').filter(Boolean).map(toSafeInteger))

export type { OpenTransaction, Tx }

/** What a door answers: whose wall stands now. */
export interface Entered {
  readonly tenantId: string
}

export interface DatabaseOptions {
  readonly url: string
  readonly poolSize: number
  /** How many of the pool's connections one company may hold at a time (TRUST 38); all of them where absent (jobs). */
  readonly tenantShare?: number
  /** Milliseconds a statement may take; 0: no limit (jobs). */
  readonly statementTimeoutMs: number
  readonly applicationName: string
  /** Where it can be moved, every transaction is told the time by it. */
  readonly clock?: Clock
}

/** Serialization failure, deadlock (TRUST 26): the unit of work is begun again. */
const RETRYABLE = new Set(['40001', '40P01'])
const ATTEMPTS = 4

export class Database {
  readonly pool: Pool
  readonly #orm: Orm
  readonly #turns: Turns
  readonly #clock: Clock | undefined

  constructor(options: DatabaseOptions, orm: Orm) {
    this.#orm = orm
    this.#clock = options.clock?.movable ? options.clock : undefined
    this.#turns = new Turns(options.poolSize, options.tenantShare ?? options.poolSize)
    this.pool = new Pool({
      connectionString: options.url,
      max: options.poolSize,
      connectionTimeoutMillis: 3_000,
      application_name: options.applicationName,
      options: `-c statement_timeout=${options.statementTimeoutMs} -c lock_timeout=3000 -c client_connection_check_interval=1000 -c timezone=UTC -c jit=off`
    })
    // A dropped idle connection is the pool's to replace, not a reason to end the process (TRUST 37).
    this.pool.on('error', () => {})
    // Nor is one that drops while it is lent out: whoever holds it learns it from its next statement.
    this.pool.on('connect', client => void client.on('error', () => {}))
  }

  /** A statement on tables that belong to no tenant (logins, sessions). Tenant tables show nothing here. */
  async global<R extends object>(statement: Sql, name?: string): Promise<R[]> {
    const end = await this.#turns.ofAnyone()
    try {
      return (await this.pool.query(named(statement, name))).rows as R[]
    } finally {
      end()
    }
  }

  /** Runs `work` as one transaction of `tenantId`, again from its start after a serialization failure or deadlock (TRUST 26). */
  async unit<T>(tenantId: string, work: (tx: Tx) => Promise<T>, patience?: Patience): Promise<T> {
    return retried(() => this.open(tenantId, { patience }), work)
  }

  /** A transaction left open for its caller to end; `readOnly` for the queries of one request. @throws Unavailable */
  async open(tenantId: string, { readOnly = false, patience }: Opening = {}): Promise<OpenTransaction> {
    if (!isUuid(tenantId)) throw new TypeError('a tenant id is a UUID')
    const lent = await this.#lend(await this.#turns.ofTenant(tenantId, patience))
    const locks = patience && !readOnly ? ` set local lock_timeout = ${patience.leftMs};` : ''
    // One round trip; the id is a checked UUID, so it may stand in the text.
    await lent.first(`begin${readOnly ? ' read only' : ''};${locks}${this.#time()} select app.set_tenant('${tenantId}')`)
    return new OpenTransaction(lent.client, tenantId, this.#orm, lent.giveBack)
  }

  /** What `app.now` then answers; nothing where the clock is the system's. */
  #time(): string {
    return this.#clock ? ` set local app.now = '${this.#clock.now().toISOString()}';` : ''
  }

  async #lend(end: Release): Promise<Lent> {
    try {
      return lent(await this.pool.connect(), end)
    } catch (error) {
      end()
      throw error
    }
  }

  /**
   * A read-only transaction begun by a door (migration 0004), which finds out itself whose wall is to stand: who asks is known after one round trip.
   * `door` is a call written with literals that the code has checked, since a batch takes no parameters. Where it answers null, no wall stands and no
   * row of any tenant can be seen.
   */
  async enter<Answer extends Entered>(door: string, patience?: Patience): Promise<{ answer: Answer | null; open: OpenTransaction }> {
    const lent = await this.#lend(await this.#turns.ofAnyone(patience))
    const answer = ((await lent.first(`begin read only;${this.#time()} select ${door} as answer`)).at(-1)?.rows[0]?.['answer'] ??
      null) as Answer | null
    const tenantId = answer?.tenantId ?? ''
    const joined = answer ? await this.#turns.joinTenant(tenantId) : () => {}
    const open = new OpenTransaction(lent.client, tenantId, this.#orm, broken => {
      lent.giveBack(broken)
      joined?.()
    })
    if (joined) return { answer, open }
    // Its company holds its share already: now that it is known, it waits there.
    await open.rollback()
    return { answer, open: await this.open(tenantId, { readOnly: true, patience }) }
  }

  /**
   * One connection kept over several transactions, each of them through the door: for a job's temporary tables. It is thrown away at the end, so
   * that nothing of it reaches another tenant.
   */
  async session<T>(tenantId: string, work: (session: Session) => Promise<T>): Promise<T> {
    if (!isUuid(tenantId)) throw new TypeError('a tenant id is a UUID')
    const { client, giveBack } = await this.#lend(await this.#turns.ofTenant(tenantId))
    const begin = async () => {
      await client.query(`begin;${this.#time()} select app.set_tenant('${tenantId}')`)
      return new OpenTransaction(client, tenantId, this.#orm, () => {})
    }
    try {
      return await work({ unit: act => retried(begin, act) })
    } finally {
      giveBack(true)
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}

interface Opening {
  readonly readOnly?: boolean
  readonly patience?: Patience | undefined
}

type Results = readonly { readonly rows: readonly Record<string, unknown>[] }[]

/** A connection out of the pool, with the turn it was lent on. */
interface Lent {
  readonly client: PoolClient
  /** Its first statements, as a batch: where they fail it is given back, broken. */
  first(batch: string): Promise<Results>
  readonly giveBack: (broken?: boolean) => void
}

function lent(client: PoolClient, end: Release): Lent {
  const giveBack = (broken?: boolean) => {
    client.release(broken)
    end()
  }
  return {
    client,
    giveBack,
    async first(batch) {
      try {
        return (await client.query(batch)) as unknown as Results
      } catch (error) {
        giveBack(true)
        throw error
      }
    }
  }
}

/** One connection of one tenant; what it puts into temporary tables lasts from one unit of work to the next. */
export interface Session {
  unit<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** One unit of work, again from its start after a serialization failure or deadlock (TRUST 26). */
async function retried<T>(begin: () => Promise<OpenTransaction>, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const open = await begin()
    try {
      const result = await work(open.tx)
      await open.commit()
      return result
    } catch (error) {
      await open.rollback()
      if (attempt < ATTEMPTS && RETRYABLE.has((error as { code?: string }).code ?? '')) continue
      throw error
    }
  }
}
