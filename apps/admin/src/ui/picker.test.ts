import { describe, expect, test } from '@jest/globals'
import { markAfter, pickerMove, rowsOf, toggledKey } from './picker.ts'

const option = (key: string) => ({ key, label: key.toUpperCase() })
const keys = (given: Partial<Parameters<typeof rowsOf>[0]>) =>
  rowsOf({ extra: [], chosen: [], options: [option('a'), option('b')], searching: false, ...given }).map(row => row.key)

describe('rows of a picker', () => {
  test('what is chosen beyond the pages that are here comes first, what is here stays in its place', () => {
    expect(keys({ chosen: [option('z'), option('b')] })).toEqual(['z', 'a', 'b'])
  })
  test('what is always there comes before all, and once', () => {
    expect(keys({ extra: [option('')], chosen: [option('')] })).toEqual(['', 'a', 'b'])
  })
  test('what is typed leaves only what was found', () => {
    expect(keys({ extra: [option('')], chosen: [option('z')], searching: true })).toEqual(['a', 'b'])
  })
})

describe('keys of a picker', () => {
  const move = (key: string, place: Partial<Parameters<typeof pickerMove>[1]> = {}) =>
    pickerMove(key, { at: -1, count: 3, open: true, typed: false, hasMore: false, ...place })
  test.each([
    ['ArrowDown', { open: false }, { to: 0 }],
    ['ArrowDown', { open: false, at: 2 }, { to: 2 }],
    ['ArrowDown', {}, { to: 0 }],
    ['ArrowDown', { at: 2 }, { to: 2 }],
    ['ArrowDown', { at: 2, hasMore: true }, { act: 'more' }],
    ['ArrowUp', { at: 0 }, { to: 0 }],
    ['PageDown', { at: 0 }, { to: 2 }],
    ['PageUp', { at: 2 }, { to: 0 }],
    ['Enter', { at: 1 }, { act: 'pick' }],
    ['Enter', { open: false }, { to: 0 }],
    ['Escape', { typed: true }, { act: 'clear' }],
    ['Escape', {}, { act: 'close' }],
    ['Escape', { open: false }, undefined],
    ['x', {}, undefined]
  ] as const)('%s at %j: %j', (key, place, to) => {
    expect(move(key, place)).toEqual(to)
  })
})

test('choosing again takes back', () => {
  expect([toggledKey(['a'], 'b'), toggledKey(['a', 'b'], 'a')]).toEqual([['a', 'b'], ['b']])
})

test.each([
  ['fewer rows', 5, 3, false, 2],
  ['nothing found yet', 0, 0, true, -1],
  ['found after nothing', -1, 1, true, 0],
  ['nothing typed, nothing marked', -1, 4, false, -1],
  ['more pages', 2, 60, true, 2]
])('the mark, %s: from %i of %i rows, typed %p, to %i', (_what, at, count, isTyped, to) => {
  expect(markAfter(at, count, isTyped)).toBe(to)
})
