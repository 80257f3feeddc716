/** POINT-1: the vocabulary of the points ledger. Every movement is two postings that sum to zero; which account stands opposite the customer's is decided by its kind. */
import { safeInteger } from '../money.ts'

export const POINT_KINDS = ['earn', 'bonus', 'redeem', 'expire', 'adjust', 'reverse'] as const
export type PointKind = (typeof POINT_KINDS)[number]

export const POINT_ACCOUNTS = ['customer', 'earnings', 'bonuses', 'redemptions', 'expiries', 'adjustments'] as const
export type PointAccount = (typeof POINT_ACCOUNTS)[number]

/** TIER-9: the kinds whose sum a tier looks at; redeeming and expiry do not lower it. */
export const CREDITED_KINDS = ['earn', 'bonus', 'adjust', 'reverse'] as const satisfies readonly PointKind[]

const OPPOSITE: Readonly<Record<Exclude<PointKind, 'reverse'>, PointAccount>> = {
  earn: 'earnings',
  bonus: 'bonuses',
  redeem: 'redemptions',
  expire: 'expiries',
  adjust: 'adjustments'
}

export interface Posting {
  readonly account: PointAccount
  readonly amount: number
}

/** The two postings of a movement of `amount` points on the customer's account (negative: off it). A reversal stands opposite what it reverses. */
export function postings(kind: Exclude<PointKind, 'reverse'>, amount: number): readonly [Posting, Posting]
export function postings(kind: 'reverse', amount: number, reverses: Exclude<PointKind, 'reverse'>): readonly [Posting, Posting]
export function postings(kind: PointKind, amount: number, reverses: Exclude<PointKind, 'reverse'> = 'earn'): readonly [Posting, Posting] {
  const points = safeInteger(amount)
  const account = OPPOSITE[kind === 'reverse' ? reverses : kind]
  return [
    { account: 'customer', amount: points },
    { account, amount: 0 - points }
  ]
}
