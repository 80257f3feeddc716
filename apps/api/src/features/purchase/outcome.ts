// What became of the rows of a batch, and the one line that the audit keeps of it.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import type { Act } from './act.ts'

/** Recorded, there already, or refused. */
export type Outcome = { readonly id: string; readonly repeated: boolean } | Refusal

interface Batch {
  readonly action: string
  readonly objectType: 'Purchase' | 'PurchaseReturn'
  /** Of the rows that were recorded. */
  readonly storeIds: readonly string[]
}

export async function auditRecorded(
  tx: Tx,
  act: Act,
  { action, objectType, storeIds }: Batch,
  outcomes: readonly Outcome[]
): Promise<void> {
  const recorded = outcomes.flatMap(outcome => (outcome instanceof Refusal || outcome.repeated ? [] : outcome.id))
  if (recorded.length === 0) return
  const [only] = recorded.length === 1 ? recorded : []
  await audit(tx, act, {
    action,
    objectType,
    objectId: only ?? null,
    chainId: act.chain.id,
    storeId: onlyStore(storeIds),
    detail: only ? {} : { recorded }
  })
}

/** The store of a batch, where all of it was in one. */
function onlyStore(storeIds: readonly string[]): string | null {
  const [first, ...others] = new Set(storeIds)
  return first && others.length === 0 ? first : null
}
