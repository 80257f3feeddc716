import { describe, expect, test } from '@jest/globals'
import { readGiven, toGivenFilter, toGivenOrder, USUAL_SORT, writeGiven, type GivenView } from './given-view.ts'

const TODAY = '2026-11-22'
const usual: GivenView = { state: 'IN_FORCE', kind: undefined, tiers: [], stores: [], ends: undefined, batch: undefined, sort: USUAL_SORT }

describe('the address of given tiers', () => {
  test.each([
    [{}, usual],
    [{ state: 'all' }, { ...usual, state: undefined }],
    [
      { state: 'COMING', kind: 'OVERRIDE', tier: 'A,B', store: 's1' },
      { ...usual, state: 'COMING', kind: 'OVERRIDE', tiers: ['A', 'B'], stores: ['s1'] }
    ],
    [{ ends: '30' }, { ...usual, state: undefined, ends: 30 }],
    [{ batch: 'b1' }, { ...usual, state: undefined, batch: 'b1' }],
    [
      { batch: 'b1', state: 'ENDED' },
      { ...usual, state: 'ENDED', batch: 'b1' }
    ],
    [{ sort: 'until.asc' }, { ...usual, sort: { key: 'until', descending: false } }],
    [{ state: 'gone', kind: 'GIFT', ends: '31', sort: 'name.asc' }, usual]
  ] as const)('%j', (query, view) => {
    expect(readGiven(query as never)).toEqual(view)
    expect(readGiven(writeGiven(view) as never)).toEqual(view)
  })
  test('those in force need no words', () => {
    expect(writeGiven(usual)).toEqual({})
  })
})

describe('what the server is asked', () => {
  test.each([
    [usual, { states: ['IN_FORCE'] }],
    [{ ...usual, state: undefined }, {}],
    [
      { ...usual, state: undefined, ends: 7 as const },
      { states: ['IN_FORCE', 'COMING'], endsTo: '2026-11-28' }
    ],
    [
      { ...usual, kind: 'DESIGNATION' as const, tiers: ['A'], stores: ['s'], batch: 'b' },
      { states: ['IN_FORCE'], kinds: ['DESIGNATION'], tiers: ['A'], storeIds: ['s'], batchId: 'b' }
    ]
  ])('%#', (view, filter) => {
    expect(toGivenFilter(view, TODAY)).toEqual(filter)
  })
  test('in which order', () => {
    expect(toGivenOrder(usual)).toEqual({ field: 'STARTS', direction: 'DESC' })
    expect(toGivenOrder({ ...usual, sort: { key: 'until', descending: false } })).toEqual({ field: 'ENDS', direction: 'ASC' })
  })
})
