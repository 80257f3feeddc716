// TRUST 15, ADR 0021: what was submitted stays as it was whichever statement tries, none is in a later state without its seal, and who approves what is the own is
// refused where it is stored. That a second person is asked for ends a day after somebody has said so, and not before.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import type { Database } from '../../platform/db/database.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'

let world: World
let other: Person
let studio: Studio
let submitted: string
beforeAll(async () => {
  world = await openWorld()
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  studio = new Studio(world, world.acme, other, 'TIER')
  submitted = await drafted()
  expect((await submit(submitted)).policy.status).toBe('SUBMITTED')
})
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))
afterAll(() => world.close())

const drafted = async () => (await studio.draft('rules with a \\ and “ ” in the name')).policy.id as string
const act = (name: string, id: string, as: Person) => studio.act(as, name, 'PolicyAct', { id })
const submit = (id: string, as: Person = world.acme.hq) => act('policySubmit', id, as)
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)

/** The constraint, or the right, that refuses it. */
const refusal = (db: Database, statement: Sql) =>
  db
    .unit(world.acme.tenantId, tx => tx.run(statement))
    .then(
      () => 'done',
      (error: { constraint?: string; message: string }) => error.constraint ?? error.message
    )
const sealOf = (id: string) =>
  world.db.unit(world.acme.tenantId, tx =>
    tx.first<{ version: number; same: boolean }>(sql`
      select v.version, v.seal = s.seal and length(s.seal) = 32 as same from policy_version v
      join policy_seal s on s.tenant_id = v.tenant_id and s.policy_version_id = v.id where v.tenant_id = ${tx.tenantId} and v.id = ${id}`)
  )

describe.each([
  ['the service', () => world.db],
  ['the platform', () => world.platform]
] as const)('what %s tries by itself', (_who, db) => {
  const change = (id: string, set: string) =>
    refusal(db(), sql`update policy_version set ${raw(set)} where tenant_id = ${world.acme.tenantId} and id = ${id}`)

  test.each([
    `body = body || '{"exemptDesignated": true}'`,
    `name = 'another'`,
    `version = 99`,
    `status = 'draft'`,
    `status = 'discarded'`,
    `status = 'draft', version = null, body = '{}'`
  ])('of what was submitted: %s', async set => {
    expect(await change(submitted, set)).toMatch(/^policy_(seal|version)_/)
    expect(await sealOf(submitted)).toMatchObject({ same: true })
  })
  test('of what is in force: its words', async () => {
    const { tenantId } = world.acme
    const statement = sql`update policy_version set body = '{}' where tenant_id = ${tenantId} and status = 'inForce'`
    expect(await refusal(db(), statement)).toMatch(/^policy_(seal|version)_/)
  })
  test('a draft is submitted, or given a day, with a seal or not at all', async () => {
    const id = await drafted()
    expect(await change(id, `status = 'submitted', version = 77`)).toBe('policy_version_sealed')
    expect(await change(id, `status = 'scheduled', version = 77, effective_on = '2040-01-01'`)).toBe('policy_version_sealed')
    expect(await change(id, `name = 'still a draft'`)).toBe('done')
  })
  test('a seal is neither changed nor taken off, nor put on a draft, nor on anything twice', async () => {
    const { tenantId } = world.acme
    const draft = await drafted()
    expect(await refusal(db(), sql`update policy_seal set seal = '' where tenant_id = ${tenantId}`)).toMatch(/permission denied/)
    expect(await refusal(db(), sql`delete from policy_seal where tenant_id = ${tenantId}`)).toMatch(/permission denied/)
    const seal = (id: string) => sql`insert into policy_seal (tenant_id, policy_version_id, seal) values (${tenantId}, ${id}, sha256('x'))`
    expect(await refusal(db(), seal(draft))).toMatch(/^policy_seal_.*fkey$/)
    expect(await refusal(db(), seal(submitted))).toBe('policy_seal_pkey')
  })
  test('an approval by who wrote it, by nobody, or that does not say whose it was', async () => {
    const { tenantId } = world.acme
    const approve = (staffId: string | null, second: boolean | null, authors: readonly string[] | null) =>
      refusal(
        db(),
        sql`insert into policy_event (tenant_id, id, policy_version_id, act, staff_id, second_person, author_ids)
          values (${tenantId}, ${uuid()}, ${submitted}, 'approve', ${staffId}, ${second}, ${authors ? [...authors] : null}::uuid[])`
      )
    const author = world.acme.hq.staffId
    expect(await approve(author, true, [author])).toBe('policy_event_second_person')
    expect(await approve(null, true, [author])).toBe('policy_event_second_person')
    expect(await approve(author, null, [author])).toBe('policy_event_approval')
    expect(await approve(author, true, null)).toBe('policy_event_approval')
  })
})

test('what a chain starts with is sealed, and so is what goes on: sent back, it is another draft', async () => {
  const unsealed = await world.db.unit(world.acme.tenantId, tx =>
    tx.query(sql`select id from policy_version where tenant_id = ${tx.tenantId} and status not in ('draft', 'discarded') and seal is null`)
  )
  expect(unsealed).toEqual([])
  const id = await drafted()
  await submit(id)
  const before = await sealOf(id)
  const back = await studio.act(other, 'policySendBack', 'PolicyComment', { id, comment: 'shorter' })
  expect(back.policy).toMatchObject({ status: 'DRAFT', version: null })
  expect(await sealOf(id)).toEqual({ ...before, same: true })
  expect(await sealOf(back.policy.id)).toBeUndefined()
})

test('an approval says what was asked and whose the version is', async () => {
  const id = await drafted()
  await submit(id)
  expect(codes(await act('policyApprove', id, other))).toEqual([])
  const approval = await world.db.unit(world.acme.tenantId, tx =>
    tx.first(sql`select second_person as asked, author_ids::text[] as authors from policy_event
      where tenant_id = ${tx.tenantId} and policy_version_id = ${id} and act = 'approve'`)
  )
  expect(approval).toEqual({ asked: true, authors: [world.acme.hq.staffId] })
})

describe('whether a second person is asked for', () => {
  const CHAIN = 'chain { policySecondPerson policySecondPersonUntil }'
  const set = (policySecondPerson: boolean) =>
    new Shop(world).act('chainUpdate', 'ChainUpdateInput', { id: world.acme.chainId, policySecondPerson }, `${CHAIN} userErrors { code }`)
  const asked = { policySecondPerson: true, policySecondPersonUntil: null }
  const ending = { policySecondPerson: true, policySecondPersonUntil: '2026-07-01T04:00:00.000Z' }
  const own = async () => {
    const id = await drafted()
    const { policy } = await submit(id)
    return policy.status === 'APPROVED' ? 'alone' : codes(await act('policyApprove', id, world.acme.hq)).join()
  }

  test('switched off and on again by one, nothing of the own was approved in between', async () => {
    expect((await set(false)).chain).toEqual(ending)
    expect(await own()).toBe('POLICY_OWN_APPROVAL')
    world.clock.set('2026-07-01T03:59:59Z')
    expect(await own()).toBe('POLICY_OWN_APPROVAL')
    // Said again, it ends no later and no sooner.
    expect((await set(false)).chain).toEqual(ending)
    expect((await set(true)).chain).toEqual(asked)
    world.clock.set('2026-07-03T04:00:00Z')
    expect(await own()).toBe('POLICY_OWN_APPROVAL')
  })
  test('a day later it has ended, for one who is alone too; asked for again it holds at once', async () => {
    await set(false)
    world.clock.set('2026-07-01T04:00:00Z')
    const { data } = await world.ask(world.acme.analyst, `query ($id: ID!) { ${CHAIN.replace('chain', 'chain(id: $id)')} }`, {
      id: world.acme.chainId
    })
    expect(data.chain).toEqual({ policySecondPerson: false, policySecondPersonUntil: null })
    expect(await own()).toBe('alone')
    expect((await set(true)).chain).toEqual(asked)
    expect(await own()).toBe('POLICY_OWN_APPROVAL')
  })
  test('who said so, and from when, is in the log', async () => {
    await set(false)
    await set(true)
    const logged = await world.db.unit(world.acme.tenantId, tx =>
      tx.query(
        sql`select actor_id as by, detail from audit_entry where tenant_id = ${tx.tenantId} and action = 'chainUpdate' order by at desc, id desc limit 2`
      )
    )
    const by = world.acme.hq.staffId
    const fields = ['policySecondPerson', 'policySecondPersonUntil']
    expect(logged).toEqual([
      { by, detail: { fields, policySecondPerson: true, policySecondPersonUntil: null } },
      { by, detail: { fields, policySecondPerson: false, policySecondPersonUntil: '2026-07-01T04:00:00.000Z' } }
    ])
  })
  test('nobody of another company ends it', async () => {
    const answer = await new Shop(world, world.globex).act(
      'chainUpdate',
      'ChainUpdateInput',
      { id: world.acme.chainId, policySecondPerson: false },
      `${CHAIN} userErrors { code }`
    )
    expect(answer).toEqual({ chain: null, userErrors: [{ code: 'NOT_FOUND' }] })
    expect((await set(true)).chain).toEqual(asked)
  })
})
