// Points that a tier is judged by: those of the ledger or, where two versions of earning rules credit them, those of either, beside each other.
import { CREDITED_ACCOUNTS } from '@keqing/domain'
import { inSlice } from '../../platform/customer-slice.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { column, windowed, type FactColumn, type FactSource } from './fact-columns.sql.ts'
import { recordedBy, whose, type CreditedBeside, type FactScope } from './fact-scope.sql.ts'
import type { PolicyReads } from './policy-reads.ts'

/** Before the names of the points that a policy judges by: those credited, or, where two versions credit them, those of the other. */
export const CREDITED = { own: '', other: 'other_' } as const

/** Behind the names of points by where they are read, where two versions credit them: with the purchases, and what the ledger has for both of them. */
const BOUGHT = '_bought'
const RECORDED = '_recorded'

/** The columns of a figure of points, of which there are those that are read. */
export const partsOfPoints = (side: string): readonly string[] => [`${side}points`, `${side}points${BOUGHT}`, `points${RECORDED}`]

/** What is pending counts from its day. */
function pointsOf(side: string, part: string, scope: FactScope, windows: readonly number[], e: Sql, day: Sql): FactColumn[] {
  const [amount, confirmed] = [sql`${e}.${raw(`${side}amount`)}`, sql`${e}.${raw(`${side}confirmed_on`)} <= ${scope.asOf}::date`]
  const name = `${side}points${part}`
  return [column(name, 'bigint', sql`sum(${amount})`, confirmed), ...windowed(name, windows, scope, { day, amount, when: confirmed })]
}

/** TIER-9: what was credited and confirmed, net of its reversals; redeeming and expiry stand on other accounts. */
export function recordedPoints(scope: FactScope, { windows }: PolicyReads): FactSource {
  return {
    customer: sql`e.customer_id`,
    columns: [
      ...pointsOf(CREDITED.own, scope.credited ? RECORDED : '', scope, windows.points, raw('e'), sql`e.happened_on`),
      ...(scope.figuresOnly
        ? []
        : [column('confirmed_next_on', 'date', sql`min(e.confirmed_on)`, sql`e.confirmed_on > ${scope.asOf}::date`)])
    ],
    from: sql`from point_entry e
      where e.tenant_id = ${scope.tenantId} and ${whose(scope, sql`e.chain_id`, sql`e.customer_id`)}
        and e.account = any(${CREDITED_ACCOUNTS}::text[]) and e.confirmed_on is not null ${recordedBy(scope, sql`e.recorded_at`)} ${scope.credited?.recorded ?? empty}`,
    seen: sql`e.happened_on <= ${scope.asOf}::date`
  }
}

/** What neither the ledger nor purchases by themselves tell. */
export const reckonedPoints = (scope: FactScope, relation: Sql, { windows }: PolicyReads): FactSource => ({
  customer: sql`e.customer_id`,
  columns: Object.values(CREDITED).flatMap(side => pointsOf(side, '', scope, windows.points, raw('e'), sql`e.happened_on`)),
  from: sql`from ${relation} e where true`,
  seen: sql`e.happened_on <= ${scope.asOf}::date`
})

/** Columns of what purchases `p` give by themselves, out of `creditedPurchases`. */
export const pointsOfPurchases = (scope: FactScope, windows: readonly number[]): FactColumn[] =>
  Object.values(CREDITED).flatMap(side => pointsOf(side, BOUGHT, scope, windows, raw('p'), sql`p.purchased_on`))

/** Purchases with what they give: reckoned once, whatever number of days asks for it. */
export const creditedPurchases = (
  { tenantId, slice }: FactScope,
  { amount, confirmedOn, otherAmount, otherConfirmedOn }: NonNullable<CreditedBeside['bought']>
): Sql => sql`(select p.tenant_id, p.chain_id, p.customer_id, p.voided_at, p.purchased_on, p.paid_minor, p.returned_minor, p.returned_in_full_on,
    ${amount} as amount, ${confirmedOn} as confirmed_on, ${otherAmount} as other_amount, ${otherConfirmedOn} as other_confirmed_on
  from purchase p where p.tenant_id = ${tenantId} ${inSlice(slice, sql`p.customer_id`)} offset 0)`
