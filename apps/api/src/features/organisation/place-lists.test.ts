// Lists from which a store, a group or a person is chosen: by what is typed, by id, where one may act, and past the first page.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { addPerson, openWorld, type Company, type Person, type World } from '../../../test/world.ts'

let world: World
let acme: Company
const MORE = 120
beforeAll(async () => {
  world = await openWorld()
  acme = world.acme
  await world.db.unit(acme.tenantId, async tx => {
    await tx.client.query(
      `insert into store (tenant_id, id, chain_id, code, name, city, opened_on, closed_on)
       select $1, gen_random_uuid(), $2, 'L' || lpad(n::text, 3, '0'), 'Branch ' || n, case when n % 2 = 0 then 'Wuhan' else '50%_off' end, '2020-01-01',
         case when n > 110 then date '2026-01-01' end from generate_series(1, $3::int) n`,
      [acme.tenantId, acme.chainId, MORE]
    )
    await tx.client.query(
      `insert into staff_group (tenant_id, id, store_id, name, opened_on, closed_on)
       select tenant_id, gen_random_uuid(), id, 'Team', opened_on, closed_on from store where tenant_id = $1 and code like 'L%'`,
      [acme.tenantId]
    )
  })
})
afterAll(() => world.close())

interface Page {
  readonly totalCount: number
  readonly nodes: Record<string, any>[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
async function list(as: Person, name: 'stores' | 'staffGroups' | 'staff', args: string, fields = 'id name'): Promise<Page> {
  const answer = await world.ask(
    as,
    `query ($chainId: ID!) { ${name}(chainId: $chainId${args}) { totalCount nodes { ${fields} } pageInfo { hasNextPage endCursor } } }`,
    { chainId: acme.chainId }
  )
  if (answer.errors) throw new Error(JSON.stringify(answer.errors))
  return answer.data[name]
}
async function whole(as: Person, name: 'stores' | 'staffGroups', args: string): Promise<Page['nodes']> {
  const nodes: Page['nodes'] = []
  let after: string | null = null
  do {
    const page: Page = await list(as, name, `${args}, first: 50${after ? `, after: "${after}"` : ''}`)
    nodes.push(...page.nodes)
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
  } while (after)
  return nodes
}

describe('stores to choose from', () => {
  test('by part of code, name or city, whatever the letter case, past a hundred of them', async () => {
    expect(await list(acme.hq, 'stores', ', filter: { search: "l109" }')).toMatchObject({ totalCount: 1, nodes: [{ name: 'Branch 109' }] })
    expect((await list(acme.hq, 'stores', ', filter: { search: " branch 10 " }')).nodes).toHaveLength(11)
    expect((await list(acme.hq, 'stores', ', filter: { search: "wuhan" }')).totalCount).toBe(55)
    expect((await list(acme.hq, 'stores', ', filter: { search: "50%_" }')).totalCount).toBe(55)
    expect((await list(acme.hq, 'stores', ', filter: { search: "%" }')).totalCount).toBe(55)
    expect((await list(acme.hq, 'stores', ', filter: { search: "no such" }')).nodes).toEqual([])
  })
  test('page by page each once, closed ones where asked for', async () => {
    const open = await whole(acme.hq, 'stores', ', filter: { search: "branch" }')
    expect([open.length, new Set(open.map(store => store.id)).size]).toEqual([110, 110])
    expect(await whole(acme.hq, 'stores', ', includeClosed: true, filter: { search: "branch" }')).toHaveLength(MORE)
  })
  test('one chosen before is found by its id, out of scope it is not there', async () => {
    const [, second] = acme.stores
    const args = `, includeClosed: true, filter: { ids: ["${second!.id}", "${world.globex.stores[0]!.id}", "nonsense"] }`
    expect((await list(acme.hq, 'stores', args)).nodes).toMatchObject([{ id: second!.id }])
    expect((await list(acme.manager, 'stores', args)).nodes).toEqual([])
  })
  test('only those where one may do what the choice is for', async () => {
    const [first, second] = acme.stores
    const reader = await addPerson(world.db, acme, 'acme', 'ANALYST', { chain: acme.chainId })
    const more = [
      ['STORE_MANAGER', 'store_id', first!.id],
      ['ASSOCIATE', 'group_id', second!.groups[0]!.id]
    ] as const
    for (const [role, column, id] of more) {
      await world.db.unit(acme.tenantId, tx =>
        tx.client.query(`insert into role_grant (tenant_id, id, staff_id, role, ${column}) values ($1, gen_random_uuid(), $2, $3, $4)`, [
          acme.tenantId,
          reader.staffId,
          role,
          id
        ])
      )
    }
    expect((await list(reader, 'stores', '')).totalCount).toBe(112)
    const ids = async (may: string) => (await list(reader, 'stores', `, filter: { may: "${may}" }`)).nodes.map(store => store.id)
    expect(await ids('visit:write')).toEqual([first!.id, second!.id])
    expect(await ids('group:assign')).toEqual([first!.id])
    expect(await ids('org:write')).toEqual([])
    await expect(list(reader, 'stores', ', filter: { may: "everything" }')).rejects.toThrow(/INVALID_VALUE|BAD_USER_INPUT/)
  })
})

describe('groups to choose from', () => {
  test('by the group or its store, page by page each once', async () => {
    expect(await list(acme.hq, 'staffGroups', ', filter: { search: "L007" }', 'name store { name }')).toMatchObject({
      totalCount: 1,
      nodes: [{ name: 'Team', store: { name: 'Branch 7' } }]
    })
    const open = await whole(acme.hq, 'staffGroups', ', filter: { search: "team" }')
    expect([open.length, new Set(open.map(group => group.id)).size]).toEqual([110, 110])
    expect((await list(acme.hq, 'staffGroups', ', includeClosed: true, filter: { search: "team" }')).totalCount).toBe(MORE)
  })
  test('of some stores, by id, and no others’', async () => {
    const [first, second] = acme.stores
    const of = `, filter: { storeIds: ["${first!.id}"] }`
    const own = first!.groups.map(group => group.id).toSorted()
    expect((await list(acme.hq, 'staffGroups', of)).nodes.map(group => group.id).toSorted()).toEqual(own)
    expect((await list(acme.hq, 'staffGroups', `, filter: { ids: ["${own[0]}"] }`)).nodes).toMatchObject([{ id: own[0] }])
    expect((await list(acme.manager, 'staffGroups', `, filter: { storeIds: ["${second!.id}"] }`)).nodes).toEqual([])
  })
  test('a right over one group reaches that group, not its neighbour', async () => {
    const groups = await list(acme.associate, 'staffGroups', ', filter: { may: "customer:write" }')
    expect(groups.nodes.map(group => group.id)).toEqual([acme.stores[0]!.groups[0]!.id])
    expect((await list(acme.associate, 'staffGroups', '')).totalCount).toBe(acme.stores[0]!.groups.length)
  })
})

test('people are found by id as well, who has left only where asked for', async () => {
  const gone = await addPerson(world.db, acme, 'acme', 'ANALYST', { chain: acme.chainId })
  await world.db.unit(acme.tenantId, tx => tx.client.query(`update staff set left_on = '2026-06-01' where id = $1`, [gone.staffId]))
  const args = (more: string) => `, filter: { ids: ["${gone.staffId}", "${world.globex.hq.staffId}"]${more} }`
  expect((await list(acme.hq, 'staff', args(''))).nodes).toEqual([])
  expect((await list(acme.hq, 'staff', args(', includeLeft: true'))).nodes).toMatchObject([{ id: gone.staffId }])
})
