import type { ImportKind } from '../../gql/graphql.ts'

/** In the order in which a shop brings its history: most have lines. */
export const KINDS: readonly ImportKind[] = ['RECEIPT_LINES', 'RECEIPTS', 'CUSTOMERS']
