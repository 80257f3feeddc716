// POINT-6: points that paid for something which is not to be come back at once: a voucher made void before it was used, a receipt that never came.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { postEntries } from './post-entries.sql.ts'
import { settleDuePoints } from './settle-due.ts'
import type { PointsOwner } from './take-points.ts'

interface PaidLot {
  readonly expiresOn: LocalDate | null
  /** Below zero: what is not back yet. */
  readonly amount: number
  readonly policyVersionId: string
  readonly entries: number
}

/** All that are not back yet, each into the lot it came from; what is past its day there expires again. The customer's row is locked. */
export async function giveAllBack(
  tx: Tx,
  owner: PointsOwner,
  paid: { readonly redemptionId: string } | { readonly voucherId: string }
): Promise<void> {
  const { customerId, today } = owner
  const lots = await tx.query<PaidLot>(sql`
    select expires_on as "expiresOn", sum(amount)::bigint as amount, min(policy_version_id::text)::uuid as "policyVersionId", count(*)::int as entries
    from point_entry where tenant_id = ${tx.tenantId} and ${'voucherId' in paid ? sql`voucher_id = ${paid.voucherId}` : sql`redemption_id = ${paid.redemptionId}`}
    group by expires_on having sum(amount) < 0`)
  await postEntries(
    tx,
    owner,
    lots.map(({ expiresOn, amount, policyVersionId, entries }) => {
      const of = { customerId, on: today, expiresOn, policyVersionId, ...paid, redemptionSeq: entries }
      return { ...of, kind: 'reverse', account: 'redemption', amount: -amount }
    })
  )
  await settleDuePoints(tx, { ...owner, customerIds: [customerId] })
}
