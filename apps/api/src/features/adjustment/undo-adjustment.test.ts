// TRUST 25: one adjustment is taken back by entries that name it, whole and once; with a second person where it moves more than one may (TRUST 15).
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { amendRules } from '../../../test/amend-rules.ts'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let shop: Shop
let second: Person
let phone = 13_701_500_000
let keys = 0
beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  second = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
})
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))
afterAll(() => world.close())

const register = () => shop.register(String(phone++), { registeredOn: '2026-06-01' })
const adjust = async (customer: string, amount: number): Promise<string> =>
  (await shop.adjust(customer, amount, `adjust ${++keys}`)).entry.id
const rules = (values: object) => amendRules(world, world.acme, 'earning', values)
const PAYLOAD = 'entry { id kind account amount reason } customer { points { balance credited } } userErrors { code field }'
const undo = (entryId: string, { as = world.acme.hq, reason = 'mistyped', key = `undo ${++keys}` } = {}) =>
  shop.as(as).act('pointAdjustmentUndo', 'PointAdjustmentUndoInput', { entryId, reason, idempotencyKey: key }, PAYLOAD)
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => [each.code, each.field.join('.')])
const balance = async (customer: string) => (await shop.customer(customer)).points.balance as number

async function ledger(customer: string) {
  const query = 'query ($id: ID!) { customer(id: $id) { pointEntries(first: 50) { nodes { id kind amount undoPoints takenBackOn } } } }'
  return (await shop.ask(query, { id: customer })).data.customer.pointEntries.nodes as {
    id: string
    kind: string
    amount: number
    undoPoints: number | null
    takenBackOn: string | null
  }[]
}

describe('an adjustment', () => {
  test('is taken back by an entry that names it, with its reason, and the tier follows', async () => {
    const customer = await register()
    const [kept, slip] = [await adjust(customer, 10), await adjust(customer, 50)]
    expect(await shop.customer(customer)).toMatchObject({ tier: { key: 'A' } })
    world.clock.set('2026-07-02T04:00:00Z')
    const done = await undo(slip, { reason: ' 录错 ' })
    expect(done).toMatchObject({
      userErrors: [],
      entry: { kind: 'REVERSE', account: 'ADJUSTMENT', amount: -50, reason: '录错' },
      customer: { points: { balance: 10, credited: 10 } }
    })
    expect(await shop.customer(customer)).toMatchObject({ tier: { key: null } })
    expect(await ledger(customer)).toEqual([
      { id: done.entry.id, kind: 'REVERSE', amount: -50, undoPoints: null, takenBackOn: null },
      { id: slip, kind: 'ADJUST', amount: 50, undoPoints: null, takenBackOn: '2026-07-02' },
      { id: kept, kind: 'ADJUST', amount: 10, undoPoints: -10, takenBackOn: null }
    ])
    const rows = await world.db.unit(world.acme.tenantId, async tx => ({
      names: await tx.first(
        sql`select corrects_id as of, recorded_by as by from point_entry where tenant_id = ${tx.tenantId} and id = ${done.entry.id}`
      ),
      audit: await tx.query(
        sql`select detail from audit_entry where tenant_id = ${tx.tenantId} and action = 'pointAdjustmentUndo' and object_id = ${customer}`
      )
    }))
    expect(rows).toEqual({
      names: { of: slip, by: world.acme.hq.staffId },
      audit: [{ detail: { amount: -50, entryId: done.entry.id, correctsId: slip } }]
    })
  })

  test('that took from several lots is given back to them by any of its entries; another of the same instant stays', async () => {
    await rules({ expiry: { months: 12, roundTo: 'day' } })
    const customer = await register()
    await adjust(customer, 10)
    world.clock.set('2026-07-10T04:00:00Z')
    await adjust(customer, 10)
    const first = await adjust(customer, -3)
    const last = await adjust(customer, -12)
    const of = (await ledger(customer)).filter(each => each.undoPoints === 12)
    expect(of.map(each => each.amount).toSorted((a, b) => a - b)).toEqual([-7, -5])
    expect(of.map(each => each.id)).toContain(last)
    expect(await undo(of.find(each => each.id !== last)!.id)).toMatchObject({ userErrors: [], customer: { points: { balance: 17 } } })
    expect(codes(await undo(last))).toEqual([['ENTRY_ALREADY_REVERSED', 'entryId']])
    expect((await ledger(customer)).find(each => each.id === first)).toMatchObject({ undoPoints: 3 })
    world.clock.set('2027-07-01T04:00:00Z')
    // The first lot had 7 left, which are past their day; what the act took of it is settled with it.
    expect(await undo(first)).toMatchObject({ userErrors: [], customer: { points: { balance: 10 } } })
    await rules({ expiry: null })
  })

  test('is taken back once: the key again gets the first answer, another body and another key are refused', async () => {
    const customer = await register()
    const slip = await adjust(customer, 20)
    const done = await undo(slip, { key: 'once' })
    expect((await undo(slip, { key: 'once' })).entry.id).toBe(done.entry.id)
    expect(codes(await undo(slip, { key: 'once', reason: 'other' }))).toEqual([['IDEMPOTENCY_KEY_REUSED', 'idempotencyKey']])
    expect(codes(await undo(slip))).toEqual([['ENTRY_ALREADY_REVERSED', 'entryId']])
    expect(await balance(customer)).toBe(0)
  })

  test('by two at once, and by a dozen, has one winner', async () => {
    const customer = await register()
    await adjust(customer, 100)
    for (const many of [2, 12]) {
      const slip = await adjust(customer, 20)
      const answers = await Promise.all(Array.from({ length: many }, (_, n) => undo(slip, { as: n % 2 ? second : world.acme.hq })))
      expect(answers.filter(each => each.userErrors.length === 0)).toHaveLength(1)
      expect(new Set(answers.flatMap(codes).map(String))).toEqual(new Set(['ENTRY_ALREADY_REVERSED,entryId']))
      expect(await balance(customer)).toBe(100)
    }
  })

  test('whose points were spent since stays, until they are there', async () => {
    const customer = await register()
    const slip = await adjust(customer, 20)
    await adjust(customer, -1)
    expect(codes(await undo(slip))).toEqual([['POINTS_INSUFFICIENT', 'entryId']])
    expect(await balance(customer)).toBe(19)
    await adjust(customer, 1)
    expect(codes(await undo(slip))).toEqual([])
    expect(await balance(customer)).toBe(0)
  })

  test('above the limit is taken back by somebody else than who asked for it', async () => {
    const customer = await register()
    const [up, small] = [await adjust(customer, 300), await adjust(customer, 100)]
    const down = await adjust(customer, -200)
    await rules({ approvalAbove: 100 })
    for (const entry of [up, down]) expect(codes(await undo(entry))).toEqual([['UNDO_NEEDS_ANOTHER', 'entryId']])
    expect(codes(await undo(small))).toEqual([])
    for (const entry of [down, up]) expect(codes(await undo(entry, { as: second }))).toEqual([])
    expect(await balance(customer)).toBe(0)
    const asking = { customerId: customer, amount: 500, reason: '补登', idempotencyKey: `asked ${++keys}` }
    const { request } = await shop.act('pointsAdjust', 'PointsAdjustInput', asking, 'request { id } userErrors { code field }')
    const approving = { id: request.id, idempotencyKey: `approved ${++keys}` }
    await shop.as(second).act('pointAdjustmentApprove', 'PointAdjustmentApproveInput', approving, 'userErrors { code field }')
    const carried = (await ledger(customer)).find(each => each.amount === 500)!
    expect(carried.undoPoints).toBe(-500)
    expect(codes(await undo(carried.id))).toEqual([['UNDO_NEEDS_ANOTHER', 'entryId']])
    expect(codes(await undo(carried.id, { as: second }))).toEqual([])
    const marked = await world.db.unit(world.acme.tenantId, tx =>
      tx.first(sql`select undone_by as by from point_adjustment where tenant_id = ${tx.tenantId} and id = ${request.id}`)
    )
    expect(marked).toEqual({ by: second.staffId })
    await rules({ approvalAbove: null })
  })
})

describe('who, and what', () => {
  test('is nobody’s outside headquarters and nobody’s of another company', async () => {
    const customer = await register()
    const slip = await adjust(customer, 20)
    const mutation = 'mutation ($input: PointAdjustmentUndoInput!) { pointAdjustmentUndo(input: $input) { userErrors { code field } } }'
    for (const person of [world.acme.operator, world.acme.manager, world.acme.associate, world.acme.analyst]) {
      const answer = await world.ask(person, mutation, { input: { entryId: slip, reason: 'x', idempotencyKey: 'x' } })
      expect(answer.errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    }
    for (const entry of [slip, 'nothing']) expect(codes(await undo(entry, { as: world.globex.hq }))).toEqual([['NOT_FOUND', 'entryId']])
    expect(await balance(customer)).toBe(20)
  })

  test('needs a reason without a phone; what is no adjustment is none', async () => {
    const customer = await register()
    const slip = await adjust(customer, 20)
    expect(codes(await undo(slip, { reason: ' ' }))).toEqual([['REASON_REQUIRED', 'reason']])
    expect(codes(await undo(slip, { reason: '问13812342201' }))).toEqual([['PHONE_IN_REASON', 'reason']])
    const { entry } = await undo(slip)
    expect(codes(await undo(entry.id))).toEqual([['NOT_FOUND', 'entryId']])
    expect(await balance(customer)).toBe(0)
  })
})
