// Signing in and out, backing off, going to another company, changing one's password (TRUST 5, 9–11).
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { localDate } from '@keqing/domain'
import { addPerson, openWorld, PASSWORD, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { createCompany } from '../company/index.ts'
import { waitAfter } from './back-off.ts'

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
      sql`with gone as (insert into login (id, email, disabled_at) values (gen_random_uuid(), 'gone@acme.test', now()) returning id)
        insert into login_company (login_id, company_id, company_name, email, password_hash)
        select gone.id, c.company_id, c.company_name, 'gone@acme.test', c.password_hash from gone, login_company c where c.email = 'hq@acme.test'`
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
  test('a try that another one of the same moment is put down as later than is judged: one alone keeps nobody waiting', async () => {
    world.clock.set('2026-06-30T04:00:06Z')
    await signIn('hq@acme.test', 'wrong', { address: '10.2.2.1' })
    world.clock.set('2026-06-30T04:00:05Z')
    expect((await signIn('hq@acme.test', PASSWORD, { address: '10.2.2.1' })).userErrors).toEqual([])
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
      sql`insert into login_company (login_id, company_id, company_name, email, password_hash)
        select login_id, ${world.acme.tenantId}, 'acme', email, password_hash from login_company where login_id = ${globex?.id}`
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

const hashOf = (token: string) => createHash('sha256').update(token).digest()
const tokenOf = (headers: Record<string, string | string[] | number | undefined>) =>
  /keqing=([^;]+)/.exec(String(headers['set-cookie'] ?? ''))?.[1] ?? ''

async function send(token: string, query: string, variables: Record<string, unknown> = {}) {
  const response = await world.service.app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', cookie: `keqing=${token}` },
    payload: { query, variables }
  })
  return { status: response.statusCode, data: response.json().data, token: tokenOf(response.headers) }
}

async function staffCreate(as: Person, chainId: string, staffNo: string, more: Record<string, unknown>) {
  const answer = await world.ask(
    as,
    'mutation ($input: StaffCreateInput!) { staffCreate(input: $input) { staff { id email phone } userErrors { code field } } }',
    { input: { chainId, staffNo, name: `person ${staffNo}`, joinedOn: '2026-01-01', ...more } }
  )
  expect(answer.errors).toBeUndefined()
  return answer.data.staffCreate as { staff: { id: string }; userErrors: { code: string; field: string[] }[] }
}

const SWITCH =
  'mutation ($id: ID!) { companySwitch(input: { companyId: $id }) { viewer { company { name } companies { name } } userErrors { code } } }'

describe('a password proves something only for the company that has set it', () => {
  const atAcme = 'set by acme, long'
  const atGlobex = 'set by globex, long'
  const email = 'shared@people.test'
  beforeAll(async () => {
    await staffCreate(world.acme.hq, world.acme.chainId, 'T1', { email, password: atAcme })
    await staffCreate(world.globex.hq, world.globex.chainId, 'T1', { email, password: atGlobex })
  })

  test('neither company’s password opens the other, and neither is seen from the other', async () => {
    const acme = await signIn(email, atAcme, { address: '10.20.0.1' })
    const globex = await signIn(email, atGlobex, { address: '10.20.0.1' })
    expect([acme.viewer?.company.name, globex.viewer?.company.name]).toEqual(['acme', 'globex'])
    // Named as the company they are at names them.
    expect([acme.viewer?.name, globex.viewer?.name]).toEqual(['person T1', 'person T1'])
    for (const [password, companyId] of [
      [atAcme, world.globex.tenantId],
      [atGlobex, world.acme.tenantId],
      [atAcme, '01900000-0000-7000-8000-000000000000']
    ] as const)
      expect((await signIn(email, password, { companyId, address: '10.20.0.2' })).userErrors).toMatchObject([
        { code: 'MEMBERSHIP_INACTIVE' }
      ])
    const seen = await send(acme.token, '{ viewer { companies { name } } }')
    expect(seen.data.viewer).toEqual({ companies: [{ name: 'acme' }] })
    const gone = await send(acme.token, SWITCH, { id: world.globex.tenantId })
    expect(gone.data.companySwitch).toEqual({ viewer: null, userErrors: [{ code: 'NOT_FOUND' }] })
  })
  test('whom a company takes on signs in there with the password it has set, whoever knew the name before', async () => {
    // Each answers and works alike for a name of another company and for one that never was (TRUST 5).
    const outcomes = []
    for (const [staffNo, account] of [
      ['T2', 'hq@acme.test'],
      ['T3', 'never-was@people.test']
    ] as const) {
      const { userErrors } = await staffCreate(world.globex.hq, world.globex.chainId, staffNo, { email: account, password: atGlobex })
      const { viewer, token } = await signIn(account, atGlobex, { address: '10.20.0.3' })
      const seen = await send(token, '{ viewer { locale companies { name } } }')
      outcomes.push([userErrors, viewer?.company.name, seen.data])
    }
    expect(outcomes[0]).toEqual(outcomes[1])
    expect((await signIn('hq@acme.test', PASSWORD, { address: '10.20.0.3' })).viewer?.company.name).toBe('acme')
  })
  test('a login’s id does not tell when it was made', async () => {
    const { token } = await signIn(email, atGlobex, { address: '10.20.0.4' })
    const { data } = await send(token, '{ viewer { id } }')
    expect(data.viewer.id).toMatch(/^.{14}4/)
  })
  test('an e-mail and a phone given together neither join nor tell of the phone’s other login', async () => {
    const phone = '+8613900000077'
    await staffCreate(world.acme.hq, world.acme.chainId, 'T4', { phone, password: atAcme })
    const { userErrors } = await staffCreate(world.globex.hq, world.globex.chainId, 'T4', {
      email: 'with-phone@people.test',
      phone,
      password: atGlobex
    })
    expect(userErrors).toEqual([])
    // By phone as by e-mail, each at the company whose password it is.
    for (const account of [phone, 'with-phone@people.test'])
      expect((await signIn(account, atGlobex, { address: '10.20.0.5' })).viewer?.company.name).toBe('globex')
    expect((await signIn(phone, atAcme, { address: '10.20.0.5' })).viewer?.company.name).toBe('acme')
    const logins = await world.db.global<{ email: string | null; phone: string | null }>(
      sql`select email, phone from login where phone = ${phone} or email = 'with-phone@people.test' order by email`
    )
    expect(logins).toEqual([
      { email: 'with-phone@people.test', phone: null },
      { email: null, phone }
    ])
  })
  test('the same password at both opens both, and the session may go from one to the other and back', async () => {
    const both = 'the same at both'
    const account = 'both@people.test'
    await staffCreate(world.acme.hq, world.acme.chainId, 'T5', { email: account, password: both })
    await staffCreate(world.globex.hq, world.globex.chainId, 'T5', { email: account, password: both })
    const first = await signIn(account, both, { address: '10.20.0.6' })
    const there = await send(first.token, SWITCH, { id: world.globex.tenantId })
    expect(there.data.companySwitch.viewer).toEqual({ company: { name: 'globex' }, companies: [{ name: 'acme' }, { name: 'globex' }] })
    const back = await send(there.token, SWITCH, { id: world.acme.tenantId })
    expect(back.data.companySwitch.viewer.company).toEqual({ name: 'acme' })
    expect((await signIn(account, both, { companyId: world.globex.tenantId, address: '10.20.0.6' })).viewer?.company.name).toBe('globex')
  })
  test('who may set passwords at one company cannot try those of another by right ones of their own', async () => {
    // 2027: no failure of another test is remembered.
    world.clock.set('2027-01-01T00:00:00Z')
    for (let i = 0; i < 10; i++) expect((await signIn(email, atGlobex, { address: `10.21.0.${i}` })).viewer?.company.name).toBe('globex')
    // Acme's password has been guessed at ten times: it waits, unseen, while globex's goes on opening globex.
    expect((await signIn(email, atAcme, { address: '10.21.1.1' })).userErrors).toMatchObject([{ code: 'SIGN_IN_FAILED' }])
    expect((await signIn(email, atGlobex, { address: '10.21.1.1' })).viewer?.company.name).toBe('globex')
    world.clock.set('2027-01-01T00:01:00Z')
    expect((await signIn(email, atAcme, { address: '10.21.1.1' })).viewer?.company.name).toBe('acme')
  })
  test('at every company the same number of passwords is verified, and one beyond them opens by naming its company', async () => {
    const account = 'many@people.test'
    const made = []
    for (let i = 0; i < 6; i++)
      made.push(
        await createCompany(world.platform, {
          name: `company ${i}`,
          chain: { name: 'c', currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'en', country: 'CN' },
          startsOn: localDate('2026-01-01'),
          hq: { name: 'many', email: account, password: `password no. ${i} of six` }
        })
      )
    const sixth = 'password no. 5 of six'
    expect((await signIn(account, sixth, { address: '10.22.0.1' })).userErrors).toMatchObject([{ code: 'SIGN_IN_FAILED' }])
    expect((await signIn(account, sixth, { address: '10.22.0.1', companyId: made[5]!.tenantId })).viewer?.company.name).toBe('company 5')
    expect((await signIn(account, 'password no. 4 of six', { address: '10.22.0.1' })).viewer?.company.name).toBe('company 4')
  })
})

describe('12 hours at most', () => {
  const endOf = async (token: string) =>
    (await world.db.global<{ at: Date }>(sql`select expires_at as at from session where token_hash = ${hashOf(token)}`))[0]?.at
  const soon = (token: string) =>
    world.db.global(sql`update session set expires_at = now() + interval '5 minutes' where token_hash = ${hashOf(token)}`)

  test('a switch of company does not begin them anew', async () => {
    const { token } = await signIn('both@people.test', 'the same at both', { address: '10.23.0.1' })
    await soon(token)
    const before = await endOf(token)
    const there = await send(token, SWITCH, { id: world.globex.tenantId })
    expect(there.data.companySwitch.userErrors).toEqual([])
    expect(await endOf(there.token)).toEqual(before)
    expect(await endOf(token)).toBeUndefined()
  })
  test('nor does a change of one’s own rights', async () => {
    const { token, staffId } = await addPerson(world.db, world.globex, 'globex', 'HQ', { chain: world.globex.chainId })
    await soon(token)
    const before = await endOf(token)
    const given = await send(
      token,
      'mutation ($input: RoleGrantInput!) { roleGrant(input: $input) { grant { id } userErrors { code } } }',
      { input: { staffId, role: 'ANALYST', scopeKind: 'CHAIN', scopeId: world.globex.chainId } }
    )
    expect(given.data.roleGrant.userErrors).toEqual([])
    expect(given.token).not.toBe(token)
    expect(await endOf(given.token)).toEqual(before)
    expect((await send(token, '{ viewer { name } }')).status).toBe(401)
    expect((await send(given.token, '{ viewer { name companies { name } } }')).data.viewer).toEqual({
      name: 'globex HQ',
      companies: [{ name: 'globex' }]
    })
  })
})

describe('changing one’s password', () => {
  const CHANGE =
    'mutation ($input: PasswordChangeInput!) { passwordChange(input: $input) { done userErrors { code field params { name value } } } }'
  const change = (token: string, current: string, next: string) => send(token, CHANGE, { input: { current, next } })
  const account = 'changes@people.test'
  const first = 'the first of them'
  const second = 'the second of them'
  beforeAll(async () => {
    await staffCreate(world.acme.hq, world.acme.chainId, 'P1', { email: account, password: first })
    await staffCreate(world.globex.hq, world.globex.chainId, 'P1', { email: account, password: first })
  })

  test('the present one has to be right, and the new one good', async () => {
    const { token } = await signIn(account, first, { address: '10.24.0.1' })
    expect((await change(token, 'not the first', second)).data.passwordChange).toMatchObject({
      done: false,
      userErrors: [{ code: 'PASSWORD_WRONG', field: ['current'] }]
    })
    expect((await change(token, first, 'short')).data.passwordChange.userErrors).toMatchObject([
      { code: 'PASSWORD_TOO_SHORT', field: ['next'] }
    ])
    expect((await change(token, first, 'password123')).data.passwordChange.userErrors).toMatchObject([
      { code: 'PASSWORD_TOO_COMMON', field: ['next'] }
    ])
    const key = await world.ask(world.acme.hq, 'mutation ($input: ApiClientCreateInput!) { apiClientCreate(input: $input) { secret } }', {
      input: { chainId: world.acme.chainId, name: 'k', scopes: ['ORGANISATION_READ'] }
    })
    const client = await world.ask(key.data.apiClientCreate.secret, CHANGE, { input: { current: first, next: second } })
    expect(client.data.passwordChange.userErrors).toMatchObject([{ code: 'PASSWORD_WRONG' }])
  })
  test('it is the new one from then on, here only; other sessions here end, and none goes here by the old one', async () => {
    const own = await signIn(account, first, { address: '10.24.0.2' })
    const other = await signIn(account, first, { address: '10.24.0.2' })
    const elsewhere = await signIn(account, first, { companyId: world.globex.tenantId, address: '10.24.0.2' })
    const done = await change(own.token, first, second)
    expect(done.data.passwordChange).toEqual({ done: true, userErrors: [] })
    expect(done.token).not.toBe(own.token)
    for (const ended of [own, other]) expect((await send(ended.token, '{ viewer { name } }')).status).toBe(401)
    expect((await send(done.token, '{ viewer { company { name } } }')).data.viewer.company).toEqual({ name: 'acme' })
    expect((await send(elsewhere.token, '{ viewer { companies { name } } }')).data.viewer.companies).toEqual([{ name: 'globex' }])
    expect((await send(elsewhere.token, SWITCH, { id: world.acme.tenantId })).data.companySwitch.userErrors).toEqual([
      { code: 'NOT_FOUND' }
    ])
    expect((await signIn(account, second, { address: '10.24.0.2' })).viewer?.company.name).toBe('acme')
    expect((await signIn(account, first, { address: '10.24.0.2' })).viewer?.company.name).toBe('globex')
    const { data } = await world.ask(
      world.acme.hq,
      'query ($c: ID!) { auditEntries(chainId: $c, filter: { action: "passwordChange" }) { nodes { objectType detail } } }',
      { c: world.acme.chainId }
    )
    expect(data.auditEntries.nodes).toEqual([{ objectType: 'Staff', detail: '{}' }])
  })
  test('guessing at the present one backs off', async () => {
    const { token } = await signIn(account, second, { address: '10.24.0.3' })
    for (let i = 0; i < 10; i++) await change(token, `guess ${i}`, 'whatever it is to be')
    expect((await change(token, second, 'whatever it is to be')).data.passwordChange.userErrors).toMatchObject([
      { code: 'SIGN_IN_BACKED_OFF' }
    ])
  })
})
