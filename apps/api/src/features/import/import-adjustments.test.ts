// POINT-1, POINT-5 by file (TRUST 22…28): a dry run with each row's outcome, each row once, nobody below what they can spend; cancelled and killed it goes on.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { sabotage } from '../../../test/sabotage.ts'
import { openWorld, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { Books, csv, memberNo } from './adjustments.fixture.ts'
import { check, guessed, importFile, jobOf, look, mutate, report, start, upload, type Shop } from './import.fixture.ts'
import { runImport } from './import.job.ts'
import { workbook } from './reading/workbook.fixture.ts'

const CUSTOMERS = 2_300
const KIND = 'ADJUSTMENTS'
let world: World
let books: Books
let other: Books
let files = 0
beforeAll(async () => {
  world = await openWorld()
  other = await Books.open(world, 'adjusted-elsewhere', 3)
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-06-30T04:00:00Z')
  books = await Books.open(world, `adjusted${++files}`, CUSTOMERS)
})

const tiers = () =>
  books.rows<{ no: string; tier: string }>(
    t => sql`select c.member_no as no, s.tier_key as tier from customer_state s join customer c on c.tenant_id = s.tenant_id and c.id = s.customer_id
      where s.tenant_id = ${t} and s.tier_key is not null order by 1`
  )

const ROWS = [
  '900001,50,周年补分',
  '900002,-3,录错',
  '900003,-8,录错',
  '0000,5,补分',
  '900004,0,补分',
  '900005,1.5,补分',
  '900006,,补分',
  '900007,1000000001,补分',
  '900008,5,电话 13812342201',
  '900009,5,',
  '900001,7,又一次',
  ',5,补分'
]

describe('a file of adjustments', () => {
  test('guesses its columns in both languages', async () => {
    for (const header of ['会员号,积分,原因', 'Member No,Points,Reason', 'memberNo,points,reason', '卡号,调整积分,事由']) {
      const { body } = await upload(world, books.shop, KIND, 'a.csv', Buffer.from(`${header}\n900001,5,x\n`))
      const { columns } = await look(world, books.shop, body.id)
      expect(columns.map(column => column.guessedField)).toEqual(['memberNo', 'points', 'reason'])
    }
  })

  test('says first what would happen, row by row, then does it', async () => {
    await books.adjust(2, 5)
    await books.adjust(3, 5)
    const { body } = await upload(world, books.shop, KIND, 'a.csv', csv(...ROWS))
    const dry = await check(world, books.shop, body.id, guessed(await look(world, books.shop, body.id)))
    expect(dry).toMatchObject({
      status: 'CHECKED',
      counts: { rows: 12, wouldImport: 2, unchanged: 0, pointsUp: 50, pointsDown: 3, waiting: 0, leftOut: 0, errors: 10 }
    })
    expect(dry.notes.map(note => [note.firstRow, note.code, note.rowCount, note.field])).toEqual([
      [4, 'POINTS_INSUFFICIENT', 1, 'points'],
      [5, 'MEMBER_UNKNOWN', 1, 'memberNo'],
      [6, 'POINTS_ADJUSTMENT_ZERO', 1, 'points'],
      [7, 'POINTS_NOT_WHOLE', 2, 'points'],
      [9, 'POINTS_ADJUSTMENT_TOO_LARGE', 1, 'points'],
      [10, 'PHONE_IN_REASON', 1, 'reason'],
      [11, 'REASON_REQUIRED', 1, 'reason'],
      [12, 'MEMBER_REPEATED', 1, 'memberNo'],
      [13, 'MEMBER_NUMBER_INVALID', 1, 'memberNo']
    ])
    expect(await books.balances()).toEqual({ 900002: 5, 900003: 5 })
    expect(await books.file(body.id)).toBeNull()
    const done = await start(world, books.shop, body.id)
    expect(done).toMatchObject({ status: 'DONE', counts: { rows: 12, imported: 2, pointsUp: 50, pointsDown: 3, waiting: 0, errors: 10 } })
    expect(await books.balances()).toEqual({ 900001: 50, 900002: 2, 900003: 5 })
    expect((await report(world, books.shop, body.id)).split('\r\n').slice(1, 4)).toEqual([
      '2,900001,IMPORTED,',
      '3,900002,IMPORTED,',
      '4,900003,POINTS_INSUFFICIENT,points'
    ])
    expect(await tiers()).toEqual([{ no: '900001', tier: 'A' }])
    expect(await books.file(body.id)).toMatchObject({ posted: 2, waiting: 0, undoable: 2, uploadedBy: { id: books.shop.staffId } })
    const entries = await books.rows(
      t => sql`select e.kind, e.account, e.amount, e.reason, e.recorded_by as by, e.approved_by as approver, e.policy_version_id is not null as version, a.import_row as row
        from point_entry e join point_adjustment a on a.tenant_id = e.tenant_id and a.id = e.adjustment_id where e.tenant_id = ${t} and a.import_id = ${body.id} order by a.import_row`
    )
    const common = { kind: 'adjust', account: 'adjustment', by: books.shop.staffId, approver: books.shop.staffId, version: true }
    expect(entries).toEqual([
      { ...common, amount: 50, reason: '周年补分', row: 2 },
      { ...common, amount: -3, reason: '录错', row: 3 }
    ])
    const told = await books.rows<{ n: number }>(
      t =>
        sql`select count(*) as n from audit_entry where tenant_id = ${t} and action = 'importRun' and object_type = 'Customer' and detail ->> 'importId' = ${body.id}`
    )
    expect(told).toEqual([{ n: 2 }])
    const events = await books.rows<{ n: number }>(
      t => sql`select count(*) as n from outbox_event o, unnest(o.subject_ids) s join point_entry e on e.id = s
        join point_adjustment a on a.tenant_id = e.tenant_id and a.id = e.adjustment_id where o.tenant_id = ${t} and e.tenant_id = ${t} and a.import_id = ${body.id}`
    )
    expect(events).toEqual([{ n: 2 }])
  })

  test('is another act when it comes again, and says that it was here', async () => {
    const first = await importFile(world, books.shop, KIND, 'a.csv', csv('900001,5,补分'))
    const again = await upload(world, books.shop, KIND, 'b.csv', csv('900001,5,补分'))
    const dry = await check(world, books.shop, again.body.id, guessed(await look(world, books.shop, again.body.id)))
    expect(dry).toMatchObject({ sameFileAs: { id: first.id }, counts: { wouldImport: 1, unchanged: 0 } })
    await start(world, books.shop, again.body.id)
    expect(await books.balances()).toEqual({ 900001: 10 })
  })

  test('may have one reason for all rows; its own go before it', async () => {
    const file = Buffer.from('会员号,积分\n900001,5\n')
    const { body } = await upload(world, books.shop, KIND, 'a.csv', file)
    const mapping = guessed(await look(world, books.shop, body.id))
    const codes = async (adjustmentReason: string | null) =>
      (await mutate(world, books.shop, 'importCheck', { id: body.id, mapping: { ...mapping, adjustmentReason } })).userErrors.map(
        each => each.code
      )
    expect(await codes(null)).toEqual(['REASON_REQUIRED'])
    expect(await codes(' ')).toEqual(['REASON_REQUIRED'])
    expect(await codes('问13812342201')).toEqual(['PHONE_IN_REASON'])
    expect(await codes('x'.repeat(501))).toEqual(['TEXT_TOO_LONG'])
    await importFile(world, books.shop, KIND, 'a.csv', file, { adjustmentReason: ' 周年 ' })
    await importFile(world, books.shop, KIND, 'b.csv', csv('900002,5,', '900003,5,自己的'), { adjustmentReason: '周年' })
    expect(await books.rows(t => sql`select reason from point_entry where tenant_id = ${t} order by id`)).toEqual([
      { reason: '周年' },
      { reason: '周年' },
      { reason: '自己的' }
    ])
  })

  test('that gives a year’s rebates gives nobody a second one, until the first is declined or taken back (BENEFIT-3)', async () => {
    const give = (rebateYear: number, ...rows: readonly string[]) =>
      importFile(world, books.shop, KIND, 'rebates.csv', csv(...rows), { rebateYear })
    const first = await give(2025, '900001,5,返利', '900002,7,返利')
    const second = await give(2025, '900001,5,返利', '900003,3,返利')
    expect(second.counts).toMatchObject({ imported: 1, leftOut: 1, errors: 0 })
    expect(second.notes.map(note => [note.firstRow, note.code])).toEqual([[2, 'REBATE_ALREADY_GIVEN']])
    await give(2024, '900001,11,返利')
    expect(await books.balances()).toEqual({ 900001: 16, 900002: 7, 900003: 3 })
    await books.step(books.hq, 'Undo', { id: first.id })
    await books.rules({ approvalAbove: 4 })
    const waiting = await give(2025, '900001,6,返利')
    expect(waiting.counts).toMatchObject({ waiting: 1 })
    expect((await give(2025, '900001,6,返利')).counts).toMatchObject({ imported: 0, leftOut: 1 })
    await books.step(books.second, 'Decline', { id: waiting.id })
    const taken = await give(2023, '900004,-1,返利')
    expect(taken.notes.map(note => note.code)).toEqual(['REBATE_NOT_ABOVE_ZERO'])
    const { body } = await upload(world, books.shop, KIND, 'late.csv', csv('900001,6,返利'))
    const mapping = guessed(await look(world, books.shop, body.id))
    const faults = async (rebateYear: number) =>
      (await mutate(world, books.shop, 'importCheck', { id: body.id, mapping: { ...mapping, rebateYear } })).userErrors.map(
        ({ code }) => code
      )
    expect(await faults(2026)).toEqual(['DATE_IN_FUTURE'])
    expect(await faults(1999)).toEqual(['INVALID_VALUE'])
    expect(await faults(2025)).toEqual([])
  })

  test('comes as a workbook too, member numbers and all', async () => {
    const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`
    const number = (value: number) => `<c><v>${value}</v></c>`
    const rows = [
      ['会员号', '积分', '原因'].map(text),
      [text('900001'), number(12), text('补分')],
      [number(900_002), number(-1), text('补分')]
    ]
    const bytes = workbook(`<worksheet><sheetData>${rows.map(cells => `<row>${cells.join('')}</row>`).join('')}</sheetData></worksheet>`)
    const run = await importFile(world, books.shop, KIND, 'a.xlsx', bytes)
    expect(run.counts).toMatchObject({ imported: 1, errors: 1 })
    expect(await books.balances()).toEqual({ 900001: 12 })
  })

  test('takes what expires first, leaves what is held or past its day, and gives to the lot of its day', async () => {
    await books.rules({ expiry: { months: 12, roundTo: 'day' } })
    await books.adjust(1, 10)
    world.clock.set('2026-07-10T04:00:00Z')
    await books.adjust(1, 10, 'later')
    // The first ten end on 30 June 2027.
    world.clock.set('2027-07-01T04:00:00Z')
    const held = await books.rows(
      t => sql`insert into point_hold (tenant_id, id, chain_id, customer_id, store_id, points, off_minor, eligible_minor, on_special_price, policy_version_id, held_on, held_at, expires_at)
        select c.tenant_id, gen_random_uuid(), c.chain_id, c.id, c.store_id, 4, 0, 0, false, v.id, '2027-07-01', '2027-07-01T03:59:00Z', '2027-07-01T05:00:00Z'
        from customer c join policy_version v on v.tenant_id = c.tenant_id and v.chain_id = c.chain_id and v.kind = 'earning' where c.tenant_id = ${t} and c.member_no = '900001' returning id`
    )
    expect(held).toHaveLength(1)
    expect((await importFile(world, books.shop, KIND, 'a.csv', csv('900001,-7,录错'))).notes.map(note => note.code)).toEqual([
      'POINTS_INSUFFICIENT'
    ])
    const run = await importFile(world, books.shop, KIND, 'b.csv', csv('900001,-6,录错', '900002,3,补分'))
    expect(run).toMatchObject({ notes: [], counts: { imported: 2 } })
    expect(
      await books.rows(
        t =>
          sql`select kind, amount, expires_on as "expiresOn", happened_on as "on" from point_entry where tenant_id = ${t} order by recorded_at, id`
      )
    ).toEqual([
      { kind: 'adjust', amount: 10, expiresOn: '2027-06-30', on: '2026-06-30' },
      { kind: 'adjust', amount: 10, expiresOn: '2027-07-10', on: '2026-07-10' },
      { kind: 'expire', amount: -10, expiresOn: '2027-06-30', on: '2027-07-01' },
      { kind: 'adjust', amount: -6, expiresOn: '2027-07-10', on: '2027-07-01' },
      { kind: 'adjust', amount: 3, expiresOn: '2028-07-01', on: '2027-07-01' }
    ])
  })

  test('spent between the dry run and the run: that row alone is refused', async () => {
    await books.adjust(1, 10)
    const { body } = await upload(world, books.shop, KIND, 'a.csv', csv('900001,-10,录错', '900002,1,补分'))
    expect((await check(world, books.shop, body.id, guessed(await look(world, books.shop, body.id)))).counts).toMatchObject({
      wouldImport: 2
    })
    await mutate(world, books.shop, 'importStart', { id: body.id })
    // Between staging and the page: the page looks again under the customers' locks.
    const spend = sabotage(/\sfor update of c$/, () => books.adjust(1, -4, 'in between'), 1)
    try {
      await runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: body.id })
    } finally {
      spend()
    }
    const run = await look(world, books.shop, body.id)
    expect(run).toMatchObject({ status: 'DONE', counts: { imported: 1, errors: 1 } })
    expect(run.notes.map(note => [note.firstRow, note.code])).toEqual([[2, 'POINTS_INSUFFICIENT']])
    expect(await books.balances()).toEqual({ 900001: 6, 900002: 1 })
  })

  test('a page that is tried again after a deadlock is noted once', async () => {
    await books.adjust(1, 10)
    const { body } = await upload(world, books.shop, KIND, 'a.csv', csv('900001,-10,录错', '900002,1,补分'))
    await check(world, books.shop, body.id, guessed(await look(world, books.shop, body.id)))
    await mutate(world, books.shop, 'importStart', { id: body.id })
    const spend = sabotage(/\sfor update of c$/, () => books.adjust(1, -4, 'in between'), 1)
    let locked = 0
    const lock = sabotage(/^\s*update adjusting set outcome/, () =>
      Promise.reject(Object.assign(new Error(`${++locked}`), { code: '40P01' }))
    )
    try {
      await runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: body.id })
    } finally {
      lock()
      spend()
    }
    expect(locked).toBe(1)
    const run = await look(world, books.shop, body.id)
    expect(run).toMatchObject({ status: 'DONE', counts: { imported: 1, errors: 1 } })
    expect(run.notes.map(note => [note.firstRow, note.code, note.rowCount])).toEqual([[2, 'POINTS_INSUFFICIENT', 1]])
    expect(await books.balances()).toEqual({ 900001: 6, 900002: 1 })
  })

  test('is chosen by nobody but who uploaded it, who asks: not by who could then approve it', async () => {
    const second = { ...books.shop, token: books.second.token, staffId: books.second.staffId }
    const refused = async (as: Shop, name: 'importCheck' | 'importStart', input: Record<string, unknown>) =>
      (await mutate(world, as, name, input)).userErrors.map(each => each.code)
    const { body } = await upload(world, books.shop, KIND, 'a.csv', csv('900001,5,补分'))
    const mapping = guessed(await look(world, books.shop, body.id))
    expect(await refused(second, 'importCheck', { id: body.id, mapping })).toEqual(['IMPORT_OF_ANOTHER'])
    await check(world, books.shop, body.id, mapping)
    expect(await refused(second, 'importStart', { id: body.id })).toEqual(['IMPORT_OF_ANOTHER'])
    expect(await look(world, books.shop, body.id)).toMatchObject({ status: 'CHECKED' })
    await start(world, books.shop, body.id)
    expect(await books.balances()).toEqual({ 900001: 5 })
  })

  test('is for people who may adjust: no other company’s customers, no machine, no right that was lost', async () => {
    await importFile(world, books.shop, KIND, 'a.csv', csv('900001,5,补分'))
    expect(await other.balances()).toEqual({})
    const { body } = await upload(world, books.shop, KIND, 'b.csv', csv('900001,5,补分'))
    await check(world, books.shop, body.id, guessed(await look(world, books.shop, body.id)))
    await mutate(world, books.shop, 'importStart', { id: body.id })
    await books.rows(
      t => sql`update role_grant set role = 'ANALYST' where tenant_id = ${t} and staff_id = ${books.shop.staffId} returning id`
    )
    await runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: body.id })
    expect(await books.balances()).toEqual({ 900001: 5 })
    const [run] = await books.rows(t => sql`select status, failure from import_run where tenant_id = ${t} and id = ${body.id}`)
    expect(run).toEqual({ status: 'failed', failure: 'MEMBERSHIP_INACTIVE' })
  })
})

describe('of many', () => {
  const many = (n: number, points = (at: number) => at) =>
    csv(...Array.from({ length: n }, (_, at) => `${memberNo(at + 1)},${points(at + 1)},补分`))
  const begin = async (file: Buffer) => {
    const { body } = await upload(world, books.shop, KIND, 'a.csv', file)
    await check(world, books.shop, body.id, guessed(await look(world, books.shop, body.id)))
    await mutate(world, books.shop, 'importStart', { id: body.id })
    return body.id
  }

  test('killed between two pages, and within one, it goes on where it stopped and posts nothing twice', async () => {
    const id = await begin(many(2_300))
    for (const [statement, nth, posted] of [
      [/^\s*insert into audit_entry/, 1, 0],
      [/^\s*with posted as/, 2, 1_000],
      [/^\s*insert into point_adjustment/, 2, 2_000]
    ] as const) {
      const mend = sabotage(statement, () => Promise.reject(new Error('the machine is gone')), nth)
      try {
        await expect(runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: id })).rejects.toThrow('gone')
      } finally {
        mend()
      }
      expect(Object.keys(await books.balances())).toHaveLength(posted)
    }
    await runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: id })
    expect(await look(world, books.shop, id)).toMatchObject({
      status: 'DONE',
      counts: { rows: 2_300, imported: 2_300, pointsUp: (2_300 * 2_301) / 2 }
    })
    const balances = await books.balances()
    expect(Object.keys(balances)).toHaveLength(2_300)
    expect(Object.entries(balances).every(([no, points]) => Number(no) - 900_000 === points)).toBe(true)
  })

  /** Between the first page of a thousand and the second: of 1,500 rows three pages were judged before, the last one empty. */
  const between = async (id: string, happens: () => Promise<unknown>) => {
    const stop = sabotage(/outcome = 'new' and row_no > /, async () => void (await happens()), 5)
    try {
      await runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: id })
    } finally {
      stop()
    }
  }

  test('the day and the limit are asked for each page: what is left waits, or is of the next day', async () => {
    const first = await begin(many(1_500, () => 1))
    await between(first, async () => world.clock.set('2026-06-30T16:00:01Z'))
    const days = (t: string) => sql`select happened_on as "on", count(*) as n from point_entry where tenant_id = ${t} group by 1 order by 1`
    expect(await books.rows(days)).toEqual([
      { on: '2026-06-30', n: 1_000 },
      { on: '2026-07-01', n: 500 }
    ])
    const second = await begin(many(1_500, () => 1))
    await between(second, () => books.rules({ approvalAbove: 100 }))
    expect(await books.file(second)).toMatchObject({ posted: 1_000, waiting: 500 })
    expect((await look(world, books.shop, second)).counts).toMatchObject({ imported: 1_500, waiting: 500 })
  })

  test('who loses the right while it is worked adjusts no further page', async () => {
    const id = await begin(many(1_500, () => 1))
    await between(id, () =>
      books.rows(t => sql`update role_grant set role = 'ANALYST' where tenant_id = ${t} and staff_id = ${books.shop.staffId} returning id`)
    )
    const [run] = await books.rows(t => sql`select status, failure from import_run where tenant_id = ${t} and id = ${id}`)
    expect(run).toEqual({ status: 'failed', failure: 'MEMBERSHIP_INACTIVE' })
    expect(Object.keys(await books.balances())).toHaveLength(1_000)
  })

  test('a page takes as many statements as it takes for one customer', async () => {
    const statements = async (file: Buffer) => {
      const id = await begin(file)
      let seen = 0
      const aboutCustomers = { test: (text: string) => (/point_|customer_state|audit_entry|for update/.test(text) && seen++, false) }
      const stop = sabotage(aboutCustomers as RegExp, async () => {})
      try {
        await runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: id })
      } finally {
        stop()
      }
      return seen
    }
    await books.adjust(1, 5)
    const few = await statements(csv('900001,-1,补分', '900002,1,补分'))
    const lots = await statements(many(900, at => (at === 1 ? -1 : 1)))
    expect(few).toBeGreaterThan(8)
    expect(lots).toBe(few)
  })

  test('one at a time and by file end in the same ledger', async () => {
    const amounts = [7, -3, 12, -1, 5]
    for (const n of [1, 2, 3, 4, 5, 11, 12, 13, 14, 15]) await books.adjust(n, 4, `fund ${n}`)
    for (const [at, amount] of amounts.entries()) await books.adjust(at + 11, amount, `single ${at}`)
    await importFile(world, books.shop, KIND, 'a.csv', csv(...amounts.map((amount, at) => `${memberNo(at + 1)},${amount},测试`)))
    const ledger = await books.rows<{ n: number }>(
      t => sql`select (c.member_no::int - 900000) % 10 as n, c.member_no::int > 900010 as single, array_agg((e.kind, e.account, e.amount, e.expires_on, e.happened_on, e.confirmed_on,
          e.reason, e.recorded_by, e.approved_by, e.policy_version_id)::text order by e.id) as entries
        from point_entry e join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id where e.tenant_id = ${t} group by c.member_no order by 1, 2`
    )
    expect(ledger).toHaveLength(10)
    for (const pair of Map.groupBy(ledger as unknown as { n: number; entries: string[] }[], each => each.n).values())
      expect(pair[0]?.entries).toEqual(pair[1]?.entries)
  })
})
