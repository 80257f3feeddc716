// TRUST 35: what was uploaded goes when its days are over, of every company by its own days; who asks for it then is told so.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { sabotage } from '../../../test/sabotage.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { feature } from './index.ts'
import { check, guessed, importFile, jobOf, look, mutate, openShop, report, upload, type Shop } from './import.fixture.ts'
import { importTidy } from './import-tidy.job.ts'

const NOON = '2026-06-30T04:00:00Z'
const FILE = Buffer.from('会员号,姓名,手机,门店\n000123,张伟,13800000011,N1\n')

let world: World
let shop: Shop
let other: Shop
beforeAll(async () => {
  world = await openWorld()
  shop = await openShop(world, 'tidy', 'CNY')
  other = await openShop(world, 'elsewhere', 'CNY')
})
beforeEach(() => world.clock.set(NOON))
afterAll(async () => world.close())

/** The job, as much later than noon. */
async function tidyAfter(days: number, hours = 0): Promise<void> {
  world.clock.set(new Date(Date.parse(NOON) + (days * 24 + hours) * 3_600_000).toISOString())
  await importTidy(jobOf(world), {})
}

/** The database's clock is not the world's. */
async function dated(of: Shop, id: string, status?: string): Promise<void> {
  await world.db.unit(of.tenantId, tx =>
    tx.run(
      sql`update import_run set created_at = ${NOON}, status = coalesce(${status ?? null}, status) where tenant_id = ${tx.tenantId} and id = ${id}`
    )
  )
}

async function uploaded(of: Shop, status?: string): Promise<string> {
  const { body } = await upload(world, of, 'CUSTOMERS', '顾客.csv', FILE)
  await dated(of, body.id, status)
  return body.id
}

async function checked(of: Shop, status?: string): Promise<string> {
  const id = await uploaded(of)
  await check(world, of, id, guessed(await look(world, of, id)))
  await dated(of, id, status)
  return id
}

interface Held {
  readonly source: number
  readonly report: number
  readonly samples: number
  readonly version: string
}

async function held(of: Shop, id: string): Promise<Held | undefined> {
  return world.db.unit(of.tenantId, tx =>
    tx.first<Held>(sql`
      select (select count(*) from import_part p where p.tenant_id = r.tenant_id and p.import_id = r.id and content = 'source') as source,
        (select count(*) from import_part p where p.tenant_id = r.tenant_id and p.import_id = r.id and content = 'report') as report,
        coalesce(jsonb_array_length(format -> 'samples'), 0) as samples, xmin::text as version
      from import_run r where tenant_id = ${tx.tenantId} and id = ${id}`)
  )
}

test('the clock asks for it every hour', () => {
  expect(feature.jobs?.['importTidy']).toBe(importTidy)
  expect(feature.crontab).toContain('41 * * * * importTidy')
})

test('a file goes seven days after its import ended, its report after thirty; once more changes nothing', async () => {
  const { id } = await importFile(world, shop, 'CUSTOMERS', '顾客.csv', FILE)
  await dated(shop, id)
  world.clock.set('2026-07-02T04:00:00Z')
  const later = await importFile(world, other, 'CUSTOMERS', '顾客.csv', FILE)
  await dated(other, later.id)
  await tidyAfter(6, 23)
  expect(await held(shop, id)).toMatchObject({ source: 1, report: 1, samples: 4 })
  await tidyAfter(7, 1)
  const after = await held(shop, id)
  expect(after).toMatchObject({ source: 0, report: 1, samples: 0 })
  expect(await held(other, later.id)).toMatchObject({ source: 1, report: 1, samples: 4 })
  expect((await look(world, shop, id)).columns.map(column => [column.name, column.firstValues])).toContainEqual(['手机', []])
  expect(await report(world, shop, id)).toContain('000123,IMPORTED')
  await tidyAfter(8)
  expect(await held(shop, id)).toEqual(after)
  await tidyAfter(30, 1)
  expect(await held(shop, id)).toMatchObject({ source: 0, report: 0 })
  expect(await held(other, later.id)).toMatchObject({ source: 0, report: 1, samples: 0 })
  await expect(report(world, shop, id)).rejects.toThrow(/422 .*IMPORT_FILE_GONE/)
  expect(await report(world, other, later.id)).toContain('000123,IMPORTED')
})

test.each(['failed', 'cancelled'])('one that %s can be gone on with for seven days, then its file is gone', async status => {
  const id = await checked(shop, status)
  const theirs = await checked(other, status)
  await tidyAfter(6, 23)
  expect(await held(shop, id)).toMatchObject({ source: 1 })
  await tidyAfter(7, 1)
  expect(await held(shop, id)).toMatchObject({ source: 0, samples: 0 })
  expect(await held(other, theirs)).toMatchObject({ source: 0, samples: 0 })
  const mapping = guessed(await look(world, shop, id))
  expect((await mutate(world, shop, 'importStart', { id })).userErrors[0]?.code).toBe('IMPORT_FILE_GONE')
  expect((await mutate(world, shop, 'importCheck', { id, mapping })).userErrors[0]?.code).toBe('IMPORT_FILE_GONE')
})

test.each([
  ['uploaded', uploaded],
  ['checked', checked]
])('one that was %s and never started goes after two days', async (_status, make) => {
  const id = await make(shop)
  await tidyAfter(1, 23)
  expect(await held(shop, id)).toMatchObject({ source: 1, samples: 4 })
  await tidyAfter(2, 1)
  expect(await held(shop, id)).toMatchObject({ source: 0, samples: 0 })
})

test('an upload that broke off with its process goes too', async () => {
  const id = await uploaded(shop, 'uploading')
  await tidyAfter(2, 1)
  expect(await held(shop, id)).toMatchObject({ source: 0, samples: 0 })
})

test('what is at work keeps its file; what nothing ends any more fails after thirty days', async () => {
  const id = await checked(shop, 'running')
  await tidyAfter(29)
  expect(await held(shop, id)).toMatchObject({ source: 1, samples: 4 })
  await tidyAfter(30, 1)
  expect(await held(shop, id)).toMatchObject({ source: 0, samples: 0 })
  expect(await look(world, shop, id)).toMatchObject({ status: 'FAILED', failure: 'IMPORT_FILE_GONE' })
})

test('a large file goes in batches, its first part first; stopped between two, the next job goes on', async () => {
  const id = await checked(shop, 'failed')
  await world.db.unit(shop.tenantId, tx =>
    tx.run(sql`insert into import_part (tenant_id, import_id, content, part_no, bytes)
      select ${tx.tenantId}, ${id}, 'source', no, '\\x00' from generate_series(1, 249) no`)
  )
  const stopping = new AbortController()
  const restore = sabotage(/delete from import_part p using/, async () => stopping.abort())
  world.clock.set('2026-07-08T04:00:00Z')
  await importTidy(jobOf(world, stopping.signal), {}).finally(restore)
  expect(await held(shop, id)).toMatchObject({ source: 150, samples: 0 })
  expect((await mutate(world, shop, 'importStart', { id })).userErrors[0]?.code).toBe('IMPORT_FILE_GONE')
  await tidyAfter(8)
  expect(await held(shop, id)).toMatchObject({ source: 0, report: 1 })
})

test('a run that somebody holds is left to the next job', async () => {
  const id = await uploaded(shop)
  await world.db.unit(shop.tenantId, async tx => {
    await tx.run(sql`select from import_run where tenant_id = ${tx.tenantId} and id = ${id} for update`)
    await tidyAfter(3)
  })
  expect(await held(shop, id)).toMatchObject({ source: 1 })
  await tidyAfter(3)
  expect(await held(shop, id)).toMatchObject({ source: 0 })
  expect(await held(shop, randomUUID())).toBeUndefined()
})
