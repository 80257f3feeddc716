/** POINT-1: the vocabulary of the points ledger. A movement goes between the customer's account and one of the chain's, so that the two always sum to zero. */

export const POINT_KINDS = ['earn', 'bonus', 'redeem', 'expire', 'adjust', 'reverse'] as const
export type PointKind = (typeof POINT_KINDS)[number]

/** The chain's accounts. A reversal stands on the account of what it reverses. */
export const POINT_ACCOUNTS = ['earning', 'bonus', 'redemption', 'expiry', 'adjustment'] as const
export type PointAccount = (typeof POINT_ACCOUNTS)[number]

/** TIER-9: the accounts whose sum a tier looks at; redeeming and expiry do not lower it. */
export const CREDITED_ACCOUNTS = ['earning', 'bonus', 'adjustment'] as const satisfies readonly PointAccount[]

/** What a bonus is given for (POINT-2). */
export const BONUS_KINDS = ['registration', 'completedFile', 'referral'] as const
export type BonusKind = (typeof BONUS_KINDS)[number]
