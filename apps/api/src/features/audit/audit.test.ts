// Every change leaves a row; the rows are chained, and whoever touches one is found (TRUST 33).
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { openWorld, type World } from '../../../test/world.ts'
import { findCall, UsageError } from '../../platform/command.ts'
import { sql } from '../../platform/db/sql.ts'
import { AUDIT_COMMANDS } from './audit.command.ts'
import { sealBatch, sealCompany, verifyAudit } from './seal-audit.ts'

let world: World
let superuser: pg.Client
beforeAll(async () => {
  world = await openWorld()
  superuser = new pg.Client({ connectionString: world.superuserUrl })
  superuser.on('error', () => {})
  await superuser.connect()
})
afterAll(async () => {
  await superuser.end()
  await world.close()
})

const LIST = `query ($id: ID!, $filter: AuditFilter, $after: String) { auditEntries(chainId: $id, filter: $filter, first: 3, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { action objectType objectLabel actorKind actorName detail sealed at correlationId } } }`

async function openStore(code: string) {
  const input = { chainId: world.acme.chainId, code, name: `Store ${code}`, openedOn: '2026-01-01' }
  await world.ask(world.acme.hq, 'mutation ($input: StoreCreateInput!) { storeCreate(input: $input) { userErrors { code } } }', { input })
}
const list = (variables: object = {}, as = world.acme.hq) => world.ask(as, LIST, { id: world.acme.chainId, ...variables })
const verify = () => world.platform.unit(world.acme.tenantId, verifyAudit)

test('a change is told with who, what and where; a refused one leaves nothing', async () => {
  await openStore('A1')
  await openStore('A1')
  const { data } = await list({ filter: { action: 'storeCreate' } })
  expect(data.auditEntries).toMatchObject({
    totalCount: 1,
    nodes: [
      {
        action: 'storeCreate',
        objectType: 'Store',
        objectLabel: 'Store A1',
        actorKind: 'USER',
        actorName: 'acme hq',
        detail: '{"code": "A1"}',
        sealed: false,
        correlationId: expect.any(String)
      }
    ]
  })
})

test('paged and filtered by day; of globex nothing', async () => {
  for (const code of ['A2', 'A3', 'A4']) await openStore(code)
  const first = (await list()).data.auditEntries
  const second = (await list({ after: first.pageInfo.endCursor })).data.auditEntries
  expect([first.totalCount, first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([6, 3, 3, false])
  expect((await list({ filter: { to: '2020-01-01' } })).data.auditEntries.totalCount).toBe(0)
  expect((await list({ filter: { from: '2020-01-01', actorId: world.acme.hq.staffId } })).data.auditEntries.totalCount).toBe(4)
  expect((await list({}, world.globex.hq)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
  expect((await list({}, world.acme.manager)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
})

test('nobody the service runs as can alter or remove a row', async () => {
  for (const db of [world.db, world.platform]) {
    for (const statement of [
      sql`update audit_entry set action = 'x'`,
      sql`delete from audit_entry`,
      sql`update audit_seal set seq = seq + 1`,
      sql`delete from audit_seal`
    ]) {
      await expect(db.unit(world.acme.tenantId, tx => tx.run(statement))).rejects.toThrow(/permission denied/)
    }
  }
})

describe('the chain of hashes', () => {
  test('two sealers at once seal everything once', async () => {
    const sealed = await Promise.all([sealCompany(world.platform, world.acme.tenantId), sealCompany(world.platform, world.acme.tenantId)])
    expect(sealed[0] + sealed[1]).toBe(6)
    expect(await sealCompany(world.platform, world.acme.tenantId)).toBe(0)
    expect((await list()).data.auditEntries.nodes[0].sealed).toBe(true)
    expect(await verify()).toMatchObject({ sealed: 6, head: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })
  test('goes on where it stopped, in batches', async () => {
    for (const code of ['B1', 'B2', 'B3']) await openStore(code)
    expect(await world.platform.unit(world.acme.tenantId, tx => sealBatch(tx, 2))).toBe(2)
    expect(await world.platform.unit(world.acme.tenantId, tx => sealBatch(tx, 2))).toBe(1)
    expect((await verify()).broken).toBeUndefined()
  })
  test('an entry that committed late is sealed late', async () => {
    const late = { id: '00000000-0000-7000-8000-000000000001' }
    const [row] = (await superuser.query('select max(id::text) as id from audit_entry')).rows
    late.id = `${row.id.slice(0, 14)}7000-8000-000000000001`.replace(/^(.{8}-.{4}-).*/, `$17000-8000-000000000001`)
    await world.db.unit(world.acme.tenantId, tx =>
      tx.run(
        sql`insert into audit_entry (tenant_id, id, actor_kind, action, object_type) values (${tx.tenantId}, ${late.id}, 'job', 'late', 'X')`
      )
    )
    expect(await sealCompany(world.platform, world.acme.tenantId)).toBe(1)
    expect((await verify()).broken).toBeUndefined()
  })

  /** What a row would be found as, were it touched so; then all is as before. */
  async function tampered(statement: string) {
    await superuser.query(`begin; set local session_replication_role = replica; ${statement}`)
    await superuser.query('commit')
    return verify()
  }
  const at = async (seq: number) =>
    (await superuser.query('select entry_id as id from audit_seal where tenant_id = $1 and seq = $2', [world.acme.tenantId, seq])).rows[0]
      .id as string

  test.each([
    ['detail', `detail = '{"code": "A9"}'`, `detail = '{"code": "A2"}'`],
    ['actor', `actor_kind = 'job'`, `actor_kind = 'user'`],
    ['time', `at = at + interval '1 microsecond'`, `at = at - interval '1 microsecond'`]
  ])('an altered %s is found', async (_name, change, back) => {
    const id = await at(4)
    expect((await tampered(`update audit_entry set ${change} where id = '${id}'`)).broken).toEqual({ seq: 4, entryId: id, what: 'altered' })
    expect((await tampered(`update audit_entry set ${back} where id = '${id}'`)).broken).toBeUndefined()
  })
  test('a removed one, a removed seal, and two that changed places are found', async () => {
    const [second, third] = [await at(2), await at(3)]
    await superuser.query(`create table kept as select * from audit_entry where id = '${second}'`)
    expect((await tampered(`delete from audit_entry where id = '${second}'`)).broken).toEqual({ seq: 2, entryId: second, what: 'removed' })
    expect((await tampered('insert into audit_entry select * from kept')).broken).toBeUndefined()
    // Each with its own hash: only the hash before it tells.
    const move = (from: number, to: number) =>
      `update audit_seal set seq = ${to} where seq = ${from} and tenant_id = '${world.acme.tenantId}'`
    const swap = [move(2, 9999), move(3, 2), move(9999, 3)].join('; ')
    expect((await tampered(swap)).broken).toEqual({ seq: 2, entryId: third, what: 'altered' })
    const say: string[] = []
    const { command, values } = findCall(AUDIT_COMMANDS, ['audit', 'verify', '--all'])
    const { platform, clock, log } = world
    expect(await command.run({ db: platform, clock, log, say: line => say.push(line) }, values, [])).toBe(1)
    expect(say.join('\n')).toMatch(new RegExp(`${world.acme.tenantId}: BROKEN at seq 2: entry ${third} altered`))
    expect((await tampered(`delete from audit_seal where seq = 1 and tenant_id = '${world.acme.tenantId}'`)).broken).toEqual({
      seq: 1,
      entryId: null,
      what: 'gap'
    })
  })
  test('one that was slipped in and never sealed is found', async () => {
    await superuser.query(
      `insert into audit_entry (tenant_id, id, at, actor_kind, action, object_type) values ('${world.globex.tenantId}', gen_random_uuid(), now() - interval '1 hour', 'user', 'x', 'X')`
    )
    expect((await world.platform.unit(world.globex.tenantId, verifyAudit)).broken).toMatchObject({ what: 'unsealed' })
  })
})

test('the command line says in one line what is wrong', () => {
  expect(() => findCall(AUDIT_COMMANDS, ['audit', 'verfy'])).toThrow(UsageError)
  expect(() => findCall(AUDIT_COMMANDS, ['audit', 'verify', '--tennant', 'x'])).toThrow(/Unknown option '--tennant'.*Usage: audit verify/)
})
