// Imports through the doors that people use: rights, refusals, what is written and what is not, and every way of being interrupted (TRUST 27, 28, 39).
import { randomBytes, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import iconv from 'iconv-lite'
import pg from 'pg'
import { sabotage } from '../../../test/sabotage.ts'
import { addPerson, openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { check, guessed, importFile, jobOf, look, mutate, openShop, report, start, upload, type Shop } from './import.fixture.ts'
import { MOST_ATTEMPTS, runImport } from './import.job.ts'

let world: World
let shop: Shop
beforeAll(async () => {
  world = await openWorld()
  shop = await openShop(world, 'till', 'CNY')
})
afterAll(async () => world.close())

async function state(of: Shop): Promise<Record<string, unknown>[]> {
  return world.db.unit(of.tenantId, async tx => {
    const statements = [
      `select store.code as store, receipt_no, happened_at, purchased_on, units, paid_minor, returned_units, returned_minor, returned_in_full_on, c.member_no from purchase p
        join store on store.id = p.store_id left join customer c on c.id = p.customer_id order by 1, 2`,
      `select return_no, returned_on, units, c.member_no from purchase_return r left join customer c on c.id = r.customer_id order by 1`,
      `select p.receipt_no, i.code, l.line_no, l.quantity, l.amount_minor from purchase_line l join purchase p on p.id = l.purchase_id join item i on i.id = l.item_id order by 1, 3`,
      `select c.member_no, s.status, s.tier_key, s.points, s.net_minor, s.purchase_count, c.registered_on, c.name, g.name as staff_group from customer c
        join customer_state s on s.customer_id = c.id left join assignment a on a.customer_id = c.id left join staff_group g on g.id = a.group_id order by 1`,
      `select c.member_no, e.kind, e.amount, e.happened_on from point_entry e join customer c on c.id = e.customer_id order by 1, 4, 2, 3`
    ]
    const found: Record<string, unknown>[] = []
    for (const statement of statements) found.push({ rows: (await tx.client.query(statement)).rows })
    return found
  })
}

/** 400 receipts of three lines, a return for every tenth, a third of them anonymous. */
function manyReceipts(): Buffer {
  const rows = ['小票号,货号,商品名称,数量,销售时间,单价,会员号']
  for (let n = 0; n < 400; n++) {
    const at = `2026-${String(1 + (n % 5)).padStart(2, '0')}-${String(1 + (n % 27)).padStart(2, '0')} 10:${String(n % 60).padStart(2, '0')}`
    const member = n % 3 === 0 ? '' : `8${String(n % 40).padStart(4, '0')}`
    for (let line = 0; line < 3; line++) rows.push(`${5000 + n},0${line}-A,鞋${line},${1 + (n % 4)},${at},${100 + line}.50,${member}`)
    if (n % 10 === 1) rows.push(`C${5000 + n},00-A,鞋0,-1,2026-06-${String(1 + (n % 27)).padStart(2, '0')} 11:00,100.50,${member}`)
  }
  return Buffer.from(`${rows.join('\n')}\n`)
}
const MANY = { returnRule: 'prefixC', storeRule: 'spread' }

test('a receipt’s number is one, however its letters are composed', async () => {
  const composed = await openShop(world, 'composed', 'CNY')
  const rows = ['N\u00c9-1,N1,2026-05-01 10:00,A,1,10,V1', 'NE\u0301-1,N1,2026-05-01 10:00,B,1,20,V1']
  const file = Buffer.from(`receipt,store,date,sku,qty,unit price,member\n${rows.join('\n')}\n`)
  const run = await importFile(world, composed, 'RECEIPT_LINES', 'a.csv', file)
  expect(run.counts).toMatchObject({ rows: 2, errors: 0, leftOut: 0 })
  const receipts = await world.db.unit(composed.tenantId, tx =>
    tx.query(sql`select receipt_no as no, paid_minor as paid from purchase where tenant_id = ${tx.tenantId}`)
  )
  expect(receipts).toEqual([{ no: 'N\u00c9-1', paid: 3_000 }])
})

describe('who may, and by which door', () => {
  const file = Buffer.from('姓名,手机\n张伟,13800000001\n')
  test('a page of another origin, an associate, another company, nobody', async () => {
    expect((await upload(world, shop, 'CUSTOMERS', 'a.csv', file, {})).status).toBe(403)
    expect((await upload(world, shop, 'CUSTOMERS', 'a.csv', file, { origin: 'https://evil.test' })).status).toBe(403)
    expect(
      (await upload(world, { ...shop, token: world.acme.associate.token, chainId: world.acme.chainId }, 'CUSTOMERS', 'a.csv', file)).status
    ).toBe(403)
    expect((await upload(world, { ...shop, token: 'none' }, 'CUSTOMERS', 'a.csv', file)).status).toBe(401)
    const foreign = await upload(world, { ...shop, chainId: world.acme.chainId }, 'CUSTOMERS', 'a.csv', file)
    const missing = await upload(world, { ...shop, chainId: randomUUID() }, 'CUSTOMERS', 'a.csv', file)
    expect([foreign.status, foreign.body]).toEqual([404, missing.body])
    expect((await upload(world, shop, 'NONSENSE', 'a.csv', file)).body.userErrors?.[0]?.code).toBe('INVALID_VALUE')
  })
  test('another company sees neither the run nor its report', async () => {
    const { body } = await upload(world, shop, 'CUSTOMERS', 'a.csv', file)
    const query = 'query ($id: ID!) { importRun(id: $id) { id } }'
    expect((await world.ask(world.globex.hq, query, { id: body.id })).data.importRun).toBeNull()
    expect((await world.ask(world.globex.hq, query, { id: randomUUID() })).data.importRun).toBeNull()
    const get = (token: string, id: string) =>
      world.service.app.inject({ method: 'GET', url: `/imports/${id}/report`, headers: { cookie: `keqing=${token}` } })
    const [theirs, none] = [await get(world.globex.hq.token, body.id), await get(world.globex.hq.token, randomUUID())]
    expect([theirs.statusCode, theirs.body]).toEqual([none.statusCode, none.body])
    expect(theirs.statusCode).toBe(404)
  })
  test('what is no file is refused at the door, and leaves nothing to start', async () => {
    const refused = await upload(world, shop, 'CUSTOMERS', 'a.csv', Buffer.from('no,name,no\n1,a,2\n'))
    expect([refused.status, refused.body.userErrors?.[0]?.code]).toEqual([422, 'HEADER_DUPLICATE'])
    const parts = await world.db.unit(shop.tenantId, tx =>
      tx.query(
        sql`select from import_run r join import_part p on p.tenant_id = r.tenant_id and p.import_id = r.id where r.tenant_id = ${tx.tenantId} and r.status = 'failed'`
      )
    )
    expect(parts).toEqual([])
  })
})

describe('customers', () => {
  const text = [
    '会员号,姓名,手机,性别,生日,门店,登记日期,城市,地址,职业,邮箱',
    '000123,张伟,13800000011,男,1988-02-29,N1,2025-03-01,成都,春熙路 1 号,教师,zw@example.com',
    "000124,'=李娜,13800000012,女,5月3日,N2,2025-03-02,,,,",
    '000125,王芳,12,女,,N1,2025-03-02,,,,',
    '000126,赵敏,13800000013,女,2025-02-30,N1,2025-03-02,,,,',
    '000123,张伟,13800000014,男,,N1,2025-03-01,,,,',
    ',,13800000015,,,N1,2025-03-01,,,,',
    '000127,钱进,13800000016,,,N9,2025-03-01,,,,',
    '000128,孙丽,13800000017,,,,2099-03-01,,,,',
    ',周杰,13800000018,,,N1,,,,,'
  ].join('\n')
  test('GBK through the wizard: good rows come in, each bad one is told with its line, and again changes nothing', async () => {
    const bytes = iconv.encode(text, 'gbk')
    const done = await importFile(world, shop, 'CUSTOMERS', '顾客.csv', bytes)
    expect([done.status, done.encoding]).toEqual(['DONE', 'gb18030'])
    expect(done.counts).toMatchObject({ rows: 9, imported: 3, newCustomers: 3 })
    expect(done.notes.map(note => [note.firstRow, note.code, note.field])).toEqual([
      [4, 'PHONE_INVALID', 'phone'],
      [5, 'BIRTHDAY_IMPOSSIBLE', 'birthday'],
      [6, 'REPEATED_IN_FILE', null],
      [7, 'NAME_REQUIRED', 'name'],
      [8, 'STORE_UNKNOWN', 'storeCode'],
      [9, 'DATE_IN_FUTURE', 'registeredOn']
    ])
    const rows = await world.db.unit(shop.tenantId, tx =>
      tx.query<Record<string, unknown>>(sql`
      select member_no, name, phone, gender, birth_on, birth_month, address, profile, search, completeness > 0 as scored, registered_on from customer where tenant_id = ${tx.tenantId} order by phone`)
    )
    expect(rows[0]).toMatchObject({
      member_no: '000123',
      name: '张伟',
      phone: '+8613800000011',
      gender: 'male',
      birth_on: '1988-02-29',
      address: '成都 春熙路 1 号',
      profile: { occupation: '教师' },
      scored: true,
      registered_on: '2025-03-01'
    })
    expect(rows[0]?.['search']).toContain('zhangwei')
    expect(rows[1]).toMatchObject({ member_no: '000124', name: '=李娜', birth_on: null, birth_month: 5 })
    expect(rows[2]?.['member_no']).toMatch(/^M\d+$/)
    const before = await state(shop)
    const again = await importFile(world, shop, 'CUSTOMERS', '顾客.csv', bytes)
    expect(again.counts).toMatchObject({ imported: 0, unchanged: 3 })
    expect(again.sameFileAs).toEqual({ id: done.id })
    expect(await state(shop)).toEqual(before)
    expect(await report(world, shop, again.id)).toContain('4,000125,PHONE_INVALID,phone')
  })
  test('the same fault in two columns is told of each, row by row in the report as well', async () => {
    const rows = [
      '会员号,姓名,性别,门店,地址',
      `000201,${'长'.repeat(121)},女,N1,`,
      `000202,周到,女,N1,${'长'.repeat(301)}`,
      '000203,吴用,乙,N1,'
    ]
    rows.push('000204,郑重,女,N1,近郊', `000205,${'长'.repeat(121)},女,N1,`)
    const done = await importFile(world, shop, 'CUSTOMERS', 'long.csv', Buffer.from(rows.join('\n')))
    expect(done.counts).toMatchObject({ rows: 5, imported: 1, errors: 4 })
    expect(done.notes.map(note => [note.firstRow, note.code, note.field, note.rowCount])).toEqual([
      [2, 'TEXT_TOO_LONG', 'name', 2],
      [3, 'TEXT_TOO_LONG', 'address', 1],
      [4, 'INVALID_VALUE', 'gender', 1]
    ])
    const lines = (await report(world, shop, done.id)).replace('\uFEFF', '').trim().split('\r\n')
    expect(lines).toEqual([
      'row,reference,outcome,field',
      '2,000201,TEXT_TOO_LONG,name',
      '3,000202,TEXT_TOO_LONG,address',
      '4,000203,INVALID_VALUE,gender',
      '5,000204,IMPORTED,',
      '6,000205,TEXT_TOO_LONG,name'
    ])
  })
  test('somebody who is here keeps what is here', async () => {
    const other = await importFile(world, shop, 'CUSTOMERS', 'b.csv', Buffer.from('会员号,姓名,门店\n000123,张三,N1\n'))
    expect(other.counts).toMatchObject({ imported: 0, leftOut: 1 })
    expect(other.notes[0]).toMatchObject({ code: 'ALREADY_HERE_DIFFERENT', severity: 'LEFT_OUT' })
  })
})

describe('receipts', () => {
  test('whole receipts by store, with amounts as people write them', async () => {
    const place = await openShop(world, 'whole', 'CNY')
    const bytes = Buffer.from(
      '小票号;门店;日期;金额;会员号\n1;N1;01/06/2026 10:00;1.234,50;V1\n2;N1;31/06/2026 10:00;10;V1\n3;N2;02/06/2026;abc;V1\n4;N2;02/06/2026;-5;V1\n5;;02/06/2026;5;V1\n6;N3;29/06/2026;99,99;\n'
    )
    const done = await importFile(world, place, 'RECEIPTS', 'r.csv', bytes, { dateFormat: 'dd/MM/yyyy HH:mm', decimal: ',' })
    expect(done.counts).toMatchObject({ rows: 6, imported: 2, newCustomers: 1, anonymousReceipts: 1 })
    expect(Object.fromEntries(done.notes.map(note => [note.code, [note.firstRow, note.field]]))).toMatchObject({
      ROW_DATE_EXPECTED: [3, 'at'],
      ROW_AMOUNT_EXPECTED: [4, 'amount'],
      AMOUNT_NEGATIVE: [5, 'amount'],
      STORE_MISSING: [6, 'storeCode'],
      ANONYMOUS_RECEIPT: [7, null]
    })
    expect((await state(place))[0]).toMatchObject({
      rows: [
        { store: 'N1', receipt_no: '1', paid_minor: 123_450, member_no: 'V1', purchased_on: '2026-06-01' },
        { store: 'N3', receipt_no: '6', paid_minor: 9_999 }
      ]
    })
  })
  test('a receipt comes whole or not at all: the corrected file brings what a faulty row kept out', async () => {
    const place = await openShop(world, 'mended', 'CNY')
    const file = (third: string, seventh: string) =>
      Buffer.from(
        [
          'receipt,store,date,sku,qty,unit price,member',
          '1,N1,2026-06-01 10:00,A,1,100,V1',
          third,
          '1,N2,2026-06-01 10:00,A,1,70,V2',
          '2,N1,2026-06-02 10:00,A,1,100,V1',
          '2,N1,2026-06-02 10:00,A,1,0,V1',
          seventh,
          '3,N2,2026-06-03 10:00,A,1,100,V1',
          '4,N1,2026-06-03 10:00,A,0,100,V1'
        ].join('\n')
      )
    const faulty = file('1,N1,yesterday,B,1,50,V1', '3,N1,2026-06-03 10:00,A,1')
    const first = await importFile(world, place, 'RECEIPT_LINES', 'r.csv', faulty)
    expect(
      Object.fromEntries(first.notes.map(note => [note.code, [note.firstRow, note.rowCount, note.severity, note.field]]))
    ).toMatchObject({
      ROW_DATE_EXPECTED: [3, 1, 'ERROR', 'at'],
      ROW_COLUMNS_MISMATCH: [7, 1, 'ERROR', null],
      RECEIPT_HAS_FAULTY_ROW: [2, 2, 'LEFT_OUT', null],
      PRICE_NOT_POSITIVE: [6, 1, 'LEFT_OUT', 'unitPrice'],
      QUANTITY_ZERO: [9, 1, 'LEFT_OUT', 'quantity']
    })
    expect(first.counts).toMatchObject({ rows: 8, imported: 2, errors: 2, leftOut: 4 })
    expect(await report(world, place, first.id)).toContain('2,1,RECEIPT_HAS_FAULTY_ROW')
    const mended = file('1,N1,2026-06-01 10:00,B,1,50,V1', '3,N1,2026-06-03 10:00,A,1,30,V1')
    const second = await importFile(world, place, 'RECEIPT_LINES', 'r.csv', mended)
    expect(second.counts).toMatchObject({ imported: 4, unchanged: 2, errors: 0, leftOut: 2 })
    const fresh = await openShop(world, 'unbroken', 'CNY')
    await importFile(world, fresh, 'RECEIPT_LINES', 'r.csv', mended)
    expect((await state(place))[0]).toEqual((await state(fresh))[0])
  })
  test('nothing was sold in a store after its last day', async () => {
    const place = await openShop(world, 'closing', 'CNY')
    await world.db.unit(place.tenantId, tx =>
      tx.run(sql`update store set closed_on = '2026-06-02' where tenant_id = ${tx.tenantId} and code = 'N1'`)
    )
    const bytes = Buffer.from('receipt,store,date,amount,member\n1,N1,2026-06-02 10:00,5,V1\n2,N1,2026-06-03 10:00,5,V1\n')
    const done = await importFile(world, place, 'RECEIPTS', 'r.csv', bytes)
    expect(done.counts).toMatchObject({ imported: 1, errors: 1 })
    expect(done.notes).toContainEqual({
      code: 'STORE_CLOSED',
      field: 'storeCode',
      severity: 'ERROR',
      firstRow: 3,
      sample: '2',
      rowCount: 1
    })
  })
  test('a return that names its purchase takes from that one, an anonymous one too', async () => {
    const place = await openShop(world, 'named', 'CNY')
    const bytes = Buffer.from(
      [
        'receipt,store,date,sku,qty,amount,member,return of',
        '1,N1,2026-06-01 10:00,A,2,200,V1,',
        '2,N1,2026-06-02 10:00,A,2,300,V1,',
        'R1,N1,2026-06-03 10:00,A,1,0,V1,1',
        '3,N1,2026-06-03 10:00,A,1,100,,',
        'R2,N1,2026-06-04 10:00,A,1,0,,3',
        'R3,N1,2026-06-04 10:00,A,1,0,,99'
      ].join('\n')
    )
    const done = await importFile(world, place, 'RECEIPT_LINES', 'r.csv', bytes)
    expect(done.notes.find(note => note.code === 'RETURNED_PURCHASE_UNKNOWN')).toMatchObject({ firstRow: 7, rowCount: 1 })
    const [purchases] = await state(place)
    expect((purchases?.['rows'] as { returned_minor: number }[]).map(row => row.returned_minor)).toEqual([10_000, 0, 10_000])
    expect(done.counts['unmatchedUnits']).toBe(0)
  })
})

describe('interrupted', () => {
  let whole: Shop
  let expected: Record<string, unknown>[]
  beforeAll(async () => {
    whole = await openShop(world, 'whole-run', 'CNY')
    const done = await importFile(world, whole, 'RECEIPT_LINES', 'many.csv', manyReceipts(), MANY)
    expect(done.counts).toMatchObject({ rows: 1_240, imported: 1_240, errors: 0 })
    expected = await state(whole)
  })

  async function prepared(name: string): Promise<{ place: Shop; id: string }> {
    const place = await openShop(world, name, 'CNY')
    const { body } = await upload(world, place, 'RECEIPT_LINES', 'many.csv', manyReceipts())
    await check(world, place, body.id, guessed(await look(world, place, body.id), MANY))
    return { place, id: body.id }
  }

  test.each([
    ['while it compares', /create temp table line/],
    ['before the first customer', /insert into customer/],
    ['between items and receipts', /insert into purchase \(/],
    ['in the middle of a receipt', /insert into return_line/],
    ['before points', /insert into return_allocation|insert into point_entry/],
    ['before the report', /declare reading/]
  ])('its connection is cut %s: the next attempt ends the same', async (name, pattern) => {
    const { place, id } = await prepared(name.replaceAll(' ', '-'))
    await mutate(world, place, 'importStart', { id })
    const admin = new pg.Client({ connectionString: world.superuserUrl })
    await admin.connect()
    const restore = sabotage(pattern, async () => {
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'test-platform' and datname = current_database()`
      )
    })
    try {
      await expect(runImport(jobOf(world), { tenantId: place.tenantId, importId: id })).rejects.toThrow()
    } finally {
      restore()
      await admin.end()
    }
    expect((await look(world, place, id)).status).toBe('RUNNING')
    await runImport(jobOf(world), { tenantId: place.tenantId, importId: id })
    const done = await look(world, place, id)
    expect([done.status, done.counts['imported'], done.counts['newCustomers']]).toEqual(['DONE', 1_240, 40])
    expect(await state(place)).toEqual(expected)
    await runImport(jobOf(world), { tenantId: place.tenantId, importId: id })
    expect(await state(place)).toEqual(expected)
  })
  test('a worker that is asked to stop leaves the rest to the next', async () => {
    const { place, id } = await prepared('stopped')
    await mutate(world, place, 'importStart', { id })
    const stopping = new AbortController()
    const restore = sabotage(/insert into purchase_line/, async () => stopping.abort())
    await expect(runImport(jobOf(world, stopping.signal), { tenantId: place.tenantId, importId: id }))
      .rejects.toThrow('stopping')
      .finally(restore)
    await runImport(jobOf(world), { tenantId: place.tenantId, importId: id })
    expect(await state(place)).toEqual(expected)
  })
  test('cancelled, it keeps what is written with its points and tiers, and can go on', async () => {
    const { place, id } = await prepared('cancelled')
    await mutate(world, place, 'importStart', { id })
    await mutate(world, place, 'importCancel', { id })
    await runImport(jobOf(world), { tenantId: place.tenantId, importId: id })
    expect((await look(world, place, id)).status).toBe('CANCELLED')
    expect((await start(world, place, id)).status).toBe('DONE')
    expect(await state(place)).toEqual(expected)
  })
  test('what keeps failing is parked, and says so', async () => {
    const { place, id } = await prepared('poisoned')
    await mutate(world, place, 'importStart', { id })
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const restore = sabotage(/create temp table staged/, () => Promise.reject(new Error('poison')))
      await expect(runImport(jobOf(world), { tenantId: place.tenantId, importId: id }))
        .rejects.toThrow('poison')
        .finally(restore)
    }
    await runImport(jobOf(world), { tenantId: place.tenantId, importId: id })
    expect(await look(world, place, id)).toMatchObject({ status: 'FAILED', failure: 'INTERNAL' })
  })
  test('the order of asking is kept: no run without a dry run, none twice at once', async () => {
    const { place, id } = await prepared('order')
    const { body } = await upload(world, place, 'RECEIPT_LINES', 'many.csv', manyReceipts())
    expect((await mutate(world, place, 'importStart', { id: body.id })).userErrors[0]?.code).toBe('IMPORT_NOT_IN_THAT_STATE')
    const both = await Promise.all([mutate(world, place, 'importStart', { id }), mutate(world, place, 'importStart', { id })])
    expect(both.flatMap(answer => answer.userErrors.map(error => error.code))).toEqual(['IMPORT_ALREADY_RUNNING'])
  })
})

test('a mapping is saved and found again by its columns', async () => {
  const { body } = await upload(world, shop, 'RECEIPT_LINES', 'odd.csv', Buffer.from('x1,x2,x3,x4,x5\n1,A,1,2026-06-01,5\n'))
  const columns = [
    ['x1', 'receiptNo'],
    ['x2', 'itemCode'],
    ['x3', 'quantity'],
    ['x4', 'at'],
    ['x5', 'amount']
  ].map(([column, field]) => ({ column, field }))
  const save =
    'mutation ($input: ImportPresetSaveInput!) { importPresetSave(input: $input) { preset { id name builtIn } userErrors { code } } }'
  const hq = { token: shop.token, staffId: shop.staffId, loginId: '' }
  const saved = await world.ask(hq, save, {
    input: { chainId: shop.chainId, kind: 'RECEIPT_LINES', name: 'Odd till', mapping: { columns, storeRule: 'N1' } }
  })
  expect(saved.data.importPresetSave).toMatchObject({ preset: { name: 'Odd till', builtIn: false }, userErrors: [] })
  expect((await look(world, shop, body.id)).columns.map(column => [column.guessedField, column.guessedBy])).toEqual(
    expect.arrayContaining([
      ['receiptNo', 'saved'],
      ['amount', 'saved']
    ])
  )
  const taken = await world.ask(hq, save, {
    input: { chainId: shop.chainId, kind: 'RECEIPT_LINES', name: 'UCI Online Retail', mapping: { columns } }
  })
  expect(taken.data.importPresetSave.userErrors[0].code).toBe('MAPPING_NAME_TAKEN')
})

describe('a report', () => {
  const download = (id: string) =>
    world.service.app.inject({ method: 'GET', url: `/imports/${id}/report`, headers: { cookie: `keqing=${shop.token}` } })

  const PART = /select bytes from import_part/
  const gone = () => Promise.reject(new Error('the database is gone'))
  let id: string
  beforeAll(async () => {
    id = (await importFile(world, shop, 'CUSTOMERS', 'r.csv', Buffer.from('会员号,姓名,门店\n000900,张伟,N1\n'))).id
  })

  test('whose first part cannot be read is an error like any other', async () => {
    const restore = sabotage(PART, gone)
    const failed = await download(id).finally(restore)
    expect([failed.statusCode, failed.json().errors[0].extensions.code, failed.body.includes('database')]).toEqual([500, 'INTERNAL', false])
    expect((await download(id)).body).toContain('000900,IMPORTED')
  })
  /** The report in two parts: `bytes` of it, and the rest. */
  const inTwo = async (whole: Buffer, bytes: number) =>
    world.db.unit(shop.tenantId, async tx => {
      await tx.run(sql`delete from import_part where tenant_id = ${tx.tenantId} and import_id = ${id} and content = 'report'`)
      await tx.run(sql`insert into import_part (tenant_id, import_id, content, part_no, bytes)
        values (${tx.tenantId}, ${id}, 'report', 0, ${whole.subarray(0, bytes)}), (${tx.tenantId}, ${id}, 'report', 1, ${whole.subarray(bytes)})`)
    })
  test('whose second part cannot be read before a byte of it left is an error too', async () => {
    // The first part is the head of a gzip file, which says nothing yet.
    await inTwo(gzipSync('x'.repeat(1000)), 10)
    const restore = sabotage(PART, gone, 2)
    const failed = await download(id).finally(restore)
    expect([failed.statusCode, failed.json().errors[0].extensions.code, failed.headers['content-disposition']]).toEqual([
      500,
      'INTERNAL',
      undefined
    ])
    expect((await download(id)).body).toHaveLength(1000)
  })
  test('one of whose parts cannot be read ends the download on its way, and not the service', async () => {
    const whole = gzipSync(randomBytes(400_000).toString('hex'))
    await inTwo(whole, whole.length / 2)
    const onItsWay = Promise.withResolvers<void>()
    const restore = sabotage(PART, () => onItsWay.promise.then(gone), 2)
    const read = async () => {
      const answer = await world.service.app.inject({
        method: 'GET',
        url: `/imports/${id}/report`,
        headers: { cookie: `keqing=${shop.token}` },
        payloadAsStream: true
      })
      for await (const _ of answer.stream()) onItsWay.resolve()
    }
    await expect(read().finally(restore)).rejects.toThrow()
    expect((await download(id)).body).toHaveLength(800_000)
  })
})

test('the log of a chain tells its own imports, and none of another chain of the company', async () => {
  const place = await openShop(world, 'logged', 'CNY')
  const other = randomUUID()
  await world.db.unit(place.tenantId, tx =>
    tx.run(sql`insert into chain (tenant_id, id, name, currency, time_zone, locale, country)
      values (${tx.tenantId}, ${other}, 'other', 'CNY', 'Asia/Shanghai', 'zh-CN', 'CN')`)
  )
  const stranger = await addPerson(world.db, { tenantId: place.tenantId, chainId: other }, 'other', 'HQ', { chain: other })
  const hq = { token: place.token, staffId: place.staffId, loginId: '' }
  const { body } = await upload(world, place, 'CUSTOMERS', 'l.csv', Buffer.from('姓名,手机\n张伟,13800000001\n'))
  const mapping = guessed(await look(world, place, body.id))
  await mutate(world, place, 'importCheck', { id: body.id, mapping })
  await mutate(world, place, 'importCancel', { id: body.id })
  await world.db.unit(place.tenantId, tx => tx.run(sql`update import_run set status = 'uploaded' where tenant_id = ${tx.tenantId}`))
  await check(world, place, body.id, mapping)
  await start(world, place, body.id)
  const save = 'mutation ($input: ImportPresetSaveInput!) { importPresetSave(input: $input) { userErrors { code } } }'
  await world.ask(hq, save, { input: { chainId: place.chainId, kind: 'CUSTOMERS', name: 'L', mapping } })
  const told = async (as: typeof hq, chainId: string) => {
    const query = 'query ($id: ID!) { auditEntries(chainId: $id, first: 100) { nodes { action objectType } } }'
    const { data } = await world.ask<{ auditEntries: { nodes: { action: string; objectType: string }[] } }>(as, query, { id: chainId })
    const own = data.auditEntries.nodes.filter(entry => entry.objectType.startsWith('Import'))
    return [...new Set(own.map(entry => entry.action))].toSorted()
  }
  expect(await told(hq, place.chainId)).toEqual([
    'importCancel',
    'importCheck',
    'importPresetSave',
    'importRun',
    'importStart',
    'importUpload'
  ])
  expect(await told(stranger, other)).toEqual([])
})
