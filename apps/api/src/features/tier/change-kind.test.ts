// Which way a change of tier goes, and the chain's list narrowed to one way.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'
import { Shop } from '../../../test/shop.ts'

let world: World
const CHANGES = [
  ['none>tier 3', null, null, 'tier', 3, 'UP'],
  ['prospect', 'none', null, 'tier', 5, 'UP'],
  ['higher', 'tier', 3, 'tier', 1, 'UP'],
  ['lower', 'tier', 1, 'tier', 2, 'DOWN'],
  ['out', 'tier', 2, 'none', null, 'DOWN'],
  ['lost', 'tier', 2, 'lost', null, 'LOST'],
  ['lost at once', null, null, 'lost', null, 'LOST'],
  ['back', 'lost', null, 'tier', 2, 'BACK'],
  ['back without a tier', 'lost', null, 'none', null, 'BACK'],
  ['nothing yet', null, null, 'none', null, null],
  ['same rank', 'tier', 2, 'tier', 2, null]
] as const

beforeAll(async () => {
  world = await openWorld()
  const { acme } = world
  const customer = await new Shop(world, acme).register('+8613900000001')
  await world.db.unit(acme.tenantId, async tx => {
    await tx.client.query('delete from customer_state where customer_id = $1', [customer])
    for (const [index, [, fromStatus, fromRank, toStatus, toRank]] of CHANGES.entries())
      await tx.client.query(
        `insert into tier_change (tenant_id, id, customer_id, chain_id, from_status, from_rank, to_status, to_rank, cause, decided_on, policy_version_id)
         select $1, gen_random_uuid(), $2, $3, $4, $5, $6, $7, 'POLICY', date '2026-01-01' + $8::int, v.id from policy_version v where v.tenant_id = $1 limit 1`,
        [acme.tenantId, customer, acme.chainId, fromStatus, fromRank, toStatus, toRank, index]
      )
  })
})
afterAll(() => world.close())

async function changes(args = '') {
  const { data, errors } = await world.ask(
    world.acme.hq,
    `query ($id: ID!) { tierChanges(chainId: $id, to: "2026-02-01", first: 100${args}) { totalCount nodes { kind decidedOn } } }`,
    { id: world.acme.chainId }
  )
  expect(errors).toBeUndefined()
  return data.tierChanges as { totalCount: number; nodes: { kind: string | null; decidedOn: string }[] }
}

test('each change says which way it goes', async () => {
  const { nodes } = await changes()
  expect(nodes.toReversed().map((change, i) => [CHANGES[i]?.[0], change.kind])).toEqual(CHANGES.map(change => [change[0], change[5]]))
})

test.each(['UP', 'DOWN', 'LOST', 'BACK'])('the list of those that go %s', async kind => {
  const wanted = CHANGES.filter(change => change[5] === kind).length
  const { totalCount, nodes } = await changes(`, kind: ${kind}`)
  expect([totalCount, nodes.map(change => change.kind)]).toEqual([wanted, Array.from({ length: wanted }, () => kind)])
})
