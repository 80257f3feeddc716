// TRUST 22: a bonus is refused where the balance would leave 53 bits, whatever act it comes with, and the act with it.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { localDate } from '@keqing/domain'
import { amendRules } from '../../../test/amend-rules.ts'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { postEntries } from './index.ts'

const BONUS = 20

let world: World
let shop: Shop
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  await amendRules(world, world.acme, 'earning', { bonuses: { registration: 0, completedFile: null, referralFirstPurchase: BONUS } })
})
afterAll(() => world.close())

const balance = async (id: string): Promise<number> => (await shop.customer(id)).points.balance

test.each([
  ['just fits', BONUS, []],
  ['is one too many', BONUS - 1, ['OVERFLOW']]
])('a bonus that %s', async (_, room, refused) => {
  const before = Number.MAX_SAFE_INTEGER - room
  const referrer = await shop.register(`1370081${1000 + room}`)
  const filled = {
    customerId: referrer,
    on: localDate('2026-06-01'),
    expiresOn: null,
    policyVersionId: null,
    reason: 'max',
    approvedBy: world.acme.hq.staffId
  }
  await world.db.unit(world.acme.tenantId, tx =>
    postEntries(tx, { chainId: world.acme.chainId, recordedBy: null }, [
      { ...filled, kind: 'adjust', account: 'adjustment', amount: before }
    ])
  )
  const referred = await shop.register(`1370082${1000 + room}`, { referrerId: referrer })
  const { userErrors } = await shop.buy({ no: `R${room}`, customer: referred, lines: [{ item: 'A', paid: 100 }] })
  expect(userErrors.map((error: { code: string }) => error.code)).toEqual(refused)
  expect(await balance(referrer)).toBe(refused.length > 0 ? before : Number.MAX_SAFE_INTEGER)
  expect((await shop.customer(referred)).purchaseCount).toBe(refused.length > 0 ? 0 : 1)
})
