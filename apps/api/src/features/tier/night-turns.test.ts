// Nights of all companies by one worker: a small company is not behind a large one's night, and how late each was is kept and can be read.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type Company, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { registry } from '../../platform/metrics.ts'
import { jobContext, type JobContext } from '../../platform/jobs/worker.ts'
import { tierChainNightly, tierNightly } from './tier-nightly.job.ts'

const LARGE = 5_200
let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A worker of one thread: jobs come in the order in which they were asked for. */
class Queue {
  readonly done: string[] = []
  readonly #waiting: { tenantId: string; payload: Readonly<Record<string, unknown>> }[] = []
  readonly job: JobContext

  constructor(turnMs: number) {
    this.job = {
      ...jobContext({ db: world.platform, clock: world.clock }, world.log, 'night', new AbortController().signal),
      enqueue: async (_task, tenantId, payload) => void this.#waiting.push({ tenantId, payload: { ...payload, turnMs } })
    }
  }

  async work(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      await tierChainNightly(this.job, { ...next.payload, tenantId: next.tenantId })
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
  const queue = new Queue(0)
  await tierNightly(queue.job, {})
  await queue.work()
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
  await tierChainNightly(jobContext({ db: world.platform, clock: world.clock }, world.log, 'night', new AbortController().signal), {
    tenantId,
    chainId
  })
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
