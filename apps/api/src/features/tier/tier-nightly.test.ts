// TIER-11: events as they come and time every night give what a full run gives, on every day of a leap year; and the night's work is only who is due.
import { addDays, localDate, type LocalDate, type TierPolicy } from '@keqing/domain'
import { customerHistories, type CustomerHistory } from '@keqing/domain/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { insertHistories } from '../../../test/tier-histories.ts'
import { openWorld, type Company, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { refreshTiers } from './refresh-tiers.ts'
import { refreshByVersion, tierChainNightly, tierNightly } from './tier-nightly.job.ts'
import { amendRules } from '../../../test/amend-rules.ts'
import { sealing } from '../../platform/policy-seal.ts'

const LONG = process.env.FC_RUNS !== undefined
const CUSTOMERS = LONG ? 1_500 : 60
const SEED = Number(process.env.FC_SEED ?? Date.now())

/** Asks about everything, by windows of uneven length. */
const CURIOUS: TierPolicy = {
  tiers: [
    {
      key: 'A',
      name: { 'zh-CN': 'A', en: 'A' },
      routes: [
        { all: [{ metric: 'spend', compare: 'atLeast', value: 60_000, windowMonths: 7 }] },
        {
          all: [
            { metric: 'points', compare: 'moreThan', value: 70, windowMonths: 5 },
            { metric: 'visits', compare: 'atLeast', value: 2, windowMonths: 11 }
          ]
        }
      ]
    },
    {
      key: 'B',
      name: { 'zh-CN': 'B', en: 'B' },
      routes: [
        { all: [{ metric: 'referrals', compare: 'atLeast', value: 1, windowMonths: 3 }] },
        { all: [{ metric: 'purchases', compare: 'atLeast', value: 2, windowMonths: 9 }] }
      ]
    },
    { key: 'C', name: { 'zh-CN': 'C', en: 'C' }, routes: [{ all: [{ metric: 'yearsSinceFirstPurchase', compare: 'atLeast', value: 1 }] }] }
  ],
  inactivity: { months: 2, levels: 1 },
  loss: { months: 10 },
  exemptDesignated: true
}

let world: World
/** Of acme's customers, who has something dated on a day. */
let eventsOfAcme: ReadonlyMap<LocalDate, readonly string[]> = new Map()
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const noon = (day: LocalDate) => `${day}T04:00:00Z`
const night = (company: Company) =>
  tierChainNightly(jobContext({ db: world.platform, clock: world.clock }, world.log, 'test', new AbortController().signal), {
    tenantId: company.tenantId,
    chainId: company.chainId
  })

/** Who has something dated on a day that is recorded on that day. */
function eventDays(histories: readonly CustomerHistory[], ids: readonly string[]): Map<LocalDate, string[]> {
  const dated = histories.flatMap(({ purchases, points, visits, referrals, designations, overrides }, index) => {
    const days = [
      ...purchases.flatMap(each => [each.on, ...each.returns.map(back => back.on)]),
      ...points.map(each => each.on),
      ...visits,
      ...referrals,
      ...[...designations, ...overrides].flatMap(each => each.withdrawnOn ?? [])
    ]
    return [...new Set(days)].map(day => ({ day, id: ids[index]! }))
  })
  return new Map([...Map.groupBy(dated, each => each.day)].map(([day, list]) => [day, list.map(each => each.id)]))
}

describe.each([
  ['the default policy', 'acme', undefined, '2024-12-31'],
  // In the short run until after the leap day and two ends of months: it takes twice as long to plan.
  ['a policy that asks about everything', 'globex', CURIOUS, LONG ? '2024-12-31' : '2024-04-02']
] as const)('2024 by %s', (_name, which, policy, until) => {
  test(`${CUSTOMERS} customers: after each night a full run changes nothing`, async () => {
    const company = world[which]
    const { tenantId, chainId } = company
    const histories = fc.sample(customerHistories, { numRuns: CUSTOMERS, seed: SEED })
    if (policy) await amendRules(world, company, 'tier', policy)
    const ids = await world.db.unit(tenantId, tx => insertHistories(tx, { chainId, storeId: company.stores[0]!.id }, histories))
    const events = eventDays(histories, ids)
    if (which === 'acme') eventsOfAcme = events
    let due = 0
    for (let day = localDate('2024-01-01'); day <= until; day = addDays(day, 1)) {
      world.clock.set(noon(day))
      due += await world.db.unit(tenantId, async tx => {
        const [row] = await tx.query<{ due: number }>(
          sql`select count(*) as due from customer_state where tenant_id = ${tenantId} and chain_id = ${chainId} and next_change_on <= ${day}::date`
        )
        return row!.due
      })
      await night(company)
      const eventful = events.get(day) ?? []
      const left = await world.db.unit(tenantId, async tx => {
        await refreshTiers(tx, { chainId, asOf: day, customerIds: eventful, cause: 'PURCHASE' })
        return (await refreshTiers(tx, { chainId, asOf: day, cause: 'TIME' })).changed
      })
      if (left > 0) throw new Error(`seed ${SEED}: on ${day} a full run still changes ${left}`)
    }
    expect(due).toBeGreaterThan(0)
    if (LONG) console.log(`${which}: ${CUSTOMERS} customers, to ${until}, ${due} due in all, seed ${SEED}`)
  }, 3_600_000)
})

describe('the nightly run', () => {
  const decidedOn = (company: Company) =>
    world.db.unit(
      company.tenantId,
      async tx =>
        (await tx.first<{ day: string | null }>(sql`select tiers_decided_on as day from chain where tenant_id = ${company.tenantId}`))?.day
    )

  test('begins in each chain with its own day: London is still in yesterday when Shanghai is not', async () => {
    world.clock.set('2025-03-01T04:00:00Z')
    await night(world.acme)
    await night(world.globex)
    world.clock.set('2025-03-01T17:30:00Z')
    const asked: unknown[] = []
    const job = {
      ...jobContext({ db: world.platform, clock: world.clock }, world.log, 'test', new AbortController().signal),
      enqueue: async (...args: unknown[]) => void asked.push(args)
    }
    await tierNightly(job, {})
    expect(asked).toEqual([
      ['tierChainNightly', world.acme.tenantId, { chainId: world.acme.chainId }, { key: `tierChainNightly:${world.acme.chainId}` }]
    ])
    await night(world.acme)
    await night(world.globex)
    expect([await decidedOn(world.acme), await decidedOn(world.globex)]).toEqual(['2025-03-02', '2025-03-01'])
  })
  test('two at once do the work once', async () => {
    world.clock.set('2025-06-01T04:00:00Z')
    const count = () =>
      world.db.unit(
        world.acme.tenantId,
        async tx =>
          (await tx.first<{ n: number }>(
            sql`select count(*) as n from tier_change where tenant_id = ${world.acme.tenantId} and decided_on = '2025-06-01'`
          ))!.n
      )
    await Promise.all([night(world.acme), night(world.acme), night(world.acme)])
    const once = await count()
    expect(once).toBeGreaterThan(0)
    await night(world.acme)
    expect(await count()).toBe(once)
    const twice = await world.db.unit(world.acme.tenantId, tx =>
      tx.query(
        sql`select customer_id from tier_change where tenant_id = ${world.acme.tenantId} and decided_on = '2025-06-01' group by customer_id having count(*) > 1`
      )
    )
    expect(twice).toEqual([])
  })
  test('a full run that waits for an event decides with it, not over it', async () => {
    const { tenantId, chainId, stores } = world.acme
    const asOf = localDate('2025-06-02')
    const [customer] = await world.db.unit(tenantId, async tx => {
      await refreshTiers(tx, { chainId, asOf, cause: 'TIME' })
      return tx.query<{ id: string; count: number }>(sql`
        update customer_state set points = points + 1 where tenant_id = ${tenantId}
          and customer_id = (select customer_id from customer_state where tenant_id = ${tenantId} and purchase_count > 2 order by customer_id limit 1)
        returning customer_id as id, purchase_count as count`)
    })
    const event = await world.db.open(tenantId)
    await event.tx.run(sql`select from customer where tenant_id = ${tenantId} and id = ${customer!.id} for update`)
    await event.tx
      .run(sql`insert into purchase (tenant_id, id, chain_id, store_id, receipt_no, happened_at, purchased_on, source, customer_id, units, paid_minor)
      values (${tenantId}, gen_random_uuid(), ${chainId}, ${stores[0]!.id}, 'meanwhile', ${noon(asOf)}, ${asOf}, 'till', ${customer!.id}, 1, 100)`)
    await refreshTiers(event.tx, { chainId, asOf, customerIds: [customer!.id], cause: 'PURCHASE' })
    const full = world.db.unit(tenantId, tx => refreshTiers(tx, { chainId, asOf, cause: 'TIME' }))
    await new Promise(resolve => setTimeout(resolve, 500))
    await event.commit()
    await full
    const after = await world.db.unit(tenantId, async tx => ({
      row: await tx.first<{ count: number }>(
        sql`select purchase_count as count from customer_state where tenant_id = ${tenantId} and customer_id = ${customer!.id}`
      ),
      again: await refreshTiers(tx, { chainId, asOf, cause: 'TIME' })
    }))
    expect(after.row!.count).toBe(customer!.count + 1)
    expect(after.again.changed).toBe(0)
  })
  test('another version of the policy decides for all from its first day', async () => {
    const { tenantId, chainId } = world.acme
    world.clock.set('2025-06-02T04:00:00Z')
    await night(world.acme)
    await world.db.unit(tenantId, async tx => {
      await tx.run(
        sql`update policy_version set retired_on = '2025-06-03', status = 'retired' where tenant_id = ${tenantId} and kind = 'tier'`
      )
      const next = sql`insert into policy_version (tenant_id, id, chain_id, kind, version, status, body, effective_on)
        values (${tenantId}, gen_random_uuid(), ${chainId}, 'tier', 2, 'inForce', ${JSON.stringify(CURIOUS)}, '2025-06-03')`
      await tx.run(sealing(tenantId, next))
    })
    world.clock.set('2025-06-03T04:00:00Z')
    await night(world.acme)
    const rows = await world.db.unit(tenantId, tx =>
      tx.query<{ version: number; states: number }>(sql`
        select v.version, count(*) as states from customer_state s join policy_version v on v.tenant_id = s.tenant_id and v.id = s.policy_version_id
        where s.tenant_id = ${tenantId} group by v.version`)
    )
    expect(rows.map(row => row.version)).toEqual([2])
    const causes = await world.db.unit(tenantId, tx =>
      tx.query(sql`select distinct cause from tier_change where tenant_id = ${tenantId} and decided_on = '2025-06-03'`)
    )
    expect(causes).toEqual([{ cause: 'POLICY' }])
  })
  describe('after a version that has decided everybody', () => {
    const told: string[] = []
    const job = () => {
      const log = Object.assign(Object.create(world.log), { info: (_of: object, text: string) => void told.push(text) })
      return jobContext({ db: world.platform, clock: world.clock }, log, 'test', new AbortController().signal)
    }
    const nightOf = ({ tenantId, chainId }: Company) => tierChainNightly(job(), { tenantId, chainId })
    /** Another version holds from `on`, with A for so much spent. */
    const versionFrom = (on: LocalDate, spent: number) =>
      world.db.unit(world.acme.tenantId, async tx => {
        const { tenantId } = tx
        await tx.run(
          sql`update policy_version set retired_on = ${on}, status = 'retired' where tenant_id = ${tenantId} and kind = 'tier' and status = 'inForce'`
        )
        const [first, ...others] = CURIOUS.tiers
        const routes = [{ all: [{ metric: 'spend', compare: 'atLeast', value: spent, windowMonths: 7 }] }]
        const next = sql`insert into policy_version (tenant_id, id, chain_id, kind, version, status, body, effective_on)
          select ${tenantId}, gen_random_uuid(), ${world.acme.chainId}, 'tier', max(version) + 1, 'inForce',
            ${JSON.stringify({ ...CURIOUS, tiers: [{ ...first, routes }, ...others] })}, ${on}::date from policy_version where tenant_id = ${tenantId} and kind = 'tier'`
        await tx.run(sealing(tenantId, next))
      })
    const activated = (asOf: LocalDate) =>
      world.platform.unit(world.acme.tenantId, async tx => {
        const { id } = (await tx.first<{ id: string }>(
          sql`select id from policy_version where tenant_id = ${tx.tenantId} and kind = 'tier' and status = 'inForce'`
        ))!
        return refreshByVersion(job(), tx, { chainId: world.acme.chainId, asOf, causeId: id })
      })
    const leftToDecide = (asOf: LocalDate) =>
      world.db.unit(world.acme.tenantId, async tx => (await refreshTiers(tx, { chainId: world.acme.chainId, asOf, cause: 'TIME' })).changed)
    const nights = () =>
      world.db.unit(world.acme.tenantId, async tx =>
        tx.query(sql`select day, finished_at is not null as over from chain_night
          where tenant_id = ${tx.tenantId} and task = 'tiers' and day >= '2025-06-10' order by day`)
      )

    test('its day is worked, and every night after decides only who is due, with a full run’s answers', async () => {
      const { tenantId, chainId } = world.acme
      world.clock.set(noon(localDate('2025-06-09')))
      await nightOf(world.acme)
      const day = localDate('2025-06-10')
      await versionFrom(day, 1)
      world.clock.set(noon(day))
      expect((await activated(day)).changed).toBeGreaterThan(0)
      expect(await decidedOn(world.acme)).toBe(day)
      expect(await nights()).toEqual([{ day, over: true }])
      expect(await leftToDecide(day)).toBe(0)
      told.length = 0
      await nightOf(world.acme)
      expect(told).toEqual([])
      for (let on = addDays(day, 1); on <= '2025-07-31'; on = addDays(on, 1)) {
        world.clock.set(noon(on))
        await nightOf(world.acme)
        const customerIds = eventsOfAcme.get(on) ?? []
        await world.db.unit(tenantId, tx => refreshTiers(tx, { chainId, asOf: on, customerIds, cause: 'PURCHASE' }))
        expect([on, await leftToDecide(on)]).toEqual([on, 0])
      }
      expect(new Set(told)).toEqual(new Set(['tiers decided by time']))
    })
    test('one that ended after its day leaves the next day to the night', async () => {
      const [day, next] = [localDate('2025-09-10'), localDate('2025-09-11')]
      await versionFrom(day, 60_000)
      world.clock.set(noon(next))
      await activated(day)
      expect(await decidedOn(world.acme)).toBe('2025-07-31')
      await nightOf(world.acme)
      expect([await decidedOn(world.acme), await leftToDecide(next)]).toEqual([next, 0])
    })
    test('beside a night that is under way it leaves the day to it', async () => {
      const day = localDate('2025-09-20')
      await versionFrom(day, 1)
      world.clock.set(noon(day))
      const under = await world.db.open(world.acme.tenantId)
      await under.tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`tier nightly ${world.acme.chainId}`}, 11))`)
      await activated(day)
      await under.commit()
      expect([await decidedOn(world.acme), await leftToDecide(day)]).toEqual(['2025-09-11', 0])
      await nightOf(world.acme)
      expect(await decidedOn(world.acme)).toBe(day)
    })
  })
})
