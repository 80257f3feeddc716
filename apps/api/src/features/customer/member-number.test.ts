// The chain's own numbers: none is given twice, whoever asks at once, and those that people gave themselves are passed over.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { takeMemberNumbers } from './member-number.sql.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** As the database does by itself after a while. */
async function analyzed(table: string): Promise<void> {
  const admin = new pg.Client({ connectionString: world.superuserUrl })
  await admin.connect()
  await admin.query(`analyze ${table}`)
  await admin.end()
}
const take = (count: number) => world.db.unit(world.acme.tenantId, tx => takeMemberNumbers(tx, world.acme.chainId, count))

test('numbers that people gave themselves are passed over', async () => {
  const shop = new Shop(world)
  for (const memberNo of ['M000002', 'M000003', 'M000006']) await shop.register(`+8613800000${memberNo.slice(-3)}`, { memberNo })
  expect(await take(1)).toEqual(['M000001'])
  expect(await take(3)).toEqual(['M000004', 'M000005', 'M000007'])
})

test('those who take at once get different ones', async () => {
  const taken = (await Promise.all([take(40), take(1), take(40), take(1)])).flat()
  expect(taken).toHaveLength(82)
  expect(new Set(taken).size).toBe(82)
})

test('a long run of given ones is passed over as well, and not again', async () => {
  await world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`update chain set next_member_no = 200001 where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, capture_source, registered_on, registered_at)
      select ${tx.tenantId}, gen_random_uuid(), ${world.acme.chainId}, ${world.acme.stores[0]!.id}, 'M' || n, 'x', 'x', 'x', 'till', '2024-01-01', '2024-01-01'
      from generate_series(200001, 205000) n`)
  })
  await analyzed('customer')
  expect(await take(2)).toEqual(['M205001', 'M205002'])
  expect(await take(1)).toEqual(['M205003'])
})
