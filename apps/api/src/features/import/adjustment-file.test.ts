// TRUST 15, 24, 25: a file above the limit waits as a whole for somebody else, is decided as a whole, a thousand rows at a time; what a file posted is taken
// back once, row by row whole; other companies and other roles find nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { sabotage } from '../../../test/sabotage.ts'
import { openWorld, type Person, type World } from '../../../test/world.ts'
import { sql } from '../../platform/db/sql.ts'
import { Books, csv, memberNo } from './adjustments.fixture.ts'
import { check, guessed, importFile, jobOf, look, mutate, report, start, upload } from './import.fixture.ts'
import { runImport } from './import.job.ts'

const KIND = 'ADJUSTMENTS'
let world: World
let books: Books
let files = 0
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  world.clock.set('2026-06-30T04:00:00Z')
  books = await Books.open(world, `filed${++files}`, 2_300)
})

const file = (...rows: readonly string[]) => importFile(world, books.shop, KIND, 'a.csv', csv(...rows))
const many = (n: number, points: number) => Array.from({ length: n }, (_, at) => `${memberNo(at + 1)},${points},补分`)
const codes = (payload: { userErrors: readonly { code: string; field: readonly string[] }[] }) =>
  payload.userErrors.map(each => `${each.code} ${each.field.join('.')}`)

/** Step by step until there is no next. */
async function all(as: Person, act: 'Approve' | 'Decline' | 'Undo', id: string) {
  const steps: { done: number; refused: number }[] = []
  for (let after: number | null = 0; after !== null;) {
    const answer: { done: number; refused: number; next: number | null; userErrors: [] } = await books.step(as, act, { id, after })
    expect(answer.userErrors).toEqual([])
    steps.push({ done: answer.done, refused: answer.refused })
    after = answer.next
  }
  return steps
}

describe('a file above the limit', () => {
  beforeEach(() => books.rules({ approvalAbove: 100 }))

  test.each([
    ['one row above it', ['900001,101,补分', '900002,1,补分'], 2],
    ['many small rows that are together', many(101, 1), 101],
    ['at it, up and down', [...many(100, 1), '900101,-100,录错'], 0]
  ])('%s', async (_what, rows, waiting) => {
    if (waiting === 0) await books.adjust(101, 100)
    const { body } = await upload(world, books.shop, KIND, 'a.csv', csv(...rows))
    const dry = await check(world, books.shop, body.id, guessed(await look(world, books.shop, body.id)))
    expect(dry.counts).toMatchObject({ wouldImport: rows.length, waiting, errors: 0 })
    expect(dry.notes.map(note => [note.code, note.rowCount])).toEqual(waiting ? [['ADJUSTMENT_WAITS', waiting]] : [])
    const run = await start(world, books.shop, body.id)
    expect(run.counts).toMatchObject({ imported: rows.length, waiting })
    expect(await books.file(body.id)).toMatchObject({ waiting, posted: rows.length - waiting })
    expect(Object.keys(await books.balances())).toHaveLength(waiting ? 0 : 100)
    const lines = (await report(world, books.shop, body.id)).split('\r\n')
    expect(lines[1]).toBe(`2,900001,${waiting ? 'WAITS_FOR_APPROVAL' : 'IMPORTED'},`)
  })

  test('downwards: what is taken is judged when it is asked for, and again when it is approved', async () => {
    for (const n of [1, 2]) await books.adjust(n, 100)
    const run = await file('900001,-90,录错', '900002,-90,录错', '900003,-1,录错')
    expect(run.notes.map(note => [note.firstRow, note.code])).toEqual([
      [2, 'ADJUSTMENT_WAITS'],
      [4, 'POINTS_INSUFFICIENT']
    ])
    await books.adjust(1, -20)
    expect(await all(books.second, 'Approve', run.id)).toEqual([{ done: 1, refused: 1 }])
    expect(await books.balances()).toEqual({ 900001: 80, 900002: 10 })
    expect(await books.file(run.id)).toMatchObject({ waiting: 1, waitingDown: 90, waitingUp: 0, posted: 1 })
    await books.adjust(1, 10)
    expect(await all(books.second, 'Approve', run.id)).toEqual([{ done: 1, refused: 0 }])
    expect(await books.balances()).toEqual({ 900002: 10 })
  })

  test('is approved by somebody else, a thousand rows at a time, under both names, and the tiers follow', async () => {
    const run = await file(...many(2_300, 50))
    expect(codes(await books.step(books.hq, 'Approve', { id: run.id }))).toEqual(['APPROVER_IS_DRAFTER id'])
    expect(codes(await books.step(books.hq, 'Decline', { id: run.id }))).toEqual(['APPROVER_IS_DRAFTER id'])
    const seen = { id: run.id, idempotencyKey: 'first', ...(await books.seen(run.id)) }
    const first = await books.step(books.second, 'Approve', seen)
    expect(first).toMatchObject({
      done: 1_000,
      refused: 0,
      next: 1_001,
      waiting: 1_300,
      waitingUp: 65_000,
      waitingDown: 0,
      file: { waiting: 1_300, posted: 1_000 }
    })
    expect(await books.step(books.second, 'Approve', seen)).toMatchObject({ done: 1_000, next: 1_001, waiting: 1_300 })
    expect(codes(await books.step(books.second, 'Approve', { ...seen, after: 5 }))).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey'])
    expect(await all(books.second, 'Approve', run.id)).toEqual([
      { done: 1_000, refused: 0 },
      { done: 300, refused: 0 }
    ])
    expect(await books.file(run.id)).toMatchObject({ waiting: 0, posted: 2_300 })
    expect(
      await books.rows(
        t =>
          sql`select count(*) as n, sum(amount)::bigint as sum, recorded_by as by, approved_by as approver from point_entry where tenant_id = ${t} group by 3, 4`
      )
    ).toEqual([{ n: 2_300, sum: 115_000, by: books.shop.staffId, approver: books.second.staffId }])
    expect(await books.rows(t => sql`select count(*) as n, tier_key as key from customer_state where tenant_id = ${t} group by 2`)).toEqual(
      [{ n: 2_300, key: 'A' }]
    )
    const audited = await books.rows(
      t =>
        sql`select count(*) as n from audit_entry where tenant_id = ${t} and action = 'pointAdjustmentFileApprove' and actor_id = ${books.second.staffId}`
    )
    expect(audited).toEqual([{ n: 2_300 }])
  })

  test('approved by two at once is posted once', async () => {
    const run = await file(...many(150, 1))
    const seen = { id: run.id, ...(await books.seen(run.id)) }
    const answers = await Promise.all(Array.from({ length: 4 }, () => books.step(books.second, 'Approve', seen)))
    expect(answers.flatMap(answer => answer.done ?? [])).toEqual([150])
    expect(answers.flatMap(codes)).toEqual(Array.from({ length: 3 }, () => 'CHANGED_MEANWHILE waiting'))
    expect(Object.values(await books.balances())).toEqual(Array.from({ length: 150 }, () => 1))
  })

  test('is approved as it was seen: gone on with since it is refused, and it goes on as it was begun', async () => {
    const { body } = await upload(world, books.shop, KIND, 'a.csv', csv(...many(1_500, 2)))
    const mapping = guessed(await look(world, books.shop, body.id))
    await check(world, books.shop, body.id, mapping)
    await mutate(world, books.shop, 'importStart', { id: body.id })
    const mend = sabotage(/^\s*insert into point_adjustment/, () => Promise.reject(new Error('the machine is gone')), 2)
    try {
      await expect(runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: body.id })).rejects.toThrow('gone')
    } finally {
      mend()
    }
    await books.rows(t => sql`update import_run set status = 'cancelled' where tenant_id = ${t} and id = ${body.id} returning id`)
    const seen = { id: body.id, ...(await books.seen(body.id)) }
    expect(seen).toMatchObject({ waiting: 1_000, waitingUp: 2_000, waitingDown: 0 })
    expect((await mutate(world, books.shop, 'importCheck', { id: body.id, mapping })).userErrors).toMatchObject([
      { code: 'IMPORT_NOT_IN_THAT_STATE' }
    ])
    for (const other of [{ waiting: 999 }, { waitingUp: 2_001 }, { waitingDown: 1 }])
      expect(codes(await books.step(books.second, 'Approve', { ...seen, ...other }))).toEqual(['CHANGED_MEANWHILE waiting'])
    await start(world, books.shop, body.id)
    expect(codes(await books.step(books.second, 'Approve', seen))).toEqual(['CHANGED_MEANWHILE waiting'])
    expect(await books.balances()).toEqual({})
    expect(await all(books.second, 'Approve', body.id)).toEqual([
      { done: 1_000, refused: 0 },
      { done: 500, refused: 0 }
    ])
  })

  test('is declined with a reason, after which nothing of it waits; one request may have been decided by itself', async () => {
    const run = await file('900001,60,补分', '900002,60,补分', '900003,60,补分')
    const requests = async (status: string, filter: object = { fileId: run.id }) =>
      (
        await world.ask(
          books.second,
          `query ($chainId: ID!, $status: PointAdjustmentStatus, $fileId: ID, $alone: Boolean) { pointAdjustments(chainId: $chainId, status: $status, fileId: $fileId, alone: $alone, first: 50) {
            totalCount nodes { id importRow reason declineReason customer { memberNo } file { id name } } } }`,
          { chainId: books.shop.chainId, status, ...filter }
        )
      ).data.pointAdjustments
    const waiting = await requests('WAITING')
    expect(waiting).toMatchObject({ totalCount: 3, nodes: [{ importRow: 4, file: { id: run.id, name: 'a.csv' } }, {}, {}] })
    expect(await requests('WAITING', { alone: true })).toMatchObject({ totalCount: 0 })
    const one = await world.ask(
      books.second,
      `mutation ($input: PointAdjustmentApproveInput!) { pointAdjustmentApprove(input: $input) { request { status } userErrors { code } } }`,
      { input: { id: waiting.nodes[0].id, idempotencyKey: 'one' } }
    )
    expect(one.data.pointAdjustmentApprove).toEqual({ request: { status: 'APPROVED' }, userErrors: [] })
    expect(codes(await books.step(books.second, 'Decline', { id: run.id, reason: ' ' }))).toEqual(['REASON_REQUIRED reason'])
    expect(codes(await books.step(books.second, 'Decline', { id: run.id, reason: '问13812342201' }))).toEqual(['PHONE_IN_REASON reason'])
    expect(await all(books.second, 'Decline', run.id)).toEqual([{ done: 2, refused: 0 }])
    expect(await books.balances()).toEqual({ 900003: 60 })
    expect(await requests('DECLINED')).toMatchObject({ totalCount: 2, nodes: [{ declineReason: '查无此事' }, {}] })
    expect(await all(books.second, 'Approve', run.id)).toEqual([{ done: 0, refused: 0 }])
  })

  test('is listed while something of it waits, the latest first', async () => {
    const list = async (as: Person, chainId: string, after?: string) =>
      world.ask(
        as,
        `query ($chainId: ID!, $after: String) { pointAdjustmentFiles(chainId: $chainId, first: 1, after: $after) { totalCount pageInfo { hasNextPage endCursor }
          nodes { id name waiting waitingUp waitingDown uploadedBy { id } } } }`,
        { chainId, after }
      )
    await file('900009,5,补分')
    const older = await file(...many(150, 1))
    world.clock.set('2026-06-30T04:00:01Z')
    const newer = await file('900001,101,补分')
    const first = (await list(books.second, books.shop.chainId)).data.pointAdjustmentFiles
    expect(first).toMatchObject({
      totalCount: 2,
      nodes: [{ id: newer.id, waiting: 1, waitingUp: 101, uploadedBy: { id: books.shop.staffId } }]
    })
    expect((await list(books.second, books.shop.chainId, first.pageInfo.endCursor)).data.pointAdjustmentFiles).toMatchObject({
      nodes: [{ id: older.id, waiting: 150, waitingUp: 150, waitingDown: 0 }],
      pageInfo: { hasNextPage: false }
    })
    expect((await list(world.acme.hq, books.shop.chainId)).errors?.[0]?.extensions['code']).toBe('NOT_FOUND')
    expect((await list(world.acme.manager, world.acme.chainId)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN')
    for (const act of ['Approve', 'Decline', 'Undo'] as const) {
      expect(codes(await books.step(world.acme.hq, act, { id: newer.id }))).toEqual(['NOT_FOUND id'])
      expect(codes(await books.step(world.acme.hq, act, { id: 'nothing' }))).toEqual(['NOT_FOUND id'])
      for (const as of [world.acme.operator, world.acme.manager, world.acme.associate, world.acme.analyst])
        await expect(books.step(as, act, { id: newer.id })).rejects.toThrow('FORBIDDEN')
    }
  })

  test('while it is written nobody decides; limits that come meanwhile hold for the rest', async () => {
    await books.rules({ approvalAbove: null })
    const { body } = await upload(world, books.shop, KIND, 'a.csv', csv(...many(1_500, 1)))
    await check(world, books.shop, body.id, guessed(await look(world, books.shop, body.id)))
    await mutate(world, books.shop, 'importStart', { id: body.id })
    const mend = sabotage(/^\s*insert into point_adjustment/, () => Promise.reject(new Error('the machine is gone')), 2)
    try {
      await expect(runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: body.id })).rejects.toThrow('gone')
    } finally {
      mend()
    }
    expect(Object.keys(await books.balances())).toHaveLength(1_000)
    for (const act of ['Approve', 'Decline', 'Undo'] as const)
      expect(codes(await books.step(books.second, act, { id: body.id }))).toEqual(['IMPORT_ALREADY_RUNNING id'])
    await books.rules({ approvalAbove: 100 })
    await runImport(jobOf(world), { tenantId: books.shop.tenantId, importId: body.id })
    expect((await look(world, books.shop, body.id)).counts).toMatchObject({ imported: 1_500, waiting: 500 })
    expect(await books.file(body.id)).toMatchObject({ posted: 1_000, waiting: 500 })
  })
})

describe('taking a file back', () => {
  test('posts the opposite once, entry by entry, and the tiers follow', async () => {
    await books.adjust(2, 60)
    const run = await file('900001,50,补分', '900002,-20,录错')
    expect(await books.rows(t => sql`select count(*) as n from customer_state where tenant_id = ${t} and tier_key = 'A'`)).toEqual([
      { n: 1 }
    ])
    expect(await all(books.hq, 'Undo', run.id)).toEqual([{ done: 2, refused: 0 }])
    expect(await books.balances()).toEqual({ 900002: 60 })
    expect(await books.file(run.id)).toMatchObject({ posted: 2, undone: 2, undoable: 0 })
    expect(await books.rows(t => sql`select tier_key as key from customer_state where tenant_id = ${t} order by 1`)).toEqual([
      { key: 'A' },
      { key: null }
    ])
    const entries = await books.rows(
      t => sql`select e.amount, r.kind, r.account, r.amount as back, r.corrects_id = e.id as corrects, r.reason, r.recorded_by as by from point_entry e
        join point_entry r on r.tenant_id = e.tenant_id and r.corrects_id = e.id where e.tenant_id = ${t} order by e.id`
    )
    const common = { kind: 'reverse', account: 'adjustment', corrects: true, by: books.shop.staffId }
    expect(entries).toEqual([
      { ...common, amount: 50, back: -50, reason: '补分' },
      { ...common, amount: -20, back: 20, reason: '录错' }
    ])
    expect(await all(books.hq, 'Undo', run.id)).toEqual([{ done: 0, refused: 0 }])
    // Going on with the same file brings nothing back.
    await books.rows(t => sql`update import_run set status = 'cancelled' where tenant_id = ${t} and id = ${run.id} returning id`)
    await start(world, books.shop, run.id)
    expect(await books.balances()).toEqual({ 900002: 60 })
  })

  test('who has spent since keeps the row, until the points are there', async () => {
    const run = await file('900001,50,补分', '900002,50,补分')
    await books.adjust(1, -1)
    expect(await all(books.hq, 'Undo', run.id)).toEqual([{ done: 1, refused: 1 }])
    expect(await books.balances()).toEqual({ 900001: 49 })
    expect(await books.file(run.id)).toMatchObject({ undone: 1, undoable: 1 })
    await books.adjust(1, 1)
    expect(await all(books.hq, 'Undo', run.id)).toEqual([{ done: 1, refused: 0 }])
    expect(await books.balances()).toEqual({})
  })

  test('of a lot whose last day is past nothing is left behind', async () => {
    await books.rules({ expiry: { months: 12, roundTo: 'day' } })
    await books.adjust(1, 10)
    const run = await file('900001,-4,录错', '900002,5,补分')
    world.clock.set('2027-07-01T04:00:00Z')
    expect(await all(books.hq, 'Undo', run.id)).toEqual([{ done: 2, refused: 0 }])
    expect(await books.balances()).toEqual({})
    const sums = await books.rows(
      t => sql`select c.member_no as no, coalesce(sum(e.amount) filter (where e.account = 'expiry'), 0)::bigint as expired from point_entry e
        join customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id where e.tenant_id = ${t} group by 1 order by 1`
    )
    expect(sums).toEqual([
      { no: '900001', expired: -10 },
      { no: '900002', expired: 0 }
    ])
  })

  test('is of the whole: a row of it is not taken back by itself', async () => {
    await file('900001,50,补分')
    const [entry] = await books.rows<{ id: string }>(t => sql`select id from point_entry where tenant_id = ${t}`)
    const answer = await world.ask(
      books.hq,
      `mutation ($input: PointAdjustmentUndoInput!) { pointAdjustmentUndo(input: $input) { userErrors { code field } } }`,
      { input: { entryId: entry?.id, reason: '录错', idempotencyKey: 'one' } }
    )
    expect(answer.data.pointAdjustmentUndo).toEqual({ userErrors: [{ code: 'ADJUSTMENT_OF_FILE', field: ['entryId'] }] })
    expect(await books.balances()).toEqual({ 900001: 50 })
  })

  test('of many goes a thousand at a time', async () => {
    const run = await file(...many(1_200, 3))
    expect(await all(books.hq, 'Undo', run.id)).toEqual([
      { done: 1_000, refused: 0 },
      { done: 200, refused: 0 }
    ])
    expect(await books.balances()).toEqual({})
  })

  test('by two at once takes it back once', async () => {
    const run = await file(...many(150, 3))
    const answers = await Promise.all([books.step(books.hq, 'Undo', { id: run.id }), books.step(books.second, 'Undo', { id: run.id })])
    expect(answers.map(answer => answer.done).toSorted()).toEqual([0, 150])
    expect(await books.balances()).toEqual({})
  })

  test('above the limit it is not for who brought the file, up to it it is; what waits still waits', async () => {
    await books.rules({ approvalAbove: 100 })
    const run = await file(...many(1_100, 1))
    await books.step(books.second, 'Approve', { id: run.id })
    expect(codes(await books.step(books.hq, 'Undo', { id: run.id }))).toEqual(['UNDO_NEEDS_ANOTHER id'])
    await books.rules({ approvalAbove: 1_000 })
    expect(await all(books.hq, 'Undo', run.id)).toEqual([{ done: 1_000, refused: 0 }])
    expect(await books.file(run.id)).toMatchObject({ waiting: 100, undone: 1_000 })
  })

  test('of what it took above the limit is given back by somebody else, all of it or step by step', async () => {
    for (const n of [1, 2]) await books.adjust(n, 90)
    await books.rules({ approvalAbove: 100 })
    const run = await file('900001,-90,录错', '900002,-90,录错')
    await all(books.second, 'Approve', run.id)
    for (const after of [0, 2]) expect(codes(await books.step(books.hq, 'Undo', { id: run.id, after }))).toEqual(['UNDO_NEEDS_ANOTHER id'])
    expect(await books.balances()).toEqual({})
    expect(await all(books.second, 'Undo', run.id)).toEqual([{ done: 2, refused: 0 }])
    expect(await books.balances()).toEqual({ 900001: 90, 900002: 90 })
  })
})
