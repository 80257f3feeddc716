import { afterEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { failing, stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useBulkAssign } from './useBulkAssign.ts'

const chain = { id: 'ch', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
interface Sent {
  readonly input: { readonly customerIds: readonly string[]; readonly groupId: string | null }
}
let end = () => {}
afterEach(() => end())

function open(answer: (sent: Sent) => unknown) {
  const played = stage(
    { CustomerAssignBatch: answer },
    () => {
      useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions: [] })
      return useBulkAssign()
    },
    { refusal: { NOT_FOUND: '不在了' } }
  )
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  const sent = () => played.asked.map(({ variables }) => (variables as Sent).input)
  return { assigning: played.result, sent }
}
const row = (n: number, group?: string) => ({ id: `c${n}`, name: `顾客${n}`, group: group ? { id: group } : null })
const all = ({ input }: Sent) => ({
  customerAssignBatch: { results: input.customerIds.map(id => ({ customer: { id }, userErrors: [] })), userErrors: [] }
})

test('a hundred at a time; who is refused is named and keeps nobody out', async () => {
  const { assigning, sent } = open(({ input }) => ({
    customerAssignBatch: {
      results: input.customerIds.map(id =>
        id === 'c101' ? { customer: null, userErrors: [{ code: 'NOT_FOUND', field: [] }] } : { customer: { id }, userErrors: [] }
      ),
      userErrors: []
    }
  }))
  const rows = Array.from({ length: 130 }, (_, n) => row(n))
  const moved = await assigning.assign(rows, { groupId: 'g1', keeperId: null })
  expect(sent().map(input => [input.customerIds.length, input.groupId])).toEqual([
    [100, 'g1'],
    [30, 'g1']
  ])
  expect(moved).toHaveLength(129)
  expect(assigning.refused.value).toEqual([{ id: 'c101', name: '顾客101', text: '不在了' }])
  expect(assigning.decided.value).toBe(130)
})

test('taken back, each goes to the group it came from', async () => {
  const { assigning, sent } = open(all)
  const moved = await assigning.assign([row(1, 'g1'), row(2), row(3, 'g1'), row(4, 'g2')], { groupId: 'g9', keeperId: null })
  await assigning.takeBack(moved)
  expect(sent().slice(1)).toMatchObject([
    { customerIds: ['c1', 'c3'], groupId: 'g1' },
    { customerIds: ['c2'], groupId: null },
    { customerIds: ['c4'], groupId: 'g2' }
  ])
})

test('what was done before the line broke stays done, and is what can be taken back', async () => {
  let times = 0
  const { assigning } = open(sent => (times++ === 0 ? all(sent) : failing('offline')))
  const moved = await assigning.assign(
    Array.from({ length: 130 }, (_, n) => row(n)),
    { groupId: null, keeperId: null }
  )
  expect(moved).toHaveLength(100)
  expect(assigning.failure.value).toBeDefined()
  expect(assigning.busy.value).toBe(false)
})
