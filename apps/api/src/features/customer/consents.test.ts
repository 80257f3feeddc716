// PROFILE-5, TIME-3, TRUST 36: consents keep when they were given and when they were recorded; the latest given holds.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type Person, type World } from '../../../test/world.ts'

let world: World
let customerId: string
beforeAll(async () => {
  world = await openWorld()
  const { data } = await world.ask(
    world.acme.hq,
    'mutation ($i: CustomerRegisterInput!) { customerRegister(input: $i) { customer { id } } }',
    { i: { chainId: world.acme.chainId, storeId: world.acme.stores[0]!.id, name: '林晓梅', captureSource: 'TILL' } }
  )
  customerId = data.customerRegister.customer.id
})
afterAll(() => world.close())

const CONSENTS = 'consents { purpose channel granted source happenedAt recordedAt }'
async function record(granted: boolean, happenedAt?: string | null, as: Person = world.acme.hq) {
  const consents = [{ purpose: 'MARKETING', channel: 'SMS', granted, source: `said ${happenedAt ?? 'now'}`, happenedAt }]
  const { data, errors } = await world.ask(
    as,
    `mutation ($i: ConsentRecordInput!) { consentRecord(input: $i) { customer { ${CONSENTS} } userErrors { code field } } }`,
    { i: { customerId, consents } }
  )
  expect(errors).toBeUndefined()
  return data.consentRecord
}

test('now where no time is told', async () => {
  expect((await record(true)).customer.consents).toMatchObject([
    { granted: true, source: 'said now', happenedAt: '2026-06-30T04:00:00.000Z' }
  ])
})

test('the latest given holds, in whatever order they are recorded; when it was recorded is kept beside it', async () => {
  // Withdrawn in March, recorded only now: June's yes stays in force.
  expect((await record(false, '2026-03-01T02:00:00Z')).customer.consents).toMatchObject([{ granted: true, source: 'said now' }])
  world.clock.set('2026-07-02T04:00:00Z')
  const { customer } = await record(false, '2026-07-01T02:00:00+02:00')
  expect(customer.consents).toMatchObject([{ granted: false, happenedAt: '2026-07-01T00:00:00.000Z' }])
  expect(customer.consents[0].recordedAt).not.toBe(customer.consents[0].happenedAt)
  // Before July's no, after June's yes.
  expect((await record(true, '2026-06-30T05:00:00Z')).customer.consents).toMatchObject([{ granted: false }])
  expect((await record(true, null)).customer.consents).toMatchObject([{ granted: true, happenedAt: '2026-07-02T04:00:00.000Z' }])
  const { data } = await world.ask(
    world.acme.hq,
    'query ($id: ID!) { customer(id: $id) { timeline(first: 20) { nodes { at kind consent { granted } } } } }',
    { id: customerId }
  )
  const words = data.customer.timeline.nodes.filter((node: { kind: string }) => node.kind === 'CONSENT')
  expect(words.map(({ consent }: { consent: { granted: boolean } }) => consent.granted)).toEqual([true, false, true, true, false])
})

test('not in the future, but for a till’s fast clock, and not before there were telephones', async () => {
  expect(await record(true, '2026-07-02T04:06:00Z')).toMatchObject({
    customer: null,
    userErrors: [{ code: 'DATE_IN_FUTURE', field: ['consents', '0', 'happenedAt'] }]
  })
  expect((await record(true, '2026-07-02T04:04:00Z')).userErrors).toEqual([])
  expect((await record(true, '0026-07-02T04:04:00Z')).userErrors).toEqual([
    { code: 'INVALID_VALUE', field: ['consents', '0', 'happenedAt'] }
  ])
})

test('a file is registered with the time its subject agreed', async () => {
  const { data } = await world.ask(
    world.acme.hq,
    `mutation ($i: CustomerRegisterInput!) { customerRegister(input: $i) { customer { ${CONSENTS} } userErrors { code field } } }`,
    {
      i: {
        chainId: world.acme.chainId,
        storeId: world.acme.stores[0]!.id,
        name: '周',
        captureSource: 'TILL',
        consents: [{ purpose: 'SERVICE', channel: 'PHONE', granted: true, source: 'form', happenedAt: '2026-06-01T04:00:00Z' }]
      }
    }
  )
  expect(data.customerRegister).toMatchObject({ customer: { consents: [{ happenedAt: '2026-06-01T04:00:00.000Z' }] }, userErrors: [] })
})

test('another company records none', async () => {
  expect(await record(true, '2026-07-01T00:00:00Z', world.globex.hq)).toEqual({
    customer: null,
    userErrors: [{ code: 'NOT_FOUND', field: ['customerId'] }]
  })
})
