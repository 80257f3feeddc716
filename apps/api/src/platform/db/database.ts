// One pool, one door. Every unit of work is a transaction whose first statement names the tenant (TRUST 3); nothing else hands out a
// connection to tenant data.
import { Pool, types, type PoolClient } from 'pg'
import { validate as isUuid } from 'uuid'
import type { EntityManager } from '@mikro-orm/postgresql'
import { bindEntityManager, type Orm } from './orm.ts'
import type { Sql } from './sql.ts'

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

/** One transaction behind one tenant's wall. */
export interface Tx {
  readonly tenantId: string
  /** Rows of one statement. Under a `name`, which stands for its text, it is parsed and planned once per connection. */
  query<R extends object>(statement: Sql, name?: string): Promise<R[]>
  /** The first row, if any. */
  first<R extends object>(statement: Sql, name?: string): Promise<R | undefined>
  /** How many rows the statement touched. */
  run(statement: Sql): Promise<number>
  /** MikroORM on this very transaction; flush before reading what it wrote by `query`. */
  readonly em: EntityManager
  /** Calls back after the commit, and only then: for effects outside the database. */
  afterCommit(effect: () => void): void
  /** The driver's connection, for COPY and cursors. */
  readonly client: PoolClient
}

export interface DatabaseOptions {
  readonly url: string
  readonly poolSize: number
  /** Milliseconds a statement may take; 0: no limit (jobs). */
  readonly statementTimeoutMs: number
  readonly applicationName: string
}

/** Serialization failure, deadlock (TRUST 26): the unit of work is begun again. */
const RETRYABLE = new Set(['40001', '40P01'])
const ATTEMPTS = 4

export class Database {
  readonly pool: Pool
  #orm: Orm

  constructor(options: DatabaseOptions, orm: Orm) {
    this.#orm = orm
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
    return (await this.pool.query(named(statement, name))).rows as R[]
  }

  /** Runs `work` as one transaction of `tenantId`, again from its start after a serialization failure or deadlock (TRUST 26). */
  async unit<T>(tenantId: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return retried(() => this.open(tenantId), work)
  }

  /** A transaction left open for its caller to end; `readOnly` for the queries of one request. */
  async open(tenantId: string, readOnly = false): Promise<OpenTransaction> {
    if (!isUuid(tenantId)) throw new TypeError('a tenant id is a UUID')
    const client = await this.pool.connect()
    try {
      // One round trip; the id is a checked UUID, so it may stand in the text.
      await client.query(`begin${readOnly ? ' read only' : ''}; select app.set_tenant('${tenantId}')`)
    } catch (error) {
      client.release(true)
      throw error
    }
    return new OpenTransaction(client, tenantId, this.#orm)
  }

  /**
   * One connection kept over several transactions, each of them through the door: for a job's temporary tables. It is thrown away at the end, so
   * that nothing of it reaches another tenant.
   */
  async session<T>(tenantId: string, work: (session: Session) => Promise<T>): Promise<T> {
    if (!isUuid(tenantId)) throw new TypeError('a tenant id is a UUID')
    const client = await this.pool.connect()
    try {
      return await work({ unit: act => retried(() => this.#begin(client, tenantId), act) })
    } finally {
      client.release(true)
    }
  }

  /** A transaction on a connection that its holder keeps. */
  async #begin(client: PoolClient, tenantId: string): Promise<OpenTransaction> {
    await client.query(`begin; select app.set_tenant('${tenantId}')`)
    return new OpenTransaction(client, tenantId, this.#orm, () => {})
  }

  async close(): Promise<void> {
    await this.pool.end()
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

function named(statement: Sql, name: string | undefined) {
  return name === undefined ? statement : { name, text: statement.text, values: statement.values }
}

export class OpenTransaction {
  readonly tx: Tx
  #client: PoolClient
  #ended = false
  #effects: (() => void)[] = []
  readonly #release: (broken?: boolean) => void

  constructor(client: PoolClient, tenantId: string, orm: Orm, release: (broken?: boolean) => void = broken => client.release(broken)) {
    this.#client = client
    this.#release = release
    let em: EntityManager | undefined
    const effects = this.#effects
    // Fields resolve side by side, a connection runs one statement at a time: they queue here.
    let last: Promise<unknown> = Promise.resolve()
    const rows = (statement: Sql, name?: string) => {
      const turn = last.then(() => client.query(named(statement, name)))
      last = turn.catch(() => {})
      return turn
    }
    this.tx = {
      tenantId,
      client,
      query: async <R extends object>(statement: Sql, name?: string) => (await rows(statement, name)).rows as R[],
      first: async <R extends object>(statement: Sql, name?: string) => (await rows(statement, name)).rows[0] as R | undefined,
      run: async statement => (await rows(statement)).rowCount ?? 0,
      afterCommit: effect => void effects.push(effect),
      get em() {
        return (em ??= bindEntityManager(orm, client))
      }
    }
  }

  async commit(): Promise<void> {
    await this.#end('commit')
    for (const effect of this.#effects) effect()
  }

  async rollback(): Promise<void> {
    await this.#end('rollback').catch(() => {})
  }

  /** Drops the connection with whatever runs on it; the server notices within a second and stops its work (TRUST 21). */
  abandon(): void {
    if (this.#ended) return
    this.#ended = true
    this.#release(true)
  }

  /** The connection goes back clean or, where ending failed, not at all. */
  async #end(statement: 'commit' | 'rollback'): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    try {
      await this.#client.query(statement)
      this.#release()
    } catch (error) {
      this.#release(true)
      throw error
    }
  }
}
