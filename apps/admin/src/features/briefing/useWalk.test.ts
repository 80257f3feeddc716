/** A book is read through one by one: from its first, over the pages, to its last. */
import { afterEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { shallowRef } from 'vue'
import { stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useTrail } from '../customers/trail.ts'
import { sourceOf, useWalk } from './useWalk.ts'

const chain = { id: 'c', name: 'Keqing', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-06-30' }
const person = { id: 'u', name: '王丽', staff: { id: 'me' }, company: { id: 't', name: '' }, companies: [], grants: [], permissions: [] }
const ids = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => ({ id: `k${from + at}` }))
const answered = () => new Promise(resolve => setTimeout(resolve, 20))
let end = () => {}
afterEach(() => end())

function walk(answers: Record<string, unknown>, query: Record<string, string>, at = '') {
  const asked = shallowRef(at)
  const played = stage(answers, () => {
    useSession().open({ ...person, chains: [chain] })
    return useWalk(shallowRef(sourceOf(query)), asked)
  })
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  return { ...played, asked }
}
const pageOf = ({ after }: { after: string | null }) => ({
  customers: after
    ? { nodes: ids(101, 103), pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 103 }
    : { nodes: ids(1, 100), pageInfo: { hasNextPage: true, endCursor: 'k100' }, totalCount: 103 }
})

test('without a customer named it begins with the first of the book', async () => {
  const { result } = walk({ BookOfPerson: pageOf }, { book: 'me' })
  await answered()
  expect(result.at.value).toBe('k1')
  expect(result.place.value).toEqual({ index: 0, next: 'k2' })
  expect(result.total.value).toBe(103)
})

test('the next page is there before the last of one is read, and the last has nobody after', async () => {
  const { result, asked } = walk({ BookOfPerson: pageOf }, { book: 'me' }, 'k90')
  await answered()
  expect(result.place.value).toMatchObject({ previous: 'k89', next: 'k91' })
  asked.value = 'k95'
  await answered()
  expect(result.place.value).toMatchObject({ next: 'k96' })
  asked.value = 'k96'
  await answered()
  asked.value = 'k100'
  expect(result.place.value).toEqual({ index: 99, previous: 'k99', next: 'k101' })
  asked.value = 'k103'
  expect(result.place.value).toEqual({ index: 102, previous: 'k102' })
})

test('in the middle of a book after a reload, it reads on until it has found the place', async () => {
  const { result } = walk({ BookOfPerson: pageOf }, { book: 'me' }, 'k102')
  await answered()
  expect(result.place.value).toMatchObject({ index: 101, previous: 'k101' })
})

test('of a handover it is the reader’s own part, without whom somebody else has taken on since', async () => {
  const handover = {
    id: 'h',
    leaver: { id: 'l', name: '李雪' },
    receivers: [{ customers: 3, staff: { id: 'me' } }],
    customers: {
      nodes: [{ customer: { id: 'a' } }, { customer: null }, { customer: { id: 'b' } }],
      pageInfo: { hasNextPage: false, endCursor: null }
    }
  }
  const { result } = walk({ HandedBook: { handover } }, { handover: 'h' }, 'a')
  await answered()
  expect(result.place.value).toEqual({ index: 0, next: 'b' })
  expect(result.total.value).toBe(2)
  expect(result.leaver.value).toBe('李雪')
})

test('an unknown handover is an empty book; without one in the address, it is the list one came from', async () => {
  const unknown = walk({ HandedBook: { handover: null } }, { handover: 'h' })
  await answered()
  expect(unknown.result.at.value).toBe('')
  expect(unknown.result.pending.value).toBe(false)
  end()
  const nowhere = walk({}, {})
  expect(nowhere.result.at.value).toBe('')
  expect(nowhere.result.pending.value).toBe(false)
  end()
  useTrail().keep({ ids: ['x', 'y'], total: 2, label: '', to: '/customers' })
  const { result } = walk({}, {}, 'y')
  expect(result.place.value).toEqual({ index: 1, previous: 'x' })
})
