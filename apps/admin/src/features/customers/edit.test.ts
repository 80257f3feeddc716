import { describe, expect, test } from '@jest/globals'
import { DEFAULT_PROFILE_POLICY } from '@keqing/domain'
import { birthFault, changesOf, fileOf, livePercent } from './useEdit.ts'
import { placeIn } from './trail.ts'
import type { CustomerFull } from './useCustomer.ts'

const missing = ['leisure', 'values'].map(field => ({ field, gain: 800 }))
const customer = {
  id: 'u1',
  kind: 'PERSON',
  name: '林晓芸',
  gender: 'FEMALE',
  phone: '138****2201',
  email: 'lin@example.com',
  address: '成都',
  ethnicity: '汉',
  birthOn: '1991-07-04',
  birthMonth: 7,
  birthDay: 4,
  ageBand: null,
  note: null,
  ...Object.fromEntries(
    [
      'occupation',
      'family',
      'personality',
      'spendingHabits',
      'dressPreference',
      'dailyHabits',
      'servicePreference',
      'promotionAttitude'
    ].map(f => [f, '有'])
  ),
  chain: { profilePolicy: DEFAULT_PROFILE_POLICY },
  store: { id: 's1', name: '' },
  referrer: null,
  completeness: { percent: 84, missing }
} as unknown as CustomerFull
const before = fileOf(customer)

describe('what is sent', () => {
  test('nothing changed is nothing but the id', () => {
    expect(changesOf('u1', before, { ...before }, false)).toEqual({ id: 'u1' })
  })
  test('absent is kept, empty is cleared, the profile names only its own changes', () => {
    expect(changesOf('u1', before, { ...before, email: ' ', leisure: '爬山', occupation: '' }, false)).toEqual({
      id: 'u1',
      email: null,
      profile: { occupation: null, leisure: '爬山' }
    })
  })
  test('the masked phone is never sent back; a new one is, and removing it is said', () => {
    expect(changesOf('u1', before, { ...before, phone: '13900000000' }, false)).toEqual({ id: 'u1', phone: '13900000000' })
    expect(changesOf('u1', before, before, true)).toEqual({ id: 'u1', phone: null })
  })
  test('a birthday without its year is month and day', () => {
    expect(changesOf('u1', before, { ...before, birthYear: '' }, false)).toEqual({ id: 'u1', birthOn: null, birthMonth: 7, birthDay: 4 })
    expect(changesOf('u1', before, { ...before, birthMonth: '12', birthDay: '9' }, false)).toEqual({ id: 'u1', birthOn: '1991-12-09' })
  })
  test('a year without the rest, or a day its calendar lacks, is said before anything is sent', () => {
    const fault = (birthYear: string, birthMonth: string, birthDay: string) => birthFault({ ...before, birthYear, birthMonth, birthDay })
    expect([fault('91', '7', '4'), fault('1991', '', '')]).toEqual(['customers.birthHalf', 'customers.birthHalf'])
    expect([fault('1991', '2', '29'), fault('1991', '4', '31')]).toEqual(['refusal.BIRTHDAY_IMPOSSIBLE', 'refusal.BIRTHDAY_IMPOSSIBLE'])
    expect([fault('1992', '2', '29'), fault('', '2', '29'), fault('', '', '')]).toEqual([undefined, undefined, undefined])
  })
})

describe('PROFILE-3 while typing', () => {
  test('untouched it is what the server says; each answer adds its part, each removal takes it', () => {
    expect(livePercent(customer, before, false).percent).toBe(84)
    expect(livePercent(customer, { ...before, leisure: '爬山' }, false).percent).toBe(92)
    expect(livePercent(customer, { ...before, email: '' }, true).percent).toBe(80)
    expect(livePercent(customer, before, false).gains.get('values')).toBe(800)
  })
  test('by the chain’s own fields and weights', () => {
    const policy = { basic: { weight: 60, fields: ['name', 'phone', 'income'] }, extended: { weight: 40, fields: ['leisure', 'values'] } }
    const own = { ...customer, chain: { ...customer.chain, profilePolicy: policy } }
    expect(livePercent(own, before, false).percent).toBe(40)
    expect(livePercent(own, { ...before, income: '高', leisure: '爬山' }, false).percent).toBe(80)
    expect([...livePercent(own, before, false).gains]).toEqual([
      ['income', 2000],
      ['leisure', 2000],
      ['values', 2000]
    ])
  })
})

test('previous and next walk the list one came from', () => {
  const trail = { ids: ['a', 'b', 'c'], total: 18, label: '7月生日', to: '/customers?birth=7' }
  expect(placeIn(trail, 'b')).toEqual({ index: 1, previous: 'a', next: 'c' })
  expect(placeIn(trail, 'c')).toEqual({ index: 2, previous: 'b' })
  expect([placeIn(trail, 'x'), placeIn(undefined, 'a')]).toEqual([undefined, undefined])
})
