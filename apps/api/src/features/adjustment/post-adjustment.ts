// POINT-1: adjustments in the ledger, of one customer or of a thousand: planned by the domain from purses that are read together, posted in one statement.
// Each customer comes at most once: what a purse holds is looked at before any of them moves.
import { adjustmentMovements, NOTHING_HELD, Refusal, type EarningPolicy, type LotMovement } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { openPurses, postEntries, readPurses, type PointsOwners, type Purse } from '../points/index.ts'

export interface Adjustment {
  readonly customerId: string
  readonly amount: number
  readonly reason: string
  /** The request, or the row of a file, that it carries out. */
  readonly requestId: string | null
}

/** Of all of them together: whose lock is held, by which rules, who asked. */
export interface Adjusting extends Omit<PointsOwners, 'customerIds'> {
  readonly version: { readonly id: string; readonly policy: EarningPolicy }
}

export interface PlannedAdjustment<A extends Adjustment = Adjustment> {
  readonly adjustment: A
  readonly lots: readonly LotMovement[]
}

export interface AdjustmentPlan<A extends Adjustment = Adjustment> {
  readonly planned: readonly PlannedAdjustment<A>[]
  readonly refused: readonly { readonly adjustment: A; readonly refusal: Refusal }[]
}

/** What each would post, or why it cannot. `dry` only reads; else what is due expires first, and the customers' rows are locked. */
export async function planAdjustments<A extends Adjustment>(
  tx: Tx,
  by: Adjusting,
  adjustments: readonly A[],
  { dry = false }: { dry?: boolean } = {}
): Promise<AdjustmentPlan<A>> {
  const customerIds = adjustments.map(each => each.customerId)
  const purses = await (dry ? readPurses(tx, customerIds, by) : openPurses(tx, { ...by, customerIds }))
  const balances = await balancesOf(tx, customerIds)
  const plan = { planned: [] as PlannedAdjustment<A>[], refused: [] as { adjustment: A; refusal: Refusal }[] }
  for (const adjustment of adjustments) {
    const purse = adjustedPurse(adjustment.customerId, purses, balances)
    try {
      plan.planned.push({ adjustment, lots: adjustmentMovements(by.version.policy, purse, adjustment.amount, by.today) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      plan.refused.push({ adjustment, refusal: error })
    }
  }
  return plan
}

export function adjustedPurse(customerId: string, purses: ReadonlyMap<string, Purse>, balances: ReadonlyMap<string, bigint>) {
  const { lots, held } = purses.get(customerId) ?? { lots: [], held: NOTHING_HELD }
  return { lots, held, balance: balances.get(customerId) ?? 0n }
}

/** Entries that count from a later day are part of it. */
export async function balancesOf(tx: Tx, customerIds: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
  const rows = await tx.query<{ customerId: string; balance: string }>(sql`
    select customer_id as "customerId", sum(amount)::text as balance from point_entry
    where tenant_id = ${tx.tenantId} and customer_id = any(${[...customerIds]}::uuid[]) group by customer_id`)
  return new Map(rows.map(row => [row.customerId, BigInt(row.balance)]))
}

/** Ids of the entries, one per lot, by customer. `approvedBy` answers for them and stands in each. */
export async function postPlanned(
  tx: Tx,
  by: Adjusting & { readonly approvedBy: string },
  planned: readonly PlannedAdjustment[]
): Promise<ReadonlyMap<string, readonly string[]>> {
  const entries = planned.flatMap(({ adjustment: { customerId, reason, requestId }, lots }) => {
    const of = { customerId, reason, adjustmentId: requestId, on: by.today, policyVersionId: by.version.id, approvedBy: by.approvedBy }
    return lots.map(lot => ({ ...of, ...lot, kind: 'adjust' as const, account: 'adjustment' as const }))
  })
  const ids = await postEntries(tx, by, entries)
  const posted = entries.map(({ customerId }, index) => ({ customerId, id: ids[index] ?? '' }))
  const byCustomer = Map.groupBy(posted, each => each.customerId)
  return new Map([...byCustomer].map(([customerId, each]) => [customerId, each.map(({ id }) => id)]))
}

/** Of one customer; ids of its entries. @throws Refusal POINTS_INSUFFICIENT, OVERFLOW */
export async function postAdjustment(
  tx: Tx,
  by: Adjusting & { readonly approvedBy: string },
  adjustment: Adjustment
): Promise<readonly string[]> {
  const { planned, refused } = await planAdjustments(tx, by, [adjustment])
  for (const { refusal } of refused) throw refusal
  return (await postPlanned(tx, by, planned)).get(adjustment.customerId) ?? []
}
