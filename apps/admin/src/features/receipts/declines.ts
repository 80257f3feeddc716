import type { DeclineReason } from '../../gql/graphql.ts'

/** PROFILE-4: why a buyer does not want a file, in the order in which it is heard. */
export const DECLINES: readonly DeclineReason[] = ['PESTERING', 'INITIATIVE', 'NO_REASON', 'NOT_BUYER']
