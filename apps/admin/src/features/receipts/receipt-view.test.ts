import { expect, test } from '@jest/globals'
import { fieldsOf, isSet, readView, receiptFilter, receiptOrder, returnFilter, without, writeView } from './receipt-view.ts'

test('an address without anything is the whole list, newest first', () => {
  const view = readView({})
  expect(writeView(view)).toEqual({})
  expect(receiptFilter(view)).toEqual({})
  expect(receiptOrder(view)).toEqual({ field: 'HAPPENED_AT', direction: 'DESC' })
})

test('what is in the address comes back as it was', () => {
  const query = {
    view: 'returned',
    q: 'CX-1',
    store: 's1,s2',
    from: '2026-11-01',
    to: '2026-11-22',
    seller: 'p1',
    source: 'TILL',
    buyer: 'customer',
    sort: '-amount'
  }
  expect(writeView(readView(query))).toEqual(query)
  expect(receiptFilter(readView(query))).toEqual({
    search: 'CX-1',
    storeIds: ['s1', 's2'],
    anonymous: false,
    from: '2026-11-01',
    to: '2026-11-22',
    returned: true,
    sellerId: 'p1',
    source: 'TILL'
  })
})

test('an address that somebody wrote by hand cannot ask for what does not exist', () => {
  expect(writeView(readView({ view: 'x', from: 'yesterday', source: 'FAX', sort: 'name', buyer: 'me', q: ['a', 'b'] }))).toEqual({ q: 'a' })
})

test('the anonymous view leaves voided receipts out and has no filter for the buyer', () => {
  expect(receiptFilter(readView({ view: 'anonymous', buyer: 'customer' }))).toEqual({ anonymous: true, voided: false })
  expect(fieldsOf('anonymous')).not.toContain('buyer')
})

test('returns are asked for by what returns know', () => {
  const view = readView({ view: 'unmatched', q: 'R', store: 's1', seller: 'p1' })
  expect(returnFilter(view)).toEqual({ search: 'R', storeIds: ['s1'], unmatched: true })
  expect(fieldsOf('unmatched')).toEqual(['stores', 'dates'])
})

test('a filter is removed whole', () => {
  const view = readView({ from: '2026-11-01', to: '2026-11-02', store: 's1', seller: 'p1' })
  expect((['stores', 'dates', 'seller'] as const).map(field => isSet(view, field))).toEqual([true, true, true])
  expect(writeView((['stores', 'dates', 'seller'] as const).reduce(without, view))).toEqual({})
})
