// A transaction that its holder ends: by commit, rollback, or by dropping its connection.
import type { PoolClient } from 'pg'
import type { EntityManager } from '@mikro-orm/postgresql'
import { bindEntityManager, type Orm } from './orm.ts'
import type { Sql } from './sql.ts'

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

export function named(statement: Sql, name: string | undefined) {
  return name === undefined ? statement : { name, text: statement.text, values: statement.values }
}

export class OpenTransaction {
  readonly tx: Tx
  #client: PoolClient
  #ended = false
  #effects: (() => void)[] = []
  readonly #release: (broken?: boolean) => void

  constructor(client: PoolClient, tenantId: string, orm: Orm, release: (broken?: boolean) => void) {
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
