// Who works at more companies than one try verifies: found by the longer one; known or not, each try takes its own same steps (TRUST 5, 11).
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { localDate } from '@keqing/domain'
import { openWorld, PASSWORD, type World } from '../../../test/world.ts'
import { attachLogin } from '../../platform/auth/login.ts'
import { hashPassword } from '../../platform/auth/password.ts'
import { sql } from '../../platform/db/sql.ts'
import { createCompany } from '../company/index.ts'

const EMAIL = 'many@people.test'
const LAST = 'of the seventh alone'

let world: World
/** c1 to c6 by one password, c7 by another. */
const companies: { id: string; name: string }[] = []
beforeAll(async () => {
  world = await openWorld()
  const [shared, other] = [await hashPassword(PASSWORD), await hashPassword(LAST)]
  for (let i = 1; i <= 7; i++) {
    const name = `c${i}`
    const { tenantId, chainId } = await createCompany(world.platform, {
      name,
      chain: { name, currency: 'CNY', timeZone: 'Asia/Shanghai', locale: 'zh-CN', country: 'CN' },
      startsOn: localDate('2020-01-01'),
      hq: { name: 'hq', email: `hq@${name}.test`, password: PASSWORD }
    })
    companies.push({ id: tenantId, name })
    await world.db.unit(tenantId, async tx => {
      const passwordHash = i === 7 ? other : shared
      const loginId = await attachLogin(tx, { email: EMAIL, phone: null, locale: 'zh-CN', companyName: name, passwordHash })
      await tx.run(sql`insert into staff (tenant_id, id, chain_id, login_id, name, staff_no, joined_on)
        values (${tenantId}, gen_random_uuid(), ${chainId}, ${loginId}, ${`of ${name}`}, 'M1', '2020-01-01')`)
    })
  }
})
afterAll(() => world.close())

let tries = 0
async function signIn(input: { account: string; password: string; everywhere?: boolean; companyId?: string }) {
  const response = await world.service.app.inject({
    method: 'POST',
    url: '/graphql',
    remoteAddress: `10.30.0.${tries++}`,
    headers: { 'content-type': 'application/json' },
    payload: {
      query:
        'mutation ($input: SignInInput!) { signIn(input: $input) { viewer { name company { name } companies { id name } } userErrors { code field } } }',
      variables: { input }
    }
  })
  const token = /keqing=([^;]+)/.exec(String(response.headers['set-cookie'] ?? ''))?.[1] ?? ''
  return { ...response.json().data.signIn, token, body: response.body.replace(/"correlationId":"[^"]*"/g, '') }
}
const names = (of: { viewer: { companies: { name: string }[] } }) => of.viewer.companies.map(({ name }) => name)

test('five companies at first, all of them by the longer try; none whose password was not given', async () => {
  expect(names(await signIn({ account: EMAIL, password: PASSWORD }))).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
  expect(names(await signIn({ account: EMAIL, password: PASSWORD, everywhere: true }))).toEqual(['c1', 'c2', 'c3', 'c4', 'c5', 'c6'])
})

test('a password of a company beyond is refused at first, and opens that one alone by the longer try', async () => {
  expect(await signIn({ account: EMAIL, password: LAST })).toMatchObject({
    viewer: null,
    userErrors: [{ code: 'SIGN_IN_FAILED' }],
    token: ''
  })
  const found = await signIn({ account: EMAIL, password: LAST, everywhere: true })
  expect(found.viewer).toMatchObject({ name: 'of c7', company: { name: 'c7' }, companies: [{ name: 'c7' }] })
})

test('one goes to any company of the list and to no other', async () => {
  const { token } = await signIn({ account: EMAIL, password: PASSWORD, everywhere: true })
  const go = (name: string, as: string) =>
    world.service.app.inject({
      method: 'POST',
      url: '/graphql',
      headers: { 'content-type': 'application/json', cookie: `keqing=${as}` },
      payload: {
        query: 'mutation ($id: ID!) { companySwitch(input: { companyId: $id }) { viewer { name company { name } } userErrors { code } } }',
        variables: { id: companies.find(company => company.name === name)?.id ?? world.acme.tenantId }
      }
    })
  for (const name of ['c7', 'acme'])
    expect((await go(name, token)).json().data.companySwitch).toEqual({ viewer: null, userErrors: [{ code: 'NOT_FOUND' }] })
  expect((await go('c6', token)).json().data.companySwitch).toEqual({
    viewer: { name: 'of c6', company: { name: 'c6' } },
    userErrors: []
  })
})

test('an unknown account and a wrong password get one answer and take as long, by the longer try too', async () => {
  const timed = async (account: string) => {
    const start = performance.now()
    const { body } = await signIn({ account, password: 'not the password', everywhere: true })
    return { body, ms: performance.now() - start }
  }
  const runs: Record<'known' | 'unknown', { body: string; ms: number }>[] = []
  for (let i = 0; i < 3; i++) runs.push({ known: await timed(EMAIL), unknown: await timed('nobody@people.test') })
  expect(new Set(runs.flatMap(({ known, unknown }) => [known.body, unknown.body])).size).toBe(1)
  const best = (who: 'known' | 'unknown') => Math.min(...runs.map(run => run[who].ms))
  expect(Math.min(best('known'), best('unknown')) / Math.max(best('known'), best('unknown'))).toBeGreaterThan(0.4)
})
