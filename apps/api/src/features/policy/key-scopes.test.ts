// What a third party's key learns of the rules (ADR 0012): those of everybody by POLICY_READ, what they make of one customer with CUSTOMERS_READ, what they
// make of a basket with QUOTES_READ. Each scope adds its part and none of the others'.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Shop } from '../../../test/shop.ts'
import { openWorld, type Company, type World } from '../../../test/world.ts'

let world: World
let customerId: string
beforeAll(async () => {
  world = await openWorld()
  customerId = await new Shop(world).register('+8613800009001')
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
  purchaseQuote: secret =>
    asked(secret, 'query ($input: PurchaseQuoteInput!) { found: purchaseQuote(input: $input) { pay { minor } policies { version } } }', {
      input: { chainId: world.acme.chainId, storeCode: 'S1', customerId, lines: [{ itemCode: 'A', quantity: 1, amountMinor: 10_000 }] }
    })
}
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
const FORBIDDEN = 'FORBIDDEN'

test.each([
  [['POLICY_READ'], { effectivePolicy: true, tierDecision: FORBIDDEN, tierDecisionByVersion: FORBIDDEN, purchaseQuote: FORBIDDEN }],
  [['CUSTOMERS_READ'], { effectivePolicy: FORBIDDEN, tierDecision: true, tierDecisionByVersion: FORBIDDEN, purchaseQuote: FORBIDDEN }],
  [['QUOTES_READ'], { effectivePolicy: FORBIDDEN, tierDecision: FORBIDDEN, tierDecisionByVersion: FORBIDDEN, purchaseQuote: true }],
  [SCOPES.slice(0, 2), { effectivePolicy: true, tierDecision: true, tierDecisionByVersion: true, purchaseQuote: FORBIDDEN }],
  [SCOPES, { effectivePolicy: true, tierDecision: true, tierDecisionByVersion: true, purchaseQuote: true }]
])('a key with %p', async (scopes, expected) => {
  expect(await learned(scopes)).toEqual(expected)
})

test('with all of them, another company’s key learns nothing', async () => {
  const nothing = { effectivePolicy: 'NOT_FOUND', tierDecision: false, tierDecisionByVersion: false, purchaseQuote: 'NOT_FOUND' }
  expect(await learned(SCOPES, world.globex)).toEqual(nothing)
})
