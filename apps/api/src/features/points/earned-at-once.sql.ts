// What purchases of which nothing came back earn, as an expression on the purchase alone: several versions or tiers stand side by side in one reading of them. All
// else is reckoned movement by movement (earned.sql.ts), and gives the same for these.
import type { EarningPolicy } from '@keqing/domain'
import { raw, sql, type Sql } from '../../platform/db/sql.ts'
import { baseOf, weightExpression } from './line-weight.sql.ts'

/** Whether nothing but the purchase is needed: where multipliers choose among lines, the lines are. */
export const earnsAtOnce = ({ multipliers }: EarningPolicy): boolean => !multipliers.some(({ when }) => when.categories)

/** Of a purchase `p` that they are. */
export const NOTHING_BACK = raw('p.returned_units = 0')

/**
 * Whole points, of type numeric, for a purchase `p` of which nothing came back, by a policy that `earnsAtOnce`.
 * @param tier the tier by which it earns; absent: the one that counted when it was bought
 */
export function earnedAtOnce(policy: EarningPolicy, tier: Sql = raw('p.tier_key')): Sql {
  const { pointsPer, specialPriceEarns, multipliers } = policy
  const eligible = specialPriceEarns ? raw('p.paid_minor') : raw('(p.paid_minor - p.special_minor)')
  const asked = {
    tier,
    store: raw('p.store_id'),
    on: raw('p.purchased_on'),
    birthdayMonth: raw('p.birthday_month'),
    category: raw('null::text')
  }
  const weighed = multipliers.length === 0 ? eligible : sql`${eligible} * (${weightExpression(policy, asked)})`
  const per = (BigInt(pointsPer.forEveryMinor) * BigInt(baseOf(policy))).toString()
  return sql`div(${weighed}, ${per}::numeric) * ${pointsPer.points}::numeric`
}
