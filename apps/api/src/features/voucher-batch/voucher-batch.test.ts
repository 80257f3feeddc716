// Vouchers issued to many by a job: counted first, each decided by itself, killed anywhere it goes on, stopped or taken back as far as nobody has used one.
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { v7 as uuid } from 'uuid'
import { fileOf } from '../../../test/file-of.ts'
import { openWorld, type Person, type World } from '../../../test/world.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature } from './index.ts'
import { codes, someKey, Vouchers } from '../../../test/vouchers.ts'

let world: World
let hq: Vouchers
beforeAll(async () => {
  world = await openWorld()
  hq = new Vouchers(world)
})
afterAll(() => world.close())

const BATCH = 'batch { id state chosen issued refused untouched refusals { code customers } version } chosen userErrors { code field }'

function start(definitionId: string, more: Record<string, unknown>, as = hq) {
  const input = { chainId: world.acme.chainId, definitionId, reason: 'thank you', idempotencyKey: someKey(), ...more }
  return as.shop.act('voucherBatchStart', 'VoucherBatchStartInput', input, BATCH)
}
const act = (name: 'Cancel' | 'Undo', id: string) => hq.shop.act(`voucherBatch${name}`, 'VoucherBatchInput', { id }, BATCH)
const batch = async (id: string) =>
  (
    await hq.shop.ask(
      'query ($id: ID!) { voucherBatch(id: $id) { id state chosen issued refused untouched refusals { code customers } } }',
      { id }
    )
  ).data.voucherBatch

/** `units`: after so many transactions the worker is killed; `size`: customers in each. */
async function work(
  task: 'voucherBatchRun' | 'voucherBatchUndo',
  batchId: string,
  { units = Number.POSITIVE_INFINITY, size = 2 } = {}
): Promise<void> {
  let left = units
  const dying: Pick<World['platform'], 'unit'> = {
    unit: (tenant, some) => (left-- > 0 ? world.platform.unit(tenant, some) : Promise.reject(new Error('killed')))
  }
  const job = jobContext({ db: dying as World['platform'], clock: world.clock }, world.log, uuid(), new AbortController().signal)
  await feature.jobs![task]!(job, { tenantId: world.acme.tenantId, batchId, size })
}

async function customers(many: number): Promise<string[]> {
  const ids: string[] = []
  for (let one = 0; one < many; one++) ids.push(await hq.register())
  return ids
}

const vouchersOf = async (definitionId: string) => (await hq.list({ filter: { definitionId } })).nodes as { id: string; state: string }[]

test('counted, started once per key, killed and gone on with: one each, and those whom a limit refuses are told apart', async () => {
  const ids = await customers(5)
  const definition = await hq.defined({ mostPerCustomer: 1 })
  await hq.issued(definition, ids[4]!)
  const dry = await start(definition, { customerIds: [...ids, ids[0]], dryRun: true, idempotencyKey: undefined })
  expect(dry).toMatchObject({ chosen: 5, batch: null, userErrors: [] })
  expect(codes(await start(definition, { customerIds: ids, chosen: 6 }))).toEqual([['CHANGED_MEANWHILE', 'chosen']])
  const input = { customerIds: ids, chosen: 5, idempotencyKey: 'many once' }
  const { batch: made } = await start(definition, input)
  expect(made).toMatchObject({ state: 'RUNNING', chosen: 5, issued: 0 })
  expect((await start(definition, input)).batch.id).toBe(made.id)
  await expect(work('voucherBatchRun', made.id, { units: 2 })).rejects.toThrow('killed')
  expect(await batch(made.id)).toMatchObject({ state: 'RUNNING', issued: 2 })
  await Promise.all([work('voucherBatchRun', made.id), work('voucherBatchRun', made.id)])
  await work('voucherBatchRun', made.id)
  const refusals = [{ code: 'VOUCHER_LIMIT_PER_CUSTOMER', customers: 1 }]
  expect(await batch(made.id)).toMatchObject({ state: 'DONE', issued: 4, refused: 1, untouched: 4, refusals })
  expect(await vouchersOf(definition)).toHaveLength(5)
  // Taken back: but for the one that is used.
  const [used] = (await hq.list({ filter: { batchId: made.id } })).nodes
  await hq.void(used.id)
  expect((await act('Undo', made.id)).batch.state).toBe('UNDOING')
  await expect(work('voucherBatchUndo', made.id, { units: 2 })).rejects.toThrow('killed')
  await work('voucherBatchUndo', made.id)
  expect(await batch(made.id)).toMatchObject({ state: 'UNDONE', issued: 4, untouched: 0 })
  expect((await vouchersOf(definition)).map(each => each.state).toSorted()).toEqual(['ACTIVE', 'VOID', 'VOID', 'VOID', 'VOID'])
})

test('by a filter; stopped, nothing more is issued; by the terms of its start', async () => {
  const ids = await customers(3)
  for (const id of ids) await hq.shop.bought({ no: `VB-${id}`, customer: id, lines: [{ item: 'A', paid: 77_700 }] })
  const definition = await hq.defined()
  const filter = { netSpendMin: 77_700, netSpendMax: 77_700 }
  expect(await start(definition, { filter, dryRun: true, idempotencyKey: undefined })).toMatchObject({ chosen: 3, userErrors: [] })
  const made = (await start(definition, { filter, chosen: 3 })).batch
  await hq.change(definition, 1, { faceMinor: 99_900 })
  await expect(work('voucherBatchRun', made.id, { units: 2 })).rejects.toThrow('killed')
  expect((await act('Cancel', made.id)).batch.state).toBe('CANCELLED')
  await work('voucherBatchRun', made.id)
  expect(await batch(made.id)).toMatchObject({ state: 'CANCELLED', issued: 2, refused: 0 })
  expect(codes(await act('Cancel', made.id))).toEqual([])
  const [voucher] = (await hq.list({ filter: { batchId: made.id } })).nodes
  expect(await hq.voucher(voucher.id)).toMatchObject({ version: 1, face: { minor: 10_000 }, source: 'BATCH', reason: 'thank you' })
})

test('refused at its field; another company’s is not there', async () => {
  const [id] = await customers(1)
  const definition = await hq.defined()
  const refused = async (more: object) => codes(await start(definition, { customerIds: [id], ...more }))
  expect(await refused({ reason: 'call 13812345678' })).toEqual([['PHONE_IN_REASON', 'reason']])
  expect(await refused({ customerIds: [id, uuid()] })).toEqual([['NOT_FOUND', 'customerIds']])
  expect(await refused({ customerIds: null })).toEqual([['REQUIRED', 'customerIds']])
  expect(await refused({ filter: {} })).toEqual([['INVALID_VALUE', 'customerIds']])
  expect(await refused({ validFrom: '2026-06-29' })).toEqual([['START_IN_PAST', 'validFrom']])
  expect(await refused({ idempotencyKey: '' })).toEqual([['IDEMPOTENCY_KEY_REQUIRED', 'idempotencyKey']])
  await hq.close(definition)
  expect(await refused({})).toEqual([['VOUCHER_DEFINITION_CLOSED', 'definitionId']])
  const mine = (await start(await hq.defined(), { customerIds: [id] })).batch.id
  expect(codes(await act('Undo', mine))).toEqual([['VOUCHER_BATCH_OVER', 'id']])
  const { data } = await world.ask(world.globex.hq, 'query ($id: ID!) { voucherBatch(id: $id) { id } }', { id: mine })
  expect(data.voucherBatch).toBeNull()
})

test('kinds and acts are taken away as files, with terms and with what became of them; other companies’ are not in them', async () => {
  const file = async (list: string, as: Person, chainId: string, more = {}) => (await fileOf(world, as, { list, chainId, ...more }))!
  const { acme, globex } = world
  const definition = await hq.defined({
    minimumMinor: 30_000,
    excludedCategories: ['coats', 'shoes'],
    storeIds: [acme.stores[0]!.id],
    mostPerCustomer: 1
  })
  const [one, two] = await customers(2)
  await hq.issued(definition, one!)
  const { batch: started } = await start(definition, { customerIds: [one, two] })
  await work('voucherBatchRun', started.id)
  const [kind] = await file('VOUCHER_KINDS', acme.hq, acme.chainId)
  expect(kind).toMatchObject({
    ...{
      minimum: '300.00',
      excludedCategories: 'coats|shoes',
      stores: acme.stores[0]!.code,
      mostPerCustomer: '1',
      byRule: 'false',
      issued: '2',
      closedAt: ''
    }
  })
  const [act] = await file('VOUCHER_ACTS', acme.hq, acme.chainId)
  expect(act).toMatchObject({
    ...{ kind: kind!['key'], source: 'selection', reason: 'thank you', state: 'done', chosen: '2', issued: '1', refused: '1' },
    refusedBecause: 'VOUCHER_LIMIT_PER_CUSTOMER 1'
  })
  expect(await fileOf(world, acme.manager, { list: 'VOUCHER_ACTS' })).toBeUndefined()
  // Who got none, one by one and as a file: the chain's alone.
  const { data } = await hq.shop.ask(
    'query ($id: ID!) { voucherBatch(id: $id) { refusedCustomers { totalCount nodes { code customer { id memberNo } } } } }',
    { id: started.id }
  )
  const { refusedCustomers } = data.voucherBatch
  expect(refusedCustomers).toMatchObject({ totalCount: 1, nodes: [{ code: 'VOUCHER_LIMIT_PER_CUSTOMER', customer: { id: one } }] })
  const voucherFilter = { batchId: started.id }
  expect(await file('VOUCHER_REFUSALS', acme.hq, acme.chainId, { voucherFilter })).toEqual([
    {
      memberNo: refusedCustomers.nodes[0].customer.memberNo,
      storeCode: expect.stringMatching(/./),
      refusedBecause: 'VOUCHER_LIMIT_PER_CUSTOMER'
    }
  ])
  expect(await file('VOUCHER_REFUSALS', globex.hq, globex.chainId, { voucherFilter })).toEqual([])
  expect(await fileOf(world, acme.manager, { list: 'VOUCHER_REFUSALS', voucherFilter })).toBeUndefined()
  // Theirs are made for what their benefits promise.
  const theirs = await file('VOUCHER_KINDS', globex.hq, globex.chainId)
  expect(theirs.filter(each => each['key'] === kind!['key'] || each['byRule'] !== 'true')).toEqual([])
  expect(await file('VOUCHER_ACTS', globex.hq, globex.chainId)).toEqual([])
})
