// Vouchers with a purchase that a file brings: a file of the last days is as good as a till that was late, and one of years is history and gives nothing.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DEFAULT_BENEFIT_POLICY } from '@keqing/domain'
import { VoucherNights } from '../../../test/voucher-nights.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { importFile, openShop, type Shop } from './import.fixture.ts'

let world: World
let shop: Shop
beforeAll(async () => {
  world = await openWorld()
  shop = await openShop(world, 'filed', 'CNY')
})
afterAll(async () => world.close())

test('receipts of a file count that are at most three days older than it', async () => {
  const nights = new VoucherNights(world, shop)
  const occasions = [{ key: 'purchase', gift: null, voucherMinor: 2_000, booklet: false, handover: 'atTill' } as const]
  await nights.benefits({ tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({ ...tier, occasions })), festivals: [] })
  const given = () =>
    world.db.unit(shop.tenantId, tx =>
      tx.query<{ no: string; on: string }>(sql`
        select c.member_no as no, v.occasion_on as on from voucher v join customer c on c.tenant_id = v.tenant_id and c.id = v.customer_id
        where v.tenant_id = ${tx.tenantId} order by 1, 2`)
    )
  for (const day of ['2026-06-29', '2026-06-30']) {
    nights.noon(day)
    await nights.night()
  }
  const days = ['2024-06-28', '2026-06-01', '2026-06-26', '2026-06-27', '2026-06-28', '2026-06-30']
  const rows = days.map((day, at) => `${at},N1,${day} 10:00,A,1,100,V${day}`)
  const file = Buffer.from(`receipt,store,date,sku,qty,unit price,member\n${rows.join('\n')}\n`)
  const run = await importFile(world, shop, 'RECEIPT_LINES', 'r.csv', file)
  expect(run.counts).toMatchObject({ imported: 6, newCustomers: 6, errors: 0 })
  nights.noon('2026-07-01')
  await Promise.all([nights.night(), nights.night()])
  const counted = ['2026-06-27', '2026-06-28', '2026-06-30'].map(on => ({ no: `V${on}`, on }))
  expect(await given()).toEqual(counted)
  nights.noon('2026-07-02')
  await nights.night()
  expect(await given()).toEqual(counted)
})
