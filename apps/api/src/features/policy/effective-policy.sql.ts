// Which versions hold on a day: the chain's, and the store's own beside it, of one store or of all. One statement, for any kinds.
import type { LocalDate, PolicyKind } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'
import { POLICY_COLUMNS, type PolicyRow } from './policy.sql.ts'

export interface PoliciesAsked {
  readonly chainId: string
  readonly storeId: string | null
  readonly kinds: readonly PolicyKind[]
  readonly on: LocalDate
  /** For a day after it, versions that are scheduled until then count, beside those that they will replace. */
  readonly today: LocalDate
}

/** Of a version `v`: that it holds on a day, or will. Where one will, `holdingOf` prefers it to the one that holds until then. */
export const holdsOn = (on: LocalDate, today: LocalDate): Sql => sql`v.effective_on <= ${on}::date and case v.status
    when 'scheduled' then v.effective_on > ${today}::date
    else v.status in ('inForce', 'retired') and (v.retired_on is null or v.retired_on > ${on}::date) end`

export async function policiesHolding(tx: Tx, { chainId, storeId, kinds, on, today }: PoliciesAsked): Promise<PolicyRow[]> {
  return tx.query<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.kind = any(${[...kinds]}::text[])
      and (v.store_id is null or v.store_id = ${storeId}) and ${holdsOn(on, today)}`)
}

/** The chain's versions of every kind, and what any of its stores sets for itself; in an order that stays, for where two stores would give, the first does. */
export async function everyPolicyHolding(tx: Tx, { chainId, on }: Pick<PoliciesAsked, 'chainId' | 'on'>): Promise<PolicyRow[]> {
  return tx.query<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.status in ('inForce', 'retired')
      and v.effective_on <= ${on}::date and (v.retired_on is null or v.retired_on > ${on}::date)
    order by v.kind, v.store_id nulls first`)
}

/** Versions of a kind that held on any day of a span, its last included: the chain's, and what any of its stores sets; in the same order. */
export async function policiesHeld(
  tx: Tx,
  { chainId, kind, from, to }: { readonly chainId: string; readonly kind: PolicyKind; readonly from: LocalDate; readonly to: LocalDate }
): Promise<PolicyRow[]> {
  return tx.query<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.kind = ${kind} and v.status in ('inForce', 'retired')
      and v.effective_on <= ${to}::date and (v.retired_on is null or v.retired_on > ${from}::date)
    order by v.store_id nulls first`)
}

/** Whether a version that has held did so on a day. */
export const heldOn = ({ effectiveOn, retiredOn }: PolicyRow, on: LocalDate): boolean =>
  effectiveOn !== null && effectiveOn <= on && (retiredOn === null || retiredOn > on)
