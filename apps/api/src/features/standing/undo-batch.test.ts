// Taking an act on many back, and ending several: what still stands is withdrawn once, what was ended since stays; tiers come back; other companies and
// stores find nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { fileOf } from '../../../test/file-of.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { codesOf, Giving, manyCustomers } from './standing.fixture.ts'

const NEVER = '00000000-0000-7000-8000-000000000000'

let world: World
let giving: Giving
beforeAll(async () => {
  world = await openWorld()
  giving = new Giving(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

async function standingsOf(customerIds: readonly string[], batchId: string): Promise<{ id: string; customerId: string }[]> {
  return world.db.unit(world.acme.tenantId, tx =>
    tx.query(sql`select id, customer_id as "customerId" from standing where tenant_id = ${tx.tenantId} and batch_id = ${batchId}
      and customer_id = any(${[...customerIds]}::uuid[]) order by customer_id`)
  )
}

describe('taking back', () => {
  test('restores the tiers, once', async () => {
    const ids = await manyCustomers(world, 3)
    await giving.override(ids.slice(0, 1))
    const before = ['B', 'NONE', 'NONE']
    const { batch } = await giving.designate(ids)
    world.clock.set('2026-07-02T04:00:00Z')
    const undone = await giving.undo(batch.id)
    expect(undone).toMatchObject({ withdrawn: 3, userErrors: [], batch: { given: 3, standing: 0, undoable: 0 } })
    expect(undone.batch.undoneAt).not.toBeNull()
    expect((await giving.tiers(ids)).map(tier => tier.toUpperCase())).toEqual(before)
    expect(codesOf(await giving.undo(batch.id))).toEqual(['STANDING_BATCH_OVER id'])
    // The days until then keep it.
    const then = await world.ask(world.acme.hq, `query ($id: ID!) { customer(id: $id) { tierDecision(asOf: "2026-07-01") { key } } }`, {
      id: ids[1]
    })
    expect(then.data.customer.tierDecision).toEqual({ key: 'A' })
  })
  test('leaves what was ended or replaced since, and takes what is to come', async () => {
    const [ended = '', replaced = '', stays = ''] = await manyCustomers(world, 3)
    const { batch } = await giving.designate([ended, replaced, stays], { startsOn: '2026-07-10' })
    const rows = await standingsOf([ended, replaced], batch.id)
    expect((await giving.end(rows.map(row => row.id))).results.flatMap((each: { userErrors: [] }) => each.userErrors)).toEqual([])
    await giving.designate([replaced], { tierKey: 'B' })
    expect(await giving.undo(batch.id)).toMatchObject({ withdrawn: 1, batch: { given: 3, standing: 0 } })
    expect(await giving.tiers([ended, replaced, stays])).toEqual(['none', 'B', 'none'])
  })
  test('what has run out is over', async () => {
    const ids = await manyCustomers(world, 1)
    const { batch } = await giving.designate(ids, { endsOn: '2026-06-30' })
    world.clock.set('2026-07-01T04:00:00Z')
    expect(codesOf(await giving.undo(batch.id))).toEqual(['STANDING_BATCH_OVER id'])
  })
  test('two at once: one takes it back', async () => {
    const ids = await manyCustomers(world, 20)
    const { batch } = await giving.designate(ids)
    const answers = await Promise.all([giving.undo(batch.id), giving.undo(batch.id)])
    expect(answers.map(answer => answer.withdrawn ?? codesOf(answer).join()).toSorted()).toEqual([20, 'STANDING_BATCH_OVER id'])
  })
  test('a file’s thousands part by part: how many are left is told, until nothing stands', async () => {
    const [some, others] = [await manyCustomers(world, 700), await manyCustomers(world, 301)]
    const { batch } = await giving.designate(some)
    const { batch: other } = await giving.designate(others)
    await world.db.unit(world.acme.tenantId, tx =>
      tx.run(sql`update standing set batch_id = ${batch.id} where tenant_id = ${tx.tenantId} and batch_id = ${other.id}`)
    )
    const first = await giving.undo(batch.id)
    expect(first).toMatchObject({ withdrawn: 1_000, userErrors: [], batch: { standing: 1, undoable: 1, undoneAt: null } })
    const [last, late] = await Promise.all([giving.undo(batch.id), giving.undo(batch.id)])
    const [done, over] = codesOf(last).length === 0 ? [last, late] : [late, last]
    expect(done).toMatchObject({ withdrawn: 1, batch: { standing: 0, undoable: 0 } })
    expect(done.batch.undoneAt).not.toBeNull()
    expect(codesOf(over)).toEqual(['STANDING_BATCH_OVER id'])
  })
  test('is for who could have given it, where they see it', async () => {
    const { manager, hq, associate } = world.acme
    const [here = '', there = ''] = [(await manyCustomers(world, 1, 0))[0], (await manyCustomers(world, 1, 1))[0]]
    const designated = await giving.designate([here, there])
    const set = await giving.override([here])
    const code = async (as: typeof hq, id: string) =>
      await world.ask(
        as,
        `mutation ($input: StandingBatchUndoInput!) { standingBatchUndo(input: $input) { withdrawn userErrors { code } } }`,
        { input: { id } }
      )
    expect((await code(manager, designated.batch.id)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    expect((await code(hq, set.batch.id)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    expect((await code(associate, set.batch.id)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    const elsewhere = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]?.id ?? '' })
    for (const [as, id] of [
      [elsewhere, set.batch.id],
      [world.globex.hq, designated.batch.id],
      [world.globex.hq, NEVER]
    ] as const)
      expect((await code(as, id)).data.standingBatchUndo).toEqual({ withdrawn: null, userErrors: [{ code: 'NOT_FOUND' }] })
    // Of another's act one sees, and counts, one's own customers.
    const seen = await world.ask(elsewhere, `query ($id: ID!) { standingBatch(id: $id) { given standing undoable refused } }`, {
      id: designated.batch.id
    })
    expect(seen.data.standingBatch).toEqual({ given: 1, standing: 1, undoable: 0, refused: null })
  })
})

test('acts are taken away as a file: a store manager’s with the customers of the own store alone, another company’s not at all', async () => {
  const ids = await manyCustomers(world, 3)
  const { batch } = await giving.designate(ids, { reason: 'for the file' })
  await giving.undo(batch.id)
  const act = async (as: Person, chainId?: string) =>
    (await fileOf(world, as, { list: 'GIVEN_TIER_ACTS', ...(chainId && { chainId }) }))!.filter(row => row['reason'] === 'for the file')
  expect(await act(world.acme.hq)).toEqual([
    expect.objectContaining({ kind: 'designation', source: 'selection', tier: 'A', given: '3', standing: '0', refused: '0' })
  ])
  expect((await act(world.acme.hq))[0]).toMatchObject({ askedBy: expect.stringMatching(/./), undoneBy: expect.stringMatching(/./) })
  const theirs = await act(world.acme.manager)
  const seen = await Promise.all(ids.map(id => world.ask(world.acme.manager, 'query ($id: ID!) { customer(id: $id) { id } }', { id })))
  const own = seen.filter(({ data }) => data.customer).length
  // Who did it is out of the manager's sight, on the page as in the file.
  expect(theirs.map(row => [row['given'], row['refused'], row['askedBy']])).toEqual(own > 0 ? [[String(own), '', '']] : [])
  expect(await act(world.globex.hq, world.globex.chainId)).toEqual([])
})

describe('ending several', () => {
  test('each by itself, at once or on a day', async () => {
    const ids = await manyCustomers(world, 3)
    const { batch } = await giving.designate(ids)
    const { batch: set } = await giving.override(ids.slice(0, 1))
    const [first, second, third] = await standingsOf(ids, batch.id)
    const [override] = await standingsOf(ids, set.id)
    const ended = await giving.end([first!.id, NEVER, override!.id])
    expect(ended.results.map(codesOf)).toEqual([[], ['NOT_FOUND ids 1'], ['NOT_FOUND ids 2']])
    expect(ended.results[0].standing).toMatchObject({ id: first!.id, endsOn: '2026-06-29' })
    const later = await giving.end([first!.id, second!.id, third!.id], { endsOn: '2026-07-31' })
    expect(later.results.map(codesOf)).toEqual([['DESIGNATION_ALREADY_ENDED ids 0'], [], []])
    expect(later.results[1].standing).toMatchObject({ endsOn: '2026-07-31' })
    expect((await giving.tiers([first!.customerId, second!.customerId])).toSorted()).toEqual(
      ['A', first!.customerId === ids[0] ? 'B' : 'none'].toSorted()
    )
  })
  test.each([
    ['none named', [], 'REQUIRED ids'],
    ['too many', Array.from({ length: 1_001 }, (_, n) => `x${n}`), 'TOO_MANY_IN_BATCH ids']
  ])('%s is refused', async (_what, ids, code) => {
    expect(codesOf(await giving.end(ids))).toEqual([code])
  })
})

describe('the list of all that were given', () => {
  const LIST = `query ($chainId: ID!, $filter: GivenTierFilter, $order: GivenTierOrder, $first: Int!, $after: String) {
    givenTiers(chainId: $chainId, filter: $filter, order: $order, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
      nodes { id state standing { kind tierKey startsOn endsOn reason recordedBy { id } } customer { id } batch { id } } } }`
  const list = async (filter: object, more: object = {}, as = world.acme.hq, chainId = world.acme.chainId) =>
    world.ask(as, LIST, { chainId, filter, first: 50, ...more })

  test('narrowed by where they stand, their kind, tier, store, end and act; page by page', async () => {
    const [a = '', b = '', c = ''] = await manyCustomers(world, 3)
    const { batch } = await giving.designate([a, b, c], { startsOn: '2026-06-30', endsOn: '2026-07-31', tierKey: 'C' })
    const { batch: coming } = await giving.designate([a], { startsOn: '2026-08-01', endsOn: '2026-08-31', tierKey: 'C' })
    const [mine] = await standingsOf([b], batch.id)
    await giving.end([mine!.id])
    const states = async (filter: object) =>
      (await list({ tiers: ['C'], ...filter })).data.givenTiers.nodes.map((node: { state: string }) => node.state).toSorted()
    expect(await states({})).toEqual(['COMING', 'ENDED', 'IN_FORCE', 'IN_FORCE'])
    expect(await states({ states: ['ENDED'] })).toEqual(['ENDED'])
    expect(await states({ states: ['COMING', 'IN_FORCE'] })).toEqual(['COMING', 'IN_FORCE', 'IN_FORCE'])
    expect(await states({ kinds: ['OVERRIDE'] })).toEqual([])
    expect(await states({ storeIds: [world.acme.stores[1]?.id] })).toEqual([])
    expect(await states({ endsTo: '2026-07-31', states: ['IN_FORCE', 'COMING'] })).toEqual(['IN_FORCE', 'IN_FORCE'])
    expect(await states({ batchId: coming.id })).toEqual(['COMING'])
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: any = (await list({ tiers: ['C'] }, { first: 1, after, order: { field: 'ENDS', direction: 'ASC' } })).data.givenTiers
      expect(page.totalCount).toBe(4)
      seen.push(...page.nodes.map((node: { standing: { endsOn: string } }) => node.standing.endsOn))
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(['2026-06-29', '2026-07-31', '2026-07-31', '2026-08-31'])
    expect((await list({}, { after: 'x' })).errors?.[0]?.extensions['code']).toBe('BAD_USER_INPUT')
  })
  test('of another company there is nothing, and a store sees its own', async () => {
    const [there = ''] = await manyCustomers(world, 1, 1)
    const { batch } = await giving.designate([there])
    expect((await list({}, {}, world.globex.hq)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
    expect((await list({}, {}, world.globex.hq, world.globex.chainId)).data.givenTiers.nodes).toEqual([])
    expect((await list({ batchId: batch.id }, {}, world.acme.manager)).data.givenTiers).toMatchObject({ totalCount: 0, nodes: [] })
    const batches = async (as: typeof world.acme.hq) =>
      (
        await world.ask(as, `query ($chainId: ID!) { standingBatches(chainId: $chainId, first: 100) { totalCount nodes { id } } }`, {
          chainId: world.acme.chainId
        })
      ).data.standingBatches
    expect((await batches(world.acme.hq)).nodes[0]).toEqual({ id: batch.id })
    expect((await batches(world.acme.manager)).nodes).not.toContainEqual({ id: batch.id })
  })
})
