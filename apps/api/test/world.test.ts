// The two-tenant world itself: it opens, and its wall stands.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openWorld, type World } from './world.ts'

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

test('the viewer of acme’s headquarters', async () => {
  const { status, data, errors } = await world.ask(
    world.acme.hq,
    '{ viewer { name company { name } companies { name } staff { name staffNo } grants { role scopeKind chain { name today } } chains { name stores { totalCount nodes { code groups { name customerCount } } } } permissions { name chains } } }'
  )
  expect({ status, errors }).toEqual({ status: 200, errors: undefined })
  expect(data.viewer).toMatchObject({
    name: 'acme hq',
    company: { name: 'acme' },
    companies: [{ name: 'acme' }],
    staff: { staffNo: 'HQ1' },
    grants: [{ role: 'HQ', scopeKind: 'CHAIN', chain: { today: '2026-06-30' } }]
  })
  expect(data.viewer.chains[0].stores).toMatchObject({
    totalCount: 2,
    nodes: [{ code: 'S1', groups: [{ name: 'G1', customerCount: 0 }, { name: 'G2' }] }, { code: 'S2' }]
  })
})

test('an unknown session is nobody', async () => {
  const { status, errors } = await world.ask({ ...world.acme.hq, token: 'x'.repeat(43) }, '{ viewer { name } }')
  expect({ status, code: errors?.[0]?.extensions.code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' })
})

test('without the door the app role sees nothing and writes nothing', async () => {
  const { pool } = world.db
  expect((await pool.query('select count(*)::int as n from chain')).rows[0].n).toBe(0)
  await expect(
    pool.query(
      `insert into store (tenant_id, id, chain_id, code, name, opened_on) values ('${world.acme.tenantId}', gen_random_uuid(), '${world.acme.chainId}', 'X', 'X', '2020-01-01')`
    )
  ).rejects.toThrow(/row-level security/)
})
