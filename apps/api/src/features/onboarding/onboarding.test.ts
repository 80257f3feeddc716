// INC-6: what a manager declares and headquarters corrects, what counts as entered, and which days are late, in SQL as in the domain.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { addDays, lateOnboardingDays, localDate, type LocalDate } from '@keqing/domain'
import fc from 'fast-check'
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import { onboardingLateParts } from './index.ts'

let world: World
let next = 71_000_000
const FIELDS = `id state declaredOn dueOn declaredFiles files entered reachedOn lateDays declaredBy { id } corrections { files reason correctedBy { id } }`
const act = (name: string, input: object, as: Person) =>
  new Shop(world)
    .as(as)
    .act(
      `onboarding${name}`,
      `Onboarding${name}Input`,
      { idempotencyKey: uuid(), ...input },
      `onboarding { ${FIELDS} } userErrors { code field }`
    )
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)
const storeId = (nth: number) => world.acme.stores[nth]!.id
const enter = (at: string, nth = 0, more: object = {}) => {
  world.clock.set(at)
  return new Shop(world).register(`+861${String(next++).padStart(10, '3')}`, { storeId: storeId(nth), ...more })
}
const read = async (nth = 0, as = world.acme.hq) =>
  (await world.ask(as, `query ($id: ID!) { onboarding(storeId: $id) { ${FIELDS} } }`, { id: storeId(nth) })).data?.onboarding
const other = () => addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: storeId(1) })

beforeAll(async () => {
  world = await openWorld()
  // 30 June in Shanghai begins at 16:00 of the 29th: the first is entered a second before it.
  await enter('2026-06-29T15:59:59Z')
  await enter('2026-06-29T16:00:00Z')
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

test('the manager declares once, of one’s own store; of two at once one does', async () => {
  const { manager, hq, operator, associate } = world.acme
  for (const files of [0, 1_000_001])
    expect(codes(await act('Declare', { storeId: storeId(0), files }, manager))).toEqual(['INVALID_VALUE'])
  for (const as of [await other(), world.globex.manager])
    expect(codes(await act('Declare', { storeId: storeId(0), files: 3 }, as))).toEqual(['NOT_FOUND'])
  const mutation = 'mutation ($input: OnboardingDeclareInput!) { onboardingDeclare(input: $input) { userErrors { code } } }'
  for (const as of [hq, operator, associate]) {
    const { errors } = await world.ask(as, mutation, { input: { storeId: storeId(0), files: 3, idempotencyKey: 'x' } })
    expect(errors?.map(error => error.extensions['code'])).toEqual(['FORBIDDEN'])
  }
  expect(await read()).toMatchObject({ state: 'UNDECLARED', declaredOn: null, entered: null })
  const declare = (idempotencyKey: string) => act('Declare', { storeId: storeId(0), files: 3, idempotencyKey }, manager)
  const both = await Promise.all([declare('one'), declare('two')])
  expect(both.flatMap(codes)).toEqual(['ONBOARDING_DECLARED'])
  const again = await declare(both[0].userErrors.length === 0 ? 'one' : 'two')
  expect(again).toMatchObject({ userErrors: [], onboarding: { declaredOn: '2026-06-30', dueOn: '2026-07-07', declaredFiles: 3, files: 3 } })
  // Whatever day they say they are of, what was recorded on the declared day counts, also before it was declared.
  expect(again.onboarding).toMatchObject({ state: 'RUNNING', entered: 1, lateDays: 0, declaredBy: { id: manager.staffId } })
})

test('days behind the due day are late until the number is reached; who moves stays entered', async () => {
  await enter('2026-07-07T15:59:59Z', 1)
  await enter('2026-07-07T15:59:59Z', 1, { storeId: storeId(0) })
  const moved = await enter('2026-07-09T15:59:59Z', 1)
  await world.db.unit(world.acme.tenantId, tx =>
    tx.run(
      sql`update customer set store_id = ${storeId(0)}, registered_store_id = ${storeId(1)} where tenant_id = ${tx.tenantId} and id = ${moved}`
    )
  )
  expect(await read()).toMatchObject({ state: 'LATE', entered: 2, lateDays: 2 })
  await enter('2026-07-09T16:00:00Z')
  expect(await read()).toMatchObject({ state: 'DONE', entered: 3, reachedOn: '2026-07-10', lateDays: 3 })
})

test('headquarters corrects the number, the day stays', async () => {
  const { hq, manager } = world.acme
  world.clock.set('2026-07-10T04:00:00Z')
  const correct = (more: object, as = hq) => act('Correct', { storeId: storeId(0), files: 4, reason: 'a box was found', ...more }, as)
  expect(codes(await correct({ reason: ' ' }))).toEqual(['REASON_REQUIRED'])
  expect(codes(await correct({ reason: 'ask 13800139000' }))).toEqual(['PHONE_IN_REASON'])
  expect(codes(await correct({ storeId: storeId(1) }))).toEqual(['NOT_FOUND'])
  expect(codes(await correct({}, world.globex.hq))).toEqual(['NOT_FOUND'])
  expect(
    (
      await world.ask(
        manager,
        'mutation { onboardingCorrect(input: { storeId: "x", files: 1, reason: "x", idempotencyKey: "x" }) { userErrors { code } } }'
      )
    ).errors
  ).toHaveLength(1)
  expect((await correct({ files: 2 })).onboarding).toMatchObject({ state: 'DONE', reachedOn: '2026-07-07', lateDays: 0, declaredFiles: 3 })
  const { onboarding } = await correct({})
  expect(onboarding).toMatchObject({ state: 'LATE', declaredOn: '2026-06-30', declaredFiles: 3, files: 4, entered: 3, lateDays: 3 })
  expect(onboarding.corrections).toMatchObject([{ files: 4, correctedBy: { id: hq.staffId } }, { files: 2 }])
  await correct({ files: 3 })
})

test('another store’s manager and another company read nothing of it; the list has the stores one reads', async () => {
  expect([await read(0, await other()), await read(0, world.globex.hq)]).toEqual([null, null])
  const list = async (as: Person) => {
    const query =
      'query ($c: ID!) { onboardings(chainId: $c, first: 1) { nodes { store { code } state } pageInfo { hasNextPage endCursor } } }'
    return (await world.ask(as, query, { c: world.acme.chainId })).data?.onboardings
  }
  const page = await list(world.acme.hq)
  expect(page).toMatchObject({ nodes: [{ store: { code: 'S1' } }], pageInfo: { hasNextPage: true } })
  const after = 'query ($c: ID!, $after: String) { onboardings(chainId: $c, after: $after) { nodes { store { code } state } } }'
  const { data } = await world.ask(world.acme.hq, after, { c: world.acme.chainId, after: page.pageInfo.endCursor })
  expect(data.onboardings.nodes).toEqual([{ store: { code: 'S2' }, state: 'UNDECLARED' }])
  expect(await list(await other())).toMatchObject({ nodes: [{ store: { code: 'S2' } }], pageInfo: { hasNextPage: false } })
  expect(await list(world.globex.hq)).toBeUndefined()
  expect(await list(world.acme.associate)).toBeUndefined()
})

test('late days of a chain in one statement are what the domain counts of each store', async () => {
  const declaredOn = localDate('2026-07-01')
  world.clock.set('2026-07-01T04:00:00Z')
  // Three files were entered in S2 by then: it never has 50.
  await act('Declare', { storeId: storeId(1), files: 50 }, await other())
  const stores = [
    { id: storeId(0), declaredOn: localDate('2026-06-30'), reachedOn: localDate('2026-07-10') },
    { id: storeId(1), declaredOn, reachedOn: null }
  ]
  const { tenantId, chainId } = world.acme
  const parts = (from: LocalDate, until: LocalDate, rule: { days: number; mostDays: number }, more = {}) =>
    world.db.unit(tenantId, tx =>
      tx.query<{ subject_id: string; numerator: number }>(
        sql`${onboardingLateParts({ tenantId, chainId, timeZone: 'Asia/Shanghai', from, until, ...more }, rule)} order by subject_id`
      )
    )
  const nth = fc.integer({ min: -5, max: 60 })
  await fc.assert(
    fc.asyncProperty(nth, nth, nth, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 35 }), async (a, b, at, days, mostDays) => {
      const [from, until] = [addDays(declaredOn, Math.min(a, b)), addDays(declaredOn, Math.max(a, b) + 1)]
      const today = addDays(declaredOn, at)
      world.clock.set(`${today}T04:00:00Z`)
      const expected = stores
        .filter(store => addDays(store.declaredOn, days + 1) < until && addDays(store.declaredOn, days + mostDays) >= from)
        .map(store => ({
          subject_id: store.id,
          store_id: store.id,
          customer_id: null,
          numerator: lateOnboardingDays(store, { days, mostDays }, from, until <= today ? until : addDays(today, 1)),
          denominator: null
        }))
      expect(await parts(from, until, { days, mostDays })).toEqual(expected.toSorted((x, y) => (x.subject_id < y.subject_id ? -1 : 1)))
    }),
    { numRuns: 60 }
  )
  world.clock.set('2026-12-01T04:00:00Z')
  const rule = { days: 7, mostDays: 30 }
  const of = async (from: string, until: string) =>
    (await parts(localDate(from), localDate(until), rule, { storeIds: [storeId(1)] })).map(row => row.numerator)
  expect([await of('2026-07-01', '2026-08-01'), await of('2026-08-01', '2026-09-01'), await of('2026-09-01', '2026-10-01')]).toEqual([
    [23],
    [7],
    []
  ])
})

test('neither the service nor the platform changes what was said', async () => {
  for (const db of [world.db, world.platform])
    for (const table of ['onboarding', 'onboarding_correction'])
      for (const statement of [`delete from ${table}`, `update ${table} set files = 1`])
        await expect(db.unit(world.acme.tenantId, tx => tx.run(sql`${raw(statement)}`))).rejects.toThrow(/permission denied/)
})
