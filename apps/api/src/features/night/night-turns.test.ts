// Nights of all companies by one worker: a small company is not behind a large one's night, and how late each was is kept and can be read.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { Vouchers } from '../../../test/vouchers.ts'
import { openWorld, type Company, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { registry } from '../../platform/metrics.ts'
import { jobContext, type JobContext } from '../../platform/jobs/job-context.ts'
import { feature as points } from '../points/index.ts'
import { feature as tier } from '../tier/index.ts'
import { feature as voucher } from '../voucher/index.ts'
import { amendRules } from '../../../test/amend-rules.ts'

const LARGE = 5_200
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const job = () => jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
const TASKS = { ...tier.jobs, ...points.jobs, ...voucher.jobs }

/** A worker of one thread: jobs come in the order in which they were asked for. Each has so many customers in a transaction, and a turn is one. */
class Queue {
  readonly done: string[] = []
  readonly #waiting: { task: string; tenantId: string; payload: Readonly<Record<string, unknown>> }[] = []
  readonly job: JobContext

  constructor(size?: number) {
    const more = { turnMs: 0, ...(size && { size }) }
    this.job = {
      ...job(),
      enqueue: async (task, tenantId, payload) => void this.#waiting.push({ task, tenantId, payload: { ...payload, ...more } })
    }
  }

  /** Asked for by the crontab's task, and worked until nothing waits. */
  async work(nightly: string): Promise<void> {
    await TASKS[nightly]!(this.job, {})
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await TASKS[next.task]!(this.job, JSON.parse(JSON.stringify({ ...next.payload, tenantId: next.tenantId })) as Record<string, unknown>)
      this.done.push(next.tenantId === world.acme.tenantId ? 'large' : 'small')
    }
  }
}

/** Everybody due on the day: more than one batch of a large company. */
async function fill({ tenantId, chainId, stores }: Company, customers: number): Promise<void> {
  await world.db.unit(tenantId, async tx => {
    await tx.run(sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, capture_source, registered_on, registered_at)
      select ${tenantId}, gen_random_uuid(), ${chainId}, ${stores[0]!.id}, 'N' || n, 'x', 'x', 'x', 'till', '2024-01-01', '2024-01-01'
      from generate_series(1, ${customers}::int) n`)
    await tx.run(sql`update chain set tiers_decided_on = '2026-06-29' where tenant_id = ${tenantId}`)
    await tx.run(sql`insert into customer_state (tenant_id, customer_id, chain_id, status, source, lowered, purchase_count, net_minor, points, decided_on, next_change_on, policy_version_id)
      select c.tenant_id, c.id, c.chain_id, 'none', 'rules', false, 0, 0, 0, '2026-06-29', '2026-06-30',
        (select v.id from policy_version v where v.tenant_id = c.tenant_id and v.kind = 'tier' and v.status = 'inForce')
      from customer c where c.tenant_id = ${tenantId}`)
    // The version in force is older than the last night, as on most nights.
    await tx.run(sql`update policy_version set effective_on = '2026-01-01' where tenant_id = ${tenantId} and kind = 'tier'`)
  })
}

const NIGHTS = 'query ($id: ID!) { chain(id: $id) { nights { task day dueAt startedAt finishedAt lagSeconds } } }'

test('a large night gives way after its turn; both are kept with how late they were', async () => {
  await fill(world.acme, LARGE)
  await fill(world.globex, 3)
  // Half past one in London, half past eight in Shanghai.
  world.clock.set('2026-06-30T00:30:00Z')
  const queue = new Queue()
  await queue.work('tierNightly')
  expect(queue.done.toSorted()).toEqual(['large', 'large', 'small'])
  expect(queue.done.at(-1)).toBe('large')
  const { data, errors } = await world.ask(world.acme.hq, NIGHTS, { id: world.acme.chainId })
  expect(errors).toBeUndefined()
  expect(data.chain.nights).toEqual([
    {
      ...{ task: 'TIERS', day: '2026-06-30', dueAt: '2026-06-29T16:00:00.000Z', startedAt: '2026-06-30T00:30:00.000Z' },
      ...{ finishedAt: '2026-06-30T00:30:00.000Z', lagSeconds: 8.5 * 3_600 }
    }
  ])
  const other = await world.ask(world.globex.hq, NIGHTS, { id: world.globex.chainId })
  expect(other.data.chain.nights).toMatchObject([{ dueAt: '2026-06-29T23:00:00.000Z', lagSeconds: 1.5 * 3_600 }])
  const foreign = await world.ask(world.globex.hq, NIGHTS, { id: world.acme.chainId })
  expect(foreign.data?.chain ?? null).toBeNull()
  expect(await registry.metrics()).toMatch(/keqing_night_lag_seconds_count\{task="tiers"\} 2/)
}, 120_000)

test('nights that did not happen make the next one late since the first of them; one under way is as late as it is by now', async () => {
  const { tenantId, chainId } = world.globex
  world.clock.set('2026-07-03T00:30:00Z')
  await tier.jobs!.tierChainNightly!(job(), { tenantId, chainId })
  await world.db.unit(tenantId, tx =>
    tx.run(sql`update chain_night set finished_at = null where tenant_id = ${tenantId} and day = '2026-07-03'`)
  )
  world.clock.set('2026-07-03T01:00:00Z')
  const { data } = await world.ask(world.globex.hq, NIGHTS, { id: chainId })
  expect(data.chain.nights[0]).toMatchObject({
    day: '2026-07-03',
    dueAt: '2026-06-30T23:00:00.000Z',
    finishedAt: null,
    lagSeconds: 50 * 3_600
  })
})

/** One after the other, and the large one goes on where it was: begun anew at each turn, it would never be over. */
const LARGE_LAST = ['large', 'small', 'large', 'large']
const ofBoth = async <T>(work: (company: Company, customers: number) => Promise<T>) => [
  await work(world.acme, 5),
  await work(world.globex, 1)
]

test('a large company’s points expire turn by turn, and each lot once', async () => {
  world.clock.set('2026-07-04T04:00:00Z')
  const customers = await ofBoth(async (company, many) => {
    await amendRules(world, company, 'earning', { expiry: { months: 12, roundTo: 'monthEnd' } })
    const shop = new Shop(world, company)
    const ids = await Promise.all(Array.from({ length: many }, (_, n) => shop.register(`+861380000010${n}`)))
    for (const id of ids) await shop.adjust(id, 7, `expiring ${id}`)
    return ids
  })
  await new Queue().work('pointsNightly')
  world.clock.set('2027-08-01T04:00:00Z')
  const queue = new Queue(2)
  await queue.work('pointsNightly')
  expect(queue.done).toEqual(LARGE_LAST)
  for (const [n, company] of [world.acme, world.globex].entries())
    for (const id of customers[n]!)
      expect(await new Shop(world, company).customer(id)).toMatchObject({ points: { balance: 0, expired: -7 } })
})

test('a large company’s vouchers are given and expire turn by turn, and each once', async () => {
  world.clock.set('2027-09-29T14:00:00+08:00')
  const customers = await ofBoth(async (company, many) => {
    const hq = new Vouchers(world, company)
    const over = await hq.defined({ validDays: 1 })
    const ids = await Promise.all(Array.from({ length: many }, (_, n) => hq.shop.register(`+861380000020${n}`)))
    for (const customer of ids) {
      await hq.issued(over, customer)
      for (const no of [1, 2])
        await hq.shop.bought({ no: `${customer}-${no}`, customer, at: '2027-09-29T12:00:00+08:00', lines: [{ item: 'A', paid: 1_000 }] })
    }
    return ids
  })
  await new Queue().work('tierNightly')
  await new Queue().work('voucherNightly')
  world.clock.set('2027-10-01T10:00:00+08:00')
  await new Queue().work('tierNightly')
  const queue = new Queue(2)
  await queue.work('voucherNightly')
  // While the small one has anything to do, it is never more than a turn behind.
  expect(queue.done.slice(0, queue.done.lastIndexOf('small')).join()).not.toMatch('large,large')
  expect(queue.done.slice(-2)).toEqual(['large', 'large'])
  for (const [n, company] of [world.acme, world.globex].entries())
    for (const id of customers[n]!) {
      const query = 'query ($id: ID!) { customer(id: $id) { vouchers { nodes { source state occasionOn } } } }'
      const { data } = await new Shop(world, company).ask(query, { id })
      expect(data.customer.vouchers.nodes).toEqual([
        { source: 'RULE', state: 'ACTIVE', occasionOn: '2027-10-01' },
        { source: 'HAND', state: 'EXPIRED', occasionOn: null }
      ])
    }
})

test('what asks every quarter of an hour takes no night’s place from it, whether it waits or is under way', async () => {
  world.clock.set('2027-10-02T10:00:00+08:00')
  const payloads = async () =>
    (await world.platform.global<{ payload: object }>(sql`select payload from graphile_worker._private_jobs where key = ${key}`)).map(
      row => row.payload
    )
  const key = `pointsChainNightly:${world.acme.chainId}`
  await points.jobs!.pointsNightly!(job(), {})
  expect(await payloads()).toEqual([{ tenantId: world.acme.tenantId, chainId: world.acme.chainId }])
  await job().enqueue('pointsChainNightly', world.acme.tenantId, { chainId: world.acme.chainId, place: { today: '2027-10-02' } }, { key })
  await points.jobs!.pointsNightly!(job(), {})
  expect(await payloads()).toMatchObject([{ place: { today: '2027-10-02' } }])
  await world.platform.global(sql`update graphile_worker._private_jobs set locked_at = now(), locked_by = 'somebody' where key = ${key}`)
  await points.jobs!.pointsNightly!(job(), {})
  expect(await payloads()).toMatchObject([{ place: { today: '2027-10-02' } }])
})
