import { afterEach, expect, test } from '@jest/globals'
import { useQueryCache } from '@pinia/colada'
import { failing, stage } from '../../app/stage.ts'
import { useSession } from '../../stores/session.ts'
import { useGive, type Wish } from './useGive.ts'

const chain = { id: 'ch', name: '', currency: 'CNY', timeZone: 'Asia/Shanghai', today: '2026-11-22' }
interface Sent {
  readonly input: {
    readonly dryRun: boolean
    readonly idempotencyKey?: string
    readonly chosen?: number
    readonly customerIds?: readonly string[]
  }
}
let end = () => {}
afterEach(() => end())

function open(answers: Record<string, unknown>) {
  const played = stage(
    answers,
    () => {
      useSession().open({ id: 'u', name: '', company: { id: 't', name: '' }, companies: [], chains: [chain], grants: [], permissions: [] })
      return useGive(id => (id === 'c2' ? '顾客2' : undefined))
    },
    { refusal: { NOT_FOUND: '不在了', DESIGNATION_OVERLAPS: '重叠', TIER_UNKNOWN: '没有这一级', CHANGED_MEANWHILE: '刚改过' } }
  )
  end = () => {
    const cache = useQueryCache(played.pinia)
    played.end()
    for (const entry of cache.getEntries()) clearTimeout(entry.gcTimeout)
  }
  return { giving: played.result, sent: () => played.asked.map(({ name, variables }) => [name, (variables as Sent).input] as const) }
}
const wish: Wish = { kind: 'DESIGNATION', who: { ids: ['c1', 'c2'] }, tierKey: 'A', startsOn: '2026-11-22', endsOn: '', reason: ' 老朋友 ' }
const outcome = (more: object = {}) => ({ batch: null, chosen: 2, given: 2, moves: [], results: [], userErrors: [], ...more })

test('what it would do is asked first, then it is done under one key, however often it is pressed', async () => {
  let times = 0
  const { giving, sent } = open({
    TierDesignateBatch: ({ input }: Sent) => {
      if (input.dryRun) return { tierDesignateBatch: outcome() }
      return times++ === 0 ? failing('offline') : { tierDesignateBatch: outcome({ batch: { id: 'b1', undoable: 2 } }) }
    }
  })
  expect(await giving.foresee(wish)).toBe(true)
  expect(giving.outlook.value?.given).toBe(2)
  expect(await giving.give(wish)).toBeUndefined()
  expect(giving.failure.value).toBeDefined()
  expect(await giving.give(wish)).toEqual({ id: 'b1', given: 2 })
  const [dry, first, second] = sent().map(([, input]) => input)
  expect(dry).toMatchObject({ dryRun: true, customerIds: ['c1', 'c2'], reason: '老朋友' })
  expect(first).toEqual(second)
  expect(first!.idempotencyKey).toMatch(/.{30}/)
})

test('who is refused is named, by the answer or by what was chosen', async () => {
  const results = [
    { at: 0, customer: { id: 'c1', name: '顾客1' }, userErrors: [{ code: 'DESIGNATION_OVERLAPS', field: [] }] },
    { at: 1, customer: null, userErrors: [{ code: 'NOT_FOUND', field: [] }] }
  ]
  const { giving } = open({ TierDesignateBatch: () => ({ tierDesignateBatch: outcome({ given: 0, results }) }) })
  await giving.foresee(wish)
  expect(giving.refused.value).toEqual([
    { id: 'c1', name: '顾客1', text: '重叠' },
    { id: 'c2', name: '顾客2', text: '不在了' }
  ])
})

test('of a list as many as were foreseen, or nothing', async () => {
  const { giving, sent } = open({
    TierOverrideBatch: ({ input }: Sent) => ({
      tierOverrideBatch: input.dryRun
        ? outcome({ chosen: 40, given: 40 })
        : outcome({ chosen: null, given: null, userErrors: [{ code: 'CHANGED_MEANWHILE', field: ['chosen'] }] })
    })
  })
  const all: Wish = { ...wish, kind: 'OVERRIDE', who: { filter: { tiers: ['B'] } }, endsOn: '2026-12-31' }
  await giving.foresee(all)
  expect(await giving.give(all)).toBeUndefined()
  expect(sent()[1]).toMatchObject(['TierOverrideBatch', { chosen: 40, filter: { tiers: ['B'] }, endsOn: '2026-12-31' }])
  expect(giving.general.value).toEqual(['刚改过'])
})

test('what was foreseen of another wish is not shown', async () => {
  let answer: (value: unknown) => void = () => {}
  const { giving } = open({ TierDesignateBatch: () => new Promise(resolve => (answer = resolve)) })
  const slow = giving.foresee(wish)
  giving.forget()
  answer({ tierDesignateBatch: outcome() })
  expect(await slow).toBe(false)
  expect(giving.outlook.value).toBeUndefined()
})

test('taken back as a whole, part by part', async () => {
  const parts = [
    { withdrawn: 1000, undoable: 2 },
    { withdrawn: 2, undoable: 0 }
  ]
  const { giving } = open({
    StandingBatchUndo: () => {
      const { withdrawn, undoable } = parts.shift() ?? { withdrawn: 0, undoable: 0 }
      return { standingBatchUndo: { batch: { id: 'b1', undoable }, withdrawn, userErrors: [] } }
    }
  })
  expect(await giving.undo('b1')).toBe(1002)
  expect(parts).toEqual([])
})
