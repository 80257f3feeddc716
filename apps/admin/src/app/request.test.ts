import { afterEach, expect, jest, test } from '@jest/globals'
import { onSessionLost, request, type Document, type RequestError } from './request.ts'

const document = { toString: () => 'query Viewer { viewer { id } }' } as unknown as Document<
  { viewer: { id: string } },
  Record<string, never>
>
const real = globalThis.fetch
afterEach(() => {
  globalThis.fetch = real
  onSessionLost(() => {})
})
function answer(body: unknown, init: ResponseInit = {}): jest.Mock<typeof fetch> {
  const fake = jest.fn<typeof fetch>(async () => (typeof body === 'string' ? new Response(body, init) : Response.json(body, init)))
  globalThis.fetch = fake
  return fake
}
const failure = () =>
  request(document).then(
    () => undefined,
    (error: unknown) => error as RequestError
  )

test('one POST with JSON, the cookie of this site, and a header another site cannot send', async () => {
  const fake = answer({ data: { viewer: { id: 'u' } } })
  expect(await request(document)).toEqual({ viewer: { id: 'u' } })
  const [address, init] = fake.mock.calls[0]!
  expect(address).toBe('/graphql')
  expect(init).toMatchObject({
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-keqing-csrf': '1', 'apollo-require-preflight': 'true' }
  })
  expect(JSON.parse(init?.body as string)).toEqual({ query: 'query Viewer { viewer { id } }', variables: {} })
})

test.each([
  ['UNAUTHENTICATED', 401, 'unauthenticated'],
  ['FORBIDDEN', 200, 'forbidden'],
  ['INTERNAL', 200, 'internal'],
  ['RATE_LIMITED', 429, 'limited'],
  ['SOMETHING_NEW', 200, 'internal']
] as const)('%s with status %i is %s, with the number of the log line', async (code, status, kind) => {
  answer({ errors: [{ message: 'x', extensions: { code, correlationId: 'k-1' } }] }, { status })
  expect(await failure()).toMatchObject({ kind, correlationId: 'k-1' })
})

test('a session that ended is told to the application, a missing right is not', async () => {
  const lost = jest.fn()
  onSessionLost(lost)
  answer({ errors: [{ message: 'x', extensions: { code: 'FORBIDDEN' } }] })
  await failure()
  expect(lost).not.toHaveBeenCalled()
  answer({ errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] })
  await failure()
  expect(lost).toHaveBeenCalledTimes(1)
})

test('no answer at all is being offline; so is a gateway without its server', async () => {
  globalThis.fetch = async () => Promise.reject(new TypeError('Failed to fetch'))
  expect(await failure()).toMatchObject({ kind: 'offline' })
  answer('<html>', { status: 502 })
  expect(await failure()).toMatchObject({ kind: 'offline' })
  answer('<html>', { status: 500, headers: { 'x-correlation-id': 'k-2' } })
  expect(await failure()).toMatchObject({ kind: 'internal', correlationId: 'k-2' })
})

test('an abort stays an abort: nobody is told that something failed', async () => {
  const controller = new AbortController()
  globalThis.fetch = async () => {
    controller.abort()
    throw controller.signal.reason
  }
  await expect(request(document, {}, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' })
})
