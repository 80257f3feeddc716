// TRUST 34: an error may quote a row; a log line may not.
import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { UniqueConstraintViolationException } from '@mikro-orm/core'
import Fastify from 'fastify'
import { createLogger } from './log.ts'

const PHONE = '+8613812342201'
const SECRET = /13812342201|林晓梅/

function logged(error: unknown): { line: string; err: { type: string; code?: string; constraint?: string; stack: string[] } } {
  const lines: string[] = []
  createLogger('info', 'test', { write: line => void lines.push(line) }).error({ err: error }, 'failed')
  return { line: lines.join(''), err: JSON.parse(lines[0] ?? '{}').err }
}

const violation = () =>
  Object.assign(new Error(`duplicate key of ${PHONE}`), {
    name: 'error',
    code: '23505',
    constraint: 'customer_phone_unique',
    detail: `Key (phone)=(${PHONE}) already exists.`,
    hint: `not ${PHONE}`,
    where: `COPY staged, line 3: "林晓梅"`,
    internalQuery: `select '${PHONE}'`,
    parameters: [PHONE]
  })

test('of a database’s error its kind, code, constraint and place are told', () => {
  const { line, err } = logged(violation())
  expect(err).toMatchObject({ type: 'error', code: '23505', constraint: 'customer_phone_unique' })
  expect(err.stack[0]).toMatch(/log\.test\.ts:\d+:\d+/)
  expect(line).not.toMatch(SECRET)
})

test.each([
  ['one that carries another', new UniqueConstraintViolationException(violation())],
  ['one with causes', new Error('outer', { cause: violation() })],
  ['several in one', new AggregateError([violation()], PHONE)],
  ['a message with lines like places', new Error(`no:\n    at ${PHONE}:1:2\n    at 林晓梅 (/${PHONE}:3:4)`)],
  ['a name, code and constraint of somebody’s', Object.assign(new Error('x'), { name: PHONE, code: PHONE, constraint: '林晓梅' })],
  ['what is no error', { message: PHONE, name: '林晓梅', stack: `\n at ${PHONE}:1:2` }],
  ['a bare text', `${PHONE} 林晓梅`]
])('nothing is quoted: %s', (_what, error) => {
  const { line, err } = logged(error)
  expect(line).not.toMatch(SECRET)
  expect(err.type).toMatch(/^\w+$/)
})

test('an address is not logged, whoever logs the request', async () => {
  const lines: string[] = []
  const log = createLogger('trace', 'test', { write: line => void lines.push(line) })
  const app = Fastify({ loggerInstance: log })
  app.get('/exports/:token', request => {
    request.log.error({ req: request, err: violation() }, 'failed')
    throw violation()
  })
  await app.inject({ url: `/exports/${PHONE}?q=林晓梅` })
  await app.close()
  expect(lines.length).toBeGreaterThan(1)
  expect(lines.join('')).not.toMatch(SECRET)
})

test('what nothing caught ends the process without its message', () => {
  const program = `
    import { createLogger, endOnUncaught } from '${new URL('log.ts', import.meta.url).href}'
    endOnUncaught(createLogger('info', 'test'))
    setTimeout(() => {}, 10_000)
    void Promise.reject(Object.assign(new Error('${PHONE}'), { detail: 'Key (phone)=(${PHONE})', code: '23505' }))`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stdout).toContain('"code":"23505"')
  expect(`${stdout}${stderr}`).not.toMatch(SECRET)
})
