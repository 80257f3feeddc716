// docs/api.md holds: its examples run against a listening API with a key of the scopes they name, its documents are valid, its table has every scope.
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { isEnumType, parse, validate } from 'graphql'
import { createSchema } from '../src/server.ts'
import { settled } from './settled.ts'
import { Vouchers } from './vouchers.ts'
import { openWorld, type World } from './world.ts'

const DOCS = path.resolve(import.meta.dirname, '../../../docs')
const guide = readFileSync(path.join(DOCS, 'api.md'), 'utf8')

let world: World
beforeAll(async () => {
  world = await openWorld()
  // The examples live in the present.
  world.clock.set(new Date().toISOString())
  await world.service.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(() => world.close())

async function runExample(name: string, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const file = path.join(DOCS, 'examples', `${name}.mjs`)
  const scopes = /Scopes of its key: ([A-Z_, ]+)/.exec(readFileSync(file, 'utf8'))?.[1]?.split(', ')
  const made = await world.ask(
    world.acme.hq,
    'mutation ($input: ApiClientCreateInput!) { apiClientCreate(input: $input) { secret userErrors { code } } }',
    { input: { chainId: world.acme.chainId, name, scopes } }
  )
  const { port } = world.service.app.server.address() as AddressInfo
  const env = {
    KEQING_URL: `http://127.0.0.1:${port}/graphql`,
    KEQING_KEY: made.data.apiClientCreate.secret,
    KEQING_CHAIN: world.acme.chainId
  }
  return promisify(execFile)(process.execPath, [file, ...args], { env })
}

test('the till registers, records, records again, takes back and looks up; BI reads it all', async () => {
  const till = (await runExample('till')).stdout.trim().split('\n')
  expect(till).toEqual([
    expect.stringMatching(/^registered T\w+ at acme S1: /),
    expect.stringMatching(/^1: recorded, 147900 minor units of CNY, 14 points; tier 普通, balance 14$/),
    expect.stringMatching(/^2: already here, 147900 minor units of CNY, 14 points; tier 普通, balance 14$/),
    'one pair taken back: 64000 minor units',
    'net 83900, points 8, 1 unit returned'
  ])
  const bi = await runExample('bi')
  expect(bi.stdout.split('\r\n')[0]).toBe('member_no,registered_on,store,status,tier,purchases,net_minor,currency,last_purchase_on')
  expect(bi.stdout.split('\r\n')[1]).toMatch(/^T\w+,\d{4}-\d\d-\d\d,S1,TIER,C,1,83900,CNY,\d{4}-\d\d-\d\d$/)
  expect(bi.stderr).toMatch(/^1 customers written; as of /)
})

test('who follows is told each change once', async () => {
  const place = path.join(tmpdir(), `keqing-follow-${randomUUID()}.txt`)
  try {
    await settled(world.platform)
    const lines = (await runExample('follow', place)).stdout.trim().split('\n')
    expect(lines).toEqual([
      expect.stringMatching(/^T\w+: EARN 14 points, balance 14$/),
      expect.stringMatching(/^T\w+: none to C by PURCHASE$/),
      expect.stringMatching(/^T\w+: REVERSE -6 points, balance 8$/)
    ])
    expect((await runExample('follow', place)).stdout).toBe('')
  } finally {
    rmSync(place, { force: true })
  }
})

test('a till’s whole day: rules, card, quotes, a voucher and points as payment, a return that gives them back, the day sent again, what followed', async () => {
  await new Vouchers(world).defined({ forPoints: true })
  const lines = (await runExample('day')).stdout.trim().split('\n')
  expect(lines).toEqual([
    'open: 1 point for every 10000 minor units (version 1), benefits version 1',
    expect.stringMatching(/^card: D.*, tier none, 0 points$/),
    'MORNING: quoted 1500000 minor units of CNY, 150 points',
    'voucher: Voucher of 10000 for 100 points',
    'NOON: a voucher would take off 10000; then 50 points to spend, at most 50 here',
    'NOON: paid 21990, 10000 by voucher and 20 points',
    'back: tier A, net 1511990, 41 points to spend, 0 held',
    'back: voucher PARTLY_USED, 5000 left',
    'close: 2 of 2 were there; 2 receipts, net 1511990',
    'followed: EARN 150, balance 150',
    'followed: none to A',
    'followed: voucher ISSUE 10000',
    'followed: REDEEM -100, balance 50',
    'followed: EARN 2, balance 52',
    'followed: voucher REDEEM -10000',
    'followed: REDEEM -20, balance 32',
    'followed: REVERSE -1, balance 31',
    'followed: REVERSE 10, balance 41',
    'followed: voucher GIVE_BACK 5000'
  ])
})

test('the documents of the guide are valid', async () => {
  const schema = await createSchema()
  const documents = [...guide.matchAll(/```graphql\n([^]*?)```/g)].map(found => found[1]!)
  expect(documents.length).toBeGreaterThan(1)
  for (const document of documents) expect(validate(schema, parse(document))).toEqual([])
})

test('its table has every scope', async () => {
  const scopes = (await createSchema()).getType('ApiScope')
  if (!isEnumType(scopes)) throw new Error('no ApiScope')
  // A scope may stand in a further table too.
  const told = new Set([...guide.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(found => found[1]!))
  expect([...told].toSorted()).toEqual(
    scopes
      .getValues()
      .map(value => value.name)
      .toSorted()
  )
})
