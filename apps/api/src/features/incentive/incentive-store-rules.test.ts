// INC-5, INC-6, INC-9, INC-10 through GraphQL from what was recorded: rates at and about their floor, files entered in time and a day late, a system check carried out, and
// contests of a quarter. The other store has nothing of it and sees nothing; so does another company.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { DEFAULT_INCENTIVE_POLICY, type IncentivePolicy } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { amendRules } from '../../../test/amend-rules.ts'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature as checklists } from '../checklist/index.ts'
import { feature } from './index.ts'

let world: World
let shop: Shop
let [storeId, otherId, chainId] = ['', '', '']
let next = 0
const people: Record<string, Person> = {}
const ROUNDS = {
  mostFiles: { quarter: 2, prizes: [50, 31], forfeit: { 'zh-CN': '主持晨会', en: 'leads the meeting' } },
  fullestFiles: { prizes: [20] },
  truestFiles: { quarter: 2, prizes: [40] }
}

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  ;[storeId, otherId, chainId] = [world.acme.stores[0]!.id, world.acme.stores[1]!.id, world.acme.chainId]
  const [one, two] = world.acme.stores[0]!.groups.map(({ id }) => id)
  for (const [name, group] of Object.entries({ ann: one, bob: two, cid: two }))
    people[name] = await addPerson(world.db, world.acme, name, 'ASSOCIATE', { group: group! })
  people['dan'] = world.acme.associate
  people['other'] = await addPerson(world.db, world.acme, 'other', 'STORE_MANAGER', { store: otherId })
  const rules: IncentivePolicy['rules'] = DEFAULT_INCENTIVE_POLICY.rules.map(rule =>
    rule.type === 'contestRound' ? { ...rule, ...ROUNDS[rule.key as keyof typeof ROUNDS] } : rule
  )
  await amendRules(world, world.acme, 'incentive', {
    quotas: [],
    rules: rules.filter(rule => !('quota' in rule) && rule.type !== 'rankingForfeit')
  })
  await world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`update policy_version set effective_on = '2024-12-01' where tenant_id = ${tx.tenantId} and kind = 'incentive'`)
    await tx.run(sql`update staff_group set opened_on = '2024-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update group_membership set from_on = '2024-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update role_grant set granted_at = '2024-01-01' where tenant_id = ${tx.tenantId}`)
  })
})
afterAll(() => world.close())

/** Files that count, each bought on the day it was made. */
async function files(
  day: string,
  many: number,
  by: string,
  { completeness = 0, store = storeId, recordedAt = `${day}T12:00:00+08:00` } = {}
) {
  const ids: string[] = []
  await world.db.unit(world.acme.tenantId, async tx => {
    for (let at = 0; at < many; at++) {
      const id = uuid()
      ids.push(id)
      await tx.run(sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, phone, capture_source, registered_on, registered_at, registered_store_id,
          registered_by, completeness, recorded_at)
        values (${tx.tenantId}, ${id}, ${chainId}, ${store}, ${`F${next++}`}, 'x', 'x', 'x', ${`+8613600${String(500_000 + next)}`}, 'till', ${day}, ${day}::timestamptz, ${store},
          ${people[by]!.staffId}, ${completeness}, ${recordedAt}::timestamptz)`)
      await tx.run(
        sql`insert into consent (tenant_id, id, customer_id, purpose, channel, granted, source, happened_at) values (${tx.tenantId}, ${uuid()}, ${id}, 'marketing', 'sms', true, 'till', ${day}::timestamptz)`
      )
    }
  })
  await receipts(day, ids, store)
  return ids
}
const receipts = (day: string, customerIds: readonly (string | null)[], store = storeId) =>
  world.db.unit(world.acme.tenantId, async tx => {
    for (const id of customerIds)
      await tx.run(sql`insert into purchase (tenant_id, id, chain_id, store_id, receipt_no, happened_at, purchased_on, source, customer_id, units, paid_minor)
        values (${tx.tenantId}, ${uuid()}, ${chainId}, ${store}, ${`R${next++}`}, ${`${day}T12:00:00+08:00`}, ${day}, 'till', ${id}, 1, 10000)`)
  })
const anonymous = (day: string, many: number) => receipts(day, Array<null>(many).fill(null))

/** Fields of an associate's files found so in a closed check of June. */
async function checked(by: string, customerId: string, found: { true?: number; false?: number; unverifiable?: number }) {
  const verdicts = Object.entries(found).flatMap(([verdict, many]) => Array<string>(many).fill(verdict))
  await world.db.unit(world.acme.tenantId, async tx => {
    const id = uuid()
    await tx.run(sql`insert into spot_check (tenant_id, id, chain_id, store_id, kind, doer, for_on, due_on, seed, tolerated_percent, confidence_percent, population, sample, fields, closed_at)
      values (${tx.tenantId}, ${id}, ${chainId}, ${storeId}, 'byHand', 'OPERATOR', '2026-06-20', '2026-06-20', 's', 5, 95, 1, 1, array['name'], '2026-06-21')`)
    await tx.run(
      sql`insert into spot_check_file (tenant_id, check_id, customer_id, associate_id) values (${tx.tenantId}, ${id}, ${customerId}, ${people[by]!.staffId})`
    )
    await tx.run(sql`insert into spot_check_record (tenant_id, check_id, customer_id, no) values (${tx.tenantId}, ${id}, ${customerId}, 1)`)
    await tx.run(sql`insert into spot_check_finding (tenant_id, check_id, customer_id, no, field, verdict)
      select ${tx.tenantId}, ${id}, ${customerId}, 1, 'f' || nth, verdict from unnest(${verdicts}::text[]) with ordinality as found (verdict, nth)`)
  })
}

/** Drawn by the night, answered by the operator, closed. */
async function systemCheck(at: string, failing: readonly string[]) {
  await checklists.jobs!['checklistChain']!(job(), { tenantId: world.acme.tenantId, chainId })
  const { operator } = world.acme
  const query =
    'query ($c: ID!, $f: ChecklistRunFilter) { checklistRuns(chainId: $c, filter: $f, first: 1) { nodes { id items { item { key automatic } } } } }'
  const { data } = await world.ask(operator, query, { c: chainId, f: { storeId: at, kind: 'SYSTEM' } })
  const [run] = data.checklistRuns.nodes
  for (const { item } of run.items as { item: { key: string; automatic: boolean } }[]) {
    if (item.automatic) continue
    const verdict = failing.includes(item.key) ? 'FAILED' : 'PASSED'
    const input = { id: run.id, itemKey: item.key, verdict, note: 'as seen', idempotencyKey: uuid() }
    expect(await shop.as(operator).act('checklistAnswer', 'ChecklistAnswerInput', input, 'userErrors { code }')).toEqual({ userErrors: [] })
  }
  const closed = await shop.as(operator).act('checklistRunClose', 'ChecklistRunCloseInput', { id: run.id }, 'userErrors { code }')
  expect(closed).toEqual({ userErrors: [] })
}

const job = () => jobContext({ db: world.platform, clock: world.clock }, world.log, uuid(), new AbortController().signal)
async function close(month: string) {
  const input = { chainId, month, idempotencyKey: uuid() }
  const { period, userErrors } = await shop
    .as(world.acme.hq)
    .act('incentivePeriodClose', 'IncentivePeriodCloseInput', input, 'period { id } userErrors { code }')
  expect(userErrors).toEqual([])
  await feature.jobs!['incentiveClose']!(job(), { tenantId: world.acme.tenantId, periodId: period.id })
}

const ENTRIES = `query ($chain: ID!, $filter: IncentiveEntryFilter) { incentiveEntries(chainId: $chain, filter: $filter, first: 100) { nodes { amount beneficiary rule { key }
  associate { id } forfeit { en } shares { amount staff { id } }
  evidence { of measure rank tied ranked figure { numerator denominator } floors { percent figure { numerator denominator } } } } } }`
interface Figure {
  readonly numerator: number
  readonly denominator: number | null
}
interface Entry {
  readonly amount: number
  readonly beneficiary: string
  readonly rule: { readonly key: string }
  readonly associate: { readonly id: string } | null
  readonly forfeit: { readonly en: string } | null
  readonly shares: readonly { readonly amount: number; readonly staff: { readonly id: string } }[]
  readonly evidence: object
}
interface Board {
  readonly kept: boolean
  readonly ranked: number
  readonly rule: { readonly key: string }
  readonly places: readonly {
    readonly rank: number
    readonly tied: number
    readonly prize: number
    readonly unverifiable: number | null
    readonly isMine: boolean
    readonly staff: { readonly id: string } | null
    readonly figure: Figure
    readonly forfeit: { readonly en: string } | null
  }[]
}
async function entries(filter: object, as: Person = world.acme.hq): Promise<Entry[]> {
  const { data, errors } = await world.ask(as, ENTRIES, { chain: chainId, filter })
  expect(errors).toBeUndefined()
  return data.incentiveEntries.nodes
}
const nameOf = (id: string | undefined) => Object.keys(people).find(name => people[name]!.staffId === id)
const told = async (filter: object) =>
  (await entries(filter))
    .map(
      ({ rule, beneficiary, associate, amount, forfeit }) =>
        `${rule.key} ${nameOf(associate?.id) ?? beneficiary} ${forfeit ? forfeit.en : amount}`
    )
    .toSorted()

test('months from what was recorded: a rate at its floor and under it, files a day late, a check that failed, and the contests of the quarter', async () => {
  // April 17 of 20 buyers: exactly 85 %. May 5 of 6. June 6 of 7, with a critical item that failed.
  const ann = await files('2026-04-10', 11, 'ann', { completeness: 800_000 })
  await files('2026-04-11', 6, 'bob', { completeness: 700_000 })
  await anonymous('2026-04-12', 3)
  const bob = await files('2026-05-10', 5, 'bob', { completeness: 700_000 })
  await anonymous('2026-05-12', 1)
  const cid = await files('2026-06-10', 6, 'cid', { completeness: 600_000 })
  await anonymous('2026-06-12', 1)
  // Both had seven files to enter within seven days of the 20th; the last one of the first store came on the 28th, of the other on the 27th.
  await world.db.unit(world.acme.tenantId, async tx => {
    for (const id of [storeId, otherId])
      await tx.run(sql`insert into onboarding (tenant_id, store_id, declared_on, files) values (${tx.tenantId}, ${id}, '2026-05-20', 7)`)
  })
  for (const [store, last] of [
    [storeId, '2026-05-28T00:00:00+08:00'],
    [otherId, '2026-05-27T23:59:59+08:00']
  ] as const) {
    await files('2020-01-01', 6, 'other', { store, recordedAt: '2026-05-21T12:00:00+08:00' })
    await files('2020-01-01', 1, 'other', { store, recordedAt: last })
  }
  await checked('ann', ann[0]!, { true: 9, false: 1, unverifiable: 2 })
  await checked('bob', bob[0]!, { true: 9 })
  await checked('cid', cid[0]!, { true: 9, false: 2 })
  await systemCheck(storeId, ['askEveryBuyer'])
  world.clock.set('2026-07-08T04:00:00Z')
  for (const month of ['2026-04-01', '2026-05-01', '2026-06-01']) await close(month)

  expect(await told({ month: '2026-04-01' })).toEqual([])
  const failed = ['checkManager STORE_MANAGER -200', 'checkMembers OTHER_MEMBERS -400']
  expect(await told({ month: '2026-05-01' })).toEqual([...failed, 'lateOnboarding STORE_MANAGER -20'])
  expect(await told({ month: '2026-06-01' })).toEqual([
    ...failed,
    'fullestFiles ann 20',
    'fullestFiles cid leads a morning meeting on filling in files',
    'mostFiles ann 41',
    'mostFiles bob 40',
    'mostFiles dan leads the meeting',
    'truestFiles ann 40'
  ])
})

test('each entry says by what it was judged, and who has what of it', async () => {
  const all = await entries({ month: '2026-05-01' })
  const of = (key: string) => all.find(({ rule }) => rule.key === key)!
  const floors = [{ percent: 85, figure: { numerator: 5, denominator: 6 } }]
  expect(of('checkManager').evidence).toMatchObject({ of: 'CHECK', measure: 'FAILED_ITEMS', figure: null, floors })
  expect(of('checkManager').shares).toEqual([{ amount: -200, staff: { id: world.acme.manager.staffId } }])
  const others = [people['dan']!, people['ann']!, people['bob']!, people['cid']!].map(({ staffId }) => staffId)
  expect(
    of('checkMembers')
      .shares.map(({ staff }) => staff.id)
      .toSorted()
  ).toEqual(others.toSorted())
  expect(of('checkMembers').shares.every(({ amount }) => amount === -100)).toBe(true)
  expect(of('lateOnboarding').evidence).toMatchObject({ of: 'COUNT', measure: 'LATE_DAYS', figure: { numerator: 1, denominator: null } })
  const june = await entries({ month: '2026-06-01', ruleKey: 'truestFiles' })
  expect(june[0]!.evidence).toMatchObject({
    of: 'RANK',
    measure: 'VALIDITY',
    rank: 1,
    tied: 1,
    ranked: 2,
    figure: { numerator: 9, denominator: 10 }
  })
  const [check] = await entries({ month: '2026-06-01', ruleKey: 'checkManager' })
  expect(check!.evidence).toMatchObject({ figure: { numerator: 1 }, floors: [{ figure: { numerator: 6, denominator: 7 } }] })
})

test('the leaderboard of a closed quarter is as it was kept, that of a running one as it stands; who is not in sight has no name', async () => {
  const query = `query ($s: ID!, $m: LocalDate!) { incentiveContests(storeId: $s, month: $m) { kept ranked start rule { key } places { rank tied prize unverifiable isMine staff { id } figure { numerator denominator } forfeit { en } } } }`
  const of = async (as: Person, month: string): Promise<Board[] | undefined> =>
    (await world.ask(as, query, { s: storeId, m: month })).data?.incentiveContests
  const contests = (await of(world.acme.hq, '2026-04-15'))!
  expect(contests.map(({ rule, kept, ranked }) => [rule.key, kept, ranked])).toEqual([
    ['mostFiles', true, 4],
    ['fullestFiles', true, 3],
    ['truestFiles', true, 2]
  ])
  const lines = ({ places }: Board) =>
    places.map(place => [place.rank, place.tied, nameOf(place.staff?.id), place.prize, place.forfeit?.en ?? null])
  expect(lines(contests[0]!)).toEqual([
    [1, 2, expect.any(String), 41, null],
    [1, 2, expect.any(String), 40, null],
    [3, 1, 'cid', 0, null],
    [4, 1, 'dan', 0, 'leads the meeting']
  ])
  expect(contests.map(({ places }) => places.map(place => place.unverifiable))).toEqual([
    [null, null, null, null],
    [null, null, null],
    [2, 0]
  ])
  const [own] = (await of(world.acme.associate, '2026-06-30'))!
  expect(own!.places.map(({ isMine }) => isMine)).toEqual([false, false, false, true])
  expect(await of(world.acme.hq, '2026-07-01')).toEqual([])
  expect([await of(people['other']!, '2026-06-01'), await of(world.globex.hq, '2026-06-01')]).toEqual([undefined, undefined])
})

test('the other store’s manager sees none of it, nor does another company', async () => {
  expect(await entries({}, people['other'])).toEqual([])
  const { data } = await world.ask(world.globex.hq, ENTRIES, { chain: chainId, filter: {} })
  expect(data?.incentiveEntries?.nodes ?? []).toEqual([])
})

test('the running month shows each figure with what is behind it', async () => {
  const query = `query ($s: ID!, $m: LocalDate!) { incentiveStanding(storeId: $s, month: $m) { figures { key measure of numerator denominator } } }`
  const { data, errors } = await world.ask(world.acme.manager, query, { s: storeId, m: '2026-07-01' })
  expect(errors).toBeUndefined()
  const figures: { key: string; numerator: number; denominator: number | null }[] = data.incentiveStanding.figures
  expect(figures.map(({ key }) => key)).toEqual(['registrationFloor', 'lateOnboarding', 'checkManager'])
  expect(figures).toMatchObject([
    { numerator: 0, denominator: 0 },
    { numerator: 0, denominator: null },
    { numerator: 0, denominator: 0 }
  ])
})
