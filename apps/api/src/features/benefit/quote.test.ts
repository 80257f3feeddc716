// BENEFIT-1 and BENEFIT-3 through GraphQL: what a till is told, by whom the customer was found, what a store has set for itself, and what others never learn.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'

let world: World
let other: Person
let shop: Shop
let studio: Studio
let diamond: string
let plain: string
beforeAll(async () => {
  world = await openWorld()
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  shop = new Shop(world)
  studio = new Studio(world, world.acme, other, 'BENEFIT')
  diamond = await shop.register('+8613800001001', { birthOn: '1990-07-20', memberNo: 'D1' })
  plain = await shop.register('+8613800001002', { memberNo: 'P1' })
  await shop.adjust(diamond, 60, 'sixty')
  await shop.act('visitRecord', 'VisitRecordInput', { customerId: diamond, storeId: world.acme.stores[0]!.id }, 'visit { id }')
})
afterAll(() => world.close())

const LINES = [
  { itemCode: 'A', quantity: 1, amountMinor: 10_000 },
  { itemCode: 'B', quantity: 2, unitMinor: 2_500, specialPrice: true }
]
const FIELDS = `on tierKey points price { minor currency } discount { minor } pay { minor } policies { kind version storeVersion }
  lines { itemCode quantity price { minor } discount { minor } pay { minor } sellable fullPrice reasons { rule paysPercent saleName { en } } }`

const ask = (input: object, as: Person | string = world.acme.associate) =>
  world.ask(as, `query ($input: PurchaseQuoteInput!) { purchaseQuote(input: $input) { ${FIELDS} } }`, {
    input: { chainId: world.acme.chainId, storeCode: 'S1', lines: LINES, ...input }
  })
async function quoted(input: object, as?: Person | string) {
  const { data, errors } = await ask(input, as)
  expect(errors).toBeUndefined()
  return data.purchaseQuote
}
const refused = async (input: object, as?: Person | string) => {
  const { errors } = await ask(input, as)
  return errors?.map(({ extensions }) => [extensions['code'], extensions['refusal'] ?? ''].join(' ').trim())
}
const BODY = `tiers { key paysPercent memberDayPaysPercent birthdayPaysPercent sameAssociatePaysPercent presaleDays membersOnly rebatePercent
    occasions { key gift { leastMinor mostMinor } voucherMinor booklet handover } }
  specialPriceDiscounted combine memberDay festivals { key name { zhCN en } on { calendar month day offset } } birthday { daysBefore daysAfter } sameAssociate { withinDays }
  sales { key name { zhCN en } opensOn closesOn paysPercent goods { categories itemCodes } } membersOnly { categories itemCodes } rebateFromMinor
  partnerOffers { key name { zhCN en } text { zhCN en } tiers } openToStores { key least most }`
async function inForce(storeId?: string, as: Person | string = world.acme.hq) {
  const { data, errors } = await world.ask(
    as,
    `query ($input: EffectivePolicyInput!) { effectivePolicy(input: $input) { on rules { benefit { ${BODY} } } chainVersion { version }
      storeVersion { version } lines { key unit chainValue storeValue least most from passedOver } } }`,
    { input: { chainId: world.acme.chainId, storeId, kind: 'BENEFIT' } }
  )
  expect(errors).toBeUndefined()
  return data.effectivePolicy
}

describe('by the policy that a chain starts with', () => {
  test('BENEFIT-1: 80.00 + 50.00 = 130.00 for A, with the versions and the points', async () => {
    expect(await quoted({ customerId: diamond })).toEqual({
      on: '2026-06-30',
      tierKey: 'A',
      points: 1,
      price: { minor: 15_000, currency: 'CNY' },
      discount: { minor: 2_000 },
      pay: { minor: 13_000 },
      policies: [
        { kind: 'BENEFIT', version: 1, storeVersion: null },
        { kind: 'EARNING', version: 1, storeVersion: null },
        { kind: 'TIER', version: 1, storeVersion: null }
      ],
      lines: [
        {
          itemCode: 'A',
          quantity: 1,
          price: { minor: 10_000 },
          discount: { minor: 2_000 },
          pay: { minor: 8_000 },
          sellable: true,
          fullPrice: null,
          reasons: [{ rule: 'TIER', paysPercent: 80, saleName: null }]
        },
        {
          itemCode: 'B',
          quantity: 2,
          price: { minor: 5_000 },
          discount: { minor: 0 },
          pay: { minor: 5_000 },
          sellable: true,
          fullPrice: 'SPECIAL_PRICE',
          reasons: []
        }
      ]
    })
  })
  test.each([['memberNo', 'D1'] as const, ['phone', '13800001001'] as const])('the customer by %s', async (by, value) => {
    expect(await quoted({ [by]: value })).toMatchObject({ tierKey: 'A', pay: { minor: 13_000 } })
  })
  test('nobody in particular pays in full and earns nothing', async () => {
    expect(await quoted({})).toMatchObject({
      tierKey: null,
      points: null,
      pay: { minor: 15_000 },
      lines: [{ fullPrice: 'NO_BENEFIT' }, {}]
    })
    expect(await quoted({ customerId: plain })).toMatchObject({ tierKey: null, points: 1, pay: { minor: 15_000 } })
  })
  test.each<[object, string]>([
    [{ lines: [] }, 'BAD_USER_INPUT ITEMS_EMPTY'],
    [{ lines: [{ itemCode: 'A', quantity: 1 }] }, 'BAD_USER_INPUT REQUIRED'],
    [{ lines: [{ itemCode: 'A', quantity: 1, amountMinor: 1, unitMinor: 1 }] }, 'BAD_USER_INPUT REQUIRED'],
    [{ lines: [{ itemCode: 'A', quantity: 0, amountMinor: 1 }] }, 'BAD_USER_INPUT QUANTITY_NOT_POSITIVE'],
    [{ lines: [{ itemCode: 'A', quantity: 1, amountMinor: -1 }] }, 'BAD_USER_INPUT AMOUNT_NEGATIVE'],
    [{ lines: [{ itemCode: 'A', quantity: 9007199254740991, unitMinor: 2 }] }, 'BAD_USER_INPUT OVERFLOW'],
    [{ lines: [{ itemCode: ' ', quantity: 1, amountMinor: 1 }] }, 'BAD_USER_INPUT ITEM_CODE_REQUIRED'],
    [{ storeCode: 'S2' }, 'NOT_FOUND'],
    [{ storeCode: 'S9' }, 'NOT_FOUND'],
    [{ storeCode: null }, 'BAD_USER_INPUT REQUIRED'],
    [{ memberNo: 'NOBODY' }, 'NOT_FOUND'],
    [{ sellerNo: 'NOBODY' }, 'NOT_FOUND']
  ])('%j is refused: %s', async (input, code) => {
    expect(await refused(input)).toEqual([code === 'NOT_FOUND' ? 'NOT_FOUND NOT_FOUND' : code])
  })
  test('a key may quote with its scope alone; readers and the other company may not', async () => {
    const key = async (scope: string) =>
      (await shop.act('apiClientCreate', 'ApiClientCreateInput', { chainId: world.acme.chainId, name: scope, scopes: [scope] }, 'secret'))
        .secret
    expect(await quoted({ customerId: diamond }, await key('QUOTES_READ'))).toMatchObject({ pay: { minor: 13_000 } })
    expect(await refused({ phone: '13800001001' }, await key('POLICY_READ'))).toEqual(['FORBIDDEN'])
    expect(await refused({}, await key('CUSTOMERS_READ'))).toEqual(['FORBIDDEN'])
    expect(await refused({}, world.acme.analyst)).toEqual(['FORBIDDEN'])
    expect(await refused({}, world.globex.hq)).toEqual([expect.stringContaining('NOT_FOUND')])
    expect(await refused({ customerId: diamond, chainId: world.globex.chainId }, world.globex.hq)).toEqual([
      expect.stringContaining('NOT_FOUND')
    ])
  })
  test('the file and the counter card say what the tier pays', async () => {
    const fields = `benefits { tier { key paysPercent occasions { key voucherMinor } } memberDay specialPriceDiscounted sameAssociatePaysPercent
      partnerOffers { key } policyVersion }`
    const { data } = await world.ask(
      world.acme.hq,
      `query ($id: ID!, $other: ID!) { a: customer(id: $id) { ${fields} } b: customer(id: $other) { ${fields} } }`,
      {
        id: diamond,
        other: plain
      }
    )
    const no = { specialPriceDiscounted: false, sameAssociatePaysPercent: null }
    expect(data.a.benefits).toMatchObject({
      tier: { key: 'A', paysPercent: 80 },
      memberDay: null,
      ...no,
      partnerOffers: [],
      policyVersion: 1
    })
    expect(data.b.benefits).toMatchObject({ tier: null })
    const input = { chainId: world.acme.chainId, number: 'D1' }
    const found = await shop.as(world.acme.associate).act('counterCardLookup', 'CounterCardLookupInput', input, `card { ${fields} }`)
    expect(found.card.benefits.tier.paysPercent).toBe(80)
  })
})

describe('by what headquarters and a store have set', () => {
  test('sales, member day, members’ goods, the same associate; then the store’s own figure, named beside the chain’s', async () => {
    const benefit = (await inForce()).rules.benefit
    Object.assign(benefit.tiers[0], {
      presaleDays: 1,
      membersOnly: true,
      memberDayPaysPercent: 70,
      birthdayPaysPercent: 60,
      sameAssociatePaysPercent: 75
    })
    Object.assign(benefit, {
      memberDay: 3,
      birthday: { daysBefore: 0, daysAfter: 0 },
      sameAssociate: { withinDays: 30 },
      membersOnly: { categories: [], itemCodes: ['GOLD'] },
      sales: [
        {
          key: 'summer',
          name: { zhCN: '夏季', en: 'Summer' },
          opensOn: '2026-07-11',
          closesOn: '2026-07-12',
          paysPercent: 50,
          goods: { categories: ['hats'], itemCodes: [] }
        }
      ],
      openToStores: [{ key: 'tiers.A.paysPercent', least: 75, most: 84 }]
    })
    await studio.publish(await studio.saved('more of everything', { benefit }), '2026-07-01')
    const line = (more: object) => [{ itemCode: 'A', quantity: 1, amountMinor: 10_000, ...more }]
    const rules = async (input: object, as?: Person) => {
      const { lines } = await quoted(input, as)
      return lines.map((each: { pay: { minor: number }; reasons: { rule: string }[]; fullPrice: string | null; sellable: boolean }) =>
        [each.pay.minor, each.reasons.map(({ rule }) => rule).join() || each.fullPrice, each.sellable ? '' : 'refused'].join(' ').trim()
      )
    }
    expect(await rules({ customerId: diamond, lines: line({}) })).toEqual(['7000 MEMBER_DAY'])
    expect(await rules({ customerId: diamond, on: '2026-07-02', lines: line({}) })).toEqual(['8000 TIER'])
    expect(await rules({ customerId: diamond, on: '2026-07-10', lines: line({ category: 'hats' }) })).toEqual(['5000 PRESALE'])
    expect(await rules({ customerId: plain, on: '2026-07-10', lines: line({ category: 'hats' }) })).toEqual(['10000 NO_BENEFIT'])
    expect(await rules({ on: '2026-07-11', lines: line({ category: 'hats' }) })).toEqual(['5000 SALE'])
    expect(await rules({ customerId: plain, lines: line({ itemCode: 'GOLD' }) })).toEqual(['10000 MEMBERS_ONLY refused'])
    // Whose file is closed to who asks, of such a one no day but today tells a birthday (TRUST 34).
    expect(await rules({ customerId: diamond, on: '2026-07-20', lines: line({}) }, world.acme.manager)).toEqual(['6000 BIRTHDAY'])
    expect(await rules({ customerId: diamond, on: '2026-07-20', lines: line({}) })).toEqual(['8000 TIER'])
    // Before the new version's day its rules did not hold.
    expect(await rules({ customerId: diamond, on: '2026-06-30', lines: line({}) })).toEqual(['8000 TIER'])
    const sellerId = world.acme.associate.staffId
    const at = '2026-07-01T11:00:00+08:00'
    const hat = await shop.bought({ no: 'HAT', at, customer: diamond, sellerId, lines: [{ item: 'HAT', paid: 100 }] })
    expect(await rules({ customerId: diamond, sellerId, on: '2026-07-31', lines: line({}) })).toEqual(['7500 SAME_ASSOCIATE'])
    expect(await rules({ customerId: diamond, sellerId, on: '2026-08-01', lines: line({}) })).toEqual(['8000 TIER'])
    expect(await rules({ customerId: diamond, sellerId: world.acme.manager.staffId, on: '2026-07-31', lines: line({}) })).toEqual([
      '8000 TIER'
    ])
    // What was all taken back was no purchase (TERM-1).
    await shop.bringBack({ no: 'HAT-BACK', of: hat, at: '2026-07-01T11:30:00+08:00', lines: [{ line: 1, n: 1 }] })
    expect(await rules({ customerId: diamond, sellerId, on: '2026-07-31', lines: line({}) })).toEqual(['8000 TIER'])
  })

  test('a store’s manager drafts within what is open, headquarters approves and gives it a day; no two wait at once', async () => {
    const [s1, s2] = world.acme.stores
    const { manager } = world.acme
    const mine = { storeId: s1!.id }
    const set = (value: number, key = 'tiers.A.paysPercent') => ({ storeLines: [{ key, value }] })
    const codes = (payload: { userErrors: { code: string; field: string[]; params: { value: string }[] }[] }) =>
      payload.userErrors.map(({ code, params }) => [code, ...params.map(each => each.value)].join(' '))
    const submit = async (id: string, as: Person = manager) => codes(await studio.act(as, 'policySubmit', 'PolicyAct', { id }))
    const tooMuch = await studio.saved('too much', set(70), mine, manager)
    expect(await submit(tooMuch)).toEqual(['POLICY_HAS_FAULTS VALUE_OUT_OF_BOUNDS 1'])
    expect(await submit(await studio.saved('shut', set(80, 'tiers.B.paysPercent'), mine, manager))).toEqual([
      'POLICY_HAS_FAULTS LINE_NOT_OPEN 1'
    ])
    expect(codes(await studio.draft('elsewhere', { storeId: s2!.id }, manager))).toEqual(['NOT_FOUND'])
    expect(codes(await studio.draft('no such', { storeId: s1!.id, kind: 'EARNING' }, manager))).toEqual(['INVALID_VALUE'])
    const id = await studio.saved('三店八二折', set(82), mine, manager)
    expect(await submit(id)).toEqual([])
    const approving = await world.ask(manager, `mutation { policyApprove(input: { id: "${id}" }) { userErrors { code } } }`)
    expect(approving.errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    expect(codes(await studio.act(other, 'policyApprove', 'PolicyAct', { id }))).toEqual([])
    expect(
      codes(await studio.act(other, 'policySchedule', 'PolicySchedule', { id, effectiveOn: '2026-07-03', unseenReason: 'small' }))
    ).toEqual([])
    // It waits for its day, and no other of the store's beside it; the chain's own may.
    expect((await quoted({ customerId: diamond, on: '2026-07-02' })).pay.minor).toBe(13_000)
    expect((await quoted({ customerId: diamond, on: '2026-07-03' })).pay.minor).toBe(13_200)
    const second = await studio.saved('again', set(76), mine, manager)
    expect(await submit(second)).toEqual([])
    await studio.act(other, 'policyApprove', 'PolicyAct', { id: second })
    const both = await studio.act(other, 'policySchedule', 'PolicySchedule', {
      id: second,
      effectiveOn: '2026-07-04',
      unseenReason: 'small'
    })
    expect(codes(both)).toEqual(['POLICY_ALREADY_SCHEDULED'])
    expect(codes(await studio.act(other, 'policyUnschedule', 'PolicyAct', { id }))).toEqual([])
  })

  test('the effective policy says which line is whose', async () => {
    const [s1, s2] = world.acme.stores
    const line = { key: 'tiers.A.paysPercent', unit: 'PERCENT', chainValue: 80, least: 75, most: 84 }
    expect((await inForce(s2!.id)).lines).toEqual([{ ...line, storeValue: null, from: 'CHAIN', passedOver: null }])
    const id = await studio.saved(
      '八二折',
      { storeLines: [{ key: 'tiers.A.paysPercent', value: 82 }] },
      { storeId: s1!.id },
      world.acme.manager
    )
    await studio.publish(id, '2026-07-06', world.acme.manager)
    const here = await inForce(s1!.id, world.acme.associate)
    expect(here.lines).toEqual([{ ...line, storeValue: 82, from: 'STORE', passedOver: null }])
    expect(here.rules.benefit.tiers[0].paysPercent).toBe(82)
    expect((await inForce(s2!.id)).rules.benefit.tiers[0].paysPercent).toBe(80)
    const quote = await quoted({ customerId: diamond, on: '2026-07-07' })
    expect(quote.pay.minor).toBe(8_200 + 5_000)
    expect(quote.policies[0]).toEqual({ kind: 'BENEFIT', version: 2, storeVersion: here.storeVersion.version })
    // Headquarters narrows the bounds: what the store set before is passed over, and said to be.
    const benefit = { ...(await inForce()).rules.benefit, openToStores: [{ key: 'tiers.A.paysPercent', least: 75, most: 80 }] }
    await studio.publish(await studio.saved('narrower', { benefit }), '2026-07-08')
    expect((await inForce(s1!.id)).lines).toMatchObject([{ from: 'CHAIN', storeValue: 82, passedOver: 'OUT_OF_BOUNDS' }])
    expect((await quoted({ customerId: diamond, on: '2026-07-09' })).pay.minor).toBe(13_000)
  })

  test('headquarters sees what all stores have handed in; a manager the own store’s; another company nothing', async () => {
    const of = async (as: Person, chainId: string) => {
      const query = `query ($c: ID!) { policyVersions(chainId: $c, kind: BENEFIT, ofStores: true) { totalCount nodes { id } } }`
      return (await world.ask(as, query, { c: chainId })).data?.policyVersions.totalCount
    }
    const all = await of(world.acme.hq, world.acme.chainId)
    expect(all).toBeGreaterThan(2)
    expect(await of(world.acme.manager, world.acme.chainId)).toBe(all)
    const elsewhere = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
    expect(await of(elsewhere, world.acme.chainId)).toBe(0)
    expect(await of(world.globex.hq, world.globex.chainId)).toBe(0)
  })
})
