// TIER-10: a version of the tier rules that drops a tier, or calls it otherwise: who still names it is told, what would go dead keeps it from its day and
// from coming into force, and other rules are held against the tiers of their own day. Beside a second company that names the same tiers.
import { randomUUID } from 'node:crypto'
import { DEFAULT_TIER_POLICY } from '@keqing/domain'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { policyActivate } from './activate-policy.job.ts'

let world: World
let shop: Shop
let other: Person
let customerId: string
const studios = new Map<string, Studio>()
const studio = (kind: string) => studios.get(kind)!

/** As the editor sends it: B, once it is called otherwise or dropped. */
const tiers = (...keys: readonly string[]) => ({
  tier: {
    tiers: keys.map((key, rank) => ({
      key,
      name: { zhCN: key, en: key },
      routes: [{ all: [{ metric: 'PURCHASES', compare: 'AT_LEAST', value: keys.length - rank }] }]
    })),
    exemptDesignated: false
  }
})
const benefits = (...keys: readonly string[]) => ({
  benefit: {
    tiers: keys.map((key, rank) => ({
      ...{ key, paysPercent: 80 + rank, presaleDays: 0, membersOnly: false, rebatePercent: 0, occasions: [] }
    })),
    ...{ specialPriceDiscounted: false, combine: 'BEST', festivals: [], sales: [], membersOnly: { categories: [], itemCodes: [] } },
    partnerOffers: [{ key: 'cinema', name: { zhCN: '影院', en: 'Cinema' }, text: { zhCN: '九折', en: '10% off' }, tiers: [keys.at(-1)] }],
    openToStores: keys.map(key => ({ key: `tiers.${key}.paysPercent`, least: 50, most: 95 }))
  }
})
const earning = (...keys: readonly string[]) => ({
  earning: {
    ...{ points: 1, forEveryMinor: 10_000, specialPriceEarns: true, stacking: 'HIGHEST', pendingDays: 0 },
    multipliers: keys.length > 0 ? [{ key: 'gold', percent: 200, when: { tiers: keys, birthdayMonth: false } }] : [],
    bonuses: { registration: 0, referralFirstPurchase: 0 }
  }
})

async function approved(kind: string, rules: object): Promise<string> {
  const id = await studio(kind).saved(`${kind} rules`, rules)
  expect(codes(await studio(kind).act(world.acme.hq, 'policySubmit', 'PolicyAct', { id }))).toEqual([])
  expect(codes(await studio(kind).act(other, 'policyApprove', 'PolicyAct', { id }))).toEqual([])
  return id
}
const schedule = async (id: string, effectiveOn: string) =>
  codes(await studio('TIER').act(other, 'policySchedule', 'PolicySchedule', { id, effectiveOn, unseenReason: 'known' }))
const takeBack = (id: string) => studio('TIER').act(other, 'policyUnschedule', 'PolicyAct', { id })
const activate = (policyId: string, tenantId = world.acme.tenantId) =>
  policyActivate(jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal), {
    tenantId,
    policyId
  })

interface Payload {
  readonly userErrors: readonly { code: string; field: readonly string[]; params: readonly { name: string; value: string }[] }[]
}
const codes = ({ userErrors }: Payload) =>
  userErrors.map(({ code, field, params }) => [code, field.join('.'), ...params.map(({ name, value }) => `${name}=${value}`)].join(' '))

interface Missed {
  readonly key: string
  readonly places: readonly { version: { kind: string; status: string }; path: readonly string[] }[]
  readonly stores: readonly { name: string }[]
  readonly designations: number | null
  readonly overrides: number | null
}
async function read(id: string, as: Person = world.acme.hq) {
  const fields = 'key places { version { kind status } path } stores { name } designations overrides'
  const query = `query ($id: ID!) { policyVersion(id: $id) { status overdueBecause faults { code path } missedTiers { ${fields} } } }`
  const { data, errors } = await world.ask(as, query, { id })
  expect(errors).toBeUndefined()
  return data.policyVersion as {
    status: string
    overdueBecause: string | null
    faults: { code: string }[]
    missedTiers: readonly Missed[]
  } | null
}
/** “BENEFIT IN_FORCE tiers.B” */
const places = async (id: string) =>
  (await read(id))!.missedTiers.flatMap(({ key, places: all }) =>
    all.map(({ version, path }) => [key, version.kind, version.status, path.join('.')].join(' '))
  )

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  for (const kind of ['TIER', 'EARNING', 'BENEFIT']) studios.set(kind, new Studio(world, world.acme, other, kind))
  world.clock.set('2026-06-30T04:00:00Z')
  customerId = await shop.register('+8613800003001')
  const theirs = await new Shop(world, world.globex).register('+8613800003001')
  const given = { tierKey: 'B', reason: 'friend of the house' }
  for (const [company, id] of [
    [world.acme, customerId],
    [world.globex, theirs]
  ] as const) {
    const designated = await new Shop(world, company).act(
      'tierDesignate',
      'TierDesignateInput',
      { customerId: id, ...given },
      'userErrors { code }'
    )
    expect(designated.userErrors).toEqual([])
  }
  await studio('BENEFIT').publish(await studio('BENEFIT').saved('with an offer', benefits('A', 'B', 'C')), '2026-07-01')
  await studio('EARNING').publish(await studio('EARNING').saved('double for B', earning('B')), '2026-07-02')
  const lines = { storeLines: [{ key: 'tiers.B.paysPercent', value: 80 }] }
  const store = { storeId: world.acme.stores[0]!.id }
  await studio('BENEFIT').publish(await studio('BENEFIT').saved('ours', lines, store, world.acme.manager), '2026-07-03', world.acme.manager)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-07-03T05:00:00Z'))

const HELD = ['B EARNING IN_FORCE multipliers.gold.when.tiers', 'B BENEFIT IN_FORCE tiers.B']
const NAMED = 'POLICY_TIER_STILL_NAMED id tiers=B count=2'

test('who names a tier that a draft has dropped is told while it is written, to whoever may see it; its day is refused', async () => {
  expect((await read(await studio('TIER').saved('as before', tiers('A', 'B', 'C'))))!.missedTiers).toEqual([])
  const id = await studio('TIER').saved('without B', tiers('A', 'C'))
  expect((await read(id))!).toMatchObject({ faults: [], missedTiers: [{ key: 'B', designations: 1, overrides: 0 }] })
  expect((await read(id))!.missedTiers[0]!.stores).toHaveLength(1)
  expect(await places(id)).toEqual(HELD)
  expect([await read(id, world.acme.manager), await read(id, world.globex.hq)]).toEqual([null, null])
  // It may be handed in and approved: what is to follow it has to be written beside it.
  const dropping = await approved('TIER', tiers('A', 'C'))
  expect(await schedule(dropping, '2026-07-10')).toEqual([NAMED])
  expect((await read(dropping))!.status).toBe('APPROVED')
})

test('designations and overrides that end before, or were taken back, are not counted; those that begin later are', async () => {
  const [ended, later] = [await shop.register('+8613800003002'), await shop.register('+8613800003003')]
  const manager = shop.as(world.acme.manager)
  const give = async (id: string, more: object) => {
    const input = { customerId: id, tierKey: 'B', reason: 'potential', ...more }
    const payload = await manager.act('tierOverride', 'TierOverrideInput', input, 'standing { id } userErrors { code }')
    expect(payload.userErrors).toEqual([])
    return payload.standing.id as string
  }
  await give(ended, { endsOn: '2026-07-03' })
  const taken = await give(await shop.register('+8613800003004'), { endsOn: '2026-12-31' })
  await manager.act('standingEnd', 'StandingEndInput', { id: taken }, 'userErrors { code }')
  await give(later, { startsOn: '2026-09-01', endsOn: '2026-09-30' })
  const id = await studio('TIER').saved('without B', tiers('A', 'C'))
  const counted = async () => (await read(id))!.missedTiers.map(({ designations, overrides }) => [designations, overrides])
  expect(await counted()).toEqual([[1, 1]])
  world.clock.set('2026-07-02T04:00:00Z')
  expect(await counted()).toEqual([[1, 2]])
  world.clock.set('2026-10-01T04:00:00Z')
  expect(await counted()).toEqual([[1, 0]])
})

test('it gets its day once others are ready to follow; not before they have followed does it come into force', async () => {
  const id = await approved('TIER', tiers('A', 'C'))
  const [benefit, points] = [await approved('BENEFIT', benefits('A', 'C')), await approved('EARNING', earning())]
  expect(await places(id)).toEqual([])
  expect(await schedule(id, '2026-07-10')).toEqual([])
  // They have no day yet.
  expect(await places(id)).toEqual(HELD)
  // Once it has its day others of the company see it, each as far as the stores and customers in reach.
  const [missed] = (await read(id, world.acme.manager))!.missedTiers
  expect([missed!.designations, missed!.overrides, missed!.stores.length]).toEqual([null, null, 1])
  const neighbour = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  expect((await read(id, neighbour))!.missedTiers[0]!.stores).toEqual([])
  expect(await schedule(benefit, '2026-07-11')).toEqual([])
  expect(await places(id)).toEqual(HELD)
  await takeBack(benefit)
  expect(await schedule(benefit, '2026-07-10')).toEqual([])
  expect(await places(id)).toEqual(HELD.slice(0, 1))
  world.clock.set('2026-07-10T04:00:00Z')
  await expect(activate(id)).rejects.toMatchObject({ code: 'POLICY_TIER_STILL_NAMED', params: { tiers: 'B', count: 1 } })
  expect(await read(id)).toMatchObject({ status: 'SCHEDULED', overdueBecause: 'TIER_STILL_NAMED' })
  const decided = async () => {
    const query = 'query ($id: ID!) { customer(id: $id) { tier { key status source } tierDecision { key status source } } }'
    const { tier, tierDecision } = (await shop.ask(query, { id: customerId })).data.customer
    expect(tierDecision).toEqual(tier)
    return tier
  }
  // The version before still holds, and whom it was given.
  expect(await decided()).toEqual({ key: 'B', status: 'TIER', source: 'DESIGNATION' })
  expect(await schedule(points, '2026-07-11')).toEqual([])
  world.clock.set('2026-07-11T04:00:00Z')
  // Of one day, whichever is first.
  await activate(id)
  expect((await read(id))!.status).toBe('IN_FORCE')
  for (const each of [benefit, points]) await activate(each)
  expect([(await read(benefit))!.status, (await read(points))!.status]).toEqual(['IN_FORCE', 'IN_FORCE'])
  // What people gave stays on file and counts for nothing.
  expect(await decided()).toEqual({ key: null, status: 'NONE', source: 'RULES' })
})

test('a tier called otherwise: others can be written beside it, and follow on the same day, not earlier', async () => {
  world.clock.set('2026-07-20T04:00:00Z')
  const unknown = await studio('BENEFIT').saved('for S', benefits('A', 'S'))
  expect((await read(unknown))!.faults).toMatchObject([{ code: 'TIER_UNKNOWN' }, { code: 'TIER_UNKNOWN' }])
  const id = await approved('TIER', tiers('A', 'S'))
  expect((await read(unknown))!.faults).toEqual([])
  expect(await places(id)).toEqual(['C BENEFIT IN_FORCE tiers.C', 'C BENEFIT IN_FORCE partnerOffers.cinema.tiers'])
  const benefit = await approved('BENEFIT', benefits('A', 'S'))
  const missing = 'POLICY_TIER_UNKNOWN tiers.S tiers=S count=2'
  expect(await schedule(benefit, '2026-07-25')).toEqual([missing])
  expect(await schedule(id, '2026-07-25')).toEqual([])
  expect(await schedule(benefit, '2026-07-24')).toEqual([missing])
  // What names a tier that goes on that day is refused before and after it.
  const old = await approved('BENEFIT', benefits('A', 'C'))
  for (const on of ['2026-07-24', '2026-07-25']) expect(await schedule(old, on)).toEqual(['POLICY_TIER_UNKNOWN tiers.C tiers=C count=2'])
  expect(await schedule(benefit, '2026-07-25')).toEqual([])
  // The tiers' day taken back: what relies on them does not come into force, and says why.
  await takeBack(id)
  world.clock.set('2026-07-25T04:00:00Z')
  await expect(activate(benefit)).rejects.toMatchObject({ code: 'POLICY_TIER_UNKNOWN' })
  expect(await read(benefit)).toMatchObject({ status: 'SCHEDULED', overdueBecause: 'TIER_UNKNOWN' })
  expect(await schedule(id, '2026-07-26')).toEqual([])
  world.clock.set('2026-07-26T04:00:00Z')
  await activate(benefit)
  await activate(id)
  expect([(await read(benefit))!.status, (await read(id))!.status]).toEqual(['IN_FORCE', 'IN_FORCE'])
})

test('tiers sent back are told to what was approved for them', async () => {
  const id = await studio('TIER').saved('with T', tiers('A', 'T'))
  expect(codes(await studio('TIER').act(world.acme.hq, 'policySubmit', 'PolicyAct', { id }))).toEqual([])
  const benefit = await approved('BENEFIT', benefits('A', 'T'))
  expect((await read(benefit))!.faults).toEqual([])
  expect(codes(await studio('TIER').act(other, 'policySendBack', 'PolicyComment', { id, comment: 'not now' }))).toEqual([])
  expect((await read(benefit))!.faults).toMatchObject([{ code: 'TIER_UNKNOWN' }, { code: 'TIER_UNKNOWN' }])
})

test('a store’s figures for a tier that is to go get no day after it', async () => {
  world.clock.set('2026-07-28T04:00:00Z')
  const lines = (key: string) => ({ storeLines: [{ key: `tiers.${key}.paysPercent`, value: 80 }] })
  const store = { storeId: world.acme.stores[1]!.id }
  const mine = async (key: string) => {
    const id = await studio('BENEFIT').saved('ours', lines(key), store)
    expect(codes(await studio('BENEFIT').act(world.acme.hq, 'policySubmit', 'PolicyAct', { id }))).toEqual([])
    expect(codes(await studio('BENEFIT').act(other, 'policyApprove', 'PolicyAct', { id }))).toEqual([])
    return id
  }
  const [stays, goes] = [await mine('A'), await mine('S')]
  const [next, without] = [await approved('TIER', tiers('A', 'C')), await approved('BENEFIT', benefits('A'))]
  expect(await schedule(next, '2026-08-01')).toEqual([])
  expect(await schedule(without, '2026-08-01')).toEqual([])
  expect(await schedule(goes, '2026-08-02')).toEqual(['POLICY_TIER_UNKNOWN tiers.S.paysPercent tiers=S count=1'])
  expect(await schedule(stays, '2026-08-02')).toEqual([])
})

/** Another brand of the company, in whose session one then is; with somebody whom it has put into B. */
async function openBrand(company: World['globex']): Promise<Person> {
  const response = await world.service.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', cookie: `keqing=${company.hq.token}` },
    payload: {
      query: 'mutation ($input: ChainCreateInput!) { chainCreate(input: $input) { chain { id } } }',
      variables: { input: { name: 'Outlet', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh_CN', country: 'CN' } }
    }
  })
  const hq = { ...company.hq, token: /keqing=([^;]+)/.exec(String(response.headers['set-cookie']))?.[1] ?? '' }
  const brand = new Shop(world, company, hq)
  const place = { chainId: response.json().data.chainCreate.chain.id as string, code: 'O1', name: 'Outlet', openedOn: '2026-01-01' }
  const { store } = await brand.act('storeCreate', 'StoreCreateInput', place, 'store { id }')
  const customer = await brand.register('+8613800003009', { chainId: place.chainId, storeId: store.id, registeredOn: '2026-01-01' })
  const given = { customerId: customer, tierKey: 'B', reason: 'friend of the house' }
  const { userErrors } = await brand.act('tierDesignate', 'TierDesignateInput', given, 'userErrors { code }')
  expect(userErrors).toEqual([])
  return hq
}

test('tiers of another company, and of its other brand, are their own: it drops what the first names', async () => {
  const theirs = await addPerson(world.db, world.globex, 'globex', 'HQ', { chain: world.globex.chainId })
  const hq = await openBrand(world.globex)
  const kinds = new Map(['TIER', 'BENEFIT'].map(kind => [kind, new Studio(world, { ...world.globex, hq }, theirs, kind)]))
  expect(DEFAULT_TIER_POLICY.tiers.map(({ key }) => key)).toEqual(['A', 'B', 'C'])
  world.clock.set('2026-08-03T04:00:00Z')
  await kinds.get('BENEFIT')!.publish(await kinds.get('BENEFIT')!.saved('A alone', benefits('A')), '2026-08-04')
  const id = await kinds.get('TIER')!.saved('A alone', tiers('A'))
  const { missedTiers } = (await read(id, hq))!
  expect(missedTiers).toEqual([{ key: 'B', places: [], stores: [], designations: 1, overrides: 0 }])
  await kinds.get('TIER')!.publish(id, '2026-08-05')
  expect((await read(id, hq))!.status).toBe('IN_FORCE')
})
