// POINT-2, POINT-3: the ledger follows its purchases. Call it in the transaction of the fact, after returns are matched anew.
import { Refusal } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { earningVersions } from './earning-versions.sql.ts'
import { daysOf, reconcileStatement, type ReconcileRequest } from './reconcile.sql.ts'

const NUMERIC_OUT_OF_RANGE = '22003'

/** How many entries were posted. @throws Refusal OVERFLOW where a purchase would earn, or a customer then have, more than 53 bits (TRUST 22) */
export async function reconcilePoints(tx: Tx, request: ReconcileRequest): Promise<{ entries: number }> {
  if (request.purchaseIds?.length === 0 && !request.importId) return { entries: 0 }
  const versions = await earningVersions(tx, request.chainId, daysOf(tx.tenantId, request))
  try {
    const done = await tx.first<{ entries: number; overflows: boolean }>(reconcileStatement(tx.tenantId, request, versions))
    if (done?.overflows) throw new Refusal('OVERFLOW')
    return { entries: done?.entries ?? 0 }
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string }
    if (code === NUMERIC_OUT_OF_RANGE || constraint === 'point_entry_amount_check') throw new Refusal('OVERFLOW', [], {}, { cause: error })
    throw error
  }
}
