// TIER-7, TIER-8 for many at once: the same rules as one by one, each customer decided by itself, by a fixed number of statements; another company sees nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { addPerson, openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { giveStandings } from './give-standings.ts'
import { codesOf, Giving, manyCustomers, type Outcome } from './standing.fixture.ts'

const NEVER = '00000000-0000-7000-8000-000000000000'

let world: World
let giving: Giving
beforeAll(async () => {
  world = await openWorld()
  giving = new Giving(world)
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

describe('the dry run', () => {
  test('says from where to where each would come, and writes nothing', async () => {
    const ids = await manyCustomers(world, 3)
    await giving.override(ids.slice(0, 1))
    const before = await giving.rows('standing', 'standing_batch', 'tier_change', 'audit_entry', 'idempotency_key')
    const dry = await giving.designate([...ids, NEVER], { dryRun: true, idempotencyKey: null })
    expect(dry).toMatchObject({ batch: null, chosen: 4, given: 3, userErrors: [] })
    expect(dry.results[0]).toMatchObject({
      at: 3,
      customer: null,
      now: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['customerIds', '3'] }]
    })
    expect(
      new Map(dry.results.slice(1).map((each: Outcome) => [each.customer?.id, [each.now?.key ?? each.now?.status, each.then?.key]]))
    ).toEqual(
      new Map([
        [ids[0], ['B', 'A']],
        [ids[1], ['NONE', 'A']],
        [ids[2], ['NONE', 'A']]
      ])
    )
    expect(dry.moves).toEqual([
      { from: { status: 'NONE', key: null }, to: { status: 'TIER', key: 'A', rank: 1 }, customers: 2 },
      { from: { status: 'TIER', key: 'B' }, to: { status: 'TIER', key: 'A', rank: 1 }, customers: 1 }
    ])
    expect(await giving.rows('standing', 'standing_batch', 'tier_change', 'audit_entry', 'idempotency_key')).toEqual(before)
    expect(await giving.tiers(ids)).toEqual(['B', 'unknown', 'unknown'])
  })
  test('an override beneath a designation changes nothing now, and one to come is foreseen on its first day', async () => {
    const [held = '', free = ''] = await manyCustomers(world, 2)
    await giving.designate([held])
    const dry = await giving.override([held, free], { dryRun: true, startsOn: '2026-07-05' })
    expect(new Map(dry.results.map((each: Outcome) => [each.customer?.id, each.then?.key]))).toEqual(
      new Map([
        [held, 'A'],
        [free, 'B']
      ])
    )
    expect(dry.moves.map((move: { customers: number }) => move.customers)).toEqual([1, 1])
  })
})

describe('giving', () => {
  test('is one act with its standings, tiers, causes and audit rows', async () => {
    const ids = await manyCustomers(world, 3)
    const given = await giving.designate(ids, { endsOn: '2026-12-31', reason: 'sisters of Mrs. Wang' })
    expect(given).toMatchObject({ chosen: 3, given: 3, results: [], moves: [], userErrors: [] })
    expect(given.batch).toMatchObject({
      kind: 'DESIGNATION',
      source: 'SELECTION',
      tierKey: 'A',
      startsOn: '2026-06-30',
      endsOn: '2026-12-31',
      given: 3,
      standing: 3,
      undoable: 3,
      refused: 0,
      undoneAt: null,
      askedBy: { id: world.acme.hq.staffId }
    })
    expect(await giving.tiers(ids)).toEqual(['A', 'A', 'A'])
    const { tenantId } = world.acme
    const [changes, audited] = await world.db.unit(tenantId, async tx => [
      await tx.query(
        sql`select cause, cause_id as id from tier_change where tenant_id = ${tenantId} and customer_id = any(${ids}::uuid[])`
      ),
      await tx.query(sql`select action, detail from audit_entry where tenant_id = ${tenantId} and detail->>'batchId' = ${given.batch.id}`)
    ])
    expect(changes).toEqual(ids.map(() => ({ cause: 'DESIGNATION', id: given.batch.id })))
    expect(audited).toHaveLength(3)
    expect(JSON.stringify(audited)).not.toContain('Wang')
  })
  test('refuses each by itself: who is nobody, another company’s, out of reach, or has one on these days', async () => {
    const [held = '', free = ''] = await manyCustomers(world, 2)
    const [elsewhere = ''] = await manyCustomers(world, 1, 1)
    const [foreign = ''] = await manyCustomers(world, 1, 0, world.globex)
    await giving.override([held])
    const given = await giving.override([NEVER, 'nobody', foreign, elsewhere, held, free, free])
    expect(given).toMatchObject({ chosen: 6, given: 1 })
    expect(given.batch).toMatchObject({ given: 1, refused: 5 })
    expect(given.results.map((each: Outcome) => [each.at, ...codesOf(each)])).toEqual([
      [0, 'NOT_FOUND customerIds 0'],
      [1, 'NOT_FOUND customerIds 1'],
      [2, 'NOT_FOUND customerIds 2'],
      [3, 'NOT_FOUND customerIds 3'],
      [4, 'OVERRIDE_OVERLAPS customerIds 4']
    ])
    expect(await giving.tiers([held, free, elsewhere])).toEqual(['B', 'B', 'unknown'])
    // After the other's last day there is room.
    expect((await giving.override([held], { startsOn: '2026-08-01', endsOn: '2026-08-31' })).given).toBe(1)
  })
  test('where nobody can get it there is no act', async () => {
    const none = await giving.designate([NEVER])
    expect(none).toMatchObject({ batch: null, chosen: 1, given: 0, userErrors: [] })
  })
  test.each([
    ['an unknown tier', { tierKey: 'PLATINUM' }, 'TIER_UNKNOWN tierKey'],
    ['a first day in the past', { startsOn: '2026-06-29' }, 'START_IN_PAST startsOn'],
    ['an end before the start', { startsOn: '2026-07-02', endsOn: '2026-07-01' }, 'END_BEFORE_START endsOn'],
    ['no reason', { reason: ' ' }, 'REASON_REQUIRED reason'],
    ['nobody named', { customerIds: [] }, 'REQUIRED customerIds'],
    ['neither names nor filter', { customerIds: null }, 'REQUIRED customerIds'],
    ['names and a filter', { filter: {} }, 'INVALID_VALUE customerIds'],
    ['too many', { customerIds: Array.from({ length: 1_001 }, (_, n) => `x${n}`) }, 'TOO_MANY_IN_BATCH customerIds'],
    ['no key', { idempotencyKey: null }, 'IDEMPOTENCY_KEY_REQUIRED idempotencyKey'],
    ['another company’s chain', { chainId: NEVER }, 'NOT_FOUND chainId']
  ])('%s is refused', async (_what, more, code) => {
    const [id = ''] = await manyCustomers(world, 1)
    expect(codesOf(await giving.designate([id], more))).toEqual([code])
  })
  test('the same key again gets the first answer, another body is refused', async () => {
    const ids = await manyCustomers(world, 2)
    const first = await giving.designate(ids, { idempotencyKey: 'once' })
    world.clock.set('2026-07-01T04:00:00Z')
    const again = await giving.designate(ids, { idempotencyKey: 'once' })
    expect(again).toEqual(first)
    expect(codesOf(await giving.designate(ids, { idempotencyKey: 'once', tierKey: 'B' }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey'
    ])
  })
  test('headquarters overrides nobody, a store manager designates nobody', async () => {
    const ids = await manyCustomers(world, 1)
    const ask = (as: typeof world.acme.hq, name: string, type: string) =>
      world.ask(as, `mutation ($input: ${type}!) { ${name}(input: $input) { chosen } }`, {
        input: { chainId: world.acme.chainId, customerIds: ids, tierKey: 'A', endsOn: '2026-12-31', reason: 'x', dryRun: true }
      })
    const { hq, manager } = world.acme
    expect((await ask(hq, 'tierOverrideBatch', 'TierOverrideBatchInput')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    expect((await ask(manager, 'tierDesignateBatch', 'TierDesignateBatchInput')).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  })
})

describe('all that a list shows', () => {
  test('are found by its filter, as many as the dry run said', async () => {
    const store = world.acme.stores[1]?.id
    const there = await manyCustomers(world, 4, 1)
    const filter = { storeIds: [store], registeredTo: '2024-01-01' }
    const dry = await giving.designate([], { customerIds: null, filter, dryRun: true })
    expect(dry.chosen).toBeGreaterThanOrEqual(4)
    await manyCustomers(world, 1, 1)
    const late = await giving.designate([], { customerIds: null, filter, chosen: dry.chosen })
    expect(codesOf(late)).toEqual(['CHANGED_MEANWHILE chosen'])
    const given = await giving.designate([], { customerIds: null, filter, chosen: dry.chosen + 1 })
    expect(given.batch).toMatchObject({ source: 'FILTER', given: given.given })
    expect(await giving.tiers(there)).toEqual(['A', 'A', 'A', 'A'])
  })
  test('only in reach: a manager gives in the own store alone', async () => {
    const manager = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[1]?.id ?? '' })
    const [here = ''] = await manyCustomers(world, 1, 0)
    const given = await giving.override([], { customerIds: null, filter: {} }, manager)
    expect(given.given).toBe(given.chosen)
    expect(await giving.tiers([here])).toEqual(['unknown'])
  })
})

test('two at once over the same customers have one winner each', async () => {
  const ids = await manyCustomers(world, 40)
  const [one, other] = await Promise.all([
    giving.designate(ids, { tierKey: 'A' }),
    giving.designate(ids.slice(10).toReversed(), { tierKey: 'B' })
  ])
  expect(one.given + other.given).toBe(40)
  const tiers = await giving.tiers(ids)
  expect(tiers.filter(tier => tier === 'A')).toHaveLength(one.given)
  expect(tiers.filter(tier => tier === 'B')).toHaveLength(other.given)
})

test('needs as many statements for five as for a thousand', async () => {
  const ctx = await world.contextOf(world.acme.hq, world.acme)
  const counted = async (count: number) => {
    const customerIds = await manyCustomers(world, count)
    let statements = 0
    const unit = ctx.db.unit.bind(ctx.db)
    ctx.db.unit = (tenantId, work, patience) =>
      unit(
        tenantId,
        tx =>
          work({
            ...tx,
            em: undefined as never,
            query: (s, name) => (statements++, tx.query(s, name)),
            first: (s, name) => (statements++, tx.first(s, name)),
            run: s => (statements++, tx.run(s))
          }),
        patience
      )
    try {
      const input = {
        chainId: world.acme.chainId,
        kind: 'designation',
        customerIds,
        tierKey: 'A',
        reason: 'x',
        idempotencyKey: `count ${count}`
      } as const
      expect(await giveStandings(ctx, input)).toMatchObject({ chosen: count, refused: [] })
    } finally {
      ctx.db.unit = unit
    }
    return statements
  }
  const few = await counted(5)
  expect(await counted(1_000)).toBe(few)
  expect(few).toBeLessThan(20)
  await ctx.close()
})
