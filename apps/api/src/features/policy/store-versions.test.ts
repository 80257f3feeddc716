// What one store sets for itself has a history like the chain’s rules (TIER-10): who did what when, with which words, what differs between any two versions,
// and an old one brought back. And who sees none of it.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'

let world: World
let studio: Studio
let neighbour: Person
const LINE = 'tiers.A.paysPercent'
const set = (value: number) => ({ storeLines: [{ key: LINE, value }] })

beforeAll(async () => {
  world = await openWorld()
  const other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  neighbour = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  studio = new Studio(world, world.acme, other, 'BENEFIT')
  const { benefit } = (await version(await inForceId())).rules
  const open = { benefit: { ...benefit, openToStores: [{ key: LINE, least: 70, most: 90 }] } }
  await studio.publish(await studio.saved('stores set what A pays', open), '2026-07-01')
})
afterAll(() => world.close())

const BENEFIT = `tiers { key paysPercent memberDayPaysPercent birthdayPaysPercent sameAssociatePaysPercent presaleDays membersOnly rebatePercent
    occasions { key gift { leastMinor mostMinor } voucherMinor booklet handover } }
  specialPriceDiscounted combine memberDay festivals { key name { zhCN en } on { calendar month day offset } } birthday { daysBefore daysAfter } sameAssociate { withinDays }
  sales { key name { zhCN en } opensOn closesOn paysPercent goods { categories itemCodes } } membersOnly { categories itemCodes } rebateFromMinor
  partnerOffers { key name { zhCN en } text { zhCN en } tiers }`
const FIELDS = `id version status basedOn { id } rules { benefit { ${BENEFIT} } }`
async function version(id: string, as: Person = world.acme.hq) {
  const { data, errors } = await world.ask(as, `query ($id: ID!) { policyVersion(id: $id) { ${FIELDS} } }`, { id })
  expect(errors).toBeUndefined()
  return data.policyVersion
}
async function inForceId(): Promise<string> {
  const { data } = await world.ask(
    world.acme.hq,
    'query ($c: ID!) { policyVersions(chainId: $c, kind: BENEFIT, statuses: [IN_FORCE]) { nodes { id } } }',
    { c: world.acme.chainId }
  )
  return data.policyVersions.nodes[0].id
}
async function list(more: object = {}, as: Person = world.acme.manager, storeId: string | null = world.acme.stores[0]!.id) {
  const { data, errors } = await world.ask(
    as,
    `query ($c: ID!, $s: ID, $search: String, $statuses: [PolicyStatus!]) {
      policyVersions(chainId: $c, kind: BENEFIT, storeId: $s, search: $search, statuses: $statuses) { totalCount nodes { id version name status } } }`,
    { c: world.acme.chainId, s: storeId, ...more }
  )
  if (errors) return errors.map(error => error.extensions['code'])
  const { totalCount, nodes } = data.policyVersions
  expect(totalCount).toBe(nodes.length)
  return nodes.map(({ name, status }: { name: string; status: string }) => `${name} ${status}`)
}
async function events(id: string, as: Person = world.acme.manager) {
  const { data } = await world.ask(
    as,
    `query ($id: ID!) { policyVersion(id: $id) { events(first: 20) { nodes { act comment byService by { name } differences { path before after } } } } }`,
    { id }
  )
  return data.policyVersion?.events.nodes as
    | {
        act: string
        comment: string
        byService: boolean
        by: { name: string } | null
        differences: { path: string[]; before: string; after: string }[]
      }[]
    | undefined
}
async function differences(id: string, from: string, as: Person = world.acme.manager) {
  const { data } = await world.ask(
    as,
    'query ($id: ID!, $from: ID!) { policyVersion(id: $id) { differences(from: $from) { path before after } } }',
    { id, from }
  )
  return data.policyVersion?.differences.map(({ path, before, after }: { path: string[]; before: string; after: string }) =>
    [path.join('.'), before, after].join(' ')
  )
}

describe('the versions of a store', () => {
  let first: string
  let second: string
  let dropped: string
  beforeAll(async () => {
    const { manager } = world.acme
    const mine = { storeId: world.acme.stores[0]!.id }
    first = await studio.saved('八二折', set(82), mine, manager)
    await studio.act(manager, 'policyComment', 'PolicyComment', { id: first, comment: 'as last year' })
    await studio.act(world.acme.hq, 'policyComment', 'PolicyComment', { id: first, comment: 'fine with us' })
    await studio.publish(first, '2026-07-02', manager)
    second = await studio.saved('七六折', set(76), mine, manager)
    await studio.publish(second, '2026-07-03', manager)
    dropped = await studio.saved('not after all', set(90), mine, manager)
    await studio.act(manager, 'policyDraftDiscard', 'PolicyAct', { id: dropped })
  })

  test('each tells who did what, the latest first, with the words and the figures', async () => {
    const told = (await events(first))!
    expect(told.map(({ act }) => act)).toEqual([
      'RETIRE',
      'ACTIVATE',
      'SCHEDULE',
      'APPROVE',
      'SUBMIT',
      'COMMENT',
      'COMMENT',
      'SAVE',
      'CREATE'
    ])
    expect(told.filter(({ comment }) => comment).map(({ comment }) => comment)).toEqual([
      // Its day was set without a backtest: why, stays in the history.
      'what it does is what is told here',
      'fine with us',
      'as last year'
    ])
    expect(told.find(({ act }) => act === 'SAVE')?.differences).toEqual([
      { path: ['lines', LINE], before: null, after: JSON.stringify({ key: LINE, value: 82 }) }
    ])
    expect(told.filter(({ byService }) => byService).map(({ act }) => act)).toEqual(['RETIRE', 'ACTIVATE'])
    // Headquarters' people are out of a store manager's sight; what they did is not taken for the service's.
    expect(told.filter(({ by, byService }) => !by && !byService).map(({ act }) => act)).toEqual(['SCHEDULE', 'APPROVE', 'COMMENT'])
    expect((await events(first, world.acme.hq))!.filter(({ by }) => !by).map(({ act }) => act)).toEqual(['RETIRE', 'ACTIVATE'])
  })
  test('any two differ by their figures, discarded ones too, and in either order', async () => {
    expect(await differences(second, first)).toEqual([`lines.${LINE}.value 82 76`])
    expect(await differences(first, dropped)).toEqual([`lines.${LINE}.value 90 82`])
    expect(await differences(first, first)).toEqual([])
  })
  test('are found by their state, by a part of the name, and by their number', async () => {
    expect(await list()).toEqual(['not after all DISCARDED', '七六折 IN_FORCE', '八二折 RETIRED'])
    expect(await list({ statuses: ['DISCARDED'] })).toEqual(['not after all DISCARDED'])
    expect(await list({ search: ' 折 ' })).toEqual(['七六折 IN_FORCE', '八二折 RETIRED'])
    expect(await list({ search: 'AFTER' })).toEqual(['not after all DISCARDED'])
    for (const search of ['1', 'v1', '第1版', 'Version 1'])
      expect({ search, found: await list({ search }) }).toEqual({ search, found: ['八二折 RETIRED'] })
    expect(await list({ search: '%' })).toEqual([])
    expect(await list({ search: '3' })).toEqual([])
  })
  test('the chain’s own are found in the same way, and not among the store’s', async () => {
    expect(await list({ search: 'stores set' }, world.acme.hq, null)).toEqual(['stores set what A pays IN_FORCE'])
    expect(await list({ search: 'stores set' })).toEqual([])
  })
  test('an old one comes back as a new draft, by the store’s manager; so does a discarded one', async () => {
    const mine = { storeId: world.acme.stores[0]!.id }
    for (const basedOnId of [first, dropped]) {
      const { policy, userErrors } = await studio.draft('as before', { ...mine, basedOnId }, world.acme.manager)
      expect(userErrors).toEqual([])
      const back = await version(policy.id, world.acme.manager)
      expect(back).toMatchObject({ status: 'DRAFT', version: null, basedOn: { id: basedOnId } })
      expect(await differences(policy.id, basedOnId)).toEqual([])
    }
    expect((await version(first)).status).toBe('RETIRED')
  })
  test('another store’s manager and another company find nothing, and say nothing about them', async () => {
    for (const as of [neighbour, world.globex.hq]) {
      expect(await version(first, as)).toBeNull()
      expect(await events(first, as)).toBeUndefined()
      const { userErrors } = await studio.act(as, 'policyComment', 'PolicyComment', { id: first, comment: 'hello' })
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: ['id'] }])
    }
    expect(await list({}, neighbour)).toEqual(await list({}, neighbour, '019f0000-0000-7000-8000-000000000000'))
    expect(await list({}, neighbour, world.acme.stores[1]!.id)).toEqual([])
    // Who may read it may not write in its history.
    const comment = 'mutation ($input: PolicyCommentInput!) { policyComment(input: $input) { userErrors { code } } }'
    const { errors } = await world.ask(world.acme.associate, comment, { input: { id: first, comment: 'hello' } })
    expect([errors?.[0]?.extensions['code'], (await version(first, world.acme.associate)).id]).toEqual(['FORBIDDEN', first])
  })
})
