// What both versions of a backtest say of some customers: their facts are read by one statement, as of the run's day and as the run knows them. Rules of
// earning say it by the tiers in force, of what either would have credited.
import { POLICIES, type TierFacts } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'
import type { ChainFacts } from '../../platform/graphql/context.ts'
import type { Rights } from '../../platform/rights.ts'
import { creditedBeside, everyCredit } from '../points/index.ts'
import { versionsInSight } from '../policy/index.ts'
import { judgeTiersBy, theseCustomers, tierPolicyInForce, type JudgedSide, type TierJudgement } from '../tier/index.ts'
import type { BacktestRow } from './backtest.sql.ts'
import { backtestsByIds } from './backtest.sql.ts'
import { reasonsOf, type MoveReason } from './move-reason.ts'
import { pageOfMoves, type MoveFilter, type MoveRow } from './moves.sql.ts'

type ExplainedRun = Pick<BacktestRow, 'kind' | 'chainId' | 'asOf' | 'knownAt' | 'againstId' | 'againstBody' | 'body'>

/** By customer: what the version in force says, and what the one tested says. */
export async function explainMoves(
  tx: Tx,
  run: ExplainedRun,
  customerIds: readonly string[],
  locale: ChainFacts['locale']
): Promise<ReadonlyMap<string, readonly TierJudgement[]>> {
  const { chainId, asOf, knownAt } = run
  const sides = run.kind === 'earning' ? await creditedSides(tx, run, customerIds) : tierSides(run)
  return judgeTiersBy(tx, { chainId, customerIds, asOf, locale, knownAt: knownAt ?? undefined }, sides)
}

function tierSides({ againstId, againstBody, body }: ExplainedRun): JudgedSide[] {
  const { read, initial } = POLICIES.tier
  return [{ policy: againstId ? read(againstBody) : initial }, { policy: read(body) }]
}

async function creditedSides(tx: Tx, run: ExplainedRun, customerIds: readonly string[]): Promise<JudgedSide[]> {
  const { read, initial } = POLICIES.earning
  const { chainId, asOf, againstId, againstBody, body } = run
  const { policy } = await tierPolicyInForce(tx, chainId, asOf)
  const scope = { tenantId: tx.tenantId, chainId, whose: (customer: Sql) => sql`and ${customer} = any(${theseCustomers(customerIds)})` }
  const credited = everyCredit(creditedBeside(againstId ? read(againstBody) : initial, read(body), scope), scope)
  const points = (side: '' | 'other_') =>
    sql`json_agg(json_build_object('on', happened_on, 'amount', ${raw(`${side}amount`)}, 'confirmedOn', ${raw(`${side}confirmed_on`)}))
      filter (where ${raw(`${side}amount`)} is not null)`
  const rows = await tx.query<{ customerId: string; before: TierFacts['points'] | null; after: TierFacts['points'] | null }>(sql`
    select customer_id as "customerId", ${points('')} as before, ${points('other_')} as after
    from ${credited} as credited where happened_on <= ${asOf}::date group by customer_id`)
  return [
    { policy, points: new Map(rows.map(({ customerId, before }) => [customerId, before ?? []])) },
    { policy, points: new Map(rows.map(({ customerId, after }) => [customerId, after ?? []])) }
  ]
}

export interface ExplainedMove extends MoveRow {
  readonly reasons: readonly MoveReason[]
}

/** A page of moves with their reasons, for who takes the list away; none of a run of another chain, or of what a store sets: that moves nobody. */
export async function explainedMoves(
  tx: Tx,
  scope: { readonly rights: Rights; readonly chain: Pick<ChainFacts, 'id' | 'locale'> },
  list: MoveFilter & { readonly backtestId: string },
  page: { readonly limit: number; readonly after: string | undefined }
): Promise<ExplainedMove[]> {
  const run = (await backtestsByIds(tx, [list.backtestId], [scope.chain.id], sql`v.store_id is null and ${versionsInSight(scope)}`)).get(
    list.backtestId
  )
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
