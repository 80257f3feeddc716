// What a third party's key learns of the rules (ADR 0012): by POLICY_READ what they are and what they make of a customer named by id, and of a basket, but of the
// person nothing; by CUSTOMERS_READ the file with its decisions; by QUOTES_READ prices alone, also of who is named as at a till.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type Company, type World } from '../../../test/world.ts'

let world: World
let customerId: string
beforeAll(async () => {
  world = await openWorld()
  const shop = new Shop(world)
  customerId = await shop.register('+8613800009001')
  const given = { customerId, tierKey: 'A', startsOn: '2026-06-30', reason: 'asked for by the mayor' }
  expect((await shop.act('tierDesignate', 'TierDesignateInput', given, 'userErrors { code }')).userErrors).toEqual([])
})
afterAll(() => world.close())

const SCOPES = ['POLICY_READ', 'CUSTOMERS_READ', 'QUOTES_READ']

async function key(scopes: readonly string[], company: Company): Promise<string> {
  const input = { chainId: company.chainId, name: scopes.join(), scopes }
  return (await new Shop(world, company).act('apiClientCreate', 'ApiClientCreateInput', input, 'secret')).secret
}
const ASKED: Record<string, (secret: string) => Promise<unknown>> = {
  effectivePolicy: secret =>
    asked(
      secret,
      'query ($input: EffectivePolicyInput!) { found: effectivePolicy(input: $input) { chainVersion { version } rules { tier { lossMonths } } } }',
      {
        input: { chainId: world.acme.chainId, kind: 'TIER' }
      }
    ),
  tierDecision: secret => asked(secret, 'query ($id: ID!) { found: tierDecision(customerId: $id) { status } }', { id: customerId }),
  tierDecisionByVersion: secret =>
    asked(secret, 'query ($id: ID!) { found: tierDecision(customerId: $id) { status policy { version } } }', { id: customerId }),
  standing: secret =>
    asked(secret, 'query ($id: ID!) { found: tierDecision(customerId: $id) { standing { reason recordedBy { name } } } }', {
      id: customerId
    }),
  customer: secret => asked(secret, 'query ($id: ID!) { found: customer(id: $id) { name phone } }', { id: customerId }),
  quoteById: secret => quoted(secret, { customerId }),
  quoteByPhone: secret => quoted(secret, { phone: '13800009001' })
}
const quoted = (secret: string, buyer: object) =>
  asked(
    secret,
    'query ($input: PurchaseQuoteInput!) { found: purchaseQuote(input: $input) { pay { minor } policies { version } vouchers { maskedCode } } }',
    {
      input: { chainId: world.acme.chainId, storeCode: 'S1', ...buyer, lines: [{ itemCode: 'A', quantity: 1, amountMinor: 10_000 }] }
    }
  )
/** Whether it is answered with something; else the code of the refusal. */
async function asked(secret: string, query: string, variables: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await world.ask(secret, query, variables)
  return errors ? errors[0]?.extensions['code'] : data.found !== null
}
async function learned(scopes: readonly string[], company = world.acme) {
  const secret = await key(scopes, company)
  const answers = await Promise.all(Object.entries(ASKED).map(async ([name, ask]) => [name, await ask(secret)] as const))
  return Object.fromEntries(answers)
}
const NONE = {
  effectivePolicy: 'FORBIDDEN',
  tierDecision: 'FORBIDDEN',
  tierDecisionByVersion: 'FORBIDDEN',
  standing: 'FORBIDDEN',
  customer: 'FORBIDDEN',
  quoteById: 'FORBIDDEN',
  quoteByPhone: 'FORBIDDEN'
}
const POLICY = { effectivePolicy: true, tierDecision: true, tierDecisionByVersion: true, quoteById: true }
const CUSTOMERS = { tierDecision: true, standing: true, customer: true }
const QUOTES = { quoteById: true, quoteByPhone: true }

test.each([
  [['POLICY_READ'], { ...NONE, ...POLICY }],
  [['CUSTOMERS_READ'], { ...NONE, ...CUSTOMERS }],
  [['QUOTES_READ'], { ...NONE, ...QUOTES }],
  [SCOPES.slice(0, 2), { ...NONE, ...POLICY, ...CUSTOMERS }],
  [SCOPES, { ...NONE, ...POLICY, ...CUSTOMERS, ...QUOTES }]
])('a key with %p', async (scopes, expected) => {
  expect(await learned(scopes)).toEqual(expected)
})

test('with all of them, another company’s key learns nothing', async () => {
  const nothing = { tierDecision: false, tierDecisionByVersion: false, standing: false, customer: false }
  const notFound = { effectivePolicy: 'NOT_FOUND', quoteById: 'NOT_FOUND', quoteByPhone: 'NOT_FOUND' }
  expect(await learned(SCOPES, world.globex)).toEqual({ ...nothing, ...notFound })
})

test.each([[['POLICY_READ']], [SCOPES]])(
  'another company’s key with %p is answered of a customer as of one that never was',
  async scopes => {
    const secret = await key(scopes, world.globex)
    const query = 'query ($id: ID!) { tierDecision(customerId: $id) { status tiers { met } } }'
    const ask = async (id: string) => {
      const { status, data, errors } = await world.ask(secret, query, { id })
      return { status, data, errors }
    }
    expect(await ask(customerId)).toEqual(await ask('018f0000-0000-7000-8000-000000000000'))
  }
)

test('for one store, what rules make of another store’s customer is told as of nobody', async () => {
  const input = { chainId: world.acme.chainId, storeId: world.acme.stores[1]!.id, name: 'S2', scopes: ['POLICY_READ'] }
  const { secret } = await new Shop(world).act('apiClientCreate', 'ApiClientCreateInput', input, 'secret')
  expect(await ASKED['tierDecision']!(secret)).toBe(false)
  expect(await ASKED['quoteById']!(secret)).toBe('NOT_FOUND')
})

test('what people wrote is refused beside what the rules say, and nothing else of the person is there', async () => {
  const query = `query ($id: ID!) { tierDecision(customerId: $id) { status key source standing { reason } tiers { routes { conditions { found asked } } }
    inactivity { lastSeenOn since } loss { lastPurchaseOn } forecast { on key } } }`
  const { data, errors } = await world.ask(await key(['POLICY_READ'], world.acme), query, { id: customerId })
  expect(errors?.map(({ path, extensions }) => [path, extensions['code']])).toEqual([[['tierDecision', 'standing'], 'FORBIDDEN']])
  expect(data.tierDecision).toMatchObject({ status: 'TIER', key: 'A', source: 'DESIGNATION', standing: null })
  expect(JSON.stringify(data)).not.toMatch(/mayor|1380000/)
})
