/** Sums and shares of the overview. Shares are always made of summed numerators and denominators, never averaged (TERM-3, TERM-5). */
import type { MonthPartsFragment, OverviewQuery, TierPartsFragment } from '../../gql/graphql.ts'
import type { MarkState } from '../../ui/marks.ts'

export type Overview = OverviewQuery['overview']
export type StoreLine = Overview['stores'][number]
export type Month = MonthPartsFragment

/** A store below this share of buyers registered fails that item of its check (INC-5). */
export const REGISTRATION_LINE = 0.85

export interface Share {
  readonly part: number
  readonly whole: number
}

/** TERM-3: nothing to divide by, no rate. */
export function registrationRate(months: readonly Month[]): Share {
  const buyers = months.reduce((sum, month) => sum + month.registeredBuyers, 0)
  return { part: buyers, whole: buyers + months.reduce((sum, month) => sum + month.anonymousReceipts, 0) }
}

/** TERM-5. */
export function memberShare(months: readonly Month[]): Share {
  return {
    part: months.reduce((sum, month) => sum + month.memberNet.minor, 0),
    whole: months.reduce((sum, month) => sum + month.net.minor, 0)
  }
}

export const valueOf = ({ part, whole }: Share): number | null => (whole > 0 ? part / whole : null)

export const isBelow = (share: Share): boolean => share.whole > 0 && share.part < REGISTRATION_LINE * share.whole

export function storesBelow(stores: readonly StoreLine[]): StoreLine[] {
  return stores.filter(line => isBelow(registrationRate([line.month])))
}

export function stateOf(tier: TierPartsFragment): MarkState | undefined {
  return tier.status === 'LOST' ? 'lost' : tier.status === 'NONE' ? 'none' : undefined
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
