import type { ImportKind } from '../../gql/graphql.ts'

/** In the order in which a shop brings its history: most have lines. Tiers and points are given to customers who are here. */
export const KINDS: readonly ImportKind[] = ['RECEIPT_LINES', 'RECEIPTS', 'CUSTOMERS', 'STANDINGS', 'ADJUSTMENTS']
