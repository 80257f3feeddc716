import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openWorld, type World } from '../../../test/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const REGISTER = `mutation ($input: CustomerRegisterInput!) { customerRegister(input: $input) { customer { id memberNo } userErrors { code } } }`

async function register(more: Record<string, unknown> = {}) {
  const input = { chainId: world.acme.chainId, storeId: world.acme.stores[0]?.id, name: '林晓梅', captureSource: 'TILL', ...more }
  const { data } = await world.ask(world.acme.hq, REGISTER, { input })
  expect(data.customerRegister.userErrors).toEqual([])
  return data.customerRegister
}

describe('personal data (TRUST 34)', () => {
  const READ = `query ($id: ID!) { customer(id: $id) { name namesMasked phone email birthOn birthMonth address note } }`
  const REVEAL = `mutation ($id: ID!) { customerReveal(input: { customerId: $id }) { name phone email birthOn address userErrors { code field } } }`

  test('masked by role; revealed on demand, and recorded', async () => {
    const { customer } = await register({
      phone: '13812342201',
      email: 'l@x.test',
      birthOn: '1990-01-02',
      address: 'Road 1',
      note: 'n',
      groupId: world.acme.stores[0]?.groups[0]?.id
    })
    const shown = {
      name: '林晓梅',
      namesMasked: false,
      phone: '138****2201',
      email: 'l@x.test',
      birthOn: '1990-01-02',
      birthMonth: 1,
      address: 'Road 1',
      note: 'n'
    }
    const hidden = {
      name: '林**',
      namesMasked: true,
      phone: '138****2201',
      email: null,
      birthOn: null,
      birthMonth: null,
      address: null,
      note: null
    }
    for (const person of [world.acme.hq, world.acme.operator, world.acme.manager, world.acme.associate]) {
      expect((await world.ask(person, READ, { id: customer.id })).data.customer).toEqual(shown)
    }
    expect((await world.ask(world.acme.analyst, READ, { id: customer.id })).data.customer).toEqual(hidden)
    expect((await world.ask(world.acme.analyst, REVEAL, { id: customer.id })).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    const revealed = await world.ask(world.acme.associate, REVEAL, { id: customer.id })
    expect(revealed.data.customerReveal).toEqual({
      name: '林晓梅',
      phone: '+8613812342201',
      email: 'l@x.test',
      birthOn: '1990-01-02',
      address: 'Road 1',
      userErrors: []
    })
    const rows = await world.db.unit(
      world.acme.tenantId,
      async tx =>
        (
          await tx.client.query(`select actor_id, detail::text from audit_entry where action = 'customerReveal' and object_id = $1`, [
            customer.id
          ])
        ).rows
    )
    expect(rows).toEqual([{ actor_id: world.acme.associate.staffId, detail: '{}' }])
  })

  test('at most sixty an hour, even at once', async () => {
    const { customer } = await register()
    await world.db.unit(world.acme.tenantId, tx =>
      tx.client.query(
        `insert into audit_entry (tenant_id, id, actor_kind, actor_id, action, object_type) select $1, gen_random_uuid(), 'user', $2, 'customerReveal', 'Customer' from generate_series(1, 58)`,
        [world.acme.tenantId, world.acme.manager.staffId]
      )
    )
    const answers = await Promise.all(Array.from({ length: 5 }, () => world.ask(world.acme.manager, REVEAL, { id: customer.id })))
    expect(answers.filter(answer => answer.data.customerReveal.name)).toHaveLength(2)
    expect(answers.flatMap(answer => answer.data.customerReveal.userErrors.map((error: { code: string }) => error.code))).toEqual(
      Array(3).fill('REVEAL_RATE_EXCEEDED')
    )
  })

  test('nobody outside the scope reads the file', async () => {
    const { customer } = await register({ storeId: world.acme.stores[1]?.id })
    for (const person of [world.acme.operator, world.acme.manager, world.acme.associate, world.globex.hq]) {
      expect((await world.ask(person, READ, { id: customer.id })).data).toEqual({ customer: null })
      expect((await world.ask(person, REVEAL, { id: customer.id })).data.customerReveal).toMatchObject({
        name: null,
        userErrors: [{ code: 'NOT_FOUND', field: ['customerId'] }]
      })
    }
  })
})

describe('the counter card (DOMAIN §1b)', () => {
  const LOOK_UP = `mutation ($input: CounterCardLookupInput!) { counterCardLookup(input: $input) { card { customerId maskedName memberNo points fileReadable store { code } } userErrors { code field } } }`
  const lookUp = (number: string, as = world.acme.associate) => world.ask(as, LOOK_UP, { input: { chainId: world.acme.chainId, number } })

  test('across the chain by full number; every try recorded; thirty a minute', async () => {
    const number = '13820000001'
    const { customer } = await register({ phone: number, storeId: world.acme.stores[1]?.id })
    const card = {
      customerId: customer.id,
      maskedName: '林**',
      memberNo: customer.memberNo,
      points: 0,
      fileReadable: false,
      store: { code: 'S2' }
    }
    expect((await lookUp(number)).data.counterCardLookup).toEqual({ card, userErrors: [] })
    expect((await lookUp(customer.memberNo)).data.counterCardLookup).toEqual({ card, userErrors: [] })
    const { data } = await lookUp(number, world.acme.hq)
    expect(data.counterCardLookup.card).toEqual({ ...card, fileReadable: true })
    expect((await lookUp(number.slice(0, 9))).data.counterCardLookup).toEqual({
      card: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['number'] }]
    })
    for (let at = 3; at < 30; at++) await lookUp('13900000000')
    expect((await lookUp(number)).data.counterCardLookup).toEqual({
      card: null,
      userErrors: [{ code: 'LOOK_UP_RATE_EXCEEDED', field: [] }]
    })
    expect((await lookUp(number, world.acme.analyst)).errors?.[0]?.extensions.code).toBe('FORBIDDEN')
    expect((await lookUp(number, world.globex.associate)).data.counterCardLookup.userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['chainId'] }
    ])
  })
})
