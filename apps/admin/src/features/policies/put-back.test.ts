/** What a deletion took away comes back, and what was written since stays. */
import { describe, expect, test } from '@jest/globals'
import { DEFAULT_TIER_POLICY, type TierPolicy } from '@keqing/domain'
import { addCondition, addTier, moved, removeCondition, replaced, setCondition, without } from './edits.ts'
import { putBack } from './put-back.ts'

const before = DEFAULT_TIER_POLICY
const keys = ({ tiers }: TierPolicy) => tiers.map(tier => tier.key).join('')
const withoutB: TierPolicy = { ...before, tiers: without(before.tiers, 1) }
const [a] = before.tiers

describe('a tier', () => {
  test('nothing written since: all as it was', () => {
    expect(putBack(before, withoutB, withoutB)).toBe(before)
  })
  test('what was typed in another tier and beside the tiers stays', () => {
    const typed = setCondition(withoutB.tiers[0]!, 0, 0, { metric: 'points', compare: 'atLeast', value: 40 })
    const now = { ...withoutB, exemptDesignated: true, tiers: replaced(withoutB.tiers, 0, typed) }
    expect(putBack(before, withoutB, now)).toEqual({ ...before, exemptDesignated: true, tiers: replaced(before.tiers, 0, typed) })
  })
  test('another one deleted, added or moved since stays so', () => {
    expect(keys(putBack(before, withoutB, { ...withoutB, tiers: without(withoutB.tiers, 1) }))).toBe('AB')
    expect(keys(putBack(before, withoutB, { ...withoutB, tiers: [] }))).toBe('B')
    expect(keys(putBack(before, withoutB, { ...withoutB, tiers: moved(withoutB.tiers, 0, 1) }))).toBe('CBA')
    expect(keys(putBack(before, withoutB, addTier(withoutB)))).toBe('ABCB')
  })
})

describe('a condition', () => {
  const cutTier = removeCondition(addCondition(a!, 0), 0, 1)
  const full: TierPolicy = { ...before, tiers: replaced(before.tiers, 0, addCondition(a!, 0)) }
  const cut: TierPolicy = { ...full, tiers: replaced(full.tiers, 0, cutTier) }
  test('what was typed in the same tier stays', () => {
    const typed = setCondition(cutTier, 0, 0, { metric: 'points', compare: 'atLeast', value: 40 })
    const back = putBack(full, cut, { ...cut, tiers: replaced(cut.tiers, 0, typed) })
    expect(back.tiers[0]!.routes[0]!.all.map(({ value }) => value)).toEqual([40, 1])
  })
  test('its tier moved since: it comes back there', () => {
    const back = putBack(full, cut, { ...cut, tiers: moved(cut.tiers, 0, 2) })
    expect([keys(back), back.tiers[2]]).toEqual(['BCA', full.tiers[0]])
  })
})
