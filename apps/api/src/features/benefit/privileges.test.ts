// BENEFIT-3: who gets a year-end rebate, held equal to the domain's function; and which weekday of a store is the weakest. Beside a second company.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { POLICIES, yearEndRebate } from '@keqing/domain'
import { Shop } from '../../../test/shop.ts'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let shop: Shop
const ids: Record<string, string> = {}
const rebate = { minimumMinor: 100_000 }
const tiers = POLICIES.benefit.initial.tiers.map((tier, at) => ({ ...tier, rebatePercent: [3, 2, 0][at] ?? 0 }))
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  const other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  const studio = new Studio(world, world.acme, other, 'BENEFIT')
  const made = await studio.draft('rebate')
  const { data } = await world.ask(
    world.acme.hq,
    `query ($id: ID!) { policyVersion(id: $id) { revision rules { benefit { specialPriceDiscounted combine festivals { key name { zhCN en } on { calendar month day offset } } sales { key name { zhCN en } opensOn closesOn paysPercent goods { categories itemCodes } }
      membersOnly { categories itemCodes } partnerOffers { key name { zhCN en } text { zhCN en } tiers } openToStores { key least most } } } } }`,
    { id: made.policy.id }
  )
  const shown = (word: string) => word.replaceAll(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
  const benefit = {
    ...data.policyVersion.rules.benefit,
    rebateFromMinor: rebate.minimumMinor,
    tiers: tiers.map(tier => ({
      ...tier,
      occasions: tier.occasions.map(each => ({ ...each, key: shown(each.key), handover: shown(each.handover) }))
    }))
  }
  const input = { id: made.policy.id, revision: 1, rules: { benefit } }
  expect((await studio.act(world.acme.hq, 'policyDraftSave', 'PolicyDraftSave', input)).userErrors).toEqual([])
  for (const [name, phone] of Object.entries({ much: '2001', edge: '2002', less: '2003', once: '2004', gone: '2005' }))
    ids[name] = await shop.register(`+861380000${phone}`, { memberNo: name })
  const buy = (no: string, customer: string, paid: number, at: string, store = 'S1') =>
    shop.bought({ no, store, at, customer: ids[customer] ?? null, lines: [{ item: 'A', paid }] })
  await shop.adjust(ids['much'] ?? '', 60, 'much')
  await buy('M1', 'much', 120_017, '2026-06-01T11:00:00+08:00')
  await buy('M0', 'much', 900_000, '2025-12-31T23:59:00+08:00')
  await buy('E1', 'edge', 60_000, '2026-01-01T00:00:00+08:00')
  await buy('E2', 'edge', 40_000, '2026-06-29T11:00:00+08:00', 'S2')
  await buy('L1', 'less', 60_000, '2026-06-02T11:00:00+08:00')
  await buy('L2', 'less', 39_999, '2026-06-02T12:00:00+08:00')
  await buy('O1', 'once', 499_999, '2026-06-02T13:00:00+08:00')
  await buy('G1', 'gone', 100_000, '2026-06-03T11:00:00+08:00')
  await buy('G2', 'gone', 100_000, '2026-06-03T12:00:00+08:00')
  await shop.bringBack({ no: 'G-BACK', customer: ids['gone'] ?? null, ofReceipt: 'G2', lines: [{ line: 1, n: 1 }] })
  await shop.bringBack({ no: 'G-BACK2', customer: ids['gone'] ?? null, ofReceipt: 'G1', lines: [{ line: 1, n: 1 }] })
  await studio.publish(made.policy.id, '2026-07-01')
})
afterAll(() => world.close())

const list = async (as: Person, year = 2026, more = '') =>
  world.ask(
    as,
    `query ($c: ID!, $y: Int!) { yearEndRebates(chainId: $c, year: $y, first: 1 ${more}) { totalCount total { minor } policyVersion pageInfo { endCursor hasNextPage }
      nodes { memberNo tierKey percent net { minor } rebate { minor } customer { id } } } }`,
    { c: world.acme.chainId, y: year }
  )

test('who spent enough in a tier that gets some, the most first, page by page; as the domain reckons', async () => {
  const policy = { ...POLICIES.benefit.initial, tiers, yearEndRebate: rebate }
  const first = (await list(world.acme.hq)).data.yearEndRebates
  const next = (await list(world.acme.hq, 2026, `after: "${first.pageInfo.endCursor}"`)).data.yearEndRebates
  expect([first.pageInfo.hasNextPage, next.pageInfo.hasNextPage, first.policyVersion]).toEqual([true, false, 2])
  const found = [...first.nodes, ...next.nodes]
  expect(found.map(({ memberNo, tierKey, net, rebate: given }) => [memberNo, tierKey, net.minor, given.minor])).toEqual([
    ['much', 'A', 120_017, 3_601],
    ['edge', 'B', 100_000, 2_000]
  ])
  for (const row of found) expect(row.rebate.minor).toBe(yearEndRebate(policy, row.tierKey, row.net.minor))
  expect([first.totalCount, first.total.minor]).toEqual([2, 5_601])
  expect(first.nodes[0].customer.id).toBe(ids['much'])
})
test('a year in which no such policy held gives nothing; one to come is refused', async () => {
  expect((await list(world.acme.hq, 2025)).data.yearEndRebates).toMatchObject({ totalCount: 0, policyVersion: 1 })
  expect((await list(world.acme.hq, 2027)).errors?.[0]?.extensions['refusal']).toBe('DATE_IN_FUTURE')
})
test('a manager sees the own store’s customers; another company nothing', async () => {
  const elsewhere = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]!.id })
  expect((await list(elsewhere)).data.yearEndRebates.totalCount).toBe(0)
  expect((await list(world.acme.manager)).data.yearEndRebates.totalCount).toBe(2)
  expect((await list(world.globex.hq)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
})
test('it is taken away as a file', async () => {
  const made = await shop.act(
    'exportLinkCreate',
    'ExportLinkCreateInput',
    { chainId: world.acme.chainId, list: 'YEAR_END_REBATES' },
    'path userErrors { code }'
  )
  const file = await world.service.app.inject({ method: 'GET', url: made.path, headers: { cookie: `keqing=${world.acme.hq.token}` } })
  expect(file.body.replace('\uFEFF', '').trim().split('\r\n')).toEqual([
    'memberNo,tier,percent,net,rebate,points,given,givenAt',
    'much,A,3,1200.17,36.01,36,,',
    'edge,B,2,1000.00,20.00,20,,'
  ])
})
test('the weakest weekday of each store, where its reports may be read', async () => {
  const of = async (as: Person) => {
    const query = `query ($c: ID!) { stores(chainId: $c) { nodes { code weekdays { weekday receipts average { minor } weakest } } } }`
    const { data } = await world.ask(as, query, { c: world.acme.chainId })
    return data.stores.nodes as {
      code: string
      weekdays: { weekday: number; receipts: number; average: { minor: number }; weakest: boolean }[]
    }[]
  }
  const [s1, s2] = await of(world.acme.hq)
  expect(s1?.weekdays.map(({ weekday, receipts }) => [weekday, receipts])).toEqual([
    [1, 1],
    [2, 3],
    [3, 3],
    [4, 1],
    [5, 0],
    [6, 0],
    [7, 0]
  ])
  expect(s1?.weekdays.filter(day => day.weakest).map(day => day.weekday)).toEqual([5])
  expect(s2?.weekdays.filter(day => day.weakest).map(day => day.weekday)).toEqual([2])
  const [mine, other] = await of(world.acme.manager)
  expect([mine?.weekdays.length, other?.weekdays.length ?? 0]).toEqual([7, 0])
})
test('after the year it says what a file of adjustments gave of it', async () => {
  world.clock.set('2027-01-05T04:00:00Z')
  const { tenantId, chainId, hq } = world.acme
  await world.db.unit(tenantId, tx =>
    tx.run(sql`
      with file as (insert into import_run (tenant_id, id, chain_id, kind, status, file_name, created_by)
        values (${tenantId}, gen_random_uuid(), ${chainId}, 'adjustments', 'done', 'rebates.csv', ${hq.staffId}) returning id)
      insert into point_adjustment (tenant_id, id, chain_id, customer_id, amount, reason, status, policy_version_id, requested_by, requested_at, import_id, import_row, rebate_year)
      select ${tenantId}, gen_random_uuid(), ${chainId}, c.id, 36, '返利', 'posted',
        (select id from policy_version where tenant_id = ${tenantId} and kind = 'earning' limit 1), ${hq.staffId}, ${world.clock.now()}, file.id, 2, 2026
      from file, customer c where c.tenant_id = ${tenantId} and c.member_no = 'much'`)
  )
  const { data } = await world.ask(
    hq,
    `query ($c: ID!) { yearEndRebates(chainId: $c, year: 2026) { nodes { memberNo given { points at waits } } } }`,
    { c: chainId }
  )
  expect(data.yearEndRebates.nodes).toEqual([
    { memberNo: 'much', given: { points: 36, at: '2027-01-05T04:00:00.000Z', waits: false } },
    { memberNo: 'edge', given: null }
  ])
})
