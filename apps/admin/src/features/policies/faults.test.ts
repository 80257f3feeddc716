/** What only the server can find wrong is marked beside what is found here, for as long as what stands there is what it was found in. */
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_EARNING_POLICY, type EarningPolicy } from '@keqing/domain'
import { withFound, type Found } from './faults.ts'
import { put } from './places.ts'
import type { Words } from './sentence.ts'
import { storeFaults, storeFaultText } from './store-faults.ts'

const body: EarningPolicy = {
  ...DEFAULT_EARNING_POLICY,
  multipliers: [{ key: 'm1', percent: 200, when: { tiers: ['Z'], storeIds: ['gone'] } }]
}
const TIER = ['multipliers', 0, 'when', 'tiers', 0] as const
const found: Found = { body, faults: [{ code: 'TIER_UNKNOWN', path: TIER.map(String) }] }
const codes = (now: EarningPolicy, of = found) => withFound('earning', now, of).map(fault => fault.code)

describe('what the server found', () => {
  test('has the place by which it is marked here', () => {
    expect(withFound('earning', body, found)).toEqual([{ code: 'TIER_UNKNOWN', path: TIER }])
  })
  test('stays while something else is changed, and goes with what it was about', () => {
    expect(codes({ ...body, specialPriceEarns: !body.specialPriceEarns })).toEqual(['TIER_UNKNOWN'])
    expect(codes(put(body, TIER, 'A'))).toEqual([])
    expect(codes({ ...body, multipliers: [] })).toEqual([])
  })
  test('and is found here as well is said once, and is gone once it is mended', () => {
    const wrong = put(body, ['pointsPer', 'points'], -1)
    const both: Found = { body: wrong, faults: [{ code: 'VALUE_NEGATIVE', path: ['pointsPer', 'points'] }, ...found.faults] }
    expect(codes(wrong, both)).toEqual(['VALUE_NEGATIVE', 'TIER_UNKNOWN'])
    expect(codes(body, both)).toEqual(['TIER_UNKNOWN'])
  })
})

test.each([
  [['lines', '1', 'value'], 'birthday.daysBefore'],
  [['lines'], ''],
  [['tiers', '1', 'paysPercent'], 'tiers.B.paysPercent']
])('of a store’s figures, %p is the line %p', (path, key) => {
  const lines = [{ key: 'tiers.A.paysPercent' }, { key: 'birthday.daysBefore' }]
  const [fault] = storeFaults({ lines, faults: [{ code: 'PAYS_MORE_THAN_LOWER', path }] }, { tiers: [{ key: 'A' }, { key: 'B' }] })
  expect(fault).toEqual({ code: 'PAYS_MORE_THAN_LOWER', key })
  const words = { locale: 'en', say: (name: string) => name } as unknown as Words
  expect(storeFaultText(fault!, words)).toBe(key ? 'policies.faultAt' : 'policies.fault.PAYS_MORE_THAN_LOWER')
})
