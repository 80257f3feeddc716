import { afterEach, describe, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { nextTick, shallowRef, type Ref } from 'vue'
import { useSession } from '../stores/session.ts'
import { failing, stage } from './stage.ts'
import { useGroupChoices } from './useGroupChoices.ts'
import { useStaffChoices } from './useStaffChoices.ts'
import { useStoreChoices } from './useStoreChoices.ts'

const chain = { id: 'c1', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
const messages = { app: { closed: '已关', left: '已离职', noGroup: '未分组' } }
let end = () => {}
afterEach(() => end())

function play<T>(answers: Record<string, unknown>, use: () => T) {
  const played = stage(
    answers,
    () => {
      useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions: [] })
      return use()
    },
    messages
  )
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  return played
}
const rest = (ms = 20) => new Promise(resolve => setTimeout(resolve, ms))

/** A chain of 130 stores, three of them closed, as the server gives them. */
const all = Array.from({ length: 130 }, (_, i) => ({
  id: `s${i}`,
  code: `S${String(i).padStart(3, '0')}`,
  name: `店${i}`,
  city: i % 2 ? '成都' : '',
  closedOn: i > 126 ? '2026-01-01' : null
}))
interface Asked {
  readonly includeClosed: boolean
  readonly filter: { readonly search?: string; readonly ids?: readonly string[] }
  readonly first: number
  readonly after: string | null
}
function StoreChoices({ includeClosed, filter, first, after }: Asked) {
  const wanted = all
    .filter(store => includeClosed || !store.closedOn)
    .filter(store => !filter.ids || filter.ids.includes(store.id))
    .filter(store => !filter.search || store.name.includes(filter.search) || store.code === filter.search)
  const from = after ? wanted.findIndex(store => store.id === after) + 1 : 0
  const nodes = wanted.slice(from, from + first)
  const hasNextPage = from + first < wanted.length
  return { stores: { nodes, totalCount: wanted.length, pageInfo: { hasNextPage, endCursor: nodes.at(-1)?.id ?? null } } }
}

describe('stores to choose from', () => {
  test('nothing is asked before it is opened; then all of them are reached, page by page', async () => {
    const { result, asked } = play({ StoreChoices }, () => useStoreChoices(() => []))
    await rest()
    expect(asked).toEqual([])
    result.open()
    await rest()
    expect([result.options.value?.length, result.hasMore.value, result.total.value]).toEqual([30, true, 127])
    for (let page = 0; page < 4; page++) await result.more()
    expect([result.options.value?.length, result.hasMore.value]).toEqual([127, false])
    expect(asked.at(-1)?.variables).toMatchObject({ chainId: 'c1', includeClosed: false, after: 's119' })
  })
  test('what is typed is asked after a pause, once, and is busy until it is answered', async () => {
    const { result, asked } = play({ StoreChoices }, () => useStoreChoices(() => []))
    result.open()
    await rest()
    for (const text of ['店', '店1', '店12', '店120 ']) result.find(text)
    expect(result.busy.value).toBe(true)
    await rest(300)
    expect(result.busy.value).toBe(false)
    expect(asked.slice(1).map(({ variables }) => (variables as Asked).filter)).toEqual([{ search: '店120' }])
    expect(result.options.value).toEqual([{ key: 's120', label: '店120', note: 'S120', quiet: false }])
    expect(result.total.value).toBe(127)
  })
  test('one chosen is named by its id, closed or on a later page, and asked for once', async () => {
    const chosen = shallowRef(['s129', 's5'])
    const { result, asked } = play({ StoreChoices }, () => useStoreChoices(() => chosen.value))
    expect(result.nameOf('s129')).toBe('…')
    await rest()
    expect(asked.map(({ variables }) => variables)).toMatchObject([{ includeClosed: true, filter: { ids: ['s129', 's5'] } }])
    expect(result.chosen.value.map(option => [option.label, option.note])).toEqual([
      ['店129', 'S129 · 成都 · 已关'],
      ['店5', 'S005 · 成都']
    ])
    result.open()
    await rest()
    chosen.value = ['s129', 's7']
    await rest()
    expect(result.chosen.value.map(option => option.label)).toEqual(['店129', '店7'])
    expect(asked).toHaveLength(2)
  })
  test('one that is not there to be chosen is gone, and says so', async () => {
    const { result } = play({ StoreChoices }, () => useStoreChoices(() => ['s129', 'of another'], { strict: true, may: 'visit:write' }))
    await rest()
    expect(result.gone.value).toEqual(['s129', 'of another'])
    expect(result.chosen.value.map(option => option.label)).toEqual(['app.notThere', 'app.notThere'])
  })
  test('the one there is needs no choice, and typing does not make another the one', async () => {
    const one = { stores: { nodes: [all[0]], totalCount: 1, pageInfo: { hasNextPage: false, endCursor: null } } }
    const single = play({ StoreChoices: one }, () => useStoreChoices(() => [], { eager: true }))
    await rest()
    expect(single.result.only.value).toBe('s0')
    end()
    const many = play({ StoreChoices }, () => useStoreChoices(() => [], { eager: true }))
    many.result.find('店120')
    await rest(300)
    expect([many.result.options.value?.length, many.result.only.value]).toEqual([1, undefined])
  })
  test('a code names a store where files do', async () => {
    const { result } = play({ StoreChoices }, () => useStoreChoices(() => ['S128'], { by: 'code', closed: true }))
    await rest()
    expect(result.chosen.value).toMatchObject([{ key: 'S128', label: '店128' }])
  })
  test('a failure is told and asked again; what is here stays', async () => {
    let down = true
    const { result } = play({ StoreChoices: (asked: Asked) => (down ? failing('offline') : StoreChoices(asked)) }, () =>
      useStoreChoices(() => [], { eager: true })
    )
    await rest()
    expect([result.failed.value, result.options.value]).toEqual([true, undefined])
    down = false
    result.again()
    await rest()
    expect([result.failed.value, result.options.value?.length]).toEqual([false, 30])
    down = true
    await result.more()
    expect([result.failed.value, result.options.value?.length]).toEqual([true, 30])
    down = false
    result.again()
    await rest()
    expect([result.failed.value, result.options.value?.length]).toEqual([false, 60])
  })
})

describe('groups to choose from', () => {
  const group = (id: string, store: string) => ({ id, name: '一组', closedOn: null, store: { id: store, name: `${store}店` } })
  const answer = (...nodes: object[]) => ({
    staffGroups: { nodes, totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null } }
  })
  test('of one store: none before it is known, asked anew for another', async () => {
    const store: Ref<string> = shallowRef('')
    const GroupChoices = ({ filter }: { filter: { storeIds: string[] } }) => answer(group(`g-${filter.storeIds[0]}`, filter.storeIds[0]!))
    const { result, asked } = play({ GroupChoices }, () => useGroupChoices(() => [], { store: () => store.value, eager: true }))
    await rest()
    expect(asked).toEqual([])
    for (const id of ['s1', 's2']) {
      store.value = id
      await rest()
      expect(result.options.value).toMatchObject([{ key: `g-${id}`, note: '' }])
    }
  })
  test('of all: each with its store', async () => {
    const { result, asked } = play({ GroupChoices: answer(group('g1', 's1')) }, () => useGroupChoices(() => [], { eager: true }))
    await rest()
    expect(result.options.value).toMatchObject([{ label: '一组', note: 's1店' }])
    expect((asked[0]?.variables as Asked).filter).toEqual({})
  })
})

test('people are told apart by number, and by their group where it matters; who left is said', async () => {
  const membership = { id: 'm', group: { id: 'g', name: '一组', store: { id: 's', name: '总店' } } }
  const nodes = [
    { id: 'p1', name: '王丽', staffNo: '007', leftOn: null, membership },
    { id: 'p2', name: '王丽', staffNo: '008', leftOn: '2026-01-01', membership: null }
  ]
  const StaffChoices = { staff: { nodes, totalCount: 2, pageInfo: { hasNextPage: false, endCursor: null } } }
  const { result, asked } = play({ StaffChoices }, () => useStaffChoices(() => [], { groups: true, left: true, store: () => 's' }))
  result.open()
  await nextTick()
  await rest()
  expect(result.options.value?.map(option => option.note)).toEqual(['007 · 总店 · 一组', '008 · 未分组 · 已离职'])
  expect(asked[0]?.variables).toMatchObject({ groups: true, filter: { includeLeft: true, storeId: 's' } })
})
