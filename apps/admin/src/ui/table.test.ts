import { describe, expect, test } from '@jest/globals'
import { keyMove, nextSort } from './table.ts'

describe('keys of a table', () => {
  test.each([
    ['j', 0, 3, { to: 1 }],
    ['J', 2, 3, { to: 2 }],
    ['ArrowDown', -1, 3, { to: 0 }],
    ['k', 0, 3, { to: 0 }],
    ['ArrowUp', 2, 3, { to: 1 }],
    ['Home', 2, 3, { to: 0 }],
    ['End', 0, 3, { to: 2 }],
    ['x', 1, 3, { act: 'select' }],
    ['x', -1, 3, undefined],
    ['Enter', 1, 3, { act: 'open' }],
    [' ', 1, 3, { act: 'peek' }],
    ['Escape', 1, 3, { act: 'clear' }],
    ['q', 1, 3, undefined],
    ['j', -1, 0, undefined]
  ] as const)('%s at %i of %i', (key, at, count, move) => {
    expect(keyMove(key, at, count)).toEqual(move)
  })
})

test('numbers are first ordered from high to low, text from low to high, and a second press turns it round', () => {
  expect(nextSort(undefined, { key: 'spend', num: true })).toEqual({ key: 'spend', descending: true })
  expect(nextSort({ key: 'spend', descending: true }, { key: 'spend', num: true })).toEqual({ key: 'spend', descending: false })
  expect(nextSort({ key: 'spend', descending: true }, { key: 'name' })).toEqual({ key: 'name', descending: false })
})
