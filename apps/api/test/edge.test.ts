// TRUST 16, 18–20: what the edge refuses, each with a 4xx or a code, at once, and never with a 5xx.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { getIntrospectionQuery } from 'graphql'
import { createService, type Service } from '../src/server.ts'
import { readConfig } from '../src/platform/config.ts'
import { LIMITS } from '../src/platform/graphql/limits.ts'
import { openWorld, type Person, type World } from './world.ts'

let world: World
let production: Service
let headers: Record<string, string>
beforeAll(async () => {
  world = await openWorld()
  headers = { 'content-type': 'application/json', cookie: `keqing=${world.acme.hq.token}` }
  const url = new URL(world.superuserUrl)
  url.username = 'keqing_test_app'
  url.password = 'test'
  production = await createService(readConfig({ NODE_ENV: 'production', DATABASE_APP_URL: url.href, LOG_LEVEL: 'silent' }), {
    clock: world.clock,
    log: world.log
  })
})
afterAll(async () => {
  await production.close()
  await world.close()
})

interface Told {
  status: number
  code: string | undefined
  errors: { message: string; extensions: Record<string, unknown> }[] | undefined
}

async function post(
  payload: unknown,
  more: { headers?: Record<string, string>; service?: Service; method?: 'GET' | 'POST'; url?: string } = {}
): Promise<Told> {
  const body = payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }
  const response = await (more.service ?? world.service).app.inject({
    method: more.method ?? 'POST',
    url: more.url ?? '/graphql',
    headers: more.headers ?? headers,
    ...body
  })
  const parsed = JSON.parse(response.body || '{}') as { errors?: Told['errors'] }
  return {
    status: response.statusCode,
    errors: parsed.errors,
    code: parsed.errors?.[0]?.extensions['code'] as string | undefined
  }
}

const repeat = (count: number, text: (i: number) => string) => Array.from({ length: count }, (_, i) => text(i)).join(' ')
function nested(levels: number): string {
  const path = [
    'viewer',
    'staff',
    'membership',
    'group',
    'store',
    'chain',
    'stores',
    'nodes',
    'groups',
    'members',
    'staff',
    'membership',
    'group',
    'store'
  ]
  return `${path.slice(0, levels - 1).join(' { ')} { __typename ${'}'.repeat(levels - 1)}`
}

describe('limits', () => {
  test('are reached but not passed by what is allowed', async () => {
    expect((await post({ query: `{ ${nested(LIMITS.depth)} }` })).status).toBe(200)
    expect((await post({ query: `{ viewer { ${repeat(LIMITS.aliases, i => `a${i}: name`)} } }` })).status).toBe(200)
  })
  test.each([
    ['depth', () => `{ ${nested(LIMITS.depth + 1)} }`],
    [
      'depth behind fragments',
      () =>
        `{ ...a } fragment a on Query { viewer { staff { membership { group { ...b } } } } } fragment b on StaffGroup { store { chain { stores { nodes { groups { members { id } } } } } } }`
    ],
    ['aliases', () => `{ viewer { ${repeat(LIMITS.aliases + 1, i => `a${i}: name`)} } }`],
    ['aliases of __typename', () => `{ ${repeat(LIMITS.aliases + 1, i => `a${i}: __typename`)} }`],
    ['directives', () => `{ viewer { name ${repeat(LIMITS.directives + 1, () => '@include(if: true)')} } }`],
    ['root fields', () => `{ ${repeat(LIMITS.rootFields + 1, i => (i === 0 ? 'health' : `h${i}: health`))} }`],
    [
      'root fields behind a fragment',
      () =>
        `{ ...a ...b } fragment a on Query { ${repeat(14, i => `a${i}: health`)} } fragment b on Query { ${repeat(14, i => `b${i}: health`)} }`
    ]
  ])('%s', async (_what, query) => {
    expect(await post({ query: query() })).toMatchObject({ status: 400, code: 'LIMIT_EXCEEDED' })
  })
  test('tokens', async () => {
    const told = await post({ query: `{ ${repeat(LIMITS.tokens + 1, () => 'health')} }` })
    expect(told).toMatchObject({ status: 400, code: 'GRAPHQL_PARSE_FAILED' })
  })
  test('fragments that lead back to themselves, many times over, end at once', async () => {
    const many = repeat(20, i => `fragment f${i} on Viewer { ...f${i + 1} ...f${i + 1} }`)
    const told = await post({ query: `{ viewer { ...f0 } } ${many} fragment f20 on Viewer { name ...f0 }` })
    expect(told.status).toBe(400)
  })
  test('body', async () => {
    const told = await post({ query: '{ health }', variables: { x: 'x'.repeat(256 * 1024) } })
    expect(told).toMatchObject({ status: 413, code: 'BAD_REQUEST' })
  })
  test('errors: five at most', async () => {
    expect((await post({ query: `{ ${repeat(20, i => `nope${i}`)} }` })).errors).toHaveLength(5)
  })
  test('no batches, no mutation by GET, no persisted query', async () => {
    expect((await post([{ query: '{ health }' }, { query: '{ health }' }])).status).toBe(400)
    expect(
      (await post(undefined, { method: 'GET', url: `/graphql?query=${encodeURIComponent('mutation { signOut { done } }')}` })).status
    ).toBeGreaterThanOrEqual(400)
    expect((await world.ask(world.acme.hq, '{ viewer { name } }')).status).toBe(200)
    expect((await post({ extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } })).code).toBe(
      'PERSISTED_QUERY_NOT_SUPPORTED'
    )
  })
  test.each([
    ['not JSON', '{'],
    ['null', 'null'],
    ['a number', '1'],
    ['no query', '{}'],
    ['an empty query', '{"query":""}'],
    ['a query that is no text', '{"query":1}'],
    ['two operations and no name', '{"query":"query a { health } query b { health }"}'],
    ['an unknown operation', '{"query":"query a { health }","operationName":"b"}'],
    ['variables that are no object', '{"query":"{ health }","variables":"x"}'],
    [
      'a variable of the wrong type',
      '{"query":"query ($f: Int!) { stores(chainId: \\"x\\", first: $f) { totalCount } }","variables":{"f":"x"}}'
    ],
    ['a subscription', '{"query":"subscription { health }"}'],
    ['nothing but a fragment', '{"query":"fragment a on Query { health }"}'],
    ['__proto__', '{"query":"{ health }","variables":{"__proto__":{"x":1}}}']
  ])('a body that is %s', async (_what, body) => {
    const told = await post(body)
    expect(told.status).toBeGreaterThanOrEqual(200)
    expect(told.status).toBeLessThan(500)
    if (_what !== '__proto__') expect(told.status).toBeGreaterThanOrEqual(400)
    expect(told.code).not.toBe('INTERNAL')
  })
})

describe('values that the database cannot hold', () => {
  const cases: readonly [string, string, Record<string, unknown>][] = [
    ['an id that is none', 'query ($id: ID!) { store(id: $id) { code } }', { id: "x' or 1=1" }],
    ['an id that is a number', 'query ($id: ID!) { store(id: $id) { code } }', { id: 7 }],
    ['a text with a NUL', 'query ($id: ID!) { staff(chainId: $id, filter: { search: "\\u0000" }) { totalCount } }', { id: 'c' }],
    [
      'half a surrogate pair',
      'query ($id: ID!, $s: String) { staff(chainId: $id, filter: { search: $s }) { totalCount } }',
      { id: 'c', s: '\ud800' }
    ],
    [
      'a forged cursor',
      'query ($id: ID!, $after: String) { stores(chainId: $id, after: $after) { totalCount } }',
      { id: 'c', after: Buffer.from('["a","b"]').toString('base64url') }
    ],
    [
      'a cursor that is none',
      'query ($id: ID!, $after: String) { stores(chainId: $id, after: $after) { totalCount } }',
      { id: 'c', after: '%%%' }
    ],
    ['a page of 0', 'query ($id: ID!) { stores(chainId: $id, first: 0) { totalCount } }', { id: 'c' }],
    ['a page of 101', 'query ($id: ID!) { stores(chainId: $id, first: 101) { totalCount } }', { id: 'c' }],
    ['an impossible date', 'query ($id: ID!) { auditEntries(chainId: $id, filter: { from: "2026-02-30" }) { totalCount } }', { id: 'c' }]
  ]
  test.each(cases)('%s', async (_what, query, variables) => {
    const told = await post({ query, variables: { ...variables, ...(variables['id'] === 'c' && { id: world.acme.chainId }) } })
    expect(told.status).toBeLessThan(500)
    expect(told.code ?? 'none').toMatch(/none|NOT_FOUND|BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/)
  })
})

describe('nobody', () => {
  const nobody = { 'content-type': 'application/json' }
  test.each([
    ['a query', '{ viewer { name } }'],
    ['one that would not be valid: the schema is not told', '{ nope }'],
    ['introspection', getIntrospectionQuery()],
    ['__type', '{ __type(name: "Query") { name } }'],
    ['more behind health', '{ health viewer { name } }'],
    ['a fragment', '{ health ...a } fragment a on Query { viewer { name } }'],
    ['an inline fragment', '{ ... on Query { viewer { name } } }'],
    ['another operation by name', 'query a { health } query b { viewer { name } }'],
    ['a broken document', '{ {']
  ])('is refused %s before it is validated', async (_what, query) => {
    expect(await post({ query }, { headers: nobody })).toMatchObject({ status: 401, code: 'UNAUTHENTICATED' })
  })
  test('may ask for health', async () => {
    expect((await post({ query: '{ health }' }, { headers: nobody })).status).toBe(200)
  })
  test('who cannot sign in learns nothing by it', async () => {
    const told = await post(
      { query: 'mutation { signIn(input: { account: "x", password: "y" }) { viewer { id company { id } } userErrors { code } } }' },
      { headers: nobody }
    )
    expect(told).toMatchObject({ status: 200, errors: undefined })
  })
})

describe('in production', () => {
  const as = (person: Person) => ({ ...headers, cookie: `keqing=${person.token}` })
  test('the schema is shown to whoever may read it, and to no key without the scope', async () => {
    const ask = (bearer: string, query: string) =>
      post({ query }, { service: production, headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` } })
    const keyWith = async (scope: string) => {
      const made = await world.ask(
        world.acme.hq,
        'mutation ($input: ApiClientCreateInput!) { apiClientCreate(input: $input) { secret } }',
        { input: { chainId: world.acme.chainId, name: scope, scopes: [scope] } }
      )
      return made.data.apiClientCreate.secret as string
    }
    const [reader, other] = [await keyWith('SCHEMA_READ'), await keyWith('CUSTOMERS_READ')]
    expect((await ask(reader, getIntrospectionQuery())).code).toBeUndefined()
    for (const query of [
      getIntrospectionQuery(),
      '{ ...a } fragment a on Query { __schema { types { name } } }',
      '{ ... { __type(name: "Query") { name } } }',
      '{ a: __schema { types { name } } }'
    ]) {
      expect((await ask(other, query)).code).toBe('FORBIDDEN')
    }
  })
  test('a misspelt field is not set right', async () => {
    const told = await post({ query: '{ viewr { name } }' }, { service: production, headers: as(world.acme.hq) })
    expect(told.errors?.[0]?.message).not.toMatch(/Did you mean/)
  })
})

describe('forgery', () => {
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'a form of another site, as %s, does nothing',
    async type => {
      const told = await post('{"query":"mutation { signOut { done } }"}', { headers: { ...headers, 'content-type': type } })
      expect(told.status).toBeGreaterThanOrEqual(400)
      expect(told.status).toBeLessThan(500)
      expect((await world.ask(world.acme.hq, '{ viewer { name } }')).status).toBe(200)
    }
  )
  test('another origin is not let in', async () => {
    const response = await world.service.app.inject({
      method: 'OPTIONS',
      url: '/graphql',
      headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' }
    })
    expect(response.headers['access-control-allow-origin']).toBeUndefined()
  })
})

test('a bug is told by a correlation id and nothing else', async () => {
  const { db } = world.service
  const enter = db.enter.bind(db)
  db.enter = (async (...args: Parameters<typeof enter>) => {
    const entered = await enter(...args)
    const first = entered.open.tx.first.bind(entered.open.tx)
    Object.assign(entered.open.tx, {
      first: (statement: { text: string }) =>
        /from tenant /.test(statement.text)
          ? Promise.reject(new Error('relation "secret_table" at /srv/app.js violates store_code_unique'))
          : first(statement as never)
    })
    return entered
  }) as typeof db.enter
  try {
    const told = await post({ query: '{ viewer { company { name } } }' })
    expect(told.errors).toEqual([
      {
        message: 'Something went wrong on our side.',
        path: ['viewer', 'company'],
        extensions: { code: 'INTERNAL', correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) }
      }
    ])
    expect(JSON.stringify(told)).not.toMatch(/secret_table|srv|unique/)
  } finally {
    db.enter = enter
  }
})

test('every answer has the headers that keep a browser safe, and its correlation id', async () => {
  const response = await world.service.app.inject({ method: 'POST', url: '/graphql', headers, payload: { query: '{ health }' } })
  expect(response.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'content-security-policy': expect.stringMatching(
      /script-src 'self';.*frame-ancestors 'none'|frame-ancestors 'none'.*script-src 'self'/
    ),
    'x-correlation-id': expect.stringMatching(/^[0-9a-f-]{36}$/)
  })
})
