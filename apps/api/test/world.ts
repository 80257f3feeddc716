// The two-tenant world: acme, whose story a test tells, and globex, which must see nothing of it. Each test file has a database of its own.
import { randomBytes } from 'node:crypto'
import { localDate, type LocalDate, type Role } from '@keqing/domain'
import pg from 'pg'
import { v7 as uuid } from 'uuid'
import { createCompany, type CreatedCompany } from '../src/features/company/index.ts'
import type { Clock } from '../src/platform/clock.ts'
import { readConfig } from '../src/platform/config.ts'
import type { Database } from '../src/platform/db/database.ts'
import { sql } from '../src/platform/db/sql.ts'
import { createLogger, type Logger } from '../src/platform/log.ts'
import { startSession, staffIdentity } from '../src/platform/auth/session.ts'
import { Context } from '../src/platform/graphql/context.ts'
import { createService, openDatabase, type Service } from '../src/server.ts'
import { TEMPLATE } from './template.ts'

export const PASSWORD = 'a long enough phrase'

/** A clock that tests set; starts at the table's as-of date, 2026-06-30, noon in Shanghai. */
export class TestClock implements Clock {
  readonly movable = true
  #now = new Date('2026-06-30T04:00:00Z')
  now(): Date {
    return new Date(this.#now)
  }
  set(instant: string): void {
    this.#now = new Date(instant)
  }
}

export interface Person {
  readonly token: string
  readonly staffId: string
  readonly loginId: string
}

export interface Company extends CreatedCompany {
  readonly stores: readonly { id: string; code: string; groups: readonly { id: string }[] }[]
  readonly hq: Person
  readonly operator: Person
  readonly manager: Person
  readonly associate: Person
  readonly analyst: Person
}

export interface Answer<T = any> {
  readonly status: number
  readonly data: T
  readonly errors?: readonly { message: string; extensions: Record<string, unknown>; path?: readonly (string | number)[] }[]
}

export interface World {
  readonly service: Service
  /** As the app role. */
  readonly db: Database
  /** As the platform role. */
  readonly platform: Database
  readonly clock: TestClock
  readonly log: Logger
  readonly acme: Company
  readonly globex: Company
  /** The app role's address of this file's database: for a service made otherwise. */
  readonly appUrl: string
  /** A superuser's address of this file's database: for looking past the wall in an assertion, nothing else. */
  readonly superuserUrl: string
  ask<T = any>(as: Person | string | null, query: string, variables?: Record<string, unknown>): Promise<Answer<T>>
  /** A context as if a request of this person had come in: for calling use cases directly. Close it. */
  contextOf(person: Person, company: Company): Promise<Context>
  close(): Promise<void>
}

function databaseUrl(database: string, user?: string): string {
  const url = new URL(process.env.KEQING_TEST_SERVER ?? '')
  url.pathname = `/${database}`
  if (user) {
    url.username = user
    url.password = 'test'
  }
  return url.href
}

export async function openWorld(): Promise<World> {
  const name = `keqing_t_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: databaseUrl('postgres') })
  // The server may go down before a failed test file has closed its world.
  admin.on('error', () => {})
  await admin.connect()
  await admin.query(`create database ${name} template ${TEMPLATE} owner keqing_test_owner`)
  const appUrl = databaseUrl(name, 'keqing_test_app')
  const platformUrl = databaseUrl(name, 'keqing_test_platform')
  const config = readConfig({
    NODE_ENV: 'test',
    DATABASE_APP_URL: appUrl,
    DATABASE_PLATFORM_URL: platformUrl,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent',
    DATABASE_POOL_SIZE: '10'
  })
  const clock = new TestClock()
  const log = createLogger(config.LOG_LEVEL, 'test')
  const service = await createService(config, { clock, log })
  const platform = openDatabase(platformUrl, { poolSize: 6, applicationName: 'test-platform', statementTimeoutMs: 0, clock })
  const acme = await makeCompany(service.db, platform, 'acme', {
    currency: 'CNY',
    timeZone: 'Asia/Shanghai',
    locale: 'zh-CN',
    country: 'CN'
  })
  const globex = await makeCompany(service.db, platform, 'globex', {
    currency: 'GBP',
    timeZone: 'Europe/London',
    locale: 'en',
    country: 'GB'
  })
  return {
    service,
    db: service.db,
    platform,
    clock,
    log,
    acme,
    globex,
    appUrl,
    superuserUrl: databaseUrl(name),
    ask: (as, query, variables) => ask(service, as, query, variables),
    async contextOf(person, company) {
      const ctx = new Context({ db: service.db, clock, correlationId: 'test' })
      await ctx.become(await service.db.unit(company.tenantId, tx => staffIdentity(tx, person.loginId)))
      return ctx
    },
    async close() {
      await service.close()
      await platform.close()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    }
  }
}

async function ask(service: Service, as: Person | string | null, query: string, variables?: Record<string, unknown>): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  if (typeof as === 'string') headers['authorization'] = `Bearer ${as}`
  else if (as) headers['cookie'] = `keqing=${as.token}`
  const response = await service.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } })
  return { status: response.statusCode, ...response.json<{ data: unknown }>() }
}

type ChainOptions = { currency: string; timeZone: string; locale: 'zh-CN' | 'en'; country: string }

/** Two stores (S1, S2) of two groups each, and one person per role: HQ, operator and analyst over the chain's S1 or chain, manager of S1, associate of S1's first group. */
async function makeCompany(db: Database, platform: Database, name: string, chain: ChainOptions): Promise<Company> {
  const startsOn = localDate('2015-01-01')
  const made = await createCompany(platform, {
    name,
    chain: { name, ...chain },
    startsOn,
    hq: { name: `${name} hq`, email: `hq@${name}.test`, password: PASSWORD }
  })
  const stores = ['S1', 'S2'].map(code => ({ id: uuid(), code, groups: [{ id: uuid() }, { id: uuid() }] }))
  await db.unit(made.tenantId, async tx => {
    for (const store of stores) {
      await tx.run(
        sql`insert into store (tenant_id, id, chain_id, code, name, city, opened_on) values (${made.tenantId}, ${store.id}, ${made.chainId}, ${store.code}, ${`${name} ${store.code}`}, 'Chengdu', ${startsOn})`
      )
      for (const [index, group] of store.groups.entries()) {
        await tx.run(
          sql`insert into staff_group (tenant_id, id, store_id, name, opened_on) values (${made.tenantId}, ${group.id}, ${store.id}, ${`G${index + 1}`}, ${startsOn})`
        )
      }
    }
  })
  const [first] = stores
  const storeId = first?.id ?? ''
  const groupId = first?.groups[0]?.id ?? ''
  const person = (role: Role, scope: { chain?: string; store?: string; group?: string }) => addPerson(db, made, name, role, scope, startsOn)
  return {
    ...made,
    stores,
    hq: { token: await startSession(db, made.loginId, made.tenantId), staffId: made.staffId, loginId: made.loginId },
    operator: await person('OPERATOR', { store: storeId }),
    manager: await person('STORE_MANAGER', { store: storeId }),
    associate: await person('ASSOCIATE', { group: groupId }),
    analyst: await person('ANALYST', { chain: made.chainId })
  }
}

/** A person with one grant and a session. Tests add more of them for other scopes. */
export async function addPerson(
  db: Database,
  company: { tenantId: string; chainId: string },
  name: string,
  role: Role,
  scope: { chain?: string; store?: string; group?: string },
  joinedOn: LocalDate = localDate('2015-01-01')
): Promise<Person> {
  const loginId = uuid()
  const staffId = uuid()
  await db.global(sql`insert into login (id, email) values (${loginId}, ${`${role.toLowerCase()}-${loginId}@${name}.test`})`)
  await db.global(sql`insert into login_company (login_id, company_id, company_name) values (${loginId}, ${company.tenantId}, ${name})`)
  await db.unit(company.tenantId, async tx => {
    await tx.run(
      sql`insert into staff (tenant_id, id, chain_id, login_id, name, staff_no, joined_on) values (${company.tenantId}, ${staffId}, ${company.chainId}, ${loginId}, ${`${name} ${role}`}, ${`N${loginId.slice(-8)}`}, ${joinedOn})`
    )
    await tx.run(sql`insert into role_grant (tenant_id, id, staff_id, role, chain_id, store_id, group_id)
      values (${company.tenantId}, ${uuid()}, ${staffId}, ${role}, ${scope.chain ?? null}, ${scope.store ?? null}, ${scope.group ?? null})`)
    if (scope.group)
      await tx.run(
        sql`insert into group_membership (tenant_id, id, staff_id, group_id, from_on) values (${company.tenantId}, ${uuid()}, ${staffId}, ${scope.group}, ${joinedOn})`
      )
  })
  return { token: await startSession(db, loginId, company.tenantId), staffId, loginId }
}
