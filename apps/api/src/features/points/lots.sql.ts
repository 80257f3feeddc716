// What is left of lots, and what is held: sums by customer and day of expiry (POINT-4). What follows from them is the domain's to say.
import type { HeldPoints, LocalDate, PointLot } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'

/** The chain's local day, and the instant by which holds end. */
export interface PointsMoment {
  readonly today: LocalDate
  readonly now: Date
}

interface LotRow extends PointLot {
  readonly customerId: string
}

/** `onlyDue`: of customers with something left, or owed, in a lot whose last day is past; of all others nothing. */
export async function pointLots(
  tx: Tx,
  customerIds: readonly string[],
  today: LocalDate,
  { onlyDue = false }: { onlyDue?: boolean } = {}
): Promise<ReadonlyMap<string, readonly PointLot[]>> {
  const due: Sql = onlyDue
    ? sql`where customer_id in (select customer_id from lot where expires_on < ${today}::date and points <> 0)`
    : empty
  const rows = await tx.query<LotRow>(sql`
    with lot as materialized (
      select customer_id, expires_on, sum(amount) as points, coalesce(-sum(amount) filter (where account = 'expiry'), 0) as expired
      from point_entry where tenant_id = ${tx.tenantId} and customer_id = any(${[...customerIds]}::uuid[]) and confirmed_on <= ${today}::date
      group by customer_id, expires_on
    )
    select customer_id as "customerId", expires_on as "expiresOn", points::bigint as points, expired::bigint as expired from lot ${due}`)
  return Map.groupBy(rows, row => row.customerId)
}

/** By holds that have not ended; one whose time is over holds nothing, tidied or not. */
export async function heldPoints(tx: Tx, customerIds: readonly string[], moment: PointsMoment): Promise<ReadonlyMap<string, HeldPoints>> {
  const rows = await tx.query<HeldPoints & { readonly customerId: string }>(sql`
    select customer_id as "customerId", sum(points)::bigint as "all", coalesce(sum(points) filter (where held_on < ${moment.today}::date), 0)::bigint as "beforeToday"
    from point_hold
    where tenant_id = ${tx.tenantId} and customer_id = any(${[...customerIds]}::uuid[]) and state = 'active' and expires_at > ${moment.now}
    group by customer_id`)
  return new Map(rows.map(({ customerId, ...held }) => [customerId, held]))
}

export interface DueAfter {
  readonly lastDay: LocalDate
  readonly customerId: string
}

/**
 * The next customers, after `after`, with entries whose lot had its last day (or that were confirmed, where later) from `from` until yesterday, by that day;
 * a customer may come again under another day.
 */
export async function nextDue(
  tx: Tx,
  span: { readonly chainId: string; readonly from: LocalDate | null; readonly today: LocalDate },
  after: DueAfter | undefined,
  limit: number
): Promise<DueAfter[]> {
  const lastDay = sql`greatest(expires_on, confirmed_on - 1)`
  return tx.query<DueAfter>(sql`
    select ${lastDay} as "lastDay", customer_id as "customerId" from point_entry
    where tenant_id = ${tx.tenantId} and chain_id = ${span.chainId} and expires_on is not null
      and ${lastDay} >= ${span.from ?? '-infinity'}::date and ${lastDay} < ${span.today}::date
      ${after ? sql`and (${lastDay}, customer_id) > (${after.lastDay}::date, ${after.customerId}::uuid)` : empty}
    group by ${lastDay}, customer_id order by ${lastDay}, customer_id limit ${limit}`)
}

/** Locked in order of id, like everywhere. */
export async function lockOwners(tx: Tx, customerIds: readonly string[]): Promise<void> {
  await tx.run(
    sql`select from customer where tenant_id = ${tx.tenantId} and id = any(${[...new Set(customerIds)]}::uuid[]) order by id for update`
  )
}
