// BENEFIT-1 along the ranks of TIER-10: benefits are held against the order that the chain's tiers have on their day, rules of tiers are told what they do to
// the benefits. Beside a second company, whose order is its own.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Company, type Person, type World } from '../../../test/world.ts'

let world: World
let other: Person
const studios = new Map<string, Studio>()
const studio = (kind: string) => studios.get(kind)!

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
const benefits = (pays: Readonly<Record<string, number>>) => ({
  benefit: {
    tiers: Object.entries(pays).map(([key, paysPercent]) => ({
      ...{ key, paysPercent, presaleDays: 0, membersOnly: false, rebatePercent: 0, occasions: [] }
    })),
    ...{ specialPriceDiscounted: false, combine: 'BEST', festivals: [], sales: [], membersOnly: { categories: [], itemCodes: [] } },
    ...{ partnerOffers: [], openToStores: [] }
  }
})

interface Payload {
  readonly userErrors: readonly { code: string; params: readonly { name: string; value: string }[] }[]
}
const codes = ({ userErrors }: Payload) =>
  userErrors.map(({ code, params }) => [code, ...params.map(({ name, value }) => `${name}=${value}`)].join(' '))
async function approved(kind: string, rules: object): Promise<string> {
  const id = await studio(kind).saved(`${kind} rules`, rules)
  expect(codes(await studio(kind).act(world.acme.hq, 'policySubmit', 'PolicyAct', { id }))).toEqual([])
  expect(codes(await studio(kind).act(other, 'policyApprove', 'PolicyAct', { id }))).toEqual([])
  return id
}
const schedule = async (id: string, effectiveOn: string) =>
  codes(await studio('TIER').act(other, 'policySchedule', 'PolicySchedule', { id, effectiveOn, unseenReason: 'known' }))
async function read(id: string, as = world.acme.hq) {
  const query = `query ($id: ID!) { policyVersion(id: $id) { faults { code path } raisedPay { version { kind status } higher lower figure higherPays lowerPays } } }`
  const { data, errors } = await world.ask(as, query, { id })
  expect(errors).toBeUndefined()
  return data.policyVersion as { faults: { code: string; path: string[] }[]; raisedPay: Record<string, unknown>[] } | null
}
const faults = async (id: string) => (await read(id))!.faults.map(({ code, path }) => [code, ...path].join('.'))

async function studiosOf(company: Company, slug: string): Promise<Map<string, Studio>> {
  const second = await addPerson(world.db, company, slug, 'HQ', { chain: company.chainId })
  if (company === world.acme) other = second
  return new Map(['TIER', 'BENEFIT'].map(kind => [kind, new Studio(world, company, second, kind)]))
}

beforeAll(async () => {
  world = await openWorld()
  world.clock.set('2026-06-30T04:00:00Z')
  for (const [kind, each] of await studiosOf(world.acme, 'acme')) studios.set(kind, each)
  // The other company ranks B above A, and has a tier of its own.
  const theirs = await studiosOf(world.globex, 'globex')
  await theirs.get('BENEFIT')!.publish(await theirs.get('BENEFIT')!.saved('A and B', benefits({ A: 80, B: 85 })), '2026-07-01')
  world.clock.set('2026-06-30T04:00:00Z')
  await theirs.get('TIER')!.publish(await theirs.get('TIER')!.saved('turned', tiers('Z', 'B', 'A', 'C')), '2026-07-01')
  world.clock.set('2026-06-30T04:00:00Z')
})
afterAll(() => world.close())

test('a tier above the others that benefits say nothing of is told, and where the order turns, who pays more; other companies’ tiers are not looked at', async () => {
  await studio('BENEFIT').publish(await studio('BENEFIT').saved('table', benefits({ A: 80, B: 85, C: 100 })), '2026-07-01')
  world.clock.set('2026-07-01T04:00:00Z')
  const version = { kind: 'BENEFIT', status: 'IN_FORCE' }
  const above = await studio('TIER').saved('S above', tiers('S', 'A', 'B', 'C'))
  expect((await read(above))!.raisedPay).toEqual([
    { version, higher: 'S', lower: 'A', figure: 'PAYS_PERCENT', higherPays: 100, lowerPays: 80 }
  ])
  const turned = await studio('TIER').saved('turned', tiers('B', 'A', 'C'))
  expect((await read(turned))!.raisedPay).toEqual([
    { version, higher: 'B', lower: 'A', figure: 'PAYS_PERCENT', higherPays: 85, lowerPays: 80 }
  ])
  expect((await read(await studio('TIER').saved('as it is', tiers('A', 'B', 'C'))))!.raisedPay).toEqual([])
  expect(await read(turned, world.globex.hq)).toBeNull()
})

test('benefits of either order are handed in while one is on its way, and get the days on which theirs holds', async () => {
  expect(await schedule(await approved('TIER', tiers('B', 'A', 'C')), '2026-07-05')).toEqual([])
  const neither = await studio('BENEFIT').saved('neither', benefits({ A: 80, B: 80, C: 70 }))
  expect(await faults(neither)).toEqual(['PAYS_MORE_THAN_LOWER.tiers.0.paysPercent', 'PAYS_MORE_THAN_LOWER.tiers.1.paysPercent'])
  const old = await approved('BENEFIT', benefits({ A: 79, B: 85, C: 100 }))
  const turned = await approved('BENEFIT', benefits({ A: 85, B: 79, C: 100 }))
  expect(await schedule(turned, '2026-07-04')).toEqual(['POLICY_RANKS_CONTRADICTED higher=A lower=B higherPays=85 lowerPays=79 count=1'])
  expect(await schedule(old, '2026-07-05')).toEqual(['POLICY_RANKS_CONTRADICTED higher=B lower=A higherPays=85 lowerPays=79 count=1'])
  expect(await schedule(turned, '2026-07-05')).toEqual([])
  // With benefits that follow on the same day nothing is left to tell.
  const scheduled = await world.ask(
    world.acme.hq,
    `query ($c: ID!) { policyVersions(chainId: $c, kind: TIER, statuses: [SCHEDULED]) { nodes { raisedPay { higher } } } }`,
    {
      c: world.acme.chainId
    }
  )
  expect(scheduled.data.policyVersions.nodes).toEqual([{ raisedPay: [] }])
})

test('benefits that lack a higher tier are marked where a lower one pays less', async () => {
  const both = await studio('BENEFIT').saved('the lowest alone', benefits({ C: 90 }))
  expect(await faults(both)).toEqual(['HIGHER_PAYS_FULL.tiers.0.paysPercent'])
})
