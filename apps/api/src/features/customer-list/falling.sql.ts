// Whom time alone will have lowered, or lost, on a day to come. next_change_on is the first day on which any ingredient of a decision flips, whether or not
// it shows in the answer (TIER-10), so it tells whom to ask the engine about, not who falls. However many they are, their ids stay in the database.
import { addDays, Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { decideTiers, tierPolicyInForce } from '../tier/index.ts'
import { customerConditions, type CustomerList } from './conditions.sql.ts'

/** Further ahead nearly everybody who stays away has fallen, and each would be decided. */
const MOST_DAYS = 366

/** Of rows of `customer c` with their `customer_state s`: a select of the ids of those who then have a lower tier, none, or are lost, if nothing happens. */
async function fallingBy(tx: Tx, of: { chainId: string; by: LocalDate; where: Sql }): Promise<Sql> {
  const { chainId, by, where } = of
  const { policy } = await tierPolicyInForce(tx, chainId, by)
  const scope = { tenantId: tx.tenantId, chainId, asOf: by, customers: sql`(select ids from asked)::uuid[]` }
  return sql`with asked as materialized (
      select array_agg(c.id) as ids from customer c join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
      where ${where} and s.tenant_id = ${tx.tenantId} and s.status = 'tier' and s.next_change_on <= ${by}::date)
    select kept.customer_id from (${decideTiers(policy, scope)}) as ahead
    join customer_state kept on kept.tenant_id = ${tx.tenantId} and kept.customer_id = ahead.customer_id and kept.customer_id = any(${scope.customers})
    where ahead.status <> 'tier' or ahead.tier_rank > kept.tier_rank`
}

export async function countFallingBy(tx: Tx, of: { chainId: string; by: LocalDate; where: Sql }): Promise<number> {
  const row = await tx.first<{ count: number }>(sql`select count(*) as count from (${await fallingBy(tx, of)}) as falling`)
  return row?.count ?? 0
}

/** The list with who falls, where that is asked for, as a condition; before its conditions are made. @throws Refusal INVALID_VALUE */
export async function withFalling(tx: Tx, list: CustomerList, today: () => Promise<LocalDate> | LocalDate): Promise<CustomerList> {
  const { fallsBy, ...filter } = list.filter
  if (!fallsBy) return { ...list, filter }
  const latest = addDays(await today(), MOST_DAYS)
  if (fallsBy > latest) throw new Refusal('INVALID_VALUE', ['filter', 'fallsBy'], { max: latest })
  const { where } = customerConditions({ ...list, filter })
  return { ...list, filter, falling: await fallingBy(tx, { chainId: list.chainId, by: fallsBy, where }) }
}
