// TRUST 39: a worker process is killed outright while it brings versions into force: two in the middle of their transaction, one that is over but whose
// job is not yet. Started again, in two processes, each version is in force once, and whatever follows from it has been written and told once.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { Shop } from '../../../test/shop.ts'
import { NOBODYS_TIERS, Studio } from '../../../test/studio.ts'
import { startWorkers, type WorkerProcess } from '../../../test/worker-process.ts'
import { addPerson, openWorld, type Company, type Person, type World } from '../../../test/world.ts'

const DAY = '2026-07-01'
/** Two in the afternoon in Shanghai, seven in the morning in London. */
const NOW = `${DAY}T14:00:00+08:00`
const CUSTOMERS = 6
const PATIENCE_MS = 90_000

let world: World
let admin: pg.Client
const running: WorkerProcess[] = []
beforeAll(async () => {
  world = await openWorld()
  admin = await connected()
})
afterAll(async () => {
  await Promise.all(running.map(worker => worker.kill()))
  await admin.end()
  await world.close()
})

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: world.superuserUrl })
  await client.connect()
  return client
}

const rows = async <T extends object>(text: string, ...values: unknown[]): Promise<T[]> => (await admin.query<T>(text, values)).rows

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await holds()); await sleep(50))
    if (Date.now() > end) throw new Error(`waited in vain until ${what}`)
}

/** Customers of 41 points each. */
async function fill(company: Company): Promise<string[]> {
  const shop = new Shop(world, company)
  const ids: string[] = []
  for (let n = 0; n < CUSTOMERS; n++) {
    const id = await shop.register(`+8613800${company === world.acme ? 1 : 2}0000${n}`)
    await shop.adjust(id, 41, `points ${n}`)
    ids.push(id)
  }
  return ids
}

/** 350.00 each before the new rules are in force: 44 points by the old ones, too few for tier A. */
async function buyOnTheDay(company: Company, customers: readonly string[]): Promise<void> {
  const slips = customers.map((customer, n) => ({
    no: `D${n}`,
    customer,
    at: `${DAY}T13:00:00+08:00`,
    lines: [{ item: 'X', paid: 35_000 }]
  }))
  const { results } = await new Shop(world, company).buyAll(slips)
  expect(results.flatMap((each: { userErrors: unknown[] }) => each.userErrors)).toEqual([])
}

const RULES = {
  TIER: {
    tier: {
      ...{ inactivityMonths: 6, lossMonths: 12, exemptDesignated: false },
      tiers: [
        { key: 'A', name: { zhCN: '甲', en: 'A' }, routes: [{ all: [{ metric: 'POINTS', compare: 'AT_LEAST', value: 42 }] }] },
        ...NOBODYS_TIERS
      ]
    }
  },
  EARNING: {
    earning: {
      ...{ points: 2, forEveryMinor: 10_000, specialPriceEarns: true, multipliers: [], stacking: 'HIGHEST', pendingDays: 0 },
      bonuses: { registration: 0, referralFirstPurchase: 0 }
    }
  }
} as const

async function scheduled(company: Company, other: Person, kind: keyof typeof RULES): Promise<string> {
  const studio = new Studio(world, company, other, kind)
  const id = await studio.saved('to be killed', RULES[kind])
  for (const [who, name, type, more] of [
    [company.hq, 'policySubmit', 'PolicyAct', {}],
    [other, 'policyApprove', 'PolicyAct', {}],
    [other, 'policySchedule', 'PolicySchedule', { effectiveOn: DAY, unseenReason: 'to be killed' }]
  ] as const)
    expect((await studio.act(who, name, type, { id, ...more })).userErrors).toEqual([])
  return id
}

/** All that an activation leaves of a version. */
async function traces(id: string): Promise<object> {
  const [found] = await rows<object>(
    `select v.status, (select count(*)::int from policy_version h where h.chain_id = v.chain_id and h.kind = v.kind and h.status = 'inForce') as holding,
      (select count(*)::int from policy_event e where e.policy_version_id = v.id and e.act = 'activate') as activated,
      (select count(*)::int from tier_change t where t.cause = 'POLICY' and t.cause_id = v.id) as changes,
      (select count(*)::int from audit_entry a where a.action = 'policyActivate' and a.object_id = v.id) as audited,
      (select count(*)::int from outbox_event o where o.kind = 'policyInForce' and v.id = any(o.subject_ids)) as told
    from policy_version v where v.id = $1`,
    id
  )
  return found!
}
const SESSIONS = `select from pg_stat_activity where datname = current_database() and application_name = 'keqing-worker'`
const NOTHING = { status: 'scheduled', holding: 1, activated: 0, changes: 0, audited: 0, told: 0 }
const ALL = { status: 'inForce', holding: 1, activated: 1, audited: 1, told: 1 }

/** What the day's receipts have earned each customer, in the order of recording; and what was told twice, or not at all, of tiers and points. */
async function ledgerOf({ chainId }: Company) {
  const earned = await rows<{ amounts: number[] }>(
    `select array_agg(amount::int order by recorded_at, id) as amounts from point_entry where chain_id = $1 and purchase_id is not null group by customer_id`,
    chainId
  )
  const untold = await rows(
    `select f.id from (select id, 'tierChanged' as kind from tier_change where chain_id = $1 union all select id, 'pointsMoved' from point_entry where chain_id = $1) f
    where 1 <> (select count(*) from outbox_event o, unnest(o.subject_ids) as subject (id) where o.kind = f.kind and subject.id = f.id)`,
    chainId
  )
  return { earned: earned.map(row => row.amounts), untold }
}

/** Activations that have changed a version and now wait for somebody's lock. */
const midway = () =>
  rows(`select from pg_stat_activity a where a.datname = current_database() and a.application_name = 'keqing-worker' and a.wait_event_type = 'Lock'
    and exists (select from pg_locks l where l.pid = a.pid and l.relation = 'policy_version'::regclass and l.mode = 'RowExclusiveLock')`)

const jobs = () =>
  rows<{ id: string; tenantId: string; held: boolean }>(`
    select j.id, j.payload->>'tenantId' as "tenantId", j.locked_at is not null as held from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier in ('policyActivate', 'policyCatchUp')`)

interface Holder {
  /** Sessions that wait for it, ended or not. */
  keptWaiting(ended?: boolean): Promise<number>
  release(): Promise<void>
}

/** Somebody who holds rows for as long as a test wants. */
async function hold(text: string, ...values: unknown[]): Promise<Holder> {
  const client = await connected()
  const own = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
  await client.query('begin')
  await client.query(`${text} for update`, values)
  return {
    keptWaiting: async (ended = false) =>
      (
        await rows(
          `select case when $2 then pg_terminate_backend(pid) end from pg_stat_activity where $1::int = any(pg_blocking_pids(pid))`,
          own.rows[0]?.pid,
          ended
        )
      ).length,
    release: () => client.end()
  }
}
const holdCustomers = ({ chainId }: Company) => hold('select from customer where chain_id = $1 order by id', chainId)

test('killed while three versions come into force, then started twice: each is in force once, with what follows from it', async () => {
  const { acme, globex } = world
  const [ours, theirs] = [await fill(acme), await fill(globex)]
  const [other, another] = await Promise.all([acme, globex].map(each => addPerson(world.db, each, 'other', 'HQ', { chain: each.chainId })))
  const tier = await scheduled(acme, other!, 'TIER')
  const earning = await scheduled(acme, other!, 'EARNING')
  const abroad = await scheduled(globex, another!, 'TIER')
  world.clock.set(NOW)
  await buyOnTheDay(acme, ours)
  await buyOnTheDay(globex, theirs)
  const [atAcme, atGlobex] = [await holdCustomers(acme), await holdCustomers(globex)]

  const [doomed] = await startWorkers(world, NOW)
  running.push(doomed!)
  await until('three activations are midway', async () => (await midway()).length === 3)
  // One gets through, but for the word that its job is done.
  const job = (await jobs()).find(each => each.tenantId === globex.tenantId)
  const atQueue = await hold('select from graphile_worker._private_jobs where id = $1', job?.id)
  await atGlobex.release()
  await until('one is over but for its job', async () => (await atQueue.keptWaiting()) === 1)
  expect(await traces(abroad)).toEqual({ ...ALL, changes: CUSTOMERS })
  await doomed!.kill()
  await atQueue.keptWaiting(true)
  await Promise.all([atQueue.release(), atAcme.release()])
  await until('nothing of it runs on', async () => (await rows(SESSIONS)).length === 0)

  expect([await traces(tier), await traces(earning)]).toEqual([NOTHING, NOTHING])
  expect((await jobs()).map(each => each.held)).toEqual([true, true, true])
  expect(await ledgerOf(acme)).toEqual({ earned: ours.map(() => [3]), untold: [] })
  expect(await new Shop(world).customer(ours[0]!)).toMatchObject({ tier: { key: 'C' }, points: { balance: 44 } })

  running.push(...(await startWorkers(world, NOW, 2)))
  await until('all jobs are done', async () => (await jobs()).length === 0)
  expect([await traces(tier), await traces(earning), await traces(abroad)]).toEqual([
    { ...ALL, changes: CUSTOMERS },
    { ...ALL, changes: 0 },
    { ...ALL, changes: CUSTOMERS }
  ])
  expect(await ledgerOf(acme)).toEqual({ earned: ours.map(() => [3, 3]), untold: [] })
  expect(await ledgerOf(globex)).toEqual({ earned: theirs.map(() => [3]), untold: [] })
  for (const id of ours) expect(await new Shop(world).customer(id)).toMatchObject({ tier: { key: 'A' }, points: { balance: 47 } })
}, 240_000)
