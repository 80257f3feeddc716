// TRUST 38: where a company's work piles up behind a lock, each of its requests is told so, and another company does not notice.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { sql } from '../src/platform/db/sql.ts'
import { Shop } from './shop.ts'
import { openWorld, type World } from './world.ts'

let world: World
let shop: Shop
let customerId: string
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world, world.acme)
  customerId = await shop.register('+8613800000001')
})
afterAll(() => world.close())

const VISIT = 'mutation($input: VisitRecordInput!) { visitRecord(input: $input) { visit { id } userErrors { code } } }'
const record = (reference: string) =>
  world.ask(world.acme.hq, VISIT, {
    input: { customerId, storeId: world.acme.stores[0]?.id, reference, happenedAt: '2026-06-01T09:00:00Z' }
  })

test('thirty requests wait for one customer, and another company is served meanwhile', async () => {
  const order: string[] = []
  const locker = await world.db.open(world.acme.tenantId)
  await locker.tx.run(sql`select from customer where tenant_id = ${world.acme.tenantId} and id = ${customerId} for update`)
  const waiting = Array.from({ length: 30 }, (_, at) =>
    record(`busy-${at}`).then(answer => {
      order.push('acme')
      return answer
    })
  )
  const others = Array.from({ length: 6 }, () =>
    world.ask(world.globex.hq, '{ viewer { company { name } } }').then(({ data }) => {
      order.push('globex')
      return data.viewer.company.name
    })
  )
  expect(await Promise.all(others)).toEqual(Array(6).fill('globex'))
  expect(order).toEqual(Array(6).fill('globex'))
  const codes = (await Promise.all(waiting)).map(({ errors }) => errors?.[0]?.extensions.code)
  expect(codes).toEqual(Array(30).fill('UNAVAILABLE'))
  await locker.rollback()
  expect((await record('busy-0')).data.visitRecord.userErrors).toEqual([])
})
