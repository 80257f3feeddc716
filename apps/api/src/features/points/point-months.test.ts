// Statements by month: the opening and what moved add up to the closing, for a customer and for the chain.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'

const MONTH = 'month opening earned bonus adjusted reversed redeemed givenBack expired closing liability { minor currency }'
let world: World
let shop: Shop
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

interface Month {
  readonly month: string
  readonly opening: number
  readonly closing: number
  readonly [sum: string]: unknown
}

test('what moved is in its month by the day it counts from; months without movements are there; the sums add up', async () => {
  const customer = await shop.register('13700600001', { registeredOn: '2026-01-01' })
  await shop.buy({ no: 'M-1', customer, at: '2026-03-31T23:30:00+08:00', lines: [{ item: 'A', n: 4, paid: 40_000 }] })
  const may = await shop.bought({ no: 'M-2', customer, at: '2026-05-10T12:00:00+08:00', lines: [{ item: 'A', n: 2, paid: 20_000 }] })
  await shop.bringBack({ no: 'M-R', of: may, at: '2026-06-05T12:00:00+08:00', lines: [{ line: 1, n: 1 }] })
  await shop.adjust(customer, 10, 'm')
  const pay = {
    chainId: world.acme.chainId,
    storeCode: 'S1',
    customerId: customer,
    points: 3,
    normalMinor: 10_300,
    receiptNo: 'M-3',
    idempotencyKey: 'm'
  }
  await shop.act('pointsRedeem', 'PointsRedeemInput', pay, 'userErrors { code }')
  const { data } = await shop.ask(`query ($id: ID!) { customer(id: $id) { points { balance } pointMonths(months: 4) { ${MONTH} } } }`, {
    id: customer
  })
  const months: Month[] = data.customer.pointMonths
  expect(months.map(({ month, opening, closing }) => [month, opening, closing])).toEqual([
    ['2026-06-01', 6, 12],
    ['2026-05-01', 4, 6],
    ['2026-04-01', 4, 4],
    ['2026-03-01', 0, 4]
  ])
  expect(months[0]).toMatchObject({ earned: 0, adjusted: 10, reversed: -1, redeemed: -3, expired: 0, liability: null })
  expect(months[0]!.closing).toBe(data.customer.points.balance)
  const short = (await shop.ask(`query ($id: ID!) { customer(id: $id) { pointMonths(months: 1) { ${MONTH} } } }`, { id: customer })).data
    .customer.pointMonths
  expect(short).toEqual([months[0]])

  const chain: Month[] = (await shop.ask(`{ pointMonths(chainId: "${world.acme.chainId}", months: 2) { ${MONTH} } }`)).data.pointMonths
  expect(chain[0]).toMatchObject({ opening: 6, closing: 12, liability: { minor: 1_200, currency: 'CNY' } })
  const theirs = await new Shop(world, world.globex).ask(`{ pointMonths(chainId: "${world.globex.chainId}") { opening closing } }`)
  expect(theirs.data.pointMonths).toHaveLength(12)
  expect(theirs.data.pointMonths.every((each: Month) => each.opening === 0 && each.closing === 0)).toBe(true)
})

test('too many months, or none, are refused; a chain’s statement is not a store’s to see', async () => {
  for (const months of [0, 37])
    expect(
      (await shop.ask(`{ pointMonths(chainId: "${world.acme.chainId}", months: ${months}) { month } }`)).errors?.[0]?.extensions.code
    ).toBeDefined()
  const answer = await world.ask(world.acme.manager, `{ pointMonths(chainId: "${world.acme.chainId}") { closing } }`)
  expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND')
})
