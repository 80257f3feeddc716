/** PROFILE-1…3 as data: which fields score, and how much. Fields and weights are the chain's to change; keys are the product's. */

import type { PolicyFault } from '../policy/fault.ts'
import { list, number, object, text } from '../policy/read-json.ts'

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

/** Empty where the policy can score: weights are whole percents that sum to 100, and a part that weighs anything has fields. */
export function validateProfilePolicy(policy: ProfilePolicy): readonly PolicyFault[] {
  return [...faultsOf(policy)]
}

function* faultsOf(policy: ProfilePolicy): Generator<PolicyFault> {
  const seen = new Set<string>()
  for (const name of ['basic', 'extended'] as const) {
    const { weight, fields } = policy[name]
    if (!Number.isInteger(weight) || weight < 0 || weight > 100) yield { code: 'PERCENT_OUT_OF_RANGE', path: [name, 'weight'] }
    if (weight > 0 && fields.length === 0) yield { code: 'PART_EMPTY', path: [name, 'fields'] }
    for (const [index, field] of fields.entries()) {
      if (!PROFILE_FIELDS.includes(field)) yield { code: 'FIELD_UNKNOWN', path: [name, 'fields', index] }
      if (seen.has(field)) yield { code: 'FIELD_TWICE', path: [name, 'fields', index] }
      seen.add(field)
    }
  }
  if (policy.basic.weight + policy.extended.weight !== 100) yield { code: 'WEIGHTS_NOT_100', path: ['extended', 'weight'] }
}

/** A stored policy by its shape, or a TypeError; `validateProfilePolicy` says whether it can score. */
export function readProfilePolicy(json: unknown): ProfilePolicy {
  const stored = object(json, 'policy')
  return { basic: readPart(stored['basic'], 'basic'), extended: readPart(stored['extended'], 'extended') }
}

function readPart(json: unknown, what: string): ProfilePart {
  const { weight, fields } = object(json, what)
  return {
    weight: number(weight, `${what}.weight`),
    fields: list(fields, `${what}.fields`).map(field => text(field, `${what}.fields`) as ProfileField)
  }
}
