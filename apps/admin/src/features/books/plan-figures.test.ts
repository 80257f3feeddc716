import { expect, test } from '@jest/globals'
import { figuresOf } from './plan-figures.ts'

const group = (id: string) => ({ id, name: `group ${id}` })
const shares = [
  { group: null, tierKey: 'B', present: 3, from: 3, to: 0 },
  { group: group('1'), tierKey: 'A', present: 10, from: 0, to: 0 },
  { group: group('1'), tierKey: 'B', present: 5, from: 0, to: 2 },
  { group: group('2'), tierKey: 'B', present: 4, from: 1, to: 2 },
  { group: group('2'), tierKey: null, present: 0, from: 0, to: 1 }
]

test('before and after of each group, in the order of the tiers’ ranks; tiers of nobody chosen are left out', () => {
  const plan = { state: 'PLANNED' as const, groups: [group('1'), group('2')], shares }
  expect(figuresOf(plan, ['A', 'B', 'C'])).toEqual({
    tiers: ['B', null],
    rows: [
      {
        id: '1',
        name: 'group 1',
        cells: [
          { before: 5, after: 7 },
          { before: 0, after: 0 }
        ],
        sum: { before: 15, after: 17 }
      },
      {
        id: '2',
        name: 'group 2',
        cells: [
          { before: 4, after: 5 },
          { before: 0, after: 1 }
        ],
        sum: { before: 4, after: 6 }
      }
    ],
    spread: [0, 1, 1]
  })
})

test('carried out, what there is today is what came of it', () => {
  const plan = {
    state: 'APPLIED' as const,
    groups: [group('1')],
    shares: [{ group: group('1'), tierKey: 'B', present: 7, from: 0, to: 2 }]
  }
  expect(figuresOf(plan, ['B']).rows[0]?.cells).toEqual([{ before: 5, after: 7 }])
})
