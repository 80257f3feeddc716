// Signing in and out, backing off, going to another company (TRUST 9–11).
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openWorld, PASSWORD, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { waitAfter } from './sign-in.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const SIGN_IN =
  'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { name company { id name } } userErrors { code field params { name value } } } }'

interface SignInAnswer {
  readonly errors?: unknown
  readonly data: {
    readonly signIn: {
      readonly viewer: { readonly name: string; readonly company: { readonly name: string } } | null
      readonly userErrors: readonly {
        readonly code: string
        readonly field: readonly string[]
        readonly params: readonly { readonly value: string }[]
      }[]
    }
  }
}

async function signIn(account: string, password: string, more: { companyId?: string; address?: string; cookie?: string } = {}) {
  const { address = '10.0.0.1', cookie, companyId } = more
  const response = await world.service.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: address,
    headers: { 'content-type': 'application/json', ...(cookie && { cookie }) },
    payload: { query: SIGN_IN, variables: { input: { account, password, companyId } } }
  })
  const body: SignInAnswer = response.json()
  expect(body.errors).toBeUndefined()
  const cookies = String(response.headers['set-cookie'] ?? '')
  return {
    ...body.data.signIn,
    cookies,
    token: /keqing=([^;]+)/.exec(cookies)?.[1] ?? '',
    body: response.body.replace(/"correlationId":"[^"]*"/g, '')
  }
}

describe('signing in', () => {
  test('by e-mail, however it is written; the session is opaque, new each time, kept hashed', async () => {
    const first = await signIn(' HQ@Acme.test ', PASSWORD)
    expect(first).toMatchObject({ viewer: { name: 'acme hq', company: { name: 'acme' } }, userErrors: [] })
    expect(first.cookies).toMatch(/HttpOnly/)
    expect(first.cookies).toMatch(/SameSite=Lax/)
    expect(Buffer.from(first.token, 'base64url').length).toBeGreaterThanOrEqual(16)
    const stored = await world.db.global<{ hash: Buffer }>(sql`select token_hash as hash from session`)
    expect(stored.some(({ hash }) => hash.equals(createHash('sha256').update(first.token).digest()))).toBe(true)
    const second = await signIn('hq@acme.test', PASSWORD, { cookie: `keqing=${first.token}` })
    expect(second.token).not.toBe(first.token)
    expect((await world.ask({ ...world.acme.hq, token: first.token }, '{ viewer { name } }')).status).toBe(401)
    expect((await world.ask({ ...world.acme.hq, token: second.token }, '{ viewer { name } }')).data.viewer?.name).toBe('acme hq')
  })
  test('an unknown account, a wrong password and a disabled login get one and the same answer', async () => {
    await world.db.global(
      sql`insert into login (id, email, password_hash, name, disabled_at) select gen_random_uuid(), 'gone@acme.test', password_hash, 'gone', now() from login where email = 'hq@acme.test'`
    )
    const answers = [
      await signIn('nobody@acme.test', PASSWORD),
      await signIn('hq@acme.test', 'not the password'),
      await signIn('gone@acme.test', PASSWORD)
    ]
    expect(new Set(answers.map(answer => answer.body)).size).toBe(1)
    expect(answers[0]).toMatchObject({ viewer: null, userErrors: [{ code: 'SIGN_IN_FAILED' }], token: '' })
  })
  test('an unknown account takes as long as a known one', async () => {
    const time = async (account: string) => {
      const times = []
      for (let i = 0; i < 4; i++) {
        const start = performance.now()
        await signIn(account, 'not the password', { address: `10.1.0.${i}` })
        times.push(performance.now() - start)
      }
      return times.sort((a, b) => a - b)[1] ?? 0
    }
    const [known, unknown] = [await time('hq@globex.test'), await time('nobody-at-all@globex.test')]
    expect(Math.min(known, unknown) / Math.max(known, unknown)).toBeGreaterThan(0.4)
  })
  test('a company that is not theirs is as one that is not', async () => {
    const foreign = await signIn('hq@acme.test', PASSWORD, { companyId: world.globex.tenantId })
    const never = await signIn('hq@acme.test', PASSWORD, { companyId: '01900000-0000-7000-8000-000000000000' })
    expect(foreign.body).toBe(never.body)
    expect(foreign.userErrors).toMatchObject([{ code: 'MEMBERSHIP_INACTIVE' }])
  })
})

describe('backing off', () => {
  test('10 failures are free, then each wait is twice the one before, to a quarter of an hour', () => {
    expect([0, 9, 10, 11, 14, 19, 20, 4000].map(waitAfter)).toEqual([0, 0, 1, 2, 16, 512, 900, 900])
  })
  test('after 10 failures of an account even the right password waits, from any address; then it opens and forgives', async () => {
    for (let i = 0; i < 10; i++) await signIn('hq@globex.test', `wrong ${i}`, { address: `10.2.0.${i}` })
    // Tries that were not even judged do not count, or anybody could lock anybody out.
    const refused = await signIn('HQ@globex.test', PASSWORD, { address: '10.2.1.1' })
    expect(refused.userErrors).toEqual([{ code: 'SIGN_IN_BACKED_OFF', field: [], params: [{ name: 'seconds', value: '1' }] }])
    world.clock.set('2026-06-30T04:00:02Z')
    expect((await signIn('hq@globex.test', 'wrong', { address: '10.2.1.2' })).userErrors[0]?.code).toBe('SIGN_IN_FAILED')
    expect((await signIn('hq@globex.test', PASSWORD, { address: '10.2.1.1' })).userErrors[0]?.params[0]?.value).toBe('2')
    world.clock.set('2026-06-30T04:00:05Z')
    expect((await signIn('hq@globex.test', PASSWORD, { address: '10.2.1.1' })).viewer?.name).toBe('globex hq')
    expect((await signIn('hq@globex.test', 'wrong', { address: '10.2.1.1' })).userErrors[0]?.code).toBe('SIGN_IN_FAILED')
  })
  test('an address is slowed over all accounts it tries, many at once too, and no name or address is stored', async () => {
    const tries = await Promise.all(Array.from({ length: 30 }, (_, i) => signIn(`a${i}@acme.test`, 'wrong', { address: '10.3.0.1' })))
    const codes = tries.map(done => done.userErrors[0]?.code)
    expect(codes.filter(code => code === 'SIGN_IN_FAILED').length).toBeLessThanOrEqual(10)
    for (let i = 0; i < 11; i++) await signIn(`b${i}@acme.test`, 'wrong', { address: '10.3.0.1' })
    expect((await signIn('hq@acme.test', PASSWORD, { address: '10.3.0.1' })).userErrors[0]?.code).toBe('SIGN_IN_BACKED_OFF')
    expect((await signIn('hq@acme.test', PASSWORD, { address: '10.3.0.2' })).userErrors).toEqual([])
    const rows = await world.db.global<{ subject: string }>(sql`select subject from sign_in_attempt`)
    expect(rows.every(({ subject }) => /^[\w-]{43}$/.test(subject))).toBe(true)
  })
  test('a forwarded address is not believed from just anybody', async () => {
    const response = await world.service.app.inject({
      method: 'POST',
      url: '/graphql',
      remoteAddress: '10.3.0.1',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '99.9.9.9' },
      payload: { query: SIGN_IN, variables: { input: { account: 'hq@acme.test', password: PASSWORD } } }
    })
    expect(response.json().data.signIn.userErrors[0]?.code).toBe('SIGN_IN_BACKED_OFF')
  })
})

describe('sessions', () => {
  test('end with signing out, on the next request', async () => {
    const { token } = await signIn('hq@acme.test', PASSWORD)
    const person = { ...world.acme.hq, token }
    expect((await world.ask(person, 'mutation { signOut { done userErrors { code } } }')).data.signOut).toEqual({
      done: true,
      userErrors: []
    })
    expect((await world.ask(person, '{ viewer { name } }')).status).toBe(401)
  })
  test('end after 30 idle minutes, and after 12 hours', async () => {
    const idle = await signIn('hq@acme.test', PASSWORD)
    await world.db.global(
      sql`update session set seen_at = now() - interval '31 minutes' where token_hash = ${createHash('sha256').update(idle.token).digest()}`
    )
    expect((await world.ask({ ...world.acme.hq, token: idle.token }, '{ viewer { name } }')).status).toBe(401)
    const old = await signIn('hq@acme.test', PASSWORD)
    await world.db.global(sql`update session set expires_at = now() where token_hash = ${createHash('sha256').update(old.token).digest()}`)
    expect((await world.ask({ ...world.acme.hq, token: old.token }, '{ viewer { name } }')).status).toBe(401)
  })
  test('a switch of company is a new session that sees only the other', async () => {
    const [globex] = await world.db.global<{ id: string }>(sql`select id from login where email = 'hq@globex.test'`)
    await world.db.global(
      sql`insert into login_company (login_id, company_id, company_name) values (${globex?.id}, ${world.acme.tenantId}, 'acme')`
    )
    await world.db.unit(world.acme.tenantId, tx =>
      tx.run(
        sql`insert into staff (tenant_id, id, chain_id, login_id, name, staff_no, joined_on) values (${world.acme.tenantId}, gen_random_uuid(), ${world.acme.chainId}, ${globex?.id}, 'both', 'B1', '2020-01-01')`
      )
    )
    const before = await signIn('hq@globex.test', PASSWORD, { address: '10.9.0.1' })
    const response = await world.service.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie: `keqing=${before.token}` },
      payload: {
        query:
          'mutation ($id: ID!) { companySwitch(input: { companyId: $id }) { viewer { company { name } permissions { name } chains { name } } userErrors { code } } }',
        variables: { id: world.acme.tenantId }
      }
    })
    // Of the staff there, without any right.
    expect(response.json().data.companySwitch).toEqual({
      viewer: { company: { name: 'acme' }, permissions: [], chains: [] },
      userErrors: []
    })
    const token = /keqing=([^;]+)/.exec(String(response.headers['set-cookie']))?.[1]
    expect(token).not.toBe(before.token)
    expect((await world.ask({ ...world.acme.hq, token: before.token }, '{ viewer { name } }')).status).toBe(401)
    const answer = await world.ask(
      world.acme.hq,
      'mutation ($id: ID!) { companySwitch(input: { companyId: $id }) { viewer { name } userErrors { code } } }',
      { id: world.globex.tenantId }
    )
    expect(answer.data.companySwitch).toEqual({ viewer: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })
})
