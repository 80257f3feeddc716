// How much a line of a purchase counts for, compiled from the policy: `lineWeight` of the domain as an SQL expression. What is not known of a purchase is
// null, and meets nothing.
import { weightBase, type EarningMultiplier, type EarningPolicy } from '@keqing/domain'
import { join, sql, type Sql } from '../../platform/db/sql.ts'

/** What an expression looks at: columns of the purchase, and of its line. */
export interface Weighed {
  readonly tier: Sql
  readonly store: Sql
  readonly on: Sql
  readonly birthdayMonth: Sql
  readonly category: Sql
}

const WHOLE = 100

function meets({ when }: EarningMultiplier, of: Weighed): Sql {
  const { tiers, storeIds, weekdays, categories, birthdayMonth } = when
  const all = [
    ...(tiers ? [sql`${of.tier} = any(${[...tiers]}::text[])`] : []),
    ...(storeIds ? [sql`${of.store} = any(${[...storeIds]}::uuid[])`] : []),
    ...(weekdays ? [sql`extract(isodow from ${of.on})::int = any(${[...weekdays]}::int[])`] : []),
    ...(categories ? [sql`${of.category} = any(${[...categories]}::text[])`] : []),
    ...(birthdayMonth ? [of.birthdayMonth] : [])
  ]
  return all.length === 0 ? sql`true` : join(all, ' and ')
}

/** Of type numeric, in parts of `weightBase`; the policy has multipliers. */
export function weightExpression({ stacking, multipliers }: EarningPolicy, of: Weighed): Sql {
  const when = (multiplier: EarningMultiplier, met: number, otherwise: Sql) =>
    sql`case when ${meets(multiplier, of)} then ${met}::numeric else ${otherwise} end`
  switch (stacking) {
    case 'highest':
      return sql`coalesce(greatest(${join(
        multipliers.map(each => when(each, each.percent, sql`null`)),
        ', '
      )}), ${WHOLE})`
    case 'add':
      return sql`greatest(0, ${WHOLE} + ${join(
        multipliers.map(each => when(each, each.percent - WHOLE, sql`0`)),
        ' + '
      )})`
    case 'multiply':
      return join(
        multipliers.map(each => when(each, each.percent, sql`${WHOLE}`)),
        ' * '
      )
  }
}

/** As text: it may be beyond 53 bits. */
export const baseOf = (policy: EarningPolicy): string => weightBase(policy).toString()
