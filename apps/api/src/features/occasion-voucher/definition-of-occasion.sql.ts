// Definitions of the vouchers that benefits promise: one for each value, of which the benefits say no more.
import type { BothTexts, VoucherTerms } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'

/** The one of a value; undefined where none has been made. */
export async function definitionOfOccasion(tx: Tx, chainId: string, minor: number): Promise<string | undefined> {
  const found = await tx.first<{ id: string }>(
    sql`select id from voucher_definition where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and occasion_minor = ${minor}`
  )
  return found?.id
}

export interface NewOccasionDefinition {
  readonly minor: number
  /** Begins as no key that people may give. */
  readonly key: string
  readonly name: BothTexts
  readonly terms: VoucherTerms
}

/** What was made: of values that have one nothing is. In the order of values: of two at once the second waits for the first, and none for each other. */
export async function insertDefinitions(
  tx: Tx,
  chainId: string,
  made: readonly NewOccasionDefinition[]
): Promise<{ readonly id: string; readonly minor: number }[]> {
  const rows = made.map(each => ({ id: uuid(), ...each })).toSorted((a, b) => a.minor - b.minor)
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, key text, minor bigint, name jsonb, terms jsonb)`
  return tx.query(sql`
    with made as (
      insert into voucher_definition (tenant_id, id, chain_id, key, occasion_minor)
      select ${tx.tenantId}::uuid, n.id, ${chainId}::uuid, n.key, n.minor from ${given} order by n.minor
      on conflict do nothing returning id
    )
    insert into voucher_terms (tenant_id, definition_id, version, name, face_minor, terms)
    select ${tx.tenantId}::uuid, n.id, 1, n.name, n.minor, n.terms from ${given} join made on made.id = n.id
    returning definition_id as id, face_minor as minor`)
}

/** What benefits that hold, or have their day, say: the chain's, and what its stores set of them. */
export async function benefitsAhead(tx: Tx, chainId: string): Promise<{ readonly storeId: string | null; readonly body: unknown }[]> {
  return tx.query(sql`
    select store_id as "storeId", body from policy_version
    where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and kind = 'benefit' and status in ('inForce', 'scheduled')`)
}
