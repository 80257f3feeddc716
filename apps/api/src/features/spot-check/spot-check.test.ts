// AUDIT-1 through GraphQL: drawn by seed, checked file by file, closed once; another store's manager, the other company and who carries out another's check find nothing.
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { drawSample } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature } from './index.ts'

let world: World
let shop: Shop
let storeId = ''
let [one, two] = ['', '']
let next = 300_000
const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const FIELDS =
  'spotCheck { id kind doer state population sample done seed dueOn mine fields files(first: 100) { nodes { customerId uncheckableReason findings { field verdict note } } } result { whole { defects checked unverifiable rate low high } groups { defects checked group { id } } fields { field defects checked unverifiable } } } userErrors { code field params { name value } }'
const act = (name: string, input: object, as: Person = world.acme.manager, type = `SpotCheck${name}Input`) =>
  shop.as(as).act(`spotCheck${name}`, type, input, FIELDS)
const draw = (as?: Person, key: string = uuid()) => act('Draw', { storeId, days: 7, idempotencyKey: key }, as)
const record = (id: string, customerId: string, more: object, as?: Person) =>
  act('Record', { id, customerId, idempotencyKey: uuid(), ...more }, as)
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)
const drawnIds = (check: { files: { nodes: { customerId: string }[] } }) => check.files.nodes.map(file => file.customerId)

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world).as(world.acme.manager)
  storeId = world.acme.stores[0]!.id
  ;[one = '', two = ''] = world.acme.stores[0]!.groups.map(({ id }) => id)
  const keeper = await addPerson(world.db, world.acme, 'acme', 'ASSOCIATE', { group: one })
  for (let at = 0; at < 30; at++) {
    const customerId = await shop.register(`+86139${String(next++).padStart(8, '0')}`, { registeredOn: '2026-06-01' })
    const to = at < 20 ? { groupId: one, keeperId: keeper.staffId } : { groupId: two }
    await shop.act('customerAssign', 'CustomerAssignInput', { customerId, ...to }, 'userErrors { code }')
  }
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

interface Line {
  readonly id: string
  readonly groupId: string
}
const population = () =>
  world.db.unit(world.acme.tenantId, tx =>
    tx.query<Line>(sql`select c.id, a.group_id as "groupId" from customer c left join assignment a on a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null
      where c.tenant_id = ${tx.tenantId} and c.store_id = ${storeId}`)
  )

test('the sample is what the seed says of each group, in SQL as in the domain', async () => {
  const { spotCheck } = await draw()
  // ⌈5 % of 30⌉ = 2 defects: 23 of 30, as 15 and 8.
  expect(spotCheck).toMatchObject({
    kind: 'BY_HAND',
    doer: 'STORE_MANAGER',
    state: 'DUE',
    population: 30,
    sample: 23,
    dueOn: '2026-07-07',
    mine: true
  })
  const all = await population()
  const stratum = (groupId: string, sample: number) => ({
    customerIds: all.filter(each => each.groupId === groupId).map(each => each.id),
    sample
  })
  expect(drawnIds(spotCheck)).toEqual(drawSample(spotCheck.seed, [stratum(one, 15), stratum(two, 8)], digest).toSorted())
  const other = await draw()
  expect(drawnIds(other.spotCheck)).not.toEqual(drawnIds(spotCheck))
  const key = uuid()
  expect((await draw(undefined, key)).spotCheck.id).toBe((await draw(undefined, key)).spotCheck.id)
})

test('a file is recorded whole, again where it was wrong; the check closes once all are, and one of two closings wins', async () => {
  const { spotCheck } = await draw()
  const [wrong = '', lost = '', ...rest] = drawnIds(spotCheck)
  const findings = [
    { field: 'name', verdict: 'TRUE' },
    { field: 'phone', verdict: 'FALSE', note: 'somebody else answers' },
    { field: 'values', verdict: 'UNVERIFIABLE' }
  ]
  expect(codes(await record(spotCheck.id, wrong, { findings: [] }))).toEqual(['REQUIRED'])
  expect(codes(await record(spotCheck.id, wrong, { findings: [{ field: 'amountSpent', verdict: 'TRUE' }] }))).toEqual(['INVALID_VALUE'])
  expect(codes(await record(spotCheck.id, wrong, { findings: [findings[0], findings[0]] }))).toEqual(['DUPLICATE_IN_BATCH'])
  expect(codes(await record(spotCheck.id, wrong, { findings: [{ ...findings[0], note: 'call 13800139000' }] }))).toEqual([
    'PHONE_IN_REASON'
  ])
  expect(codes(await record(spotCheck.id, wrong, { findings, uncheckableReason: 'no answer' }))).toEqual(['INVALID_VALUE'])
  const undrawn = (await population()).find(({ id }) => !drawnIds(spotCheck).includes(id))!.id
  for (const id of [undrawn, uuid(), 'x']) expect(codes(await record(spotCheck.id, id, { findings }))).toEqual(['NOT_FOUND'])
  expect(codes(await record(spotCheck.id, wrong, { findings: [findings[0]] }))).toEqual([])
  const corrected = await record(spotCheck.id, wrong, { findings })
  expect(corrected.spotCheck.done).toBe(1)
  const low = 1 - 0.975 ** 1
  expect(corrected.spotCheck.result.whole).toMatchObject({ defects: 1, checked: 1, rate: 1, high: 1 })
  expect(corrected.spotCheck.result.whole.low).toBeCloseTo(low, 9)
  expect(corrected.spotCheck.result.fields).toEqual([
    { field: 'name', defects: 0, checked: 1, unverifiable: 0 },
    { field: 'phone', defects: 1, checked: 1, unverifiable: 0 },
    { field: 'values', defects: 0, checked: 0, unverifiable: 1 }
  ])
  await record(spotCheck.id, lost, { uncheckableReason: 'moved away' })
  const early = await act('Close', { id: spotCheck.id })
  expect(early.userErrors).toEqual([{ code: 'SPOT_CHECK_UNFINISHED', field: ['id'], params: [{ name: 'left', value: '21' }] }])
  for (const id of rest) await record(spotCheck.id, id, { findings: [findings[0]] })
  const closings = await Promise.all([act('Close', { id: spotCheck.id }), act('Close', { id: spotCheck.id })])
  expect(closings.flatMap(codes)).toEqual(['SPOT_CHECK_CLOSED'])
  const { result, state } = closings.find(each => each.userErrors.length === 0)!.spotCheck
  expect(state).toBe('CLOSED')
  expect(result.whole).toMatchObject({ defects: 1, checked: 22, unverifiable: 1 })
  expect(result.groups.reduce((sum: number, each: { checked: number }) => sum + each.checked, 0)).toBe(22)
  expect(codes(await record(spotCheck.id, lost, { findings }))).toEqual(['SPOT_CHECK_CLOSED'])
  const query =
    'query ($c: ID!) { associateValidity(chainId: $c, from: "2026-06-01", to: "2026-06-30") { nodes { numerator denominator unverifiable ranked associate { id } } } }'
  const { data } = await world.ask(world.acme.hq, query, { c: world.acme.chainId })
  const found: { numerator: number; denominator: number; unverifiable: number; ranked: boolean }[] = data.associateValidity.nodes
  expect(found.reduce((sum, each) => sum + each.denominator, 0)).toBe(23)
  expect(found.reduce((sum, each) => sum + each.denominator - each.numerator, 0)).toBe(1)
  expect(found.every(each => each.ranked === each.denominator >= 10)).toBe(true)
  const { data: elsewhere } = await world.ask(world.globex.hq, query, { c: world.globex.chainId })
  expect(elsewhere.associateValidity.nodes).toEqual([])
})

test('neither the service nor the platform changes what was drawn or found', async () => {
  const tables = ['spot_check_stratum', 'spot_check_file', 'spot_check_record', 'spot_check_finding']
  for (const db of [world.db, world.platform]) {
    const refused = async (statement: string) =>
      expect(db.unit(world.acme.tenantId, tx => tx.run(sql`${raw(statement)}`))).rejects.toThrow(/permission denied/)
    for (const table of tables) {
      await refused(`delete from ${table}`)
      await refused(`update ${table} set check_id = check_id`)
    }
    await refused('update spot_check set seed = seed')
    await refused('update spot_check set sample = sample')
    await refused('delete from spot_check')
  }
})

test('the night draws each open store’s daily and monthly check once; the next day another; what is behind its day is overdue', async () => {
  const night = () =>
    feature.jobs!['spotCheckChain']!(
      jobContext({ db: world.platform, clock: world.clock }, world.log, uuid(), new AbortController().signal),
      {
        tenantId: world.acme.tenantId,
        chainId: world.acme.chainId
      }
    )
  const list = async (filter: object, as = world.acme.hq) => {
    const query =
      'query ($c: ID!, $f: SpotCheckFilter) { spotChecks(chainId: $c, filter: $f, first: 100) { nodes { kind doer state forOn dueOn sample population mine } } }'
    const { data, errors } = await world.ask(as, query, { c: world.acme.chainId, f: { storeId, ...filter } })
    return errors ? errors.map(error => error.extensions['code']) : data.spotChecks.nodes
  }
  await Promise.all([night(), night()])
  await night()
  // 2 of the keeper's 20, and 2 of those that the manager made and nobody keeps.
  const daily = { kind: 'DAILY', doer: 'STORE_MANAGER', state: 'DUE', forOn: '2026-06-30', dueOn: '2026-06-30', sample: 4, population: 30 }
  expect(await list({ kind: 'DAILY' })).toEqual([{ ...daily, mine: false }])
  expect(await list({ kind: 'DAILY' }, world.acme.manager)).toEqual([{ ...daily, mine: true }])
  const monthly = { kind: 'MONTHLY', doer: 'OPERATOR', state: 'DUE', forOn: '2026-06-01', dueOn: '2026-06-30', sample: 23, population: 30 }
  expect(await list({ kind: 'MONTHLY' }, world.acme.operator)).toEqual([{ ...monthly, mine: true }])
  expect(await list({ kind: 'MONTHLY' }, world.acme.manager)).toEqual([{ ...monthly, mine: false }])
  world.clock.set('2026-07-01T04:00:00Z')
  await night()
  expect(await list({ kind: 'DAILY' })).toMatchObject([
    { state: 'DUE', forOn: '2026-07-01' },
    { state: 'OVERDUE', forOn: '2026-06-30' }
  ])
  expect(await list({ kind: 'MONTHLY', state: 'OVERDUE' })).toMatchObject([{ forOn: '2026-06-01' }])
  expect(await list({}, world.acme.associate)).toEqual(['FORBIDDEN'])
})

test('who carries out another’s check, another store’s manager and another company find nothing', async () => {
  const { spotCheck } = await draw()
  const [customer = ''] = drawnIds(spotCheck)
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  const findings = [{ field: 'name', verdict: 'TRUE' }]
  for (const as of [other, world.globex.manager, world.acme.operator]) {
    expect(codes(await record(spotCheck.id, customer, { findings }, as))).toEqual(['NOT_FOUND'])
    expect(codes(await act('Close', { id: spotCheck.id }, as))).toEqual(['NOT_FOUND'])
  }
  const read = async (as: Person) =>
    (await world.ask(as, 'query ($id: ID!) { spotCheck(id: $id) { id mine } }', { id: spotCheck.id })).data?.spotCheck
  expect([await read(other), await read(world.globex.hq)]).toEqual([null, null])
  expect([await read(world.acme.hq), await read(world.acme.operator)]).toEqual([
    { id: spotCheck.id, mine: false },
    { id: spotCheck.id, mine: false }
  ])
  expect(codes(await draw(other))).toEqual(['NOT_FOUND'])
  expect(codes(await draw(world.globex.manager))).toEqual(['NOT_FOUND'])
})

test('a chain says how it wants its checks: those drawn from then on', async () => {
  const set = (input: object, as = world.acme.hq) =>
    shop
      .as(as)
      .act(
        'spotCheckSettingsSet',
        'SpotCheckSettingsInput',
        { chainId: world.acme.chainId, ...input },
        'settings { toleratedPercent confidencePercent dailyFiles } userErrors { code field }'
      )
  expect(codes(await set({ toleratedPercent: 0, confidencePercent: 95, dailyFiles: 1 }))).toEqual(['INVALID_VALUE'])
  expect((await set({ toleratedPercent: 20, confidencePercent: 80, dailyFiles: 1 })).settings).toEqual({
    toleratedPercent: 20,
    confidencePercent: 80,
    dailyFiles: 1
  })
  expect((await draw()).spotCheck.sample).toBe(7)
  expect(codes(await set({ toleratedPercent: 20, confidencePercent: 80, dailyFiles: 1 }, world.globex.hq))).toEqual(['NOT_FOUND'])
})
