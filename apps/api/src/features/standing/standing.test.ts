// TIER-7, TIER-8: who may give and end which tier, from when to when; what overlaps, is past or unknown is refused; another company sees nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let customerId: string
let made = 0

async function call(as: Person | null, mutation: string, inputType: string, input: object) {
  return world.ask(
    as,
    `mutation ($input: ${inputType}!) { ${mutation}(input: $input) {
      customer { id tier { status key source } standings { id } } standing { id kind tierKey startsOn endsOn reason endedAt } userErrors { code field } } }`,
    { input }
  )
}
const designate = async (input: object = {}, as: Person = world.acme.hq) =>
  (await call(as, 'tierDesignate', 'TierDesignateInput', { customerId, tierKey: 'A', reason: 'friend of the house', ...input })).data
    .tierDesignate
const override = async (input: object = {}, as: Person = world.acme.manager) =>
  (await call(as, 'tierOverride', 'TierOverrideInput', { customerId, tierKey: 'B', endsOn: '2026-07-31', reason: 'potential', ...input }))
    .data.tierOverride
const end = async (input: object, as: Person = world.acme.hq) => (await call(as, 'standingEnd', 'StandingEndInput', input)).data.standingEnd
const codes = (payload: { userErrors: { code: string; field: string[] }[] }) =>
  payload.userErrors.map(error => [error.code, ...error.field].join(' '))

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-06-30T04:00:00Z')
  const { chainId, stores, manager } = world.acme
  const answer = await world.ask(
    manager,
    `mutation ($input: CustomerRegisterInput!) { customerRegister(input: $input) { customer { id } userErrors { code } } }`,
    {
      input: { chainId, storeId: stores[0]!.id, name: `Customer ${++made}`, captureSource: 'TILL' }
    }
  )
  customerId = answer.data.customerRegister.customer.id
})

describe('giving a tier', () => {
  test('a designation holds at once, goes before an override, and each change is recorded with its cause', async () => {
    const set = await override()
    expect(set).toMatchObject({
      userErrors: [],
      standing: { kind: 'OVERRIDE', tierKey: 'B', startsOn: '2026-06-30', endsOn: '2026-07-31' }
    })
    expect(set.customer.tier).toEqual({ status: 'TIER', key: 'B', source: 'OVERRIDE' })
    const given = await designate({ endsOn: '2026-12-31' })
    expect(given.customer.tier).toEqual({ status: 'TIER', key: 'A', source: 'DESIGNATION' })
    expect(given.customer.standings).toHaveLength(2)
    const { tenantId } = world.acme
    const rows = await world.db.unit(tenantId, tx =>
      tx.query(
        sql`select cause, to_tier_key as key, cause_id as id from tier_change where tenant_id = ${tenantId} and customer_id = ${customerId} order by id`
      )
    )
    expect(rows).toEqual([
      { cause: 'OVERRIDE', key: 'B', id: set.standing.id },
      { cause: 'DESIGNATION', key: 'A', id: given.standing.id }
    ])
  })
  test('one that begins later waits for its first day', async () => {
    const later = await designate({ startsOn: '2026-07-10' })
    expect(later.customer.tier).toMatchObject({ status: 'NONE' })
    const answer = await world.ask(
      world.acme.hq,
      `query ($id: ID!) { customer(id: $id) { tier { nextChangeOn } tierDecision(asOf: "2026-07-10") { key standing { id } } } }`,
      { id: customerId }
    )
    expect(answer.data.customer).toEqual({
      tier: { nextChangeOn: '2026-07-10' },
      tierDecision: { key: 'A', standing: { id: later.standing.id } }
    })
  })
  test.each([
    ['an unknown tier', { tierKey: 'PLATINUM' }, 'TIER_UNKNOWN tierKey'],
    ['a first day in the past', { startsOn: '2026-06-29' }, 'START_IN_PAST startsOn'],
    ['a last day in the past', { endsOn: '2026-06-29' }, 'END_IN_PAST endsOn'],
    ['an end before the start', { startsOn: '2026-07-02', endsOn: '2026-07-01' }, 'END_BEFORE_START endsOn'],
    ['no reason', { reason: '  ' }, 'REASON_REQUIRED reason'],
    ['a reason too long', { reason: 'x'.repeat(501) }, 'TEXT_TOO_LONG reason'],
    ['a day beyond the calendar', { endsOn: '9999-12-31' }, 'DATE_IMPOSSIBLE endsOn'],
    ['nobody', { customerId: '00000000-0000-7000-8000-000000000000' }, 'NOT_FOUND customerId']
  ])('%s is refused', async (_what, input, code) => {
    expect(codes(await designate(input))).toEqual([code])
    expect(codes(await override({ endsOn: '2026-07-31', ...input }))).toEqual([code])
  })
  test('the last day is included: the next may begin the day after, not on it; of two at once one wins', async () => {
    await designate({ endsOn: '2026-07-05' })
    expect(codes(await designate({ startsOn: '2026-07-05' }))).toEqual(['DESIGNATION_OVERLAPS startsOn'])
    const both = await Promise.all([
      designate({ startsOn: '2026-07-06', endsOn: '2026-07-10' }),
      designate({ startsOn: '2026-07-06', endsOn: '2026-07-10' })
    ])
    expect(both.flatMap(codes)).toEqual(['DESIGNATION_OVERLAPS startsOn'])
    await override()
    expect(codes(await override())).toEqual(['OVERRIDE_OVERLAPS startsOn'])
  })
})

describe('ending', () => {
  test('at once: it holds no longer today, yesterday still saw it; a second end is refused, another may follow', async () => {
    const given = await designate({ endsOn: '2026-12-31' })
    world.clock.set('2026-07-10T04:00:00Z')
    const ended = await end({ id: given.standing.id })
    expect(ended).toMatchObject({
      userErrors: [],
      standing: { endsOn: '2026-07-09', endedAt: '2026-07-10T04:00:00.000Z' },
      customer: { tier: { status: 'NONE' } }
    })
    const answer = await world.ask(
      world.acme.hq,
      `query ($id: ID!) { customer(id: $id) { a: tierDecision(asOf: "2026-07-09") { key nextChangeOn } b: tierDecision(asOf: "2026-07-10") { key } } }`,
      { id: customerId }
    )
    expect(answer.data.customer.a.key).toBe('A')
    expect(answer.data.customer.b.key).toBeNull()
    expect(codes(await end({ id: given.standing.id }))).toEqual(['DESIGNATION_ALREADY_ENDED id'])
    expect((await designate()).userErrors).toEqual([])
  })
  test('before it began: it never held, and its days are free again', async () => {
    const given = await designate({ startsOn: '2026-08-01' })
    expect((await end({ id: given.standing.id })).userErrors).toEqual([])
    expect((await designate({ startsOn: '2026-08-01' })).userErrors).toEqual([])
  })
  test('on an earlier day than planned, never a later one or one past', async () => {
    const given = await override()
    const shorter = await end({ id: given.standing.id, endsOn: '2026-07-15' }, world.acme.manager)
    expect(shorter).toMatchObject({ userErrors: [], standing: { endsOn: '2026-07-15' }, customer: { tier: { key: 'B' } } })
    expect(codes(await end({ id: given.standing.id, endsOn: '2026-07-16' }, world.acme.manager))).toEqual(['INVALID_VALUE endsOn'])
    expect(codes(await end({ id: given.standing.id, endsOn: '2026-06-28' }, world.acme.manager))).toEqual(['END_IN_PAST endsOn'])
  })
})

describe('who may', () => {
  test('HQ designates and ends designations, the store manager overrides and ends overrides; nobody else either', async () => {
    const { hq, manager, associate, analyst, operator } = world.acme
    const given = await designate()
    const set = await override()
    const code = async (as: Person | null, mutation: string, type: string, input: object) =>
      (await call(as, mutation, type, input)).errors?.[0]?.extensions['code']
    const aDesignation = { customerId, tierKey: 'A', reason: 'x' }
    for (const person of [manager, associate, analyst, operator])
      expect(await code(person, 'tierDesignate', 'TierDesignateInput', aDesignation)).toBe('FORBIDDEN')
    for (const person of [hq, associate, analyst, operator]) {
      expect(await code(person, 'tierOverride', 'TierOverrideInput', { ...aDesignation, endsOn: '2026-07-31' })).toBe('FORBIDDEN')
    }
    for (const person of [associate, analyst, operator])
      expect(await code(person, 'standingEnd', 'StandingEndInput', { id: given.standing.id })).toBe('FORBIDDEN')
    expect(await code(manager, 'standingEnd', 'StandingEndInput', { id: given.standing.id })).toBe('FORBIDDEN')
    expect(await code(hq, 'standingEnd', 'StandingEndInput', { id: set.standing.id })).toBe('FORBIDDEN')
    expect(await code(null, 'tierDesignate', 'TierDesignateInput', aDesignation)).toBe('UNAUTHENTICATED')
  })
  test('the manager of another store, and another company, find nothing', async () => {
    const { stores } = world.acme
    const elsewhere = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: stores[1]!.id })
    const set = await override()
    expect(codes(await override({ endsOn: '2026-08-31' }, elsewhere))).toEqual(['NOT_FOUND customerId'])
    expect(codes(await end({ id: set.standing.id }, elsewhere))).toEqual(['NOT_FOUND id'])
    expect(codes(await designate({}, world.globex.hq))).toEqual(['NOT_FOUND customerId'])
    expect(codes(await override({}, world.globex.manager))).toEqual(['NOT_FOUND customerId'])
    expect(await end({ id: set.standing.id }, world.globex.manager)).toEqual(
      await end({ id: '00000000-0000-7000-8000-000000000000' }, world.globex.manager)
    )
  })
  test('each act leaves an audit row without its reason', async () => {
    const given = await designate({ reason: 'sister of Mrs. Wang' })
    await end({ id: given.standing.id })
    const { tenantId } = world.acme
    const rows = await world.db.unit(tenantId, tx =>
      tx.query<{ action: string; detail: object }>(
        sql`select action, detail from audit_entry where tenant_id = ${tenantId} and object_id = ${given.standing.id} order by id`
      )
    )
    expect(rows.map(row => row.action)).toEqual(['tierDesignate', 'standingEnd'])
    expect(JSON.stringify(rows)).not.toContain('Wang')
  })
})
