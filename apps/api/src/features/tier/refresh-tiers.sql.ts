// The statements behind a refresh: what would change, and the change itself, which writes only rows that differ and a tier_change for each new answer.
import { v7 as uuid } from 'uuid'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { tellOf } from '../../platform/outbox.ts'
import { decideTiers } from './decide-tiers.sql.ts'
import type { FactScope } from './fact-scope.sql.ts'
import type { TierPolicyVersion } from './tier-policy.ts'

const ANSWER = ['status', 'tier_key', 'tier_rank', 'base_rank', 'source', 'lowered', 'next_change_on']
const FIGURES = ['purchase_count', 'net_minor', 'points', 'first_purchase_on', 'last_purchase_on', 'last_visit_on']
const COLUMNS = [...ANSWER, ...FIGURES]

const of = (alias: string, names: readonly string[] = COLUMNS) => raw(names.map(name => `${alias}.${name}`).join(', '))

/** `decided_on` is left out: it is the day of the last difference, so that deciding again on another day changes nothing. */
function differing(version: TierPolicyVersion, scope: FactScope): { from: Sql; where: Sql } {
  return {
    from: sql`(${decideTiers(version.policy, scope)}) as decided
      left join customer_state kept on kept.tenant_id = ${scope.tenantId} and kept.customer_id = decided.customer_id
        ${scope.customers ? sql`and kept.customer_id = any(${scope.customers})` : empty}`,
    where: sql`(${of('kept')}, kept.policy_version_id) is distinct from (${of('decided')}, ${version.id}::uuid)`
  }
}

/** Ids of the customers whose kept state is not what would be decided now. Reads only, so that Postgres may share the work among processes. */
export function customersThatDiffer(version: TierPolicyVersion, scope: FactScope): Sql {
  const { from, where } = differing(version, scope)
  return sql`select decided.customer_id as id from ${from} where ${where}`
}

/** Answers with a count: of a chain's customers nobody wants the list. */
export function lockCustomers(tenantId: string, which: { ids: readonly string[] } | { chainId: string }): Sql {
  const wanted = 'ids' in which ? sql`id = any(${[...which.ids]}::uuid[])` : sql`chain_id = ${which.chainId}`
  return sql`select count(*) from (select from customer where tenant_id = ${tenantId} and ${wanted} order by id for no key update) as locked`
}

/** Some of a chain's customers, one in 256: the last digits of their ids are random. */
export function sampleOfCustomers(tenantId: string, chainId: string): Sql {
  return sql`select id from customer where tenant_id = ${tenantId} and chain_id = ${chainId} and right(id::text, 2) = '00' limit 500`
}

/** How many rows were written, how many answers are new, and how many of those are lower than before. */
export interface Refreshed {
  readonly changed: number
  readonly answers: number
  readonly lowered: number
}

/** What is decided of whoever it is not kept of yet, beside what is. */
function newlyDecided(version: TierPolicyVersion, scope: FactScope): Sql {
  const { from, where } = differing(version, scope)
  return sql`select decided.*, ${version.id}::uuid as policy_version_id, ${scope.asOf}::date as decided_on,
      kept.customer_id is null as is_first, kept.status as from_status, kept.tier_key as from_tier_key, kept.tier_rank as from_rank,
      coalesce(kept.status, 'none') <> decided.status or kept.tier_key is distinct from decided.tier_key as is_new
    from ${from} where ${where}`
}

export interface Because {
  readonly cause: string
  readonly causeId?: string | null | undefined
}

/** Decides some customers and keeps it, in one statement. */
export function refresh(version: TierPolicyVersion, scope: FactScope, because: Because): Sql {
  return sql`with differing as materialized (${newlyDecided(version, scope)}), ${keeping(scope, because)}`
}

/** A whole chain is decided first and kept then: Postgres shares work among processes only where a statement writes nothing. Run one after the other. */
export function refreshChain(version: TierPolicyVersion, scope: FactScope, because: Because): { decide: Sql; keep: Sql; forget: Sql } {
  return {
    decide: sql`create temp table differing on commit drop as ${newlyDecided(version, scope)}`,
    keep: sql`with ${keeping(scope, because)}`,
    forget: sql`drop table differing`
  }
}

/**
 * From `differing` on. The ids of a run's changes are one UUIDv7 with the row's number in its last 32 bits, so that the insert draws no random value of its
 * own: PostgreSQL 15 has no uuidv7(), and Citus refuses a volatile insert … select.
 */
function keeping(scope: FactScope, because: Because): Sql {
  const setFrom = (source: string) =>
    raw([...COLUMNS, 'policy_version_id', 'decided_on'].map(name => `${name} = ${source}.${name}`).join(', '))
  const idStart = uuid().replaceAll('-', '').slice(0, 24)
  return sql`rewritten as (
    update customer_state as state set ${setFrom('differing')} from differing
    where state.tenant_id = ${scope.tenantId} and state.customer_id = differing.customer_id and not differing.is_first
  ), written as (
    insert into customer_state (tenant_id, customer_id, chain_id, policy_version_id, decided_on, ${raw(COLUMNS.join(', '))})
    select ${scope.tenantId}, customer_id, ${scope.chainId}, policy_version_id, decided_on, ${of('differing')} from differing where is_first
    on conflict (tenant_id, customer_id) do update set ${setFrom('excluded')}
  ), logged as (
    insert into tier_change (tenant_id, id, customer_id, chain_id, from_status, from_tier_key, from_rank, to_status, to_tier_key, to_rank,
      cause, cause_id, decided_on, policy_version_id)
    select ${scope.tenantId}, (${idStart} || lpad(to_hex(row_number() over (order by customer_id)), 8, '0'))::uuid, customer_id, ${scope.chainId},
      from_status, from_tier_key, from_rank, status, tier_key, tier_rank, ${because.cause}, ${because.causeId ?? null}::uuid, decided_on, policy_version_id
    from differing where is_new
    returning id, chain_id, customer_id
  ), told as (${tellOf(scope.tenantId, 'tierChanged', sql`select id, chain_id, customer_id from logged`)})
  select count(*)::int as changed, (count(*) filter (where is_new))::int as answers,
    (count(*) filter (where is_new and from_status = 'tier' and (status <> 'tier' or tier_rank > from_rank)))::int as lowered
  from differing`
}
