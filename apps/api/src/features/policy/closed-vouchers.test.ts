// Benefits that promise a voucher whose kind headquarters has closed: said at the place, where they are submitted and where they get their day.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Studio } from '../../../test/studio.ts'
import { Vouchers } from '../../../test/vouchers.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'

let world: World
let hq: Vouchers
let studio: Studio
let other: Person
beforeAll(async () => {
  world = await openWorld()
  hq = new Vouchers(world)
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  studio = new Studio(world, world.acme, other, 'BENEFIT')
})
afterAll(() => world.close())

const LINE = 'tiers.B.occasions.birthday.voucherMinor'
const giving = (voucherMinor: number) => ({
  benefit: {
    tiers: [
      { key: 'A', paysPercent: 80, presaleDays: 0, membersOnly: false, rebatePercent: 0, occasions: [] },
      {
        ...{ key: 'B', paysPercent: 85, presaleDays: 0, membersOnly: false, rebatePercent: 0 },
        occasions: [{ key: 'BIRTHDAY', gift: null, voucherMinor, booklet: false, handover: 'MAIL' }]
      }
    ],
    ...{ specialPriceDiscounted: false, combine: 'BEST', festivals: [], sales: [], partnerOffers: [] },
    ...{ openToStores: [{ key: LINE, least: 1_000, most: 9_000 }], membersOnly: { categories: [], itemCodes: [] } }
  }
})

async function kindOf(minor: number): Promise<string> {
  const query = `query ($c: ID!, $m: [SafeInt!]) { voucherDefinitions(chainId: $c, promisedMinors: $m, includeClosed: true) { nodes { id } } }`
  const { data } = await hq.shop.ask(query, { c: world.acme.chainId, m: [minor] })
  return data.voucherDefinitions.nodes[0].id
}

const faultsOf = async (id: string) =>
  (await hq.shop.ask('query ($id: ID!) { policyVersion(id: $id) { status faults { code path } } }', { id })).data.policyVersion
const submit = (id: string, as = world.acme.hq) => studio.act(as, 'policySubmit', 'PolicyAct', { id })
const approve = (id: string) => studio.act(other, 'policyApprove', 'PolicyAct', { id })
const schedule = (id: string, effectiveOn: string) =>
  studio.act(other, 'policySchedule', 'PolicySchedule', { id, effectiveOn, unseenReason: 'what it does is what is told here' })
const PLACE = ['tiers', '1', 'occasions', '0', 'voucherMinor']
const FAULT = { code: 'VOUCHER_CLOSED', path: PLACE }

test('a draft that promises one cannot be submitted; one that was submitted before gets no day until it is issued again', async () => {
  await studio.publish(await studio.saved('gives 50.00', giving(5_000)), '2026-07-01')
  const kind = await kindOf(5_000)
  const before = await studio.saved('submitted before', giving(5_000))
  expect((await submit(before)).userErrors).toEqual([])
  await hq.close(kind)
  const after = await studio.saved('written after', giving(5_000))
  expect(await faultsOf(after)).toEqual({ status: 'DRAFT', faults: [FAULT] })
  expect((await submit(after)).userErrors).toMatchObject([{ code: 'POLICY_HAS_FAULTS', field: PLACE }])
  expect(await faultsOf(before)).toEqual({ status: 'SUBMITTED', faults: [FAULT] })
  expect((await approve(before)).userErrors).toEqual([])
  expect(await faultsOf(before)).toEqual({ status: 'APPROVED', faults: [FAULT] })
  expect((await schedule(before, '2026-07-10')).userErrors).toMatchObject([{ code: 'POLICY_VOUCHER_CLOSED', field: PLACE }])
  expect((await faultsOf(before)).status).toBe('APPROVED')
  await hq.close(kind, 'Reopen')
  expect(await faultsOf(before)).toEqual({ status: 'APPROVED', faults: [] })
  expect((await schedule(before, '2026-07-10')).userErrors).toEqual([])
  // What has its day, or holds, is as it was: closing stops what it gives.
  await hq.close(kind)
  expect(await faultsOf(before)).toEqual({ status: 'SCHEDULED', faults: [] })
  await studio.activate(before, '2026-07-10')
  expect(await faultsOf(before)).toEqual({ status: 'IN_FORCE', faults: [] })
  await hq.close(kind, 'Reopen')
})

test('so it is with what a store sets for itself', async () => {
  const { manager, stores } = world.acme
  const set = (value: number) => studio.saved(`${value}`, { storeLines: [{ key: LINE, value }] }, { storeId: stores[0]!.id }, manager)
  await studio.publish(await set(6_000), '2026-07-11', manager)
  const again = await set(6_000)
  expect((await submit(again, manager)).userErrors).toEqual([])
  await hq.close(await kindOf(6_000))
  expect((await approve(again)).userErrors).toEqual([])
  expect((await schedule(again, '2026-07-20')).userErrors).toMatchObject([{ code: 'POLICY_VOUCHER_CLOSED', field: PLACE }])
  expect((await submit(await set(6_000), manager)).userErrors).toMatchObject([{ code: 'POLICY_HAS_FAULTS', field: PLACE }])
  expect((await submit(await set(6_100), manager)).userErrors).toEqual([])
})
