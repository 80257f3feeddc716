// What a backtest found, for who takes its figures away: sums over customers are for whoever may read them all there (TRUST 8).
import type { Tx } from '../../platform/db/database.ts'
import type { Rights } from '../../platform/rights.ts'
import { versionsInSight } from '../policy/index.ts'
import { backtestsByIds, type BacktestRow } from './backtest.sql.ts'
import type { Finding } from './finding.ts'

export const seesAll = (rights: Rights, { chainId, storeId }: Pick<BacktestRow, 'chainId' | 'storeId'>): boolean =>
  rights.covers('customer:read', { chainId, storeId })

/** None of a run of another chain, out of sight, or of more customers than the reader may read. */
export async function findingsFor(
  tx: Tx,
  scope: { readonly rights: Rights; readonly chain: { readonly id: string } },
  backtestId: string
): Promise<readonly Finding[]> {
  const run = (await backtestsByIds(tx, [backtestId], [scope.chain.id], versionsInSight(scope))).get(backtestId)
  return run && seesAll(scope.rights, run) ? run.findings : []
}
