// AUDIT-1, INC-9 through GraphQL: drawn by the night, answered item by item, closed once; another store's manager, whose run it is not, and the other company find nothing.
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { localDate, READY_CHECKLISTS } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { Shop } from '../../../test/shop.ts'
import { addPerson, openWorld, type Person, type World } from '../../../test/world.ts'
import { raw, sql } from '../../platform/db/sql.ts'
import { jobContext } from '../../platform/jobs/job-context.ts'
import { feature, systemCheckParts } from './index.ts'

let world: World
let shop: Shop
let [storeId, otherId, chainId] = ['', '', '']
const RUN =
  'checklistRun { id kind span state forOn dueOn mine title { zhCN } result { passed failed failedCritical notApplicable left isFailed } items { item { key text { en } automatic needsNote } verdict note } } userErrors { code field params { name value } }'
const LIST = 'checklist { no isReady isOn title { en } items { key } } userErrors { code field }'
interface Items {
  readonly items: { item: { key: string; automatic: boolean; needsNote: boolean }; verdict: string | null; note: string | null }[]
}
const act = (name: string, input: object, as: Person) => shop.as(as).act(`checklist${name}`, `Checklist${name}Input`, input, RUN)
const begin = (kind: string, as: Person = world.acme.manager, key: string = uuid(), at = storeId) =>
  act('RunBegin', { storeId: at, kind, idempotencyKey: key }, as)
const answer = (id: string, itemKey: string, more: object, as: Person = world.acme.manager) =>
  act('Answer', { id, itemKey, idempotencyKey: uuid(), ...more }, as)
const close = (id: string, as: Person = world.acme.manager) => act('RunClose', { id }, as)
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code)
const answerAll = async (run: Items & { id: string }, as: Person, failing: readonly string[] = []) => {
  for (const { item } of run.items.filter(one => !one.item.automatic))
    await answer(run.id, item.key, { verdict: failing.includes(item.key) ? 'FAILED' : 'PASSED', note: `seen ${item.key}` }, as)
}
const listed = async (filter: object, as: Person = world.acme.hq) => {
  const query =
    'query ($c: ID!, $f: ChecklistRunFilter) { checklistRuns(chainId: $c, filter: $f, first: 100) { totalCount nodes { id kind span doer state forOn dueOn mine store { id } } } }'
  const { data, errors } = await world.ask(as, query, { c: chainId, f: filter })
  return errors ? errors.map(error => error.extensions['code']) : data.checklistRuns.nodes
}
const night = () =>
  feature.jobs!['checklistChain']!(
    jobContext({ db: world.platform, clock: world.clock }, world.log, uuid(), new AbortController().signal),
    {
      tenantId: world.acme.tenantId,
      chainId
    }
  )

beforeAll(async () => {
  world = await openWorld()
  shop = new Shop(world)
  ;[storeId, otherId, chainId] = [world.acme.stores[0]!.id, world.acme.stores[1]!.id, world.acme.chainId]
})
afterAll(() => world.close())
beforeEach(() => world.clock.set('2026-06-30T04:00:00Z'))

test('the night draws each list of each open store once a period; behind its day it is overdue', async () => {
  await Promise.all([night(), night()])
  await night()
  const weekly = { span: 'WEEKLY', doer: 'STORE_MANAGER', state: 'DUE', forOn: '2026-06-29', dueOn: '2026-07-05' }
  const monthly = { span: 'MONTHLY', doer: 'OPERATOR', state: 'DUE', forOn: '2026-06-01', dueOn: '2026-07-05' }
  const runs: { kind: string }[] = await listed({ storeId })
  expect(runs.toSorted((a, b) => a.kind.localeCompare(b.kind))).toMatchObject([
    { kind: 'DEVELOPING', ...weekly, mine: false },
    { kind: 'FILES', ...weekly },
    { kind: 'SUPERVISING', ...monthly },
    { kind: 'SYSTEM', ...monthly }
  ])
  expect(await listed({ storeId, kind: 'FILES' }, world.acme.manager)).toMatchObject([{ mine: true }])
  expect(await listed({ storeId, kind: 'SYSTEM' }, world.acme.manager)).toMatchObject([{ mine: false }])
  expect(await listed({ storeId, kind: 'SYSTEM' }, world.acme.operator)).toMatchObject([{ mine: true }])
  world.clock.set('2026-07-06T04:00:00Z')
  await night()
  expect(await listed({ storeId, kind: 'SYSTEM' })).toMatchObject([
    { forOn: '2026-07-01', dueOn: '2026-08-05' },
    { forOn: '2026-06-01', state: 'OVERDUE' }
  ])
  expect(await listed({ storeId, kind: 'FILES', state: 'OVERDUE' })).toMatchObject([{ forOn: '2026-06-29' }])
  expect(await listed({ storeId, mine: true })).toEqual([])
  const own: { doer: string }[] = await listed({ storeId, mine: true }, world.acme.manager)
  expect(new Set(own.map(({ doer }) => doer))).toEqual(new Set(['STORE_MANAGER']))
  expect(await listed({}, world.acme.associate)).toEqual(['FORBIDDEN'])
})

test('an item is answered, again where it was wrong; a failed one needs a note, as does one that says so; closed, nothing changes', async () => {
  const key = uuid()
  const { checklistRun: run } = await begin('FILES', undefined, key)
  expect((await begin('FILES', undefined, key)).checklistRun.id).toBe(run.id)
  expect(run).toMatchObject({
    span: 'BY_HAND',
    state: 'DUE',
    forOn: '2026-06-30',
    dueOn: '2026-07-05',
    mine: true,
    title: { zhCN: '顾客档案管理' }
  })
  expect(run.result).toEqual({ passed: 0, failed: 0, failedCritical: 0, notApplicable: 0, left: 11, isFailed: false })
  expect(codes(await answer(run.id, 'claimsDone', { verdict: 'FAILED' }))).toEqual(['CHECKLIST_NOTE_REQUIRED'])
  expect(codes(await answer(run.id, 'claimsDone', { verdict: 'FAILED', note: ' ' }))).toEqual(['CHECKLIST_NOTE_REQUIRED'])
  expect(codes(await answer(run.id, 'eachAssociate', { verdict: 'PASSED' }))).toEqual(['CHECKLIST_NOTE_REQUIRED'])
  expect(codes(await answer(run.id, 'claimsDone', { verdict: 'FAILED', note: 'call 13800139000' }))).toEqual(['PHONE_IN_REASON'])
  expect(codes(await answer(run.id, 'unknown', { verdict: 'PASSED' }))).toEqual(['NOT_FOUND'])
  const once = { verdict: 'FAILED', note: 'two left', idempotencyKey: uuid() }
  const [first, again] = [await answer(run.id, 'claimsDone', once), await answer(run.id, 'claimsDone', once)]
  expect(again.checklistRun.result).toEqual(first.checklistRun.result)
  expect(first.checklistRun.result).toMatchObject({ failed: 1, failedCritical: 0, left: 10, isFailed: false })
  const corrected = await answer(run.id, 'claimsDone', { verdict: 'NOT_APPLICABLE' })
  expect(corrected.checklistRun.result).toMatchObject({ failed: 0, notApplicable: 1, left: 10 })
  expect((await close(run.id)).userErrors).toEqual([
    { code: 'CHECKLIST_UNFINISHED', field: ['id'], params: [{ name: 'left', value: '10' }] }
  ])
  await answerAll(run, world.acme.manager, ['purchasesSameDay'])
  const closings = await Promise.all([close(run.id), close(run.id)])
  expect(closings.flatMap(codes)).toEqual(['CHECKLIST_CLOSED'])
  const closed = closings.find(each => each.userErrors.length === 0)!.checklistRun
  expect(closed).toMatchObject({ state: 'CLOSED', result: { passed: 10, failed: 1, failedCritical: 1, left: 0, isFailed: true } })
  expect(codes(await answer(run.id, 'claimsDone', { verdict: 'PASSED' }))).toEqual(['CHECKLIST_CLOSED'])
})

test('who does not carry it out, another store’s manager and another company change nothing, and the latter two see nothing', async () => {
  const { checklistRun: run } = await begin('FILES')
  const other = await addPerson(world.db, world.acme, 'acme', 'STORE_MANAGER', { store: otherId })
  for (const as of [other, world.globex.manager, world.acme.operator]) {
    expect(codes(await answer(run.id, 'claimsDone', { verdict: 'PASSED' }, as))).toEqual(['NOT_FOUND'])
    expect(codes(await close(run.id, as))).toEqual(['NOT_FOUND'])
    expect(codes(await begin('FILES', as))).toEqual(['NOT_FOUND'])
  }
  expect(codes(await begin('SYSTEM', world.acme.manager))).toEqual(['NOT_FOUND'])
  const read = async (as: Person) =>
    (await world.ask(as, 'query ($id: ID!) { checklistRun(id: $id) { id mine } }', { id: run.id })).data?.checklistRun
  expect([await read(other), await read(world.globex.hq)]).toEqual([null, null])
  expect([await read(world.acme.hq), await read(world.acme.operator)]).toEqual([
    { id: run.id, mine: false },
    { id: run.id, mine: false }
  ])
  const seen: { store: { id: string } }[] = await listed({}, other)
  expect(seen.every(({ store }) => store.id === otherId)).toBe(true)
  const { errors } = await world.ask(world.acme.hq, `mutation { checklistRunClose(input: { id: "${run.id}" }) { userErrors { code } } }`)
  expect(errors?.map(error => error.extensions['code'])).toEqual(['FORBIDDEN'])
})

test('headquarters writes a list anew; a run keeps the version it was drawn with; the ready list comes back', async () => {
  const both = (en: string) => ({ zhCN: `清单${en}`, en })
  const item = { key: 'floor', text: both('floor'), help: both('look'), critical: true, needsNote: false }
  const list = { chainId, kind: 'DEVELOPING', isOn: true, rhythm: 'DAILY', doer: 'STORE_MANAGER', title: both('Floor'), items: [item] }
  const send = (name: string, input: object, as = world.acme.hq) =>
    shop.as(as).act(`checklist${name}`, `Checklist${name}Input`, input, LIST)
  const save = (input: object, as?: Person) => send('Save', { ...list, ...input }, as)
  const now = async () => {
    const query = 'query ($id: ID!) { chain(id: $id) { checklists { kind no isReady } } }'
    const { data } = await world.ask(world.acme.hq, query, { id: chainId })
    return data.chain.checklists.find(({ kind }: { kind: string }) => kind === 'DEVELOPING')
  }
  const before = (await begin('DEVELOPING')).checklistRun
  const { no } = await now()
  expect(codes(await save({ basedOn: no, title: { zhCN: '清单', en: ' ' } }))).toEqual(['REQUIRED'])
  expect((await save({ basedOn: no, items: [item, item] })).userErrors).toEqual([
    { code: 'DUPLICATE_IN_BATCH', field: ['items', '1', 'key'] }
  ])
  expect(codes(await save({ basedOn: no }, world.globex.hq))).toEqual(['NOT_FOUND'])
  expect((await save({ basedOn: no })).checklist).toEqual({
    no: no + 1,
    isReady: false,
    isOn: true,
    title: { en: 'Floor' },
    items: [{ key: 'floor' }]
  })
  expect(codes(await save({ basedOn: no }))).toEqual(['CHANGED_MEANWHILE'])
  const after = (await begin('DEVELOPING')).checklistRun
  expect(after.items.map((one: Items['items'][number]) => one.item.key)).toEqual(['floor'])
  const kept = await answer(before.id, 'inviteAll', { verdict: 'PASSED' })
  expect(kept.checklistRun.items).toHaveLength(READY_CHECKLISTS.developing.items.length)
  expect(codes(await answer(before.id, 'floor', { verdict: 'PASSED' }))).toEqual(['NOT_FOUND'])
  await night()
  expect(await listed({ storeId, kind: 'DEVELOPING', state: 'DUE' })).toContainEqual(
    expect.objectContaining({ span: 'DAILY', forOn: '2026-06-30' })
  )
  expect(codes(await save({ basedOn: no + 1, isOn: false }))).toEqual([])
  expect(codes(await begin('DEVELOPING'))).toEqual(['CHECKLIST_OFF'])
  const ready = (await send('Reset', { chainId, kind: 'DEVELOPING', basedOn: no + 2 })).checklist
  expect(ready).toMatchObject({ no: no + 3, isReady: true, isOn: true, title: { en: 'Developing customers' } })
  expect(codes(await save({ kind: 'SYSTEM', basedOn: 1 }))).toEqual(['INVALID_VALUE'])
})

test('a month’s closed system check gives its parts; an open one, one begun by hand and another month give none', async () => {
  await night()
  const { operator, tenantId } = world.acme
  const runs: { id: string; forOn: string }[] = await listed({ storeId, kind: 'SYSTEM' })
  const { id } = runs.find(({ forOn }) => forOn === '2026-06-01')!
  const run: Items & { id: string } = (
    await world.ask(operator, 'query ($id: ID!) { checklistRun(id: $id) { id items { item { key automatic needsNote } } } }', { id })
  ).data.checklistRun
  const scope = { tenantId, chainId, from: localDate('2026-06-01'), until: localDate('2026-07-01') }
  const parts = (more: object = {}) =>
    world.db.unit(tenantId, tx => tx.query<{ numerator: string; denominator: string }>(systemCheckParts({ ...scope, ...more })))
  expect(codes(await answer(id, 'registrationRate', { verdict: 'PASSED' }, operator))).toEqual(['NOT_FOUND'])
  await answerAll(run, operator, ['privacy', 'daySheetKept'])
  await answer(id, 'lastFaultsMended', { verdict: 'NOT_APPLICABLE', note: 'first check' }, operator)
  expect(await parts()).toEqual([])
  const byHand = (await begin('SYSTEM', operator)).checklistRun
  await answerAll(byHand, operator, ['privacy'])
  expect(codes(await close(byHand.id, operator))).toEqual([])
  expect(await parts()).toEqual([])
  expect((await close(id, operator)).checklistRun.result).toMatchObject({ failed: 2, failedCritical: 1, isFailed: true })
  const part = { subject_id: storeId, store_id: storeId, customer_id: null }
  const [found, ...more] = await parts()
  expect(more).toEqual([])
  expect(found).toMatchObject(part)
  expect([Number(found!.numerator), Number(found!.denominator)]).toEqual([1, 11])
  expect(await parts({ storeIds: [otherId] })).toEqual([])
  expect(await parts({ from: localDate('2026-07-01'), until: localDate('2026-08-01') })).toEqual([])
})

test('neither the service nor the platform changes what was asked or answered', async () => {
  for (const db of [world.db, world.platform]) {
    const refused = async (statement: string) =>
      expect(db.unit(world.acme.tenantId, tx => tx.run(sql`${raw(statement)}`))).rejects.toThrow(/permission denied/)
    for (const table of ['checklist_version', 'checklist_item', 'checklist_answer', 'checklist_run']) await refused(`delete from ${table}`)
    await refused('update checklist_version set no = no')
    await refused('update checklist_item set place = place')
    await refused('update checklist_answer set verdict = verdict')
    await refused('update checklist_run set version_id = version_id')
  }
})
