// TIER-10: a version's life through GraphQL, beside a second company; who is refused what, and what two at once meet. What an activation does to customers,
// and what a broken one leaves.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { fileOf } from '../../../test/file-of.ts'
import { settled } from '../../../test/settled.ts'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { policyActivate, policyCatchUp } from './activate-policy.job.ts'

let world: World
let other: Person
const EARNING = {
  ...{ points: 1, forEveryMinor: 10_000, specialPriceEarns: true, multipliers: [], stacking: 'HIGHEST', pendingDays: 0 },
  bonuses: { registration: 0, referralFirstPurchase: 0 }
}

beforeAll(async () => {
  world = await openWorld()
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

const POLICY = `policy { id kind version status name revision effectiveOn retiredOn basedOn { id } faults { code path }
  rules { tier { tiers { key name { zhCN en } routes { all { metric compare value windowMonths } } } inactivityMonths inactivityLevels lossMonths exemptDesignated } } }`

async function act(mutation: string, input: object, as: Person = world.acme.hq) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`
  const kinds: Record<string, string> = { PolicySendBack: 'PolicyComment', PolicyComment: 'PolicyComment' }
  const name = /^Policy(DraftCreate|DraftSave|Schedule)$/.test(type) ? type : (kinds[type] ?? 'PolicyAct')
  const answer = await world.ask(
    as,
    `mutation ($input: ${name}Input!) { ${mutation}(input: $input) { ${POLICY} userErrors { code field params { name value } } } }`,
    // What is published here is seen in no backtest: policy-day.test.ts tells of that.
    { input: { ...(mutation === 'policySchedule' && { unseenReason: 'not of interest here' }), ...input } }
  )
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data[mutation]
}
const codes = (payload: { userErrors: { code: string; field: string[] }[] }) =>
  payload.userErrors.map(({ code, field }) => [code, ...field].join(' '))
const draft = async (name: string, more: object = {}, as?: Person) =>
  (await act('policyDraftCreate', { chainId: world.acme.chainId, kind: 'TIER', name, ...more }, as)).policy

/** The draft with A from so many points on. */
async function asking(points: number, name = `A from ${points}`) {
  const made = await draft(name)
  const tier = structuredClone(made.rules.tier)
  tier.tiers[0].routes[0].all[0].value = points
  return act('policyDraftSave', { id: made.id, revision: made.revision, rules: { tier } })
}
async function approved(points: number) {
  const { policy } = await asking(points)
  expect(codes(await act('policySubmit', { id: policy.id }))).toEqual([])
  return (await act('policyApprove', { id: policy.id }, other)).policy
}
const activate = (policyId: string) =>
  policyActivate(jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal), {
    tenantId: world.acme.tenantId,
    policyId
  })
const catchUp = (policyId: string) =>
  policyCatchUp(jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal), {
    tenantId: world.acme.tenantId,
    policyId
  })
/** By headquarters; no longer asked for, it ends a day later. */
const secondPerson = (policySecondPerson: boolean) =>
  new Shop(world).act('chainUpdate', 'ChainUpdateInput', { id: world.acme.chainId, policySecondPerson }, 'userErrors { code }')
async function superuser(text: string, ...values: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: world.superuserUrl })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
const versions = async (kind = 'TIER') =>
  (
    await world.ask(
      world.acme.hq,
      `query ($c: ID!, $k: PolicyKind!) { policyVersions(chainId: $c, kind: $k, first: 100) { totalCount nodes { id version status effectiveOn retiredOn } } }`,
      { c: world.acme.chainId, k: kind }
    )
  ).data.policyVersions

describe('before its day', () => {
  test('a draft starts as what is in force, is saved, submitted, approved by another, and scheduled', async () => {
    const made = await draft('A 降到 40 分')
    expect(made).toMatchObject({ status: 'DRAFT', version: null, name: 'A 降到 40 分', revision: 1, faults: [] })
    expect(made.rules.tier.tiers[0]).toMatchObject({
      key: 'A',
      name: { zhCN: '金钻卡', en: 'Diamond' },
      routes: [
        { all: [{ metric: 'POINTS', compare: 'AT_LEAST', value: 50, windowMonths: null }] },
        { all: [{ metric: 'PURCHASES', compare: 'MORE_THAN', value: 5, windowMonths: 2 }] }
      ]
    })
    const tier = structuredClone(made.rules.tier)
    tier.tiers[0].routes[0].all[0].value = 40
    const saved = await act('policyDraftSave', { id: made.id, revision: 1, rules: { tier } })
    expect(saved).toMatchObject({ userErrors: [], policy: { revision: 2 } })
    const submitted = (await act('policySubmit', { id: made.id, comment: 'more of them' })).policy
    expect([submitted.status, submitted.version > 1]).toEqual(['SUBMITTED', true])
    expect((await act('policyApprove', { id: made.id }, other)).policy.status).toBe('APPROVED')
    const scheduled = (await act('policySchedule', { id: made.id, effectiveOn: '2026-07-01' })).policy
    expect(scheduled).toMatchObject({ status: 'SCHEDULED', effectiveOn: '2026-07-01' })
    expect((await act('policyUnschedule', { id: made.id })).policy).toMatchObject({ status: 'APPROVED', effectiveOn: null })
    const { data } = await world.ask(
      world.acme.hq,
      `query ($id: ID!) { policyVersion(id: $id) { events(first: 10) { nodes { act comment by { name } differences { path before after } effectiveOn } } } }`,
      { id: made.id }
    )
    const events = data.policyVersion.events.nodes
    expect(events.map((event: { act: string }) => event.act)).toEqual(['UNSCHEDULE', 'SCHEDULE', 'APPROVE', 'SUBMIT', 'SAVE', 'CREATE'])
    expect(events[3]).toMatchObject({ comment: 'more of them', by: { name: 'acme hq' } })
    expect(events[4].differences).toEqual([{ path: ['tiers', 'A', 'routes', '0', 'all', '0', 'value'], before: '50', after: '40' }])
    expect(events[1].effectiveOn).toBe('2026-07-01')
  })
  test('how far inactivity lowers is the chain’s: one level where nothing is said, none where there is no rule, and no further than to the lowest', async () => {
    const made = await draft('by levels')
    expect(made.rules.tier).toMatchObject({ inactivityMonths: 6, inactivityLevels: 1 })
    const { inactivityLevels: _, ...unsaid } = made.rules.tier
    const saved = async (revision: number, more: object) => {
      const { policy } = await act('policyDraftSave', { id: made.id, revision, rules: { tier: { ...unsaid, ...more } } })
      return [policy.rules.tier.inactivityLevels, policy.faults]
    }
    const fault = [{ code: 'LEVELS_INVALID', path: ['inactivity', 'levels'] }]
    expect(await saved(1, { inactivityLevels: 2 })).toEqual([2, []])
    expect(await saved(2, { inactivityLevels: 3 })).toEqual([3, fault])
    expect(await saved(3, { inactivityLevels: 0 })).toEqual([0, fault])
    expect(codes(await act('policySubmit', { id: made.id }))).toEqual(['POLICY_HAS_FAULTS inactivity levels'])
    expect(await saved(4, {})).toEqual([1, []])
    expect(await saved(5, { inactivityMonths: null, inactivityLevels: 2 })).toEqual([null, []])
    await act('policyDraftDiscard', { id: made.id })
  })
  test('nobody approves the own work, unless the chain asks for no second person', async () => {
    const { policy } = await asking(41)
    await act('policySubmit', { id: policy.id }, other)
    expect(codes(await act('policyApprove', { id: policy.id }))).toEqual(['POLICY_OWN_APPROVAL id'])
    expect(codes(await act('policyApprove', { id: policy.id }, other))).toEqual(['POLICY_OWN_APPROVAL id'])
    const set = (asked: boolean) =>
      world.db.unit(world.acme.tenantId, tx =>
        tx.run(sql`update chain set policy_second_person = ${asked} where tenant_id = ${tx.tenantId} and id = ${world.acme.chainId}`)
      )
    await set(false)
    const alone = (await asking(42)).policy
    expect((await act('policySubmit', { id: alone.id })).policy.status).toBe('APPROVED')
    await set(true)
  })
  test('it awaits who may approve it, by the chain’s setting, and says what was done with it last', async () => {
    const { policy } = await asking(47)
    await act('policySubmit', { id: policy.id })
    await act('policyComment', { id: policy.id, comment: 'please' }, other)
    const seen = async (as: Person) => {
      const query = 'query ($id: ID!) { policyVersion(id: $id) { awaitsViewer lastAct { act by { name } } } }'
      return (await world.ask(as, query, { id: policy.id })).data.policyVersion
    }
    expect(await seen(world.acme.hq)).toEqual({ awaitsViewer: false, lastAct: { act: 'SUBMIT', by: { name: 'acme hq' } } })
    expect([(await seen(other)).awaitsViewer, await seen(world.acme.manager)]).toEqual([true, null])
    await secondPerson(false)
    world.clock.set('2026-07-01T04:00:00Z')
    expect((await seen(world.acme.hq)).awaitsViewer).toBe(true)
    await secondPerson(true)
    await act('policyApprove', { id: policy.id }, other)
    expect((await seen(other)).awaitsViewer).toBe(false)
  })
  test('what was submitted never changes; sent back, it becomes a new draft', async () => {
    const { policy } = await asking(43)
    await act('policySubmit', { id: policy.id })
    expect(codes(await act('policyDraftSave', { id: policy.id, revision: policy.revision, name: 'x' }))).toEqual(['POLICY_FROZEN id'])
    expect(codes(await act('policyDraftDiscard', { id: policy.id }))).toEqual(['POLICY_NOT_IN_THAT_STATE id'])
    expect(codes(await act('policySendBack', { id: policy.id, comment: ' ' }, other))).toEqual(['REASON_REQUIRED comment'])
    expect(codes(await act('policySendBack', { id: policy.id, comment: 'call 13800138000' }, other))).toEqual(['PHONE_IN_REASON comment'])
    const back = (await act('policySendBack', { id: policy.id, comment: 'gifts first' }, other)).policy
    expect(back).toMatchObject({ status: 'DRAFT', basedOn: { id: policy.id }, name: policy.name })
    expect(back.rules).toEqual(policy.rules)
    expect((await versions()).nodes.find((each: { id: string }) => each.id === policy.id).status).toBe('SENT_BACK')
    // Whoever sent it back has not written it, and may approve it yet.
    await act('policySubmit', { id: back.id })
    expect((await act('policyApprove', { id: back.id }, other)).policy.status).toBe('APPROVED')
  })
  test('sent back and submitted as it was by somebody else, it is still its writer’s', async () => {
    const { policy } = await asking(44)
    await act('policySubmit', { id: policy.id })
    const back = (await act('policySendBack', { id: policy.id, comment: 'as it is' }, other)).policy
    await act('policySubmit', { id: back.id }, other)
    expect(codes(await act('policyApprove', { id: back.id }))).toEqual(['POLICY_OWN_APPROVAL id'])
    const again = (await act('policySendBack', { id: back.id, comment: 'now another' })).policy
    const tier = structuredClone(again.rules.tier)
    tier.tiers[0].routes[0].all[0].value = 45
    await act('policyDraftSave', { id: again.id, revision: again.revision, rules: { tier } }, other)
    await act('policySubmit', { id: again.id }, other)
    expect((await act('policyApprove', { id: again.id })).policy.status).toBe('APPROVED')
  })
  test('made from somebody’s draft and submitted as it was, it is its writer’s too, also once that draft was changed', async () => {
    const { policy: written } = await asking(48)
    const [copy, renamed] = [await draft('copy', { basedOnId: written.id }, other), await draft('copy', { basedOnId: written.id }, other)]
    await act('policySubmit', { id: copy.id }, other)
    expect(codes(await act('policyApprove', { id: copy.id }))).toEqual(['POLICY_OWN_APPROVAL id'])
    const tier = structuredClone(written.rules.tier)
    tier.tiers[0].routes[0].all[0].value = 49
    await act('policyDraftSave', { id: written.id, revision: written.revision, rules: { tier } })
    await act('policyDraftSave', { id: renamed.id, revision: 1, name: 'mine' }, other)
    await act('policySubmit', { id: renamed.id }, other)
    expect(codes(await act('policyApprove', { id: renamed.id }))).toEqual(['POLICY_OWN_APPROVAL id'])
  })
  test('what another has approved may be brought back by one of the two and approved by the other', async () => {
    const before = await approved(48)
    const again = await draft('again', { basedOnId: before.id }, other)
    await act('policySubmit', { id: again.id }, other)
    expect((await act('policyApprove', { id: again.id })).policy.status).toBe('APPROVED')
  })
  test('a faulty draft is kept, marked and not submitted', async () => {
    const made = await draft('faulty')
    const tier = structuredClone(made.rules.tier)
    tier.lossMonths = 0
    tier.tiers[2].name.en = ' '
    const saved = (await act('policyDraftSave', { id: made.id, revision: 1, rules: { tier } })).policy
    expect(saved.faults).toEqual([
      { code: 'NAME_MISSING', path: ['tiers', '2', 'name', 'en'] },
      { code: 'WINDOW_OUT_OF_RANGE', path: ['loss', 'months'] }
    ])
    const refused = await act('policySubmit', { id: made.id })
    expect(refused.userErrors).toEqual([
      {
        code: 'POLICY_HAS_FAULTS',
        field: ['tiers', '2', 'name', 'en'],
        params: [
          { name: 'fault', value: 'NAME_MISSING' },
          { name: 'count', value: '2' }
        ]
      }
    ])
    expect((await act('policyDraftDiscard', { id: made.id })).policy.status).toBe('DISCARDED')
  })
  test('two who save, or schedule, at once: one wins, the other is told', async () => {
    const made = await draft('both')
    const saves = await Promise.all(['x', 'y'].map(name => act('policyDraftSave', { id: made.id, revision: 1, name })))
    expect(saves.flatMap(codes)).toEqual(['CHANGED_MEANWHILE revision'])
    const both = [await approved(44), await approved(45)]
    const answers = await Promise.all(both.map(({ id }) => act('policySchedule', { id, effectiveOn: '2026-08-01' })))
    expect(answers.flatMap(codes)).toEqual(['POLICY_ALREADY_SCHEDULED id'])
    const won = answers.find(answer => answer.policy)
    await act('policyUnschedule', { id: won.policy.id })
  })
  test.each([
    ['2026-06-30', 'POLICY_STARTS_IN_PAST effectiveOn'],
    ['2032-01-01', 'DATE_IMPOSSIBLE effectiveOn']
  ])('from %s on: %s', async (effectiveOn, refusal) => {
    const { id } = await approved(46)
    expect(codes(await act('policySchedule', { id, effectiveOn }))).toEqual([refusal])
  })
})

describe('who may', () => {
  test('others of the company read what was published, and do not write; another company sees nothing', async () => {
    const made = await draft('ours')
    const read = (as: Person) => world.ask(as, `query ($id: ID!) { policyVersion(id: $id) { id } }`, { id: made.id })
    const listed = async (as: Person) => {
      const fields = 'totalCount nodes { status events(first: 50) { nodes { comment } } lastAct { comment } }'
      const query = `query ($c: ID!) { policyVersions(chainId: $c, kind: TIER, first: 100) { ${fields} } }`
      const { data } = await world.ask(as, query, { c: world.acme.chainId })
      const nodes = data.policyVersions.nodes as { status: string; events: { nodes: { comment: string }[] } }[]
      const words = nodes.flatMap(({ events }) => events.nodes.map(event => event.comment)).filter(Boolean)
      expect(data.policyVersions.totalCount).toBe(nodes.length)
      return { statuses: [...new Set(nodes.map(({ status }) => status))].toSorted(), words: words.length }
    }
    expect((await listed(world.acme.hq)).statuses).toContain('DRAFT')
    expect((await listed(world.acme.hq)).words).toBeGreaterThan(0)
    for (const as of [world.acme.associate, world.acme.manager, world.acme.operator, world.acme.analyst]) {
      expect((await read(as)).data.policyVersion).toBeNull()
      const { statuses, words } = await listed(as)
      expect([statuses.filter(status => !['IN_FORCE', 'RETIRED', 'SCHEDULED'].includes(status)), words]).toEqual([[], 0])
      expect(statuses).toContain('IN_FORCE')
    }
    expect((await read(world.globex.hq)).data.policyVersion).toBeNull()
    const answer = await world.ask(world.acme.manager, `mutation { policySubmit(input: { id: "${made.id}" }) { userErrors { code } } }`)
    expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    for (const mutation of ['policySubmit', 'policyApprove', 'policyDraftDiscard', 'policyUnschedule'])
      expect(codes(await act(mutation, { id: made.id }, world.globex.hq))).toEqual(['NOT_FOUND id'])
    expect(codes(await act('policyDraftCreate', { chainId: world.acme.chainId, kind: 'TIER', name: 'x' }, world.globex.hq))).toEqual([
      'NOT_FOUND chainId'
    ])
    const { chainId } = world.globex
    expect(codes(await act('policyDraftCreate', { chainId, kind: 'TIER', name: 'x', basedOnId: made.id }, world.globex.hq))).toEqual([
      'NOT_FOUND basedOnId'
    ])
  })
})

test('versions, and what was done with them, are taken away as files: what is being written for who writes it alone', async () => {
  const { policy } = await asking(31, 'for the file')
  await act('policyComment', { id: policy.id, comment: 'high enough' })
  const file = async (list: string, as: Person, chainId?: string) =>
    (await fileOf(world, as, { list, policyFilter: { kind: 'TIER' }, ...(chainId && { chainId }) }))!
  const mine = (rows: Record<string, string>[]) => rows.filter(row => row['name'] === 'for the file')
  expect(mine(await file('POLICY_VERSIONS', world.acme.hq))).toEqual([
    expect.objectContaining({
      kind: 'tier',
      storeCode: '',
      version: '',
      status: 'draft',
      lastAct: 'save',
      lastActBy: expect.stringMatching(/./)
    })
  ])
  const history = await file('POLICY_HISTORY', world.acme.hq)
  expect(mine(history).map(row => [row['act'], row['comment'], row['changes']])).toEqual([
    ['comment', 'high enough', ''],
    ['save', '', expect.stringMatching(/50 -> 31/)],
    ['create', '', '']
  ])
  const published = await file('POLICY_VERSIONS', world.acme.manager)
  expect(published.length).toBeGreaterThan(0)
  expect(published.every(row => ['scheduled', 'inForce', 'retired'].includes(row['status'] ?? ''))).toBe(true)
  expect(published.map(row => row['lastActBy'])).toEqual(published.map(() => ''))
  expect(await file('POLICY_HISTORY', world.acme.manager)).toEqual([])
  for (const list of ['POLICY_VERSIONS', 'POLICY_HISTORY'])
    expect(mine(await file(list, world.globex.hq, world.globex.chainId))).toEqual([])
})

describe('its day', () => {
  /** With points, seen in the store today. */
  async function customerWith(points: number, phone: string): Promise<[Shop, string]> {
    const shop = new Shop(world, world.acme)
    const customer = await shop.register(phone)
    await shop.adjust(customer, points, `to ${points}`)
    await shop.act('visitRecord', 'VisitRecordInput', { customerId: customer, storeId: world.acme.stores[0]!.id }, 'visit { id }')
    return [shop, customer]
  }

  async function toldInForce(): Promise<{ policy: { id: string } }[]> {
    await settled(world.platform)
    const feed = 'query ($id: ID!) { changeEvents(chainId: $id, kinds: [POLICY_IN_FORCE]) { nodes { policy { id } } } }'
    return (await world.ask(world.acme.hq, feed, { id: world.acme.chainId })).data.changeEvents.nodes
  }

  test('at midnight the customer is in the tier, the page says which version, and yesterday stays as it was', async () => {
    const [shop, customer] = await customerWith(45, '+8613800007777')
    expect(await shop.customer(customer)).toMatchObject({ tier: { status: 'NONE' } })
    const { id, version } = await approved(40)
    await act('policySchedule', { id, effectiveOn: '2026-07-01' })
    await activate(id)
    expect(await shop.customer(customer)).toMatchObject({ tier: { status: 'NONE' } })
    world.clock.set('2026-06-30T16:00:01Z')
    await activate(id)
    await activate(id)
    expect(await shop.customer(customer)).toMatchObject({ tier: { status: 'TIER', key: 'A' } })
    const all = (await versions()).nodes as { id: string; status: string; effectiveOn: string; retiredOn: string }[]
    expect(all.find(each => each.id === id)).toMatchObject({ status: 'IN_FORCE', effectiveOn: '2026-07-01' })
    expect(all.filter(each => each.status === 'RETIRED')).toMatchObject([{ retiredOn: '2026-07-01' }])
    const { data } = await world.ask(
      world.acme.hq,
      `query ($id: ID!, $of: ID!) { customer(id: $id) { today: tierDecision { status policy { version } } before: tierDecision(asOf: "2026-06-30") { status policy { version } } } policyVersion(id: $of) { events { nodes { act moved effectiveOn moves { fromStatus fromKey toStatus toKey customers } } } } }`,
      { id: customer, of: id }
    )
    expect(data.customer).toMatchObject({
      today: { status: 'TIER', policy: { version } },
      before: { status: 'NONE', policy: { version: 1 } }
    })
    expect(data.policyVersion.events.nodes[0]).toEqual({
      act: 'ACTIVATE',
      moved: 1,
      effectiveOn: '2026-07-01',
      moves: [{ fromStatus: 'NONE', fromKey: null, toStatus: 'TIER', toKey: 'A', customers: 1 }]
    })
    expect(await toldInForce()).toEqual([{ policy: { id } }])
    // Everybody is decided: that was this day's night of tiers.
    const decided = await superuser('select tiers_decided_on::text as day from chain where id = $1', world.acme.chainId)
    expect(decided).toEqual([{ day: '2026-07-01' }])
  })
  test('what was bought since midnight earns by the new rules, and the tier follows', async () => {
    const [shop, customer] = await customerWith(1, '+8613800009999')
    const made = await draft('ten times', { kind: 'EARNING' })
    const wrong = await act('policyDraftSave', { id: made.id, revision: 1, rules: { tier: (await draft('other')).rules.tier } })
    expect(codes(wrong)).toEqual(['INVALID_VALUE rules'])
    await act('policyDraftSave', {
      id: made.id,
      revision: 1,
      rules: { earning: { ...EARNING, points: 60, bonuses: { registration: 7, referralFirstPurchase: 0 } } }
    })
    await act('policySubmit', { id: made.id })
    await act('policyApprove', { id: made.id }, other)
    await act('policySchedule', { id: made.id, effectiveOn: '2026-07-01' })
    expect(codes(await shop.buy({ no: 'BEFORE', customer, lines: [{ item: 'A', paid: 10_000 }] }))).toEqual([])
    world.clock.set('2026-06-30T17:00:00Z')
    const at = '2026-07-01T00:30:00+08:00'
    expect(codes(await shop.buy({ no: 'AFTER', customer, at, lines: [{ item: 'A', paid: 10_000 }] }))).toEqual([])
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 3 }, tier: { key: 'B' } })
    // One who registers meanwhile gets what the day's rules give, and one who did the day before does not.
    const registered = await shop.register('+8613800008801', { registeredOn: '2026-07-01' })
    const earlier = await shop.register('+8613800008802', { registeredOn: '2026-06-30' })
    expect(await shop.customer(registered)).toMatchObject({ points: { balance: 0 } })
    await activate(made.id)
    await activate(made.id)
    expect(await shop.customer(registered)).toMatchObject({ points: { balance: 7 } })
    expect(await shop.customer(earlier)).toMatchObject({ points: { balance: 0 } })
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 62 }, tier: { key: 'A' } })
    // Who was recording a receipt over that instant earned by the rules before: it is looked for once more.
    const asked = await superuser(
      `select count(*)::int as n from graphile_worker._private_jobs where payload->>'policyId' = $1 and run_at > '2026-06-30T17:00:30Z'`,
      made.id
    )
    expect(asked).toEqual([{ n: 1 }])
    await catchUp(made.id)
    expect(await shop.customer(customer)).toMatchObject({ points: { balance: 62 }, tier: { key: 'A' } })
    expect(await shop.customer(registered)).toMatchObject({ points: { balance: 7 } })
  })
  test('an activation that breaks leaves the old version in force, and is made good later', async () => {
    const before = (await versions()).nodes.find((each: { status: string }) => each.status === 'IN_FORCE')
    const toldBefore = await toldInForce()
    const [shop, customer] = await customerWith(35, '+8613800008888')
    const { id } = await approved(30)
    await act('policySchedule', { id, effectiveOn: '2026-07-02' })
    world.clock.set('2026-07-01T16:00:01Z')
    const admin = new pg.Client({ connectionString: world.superuserUrl })
    await admin.connect()
    await admin.query(`alter table tier_change add constraint broken check (to_tier_key <> 'A') not valid`)
    await expect(activate(id)).rejects.toThrow('broken')
    await admin.query('alter table tier_change drop constraint broken')
    await admin.end()
    expect(await shop.customer(customer)).toMatchObject({ tier: { status: 'NONE' } })
    const standing = (await versions()).nodes as { id: string; status: string }[]
    expect([standing.find(each => each.id === before.id)?.status, standing.find(each => each.id === id)?.status]).toEqual([
      'IN_FORCE',
      'SCHEDULED'
    ])
    expect(await toldInForce()).toEqual(toldBefore)
    world.clock.set('2026-07-02T16:00:01Z')
    await activate(id)
    const after = (await versions()).nodes as { id: string; status: string; effectiveOn: string }[]
    expect(after.find(each => each.id === id)).toMatchObject({ status: 'IN_FORCE', effectiveOn: '2026-07-03' })
    expect(await shop.customer(customer)).toMatchObject({ tier: { status: 'TIER', key: 'A' } })
  })
})
