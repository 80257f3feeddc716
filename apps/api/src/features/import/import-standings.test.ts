// TIER-7, TIER-8 by file (TRUST 27, 28): a dry run with each row's outcome, once and not twice, one act that can be taken back; cancelled and killed it goes on.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { sabotage } from '../../../test/sabotage.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { check, guessed, importFile, jobOf, look, mutate, openShop, report, start, upload, type Shop } from './import.fixture.ts'
import { runImport } from './import.job.ts'

let world: World
let shop: Shop
let files = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-06-30T04:00:00Z')
  shop = await openShop(world, `given${++files}`, 'CNY')
  await world.db.unit(shop.tenantId, tx =>
    tx.run(sql`insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, capture_source, registered_on, registered_at)
      select ${tx.tenantId}::uuid, gen_random_uuid(), ${shop.chainId}::uuid, (select id from store where tenant_id = ${tx.tenantId} and code = 'N1'),
        '80' || lpad(n::text, 4, '0'), 'Test', 'test', 'test', 'till', '2024-01-01', '2024-01-01T04:00:00Z' from generate_series(1, 1300) n`)
  )
})

const csv = (...rows: readonly string[]) => Buffer.from(`会员号,分类,开始日期,截止日期,原因\n${rows.join('\n')}\n`)
const person = () => ({ token: shop.token, staffId: shop.staffId, loginId: '' })

async function standings(): Promise<
  { memberNo: string; tier: string; startsOn: string; endsOn: string | null; withdrawnOn: string | null }[]
> {
  return world.db.unit(shop.tenantId, tx =>
    tx.query(sql`select c.member_no as "memberNo", s.tier_key as tier, s.starts_on as "startsOn", s.ends_on as "endsOn", s.withdrawn_on as "withdrawnOn"
      from standing s join customer c on c.tenant_id = s.tenant_id and c.id = s.customer_id where s.tenant_id = ${tx.tenantId} order by 1, 3`)
  )
}

async function batchOf(importId: string) {
  const answer = await world.ask(
    person(),
    `query ($id: ID!) { importRun(id: $id) { standingBatch { id kind source given standing refused importRun { id } } } }`,
    { id: importId }
  )
  expect(answer.errors).toBeUndefined()
  return answer.data.importRun.standingBatch
}

const ROWS = [
  '800001,A,2026-07-01,2026-12-31,老朋友',
  '800002,金卡,,,老朋友',
  '0000,A,,,老朋友',
  '800003,PLATINUM,,,老朋友',
  '800004,A,2026-06-29,,老朋友',
  '800005,A,2026-02-30,,老朋友',
  '800006,A,,,电话 13812342201',
  '800002,A,,,又一次',
  '800007,B,2026-07-01,2026-06-30,老朋友'
]

describe('a file of designations', () => {
  test('guesses its columns in both languages', async () => {
    for (const header of [
      '会员号,分类,开始日期,截止日期,原因',
      'Member No,Tier,From,Until,Reason',
      'memberNo,tier,startsOn,endsOn,reason'
    ]) {
      const { body } = await upload(world, shop, 'STANDINGS', 'a.csv', Buffer.from(`${header}\n800001,A,2026-07-01,,x\n`))
      expect((await look(world, shop, body.id)).columns.map(column => column.guessedField)).toEqual([
        'memberNo',
        'tier',
        'startsOn',
        'endsOn',
        'reason'
      ])
    }
  })
  test('says first what would happen, row by row, then does it and nothing twice', async () => {
    const { body } = await upload(world, shop, 'STANDINGS', 'a.csv', csv(...ROWS))
    const dry = await check(world, shop, body.id, guessed(await look(world, shop, body.id)))
    expect(dry).toMatchObject({ status: 'CHECKED', counts: { rows: 9, wouldImport: 2, unchanged: 0, leftOut: 1, errors: 6 } })
    expect(dry.notes.map(note => [note.firstRow, note.code, note.field])).toEqual([
      [4, 'MEMBER_UNKNOWN', 'memberNo'],
      [5, 'TIER_UNKNOWN', 'tier'],
      [6, 'START_IN_PAST', 'startsOn'],
      [7, 'ROW_DATE_EXPECTED', 'startsOn'],
      [8, 'PHONE_IN_REASON', 'reason'],
      [9, 'REPEATED_IN_FILE', null],
      [10, 'END_BEFORE_START', 'endsOn']
    ])
    expect(await standings()).toEqual([])
    const done = await start(world, shop, body.id)
    expect(done).toMatchObject({ status: 'DONE', counts: { rows: 9, imported: 2, leftOut: 1, errors: 6 } })
    const given = [
      { memberNo: '800001', tier: 'A', startsOn: '2026-07-01', endsOn: '2026-12-31', withdrawnOn: null },
      { memberNo: '800002', tier: 'B', startsOn: '2026-06-30', endsOn: null, withdrawnOn: null }
    ]
    expect(await standings()).toEqual(given)
    expect((await report(world, shop, body.id)).split('\r\n').slice(1, 4)).toEqual([
      '2,800001,IMPORTED,',
      '3,800002,IMPORTED,',
      '4,0000,MEMBER_UNKNOWN,memberNo'
    ])
    expect(await batchOf(body.id)).toMatchObject({
      kind: 'DESIGNATION',
      source: 'FILE',
      given: 2,
      standing: 2,
      refused: 7,
      importRun: { id: body.id }
    })
    // Days later, what began is here already though its day is past.
    world.clock.set('2026-07-05T04:00:00Z')
    const again = await importFile(world, shop, 'STANDINGS', 'b.csv', csv(...ROWS.slice(0, 2)))
    expect(again).toMatchObject({ status: 'DONE', counts: { rows: 2, imported: 0, unchanged: 2, errors: 0 } })
    expect(await standings()).toEqual(given)
    expect(await batchOf(again.id)).toBeNull()
  })
  test('is taken back as one act, and comes again after it', async () => {
    const run = await importFile(world, shop, 'STANDINGS', 'a.csv', csv(ROWS[0]!, ROWS[1]!))
    const batch = await batchOf(run.id)
    const undone = await world.ask(
      person(),
      `mutation ($input: StandingBatchUndoInput!) { standingBatchUndo(input: $input) { withdrawn batch { standing } userErrors { code } } }`,
      { input: { id: batch.id } }
    )
    expect(undone.data.standingBatchUndo).toEqual({ withdrawn: 2, batch: { standing: 0 }, userErrors: [] })
    expect((await importFile(world, shop, 'STANDINGS', 'b.csv', csv(ROWS[0]!, ROWS[1]!))).counts).toMatchObject({
      imported: 2,
      unchanged: 0
    })
  })
  test('who has one on these days keeps it', async () => {
    await importFile(world, shop, 'STANDINGS', 'a.csv', csv('800001,A,2026-07-01,2026-07-31,x'))
    const run = await importFile(world, shop, 'STANDINGS', 'b.csv', csv('800001,B,2026-07-31,2026-07-31,x', '800001,B,2026-08-01,,x'))
    expect(run.counts).toMatchObject({ imported: 1, errors: 1 })
    expect(run.notes.map(note => [note.firstRow, note.code])).toEqual([[2, 'DESIGNATION_OVERLAPS']])
  })
  test('an export comes back unchanged', async () => {
    await importFile(world, shop, 'STANDINGS', 'a.csv', csv(ROWS[0]!, ROWS[1]!, '800009,A,,2026-06-30,=老朋友'))
    const link = await world.ask(person(), `mutation ($input: ExportLinkCreateInput!) { exportLinkCreate(input: $input) { path } }`, {
      input: { chainId: shop.chainId, list: 'GIVEN_TIERS', givenTierFilter: { kinds: ['DESIGNATION'] } }
    })
    const { path } = link.data.exportLinkCreate
    const file = await world.service.app.inject({ method: 'GET', url: path, headers: { cookie: `keqing=${shop.token}` } })
    world.clock.set('2026-07-20T04:00:00Z')
    const run = await importFile(world, shop, 'STANDINGS', 'b.csv', file.rawPayload)
    expect(run).toMatchObject({ status: 'DONE', counts: { rows: 3, imported: 0, unchanged: 3, leftOut: 0, errors: 0 } })
    const overrides = await upload(world, shop, 'STANDINGS', 'c.csv', Buffer.from('会员号,分类,截止日期,原因,类型\n800011,A,,x,override\n'))
    const dry = await check(world, shop, overrides.body.id, guessed(await look(world, shop, overrides.body.id)))
    expect(dry.notes.map(note => note.code)).toEqual(['STANDING_OF_OTHER_KIND'])
  })
  test('is for who may designate: of overrides headquarters brings none', async () => {
    const { body } = await upload(world, shop, 'STANDINGS', 'a.csv', csv(ROWS[0]!))
    const mapping = guessed(await look(world, shop, body.id), { standingKind: 'override' })
    await expect(mutate(world, shop, 'importCheck', { id: body.id, mapping })).rejects.toThrow('FORBIDDEN')
    expect(
      (await mutate(world, shop, 'importCheck', { id: body.id, mapping: { ...mapping, standingKind: 'gift' } })).userErrors
    ).toMatchObject([{ code: 'INVALID_VALUE' }])
  })
  test('a right lost before the job runs gives nothing', async () => {
    const { body } = await upload(world, shop, 'STANDINGS', 'a.csv', csv(ROWS[0]!))
    await check(world, shop, body.id, guessed(await look(world, shop, body.id)))
    await mutate(world, shop, 'importStart', { id: body.id })
    await world.db.unit(shop.tenantId, tx =>
      tx.run(sql`update role_grant set role = 'ANALYST' where tenant_id = ${tx.tenantId} and staff_id = ${shop.staffId}`)
    )
    await runImport(jobOf(world), { tenantId: shop.tenantId, importId: body.id })
    expect(await standings()).toEqual([])
  })
})

describe('a file of overrides, by a store’s manager', () => {
  /** The shop's person is that and nothing else from now on. */
  const becomeManager = () =>
    world.db.unit(shop.tenantId, tx =>
      tx.run(sql`update role_grant set role = 'STORE_MANAGER', chain_id = null,
          store_id = (select id from store where tenant_id = ${tx.tenantId} and code = 'N1')
        where tenant_id = ${tx.tenantId} and staff_id = ${shop.staffId}`)
    )
  const listed = async () => {
    const { data, errors } = await world.ask(
      person(),
      'query ($c: ID!) { importRuns(chainId: $c) { totalCount nodes { id sameFileAs { id } } } }',
      { c: shop.chainId }
    )
    expect(errors).toBeUndefined()
    return data.importRuns as { totalCount: number; nodes: { id: string; sameFileAs: object | null }[] }
  }

  test('reaches that store’s customers alone', async () => {
    await becomeManager()
    await world.db.unit(shop.tenantId, tx =>
      tx.run(sql`update customer set store_id = (select id from store where tenant_id = ${tx.tenantId} and code = 'N2')
        where tenant_id = ${tx.tenantId} and member_no = '800002'`)
    )
    const rows = csv('800001,B,,2026-09-30,潜力', '800002,B,,2026-09-30,潜力', '800003,B,,,潜力')
    const run = await importFile(world, shop, 'STANDINGS', 'a.csv', rows, { standingKind: 'override' })
    expect(run.counts).toMatchObject({ imported: 1, errors: 2 })
    expect(run.notes.map(note => note.code)).toEqual(['MEMBER_UNKNOWN', 'OVERRIDE_END_REQUIRED'])
    expect(await batchOf(run.id)).toMatchObject({ kind: 'OVERRIDE', given: 1, importRun: { id: run.id } })
  })
  test('is the one kind of file that a manager brings, and none but one’s own is seen', async () => {
    const rows = csv('800001,A,,,老朋友')
    const theirs = await upload(world, shop, 'STANDINGS', 'a.csv', rows)
    await check(world, shop, theirs.body.id, guessed(await look(world, shop, theirs.body.id)))
    await start(world, shop, theirs.body.id)
    await world.db.unit(shop.tenantId, tx =>
      tx.run(sql`update import_run set created_by = null where tenant_id = ${tx.tenantId} and id = ${theirs.body.id}`)
    )
    await becomeManager()
    expect(await listed()).toEqual({ totalCount: 0, nodes: [] })
    const { data } = await world.ask(person(), 'query ($id: ID!) { importRun(id: $id) { id } }', { id: theirs.body.id })
    expect(data.importRun).toBeNull()
    expect((await mutate(world, shop, 'importStart', { id: theirs.body.id })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
    expect((await upload(world, shop, 'CUSTOMERS', 'a.csv', rows)).status).toBe(403)
    const own = await upload(world, shop, 'STANDINGS', 'a.csv', rows)
    expect(await listed()).toEqual({ totalCount: 1, nodes: [{ id: own.body.id, sameFileAs: null }] })
    const mapping = guessed(await look(world, shop, own.body.id), { standingKind: 'designation' })
    await expect(mutate(world, shop, 'importCheck', { id: own.body.id, mapping })).rejects.toThrow('FORBIDDEN')
  })
})

test('killed between two pages, it goes on where it stopped and gives nothing twice', async () => {
  const rows = Array.from({ length: 1_300 }, (_, n) => `80${String(n + 1).padStart(4, '0')},A,,,老朋友`)
  const { body } = await upload(world, shop, 'STANDINGS', 'a.csv', csv(...rows))
  await check(world, shop, body.id, guessed(await look(world, shop, body.id)))
  await mutate(world, shop, 'importStart', { id: body.id })
  const mend = sabotage(/^\s*insert into standing \(/, () => Promise.reject(new Error('the machine is gone')), 2)
  try {
    await expect(runImport(jobOf(world), { tenantId: shop.tenantId, importId: body.id })).rejects.toThrow('gone')
  } finally {
    mend()
  }
  expect(await standings()).toHaveLength(500)
  await runImport(jobOf(world), { tenantId: shop.tenantId, importId: body.id })
  expect(await look(world, shop, body.id)).toMatchObject({ status: 'DONE', counts: { rows: 1_300, imported: 1_300, unchanged: 0 } })
  expect(await standings()).toHaveLength(1_300)
  expect(await batchOf(body.id)).toMatchObject({ given: 1_300, refused: 0 })
})
