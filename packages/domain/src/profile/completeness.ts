/** PROFILE-3: how complete a file is. The score is an exact fraction: 44 means 44, and two files compare by what they have and not by how it was rounded. */
import { roundHalfUpDiv } from '../money.ts'
import type { ProfileField, ProfilePart, ProfilePolicy } from './policy.ts'

export interface MissingField {
  readonly field: ProfileField
  /** What filling it adds, in hundredths of a percent, half up: 222 is 2.22 %. */
  readonly gain: number
}

export interface Completeness {
  /** Whole percent, half up: for showing. */
  readonly percent: number
  /** The exact percent is numerator ÷ denominator: for comparing. */
  readonly numerator: number
  readonly denominator: number
  readonly basicFilled: number
  readonly basicTotal: number
  readonly extendedFilled: number
  readonly extendedTotal: number
  /** The most worth first; among equals in the policy's order. */
  readonly missing: readonly MissingField[]
}

/** `filled` names the fields that have a value; others than the policy's do not count. */
export function completeness(policy: ProfilePolicy, filled: ReadonlySet<string>): Completeness {
  const basic = score(policy.basic, filled)
  const extended = score(policy.extended, filled)
  const denominator = basic.total * extended.total
  const numerator = policy.basic.weight * basic.filled * extended.total + policy.extended.weight * extended.filled * basic.total
  return {
    percent: roundHalfUpDiv(numerator, 1, denominator),
    numerator,
    denominator,
    basicFilled: basic.filled,
    basicTotal: policy.basic.fields.length,
    extendedFilled: extended.filled,
    extendedTotal: policy.extended.fields.length,
    missing: [...basic.missing, ...extended.missing].toSorted((a, b) => b.gain - a.gain)
  }
}

/** An empty part divides by 1 and adds nothing: a valid policy gives it no weight. */
function score(part: ProfilePart, filled: ReadonlySet<string>) {
  const total = Math.max(part.fields.length, 1)
  const gain = roundHalfUpDiv(part.weight, 100, total)
  const missing = part.fields.filter(field => !filled.has(field))
  return { total, filled: part.fields.length - missing.length, missing: missing.map(field => ({ field, gain })) }
}

/** Below 0 where `a` is the less complete; exact, so that 33⅓ is more than 33. */
export function compareCompleteness(a: Completeness, b: Completeness): number {
  return a.numerator * b.denominator - b.numerator * a.denominator
}
