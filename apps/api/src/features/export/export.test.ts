import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { restoreCell } from '../../platform/csv-cell.ts'
import { sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { exportTidy } from './export-tidy.job.ts'
import { EXPORT_LISTS } from './lists.ts'

let world: World
const made: Record<string, string> = {}

async function register(name: string, more: Record<string, unknown> = {}): Promise<string> {
  const { acme } = world
  const query = `mutation ($input: CustomerRegisterInput!) { customerRegister(input: $input) { customer { id } userErrors { code field } } }`
  const { data } = await world.ask(acme.hq, query, {
    input: { chainId: acme.chainId, storeId: acme.stores[0]?.id, name, captureSource: 'TILL', ...more }
  })
  expect(data.customerRegister.userErrors).toEqual([])
  return (made[name] = data.customerRegister.customer.id)
}

beforeAll(async () => {
  world = await openWorld()
  const [s1, s2] = world.acme.stores
  await register('林晓梅', {
    phone: '13812342201',
    memberNo: 'K1',
    birthOn: '1990-06-01',
    email: 'l@x.test',
    note: '=HYPERLINK("http://evil")',
    groupId: s1?.groups[0]?.id,
    profile: { occupation: '+1', family: "'@home" },
    consents: [{ purpose: 'MARKETING', channel: 'SMS', granted: true, source: 'form' }]
  })
  await register('-Dash, "quoted"\nand more', { memberNo: 'K2', birthMonth: 6, birthDay: 1 })
  await register('Elsewhere', { memberNo: 'K3', storeId: s2?.id })
  const record = `mutation ($input: PurchaseRecordInput!) { purchaseRecord(input: $input) { userErrors { code } } }`
  for (const [receiptNo, storeId] of [
    ['R1', s1?.id],
    ['R2', s2?.id]
  ]) {
    const input = {
      chainId: world.acme.chainId,
      storeId,
      receiptNo,
      happenedAt: '2026-06-01T04:00:00.123Z',
      customerId: made['林晓梅'],
      lines: [{ itemCode: 'I1', quantity: 2, amountMinor: 12_345 }]
    }
    expect((await world.ask(world.acme.hq, record, { input })).data.purchaseRecord.userErrors).toEqual([])
  }
  const designate = `mutation ($input: TierDesignateInput!) { tierDesignate(input: $input) { userErrors { code } } }`
  const later = { customerId: made['Elsewhere'], tierKey: 'A', startsOn: '2027-01-01', reason: '=why' }
  expect((await world.ask(world.acme.hq, designate, { input: later })).data.tierDesignate.userErrors).toEqual([])
  await world.db.unit(world.acme.tenantId, tx =>
    tx.client.query(
      `insert into import_run (tenant_id, id, chain_id, kind, status, file_name, file_bytes, rows_total, rows_done, summary, created_by)
       values ($1, gen_random_uuid(), $2, 'customers', 'done', '=members.csv', 900, 12, 12, '{"counts": {"imported": 11}}', $3)`,
      [world.acme.tenantId, world.acme.chainId, world.acme.hq.staffId]
    )
  )
})
afterAll(() => world.close())

async function link(as: Person, input: Record<string, unknown>) {
  const answer = await world.ask(
    as,
    `mutation ($input: ExportLinkCreateInput!) { exportLinkCreate(input: $input) { path expiresAt userErrors { code field } } }`,
    {
      input: { chainId: world.acme.chainId, ...input }
    }
  )
  return answer.data?.exportLinkCreate ?? { refused: answer.errors?.[0]?.extensions.code }
}

const fetchAs = (as: Person | null, url: string) =>
  world.service.app.inject({ method: 'GET', url, headers: as ? { cookie: `keqing=${as.token}` } : {} })

async function download(as: Person, input: Record<string, unknown>): Promise<Record<string, string>[]> {
  const made = await link(as, input)
  expect(made.userErrors).toEqual([])
  const response = await fetchAs(as, made.path)
  expect(response.statusCode).toBe(200)
  return parse(response.body, { bom: true, columns: true })
}

test('what a link was asked for goes once it is over (TRUST 35)', async () => {
  await link(world.acme.hq, { list: 'CUSTOMERS', customerFilter: { search: '13812342201' } })
  const kept = () =>
    world.db.unit(world.acme.tenantId, tx =>
      tx.query(sql`select id from export_link where tenant_id = ${tx.tenantId} and request::text like '%13812342201%'`)
    )
  const job = jobContext({ db: world.platform, clock: world.clock }, world.log, randomUUID(), new AbortController().signal)
  await exportTidy(job, {})
  expect(await kept()).toHaveLength(1)
  world.clock.set('2026-06-30T04:15:01Z')
  await exportTidy(job, {})
  expect(await kept()).toEqual([])
  world.clock.set('2026-06-30T04:00:00Z')
})

describe('a file', () => {
  test('is UTF-8 with its mark, named by list and day', async () => {
    const { path, expiresAt } = await link(world.acme.hq, { list: 'CUSTOMERS' })
    expect(path).toMatch(/^\/exports\/[\w-]{43}$/)
    expect(expiresAt).toBe('2026-06-30T04:15:00.000Z')
    const { headers, rawPayload } = await fetchAs(world.acme.hq, path)
    expect([...rawPayload.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'no-store',
      'content-disposition': 'attachment; filename="customers-2026-06-30.csv"'
    })
  })

  test('runs nothing in a spreadsheet, and gives back what was exported (TRUST 29)', async () => {
    const rows = await download(world.acme.hq, { list: 'CUSTOMERS' })
    const [lin, dash] = rows
    expect(rows.flatMap(row => Object.values(row)).filter(cell => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(lin).toMatchObject({
      note: `'=HYPERLINK("http://evil")`,
      occupation: "'+1",
      family: "''@home",
      phone: "'+8613812342201",
      marketingSms: 'yes',
      marketingPhone: ''
    })
    expect([lin?.note, lin?.occupation, lin?.family, lin?.phone, dash?.name].map(cell => restoreCell(cell ?? ''))).toEqual([
      '=HYPERLINK("http://evil")',
      '+1',
      "'@home",
      '+8613812342201',
      '-Dash, "quoted" and more'
    ])
    expect(lin).toMatchObject({
      memberNo: 'K1',
      storeCode: 'S1',
      birthday: '1990-06-01',
      tierKey: 'B',
      pointsBalance: '2',
      netSpend: '246.90',
      currency: 'CNY',
      registeredOn: '2026-06-30'
    })
    expect(dash).toMatchObject({ birthday: '6-1', tierStatus: 'none' })
  })

  test('shows what its reader may see, phones masked', async () => {
    const rows = await download(world.acme.manager, { list: 'CUSTOMERS' })
    expect(rows.map(row => [row.memberNo, row.name, row.phone])).toEqual([
      ['K1', '林晓梅', '138****2201'],
      ['K2', `'-Dash, "quoted" and more`, '']
    ])
    expect(await download(world.acme.operator, { list: 'CUSTOMERS', customerFilter: { search: 'lxm' } })).toHaveLength(1)
    // A file of 30 June: unseen for six months on 30 December.
    for (const [fallsBy, count] of [
      ['2026-12-29', 0],
      ['2026-12-30', 1]
    ] as const)
      expect(await download(world.acme.operator, { list: 'CUSTOMERS', customerFilter: { fallsBy } })).toHaveLength(count)
  })

  test('a right to read elsewhere is no right to take away', async () => {
    const both = await addPerson(world.db, world.acme, 'acme', 'ANALYST', { chain: world.acme.chainId })
    await world.db.unit(world.acme.tenantId, tx =>
      tx.client.query(
        `insert into role_grant (tenant_id, id, staff_id, role, store_id) values ($1, gen_random_uuid(), $2, 'STORE_MANAGER', $3)`,
        [world.acme.tenantId, both.staffId, world.acme.stores[1]?.id]
      )
    )
    expect((await download(both, { list: 'CUSTOMERS' })).map(row => row.memberNo)).toEqual(['K3'])
    // The receipt is of their store; whose it is, they may not take away.
    expect((await download(both, { list: 'PURCHASES' })).map(row => [row.receiptNo, row.memberNo])).toEqual([['R2', '']])
  })

  test('receipts come with what a till knows', async () => {
    const rows = await download(world.acme.hq, { list: 'PURCHASES', purchaseFilter: { search: 'R1' } })
    expect(rows).toMatchObject([
      {
        receiptNo: 'R1',
        storeCode: 'S1',
        happenedAt: '2026-06-01T04:00:00.123Z',
        memberNo: 'K1',
        units: '2',
        amount: '123.45',
        netAmount: '123.45',
        source: 'admin'
      }
    ])
  })

  test('facts are those of one customer, or of some days, where asked for', async () => {
    const factFilter = { customerId: made['林晓梅'] }
    const points = await download(world.acme.hq, { list: 'POINTS', factFilter })
    expect(points.map(row => [row.memberNo, row.receiptNo, row.happenedOn])).toEqual([
      ['K1', 'R1', '2026-06-01'],
      ['K1', 'R2', '2026-06-01']
    ])
    expect(await download(world.acme.hq, { list: 'POINTS', factFilter: { ...factFilter, from: '2026-06-02' } })).toEqual([])
    expect(await download(world.acme.hq, { list: 'POINTS', factFilter: { from: '2026-06-01', to: '2026-06-01' } })).toHaveLength(2)
    expect(await download(world.acme.hq, { list: 'POINTS', factFilter: { to: '2026-05-31' } })).toEqual([])
    const changes = await download(world.acme.hq, { list: 'TIER_CHANGES', factFilter })
    expect(new Set(changes.map(row => row.memberNo))).toEqual(new Set(['K1']))
    const ofKind = async (kind: string) => (await download(world.acme.hq, { list: 'TIER_CHANGES', factFilter: { kind } })).length
    expect([await ofKind('UP'), await ofKind('LOST')]).toEqual([2, 0])
    expect(
      await download(world.acme.hq, { list: 'TIER_CHANGES', factFilter: { customerId: made['Elsewhere'], to: '2026-01-01' } })
    ).toEqual([])
    // Another's customer, and one out of one's own scope: as one who never was.
    expect(await download(world.globex.hq, { chainId: world.globex.chainId, list: 'POINTS', factFilter })).toEqual([])
    expect(await download(world.acme.manager, { list: 'TIER_CHANGES', factFilter: { customerId: made['Elsewhere'] } })).toEqual([])
    expect(await download(world.acme.hq, { list: 'VISITS', factFilter: { customerId: 'nobody' } })).toEqual([])
  })

  test('imports are the chain’s: a right over a store takes none of them away', async () => {
    const rows = await download(world.acme.hq, { list: 'IMPORT_RUNS' })
    expect(rows).toMatchObject([{ kind: 'customers', fileName: "'=members.csv", status: 'done', rows: '12', imported: '11' }])
    expect(rows[0]?.createdBy).toBeTruthy()
    expect(await link(world.acme.manager, { list: 'IMPORT_RUNS' })).toEqual({ refused: 'FORBIDDEN' })
    const local = await addPerson(world.db, world.acme, 'acme', 'HQ', { store: world.acme.stores[0]?.id ?? '' })
    expect(await link(local, { list: 'IMPORT_RUNS' })).toMatchObject({
      path: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['chainId'] }]
    })
  })

  test('spot checks with what they found, for who reads the checks of the store', async () => {
    const { manager, stores } = world.acme
    const act = async (name: string, input: object) => {
      const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input!`
      const fields = 'spotCheck { id sample files(first: 100) { nodes { customerId } } } userErrors { code }'
      const { data } = await world.ask(manager, `mutation ($input: ${type}) { ${name}(input: $input) { ${fields} } }`, { input })
      return data[name].spotCheck
    }
    const drawn = await act('spotCheckDraw', { storeId: stores[0]!.id, idempotencyKey: 'export' })
    const [first, ...others]: { customerId: string }[] = drawn.files.nodes
    const findings = [
      { field: 'name', verdict: 'TRUE' },
      { field: 'phone', verdict: 'FALSE', note: '=nobody there' }
    ]
    await act('spotCheckRecord', { id: drawn.id, ...first, findings, idempotencyKey: 'first' })
    for (const other of others)
      await act('spotCheckRecord', { id: drawn.id, ...other, uncheckableReason: 'no answer', idempotencyKey: other.customerId })
    const spotCheckFilter = { checkId: drawn.id }
    const checks = await download(world.acme.hq, { list: 'SPOT_CHECKS' })
    expect(checks).toMatchObject([{ kind: 'byHand', sample: String(drawn.sample), defectFiles: '1', checkedFiles: '1', rate: '1' }])
    const found = await download(manager, { list: 'SPOT_CHECK_FINDINGS', spotCheckFilter })
    expect(found).toHaveLength(others.length + 2)
    expect(found.find(row => row.verdict === 'false')).toMatchObject({ field: 'phone', note: "'=nobody there" })
    const result = await download(manager, { list: 'SPOT_CHECK_RESULT', spotCheckFilter })
    expect(result.filter(row => row.of === 'field')).toMatchObject([
      { name: 'name', defects: '0', checked: '1' },
      { name: 'phone', defects: '1', checked: '1' }
    ])
    expect(await download(manager, { list: 'ASSOCIATE_VALIDITY' })).toEqual([])
    await act('spotCheckClose', { id: drawn.id })
    expect((await download(manager, { list: 'ASSOCIATE_VALIDITY' })).every(row => row.validity === '')).toBe(true)
    const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: stores[1]!.id })
    for (const list of ['SPOT_CHECKS', 'SPOT_CHECK_FINDINGS', 'SPOT_CHECK_RESULT', 'ASSOCIATE_VALIDITY'])
      expect(await download(other, { list, spotCheckFilter })).toEqual([])
    expect(await link(world.acme.associate, { list: 'SPOT_CHECKS' })).toEqual({ refused: 'FORBIDDEN' })
  })

  test('runs of checklists and their items, for who reads those of the store', async () => {
    const { manager, stores } = world.acme
    const act = async (name: string, type: string, input: object) => {
      const fields = 'checklistRun { id } userErrors { code }'
      const { data } = await world.ask(manager, `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input })
      return data[name].checklistRun
    }
    const begun = { storeId: stores[0]!.id, kind: 'FILES', idempotencyKey: 'export checklist' }
    const { id } = await act('checklistRunBegin', 'ChecklistRunBeginInput', begun)
    const answer = { id, itemKey: 'duplicates', verdict: 'FAILED', note: '=two of one', idempotencyKey: 'export answer' }
    await act('checklistAnswer', 'ChecklistAnswerInput', answer)
    const checklistFilter = { runId: id }
    expect(await download(world.acme.hq, { list: 'CHECKLISTS' })).toMatchObject([
      { kind: 'files', span: 'byHand', failed: '1', failedCritical: '0', left: '10', isFailed: 'false' }
    ])
    const items = await download(manager, { list: 'CHECKLIST_ITEMS', checklistFilter })
    expect(items).toHaveLength(11)
    expect(items.find(row => row.key === 'duplicates')).toMatchObject({
      verdict: 'failed',
      note: "'=two of one",
      textEn: 'Nobody has two files'
    })
    const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: stores[1]!.id })
    for (const list of ['CHECKLISTS', 'CHECKLIST_ITEMS']) expect(await download(other, { list, checklistFilter })).toEqual([])
    expect(await link(world.acme.associate, { list: 'CHECKLISTS' })).toEqual({ refused: 'FORBIDDEN' })
  })

  test.each(Object.keys(EXPORT_LISTS))('%s can be exported by who may see it', async list => {
    const rows = await download(world.acme.hq, { list })
    for (const row of rows) expect(Object.keys(row)).toEqual(EXPORT_LISTS[list as keyof typeof EXPORT_LISTS].list.header)
    if (
      ![
        'LOST_CUSTOMERS',
        'RETURNS',
        'API_CLIENTS',
        'VISITS',
        'BACKTEST_MOVES',
        'YEAR_END_REBATES',
        'VOUCHERS',
        'VOUCHER_KINDS',
        'VOUCHER_ACTS',
        'VOUCHER_REFUSALS',
        'GIVEN_TIER_ACTS',
        'BACKTEST_FIGURES',
        'POLICY_HISTORY',
        'BOOK_PLAN',
        'BOOK_ON',
        'BOOK_PLANS',
        'HANDOVERS',
        'HANDOVER',
        'HANDOVER_LAPSED',
        'COVERS',
        'POINT_REQUESTS',
        'INCENTIVE_ENTRIES',
        'INCENTIVE_PAY',
        'INCENTIVE_STANDING',
        'INCENTIVE_CONTESTS',
        'INCENTIVE_PARTS',
        'INCENTIVE_DISPUTES',
        'SPOT_CHECKS',
        'SPOT_CHECK_FINDINGS',
        'SPOT_CHECK_RESULT',
        'ASSOCIATE_VALIDITY',
        'CHECKLISTS',
        'CHECKLIST_ITEMS'
      ].includes(list)
    )
      expect(rows.length).toBeGreaterThan(0)
  })
})

describe('a link', () => {
  test('opens for nobody else, nor later', async () => {
    const { path } = await link(world.acme.manager, { list: 'CUSTOMERS' })
    const never = await fetchAs(world.acme.manager, '/exports/nothing')
    const withoutId = (body: string) => body.replace(/"correlationId":"[^"]+"/, '')
    for (const other of [world.acme.hq, world.acme.analyst, world.globex.hq]) {
      const answer = await fetchAs(other, path)
      expect([answer.statusCode, withoutId(answer.body)]).toEqual([404, withoutId(never.body)])
    }
    expect((await fetchAs(null, path)).statusCode).toBe(401)
    expect((await fetchAs(world.acme.manager, path)).statusCode).toBe(200)
    world.clock.set('2026-06-30T04:15:01Z')
    expect((await fetchAs(world.acme.manager, path)).statusCode).toBe(404)
    world.clock.set('2026-06-30T04:00:00Z')
  })

  test('is refused to who may not export, and of what one may not see', async () => {
    expect(await link(world.acme.associate, { list: 'CUSTOMERS' })).toEqual({ refused: 'FORBIDDEN' })
    expect(await link(world.acme.analyst, { list: 'CUSTOMERS' })).toEqual({ refused: 'FORBIDDEN' })
    expect(await link(world.acme.manager, { list: 'AUDIT' })).toEqual({ refused: 'FORBIDDEN' })
    expect(await link(world.globex.hq, { list: 'CUSTOMERS' })).toEqual({
      path: null,
      expiresAt: null,
      userErrors: [{ code: 'NOT_FOUND', field: ['chainId'] }]
    })
  })

  test('is worth what its owner may do when it is opened', async () => {
    const leaver = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: world.acme.stores[0]?.id ?? '' })
    const { path } = await link(leaver, { list: 'CUSTOMERS' })
    await world.db.unit(world.acme.tenantId, tx =>
      tx.client.query('update role_grant set revoked_at = now() where staff_id = $1', [leaver.staffId])
    )
    expect((await fetchAs(leaver, path)).statusCode).toBe(403)
  })

  test('is recorded with what it opens, and no name that was searched for', async () => {
    const { path } = await link(world.acme.manager, { list: 'CUSTOMERS', customerFilter: { search: '林晓' } })
    await fetchAs(world.acme.manager, path)
    const { rows } = await world.db.unit(world.acme.tenantId, tx =>
      tx.client.query(`select action, detail from audit_entry where actor_id = $1 and object_type = 'Export' order by id desc limit 2`, [
        world.acme.manager.staffId
      ])
    )
    expect(rows).toEqual([
      { action: 'exportDownload', detail: { list: 'CUSTOMERS', format: 'CSV', phones: 'masked' } },
      { action: 'exportLinkCreate', detail: { list: 'CUSTOMERS', format: 'CSV', filters: ['search'] } }
    ])
  })
})

test('a long list comes whole, in pages of bounded size', async () => {
  await world.db.unit(world.acme.tenantId, tx =>
    tx.client.query(
      `insert into customer (tenant_id, id, chain_id, store_id, member_no, name, sort_name, search, capture_source, registered_on, registered_at)
       select $1, gen_random_uuid(), $2, $3, 'L' || n, 'n' || n, 'n' || n, 'n' || n, 'import', '2026-01-01', now() from generate_series(1, 2500) n`,
      [world.acme.tenantId, world.acme.chainId, world.acme.stores[0]?.id]
    )
  )
  const rows = await download(world.acme.hq, { list: 'CUSTOMERS' })
  expect(new Set(rows.map(row => row.memberNo)).size).toBe(2503)
})
