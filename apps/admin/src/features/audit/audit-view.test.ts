import { expect, test } from '@jest/globals'
import { detailParts, pathOf, readView, toFilter, writeView } from './audit-view.ts'

test('the address holds the whole state, and nothing of an address that is not understood', () => {
  const view = readView({ action: 'roleGrant', from: '2026-06-01', to: 'yesterday', actor: ['a', 'b'] })
  expect(view).toEqual({ action: 'roleGrant', actor: '', object: '', from: '2026-06-01', to: '' })
  expect(writeView(view)).toEqual({ action: 'roleGrant', from: '2026-06-01' })
  expect(toFilter(view)).toEqual({ action: 'roleGrant', from: '2026-06-01' })
})

test('details are read as names and values', () => {
  expect(detailParts('{"fields":["name"],"count":2,"reason":"x"}')).toEqual([
    ['fields', '["name"]'],
    ['count', '2'],
    ['reason', 'x']
  ])
  expect(detailParts('{}')).toEqual([])
})

test('only things that have a page are linked', () => {
  expect(pathOf('Customer', 'c1')).toBe('/customers/c1')
  expect(pathOf('Customer', null)).toBeUndefined()
  expect(pathOf('RoleGrant', 'g1')).toBeUndefined()
})
