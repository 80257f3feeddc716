import { afterEach, describe, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { shallowRef } from 'vue'
import { failing, stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { readView, toFilter, writeView, type ChangesView } from './tier-change-view.ts'
import { useTierChanges } from './useTierChanges.ts'

const TODAY = '2026-11-22'

describe('the days in the address', () => {
  test.each([
    [{}, { from: '2026-10-24', to: '' }],
    [
      { from: '2026-01-01', to: '2026-02-01' },
      { from: '2026-01-01', to: '2026-02-01' }
    ],
    [{ from: '' }, { from: '', to: '' }],
    [{ kind: 'DOWN' }, { from: '2026-10-24', to: '', kind: 'DOWN' as const }],
    [{ kind: 'sideways' }, { from: '2026-10-24', to: '' }],
    [
      { from: '2026-03-01', to: '2026-02-01' },
      { from: '2026-02-01', to: '2026-03-01' }
    ],
    [
      { from: 'yesterday', to: '1' },
      { from: '2026-10-24', to: '' }
    ]
  ])('%j: %j', (query, view) => {
    expect(readView(query, TODAY)).toEqual(view)
    expect(readView(writeView(view, TODAY) as never, TODAY)).toEqual(view)
  })
  test('the last thirty days need no words, and open ends are not asked for', () => {
    expect(writeView({ from: '2026-10-24', to: '' }, TODAY)).toEqual({})
    expect([toFilter({ from: '', to: '' }), toFilter({ from: '2026-01-01', to: '' })]).toEqual([{}, { from: '2026-01-01' }])
  })
})

let end = () => {}
afterEach(() => end())
function play(answer: unknown) {
  const view = shallowRef<ChangesView>({ from: '2026-10-24', to: '' })
  const played = stage({ TierChanges: answer }, () => {
    const chain = { id: 'c1', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: TODAY }
    useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions: [] })
    return useTierChanges(view)
  })
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  return { ...played, view }
}
const rest = () => new Promise(resolve => setTimeout(resolve, 20))

test('pages follow one another, the sum is asked once, and other days begin anew', async () => {
  const answer = ({ after, sums }: { after: string | null; sums: boolean }) => ({
    tierChanges: {
      nodes: [{ id: after ? 'b' : 'a' }],
      pageInfo: { hasNextPage: !after, endCursor: 'x' },
      ...(sums && { totalCount: 2 })
    }
  })
  const { result, asked, view } = play(answer)
  await rest()
  await result.more()
  expect([result.rows.value?.map(row => row.id), result.hasMore.value, result.first.value?.totalCount]).toEqual([['a', 'b'], false, 2])
  view.value = { from: '', to: '2026-01-01', kind: 'LOST' }
  await rest()
  expect(asked.map(({ variables }) => variables)).toEqual([
    { chainId: 'c1', from: '2026-10-24', first: 50, after: null, sums: true },
    { chainId: 'c1', from: '2026-10-24', first: 50, after: 'x', sums: false },
    { chainId: 'c1', to: '2026-01-01', kind: 'LOST', first: 50, after: null, sums: true }
  ])
})

test('a failure is told', async () => {
  const { result } = play(failing('offline'))
  await rest()
  expect([result.rows.value, result.error.value?.message]).toEqual([undefined, 'offline'])
})
