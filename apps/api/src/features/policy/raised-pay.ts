// BENEFIT-1 beside TIER-10: who rises must not pay more than before, which two kinds of rules say between them. Benefits get no day on which the order of the
// tiers contradicts them; rules of tiers that change the order, or put a tier above others, are told what they do to the benefits.
import { holdingFrom, holdingOn, POLICIES, rankFaults, Refusal, type LocalDate, type RankFault } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { keysOf, planLoader, planOfChain, TO_COME } from './missed-tiers.ts'
import type { PolicyRow } from './policy.sql.ts'

const tiersOf = ({ body }: PolicyRow) => POLICIES.benefit.read(body).tiers

/** Before benefits of the chain get their day. @throws Refusal POLICY_RANKS_CONTRADICTED */
export async function refuseRanksOn(tx: Tx, version: PolicyRow, on: LocalDate): Promise<void> {
  if (version.kind !== 'benefit' || version.storeId) return
  const tiers = holdingOn((await planOfChain(tx, version.chainId)).tiers, on)
  const [first, ...others] = tiers ? rankFaults(tiersOf(version), keysOf(tiers.row)) : []
  if (!first) return
  const { higher, lower, higherPays, lowerPays } = first
  throw new Refusal('POLICY_RANKS_CONTRADICTED', ['id'], { higher, lower, higherPays, lowerPays, count: others.length + 1 })
}

export interface RaisedPay extends RankFault {
  readonly version: PolicyRow
}

/** Of a version of tiers that is yet to hold: who would pay more by the benefits that hold from its day on. */
export async function raisedPay(ctx: Context, version: PolicyRow): Promise<readonly RaisedPay[]> {
  if (version.kind !== 'tier' || !TO_COME.has(version.status)) return []
  const { benefits = [] } = (await planLoader(ctx).load(version.chainId)) ?? {}
  const order = keysOf(version)
  return holdingFrom(benefits, version.effectiveOn).flatMap(({ row }) =>
    rankFaults(tiersOf(row), order).map(fault => ({ ...fault, version: row }))
  )
}
