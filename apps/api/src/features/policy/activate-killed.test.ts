// TRUST 39: a worker that dies anywhere in the middle of an activation has done nothing, and its job done again, by however many at once, is done once.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { sabotage } from '../../../test/sabotage.ts'
import { Shop } from '../../../test/shop.ts'
import { NOBODYS_TIERS, Studio } from '../../../test/studio.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { policyActivate } from './activate-policy.job.ts'

const CUSTOMERS = 6
const ERRORS = 'userErrors { code }'

let world: World
let other: Person
let shop: Shop
let admin: pg.Client
const customers: string[] = []

beforeAll(async () => {
  world = await openWorld()
  other = await addPerson(world.db, world.acme, 'acme', 'HQ', { chain: world.acme.chainId })
  shop = new Shop(world)
  admin = new pg.Client({ connectionString: world.superuserUrl })
  await admin.connect()
  for (let n = 0; n < CUSTOMERS; n++) {
    const customer = await shop.register(`+861380000300${n}`)
    await shop.adjust(customer, 45, `points ${n}`)
    await shop.act('visitRecord', 'VisitRecordInput', { customerId: customer, storeId: world.acme.stores[0]!.id }, `visit { id } ${ERRORS}`)
    customers.push(customer)
  }
})
afterAll(async () => {
  await admin.end()
  await world.close()
})

const activate = (policyId: string) =>
  policyActivate(jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal), {
    tenantId: world.acme.tenantId,
    policyId
  })
const count = async (text: string, ...values: unknown[]): Promise<number> =>
  Number((await admin.query<{ n: string }>(`select count(*) as n from ${text}`, values)).rows[0]?.n)

/** With A from so many points on, scheduled for a day whose first instant is now. */
async function due(points: number, on: string): Promise<string> {
  const studio = new Studio(world, world.acme, other, 'TIER')
  const rules = { inactivityMonths: 6, lossMonths: 12, exemptDesignated: false }
  const routes = [{ all: [{ metric: 'POINTS', compare: 'AT_LEAST', value: points }] }]
  const tiers = [{ key: 'A', name: { zhCN: '甲', en: 'A' }, routes }, ...NOBODYS_TIERS]
  const id = await studio.saved(`from ${points}`, { tier: { ...rules, tiers } })
  await studio.act(world.acme.hq, 'policySubmit', 'PolicyAct', { id })
  await studio.act(other, 'policyApprove', 'PolicyAct', { id })
  await studio.act(other, 'policySchedule', 'PolicySchedule', { id, effectiveOn: on, unseenReason: 'to be killed' })
  world.clock.set(`${on}T00:00:01+08:00`)
  return id
}

/** All that an activation leaves. */
async function traces(id: string) {
  const one = 'policy_version where id = $1 and status ='
  return {
    inForce: await count(`${one} 'inForce'`, id),
    scheduled: await count(`${one} 'scheduled'`, id),
    holding: await count(`policy_version where chain_id = $1 and kind = 'tier' and status = 'inForce'`, world.acme.chainId),
    activated: await count(`policy_event where policy_version_id = $1 and act = 'activate'`, id),
    changes: await count(`tier_change where cause = 'POLICY' and cause_id = $1`, id),
    audited: await count(`audit_entry where action = 'policyActivate' and object_id = $1`, id),
    told: await count(`outbox_event where kind = 'policyInForce' and $1 = any(subject_ids)`, id)
  }
}
const NOTHING = { inForce: 0, scheduled: 1, holding: 1, activated: 0, changes: 0, audited: 0, told: 0 }

test.each([
  ['before the old version retires', /update policy_version set status/, 1, 40, '2026-07-01'],
  ['between the old version and the new one', /update policy_version set status/, 2, 50, '2026-07-02'],
  ['while tiers are decided', /insert into tier_change/, 1, 41, '2026-07-03'],
  ['before it is told and audited', /insert into audit_entry/, 1, 51, '2026-07-04']
])(
  'its connection is cut %s: nothing has happened, and of five that try again one does it all',
  async (_when, pattern, nth, points, on) => {
    const id = await due(points, on)
    const restore = sabotage(
      pattern,
      async () => {
        await admin.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-platform' and datname = current_database()`
        )
      },
      nth
    )
    try {
      await expect(activate(id)).rejects.toThrow()
    } finally {
      restore()
    }
    expect(await traces(id)).toEqual(NOTHING)
    // The till goes on by the rules before.
    const [customer] = customers
    expect(await shop.customer(customer!)).toMatchObject({ tier: { key: points > 45 ? 'A' : null } })

    await Promise.all(Array.from({ length: 5 }, () => activate(id)))
    expect(await traces(id)).toEqual({ inForce: 1, scheduled: 0, holding: 1, activated: 1, changes: CUSTOMERS, audited: 1, told: 1 })
    for (const each of customers) expect(await shop.customer(each)).toMatchObject({ tier: { key: points > 45 ? null : 'A' } })
  }
)

test('killed while it holds its locks, it keeps no till waiting', async () => {
  const id = await due(42, '2026-07-05')
  let buying: Promise<{ userErrors: unknown[] }> | undefined
  const restore = sabotage(/insert into audit_entry/, async () => {
    // Asked for while the activation holds the customer; answered once it is gone.
    buying = shop.buy({ no: 'MEANWHILE', customer: customers[0]!, at: '2026-07-05T00:00:00+08:00', lines: [{ item: 'X', paid: 100 }] })
    await new Promise(resolve => setTimeout(resolve, 200))
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-platform' and datname = current_database()`
    )
  })
  try {
    await expect(activate(id)).rejects.toThrow()
  } finally {
    restore()
  }
  expect((await buying)?.userErrors).toEqual([])
  expect(await traces(id)).toEqual(NOTHING)
  await activate(id)
  expect(await traces(id)).toMatchObject({ inForce: 1, activated: 1, changes: CUSTOMERS })
})
