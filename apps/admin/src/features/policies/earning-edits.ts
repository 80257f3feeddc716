/** What an editor does to the multipliers of earning rules, one function per act: each gives new ones and leaves the old ones for the way back. */
import type { EarningMultiplier, EarningPolicy } from '@keqing/domain'
import type { Asked } from './read-earning.ts'

const DOUBLE = 200

/** A name that no multiplier has yet. */
function freeKey(multipliers: readonly EarningMultiplier[]): string {
  for (let n = 1; ; n++) if (multipliers.every(each => each.key !== `M${n}`)) return `M${n}`
}

export const withMultipliers = (policy: EarningPolicy, multipliers: readonly EarningMultiplier[]): EarningPolicy => ({
  ...policy,
  multipliers
})

/** Double, for nobody yet: what it asks is chosen next. */
export function addMultiplier(policy: EarningPolicy): EarningPolicy {
  const { multipliers } = policy
  return withMultipliers(policy, [...multipliers, { key: freeKey(multipliers), percent: DOUBLE, when: {} }])
}

export function duplicateMultiplier(policy: EarningPolicy, at: number): EarningPolicy {
  const { multipliers } = policy
  const copy = { ...structuredClone(multipliers[at]!), key: freeKey(multipliers) }
  return withMultipliers(policy, multipliers.toSpliced(at + 1, 0, copy))
}

export function askedFor(multiplier: EarningMultiplier, asked: Asked): EarningMultiplier {
  return { ...multiplier, when: { ...multiplier.when, [asked]: asked === 'birthdayMonth' ? true : [] } }
}

export function dropAsked(multiplier: EarningMultiplier, asked: Asked): EarningMultiplier {
  const { [asked]: _, ...when } = multiplier.when
  return { ...multiplier, when }
}
