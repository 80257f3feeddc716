/** Where a chain's benefits differ by store: each set of rules that holds somewhere, for whatever reads or gives to many customers at once. */
import { effectivePolicy } from '../policy/effective-policy.ts'
import { readStoreLines } from '../policy/store-lines.ts'
import type { BenefitPolicy } from './policy.ts'

export interface BenefitPlace {
  readonly policy: BenefitPolicy
  /** Of the chain itself none: it holds wherever no other place does. */
  readonly storeIds: readonly string[]
}

/** What one store sets for itself, as stored. */
export interface StoreBody {
  readonly storeId: string
  readonly body: unknown
}

/** The chain's place first; stores that set the same figures, as far as it opens their lines, share a place. */
export function benefitPlaces(policy: BenefitPolicy, stores: readonly StoreBody[]): readonly [BenefitPlace, ...BenefitPlace[]] {
  const apart = stores.map(({ storeId, body }) => ({ storeId, policy: effectivePolicy('benefit', policy, readStoreLines(body)).policy }))
  const alike = Map.groupBy(apart, each => JSON.stringify(each.policy))
  alike.delete(JSON.stringify(policy))
  const others = [...alike.values()].map(some => ({ policy: some[0]?.policy ?? policy, storeIds: some.map(each => each.storeId) }))
  return [{ policy, storeIds: [] }, ...others]
}

/** The values of the vouchers that are given on occasions in any of the places, each once. */
export function promisedMinors(places: readonly BenefitPlace[]): readonly number[] {
  const occasions = places.flatMap(({ policy }) => policy.tiers.flatMap(tier => tier.occasions))
  return [...new Set(occasions.flatMap(({ voucherMinor }) => (voucherMinor ? [voucherMinor] : [])))]
}
