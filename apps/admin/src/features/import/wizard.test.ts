import { expect, test } from '@jest/globals'
import type { ImportStatus } from '../../gql/graphql.ts'
import { addSample, countsOf, isMoving, paceOf, stepOf, totalOf, type Sample } from './wizard.ts'
import { nextDelay } from '../../app/usePolling.ts'

const some = [{ name: 'rows', value: 1 }]
test.each<[ImportStatus, boolean, string]>([
  ['UPLOADING', false, 'file'],
  ['UPLOADED', false, 'columns'],
  ['CHECKING', false, 'columns'],
  ['CHECKED', true, 'columns'],
  ['RUNNING', true, 'run'],
  ['CANCELLING', false, 'columns'],
  ['CANCELLING', true, 'run'],
  ['CANCELLED', false, 'columns'],
  ['CANCELLED', true, 'report'],
  ['FAILED', false, 'columns'],
  ['FAILED', true, 'report'],
  ['DONE', true, 'report']
])('%s, with figures: %p, is the step %s', (status, counted, step) => {
  expect(stepOf({ status, counts: counted ? some : [] })).toBe(step)
})

test('only what moves is asked for again', () => {
  expect((['UPLOADED', 'CHECKING', 'CHECKED', 'RUNNING', 'CANCELLING', 'DONE', 'FAILED'] as const).filter(isMoving)).toEqual([
    'CHECKING',
    'RUNNING',
    'CANCELLING'
  ])
  expect(isMoving(undefined)).toBe(false)
})

test('what was not counted is unknown, not 0', () => {
  expect([countsOf(some)('rows'), countsOf(some)('imported')]).toEqual([1, undefined])
})

test('the pace is that of the last seconds; a new phase starts over', () => {
  const at = (seconds: number, rows: number): Sample => ({ at: seconds * 1000, rows })
  const samples = [at(0, 0), at(10, 1000), at(30, 9000)].reduce<readonly Sample[]>(addSample, [])
  expect(samples).toEqual([at(10, 1000), at(30, 9000)])
  expect(paceOf(samples, 13_000)).toEqual({ rate: 400, secondsLeft: 10 })
  expect(paceOf(samples, null)).toEqual({ rate: 400 })
  expect(addSample(samples, at(31, 5))).toEqual([at(31, 5)])
  expect(paceOf([at(0, 0)], 10)).toEqual({})
})

test('pauses grow while nothing moves, up to five seconds, and are short again once it does', () => {
  const delays = [nextDelay(undefined, false)]
  for (let i = 0; i < 7; i++) delays.push(nextDelay(delays.at(-1), false))
  expect(delays).toEqual([600, 900, 1350, 2025, 3038, 4557, 5000, 5000])
  expect(nextDelay(5000, true)).toBe(600)
})

test('a share is shown only while the phase goes by rows of the file', () => {
  const of = (phase: string | null, kind: 'RECEIPTS' | 'CUSTOMERS' = 'RECEIPTS') => totalOf({ kind, phase, rowsTotal: 100 })
  expect([of('reading'), of('comparing'), of('receipts'), of('customers', 'CUSTOMERS')]).toEqual([100, 100, 100, 100])
  expect([of('customers'), of('points'), of('report'), of(null)]).toEqual([null, null, null, null])
})
