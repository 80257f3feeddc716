/** Where a version is read, and where two are compared: the chain's rules of a kind have a page, what a store sets for itself has another. */
import type { Versions } from './usePolicies.ts'

const base = ({ kind, storeId }: Versions): string => (storeId ? `/stores/${storeId}/benefits` : `/policies/${kind}`)

export const pageOf = (of: Versions, id?: string): string => (id ? `${base(of)}/${id}` : base(of))

export const comparePage = (of: Versions, left: string, right: string) => ({ path: `${base(of)}/compare`, query: { left, right } })
