/** The policy that holds in a store: the chain's, with the lines that the store has set where it may. */
import type { KnownOfChain, PolicyFault } from './fault.ts'
import { POLICIES, type PolicyBodies, type PolicyKind } from './kinds.ts'
import { effectiveLines, storeLineFaults, withStoreLines, NO_STORE_LINES, type EffectiveLine, type StoreLines } from './store-lines.ts'

export interface EffectivePolicy<P> {
  readonly policy: P
  /** Every line that is open to stores or set by this one, and whose figure holds. */
  readonly lines: readonly EffectiveLine[]
}

export function effectivePolicy<K extends PolicyKind>(
  kind: K,
  chain: PolicyBodies[K],
  store: StoreLines | null
): EffectivePolicy<PolicyBodies[K]> {
  const { stores } = POLICIES[kind]
  if (!stores) return { policy: chain, lines: [] }
  const lines = effectiveLines(stores.figures(chain), stores.open(chain), store ?? NO_STORE_LINES)
  return { policy: withStoreLines(chain, lines), lines }
}

/** What is wrong with a store's lines: each by itself, and what the chain's policy becomes with them, as far as it was not so before. */
export function storePolicyFaults<K extends PolicyKind>(
  kind: K,
  chain: PolicyBodies[K],
  store: StoreLines,
  known?: KnownOfChain
): readonly PolicyFault[] {
  const { stores, faults } = POLICIES[kind]
  if (!stores) return [{ code: 'LINE_NOT_OPEN', path: ['lines'] }]
  const own = storeLineFaults(stores.figures(chain), stores.open(chain), store)
  if (own.length > 0) return own
  const name = ({ code, path }: PolicyFault) => `${code} ${path.join('.')}`
  const before = new Set(faults(chain, known).map(name))
  return faults(effectivePolicy(kind, chain, store).policy, known).filter(fault => !before.has(name(fault)))
}
