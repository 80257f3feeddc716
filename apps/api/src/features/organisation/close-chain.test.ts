// A chain's end: after its stores, once, by its own headquarters; nothing with history goes, and nothing new begins.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { addPerson, openWorld, type Company, type Person, type World } from '../../../test/world.ts'

let world: World
let acme: Company
beforeAll(async () => {
  world = await openWorld()
  acme = world.acme
})
afterAll(() => world.close())

async function run(as: Person, operation: string, input: object, fields: string) {
  const type = `${operation[0]!.toUpperCase()}${operation.slice(1)}Input!`
  const answer = await world.ask(
    as,
    `mutation ($input: ${type}) { ${operation}(input: $input) { ${fields} userErrors { code field params { name value } } } }`,
    {
      input
    }
  )
  expect(answer.errors).toBeUndefined()
  return answer.data[operation]
}

/** Another brand of the company, in whose session one then is. */
async function openChain(name: string): Promise<{ id: string; hq: Person }> {
  const response = await world.service.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', cookie: `keqing=${acme.hq.token}` },
    payload: {
      query: 'mutation ($input: ChainCreateInput!) { chainCreate(input: $input) { chain { id } } }',
      variables: { input: { name, currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh_CN', country: 'CN' } }
    }
  })
  const token = /keqing=([^;]+)/.exec(String(response.headers['set-cookie']))?.[1] ?? ''
  acme = { ...acme, hq: { ...acme.hq, token } }
  return { id: response.json().data.chainCreate.chain.id, hq: acme.hq }
}

const openStore = (chainId: string, code: string) =>
  run(acme.hq, 'storeCreate', { chainId, code, name: code, openedOn: '2026-01-01' }, 'store { id groups { id } }')

async function closeStore(store: { id: string; groups: { id: string }[] }, closedOn: string): Promise<void> {
  for (const { id } of store.groups) await run(acme.hq, 'staffGroupClose', { id, closedOn }, 'group { id }')
  expect((await run(acme.hq, 'storeClose', { id: store.id, closedOn }, 'store { id }')).userErrors).toEqual([])
}
const close = (id: string, closedOn: string, as = acme.hq) => run(as, 'chainClose', { id, closedOn }, 'chain { closedOn }')

const register = (chainId: string, storeId: string, registeredOn: string) =>
  run(acme.hq, 'customerRegister', { chainId, storeId, name: '林', captureSource: 'TILL', registeredOn }, 'customer { id }')
const receipt = (chainId: string, storeId: string, happenedAt: string, customerId?: string) =>
  run(
    acme.hq,
    'purchaseRecord',
    {
      chainId,
      storeId,
      receiptNo: `R${happenedAt}`,
      happenedAt,
      customerId,
      lines: [{ itemCode: 'I1', itemName: 'Shoe', quantity: 1, amountMinor: 10_000 }]
    },
    'purchase { id }'
  )
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)

test('a chain closes after its stores, once, not before the last of them and not tomorrow', async () => {
  const { id } = await openChain('Leaving')
  const [first, second] = [(await openStore(id, 'L1')).store, (await openStore(id, 'L2')).store]
  await closeStore(first, '2026-05-31')
  expect(await close(id, '2026-06-30')).toMatchObject({
    chain: null,
    userErrors: [{ code: 'CHAIN_HAS_OPEN_STORES', field: ['id'], params: [{ name: 'count', value: '1' }] }]
  })
  await closeStore(second, '2026-06-20')
  expect((await close(id, '2026-06-19')).userErrors).toMatchObject([{ code: 'CLOSING_BEFORE_STORES', field: ['closedOn'] }])
  expect((await close(id, '2026-07-01')).userErrors).toMatchObject([{ code: 'DATE_IN_FUTURE', field: ['closedOn'] }])
  expect((await close(id, '2026-06-20')).chain).toEqual({ closedOn: '2026-06-20' })
  expect(codes(await close(id, '2026-06-25'))).toEqual(['ALREADY_CLOSED'])
  const { data } = await world.ask(
    acme.hq,
    'query ($c: ID!) { chain(id: $c) { closedOn stores { totalCount } } auditEntries(chainId: $c, filter: { action: "chainClose" }) { nodes { objectId detail } } }',
    { c: id }
  )
  expect(data.chain).toEqual({ closedOn: '2026-06-20', stores: { totalCount: 2 } })
  expect(data.auditEntries.nodes).toEqual([{ objectId: id, detail: '{"closedOn": "2026-06-20"}' }])
})

test('what begins after the last day is refused, what comes late from before it is not', async () => {
  const { id } = await openChain('Late')
  const { store } = await openStore(id, 'T1')
  await closeStore(store, '2026-06-20')
  await close(id, '2026-06-20')
  expect(codes(await openStore(id, 'T2'))).toEqual(['CHAIN_CLOSED'])
  expect(
    codes(await run(acme.hq, 'staffCreate', { chainId: id, name: 'Wang', staffNo: 'T9', joinedOn: '2026-06-01' }, 'staff { id }'))
  ).toEqual(['CHAIN_CLOSED'])
  expect(
    codes(await run(acme.hq, 'roleGrant', { staffId: acme.hq.staffId, role: 'ANALYST', scopeKind: 'CHAIN', scopeId: id }, 'grant { id }'))
  ).toEqual(['GRANT_SCOPE_INVALID'])
  expect(codes(await register(id, store.id, '2026-06-21'))).toEqual(['STORE_CLOSED'])
  expect(codes(await receipt(id, store.id, '2026-06-21T04:00:00Z'))).toEqual(['STORE_CLOSED'])
  const { customer, userErrors } = await register(id, store.id, '2026-06-20')
  expect(userErrors).toEqual([])
  expect(codes(await receipt(id, store.id, '2026-06-20T04:00:00Z', customer.id))).toEqual([])
  expect(
    codes(
      await run(
        acme.hq,
        'visitRecord',
        { customerId: customer.id, storeId: store.id, happenedAt: '2026-06-21T04:00:00Z' },
        'visit { id } repeated'
      )
    )
  ).toEqual(['STORE_CLOSED'])
})

test('of two who close at once, and of one who closes while another opens a store, one wins', async () => {
  const twice = await openChain('Twice')
  const both = await Promise.all([close(twice.id, '2026-06-30'), close(twice.id, '2026-06-29')])
  expect(both.flatMap(codes)).toEqual(['ALREADY_CLOSED'])
  const meanwhile = await openChain('Meanwhile')
  const [closed, opened] = await Promise.all([close(meanwhile.id, '2026-06-30'), openStore(meanwhile.id, 'M1')])
  expect([codes(closed), codes(opened)].sort()).toEqual(
    codes(closed).length === 0 ? [[], ['CHAIN_CLOSED']] : [[], ['CHAIN_HAS_OPEN_STORES']]
  )
})

test('another company’s, or another chain’s, headquarters closes nothing; a manager may not', async () => {
  const { id } = await openChain('Ours')
  expect(codes(await close(id, '2026-06-30', world.globex.hq))).toEqual(['NOT_FOUND'])
  const besides = await addPerson(world.db, acme, 'acme', 'HQ', { chain: acme.chainId })
  expect(codes(await close(id, '2026-06-30', besides))).toEqual(['NOT_FOUND'])
  const { errors } = await world.ask(acme.manager, 'mutation ($i: ChainCloseInput!) { chainClose(input: $i) { chain { id } } }', {
    i: { id: acme.chainId, closedOn: '2026-06-30' }
  })
  expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
  const { data } = await world.ask(acme.hq, 'query ($c: ID!) { chain(id: $c) { closedOn } }', { c: id })
  expect(data.chain).toEqual({ closedOn: null })
})
