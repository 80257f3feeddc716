import type { StandingKind } from '@keqing/domain'
import type { ImportKind } from '../../gql/graphql.ts'

/** In the order in which a shop brings its history: most have lines. Tiers and points are given to customers who are here. */
export const KINDS: readonly ImportKind[] = ['RECEIPT_LINES', 'RECEIPTS', 'CUSTOMERS', 'STANDINGS', 'ADJUSTMENTS']

/** Who may give which: an override is the store manager's, a designation headquarters'. */
const RIGHT_TO_GIVE: Readonly<Record<StandingKind, string>> = { designation: 'tier:designate', override: 'tier:override' }

type Can = (permission: string, place?: { chain?: string | undefined }) => boolean

export const kindsFor = (can: Can, chain: string | undefined): readonly ImportKind[] => {
  if (!can('import:run', { chain })) return ['STANDINGS']
  // Adjusting points is a right of its own.
  return KINDS.filter(each => each !== 'ADJUSTMENTS' || can('points:adjust', { chain }))
}

export const standingKindsFor = (can: Can): readonly StandingKind[] =>
  (Object.keys(RIGHT_TO_GIVE) as StandingKind[]).filter(kind => can(RIGHT_TO_GIVE[kind]))
