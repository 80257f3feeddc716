// Whom time alone will have lowered, or lost, on a day to come. next_change_on is the first day on which any ingredient of a decision flips, whether or not
// it shows in the answer (TIER-10), so it tells whom to ask the engine about, not who falls.
import { addDays, Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { decideTiers, tierPolicyInForce } from '../tier/index.ts'
import { customerConditions, type CustomerList } from './conditions.sql.ts'

/** Further ahead nearly everybody who stays away has fallen, and each would be decided. */
const MOST_DAYS = 366

/** Of rows of `customer c` with their `customer_state s`: ids of those who then have a lower tier, none, or are lost, if nothing happens. */
export async function fallingBy(tx: Tx, of: { chainId: string; by: LocalDate; where: Sql }): Promise<string[]> {
  const { chainId, by, where } = of
  const asked = await tx.query<{ id: string }>(sql`
    select c.id from customer c join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id
    where ${where} and s.tenant_id = ${tx.tenantId} and s.status = 'tier' and s.next_change_on <= ${by}::date`)
  if (asked.length === 0) return []
  const { policy } = await tierPolicyInForce(tx, chainId, by)
  const scope = { tenantId: tx.tenantId, chainId, asOf: by, customerIds: asked.map(row => row.id) }
  const falling = await tx.query<{ id: string }>(sql`
    select s.customer_id as id from (${decideTiers(policy, scope)}) as ahead
    join customer_state s on s.tenant_id = ${tx.tenantId} and s.customer_id = ahead.customer_id
    where ahead.status <> 'tier' or ahead.tier_rank > s.tier_rank`)
  return falling.map(row => row.id)
}

/** The list with who falls found out, where that is asked for; before its conditions are made. @throws Refusal INVALID_VALUE */
export async function withFalling(tx: Tx, list: CustomerList, today: () => Promise<LocalDate> | LocalDate): Promise<CustomerList> {
  const { fallsBy, ...filter } = list.filter
  if (!fallsBy) return { ...list, filter }
  const latest = addDays(await today(), MOST_DAYS)
  if (fallsBy > latest) throw new Refusal('INVALID_VALUE', ['filter', 'fallsBy'], { max: latest })
  const { where } = customerConditions({ ...list, filter })
  return { ...list, filter, falling: await fallingBy(tx, { chainId: list.chainId, by: fallsBy, where }) }
}
