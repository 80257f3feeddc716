import { describe, expect, test } from '@jest/globals'
import { toFilter, toOrder } from './list-query.ts'
import {
  DEFAULT_COLUMNS,
  DEFAULT_SORT,
  fieldsSet,
  NO_FILTERS,
  readFilters,
  readState,
  strangeTiers,
  without,
  writeFilters,
  writeState,
  type Filters
} from './list-state.ts'

const ground = { today: '2026-11-22', minorUnits: 100 }
const full: Filters = {
  search: 'lxy',
  tiers: ['A', 'B'],
  status: undefined,
  stores: ['s1'],
  groups: ['g1', 'g2'],
  noGroup: false,
  keepers: ['p1'],
  noKeeper: false,
  registered: { from: '2026-01-01', to: '' },
  registeredBy: ['p2'],
  firstGroups: ['g3'],
  visited: { within: 30 },
  spend: { min: 1000, max: undefined },
  completeness: { min: undefined, max: 49 },
  birthMonth: 7,
  kind: 'COMPANY',
  lowered: true,
  due: 30
}

describe('the address of a list', () => {
  test('says every filter but what is searched for, which is personal, and is read back the same', () => {
    const query = writeFilters(full)
    expect(query).toEqual({
      tier: 'A,B',
      store: 's1',
      group: 'g1,g2',
      keeper: 'p1',
      birth: '7',
      visit: '30d',
      spend: '1000..',
      completeness: '..49',
      registered: '2026-01-01..',
      by: 'p2',
      first: 'g3',
      kind: 'company',
      due: '30',
      lowered: '1'
    })
    expect(readFilters(query, 'lxy')).toEqual(full)
  })
  test('nothing chosen is an empty address', () => {
    expect(writeState({ filters: NO_FILTERS, sort: DEFAULT_SORT, columns: DEFAULT_COLUMNS, peek: undefined })).toEqual({})
    expect(readState({})).toMatchObject({ sort: DEFAULT_SORT, columns: DEFAULT_COLUMNS, peek: undefined })
  })
  test('lost takes the place of tiers, no group that of groups', () => {
    expect(readFilters({ tier: 'A,lost' })).toMatchObject({ tiers: [], status: 'lost' })
    expect(writeFilters({ ...NO_FILTERS, noGroup: true, groups: ['g1'] })).toEqual({ group: 'none' })
    expect(writeFilters({ ...NO_FILTERS, noKeeper: true, keepers: ['p1'] })).toEqual({ keeper: 'none' })
  })
  test.each([
    [{ birth: '13' }],
    [{ visit: 'soon' }],
    [{ visit: '2026-13..x' }],
    [{ spend: 'many' }],
    [{ kind: 'cat' }],
    [{ due: '-1' }],
    [{ spend: '..' }]
  ])('what it does not say rightly is left out: %p', query => {
    expect(writeFilters(readFilters(query))).toEqual({})
  })
  test('an unknown column or order falls back', () => {
    expect(readState({ sort: 'shoe.desc', columns: 'shoe,tier' })).toMatchObject({ sort: DEFAULT_SORT, columns: ['tier'] })
    expect(readState({ sort: 'name.asc' }).sort).toEqual({ key: 'name', descending: false })
  })
})

describe('what the server is asked', () => {
  test('days become dates, major units minor ones', () => {
    expect(toFilter(full, ground)).toEqual({
      search: 'lxy',
      tiers: ['A', 'B'],
      storeIds: ['s1'],
      groupIds: ['g1', 'g2'],
      keeperIds: ['p1'],
      registeredFrom: '2026-01-01',
      registeredByIds: ['p2'],
      registeredGroupIds: ['g3'],
      // The last 30 days: today and the 29 before it.
      lastVisitFrom: '2026-10-24',
      netSpendMin: 100_000,
      completenessMax: 49,
      birthMonth: 7,
      kind: 'COMPANY',
      lowered: true,
      fallsBy: '2026-12-22'
    })
  })
  test('not for 90 days is up to the day 90 days ago', () => {
    expect(toFilter({ ...NO_FILTERS, visited: { before: 90 } }, ground)).toEqual({ lastVisitTo: '2026-08-24' })
  })
  test('one’s own book holds whom one stands in for too', () => {
    const mine = { ...ground, self: 'p1' }
    expect(toFilter({ ...NO_FILTERS, keepers: ['p1'] }, mine)).toEqual({ bookOf: 'p1' })
    expect(toFilter({ ...NO_FILTERS, keepers: ['p1', 'p2'] }, mine)).toEqual({ keeperIds: ['p1', 'p2'] })
    expect(toFilter({ ...NO_FILTERS, keepers: ['p1'], noKeeper: true }, mine)).toEqual({ noKeeper: true })
  })
  test('nothing chosen is no filter', () => {
    expect(toFilter(NO_FILTERS, ground)).toEqual({})
    expect(toOrder(DEFAULT_SORT)).toEqual({ field: 'LAST_VISIT', direction: 'DESC' })
  })
})

test('a chip for each field that is set, and its × drops that one alone', () => {
  expect(fieldsSet(full)).toEqual([
    'tier',
    'store',
    'group',
    'keeper',
    'birth',
    'visit',
    'spend',
    'completeness',
    'registered',
    'registeredBy',
    'firstGroup',
    'kind',
    'due',
    'lowered'
  ])
  expect(fieldsSet(without(full, 'tier'))).not.toContain('tier')
  expect(fieldsSet({ ...NO_FILTERS, status: 'lost' })).toEqual(['tier'])
})

test('a tier that is not the chain’s is known as such once its tiers are', () => {
  const filters = readFilters({ tier: 'A,ZZ' })
  expect(strangeTiers(filters, [{ key: 'A' }, { key: 'B' }])).toEqual(['ZZ'])
  expect(strangeTiers(filters, [])).toEqual([])
})

test('a masked phone pasted into the search is asked for by its last digits', () => {
  expect(toFilter({ ...NO_FILTERS, search: ' 138****2201 ' }, ground).search).toBe('2201')
})
