// Statements: what moved in each month, and what was there before, by the days from which entries count. One statement for one customer, many, or the chain.
import { CREDITED_ACCOUNTS, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'

/** Sums of a month; of all before the first asked for where `month` is null. */
export interface MonthSums {
  readonly of: string
  /** Its first day. */
  readonly month: LocalDate | null
  readonly earned: number
  readonly bonus: number
  readonly adjusted: number
  readonly reversed: number
  readonly redeemed: number
  readonly givenBack: number
  readonly expired: number
}

export const NO_SUMS = { earned: 0, bonus: 0, adjusted: 0, reversed: 0, redeemed: 0, givenBack: 0, expired: 0 }

async function monthSums(tx: Tx, of: Sql, which: Sql, from: LocalDate): Promise<MonthSums[]> {
  const sum = (when: Sql) => sql`coalesce(sum(amount) filter (where ${when}), 0)::bigint`
  return tx.query<MonthSums>(sql`
    select ${of} as of, case when happened_on >= ${from}::date then date_trunc('month', happened_on)::date end as month,
      ${sum(sql`kind = 'earn'`)} as earned, ${sum(sql`kind = 'bonus'`)} as bonus, ${sum(sql`kind = 'adjust'`)} as adjusted,
      ${sum(sql`kind = 'reverse' and account = any(${CREDITED_ACCOUNTS}::text[])`)} as reversed, ${sum(sql`kind = 'redeem'`)} as redeemed,
      ${sum(sql`kind = 'reverse' and account = 'redemption'`)} as "givenBack", ${sum(sql`account = 'expiry'`)} as expired
    from point_entry where tenant_id = ${tx.tenantId} and ${which}
    group by 1, 2 order by 1, 2 nulls first`)
}

export function monthsOfCustomers(tx: Tx, customerIds: readonly string[], from: LocalDate): Promise<MonthSums[]> {
  return monthSums(tx, sql`customer_id`, sql`customer_id = any(${[...customerIds]}::uuid[])`, from)
}

export function monthsOfChain(tx: Tx, chainId: string, from: LocalDate): Promise<MonthSums[]> {
  return monthSums(tx, sql`chain_id`, sql`chain_id = ${chainId}`, from)
}
