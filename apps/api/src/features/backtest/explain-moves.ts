// What both versions of a backtest say of some customers: their facts are read by one statement, as of the run's day and as the run knows them.
import { POLICIES } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { ChainFacts } from '../../platform/graphql/context.ts'
import type { Rights } from '../../platform/rights.ts'
import { judgeTiersBy, type TierJudgement } from '../tier/index.ts'
import type { BacktestRow } from './backtest.sql.ts'
import { backtestsByIds } from './backtest.sql.ts'
import { reasonsOf, type MoveReason } from './move-reason.ts'
import { pageOfMoves, type MoveFilter, type MoveRow } from './moves.sql.ts'

/** By customer: what the version in force says, and what the one tested says. */
export async function explainMoves(
  tx: Tx,
  run: Pick<BacktestRow, 'chainId' | 'asOf' | 'knownAt' | 'againstId' | 'againstBody' | 'body'>,
  customerIds: readonly string[],
  locale: ChainFacts['locale']
): Promise<ReadonlyMap<string, readonly TierJudgement[]>> {
  const { read, initial } = POLICIES.tier
  const { chainId, asOf, knownAt, againstId, againstBody, body } = run
  return judgeTiersBy(tx, { chainId, customerIds, asOf, locale, knownAt: knownAt ?? undefined }, [
    againstId ? read(againstBody) : initial,
    read(body)
  ])
}

export interface ExplainedMove extends MoveRow {
  readonly reasons: readonly MoveReason[]
}

/** A page of moves with their reasons, for who takes the list away; none of a run of another chain. */
export async function explainedMoves(
  tx: Tx,
  scope: { readonly rights: Rights; readonly chain: Pick<ChainFacts, 'id' | 'locale'> },
  list: MoveFilter & { readonly backtestId: string },
  page: { readonly limit: number; readonly after: string | undefined }
): Promise<ExplainedMove[]> {
  const run = (await backtestsByIds(tx, [list.backtestId], [scope.chain.id])).get(list.backtestId)
  if (!run) return []
  const rows = await pageOfMoves(tx, scope.rights, { ...list, chainId: run.chainId }, page.limit, page.after)
  const said = await explainMoves(
    tx,
    run,
    rows.map(row => row.customerId),
    scope.chain.locale
  )
  return rows.map(row => {
    const [before, after] = said.get(row.customerId) ?? []
    return { ...row, reasons: before && after && run.beside === 'inForce' ? reasonsOf(before, after) : [] }
  })
}
