// TIER-10: a day that has come and gone: what does not come into force is shown, tried again or taken back; a chain that has closed gets no new rules.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import pg from 'pg'
import { Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { policyActivate } from './activate-policy.job.ts'

let world: World
let other: Person
let studio: Studio
let admin: pg.Client

beforeAll(async () => {
  world = await openWorld()
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  studio = new Studio(world, world.acme, other, 'PROFILE')
  admin = new pg.Client({ connectionString: world.superuserUrl })
  await admin.connect()
})
afterAll(async () => {
  await admin.end()
  await world.close()
})
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

const codes = (payload: { userErrors: { code: string; field: string[] }[] }) =>
  payload.userErrors.map(({ code, field }) => [code, ...field].join(' '))
const schedule = (id: string, effectiveOn: string) =>
  studio.act(other, 'policySchedule', 'PolicySchedule', { id, effectiveOn, unseenReason: 'known' })
const again = (id: string, as: Person = other) => studio.act(as, 'policyActivateAgain', 'PolicyActivateAgain', { id })
const takeBack = (id: string) => studio.act(other, 'policyUnschedule', 'PolicyAct', { id })

async function approved(name: string, of: Studio = studio): Promise<string> {
  const { id } = (await of.draft(name)).policy
  expect(codes(await studio.act(world.acme.hq, 'policySubmit', 'PolicyAct', { id }))).toEqual([])
  expect(codes(await studio.act(other, 'policyApprove', 'PolicyAct', { id }))).toEqual([])
  return id
}
async function scheduled(name: string, on: string, of: Studio = studio): Promise<string> {
  const id = await approved(name, of)
  expect(codes(await schedule(id, on))).toEqual([])
  return id
}
const activate = (policyId: string) =>
  policyActivate(jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal), {
    tenantId: world.acme.tenantId,
    policyId
  })
const read = async (id: string, as: Person = world.acme.hq) =>
  (
    await world.ask(as, 'query ($id: ID!) { policyVersion(id: $id) { status overdue events(first: 1) { nodes { act by { name } } } } }', {
      id
    })
  ).data.policyVersion
const job = async (id: string) =>
  (
    await admin.query('select attempts, max_attempts, run_at <= now() as due from graphile_worker._private_jobs where key = $1', [
      `policyActivate:${id}`
    ])
  ).rows

test.each([
  ['2026-07-01T00:00:00+08:00', false],
  ['2026-07-01T00:05:00+08:00', false],
  ['2026-07-01T00:05:01+08:00', true]
])('scheduled for 1 July, at %s overdue: %p', async (at, overdue) => {
  const id = await scheduled('late', '2026-07-01')
  world.clock.set(at)
  expect(await read(id)).toMatchObject({ status: 'SCHEDULED', overdue })
  expect(codes(await takeBack(id))).toEqual([])
  expect(await read(id)).toMatchObject({ status: 'APPROVED', overdue: false })
})

test('what is asked for a day to come goes by what is scheduled until then; what is late is not counted on', async () => {
  const benefit = new Studio(world, world.acme, other, 'BENEFIT')
  const id = await scheduled('to come', '2026-07-02', benefit)
  const quoted = { storeId: world.acme.stores[0]!.id, lines: [{ itemCode: 'A', quantity: 1, amountMinor: 100 }] }
  const on = async (day: string) => {
    const { data, errors } = await world.ask(
      world.acme.hq,
      `query ($e: EffectivePolicyInput!, $q: PurchaseQuoteInput!) { effectivePolicy(input: $e) { chainVersion { id status } } purchaseQuote(input: $q) { policies { kind id } } }`,
      { e: { chainId: world.acme.chainId, kind: 'BENEFIT', on: day }, q: { chainId: world.acme.chainId, on: day, ...quoted } }
    )
    expect(errors).toBeUndefined()
    const { chainVersion } = data.effectivePolicy
    const { policies } = data.purchaseQuote as { policies: { kind: string; id: string }[] }
    expect(policies.find(each => each.kind === 'BENEFIT')!.id).toBe(chainVersion.id)
    return [chainVersion.status, chainVersion.id === id]
  }
  expect([await on('2026-06-30'), await on('2026-07-01')]).toEqual([
    ['IN_FORCE', false],
    ['IN_FORCE', false]
  ])
  expect([await on('2026-07-02'), await on('2026-12-31')]).toEqual([
    ['SCHEDULED', true],
    ['SCHEDULED', true]
  ])
  // Of today it is not said what did not come into force today.
  world.clock.set('2026-07-02T00:30:00+08:00')
  expect([await on('2026-07-02'), await on('2026-07-03')]).toEqual([
    ['IN_FORCE', false],
    ['IN_FORCE', false]
  ])
  expect(codes(await takeBack(id))).toEqual([])
})

test('an activation that was given up is tried again at once, as often as asked, and takes effect once', async () => {
  const id = await scheduled('given up', '2026-07-01')
  expect(codes(await again(id))).toEqual(['POLICY_NOT_IN_THAT_STATE id'])
  await admin.query(
    `update graphile_worker._private_jobs set attempts = 25, last_error = 'broken', run_at = now() + interval '1 year' where key = $1`,
    [`policyActivate:${id}`]
  )
  world.clock.set('2026-07-04T00:10:00+08:00')
  expect((await read(id)).overdue).toBe(true)
  const both = await Promise.all([again(id), again(id, world.acme.hq)])
  expect(both.flatMap(codes)).toEqual([])
  expect(await job(id)).toEqual([{ attempts: 0, max_attempts: 25, due: true }])
  await Promise.all([activate(id), activate(id)])
  expect(await read(id)).toMatchObject({ status: 'IN_FORCE', overdue: false, events: { nodes: [{ act: 'ACTIVATE' }] } })
  expect(codes(await again(id))).toEqual(['POLICY_NOT_IN_THAT_STATE id'])
  const audited = await admin.query(`select count(*)::int as n from audit_entry where action = 'policyActivateAgain' and object_id = $1`, [
    id
  ])
  expect(audited.rows).toEqual([{ n: 2 }])
})

test.each([
  ['others hold what it needs', '55P03', 'BUSY'],
  ['something is wrong', '23514', 'BROKEN']
])('an activation that fails because %s says so, once, and no more when it holds', async (_what, code, because) => {
  const id = await scheduled(`fails with ${code}`, '2026-07-20')
  const why = async () => {
    const { data } = await world.ask(
      world.acme.hq,
      'query ($id: ID!) { policyVersion(id: $id) { overdue overdueBecause lastAct { act } events(first: 3) { nodes { act byService } } } }',
      { id }
    )
    return data.policyVersion
  }
  expect(await why()).toMatchObject({ overdue: false, overdueBecause: null })
  world.clock.set('2026-07-20T00:10:00+08:00')
  expect(await why()).toMatchObject({ overdue: true, overdueBecause: 'NOT_TRIED' })
  const raise = `create function broken() returns trigger language plpgsql as $$ begin raise exception 'no' using errcode = '${code}'; end $$;
    create trigger broken before update on policy_version for each row when (new.status = 'inForce') execute function broken()`
  await admin.query(raise)
  for (let attempt = 0; attempt < 2; attempt++) await expect(activate(id)).rejects.toThrow()
  await admin.query('drop trigger broken on policy_version; drop function broken()')
  expect(await why()).toEqual({
    overdue: true,
    overdueBecause: because,
    lastAct: { act: 'SCHEDULE' },
    events: { nodes: [{ act: 'FAIL', byService: true }, ...['SCHEDULE', 'APPROVE'].map(act => ({ act, byService: false }))] }
  })
  await activate(id)
  expect(await why()).toMatchObject({ overdue: false, overdueBecause: null, lastAct: { act: 'ACTIVATE' } })
  world.clock.set('2026-06-30T04:00:00Z')
})

test('others may not try it again; another company finds nothing', async () => {
  const id = await scheduled('ours', '2026-07-10')
  const asked = await world.ask(world.acme.manager, `mutation { policyActivateAgain(input: { id: "${id}" }) { userErrors { code } } }`)
  expect(asked.errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  expect(codes(await again(id, world.globex.hq))).toEqual(['NOT_FOUND id'])
  expect(codes(await takeBack(id))).toEqual([])
})

test('a chain that has closed gets no day, and a day set before brings nothing into force', async () => {
  const [early, late] = [await scheduled('early', '2026-07-10'), await approved('late')]
  const closed = (on: string | null) =>
    world.db.unit(world.acme.tenantId, tx =>
      tx.run(sql`update chain set closed_on = ${on}::date where tenant_id = ${tx.tenantId} and id = ${world.acme.chainId}`)
    )
  await closed('2026-06-30')
  expect(codes(await schedule(late, '2026-07-11'))).toEqual(['CHAIN_CLOSED id'])
  world.clock.set('2026-07-10T00:00:01+08:00')
  await activate(early)
  expect(await read(early)).toEqual({ status: 'APPROVED', overdue: false, events: { nodes: [{ act: 'UNSCHEDULE', by: null }] } })
  const audited = await admin.query(`select actor_kind from audit_entry where action = 'policyUnschedule' and object_id = $1`, [early])
  expect(audited.rows).toEqual([{ actor_kind: 'job' }])
  await closed(null)
})

test('two who do the same with one version at once: one does it, the other is told', async () => {
  const { id } = (await studio.draft('at once')).policy
  const same = async (name: string, type: string, more: object, people: readonly [Person, Person]) =>
    (await Promise.all(people.map(as => studio.act(as, name, type, { id, ...more })))).flatMap(codes)
  const third = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  expect(await same('policySubmit', 'PolicyAct', {}, [world.acme.hq, world.acme.hq])).toEqual(['POLICY_NOT_IN_THAT_STATE id'])
  expect(await same('policyApprove', 'PolicyAct', {}, [other, third])).toEqual(['POLICY_NOT_IN_THAT_STATE id'])
  const day = { effectiveOn: '2026-08-01', unseenReason: 'known' }
  expect(await same('policySchedule', 'PolicySchedule', day, [other, third])).toEqual(['POLICY_NOT_IN_THAT_STATE id'])
  expect(await same('policyUnschedule', 'PolicyAct', {}, [other, third])).toEqual(['POLICY_NOT_IN_THAT_STATE id'])
  const acts = await admin.query(`select act from policy_event where policy_version_id = $1 order by id`, [id])
  expect(acts.rows.map(row => row.act)).toEqual(['create', 'submit', 'approve', 'schedule', 'unschedule'])
})

test('a draft handed in while it is edited: what was typed is refused, whoever comes second', async () => {
  const { id, revision } = (await studio.draft('typed on')).policy
  const [saved, submitted] = await Promise.all([
    studio.act(world.acme.hq, 'policyDraftSave', 'PolicyDraftSave', { id, revision, name: 'renamed' }),
    studio.act(other, 'policySubmit', 'PolicyAct', { id })
  ])
  expect(codes(submitted)).toEqual([])
  // Either order is one: the name was saved before it was handed in, or refused after.
  expect([[], ['POLICY_FROZEN id']]).toContainEqual(codes(saved))
  const { data } = await world.ask(world.acme.hq, 'query ($id: ID!) { policyVersion(id: $id) { name status } }', { id })
  expect(data.policyVersion).toEqual({ name: codes(saved).length > 0 ? 'typed on' : 'renamed', status: 'SUBMITTED' })
  expect(codes(await studio.act(world.acme.hq, 'policyDraftSave', 'PolicyDraftSave', { id, revision, name: 'x' }))).toEqual([
    'POLICY_FROZEN id'
  ])
})

test('one activated late says so wherever it is read: the day that was set, and the day from which it holds', async () => {
  const { chainId } = world.acme
  const told = async (id: string) => {
    const { data } = await world.ask(
      world.acme.hq,
      `query ($id: ID!) { policyVersion(id: $id) { effectiveOn plannedOn retiredOn events(first: 20) { nodes { act effectiveOn plannedOn } } } }`,
      { id }
    )
    const { events, ...version } = data.policyVersion
    return { ...version, acts: events.nodes.filter(({ effectiveOn }: { effectiveOn: string | null }) => effectiveOn) }
  }
  const versionOn = async (on: string) => {
    const query = 'query ($input: EffectivePolicyInput!) { effectivePolicy(input: $input) { chainVersion { id plannedOn } } }'
    const { data } = await world.ask(world.acme.hq, query, { input: { chainId, kind: 'PROFILE', on } })
    return data.effectivePolicy.chainVersion
  }
  const id = await scheduled('late', '2026-11-02')
  // Its day was set anew once: what counts is the one set last.
  expect(codes(await takeBack(id))).toEqual([])
  expect(codes(await schedule(id, '2026-11-01'))).toEqual([])
  expect(await told(id)).toMatchObject({ effectiveOn: '2026-11-01', plannedOn: null })
  world.clock.set('2026-11-03T09:30:00+08:00')
  const before = await versionOn('2026-11-03')
  await activate(id)
  expect(await told(id)).toEqual({
    ...{ effectiveOn: '2026-11-03', plannedOn: '2026-11-01', retiredOn: null },
    acts: [
      { act: 'ACTIVATE', effectiveOn: '2026-11-03', plannedOn: '2026-11-01' },
      { act: 'SCHEDULE', effectiveOn: '2026-11-01', plannedOn: null },
      { act: 'SCHEDULE', effectiveOn: '2026-11-02', plannedOn: null }
    ]
  })
  // Until then the version before held, as it was decided.
  expect(await told(before.id)).toMatchObject({ retiredOn: '2026-11-03' })
  for (const on of ['2026-11-01', '2026-11-02']) expect(await versionOn(on)).toEqual(before)
  expect(await versionOn('2026-11-03')).toEqual({ id, plannedOn: '2026-11-01' })
  const audited = await admin.query(`select detail from audit_entry where action = 'policyActivate' and object_id = $1`, [id])
  expect(audited.rows[0].detail).toMatchObject({ effectiveOn: '2026-11-03', plannedOn: '2026-11-01' })
  // One that came in time says nothing of it, also once it is retired.
  const next = await scheduled('in time', '2026-11-05')
  world.clock.set('2026-11-05T00:00:01+08:00')
  await activate(next)
  expect(await told(next)).toMatchObject({ effectiveOn: '2026-11-05', plannedOn: null })
  expect(await told(id)).toMatchObject({ effectiveOn: '2026-11-03', plannedOn: '2026-11-01', retiredOn: '2026-11-05' })
})

test('what a decision names its rules by says it too', async () => {
  const id = await scheduled('tiers, late', '2026-11-10', new Studio(world, world.acme, other, 'TIER'))
  world.clock.set('2026-11-12T00:10:00+08:00')
  await activate(id)
  const query = 'query ($id: ID!) { chain(id: $id) { tierPolicy { id effectiveOn plannedOn } } }'
  const { data } = await world.ask(world.acme.hq, query, { id: world.acme.chainId })
  expect(data.chain.tierPolicy).toEqual({ id, effectiveOn: '2026-11-12', plannedOn: '2026-11-10' })
})

test('from its first minute a version is being activated, and after five it is overdue', async () => {
  const id = await scheduled('waits', '2026-11-20')
  const seen: string[] = []
  for (const at of ['2026-11-19T23:59:59.999', '2026-11-20T00:00', '2026-11-20T00:05', '2026-11-20T00:05:00.001']) {
    world.clock.set(`${at}+08:00`)
    const { data } = await world.ask(world.acme.hq, 'query ($id: ID!) { policyVersion(id: $id) { activating overdue } }', { id })
    seen.push(
      Object.entries(data.policyVersion)
        .flatMap(([name, is]) => (is ? [name] : []))
        .join()
    )
  }
  expect(seen).toEqual(['', 'activating', 'activating', 'overdue'])
  await activate(id)
  const { data } = await world.ask(world.acme.hq, 'query ($id: ID!) { policyVersion(id: $id) { activating overdue } }', { id })
  expect(data.policyVersion).toEqual({ activating: false, overdue: false })
})

test('how long an activation took is an estimate for the next of its kind', async () => {
  const seconds = async (id: string) => {
    const { data } = await world.ask(world.acme.hq, 'query ($id: ID!) { policyVersion(id: $id) { lastActivationSeconds } }', { id })
    return data.policyVersion.lastActivationSeconds
  }
  const draftOf = async (kind: string, more: object = {}) =>
    (await new Studio(world, world.acme, other, kind).draft('next', more)).policy.id as string
  const [next, unlike] = [await draftOf('PROFILE'), await draftOf('EARNING')]
  const ofStore = await draftOf('BENEFIT', { storeId: world.acme.stores[0]!.id })
  expect(await seconds(next)).toBe(1)
  await admin.query(
    `update policy_event set detail = detail || '{"tookMs": 11200}' where id = (select max(e.id::text)::uuid from policy_event e
      join policy_version v on v.id = e.policy_version_id where e.act = 'activate' and v.kind = 'profile' and v.chain_id = $1)`,
    [world.acme.chainId]
  )
  expect([await seconds(next), await seconds(unlike), await seconds(ofStore)]).toEqual([12, null, null])
})
