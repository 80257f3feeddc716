// The earning policies of a chain by the days on which they hold. A version never changes, so what is compiled from it is as good as the rule itself.
import { readEarningPolicy, type EarningPolicy, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql, type Sql } from '../../platform/db/sql.ts'

export interface EarningVersion {
  readonly id: string
  readonly version: number
  readonly policy: EarningPolicy
  /** Or '-infinity'. */
  readonly fromOn: string
  /** The day after its last one, or 'infinity'. */
  readonly untilOn: string
}

async function versions(tx: Tx, chainId: string, days: Sql, fromOn: Sql): Promise<EarningVersion[]> {
  const rows = await tx.query<Omit<EarningVersion, 'policy'> & { body: unknown }>(sql`
    with held as (
      select id, version, body, ${fromOn} as from_on, coalesce(retired_on, 'infinity'::date) as until_on from policy_version
      where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and kind = 'earning' and status in ('inForce', 'retired')
    )
    select id, version, body, from_on::text as "fromOn", until_on::text as "untilOn" from held where daterange(from_on, until_on) && (${days}) order by from_on`)
  return rows.map(({ body, ...row }) => ({ ...row, policy: readEarningPolicy(body) }))
}

/**
 * Those by which purchases of `days` earn, an expression of type daterange; the earliest first. The first version also holds for the days before it: a
 * history that a chain brings along earns by it.
 */
export function earningVersions(tx: Tx, chainId: string, days: Sql): Promise<EarningVersion[]> {
  return versions(
    tx,
    chainId,
    days,
    sql`case when row_number() over (order by effective_on) = 1 then '-infinity'::date else effective_on end`
  )
}

/** Those that were in force on `days`: no bonus is given for a history that came along. */
export function versionsInForceOn(tx: Tx, chainId: string, days: Sql): Promise<EarningVersion[]> {
  return versions(tx, chainId, days, sql`effective_on`)
}

/** Undefined before the chain's first. */
export async function earningVersionOn(tx: Tx, chainId: string, on: LocalDate): Promise<EarningVersion | undefined> {
  return (await versionsInForceOn(tx, chainId, sql`daterange(${on}::date, ${on}::date, '[]')`))[0]
}

/** The id and stored body of the version in force on a day, as JSON in another statement; null before the chain's first. */
export function storedVersionOn(tenantId: string, chainId: string, on: LocalDate): Sql {
  return sql`(select json_build_object('id', v.id, 'body', v.body) from policy_version v
    where v.tenant_id = ${tenantId} and v.chain_id = ${chainId} and v.kind = 'earning' and v.status in ('inForce', 'retired')
      and v.effective_on <= ${on}::date and (v.retired_on is null or v.retired_on > ${on}::date))`
}
