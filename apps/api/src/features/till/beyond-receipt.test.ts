// POINT-6, BENEFIT-2: a till may say more of a receipt than it records afterwards. The sale stands; that points or vouchers paid for more than they may is told
// beside the payment and in the log, to who reads it there, and to nobody of another company.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { VoucherTill } from './till.fixture.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const told = () =>
  world.db.unit(world.acme.tenantId, tx =>
    tx.query(sql`select object_id as "purchaseId", store_id as "storeId", detail->>'of' as "of", (detail->>'saidMinor')::int as said, (detail->>'recordedMinor')::int as recorded
      from audit_entry where tenant_id = ${tx.tenantId} and action = 'paymentBeyondReceipt' order by at, id`)
  )
const paymentOf = async (purchaseId: string, as = world.acme.hq) => {
  const query = 'query ($id: ID!) { purchase(id: $id) { redemption { beyondReceipt } vouchers { beyondReceipt } } }'
  const { data, errors } = await world.ask(as, query, { id: purchaseId })
  expect(errors).toBeUndefined()
  return data.purchase
}

test('points that paid half of a receipt which was nothing', async () => {
  const shop = new Shop(world)
  const customer = await shop.register('+8613800077001', { registeredOn: '2026-01-01' })
  await shop.adjust(customer, 1_000, 'beyond')
  const { chainId, stores } = world.acme
  const pay = (no: string) => {
    const input = {
      chainId,
      storeId: stores[0]!.id,
      customerId: customer,
      points: 50,
      normalMinor: 10_000,
      receiptNo: no,
      idempotencyKey: no
    }
    return shop.act('pointsRedeem', 'PointsRedeemInput', input, 'userErrors { code }')
  }
  expect((await pay('R-SMALL')).userErrors).toEqual([])
  expect((await pay('R-RIGHT')).userErrors).toEqual([])
  const right = await shop.bought({ no: 'R-RIGHT', customer, lines: [{ item: 'A', paid: 5_000 }] })
  expect(await told()).toEqual([])
  const small = await shop.bought({
    no: 'R-SMALL',
    customer,
    lines: [
      { item: 'A', paid: 0 },
      { item: 'B', paid: 100, special: true }
    ]
  })
  // Half of what it had, 50.00 at its usual price, would have been 25.
  expect(await told()).toEqual([{ purchaseId: small, storeId: world.acme.stores[0]!.id, of: 'points', said: 10_000, recorded: 5_000 }])
  expect((await paymentOf(small)).redemption).toEqual({ beyondReceipt: true })
  expect((await paymentOf(right)).redemption).toEqual({ beyondReceipt: false })
  expect(await paymentOf(small, world.globex.hq)).toBeNull()
  // Sent again it is told once.
  await shop.buy({
    no: 'R-SMALL',
    customer,
    lines: [
      { item: 'A', paid: 0 },
      { item: 'B', paid: 100, special: true }
    ]
  })
  expect(await told()).toHaveLength(1)
})

test('a voucher whose least spend the receipt did not have', async () => {
  const till = new VoucherTill(world)
  const { customer, id } = await till.held({ minimumMinor: 30_000 })
  expect((await till.redeem({ customerId: customer, ids: [id], no: 'V-SMALL', lines: [{ amountMinor: 30_000 }] })).userErrors).toEqual([])
  const before = await told()
  const purchaseId = await till.shop.bought({ no: 'V-SMALL', customer, lines: [{ item: 'A', paid: 4_000 }] })
  expect((await told()).slice(before.length)).toEqual([
    { purchaseId, storeId: world.acme.stores[0]!.id, of: 'voucher', said: 30_000, recorded: 14_000 }
  ])
  expect((await paymentOf(purchaseId)).vouchers).toEqual([{ beyondReceipt: true }])
})
