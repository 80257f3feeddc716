/** PROFILE-1…3 as data: which fields score, and how much. Fields and weights are the chain's to change; keys are the product's. */

export const PROFILE_FIELDS = [
  'name',
  'gender',
  'ethnicity',
  'age',
  'email',
  'address',
  'phone',
  'amountSpent',
  'productsBought',
  'occupation',
  'family',
  'personality',
  'spendingHabits',
  'dressPreference',
  'leisure',
  'dailyHabits',
  'servicePreference',
  'promotionAttitude',
  'values',
  'education',
  'income'
] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]

/** Filled by purchases, never by hand (PROFILE-1). */
export const COMPUTED_PROFILE_FIELDS = ['amountSpent', 'productsBought'] as const satisfies readonly ProfileField[]

/** Fields of one part count equally; `weight` is the part's share in percent. */
export interface ProfilePart {
  readonly weight: number
  readonly fields: readonly ProfileField[]
}

/** A field in neither part is kept and does not score. */
export interface ProfilePolicy {
  readonly basic: ProfilePart
  readonly extended: ProfilePart
}

export const DEFAULT_PROFILE_POLICY: ProfilePolicy = {
  basic: { weight: 20, fields: ['name', 'gender', 'ethnicity', 'age', 'email', 'address', 'phone', 'amountSpent', 'productsBought'] },
  extended: {
    weight: 80,
    fields: [
      'occupation',
      'family',
      'personality',
      'spendingHabits',
      'dressPreference',
      'leisure',
      'dailyHabits',
      'servicePreference',
      'promotionAttitude',
      'values'
    ]
  }
}

export type ProfilePolicyFault = 'WEIGHT_INVALID' | 'WEIGHTS_NOT_100' | 'PART_EMPTY' | 'FIELD_UNKNOWN' | 'FIELD_TWICE'

/** Empty where the policy can score: weights are whole percents that sum to 100, and a part that weighs anything has fields. */
export function validateProfilePolicy(policy: ProfilePolicy): readonly ProfilePolicyFault[] {
  const faults = new Set<ProfilePolicyFault>()
  const seen = new Set<string>()
  for (const part of [policy.basic, policy.extended]) {
    if (!Number.isInteger(part.weight) || part.weight < 0 || part.weight > 100) faults.add('WEIGHT_INVALID')
    if (part.weight > 0 && part.fields.length === 0) faults.add('PART_EMPTY')
    for (const field of part.fields) {
      if (!PROFILE_FIELDS.includes(field)) faults.add('FIELD_UNKNOWN')
      if (seen.has(field)) faults.add('FIELD_TWICE')
      seen.add(field)
    }
  }
  if (policy.basic.weight + policy.extended.weight !== 100) faults.add('WEIGHTS_NOT_100')
  return [...faults]
}
