import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type Person, type World } from '../../../test/world.ts'

let world: World
let id = ''
let other = ''

async function act(name: string, input: Record<string, unknown>, answer = 'userErrors { code field }', as: Person = world.acme.hq) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`
  const { data, errors } = await world.ask(as, `mutation ($input: ${type}!) { ${name}(input: $input) { ${answer} } }`, { input })
  expect(errors).toBeUndefined()
  expect(data[name].userErrors ?? []).toEqual([])
  return data[name]
}

beforeAll(async () => {
  world = await openWorld()
  const { acme } = world
  const [s1, s2] = acme.stores
  const place = { chainId: acme.chainId, storeId: s1?.id, captureSource: 'TILL' }
  id = (
    await act(
      'customerRegister',
      { ...place, name: '林晓梅', registeredOn: '2026-05-01', groupId: s1?.groups[0]?.id },
      'customer { id } userErrors { code }'
    )
  ).customer.id
  other = (
    await act('customerRegister', { ...place, storeId: s2?.id, name: 'Brought', referrerId: id }, 'customer { id } userErrors { code }')
  ).customer.id
  await act('purchaseRecord', {
    ...{ chainId: acme.chainId, storeId: s1?.id },
    receiptNo: 'R1',
    happenedAt: '2026-06-01T04:00:00Z',
    customerId: id,
    lines: [{ itemCode: 'a', quantity: 2, amountMinor: 35_000 }]
  })
  await act('purchaseReturnRecord', {
    chainId: acme.chainId,
    storeId: s1?.id,
    returnNo: 'X1',
    happenedAt: '2026-06-02T04:00:00Z',
    purchaseReceiptNo: 'R1',
    lines: [{ itemCode: 'a', quantity: 1 }]
  })
  await act('visitRecord', { customerId: id, storeId: s1?.id, happenedAt: '2026-06-03T04:00:00Z' })
  await act('consentRecord', { customerId: id, consents: [{ purpose: 'SERVICE', channel: 'PHONE', granted: true, source: 'call' }] })
  await act('pointsAdjust', { customerId: id, amount: 60, reason: 'sorry', idempotencyKey: 'k1' })
})
afterAll(() => world.close())

const READ = `query ($id: ID!, $first: Int, $after: String, $kinds: [TimelineKind!]) { customer(id: $id) { timeline(first: $first, after: $after, kinds: $kinds) {
  nodes { id kind on at purchase { receiptNo } purchaseReturn { returnNo } visit { visitedOn } pointEntry { amount reason } tierChange { toKey } referred { id } group { id } consent { purpose granted } }
  pageInfo { hasNextPage endCursor } } } }`

test('everything that happened, latest day first, each with its own object', async () => {
  const { data, errors } = await world.ask(world.acme.hq, READ, { id })
  expect(errors).toBeUndefined()
  const { nodes } = data.customer.timeline
  const kinds = nodes.map((node: { kind: string }) => node.kind)
  expect(kinds.filter((kind: string) => kind !== 'TIER')).toEqual(
    expect.arrayContaining(['POINTS', 'CONSENT', 'REFERRAL', 'VISIT', 'RETURN', 'PURCHASE', 'ASSIGNMENT', 'REGISTRATION'])
  )
  expect(nodes.map((node: { on: string }) => node.on)).toEqual(
    nodes
      .map((node: { on: string }) => node.on)
      .toSorted()
      .toReversed()
  )
  const one = (kind: string) => nodes.find((node: { kind: string }) => node.kind === kind)
  expect(one('PURCHASE')).toMatchObject({ on: '2026-06-01', at: '2026-06-01T04:00:00.000Z', purchase: { receiptNo: 'R1' }, visit: null })
  expect(one('RETURN')).toMatchObject({ purchaseReturn: { returnNo: 'X1' } })
  expect(one('VISIT')).toMatchObject({ visit: { visitedOn: '2026-06-03' } })
  // What the purchase earned and the return took back are not lines of their own.
  expect(nodes.filter((node: { kind: string }) => node.kind === 'POINTS')).toMatchObject([{ pointEntry: { amount: 60, reason: 'sorry' } }])
  expect(one('REFERRAL')).toMatchObject({ referred: { id: other } })
  expect(one('ASSIGNMENT')).toMatchObject({ on: '2026-05-01', group: { id: world.acme.stores[0]?.groups[0]?.id } })
  expect(one('CONSENT')).toMatchObject({ consent: { purpose: 'SERVICE', granted: true } })
  expect(one('TIER')).toMatchObject({ tierChange: { toKey: 'A' } })
  expect(new Set(nodes.map((node: { id: string }) => node.id)).size).toBe(nodes.length)
})

test('page by page it is the same', async () => {
  const whole = (await world.ask(world.acme.hq, READ, { id, first: 100 })).data.customer.timeline.nodes
  const seen: unknown[] = []
  let after: string | undefined
  do {
    const { nodes, pageInfo } = (await world.ask(world.acme.hq, READ, { id, first: 2, after })).data.customer.timeline
    seen.push(...nodes)
    after = pageInfo.hasNextPage ? pageInfo.endCursor : undefined
  } while (after)
  expect(seen).toEqual(whole)
  const visits = (await world.ask(world.acme.hq, READ, { id, kinds: ['VISIT', 'RETURN'] })).data.customer.timeline.nodes
  expect(visits.map((node: { kind: string }) => node.kind)).toEqual(['VISIT', 'RETURN'])
})

test('who was brought is no line for a reader who may not see that one', async () => {
  const { nodes } = (await world.ask(world.acme.manager, READ, { id })).data.customer.timeline
  expect(nodes.filter((node: { kind: string }) => node.kind === 'REFERRAL')).toEqual([])
  expect((await world.ask(world.globex.hq, READ, { id })).data).toEqual({ customer: null })
})

test('a forged cursor is refused', async () => {
  const after = Buffer.from('["2026-01-01","now","x"]').toString('base64url')
  expect((await world.ask(world.acme.hq, READ, { id, after })).errors?.[0]?.extensions).toMatchObject({ refusal: 'INVALID_VALUE' })
})
