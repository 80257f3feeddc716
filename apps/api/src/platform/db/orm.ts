// MikroORM maps rows to entities and writes them; connections and transactions stay with the door in database.ts. Each entity manager is
// bound to one transaction's connection and lives as long as it (TRUST 6).
import { MikroORM, type EntityManager, type EntitySchema, type Options } from '@mikro-orm/postgresql'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type { PoolClient } from 'pg'

export type Orm = MikroORM

/** Reads the mapping only; no connection is made here. */
export function createOrm(entities: readonly EntitySchema[]): Orm {
  const orm = new MikroORM({
    entities: [...entities],
    dbName: 'unused',
    driverOptions: new PostgresDialect({ pool: refusingPool }),
    validate: true,
    strict: true,
    forceUtcTimezone: true,
    discovery: { warnWhenNoEntities: false }
  } as Options)
  // Otherwise the first flush would open a connection of its own, to greet the database.
  void orm.em.getConnection().connect({ skipOnConnect: true })
  return orm
}

const refusingPool: PostgresPool = {
  options: {},
  connect: () => Promise.reject(new Error('an entity manager outside the tenant door')),
  end: () => Promise.resolve()
}

/** An entity manager whose every statement runs on `client`, inside the transaction already open there. */
export function bindEntityManager(orm: Orm, client: PoolClient): EntityManager {
  const held = { query: client.query.bind(client), release: () => {} }
  const pool: PostgresPool = { options: {}, connect: () => Promise.resolve(held as never), end: () => Promise.resolve() }
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  const em = orm.em.fork({ clear: true, useContext: false })
  em.setTransactionContext(kysely)
  return em
}
