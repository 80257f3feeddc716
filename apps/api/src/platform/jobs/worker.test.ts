// TRUST 34: what fails in a job may quote what it worked on; neither the queue nor a log line keeps that.
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals'
import pg from 'pg'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../db/sql.ts'
import { createLogger } from '../log.ts'
import { queueLogger } from './queue-log.ts'
import type { JobTask } from './job-context.ts'
import { startWorker } from './worker.ts'

const PHONE = '+8613812342201'
const NAME = '林晓梅'

let world: World
let queue: pg.Client
beforeAll(async () => {
  world = await openWorld()
  queue = new pg.Client({ connectionString: world.superuserUrl })
  await queue.connect()
})
afterAll(async () => {
  await queue.end()
  await world.close()
})
afterEach(() => void jest.restoreAllMocks())

const register = (tenantId: string) =>
  sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, phone, capture_source, registered_on, registered_at)
    values (${tenantId}, gen_random_uuid(), ${world.acme.chainId}, ${world.acme.stores[0]?.id}, gen_random_uuid()::text, ${NAME}, '', '', ${PHONE}, 'till', '2026-06-01', now())`

/** Every way in which an error has been seen to quote a row. */
const FAILING: Readonly<Record<string, JobTask>> = {
  'a row that is there already': async (job, { tenantId }) => {
    await job.db.unit(String(tenantId), async tx => {
      await tx.run(register(String(tenantId)))
      await tx.run(register(String(tenantId)))
    })
  },
  'a row that is not whole': (job, { tenantId }) =>
    job.db.unit(
      String(tenantId),
      async tx =>
        void (await tx.run(
          sql`insert into customer (tenant_id, id, name, phone) values (${tenantId}, gen_random_uuid(), ${NAME}, ${PHONE})`
        ))
    ),
  'a value of another kind': (job, { tenantId }) =>
    job.db.unit(String(tenantId), async tx => void (await tx.run(sql`select ${PHONE}::text::date`))),
  'a text that is no JSON': () => Promise.resolve(JSON.parse(`${NAME} ${PHONE}`) as undefined),
  'an error of many lines': () => Promise.reject(new Error(`no such customer:\n    at ${NAME} (${PHONE}:1:2)\n  at ${PHONE}`)),
  'an error with a cause': () => Promise.reject(new Error('outer', { cause: Object.assign(new Error(PHONE), { detail: NAME }) })),
  'something that is no error': () => Promise.reject(Object.assign(Object.create(null) as Error, { message: `${NAME} ${PHONE}` }))
}

test.each(Object.keys(FAILING))('%s', async name => {
  const said: string[] = []
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation(chunk => {
      said.push(String(chunk))
      return true
    })
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const)
    jest.spyOn(console, method).mockImplementation((...words: unknown[]) => void said.push(words.join(' ')))
  const log = createLogger('trace', 'worker', { write: line => void said.push(line) })
  const url = new URL(world.superuserUrl)
  url.username = 'keqing_test_platform'
  url.password = 'test'
  const { runner, stop } = await startWorker({
    url: url.href,
    db: world.platform,
    clock: world.clock,
    log,
    tasks: { fails: FAILING[name] ?? (() => Promise.resolve()) },
    crontab: [],
    concurrency: 1
  })
  const failed = new Promise<void>(resolve => runner.events.on('job:complete', () => resolve()))
  await world.db.unit(
    world.acme.tenantId,
    async tx => void (await tx.client.query(`select app.enqueue('fails', '{}', null, null, 1, null)`))
  )
  await failed
  await stop()
  jest.restoreAllMocks()
  const { rows } = await queue.query<{ last_error: string }>('delete from graphile_worker._private_jobs returning last_error')
  const all = said.join('\n')
  expect(rows).toHaveLength(1)
  expect(rows[0]?.last_error).toMatch(/\w/)
  expect(all).toContain('job failed')
  expect(`${rows[0]?.last_error}\n${all}`).not.toMatch(/13812342201|林晓梅/)
})

test('the queue’s own troubles are told in its words and not in the error’s', () => {
  const said: string[] = []
  const logger = queueLogger(createLogger('trace', 'worker', { write: line => void said.push(line) }))
  const error = Object.assign(new Error(`gone with ${PHONE}`), { code: '57P01', detail: NAME })
  logger.error(`Cron hit an error; restarting in 5ms (attempt 1): ${String(error)}`, { error })
  logger.error(`${error.stack}`)
  logger.warn(`Failed to complete jobs '1', '2':\n${error.message}`, { fatalError: error })
  expect(said.map(line => JSON.parse(line).msg)).toEqual([
    'Cron hit an error; restarting in 5ms (attempt 1)',
    'Error',
    "Failed to complete jobs '1', '2'"
  ])
  expect(said[0]).toContain('"code":"57P01"')
  expect(said.join('')).not.toMatch(/13812342201|林晓梅/)
})
