import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DEFAULT_PROFILE_POLICY } from '../profile/policy.ts'
import { defectRate, validity } from './defect-rate.ts'
import { drawSample } from './draw-sample.ts'
import { allotSample, DEFAULT_SPOT_CHECK_AIM, sampleSize } from './sample-size.ts'
import { spotCheckFields } from './vocabulary.ts'

const digest = (text: string) => createHash('sha256').update(text).digest('hex')
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

describe('AUDIT-1: the size of a sample', () => {
  test.each([
    [0, 0],
    [1, 1],
    [10, 10],
    [20, 19],
    [100, 45],
    [500, 56],
    [2_000, 58]
  ])('of %i files at 5 %% and 95 %% it is %i', (population, size) => {
    expect(sampleSize(population, DEFAULT_SPOT_CHECK_AIM)).toBe(size)
  })

  test('it is the least that leaves so many defects unseen so seldom', () => {
    const unseen = (all: number, defects: number, n: number) => {
      let chance = 1
      for (let at = 0; at < n; at++) chance *= Math.max(0, all - defects - at) / (all - at)
      return chance
    }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3_000 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 50, max: 99 }),
        (all, tolerated, confidence) => {
          const n = sampleSize(all, { toleratedPercent: tolerated, confidencePercent: confidence })
          const defects = Math.ceil((all * tolerated) / 100)
          expect(unseen(all, defects, n)).toBeLessThanOrEqual(1 - confidence / 100 + 1e-9)
          expect(unseen(all, defects, n - 1)).toBeGreaterThan(1 - confidence / 100 - 1e-9)
        }
      ),
      { numRuns: 60 }
    )
  })
})

describe('its share of each group', () => {
  test('by largest remainder, ties to the group named first', () => {
    expect(allotSample(45, [50, 30, 20])).toEqual([23, 13, 9])
    expect(allotSample(10, [97, 1, 1, 1])).toEqual([7, 1, 1, 1])
    expect(allotSample(2, [5, 0, 5, 5])).toEqual([1, 0, 1, 0])
  })

  test('the sum is exact, nobody gives more than there are, and each that has anybody gives one where the sample allows', () => {
    const populations = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(populations, fc.double({ min: 0, max: 1, noNaN: true }), (groups, part) => {
        const sample = Math.floor(sum(groups) * part)
        const given = allotSample(sample, groups)
        expect(sum(given)).toBe(sample)
        const filled = groups.filter(one => one > 0).length
        for (const [at, one] of given.entries()) {
          expect(one).toBeLessThanOrEqual(groups[at]!)
          if (sample >= filled && groups[at]! > 0) expect(one).toBeGreaterThan(0)
        }
      }),
      { numRuns: 300 }
    )
  })
})

test('the same seed draws the same files in whatever order they come; another seed others', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 30, maxLength: 60 }), fc.string(), (ids, seed) => {
      const drawn = drawSample(seed, [{ customerIds: ids, sample: 10 }], digest)
      expect(new Set(drawn).size).toBe(10)
      expect(drawSample(seed, [{ customerIds: ids.toReversed(), sample: 10 }], digest)).toEqual(drawn)
      expect(drawSample(`${seed}!`, [{ customerIds: ids, sample: 10 }], digest)).not.toEqual(drawn)
    }),
    { numRuns: 40 }
  )
})

describe('the defect rate', () => {
  // The first two in closed form: 1 − 0.025^(1/n) and its mirror. The others as R prints binom.test(k, n)$conf.int.
  test.each([
    [0, 56, 0, 1 - 0.025 ** (1 / 56)],
    [45, 45, 0.025 ** (1 / 45), 1],
    [1, 10, 0.002528579, 0.445016117],
    [2, 20, 0.01234853, 0.31698271],
    [5, 10, 0.187086, 0.812914],
    [10, 100, 0.04900469, 0.1762226]
  ])('of %i in %i lies between %f and %f at 95 %%', (defects, checked, low, high) => {
    const found = defectRate(defects, checked, 95)
    expect(found.low).toBeCloseTo(low, 6)
    expect(found.high).toBeCloseTo(high, 6)
    expect(found.rate).toBe(defects / checked)
  })

  test('of nothing checked is none', () => {
    expect(defectRate(0, 0, 95)).toEqual({ defects: 0, checked: 0, rate: null, low: null, high: null })
  })

  test('INC-10: nine checked fields have no validity, ten have; unverifiable ones are in neither part', () => {
    expect(validity({ true: 9, false: 0 })).toBeNull()
    expect(validity({ true: 8, false: 2 })).toEqual({ numerator: 8, denominator: 10 })
  })
})

test('what is checked: the fields that score, and purchase records for those that purchases fill', () => {
  const fields = spotCheckFields(DEFAULT_PROFILE_POLICY)
  expect(fields).toHaveLength(18)
  expect(fields).toContain('purchases')
  expect(fields).not.toContain('amountSpent')
})
