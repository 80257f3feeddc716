/** The fields of a file in the order in which they are asked and shown; which part they score in is the chain's policy, by default PROFILE-1 and PROFILE-2. */
export const EXTENDED = [
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
] as const
/** Kept for analysis, without a score. */
export const UNSCORED = ['education', 'income'] as const
export type ProfileKey = (typeof EXTENDED)[number] | (typeof UNSCORED)[number]
export const AGE_BANDS = ['under18', '18to24', '25to34', '35to44', '45to54', '55to64', '65plus'] as const
