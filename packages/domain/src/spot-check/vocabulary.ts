/** Closed vocabularies of spot checks (AUDIT-1). */
import { COMPUTED_PROFILE_FIELDS, type ProfileField, type ProfilePolicy } from '../profile/policy.ts'

export const SPOT_CHECK_KINDS = ['daily', 'monthly', 'byHand'] as const
export type SpotCheckKind = (typeof SPOT_CHECK_KINDS)[number]
export const SPOT_CHECK_VERDICTS = ['true', 'false', 'unverifiable'] as const
export type SpotCheckVerdict = (typeof SPOT_CHECK_VERDICTS)[number]

/** A field of the file, or the purchase records, which stand for the fields that purchases fill. */
export type SpotCheckField = Exclude<ProfileField, (typeof COMPUTED_PROFILE_FIELDS)[number]> | 'purchases'

/** What is checked of a file: the fields that score, and its purchase records. */
export function spotCheckFields({ basic, extended }: ProfilePolicy): readonly SpotCheckField[] {
  const computed: readonly string[] = COMPUTED_PROFILE_FIELDS
  return [
    ...[...basic.fields, ...extended.fields].filter((field): field is Exclude<SpotCheckField, 'purchases'> => !computed.includes(field)),
    'purchases'
  ]
}
