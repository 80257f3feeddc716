// INC-2, INC-3 through GraphQL: what is still to be done this month, of what each reader sees.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'

let world: World
let ann: Person

beforeAll(async () => {
  world = await openWorld()
  ann = await addPerson(world.db, world.acme, 'ann', 'ASSOCIATE', { group: world.acme.stores[0]!.groups[0]!.id })
  await world.db.unit(world.acme.tenantId, async tx => {
    await tx.run(sql`update policy_version set effective_on = '2024-12-01' where tenant_id = ${tx.tenantId} and kind = 'incentive'`)
    await tx.run(sql`update staff_group set opened_on = '2024-01-01' where tenant_id = ${tx.tenantId}`)
    await tx.run(sql`update role_grant set granted_at = '2024-01-01' where tenant_id = ${tx.tenantId}`)
  })
})
afterAll(() => world.close())

const now = () => world.clock.now().toISOString().slice(0, 10)
async function ask(as: Person, month = now(), storeId = world.acme.stores[0]!.id) {
  const { data, errors } = await world.ask(
    as,
    `query ($store: ID!, $month: LocalDate!) { incentiveStanding(storeId: $store, month: $month) {
      nextSteps { units spares to ownPart onPace rule { key } figure { asked group { id } } } } }`,
    { store: storeId, month }
  )
  return errors ? errors.map(error => error.extensions['code']) : data.incentiveStanding
}

test('an associate sees the own group’s, headquarters every group’s, and of a month that is over there are none', async () => {
  const [own] = world.acme.stores[0]!.groups
  const mine = (await ask(ann)).nextSteps
  const asked: number = mine[0].figure.asked
  const below = Math.ceil(asked * 0.8)
  // Two share what is the group’s; what the store’s manager loses is none of it.
  expect(mine).toEqual([
    {
      units: asked,
      spares: 2 * asked,
      to: 'GROUP',
      ownPart: asked,
      onPace: false,
      rule: { key: 'missingCustomer' },
      figure: { asked, group: { id: own!.id } }
    },
    {
      units: below,
      spares: 20,
      to: 'STORE_MANAGER',
      ownPart: null,
      onPace: false,
      rule: { key: 'farBelow' },
      figure: { asked, group: { id: own!.id } }
    }
  ])
  const all = (await ask(world.acme.hq)).nextSteps as { figure: { group: { id: string } } }[]
  expect(new Set(all.map(({ figure }) => figure.group.id)).size).toBe(world.acme.stores[0]!.groups.length)
  expect(await ask(world.acme.hq, '2025-01-01')).toEqual({ nextSteps: [] })
})

test('the store’s manager is told what is the own, and of a group’s amount nothing is', async () => {
  const steps = (await ask(world.acme.manager)).nextSteps as { to: string; ownPart: number | null }[]
  expect(new Set(steps.map(({ to, ownPart }) => `${to} ${ownPart}`))).toEqual(new Set(['GROUP null', 'STORE_MANAGER 20']))
})

test('another store’s manager and another company see none', async () => {
  const nothing = [await ask(world.acme.manager, now(), world.acme.stores[1]!.id), await ask(world.globex.hq)]
  expect(nothing).toEqual([['NOT_FOUND'], ['NOT_FOUND']])
})
