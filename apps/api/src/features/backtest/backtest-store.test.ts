// What a store would set is backtested through GraphQL and its job: at that store's receipts and for its customers, beside what it sets now and the chain's
// rules alone; by who may write it. Beside a second store and a second company, of which nothing is told and which are told nothing.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { backtestRun } from './backtest.job.ts'

const LINE = 'tiers.A.paysPercent'
const VOUCHER = 'tiers.B.occasions.festival.voucherMinor'
const set = (a: number, voucherMinor?: number) => ({
  storeLines: [{ key: LINE, value: a }, ...(voucherMinor === undefined ? [] : [{ key: VOUCHER, value: voucherMinor }])]
})

let world: World
let studio: Studio
let neighbour: Person
let open: object

beforeAll(async () => {
  world = await openWorld()
  const { acme } = world
  studio = new Studio(world, acme, await addPerson(world.db, acme, 'acme', 'HQ', { chain: acme.chainId }), 'BENEFIT')
  neighbour = await addPerson(world.db, acme, 'acme', 'STORE_MANAGER', { store: acme.stores[1]!.id })
  const shop = new Shop(world)
  const buy = (no: string, store: string, customer: string | null, day: string, paid: number) =>
    shop.bought({ no, store, customer, at: `${day}T12:00:00+08:00`, lines: [{ item: 'X', n: 2, paid }] })
  const rich = await shop.register('+8613900000001')
  const middle = await shop.register('+8613900000002', { storeId: acme.stores[1]!.id })
  const here = await shop.register('+8613900000003')
  // 50 points: A from here on. Two receipts: B; one of the Bs is at home here, one in the other store.
  await buy('R1', 'S1', rich, '2026-04-10', 500_000)
  for (const [no, who] of [['M', middle] as const, ['H', here] as const])
    for (const day of ['11', '12']) await buy(`${no}${day}`, 'S2', who, `2026-04-${day}`, 20_000)
  await buy('R2', 'S1', rich, '2026-05-10', 10_000)
  await buy('R3', 'S2', rich, '2026-05-11', 70_000)
  await buy('N1', 'S1', null, '2026-05-14', 70_000)
  const rules = `tiers { key paysPercent memberDayPaysPercent birthdayPaysPercent sameAssociatePaysPercent presaleDays membersOnly rebatePercent
      occasions { key gift { leastMinor mostMinor } voucherMinor booklet handover } }
    specialPriceDiscounted combine memberDay festivals { key name { zhCN en } on { calendar month day offset } } birthday { daysBefore daysAfter } sameAssociate { withinDays }
    sales { key name { zhCN en } opensOn closesOn paysPercent goods { categories itemCodes } } membersOnly { categories itemCodes } rebateFromMinor
    partnerOffers { key name { zhCN en } text { zhCN en } tiers }`
  const { data } = await world.ask(
    acme.hq,
    `query ($c: ID!) { policyVersions(chainId: $c, kind: BENEFIT, statuses: [IN_FORCE]) { nodes { rules { benefit { ${rules} } } } } }`,
    { c: acme.chainId }
  )
  const { benefit } = data.policyVersions.nodes[0].rules
  const tiers = benefit.tiers.map((tier: { key: string; occasions: { key: string }[] }) => ({
    ...tier,
    ...(tier.key === 'A' && { paysPercent: 80 }),
    occasions: tier.occasions.map(each => (tier.key === 'B' && each.key === 'festival' ? { ...each, voucherMinor: 10_000 } : each))
  }))
  open = {
    benefit: {
      ...benefit,
      tiers,
      openToStores: [
        { key: LINE, least: 50, most: 95 },
        { key: VOUCHER, least: 0, most: 50_000 }
      ]
    }
  }
  await studio.publish(await studio.saved('stores set what A pays', open), '2026-07-01')
}, 60_000)
afterAll(() => world.close())

const mine = () => ({ storeId: world.acme.stores[0]!.id })
const drafted = (name: string, lines: object, as: Person = world.acme.manager) => studio.saved(name, lines, mine(), as)
const RESULT = 'id status ofWholeChain customers moved stale against { id version store { id } } costs { name month before after chain }'

async function read(id: string, as: Person = world.acme.manager) {
  const { data, errors } = await world.ask(as, `query ($id: ID!) { backtest(id: $id) { ${RESULT} days { on } byStore { moved } } }`, { id })
  expect(errors).toBeUndefined()
  return data.backtest
}
async function shownAt(policyId: string, as: Person = world.acme.manager) {
  const { data } = await world.ask(
    as,
    `query ($id: ID!) { policyVersion(id: $id) { backtest { ${RESULT} } backtestUnderWay { id status } } }`,
    {
      id: policyId
    }
  )
  return data.policyVersion
}
const start = (policyId: string, as: Person = world.acme.manager, months = 2) =>
  studio.act(as, 'backtestStart', 'BacktestStart', { policyId, months }, 'backtest { id status }')
const run = (backtestId: string) =>
  backtestRun(jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal), {
    tenantId: world.acme.tenantId,
    backtestId
  })
async function tested(policyId: string, as: Person = world.acme.manager, months = 3): Promise<string> {
  const { backtest, userErrors } = await start(policyId, as, months)
  expect(userErrors).toEqual([])
  await run(backtest.id)
  return backtest.id
}
/** By kind of cost and month: before, after, and by the chain's rules alone. */
const figures = ({ costs }: { costs: { name: string; month: string; before: number; after: number; chain: number | null }[] }) =>
  Object.fromEntries(costs.map(({ name, month, before, after, chain }) => [`${name} ${month.slice(0, 7)}`, [before, after, chain]]))
const codes = ({ userErrors }: { userErrors: { code: string; field: string[] }[] }) =>
  userErrors.map(({ code, field }) => [code, ...field].join(' '))

describe('a store that has set nothing yet', () => {
  test('its draft is beside the chain’s rules, at its own receipts and for its own customers', async () => {
    const draft = await drafted('half', set(50, 30_000))
    const found = await read(await tested(draft))
    expect(found).toMatchObject({ status: 'DONE', customers: null, moved: null, days: [], byStore: [], stale: [], ofWholeChain: true })
    expect(found.against).toMatchObject({ version: 2, store: null })
    expect(figures(found)).toEqual({
      // R2 alone: R3 was bought in the other store, and the receipt of nobody's has no tier. 1 May is a festival, for the B at home here.
      ...{ 'discounts 2026-07': [0, 0, 0], 'discounts 2026-06': [0, 0, 0], 'discounts 2026-05': [2_000, 5_000, 2_000] },
      ...{ 'vouchers 2026-07': [0, 0, 0], 'vouchers 2026-06': [0, 0, 0], 'vouchers 2026-05': [10_000, 30_000, 10_000] }
    })
    expect(await shownAt(draft)).toMatchObject({ backtest: { id: found.id }, backtestUnderWay: null })
  })
  test('headquarters and the store’s manager may run and stop it, and ask for the same run', async () => {
    const draft = await drafted('stopped', set(60))
    const first = await start(draft)
    expect((await start(draft, world.acme.hq)).backtest.id).toBe(first.backtest.id)
    expect((await shownAt(draft)).backtestUnderWay).toEqual({ id: first.backtest.id, status: 'QUEUED' })
    const stop = (as: Person) => studio.act(as, 'backtestCancel', 'BacktestCancel', { id: first.backtest.id }, 'backtest { status }')
    for (const as of [neighbour, world.globex.hq]) expect(codes(await stop(as))).toEqual(['NOT_FOUND id'])
    expect((await stop(world.acme.hq)).backtest.status).toBe('CANCELLED')
    await run(first.backtest.id)
    expect(await shownAt(draft)).toEqual({ backtest: null, backtestUnderWay: { id: first.backtest.id, status: 'CANCELLED' } })
  })
  test('makes way for a run of the chain’s own, and waits for one', async () => {
    const [draft, whole] = [await drafted('tried', set(61)), await studio.saved('of the whole chain', open)]
    const { backtest } = await start(draft)
    const ours = await start(whole, world.acme.hq)
    expect(ours.userErrors).toEqual([])
    expect((await shownAt(draft)).backtestUnderWay).toEqual({ id: backtest.id, status: 'CANCELLED' })
    expect(codes(await start(draft))).toEqual(['BACKTEST_RUNNING policyId'])
    await run(ours.backtest.id)
  })
  test('figures that the chain does not open keep it from being tested', async () => {
    const shut = await drafted('shut', { storeLines: [{ key: 'tiers.B.paysPercent', value: 70 }] })
    expect(codes(await start(shut))).toEqual(['POLICY_HAS_FAULTS lines 0 key'])
  })
})

describe('who sees it', () => {
  test('the other store’s manager, and another company, neither run, find nor read it', async () => {
    const draft = await drafted('ours', set(70))
    const id = await tested(draft)
    for (const as of [neighbour, world.globex.hq]) {
      expect(codes(await start(draft, as))).toEqual(['NOT_FOUND policyId'])
      expect(await read(id, as)).toBeNull()
      expect(await shownAt(draft, as)).toBeNull()
    }
    expect(figures(await read(id, world.acme.hq))).toEqual(figures(await read(id)))
  })
  test('who does not write the store’s rules sees none of its drafts’ backtests, and runs nothing', async () => {
    const draft = await drafted('ours too', set(70))
    const id = await tested(draft)
    expect(await read(id, world.acme.associate)).toBeNull()
    const query = 'mutation ($input: BacktestStartInput!) { backtestStart(input: $input) { userErrors { code } } }'
    const { errors } = await world.ask(world.acme.associate, query, { input: { policyId: draft, months: 1 } })
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  })
  test('a store’s manager tests nothing of the chain’s own', async () => {
    const draft = await studio.saved('of the chain', open)
    const query = 'mutation ($input: BacktestStartInput!) { backtestStart(input: $input) { userErrors { code } } }'
    const { errors } = await world.ask(world.acme.manager, query, { input: { policyId: draft, months: 1 } })
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  })
})

describe('a store that sets something already', () => {
  const approved = async (id: string) => {
    expect(codes(await studio.act(world.acme.manager, 'policySubmit', 'PolicyAct', { id }))).toEqual([])
    expect(codes(await studio.act(world.acme.hq, 'policyApprove', 'PolicyAct', { id }))).toEqual([])
  }
  const schedule = (id: string, more: object = {}) =>
    studio.act(world.acme.hq, 'policySchedule', 'PolicySchedule', { id, effectiveOn: '2026-08-01', ...more })
  let draft: string

  test('its draft is beside what it sets, and beside the chain’s rules alone', async () => {
    await studio.publish(await drafted('three quarters', set(75)), '2026-07-02', world.acme.manager)
    draft = await drafted('half', set(50))
    const found = await read(await tested(draft))
    expect(found.against).toMatchObject({ version: 1, store: { id: world.acme.stores[0]!.id } })
    expect(figures(found)).toMatchObject({ 'discounts 2026-05': [2_500, 5_000, 2_000], 'vouchers 2026-05': [10_000, 10_000, 10_000] })
  })
  test('the result is of before once the draft, what the store sets or the chain’s rules are others', async () => {
    const stale = async () => (await shownAt(draft)).backtest.stale
    expect(await stale()).toEqual([])
    const { data } = await world.ask(world.acme.manager, 'query ($id: ID!) { policyVersion(id: $id) { revision } }', { id: draft })
    const save = (revision: number, a: number) =>
      studio.act(world.acme.manager, 'policyDraftSave', 'PolicyDraftSave', { id: draft, revision, rules: set(a) })
    const { policy } = await save(data.policyVersion.revision, 55)
    expect(await stale()).toEqual(['RULES_CHANGED'])
    await save(policy.revision, 50)
    await studio.publish(await studio.saved('the chain’s, again', open), '2026-07-03')
    expect(await stale()).toEqual(['IN_FORCE_CHANGED', 'DAY_PASSED'])
    await tested(draft)
    expect(await stale()).toEqual([])
    await studio.publish(await drafted('a little less', set(78)), '2026-07-04', world.acme.manager)
    expect(await stale()).toEqual(['IN_FORCE_CHANGED', 'DAY_PASSED'])
  })
  test('gets its day once its effect has been seen, or with a reason', async () => {
    await approved(draft)
    expect(codes(await schedule(draft))).toEqual(['POLICY_EFFECT_UNSEEN unseenReason'])
    await tested(draft, world.acme.hq)
    expect(codes(await schedule(draft))).toEqual([])
    const { data } = await world.ask(
      world.acme.hq,
      'query ($id: ID!) { policyVersion(id: $id) { events { nodes { act unseen comment } } } }',
      {
        id: draft
      }
    )
    expect(data.policyVersion.events.nodes[0]).toEqual({ act: 'SCHEDULE', unseen: false, comment: '' })
    await studio.act(world.acme.hq, 'policyUnschedule', 'PolicyAct', { id: draft })
    const unseen = await drafted('unseen', set(51))
    await approved(unseen)
    expect(codes(await schedule(unseen, { unseenReason: 'the same as last year' }))).toEqual([])
  })
})
