import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { runs } from '../tier/history.arbitrary.ts'
import { compareCompleteness, completeness } from './completeness.ts'
import { DEFAULT_PROFILE_POLICY, PROFILE_FIELDS, validateProfilePolicy } from './policy.ts'
import type { ProfileField } from './policy.ts'

const { basic, extended } = DEFAULT_PROFILE_POLICY
const filled = (basics: number, extendeds: number) =>
  new Set<string>([...basic.fields.slice(0, basics), ...extended.fields.slice(0, extendeds)])
const percent = (basics: number, extendeds: number) => completeness(DEFAULT_PROFILE_POLICY, filled(basics, extendeds)).percent

describe('PROFILE-3', () => {
  test('all basic and 3 extended fields are 44', () => {
    expect(completeness(DEFAULT_PROFILE_POLICY, filled(9, 3))).toMatchObject({
      percent: 44,
      basicFilled: 9,
      basicTotal: 9,
      extendedFilled: 3,
      extendedTotal: 10
    })
  })
  test.each([
    [0, 0, 0],
    [1, 0, 2],
    [2, 0, 4],
    [4, 0, 9],
    [5, 0, 11],
    [7, 0, 16],
    [9, 10, 100],
    [8, 10, 98],
    [0, 10, 80]
  ])('%i basic and %i extended are %i percent, half up', (basics, extendeds, result) => {
    expect(percent(basics, extendeds)).toBe(result)
  })
  test('a half is shown as the next whole: 1 of 8 at weight 20 is 2.5, so 3', () => {
    const policy = { basic: { weight: 20, fields: basic.fields.slice(0, 8) }, extended }
    expect(completeness(policy, new Set(['name'])).percent).toBe(3)
  })
  test('education and income do not score', () => {
    expect(completeness(DEFAULT_PROFILE_POLICY, new Set(['education', 'income', 'shoeSize'])).percent).toBe(0)
  })
  test('what is missing is told with its worth, the most first', () => {
    const { missing } = completeness(DEFAULT_PROFILE_POLICY, filled(8, 9))
    expect(missing).toEqual([
      { field: 'values', gain: 800 },
      { field: 'productsBought', gain: 222 }
    ])
  })
  test('files compare by exact fractions: 16⅔ and 17 are both shown as 17', () => {
    const thirds = completeness(
      { basic: { weight: 50, fields: ['name', 'phone', 'email'] }, extended: { weight: 50, fields: ['values'] } },
      new Set(['name'])
    )
    const whole = completeness({ basic: { weight: 17, fields: ['name'] }, extended: { weight: 83, fields: ['values'] } }, new Set(['name']))
    expect([thirds.percent, whole.percent]).toEqual([17, 17])
    expect(compareCompleteness(thirds, whole)).toBeLessThan(0)
    expect(compareCompleteness(whole, whole)).toBe(0)
  })
  test('filling any field never lowers the score, and all fields are 100', () => {
    fc.assert(
      fc.property(fc.subarray([...PROFILE_FIELDS]), fc.constantFrom(...PROFILE_FIELDS), (some, more) => {
        const before = completeness(DEFAULT_PROFILE_POLICY, new Set(some))
        const after = completeness(DEFAULT_PROFILE_POLICY, new Set([...some, more]))
        expect(compareCompleteness(before, after)).toBeLessThanOrEqual(0)
        expect(before.missing.length + before.basicFilled + before.extendedFilled).toBe(19)
      }),
      { numRuns: runs(100) }
    )
    expect(completeness(DEFAULT_PROFILE_POLICY, new Set(PROFILE_FIELDS)).percent).toBe(100)
  })
})

test('a policy that cannot score is named', () => {
  expect(validateProfilePolicy(DEFAULT_PROFILE_POLICY)).toEqual([])
  expect(
    validateProfilePolicy({
      basic: { weight: 30, fields: [] },
      extended: { weight: 80, fields: ['name', 'name', 'shoes' as ProfileField] }
    })
  ).toEqual([
    { code: 'PART_EMPTY', path: ['basic', 'fields'] },
    { code: 'FIELD_TWICE', path: ['extended', 'fields', 1] },
    { code: 'FIELD_UNKNOWN', path: ['extended', 'fields', 2] },
    { code: 'WEIGHTS_NOT_100', path: ['extended', 'weight'] }
  ])
})
