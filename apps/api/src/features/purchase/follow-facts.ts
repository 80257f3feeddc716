// What follows from any fact, in the fact's own transaction (TIER-11): returns matched anew, points reconciled, given back and settled, vouchers given back, tiers and files refreshed.
import type { Tx } from '../../platform/db/database.ts'
import { completeFiles } from '../customer/index.ts'
import { giveBackPoints, reconcilePoints, reconcileReferrals, settleDuePoints } from '../points/index.ts'
import { refreshTiers, type TierChangeCause } from '../tier/index.ts'
import { giveBackVouchers } from '../voucher/index.ts'
import type { Act } from './act.ts'
import { reallocateReturns } from './reallocate-returns.ts'

export interface Facts {
  readonly customerIds: readonly string[]
  readonly itemIds: readonly string[]
  /** Purchases that are new, changed or gone. */
  readonly purchaseIds: readonly string[]
  /** Those of them without a customer. */
  readonly anonymousIds?: readonly string[]
  readonly cause: TierChangeCause
  /** What brought it about; the purchase where absent and there is but one. */
  readonly causeId?: string
}

/** The customers' rows, and those of who referred them, are locked by the caller. */
export async function followFacts(tx: Tx, act: Pick<Act, 'chain' | 'today' | 'now' | 'recordedBy'>, facts: Facts): Promise<void> {
  const chainId = act.chain.id
  const customerIds = [...new Set(facts.customerIds)]
  const matched = await reallocateReturns(tx, {
    chainId,
    customerIds,
    itemIds: [...new Set(facts.itemIds)],
    purchaseIds: facts.anonymousIds
  })
  const purchaseIds = [...new Set([...facts.purchaseIds, ...matched.purchaseIds])]
  const { today, now, recordedBy } = act
  if (customerIds.length > 0) await reconcilePoints(tx, { chainId, purchaseIds, recordedBy })
  const given = await giveBackPoints(tx, { chainId, purchaseIds, today, recordedBy })
  await giveBackVouchers(tx, { chainId, purchaseIds, today, recordedBy })
  const settle = (ids: readonly string[]) => settleDuePoints(tx, { chainId, customerIds: [...new Set(ids)], today, now, recordedBy })
  if (customerIds.length === 0) return void (await settle(given.customerIds))
  const causeId = facts.causeId ?? (facts.purchaseIds.length === 1 ? facts.purchaseIds[0] : undefined)
  const bonus = { chainId, customerIds, on: act.today, recordedBy: act.recordedBy }
  await completeFiles(tx, bonus)
  const referrers = (await reconcileReferrals(tx, bonus)).filter(id => !customerIds.includes(id))
  await settle([...customerIds, ...given.customerIds, ...referrers])
  await refreshTiers(tx, { chainId, asOf: act.today, customerIds, cause: facts.cause, ...(causeId ? { causeId } : {}) })
  await refreshTiers(tx, { chainId, asOf: act.today, customerIds: referrers, cause: 'REFERRAL', ...(causeId ? { causeId } : {}) })
}
