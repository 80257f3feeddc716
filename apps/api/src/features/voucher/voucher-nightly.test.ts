// What time does to vouchers: promised ones are given once per customer, occasion and day, missed nights are caught up with, and what is over expires.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DEFAULT_BENEFIT_POLICY } from '@keqing/domain'
import { parse } from 'csv-parse/sync'
import { v7 as uuid } from 'uuid'
import { Studio } from '../../../test/studio.ts'
import { VoucherNights } from '../../../test/voucher-nights.ts'
import { amendRules } from '../../../test/amend-rules.ts'
import { codes, Vouchers } from '../../../test/vouchers.ts'
import { addPerson, openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext, type JobContext } from '../../platform/jobs/job-context.ts'
import { sealing } from '../../platform/policy-seal.ts'
import { makeDefinitions } from '../occasion-voucher/index.ts'
import { feature as tierFeature } from '../tier/index.ts'
import { feature as voucherFeature } from './index.ts'

let world: World
let hq: Vouchers
let nights: VoucherNights
beforeAll(async () => {
  world = await openWorld()
  hq = new Vouchers(world)
  nights = new VoucherNights(world)
})
afterAll(() => world.close())

const noon: VoucherNights['noon'] = day => nights.noon(day)
const night: VoucherNights['night'] = how => nights.night(how)
const benefits: VoucherNights['benefits'] = patch => nights.benefits(patch)

const BY = { actor: { kind: 'job', id: uuid(), name: 'job' }, correlationId: uuid() } as const

const tierB = async (more: Record<string, unknown> = {}, boughtOn = '2026-06-20') => {
  const customer = await hq.register(more)
  for (const no of [1, 2])
    await hq.shop.bought({ no: `${customer}-${no}`, customer, at: `${boughtOn}T12:00:00+08:00`, lines: [{ item: 'A', paid: 1_000 }] })
  return customer
}

/** The customer's vouchers as a file has them. */
async function exported(customer: string): Promise<Record<string, string>[]> {
  const input = { chainId: world.acme.chainId, list: 'VOUCHERS', voucherFilter: { customerId: customer } }
  const { path } = await hq.shop.act('exportLinkCreate', 'ExportLinkCreateInput', input, 'path')
  const { body } = await world.service.app.inject({ method: 'GET', url: path, headers: { cookie: `keqing=${world.acme.hq.token}` } })
  return parse(body, { bom: true, columns: true })
}

async function of(customer: string) {
  const { data } = await hq.shop.ask(
    'query ($id: ID!) { customer(id: $id) { tier { key } vouchers { nodes { id state source policyVersion occasion occasionOn issuedOn festival { zhCN en } face { minor } definition { id key byRule version } } } } }',
    { id: customer }
  )
  return data.customer
}

test('1 October gives tier B 100.00 each, once, however often the night is worked and wherever it is killed', async () => {
  const customers = await Promise.all(Array.from({ length: 5 }, () => tierB()))
  const none = await hq.register()
  noon('2026-09-30')
  await night()
  expect((await of(customers[0]!)).vouchers.nodes).toEqual([])
  noon('2026-10-01')
  await nights.killedAnywhere(2)
  await Promise.all([night(), night(), night()])
  for (const customer of customers) {
    expect(await of(customer)).toMatchObject({
      tier: { key: 'B' },
      vouchers: {
        nodes: [
          {
            state: 'ACTIVE',
            source: 'RULE',
            policyVersion: 1,
            occasion: 'FESTIVAL',
            occasionOn: '2026-10-01',
            face: { minor: 10_000 },
            definition: { byRule: true }
          }
        ]
      }
    })
    expect((await of(customer)).vouchers.nodes).toHaveLength(1)
  }
  expect((await of(none)).vouchers.nodes).toEqual([])
})

test('a birthday of a missed night is caught up with; its definition’s value stays, its other terms are headquarters’', async () => {
  const tiers = DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({
    ...tier,
    occasions: tier.occasions.map(each => (each.key === 'birthday' ? { ...each, voucherMinor: 5_000 } : each))
  }))
  await benefits({ tiers })
  const customer = await tierB({ birthOn: '1990-10-05' })
  noon('2026-10-08')
  await night()
  const [voucher] = (await of(customer)).vouchers.nodes
  expect(voucher).toMatchObject({ occasion: 'BIRTHDAY', occasionOn: '2026-10-05', issuedOn: '2026-10-08', face: { minor: 5_000 } })
  const { id, version } = voucher.definition
  expect(codes(await hq.change(id, version, { faceMinor: 6_000 }))).toEqual([['INVALID_VALUE', 'faceMinor']])
  expect(codes(await hq.change(id, version, { faceMinor: 5_000, validDays: null, validUntil: '2027-01-01' }))).toEqual([
    ['INVALID_VALUE', 'validUntil']
  ])
  expect(codes(await hq.change(id, version, { faceMinor: 5_000, validDays: 30 }))).toEqual([])
  await hq.close(id)
  const later = await tierB({ birthOn: '1990-10-09' })
  noon('2026-10-09')
  await night()
  expect((await of(later)).vouchers.nodes).toEqual([])
})

test('a purchase that is not all at a special price is known once its day is over', async () => {
  const tiers = DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({
    ...tier,
    occasions: tier.key === 'C' ? tier.occasions.map(each => ({ ...each, voucherMinor: 2_000 })) : []
  }))
  await benefits({ tiers })
  const [buyer, bargain] = [await hq.register(), await hq.register()]
  const at = '2026-10-10T12:00:00+08:00'
  noon('2026-10-10')
  await night()
  await hq.shop.bought({ no: 'N-1', customer: buyer, at: '2026-10-10T09:00:00+08:00', lines: [{ item: 'A', paid: 1_000 }] })
  await hq.shop.bought({ no: 'N-2', customer: bargain, at, lines: [{ item: 'A', paid: 1_000, special: true }] })
  noon('2026-10-11')
  await night()
  expect((await of(buyer)).vouchers.nodes).toMatchObject([{ occasion: 'PURCHASE', occasionOn: '2026-10-10', face: { minor: 2_000 } }])
  expect((await of(bargain)).vouchers.nodes).toEqual([])
})

test('what is over expires with what is left, once', async () => {
  const id = await hq.issued(await hq.defined({ validDays: 1 }), await hq.register())
  noon('2026-10-12')
  await night()
  expect((await hq.voucher(id)).left.minor).toBe(10_000)
  noon('2026-10-13')
  await Promise.all([night(), night()])
  await night()
  expect(await hq.voucher(id)).toMatchObject({
    state: 'EXPIRED',
    left: { minor: 0 },
    entries: [{ kind: 'EXPIRE', amount: { minor: -10_000 } }, { kind: 'ISSUE' }]
  })
})

test('a store gives the figure that it sets for itself, to the customers whose home it is', async () => {
  const [s1, s2] = world.acme.stores
  const tiers = DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({
    ...tier,
    occasions: tier.key === 'B' ? tier.occasions.map(each => (each.key === 'birthday' ? { ...each, voucherMinor: 5_500 } : each)) : []
  }))
  const line = 'tiers.B.occasions.birthday.voucherMinor'
  await benefits({ tiers, openToStores: [{ key: line, least: 1_000, most: 9_000 }] })
  await nights.ofStore(s2!.id, '2026-01-01', line, 8_000)
  const born = { birthOn: '1990-10-20' }
  const [here, there] = [await tierB({ ...born, storeId: s1!.id }), await tierB({ ...born, storeId: s2!.id, groupId: undefined })]
  noon('2026-10-20')
  await night()
  expect((await of(here)).vouchers.nodes).toMatchObject([{ occasion: 'BIRTHDAY', face: { minor: 5_500 } }])
  expect((await of(there)).vouchers.nodes).toMatchObject([{ occasion: 'BIRTHDAY', face: { minor: 8_000 } }])
})

test('how late a night was is kept, from the first day that waited', async () => {
  noon('2026-10-23')
  await night()
  const { data } = await hq.shop.ask('query ($id: ID!) { chain(id: $id) { nights { task day dueAt finishedAt lagSeconds } } }', {
    id: world.acme.chainId
  })
  const [latest] = data.chain.nights.filter((each: { task: string }) => each.task === 'VOUCHERS')
  const noonOf = '2026-10-23T04:00:00.000Z'
  expect(latest).toEqual({
    task: 'VOUCHERS',
    day: '2026-10-23',
    dueAt: '2026-10-20T16:00:00.000Z',
    finishedAt: noonOf,
    lagSeconds: 60 * 3_600
  })
})

test('festivals of the chain’s own: vouchers come on exactly their days, named, by the version that held on the day', async () => {
  const solar = (month: number, day: number) => ({ calendar: 'solar' as const, month, day, offset: 0 })
  const anniversary = { key: 'anniversary', name: { 'zh-CN': '店庆', en: 'Anniversary' }, on: solar(3, 10) }
  const lantern = {
    key: 'lantern',
    name: { 'zh-CN': '元宵节', en: 'Lantern Festival' },
    on: { calendar: 'lunar' as const, month: 1, day: 1, offset: 14 }
  }
  const { tiers } = DEFAULT_BENEFIT_POLICY
  await benefits({ tiers, festivals: [anniversary, lantern], openToStores: [] })
  noon('2027-01-01')
  await night()
  const customer = await tierB({}, '2026-12-20')
  const given = async () =>
    (await of(customer)).vouchers.nodes.map((each: Record<string, unknown>) => [each['occasionOn'], each['festival']])
  const [lanternGot, anniversaryGot] = [
    ['2027-02-20', { zhCN: '元宵节', en: 'Lantern Festival' }],
    ['2027-03-10', { zhCN: '店庆', en: 'Anniversary' }]
  ]
  // Spring Festival is none of them any more.
  for (const day of ['2027-01-20', '2027-02-06', '2027-02-19']) {
    noon(day)
    await night()
    expect(await given()).toEqual([])
  }
  noon('2027-02-20')
  await Promise.all([night(), night()])
  expect(await given()).toEqual([lanternGot])
  noon('2027-03-09')
  await night()
  expect(await given()).toEqual([lanternGot])
  // No night is worked until the 15th, and from the 13th on other rules hold: on the 12th they kept no day yet, on the 14th they do.
  const moved = [
    { ...anniversary, key: 'past', on: solar(3, 12) },
    { ...anniversary, key: 'now', name: { 'zh-CN': '新店庆', en: 'New anniversary' }, on: solar(3, 14) }
  ]
  await nights.from('2027-03-13', 2, { ...DEFAULT_BENEFIT_POLICY, festivals: moved })
  noon('2027-03-15')
  await night()
  expect(await given()).toEqual([['2027-03-14', { zhCN: '新店庆', en: 'New anniversary' }], anniversaryGot, lanternGot])
  // A file names them too, each as the version called it that gave the voucher; of one issued by hand there is none.
  await hq.issued(await hq.defined(), customer)
  expect((await exported(customer)).map(row => [row['occasionOn'], row['festivalZhCN'], row['festivalEn']])).toEqual([
    ['2027-02-20', '元宵节', 'Lantern Festival'],
    ['2027-03-10', '店庆', 'Anniversary'],
    ['2027-03-14', '新店庆', 'New anniversary'],
    ['', '', '']
  ])
})

test('who buys in two stores on a day gets one: by the chain’s figures where they give any in one of the two, else by what a store sets', async () => {
  const { tenantId, chainId, stores } = world.acme
  const [, s2] = stores
  // Two receipts make tier B (TIER-3), to which nothing is given with a purchase unless the policy says so.
  const line = 'tiers.B.occasions.purchase.voucherMinor'
  const chainGives = (voucherMinor: number) => {
    const occasions = [{ key: 'purchase', gift: null, voucherMinor, booklet: false, handover: 'mail' } as const]
    const tiers = DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({ ...tier, occasions: tier.key === 'B' ? occasions : [] }))
    return benefits({ tiers, festivals: [], openToStores: [{ key: line, least: 1_000, most: 9_000 }] })
  }
  await amendRules(world, { tenantId, chainId, storeId: s2!.id }, 'benefit', { lines: [{ key: line, value: 5_100 }] })
  const buyer = async (...bought: readonly string[]) => {
    const customer = await hq.register()
    const at = world.clock.now().toISOString()
    for (const [nth, store] of bought.entries())
      await hq.shop.bought({ no: `${customer}-${nth}`, customer, store, at, lines: [{ item: 'A', paid: 1_000 }] })
    return customer
  }
  const given = async (customer: string) => (await of(customer)).vouchers.nodes.map((each: { face: { minor: number } }) => each.face.minor)
  await chainGives(3_000)
  noon('2027-03-16')
  await night()
  const [both, there, thereFirst] = [await buyer('S1', 'S2'), await buyer('S2', 'S2'), await buyer('S2', 'S1')]
  noon('2027-03-17')
  await Promise.all([night(), night()])
  expect([await given(both), await given(there), await given(thereFirst)]).toEqual([[3_000], [5_100], [3_000]])
  await chainGives(0)
  const bothAgain = await buyer('S1', 'S2')
  noon('2027-03-18')
  await night()
  expect(await given(bothAgain)).toEqual([5_100])
})

test('with a purchase it goes by the version that held on the day of the purchase, and the voucher names it', async () => {
  const ofPurchases = (minor: number) =>
    DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({
      ...tier,
      occasions: tier.key === 'C' ? tier.occasions.map(each => ({ ...each, voucherMinor: each.key === 'purchase' ? minor : 0 })) : []
    }))
  await benefits({ tiers: ofPurchases(3_000), festivals: [] })
  noon('2027-03-20')
  await night()
  const [last, first] = [await hq.register(), await hq.register()]
  const bought = (no: string, customer: string, day: string) =>
    hq.shop.bought({ no, customer, at: `${day}T12:00:00+08:00`, lines: [{ item: 'A', paid: 1_000 }] })
  await nights.from('2027-03-21', 3, { ...DEFAULT_BENEFIT_POLICY, tiers: ofPurchases(4_000), festivals: [] })
  await bought('V-1', last, '2027-03-20')
  noon('2027-03-21')
  await night()
  await bought('V-2', first, '2027-03-21')
  noon('2027-03-22')
  await night()
  const given = async (customer: string) => (await of(customer)).vouchers.nodes
  expect(await given(last)).toMatchObject([{ occasion: 'PURCHASE', occasionOn: '2027-03-20', policyVersion: 2, face: { minor: 3_000 } }])
  expect(await given(first)).toMatchObject([{ occasion: 'PURCHASE', occasionOn: '2027-03-21', policyVersion: 3, face: { minor: 4_000 } }])
})

test('what benefits promise has a kind as soon as they have their day, whose terms are set before the first is given; two at once make one', async () => {
  const other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  const studio = new Studio(world, world.acme, other, 'BENEFIT')
  const kinds = async (...promisedMinors: number[]) => {
    const query = `query ($c: ID!, $m: [SafeInt!]) { voucherDefinitions(chainId: $c, promisedMinors: $m, includeClosed: true) {
      totalCount nodes { id version issued byRule terms { face { minor } validDays } } } }`
    const { data, errors } = await hq.shop.ask(query, { c: world.acme.chainId, m: promisedMinors })
    expect(errors).toBeUndefined()
    return data.voucherDefinitions.nodes
  }
  const occasions = ['BIRTHDAY', 'PURCHASE'].map(key => ({ key, gift: null, voucherMinor: 7_700, booklet: false, handover: 'MAIL' }))
  const benefit = {
    tiers: [{ key: 'B', paysPercent: 100, presaleDays: 0, membersOnly: false, rebatePercent: 0, occasions }],
    ...{ specialPriceDiscounted: false, combine: 'BEST', festivals: [], sales: [], partnerOffers: [], openToStores: [] },
    membersOnly: { categories: [], itemCodes: [] }
  }
  const saved = await studio.saved('vouchers of 77.00', { benefit })
  expect(await kinds(7_700)).toEqual([])
  await studio.schedule(saved, '2027-04-01')
  const [kind, ...none] = await kinds(7_700)
  expect([kind, none]).toEqual([{ id: kind.id, version: 1, issued: 0, byRule: true, terms: { face: { minor: 7_700 }, validDays: 90 } }, []])
  // Each is in the log by itself, by whoever set the day; one for two promises.
  const logged = () =>
    world.db.unit(world.acme.tenantId, tx =>
      tx.query<{ by: string; id: string; minor: number }>(sql`
        select actor_id as by, object_id as id, (detail->>'faceMinor')::int as minor from audit_entry
        where tenant_id = ${tx.tenantId} and chain_id = ${world.acme.chainId} and action = 'voucherDefinitionCreateByRule' and object_type = 'VoucherDefinition'`)
    )
  expect((await logged()).filter(each => each.minor === 7_700)).toEqual([{ by: other.staffId, id: kind.id, minor: 7_700 }])
  expect(codes(await hq.change(kind.id, 1, { faceMinor: 7_700, validDays: 30 }))).toEqual([])
  const make = (...minors: number[]) => world.db.unit(world.acme.tenantId, tx => makeDefinitions(tx, BY, world.acme.chainId, minors))
  await Promise.all([make(7_700, 1_111, 2_222), make(2_222, 1_111), make(1_111, 2_222, 7_700), make()])
  expect(
    (await kinds(7_700, 1_111, 2_222))
      .map((each: { version: number; terms: { face: { minor: number } } }) => [each.terms.face.minor, each.version])
      .toSorted()
  ).toEqual([
    [1_111, 1],
    [2_222, 1],
    [7_700, 2]
  ])
  // Of two at once who made it says so, once; what a chain opens with is in the log as well.
  const values = (await logged()).map(each => each.minor)
  expect(new Set(values).size).toBe(values.length)
  expect(values).toEqual(expect.arrayContaining([10_000, 7_700, 1_111, 2_222]))
  await studio.activate(saved, '2027-04-01')
  const customer = await tierB({ birthOn: '1990-04-02' }, '2027-03-20')
  noon('2027-04-02')
  await Promise.all([night(), night()])
  const { nodes } = (await of(customer)).vouchers
  expect(nodes).toMatchObject([{ occasion: 'BIRTHDAY', face: { minor: 7_700 }, definition: { id: kind.id, version: 2 } }])
  expect((await hq.voucher(nodes[0].id)).goodUntil).toBe('2027-05-02')
  expect(await kinds(7_700)).toMatchObject([{ id: kind.id, issued: 1 }])
})

test('a promised kind that was once given a last day stops when it is over; what is behind it goes on', async () => {
  const tiers = DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({
    ...tier,
    occasions: tier.occasions.map(each => (each.key === 'birthday' ? { ...each, voucherMinor: tier.key === 'B' ? 5_300 : 5_400 } : each))
  }))
  await benefits({ tiers, festivals: [] })
  noon('2027-05-02')
  const first = await tierB({ birthOn: '1990-05-02' }, '2027-05-01')
  await night()
  const [{ definition }] = (await of(first)).vouchers.nodes
  await world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`insert into voucher_terms (tenant_id, definition_id, version, name, face_minor, terms)
      select tenant_id, definition_id, version + 1, name, face_minor, terms || '{"validDays": null, "validUntil": "2027-05-02"}' from voucher_terms
      where tenant_id = ${tx.tenantId} and definition_id = ${definition.id} and version = ${definition.version}`)
    await tx.run(sql`update voucher_definition set version = version + 1 where tenant_id = ${tx.tenantId} and id = ${definition.id}`)
  })
  const [late, after] = [await tierB({ birthOn: '1990-05-03' }, '2027-05-01'), await tierB({ birthOn: '1990-05-04' }, '2027-05-01')]
  noon('2027-05-03')
  await night()
  expect((await of(late)).vouchers.nodes).toEqual([])
  await benefits({
    tiers: tiers.map(tier => ({
      ...tier,
      occasions: tier.occasions.map(each => (each.key === 'birthday' ? { ...each, voucherMinor: 5_500 } : each))
    }))
  })
  noon('2027-05-04')
  await night()
  expect((await of(after)).vouchers.nodes).toMatchObject([{ face: { minor: 5_500 } }])
})

test('vouchers of a day wait until its tiers are decided and its rules hold, but not for rules that do not come', async () => {
  await benefits({ tiers: DEFAULT_BENEFIT_POLICY.tiers.map(tier => ({ ...tier, occasions: [] })), festivals: [] })
  const { tenantId, chainId } = world.acme
  const waiting: Record<string, unknown>[] = []
  const job: JobContext = {
    ...jobContext({ db: world.platform, clock: world.clock }, world.log, uuid(), new AbortController().signal),
    enqueue: (task, tenant, payload, options) =>
      Promise.resolve(void waiting.push({ task, tenant, ...payload, at: options?.runAt?.toISOString() }))
  }
  const issuedOn = () =>
    world.db.unit(
      tenantId,
      async tx => (await tx.first<{ day: string }>(sql`select vouchers_issued_on as day from chain where id = ${chainId}`))!.day
    )
  world.clock.set('2027-06-01T00:00:10+08:00')
  const before = await issuedOn()
  await voucherFeature.jobs!.voucherChainNightly!(job, { tenantId, chainId })
  expect([waiting, await issuedOn()]).toEqual([
    [{ task: 'voucherChainNightly', tenant: tenantId, tenantId, chainId, waited: 5, at: '2027-05-31T16:00:15.000Z' }],
    before
  ])
  await voucherFeature.jobs!.voucherChainNightly!(job, waiting[0]!)
  expect(waiting[1]).toMatchObject({ waited: 10 })
  // The tiers are decided, and a version of the day is about to come into force: for five minutes it is waited for, and no longer.
  await tierFeature.jobs!.tierChainNightly!(job, { tenantId, chainId })
  const id = uuid()
  await world.db.unit(tenantId, tx =>
    tx.run(
      sealing(
        tenantId,
        sql`insert into policy_version (tenant_id, id, chain_id, kind, status, version, effective_on, name, body)
          values (${tenantId}, ${id}, ${chainId}, 'benefit', 'scheduled', 9000, '2027-06-01', 'of the day', ${JSON.stringify(DEFAULT_BENEFIT_POLICY)})`
      )
    )
  )
  await voucherFeature.jobs!.voucherChainNightly!(job, { tenantId, chainId })
  expect([waiting.length, await issuedOn()]).toEqual([3, before])
  world.clock.set('2027-06-01T00:05:11+08:00')
  await voucherFeature.jobs!.voucherChainNightly!(job, { tenantId, chainId })
  expect([waiting.length, await issuedOn()]).toEqual([3, '2027-06-01'])
})
