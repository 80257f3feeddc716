// What happens to a receipt later, through GraphQL: voids, claims, exchanges, with what they do to points and tiers.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type World } from '../../../test/world.ts'

let world: World
let shop: Shop
let phone = 13_800_200_000

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
})
afterAll(() => world.close())

const register = () => shop.register(String(phone++))
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])
const day = (date: string) => `${date}T12:00:00+08:00`

describe('a void', () => {
  test('is as if the purchase had never happened: points, tier, returns that name it, and units that unnamed returns took of it', async () => {
    const customer = await register()
    await shop.bought({ no: 'V0', customer, at: day('2026-06-01'), lines: [{ item: 'V', paid: 10_000 }] })
    const id = await shop.bought({ no: 'V1', customer, at: day('2026-06-02'), lines: [{ item: 'V', n: 2, paid: 600_000 }] })
    expect((await shop.customer(customer)).tier).toMatchObject({ key: 'A' })
    const named = await shop.bringBack({ no: 'VB1', of: id, at: day('2026-06-03'), lines: [{ item: 'V', n: 1 }] })
    const unnamed = await shop.bringBack({ no: 'VB2', customer, at: day('2026-06-04'), lines: [{ item: 'V', n: 1 }] })
    expect(unnamed.purchaseReturn.refunded.minor).toBe(300_000)
    const gone = await shop.void(id)
    expect(gone).toMatchObject({
      userErrors: [],
      purchase: { points: 0, net: { minor: 0 }, returnedUnits: 0, voidedAt: expect.any(String) }
    })
    expect(await shop.customer(customer)).toMatchObject({
      purchaseCount: 0,
      netSpend: { minor: 0 },
      points: { balance: 0 },
      tier: { status: 'NONE' }
    })
    const { data } = await shop.ask(
      `{ purchaseReturns(chainId: "${world.acme.chainId}", filter: { search: "VB" }) { nodes { id returnNo refunded { minor } unmatchedUnits voidedAt } } }`
    )
    expect(data.purchaseReturns.nodes).toMatchObject([
      { returnNo: 'VB2', refunded: { minor: 10_000 }, voidedAt: null },
      { id: named.purchaseReturn.id, refunded: { minor: 0 }, unmatchedUnits: 0, voidedAt: expect.any(String) }
    ])
    expect(codes(await shop.void(id))).toEqual([['PURCHASE_ALREADY_VOIDED', 'id']])
    expect(codes(await shop.bringBack({ no: 'VB3', of: id, lines: [{ item: 'V', n: 1 }] }))).toEqual([
      ['PURCHASE_ALREADY_VOIDED', 'purchaseId']
    ])
    expect((await shop.bringBack({ no: 'VB1', of: id, at: day('2026-06-03'), lines: [{ item: 'V', n: 1 }] })).repeated).toBe(true)
    expect(codes(await shop.void(id, ' '))).toEqual([['REASON_REQUIRED', 'reason']])
  })

  test('of many at once one wins', async () => {
    const customer = await register()
    const id = await shop.bought({ no: 'VR', customer, lines: [{ item: 'V', paid: 30_000 }] })
    const answers = await Promise.all(Array.from({ length: 8 }, () => shop.void(id)))
    expect(answers.filter(answer => answer.purchase)).toHaveLength(1)
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 0, earned: 3, reversed: -3 } })
  })
})

describe('a claim', () => {
  test('gives an anonymous receipt with its returns to a customer, from its own day; of two at once one wins', async () => {
    const [one, other] = [await register(), await register()]
    const id = await shop.bought({ no: 'C1', at: day('2026-06-25'), lines: [{ item: 'C', n: 2, paid: 60_000 }] })
    await shop.bringBack({ no: 'CB1', of: id, at: day('2026-06-26'), lines: [{ item: 'C', n: 1 }] })
    const answers = await Promise.all([one, other].map(customer => shop.claim(id, customer)))
    expect(answers.flatMap(codes)).toEqual([['PURCHASE_ALREADY_CLAIMED', 'purchaseId']])
    const winner = answers[0].purchase ? one : other
    expect(await shop.customer(winner)).toMatchObject({
      purchaseCount: 1,
      netSpend: { minor: 30_000 },
      points: { balance: 3 },
      pointEntries: {
        nodes: [
          { kind: 'REVERSE', amount: -3, happenedOn: '2026-06-26', returnNo: 'CB1' },
          { kind: 'EARN', amount: 6, happenedOn: '2026-06-25' }
        ]
      }
    })
    expect(codes(await shop.claim(id, winner))).toEqual([])
    expect((await shop.buy({ no: 'C1', at: day('2026-06-25'), lines: [{ item: 'C', n: 2, paid: 60_000 }] })).repeated).toBe(true)
    expect(codes(await shop.bringBack({ no: 'CB2', of: id, lines: [{ item: 'C', n: 1 }] }))[0]).toEqual([
      'RETURN_BEFORE_PURCHASE',
      'happenedAt'
    ])
  })

  test('within 7 days is in time, later is late (TERM-3)', async () => {
    const customer = await register()
    const [inTime, late] = [
      await shop.bought({ no: 'C7', at: '2026-06-23T00:30:00+08:00', lines: [{ item: 'C', paid: 1 }] }),
      await shop.bought({ no: 'C8', at: '2026-06-22T23:30:00+08:00', lines: [{ item: 'C', paid: 1 }] })
    ]
    expect((await shop.claim(inTime, customer)).purchase.claimedLate).toBe(false)
    expect((await shop.claim(late, customer)).purchase.claimedLate).toBe(true)
  })

  test('is refused of a receipt that came with a customer or was voided; so is a reason for declining, which only an anonymous receipt can carry', async () => {
    const customer = await register()
    const own = await shop.bought({ no: 'C2', customer, lines: [{ item: 'C', paid: 1 }] })
    const anonymous = await shop.bought({ no: 'C3', declineReason: 'INITIATIVE', lines: [{ item: 'C', paid: 1 }] })
    const decline = (purchaseId: string) =>
      shop.act(
        'purchaseDecline',
        'PurchaseDeclineInput',
        { purchaseId, reason: 'NO_REASON' },
        'purchase { declineReason } userErrors { code field }'
      )
    expect(codes(await shop.claim(own, customer))).toEqual([['PURCHASE_NOT_ANONYMOUS', 'purchaseId']])
    expect(codes(await decline(own))).toEqual([['PURCHASE_NOT_ANONYMOUS', 'purchaseId']])
    expect((await decline(anonymous)).purchase).toEqual({ declineReason: 'NO_REASON' })
    expect(codes(await shop.claim(anonymous, '019fffff-0000-7000-8000-000000000000'))).toEqual([['NOT_FOUND', 'customerId']])
    await shop.void(anonymous)
    expect(codes(await shop.claim(anonymous, customer))).toEqual([['PURCHASE_ALREADY_VOIDED', 'purchaseId']])
    expect(codes(await shop.as(world.acme.associate).claim('019fffff-0000-7000-8000-000000000000', customer))).toEqual([
      ['NOT_FOUND', 'purchaseId']
    ])
  })
})

test('an exchange records both sides or neither, and is safe to repeat', async () => {
  const customer = await register()
  const id = await shop.bought({ no: 'E0', customer, lines: [{ item: 'E', paid: 30_000 }] })
  const exchange = (bought: number) =>
    shop.act(
      'purchaseExchange',
      'PurchaseExchangeInput',
      {
        returned: shop.back({ no: 'EB', of: id, lines: [{ item: 'E', n: 1 }] }),
        bought: shop.slip({ no: 'E1', customer, at: day('2026-06-10'), lines: [{ item: 'F', paid: bought }] })
      },
      'purchase { receiptNo } purchaseReturn { returnNo } userErrors { code field }'
    )
  expect(codes(await exchange(-1))).toEqual([['AMOUNT_NEGATIVE', 'bought.lines.0.amountMinor']])
  expect(await shop.customer(customer)).toMatchObject({ netSpend: { minor: 30_000 } })
  for (const _ of [1, 2]) {
    expect(await exchange(50_000)).toEqual({ purchase: { receiptNo: 'E1' }, purchaseReturn: { returnNo: 'EB' }, userErrors: [] })
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 1, netSpend: { minor: 50_000 }, points: { balance: 5 } })
  }
})

describe('the void of a return', () => {
  const state = `returnedUnits voidedAt`
  const takenFrom = async (id: string) => (await shop.ask(`{ purchase(id: "${id}") { ${state} } }`)).data.purchase.returnedUnits

  test('gives its units back to their purchase: points, tier and what can be returned are as if it had never happened', async () => {
    const customer = await register()
    const id = await shop.bought({ no: 'RV1', customer, at: day('2026-06-02'), lines: [{ item: 'RV', n: 2, paid: 600_000 }] })
    const { purchaseReturn } = await shop.bringBack({ no: 'RVB1', of: id, at: day('2026-06-03'), lines: [{ item: 'RV', n: 2 }] })
    expect(await shop.customer(customer)).toMatchObject({ purchaseCount: 0, points: { balance: 0 }, tier: { status: 'NONE' } })
    expect(codes(await voidReturn(shop, purchaseReturn.id, ' '))).toEqual([['REASON_REQUIRED', 'reason']])
    expect(await voidReturn(shop, purchaseReturn.id)).toMatchObject({
      userErrors: [],
      purchaseReturn: { voidedAt: expect.any(String), voidReason: 'keyed in twice', refunded: { minor: 0 }, unmatchedUnits: 0 }
    })
    expect(await shop.customer(customer)).toMatchObject({
      purchaseCount: 1,
      netSpend: { minor: 600_000 },
      points: { balance: 60 },
      tier: { key: 'A' }
    })
    expect(codes(await voidReturn(shop, purchaseReturn.id))).toEqual([['RETURN_ALREADY_VOIDED', 'id']])
    expect(codes(await shop.bringBack({ no: 'RVB2', of: id, at: day('2026-06-04'), lines: [{ item: 'RV', n: 2 }] }))).toEqual([])
  })

  test('of an unnamed one lets another that found nothing take its units; of one with neither customer nor purchase nothing follows', async () => {
    const customer = await register()
    const id = await shop.bought({ no: 'RV2', customer, at: day('2026-06-02'), lines: [{ item: 'RU', paid: 20_000 }] })
    const [first, second] = [
      await shop.bringBack({ no: 'RVB3', customer, at: day('2026-06-03'), lines: [{ item: 'RU', n: 1 }] }),
      await shop.bringBack({ no: 'RVB4', customer, at: day('2026-06-04'), lines: [{ item: 'RU', n: 1 }] })
    ]
    expect(second.purchaseReturn.unmatchedUnits).toBe(1)
    await voidReturn(shop, first.purchaseReturn.id)
    expect(await takenFrom(id)).toBe(1)
    await voidReturn(shop, second.purchaseReturn.id)
    expect(await takenFrom(id)).toBe(0)
    const alone = await shop.bringBack({ no: 'RVB5', lines: [{ item: 'NEVER', n: 2 }] })
    const answers = await Promise.all(Array.from({ length: 6 }, () => voidReturn(shop, alone.purchaseReturn.id)))
    expect(answers.filter(answer => answer.purchaseReturn)).toHaveLength(1)
  })

  test('of an anonymous receipt’s return gives its units back; one that went with its purchase is void already', async () => {
    const id = await shop.bought({ no: 'RV3', at: day('2026-06-02'), lines: [{ item: 'RW', n: 3, paid: 30_000 }] })
    const [first, second] = [
      await shop.bringBack({ no: 'RVB6', of: id, at: day('2026-06-03'), lines: [{ item: 'RW', n: 1 }] }),
      await shop.bringBack({ no: 'RVB7', of: id, at: day('2026-06-03'), lines: [{ item: 'RW', n: 1 }] })
    ]
    await voidReturn(shop, first.purchaseReturn.id)
    expect(await takenFrom(id)).toBe(1)
    await shop.void(id)
    expect(codes(await voidReturn(shop, second.purchaseReturn.id))).toEqual([['RETURN_ALREADY_VOIDED', 'id']])
  })
})

test('a group’s right alone corrects what is anonymous or its own customers’, never another group’s', async () => {
  const { acme } = world
  const [ours, theirs] = [acme.stores[0]?.groups[0]?.id, acme.stores[0]?.groups[1]?.id]
  const [mine, another] = [
    await shop.register(String(phone++), { groupId: ours }),
    await shop.register(String(phone++), { groupId: theirs })
  ]
  const associate = shop.as(acme.associate)
  const facts = async (no: string, customer: string | null) => {
    const id = await shop.bought({ no, customer, lines: [{ item: 'G', n: 2, paid: 20_000 }] })
    const { purchaseReturn } = await shop.bringBack({ no: `${no}B`, of: id, lines: [{ item: 'G', n: 1 }] })
    return { id, back: purchaseReturn.id as string }
  }
  const [of, from, anonymous] = [await facts('G1', mine), await facts('G2', another), await facts('G3', null)]
  expect(codes(await associate.void(from.id))).toEqual([['NOT_FOUND', 'id']])
  expect(codes(await voidReturn(associate, from.back))).toEqual([['NOT_FOUND', 'id']])
  expect((await shop.customer(another)).purchaseCount).toBe(1)
  for (const fact of [of, anonymous]) {
    expect(codes(await voidReturn(associate, fact.back))).toEqual([])
    expect(codes(await associate.void(fact.id))).toEqual([])
  }
  expect(codes(await voidReturn(shop.as(acme.manager), from.back))).toEqual([])
  expect(codes(await shop.as(acme.manager).void(from.id))).toEqual([])
})

function voidReturn(by: Shop, id: string, reason = 'keyed in twice') {
  return by.act(
    'purchaseReturnVoid',
    'PurchaseReturnVoidInput',
    { id, reason },
    'purchaseReturn { id voidedAt voidReason refunded { minor } unmatchedUnits } userErrors { code field }'
  )
}
