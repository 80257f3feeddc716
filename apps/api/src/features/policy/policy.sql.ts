// Versions of policies and what was done with them. A row is locked before it is changed; what keeps two versions from holding at once is a constraint.
import type { KnownOfChain, LocalDate, PolicyKind, PolicyStatus } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { sealing } from '../../platform/policy-seal.ts'
import { holds } from '../organisation/index.ts'

export interface PolicyRow {
  readonly id: string
  readonly chainId: string
  /** Of a version that holds in one store alone; null of the chain's own. */
  readonly storeId: string | null
  readonly kind: PolicyKind
  /** Null until it is submitted. */
  readonly version: number | null
  readonly status: PolicyStatus
  readonly name: string
  /** Counts the changes of a draft. */
  readonly revision: number
  readonly body: unknown
  readonly basedOnId: string | null
  readonly effectiveOn: LocalDate | null
  /** The day after the last on which it held. */
  readonly retiredOn: LocalDate | null
  readonly createdAt: Date
}

export const POLICY_COLUMNS =
  raw(`v.id, v.chain_id as "chainId", v.store_id as "storeId", v.kind, v.version, v.status, v.name, v.revision, v.body, v.based_on_id as "basedOnId",
  v.effective_on as "effectiveOn", v.retired_on as "retiredOn", v.created_at as "createdAt"`)

/** Of a version `v`: what holds where it would hold: of a store the chain's where the store has set nothing. */
export const HOLDS_BEFORE = raw(`(select f.id from policy_version f
    where f.tenant_id = v.tenant_id and f.chain_id = v.chain_id and f.kind = v.kind and f.status = 'inForce' and f.place_id in (v.place_id, v.chain_id)
    order by f.store_id nulls last limit 1)`)
/** Of a version `v` that a store sets: the chain's in force. */
export const CHAIN_HOLDS = raw(`(select f.id from policy_version f
    where f.tenant_id = v.tenant_id and f.chain_id = v.chain_id and f.kind = v.kind and f.status = 'inForce' and f.store_id is null and v.store_id is not null)`)

export interface PolicyList {
  readonly chainId: string
  /** One store's, all stores' that the reader may see, or, by default, the chain's own. */
  readonly of?: { readonly storeId: string } | { readonly stores: Sql } | undefined
  /** Absent: of every kind. */
  readonly kind?: PolicyKind | null | undefined
  /** Which of them the reader sees. */
  readonly inSight: Sql
  readonly statuses?: readonly PolicyStatus[] | null | undefined
  /** A part of its name, or its number. */
  readonly search?: string | null | undefined
}

/** Of versions `v`. */
export function place(of: PolicyList['of']): Sql {
  if (!of) return sql`v.store_id is null`
  return 'storeId' in of ? sql`v.store_id = ${of.storeId}` : sql`v.store_id is not null and ${of.stores}`
}

/** “3”, “v3” and “第3版” are a number as well as a part of a name. */
function named(search: string | null | undefined): Sql {
  const number = Number(/^\D{0,10}(\d{1,9})\D{0,2}$/.exec(search?.trim() ?? '')?.[1] ?? 0)
  const inName = holds(search, [sql`v.name`])
  return number > 0 ? sql`and (v.version = ${number} or (true ${inName}))` : inName
}

const listed = (tx: Tx, { chainId, of, kind, inSight, statuses, search }: PolicyList): Sql =>
  sql`from policy_version v where v.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} ${kind ? sql`and v.kind = ${kind}` : empty} and ${place(of)} and ${inSight}
    ${statuses ? sql`and v.status = any(${[...statuses]}::text[])` : empty} ${named(search)}`

/** The latest made first: ids of versions ascend with time. */
export async function pageOfPolicies(tx: Tx, list: PolicyList, limit: number, before: string | undefined): Promise<PolicyRow[]> {
  return tx.query<PolicyRow>(
    sql`select ${POLICY_COLUMNS} ${listed(tx, list)} ${before ? sql`and v.id < ${before}::uuid` : empty} order by v.id desc limit ${limit + 1}`
  )
}

export async function countPolicies(tx: Tx, list: PolicyList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count ${listed(tx, list)}`))?.count ?? 0
}

/** Of these chains, as far as they are in sight. */
export async function policiesByIds(
  tx: Tx,
  ids: readonly string[],
  chainIds: readonly string[],
  inSight: Sql
): Promise<ReadonlyMap<string, PolicyRow>> {
  const rows = await tx.query<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.id = any(${[...ids]}::uuid[]) and v.chain_id = any(${[...chainIds]}::uuid[])
      and ${inSight}`)
  return new Map(rows.map(row => [row.id, row]))
}

export async function lockPolicy(tx: Tx, id: string): Promise<PolicyRow | undefined> {
  return tx.first<PolicyRow>(
    sql`select ${POLICY_COLUMNS} from policy_version v where v.tenant_id = ${tx.tenantId} and v.id = ${id} for update`
  )
}

/** What policies of the chains may name: tiers in force or on their way, and stores, closed ones too. */
export async function knownOfChains(tx: Tx, chainIds: readonly string[]): Promise<ReadonlyMap<string, KnownOfChain>> {
  const rows = await tx.query<KnownOfChain & { chainId: string }>(sql`
    select c.id as "chainId", array(
        select distinct tier->>'key' from policy_version v cross join jsonb_array_elements(v.body->'tiers') as tier
        where v.tenant_id = c.tenant_id and v.chain_id = c.id and v.kind = 'tier' and v.status in ('inForce', 'scheduled', 'approved', 'submitted')) as "tierKeys",
      coalesce((select jsonb_agg((select jsonb_agg(tier.value->'key' order by tier.ordinality) from jsonb_array_elements(v.body->'tiers') with ordinality as tier)
          order by array_position(array['inForce', 'scheduled', 'approved', 'submitted'], v.status), v.id) from policy_version v
        where v.tenant_id = c.tenant_id and v.chain_id = c.id and v.kind = 'tier' and v.status in ('inForce', 'scheduled', 'approved', 'submitted')), '[]') as "tierOrders",
      array(select s.id from store s where s.tenant_id = c.tenant_id and s.chain_id = c.id)::text[] as "storeIds",
      array(select d.occasion_minor from voucher_definition d
        where d.tenant_id = c.tenant_id and d.chain_id = c.id and d.occasion_minor is not null and d.closed_at is not null) as "closedVoucherMinors"
    from chain c where c.tenant_id = ${tx.tenantId} and c.id = any(${[...chainIds]}::uuid[])`)
  return new Map(rows.map(({ chainId, ...known }) => [chainId, known]))
}

/** Which version of a kind: the chain's, or one store's. */
export interface PolicyPlace {
  readonly chainId: string
  readonly storeId: string | null
  readonly kind: PolicyKind
}

/** The version that holds now, locked; undefined before the place's first. */
export async function lockPolicyInForce(tx: Tx, { chainId, storeId, kind }: PolicyPlace): Promise<PolicyRow | undefined> {
  return tx.first<PolicyRow>(sql`
    select ${POLICY_COLUMNS} from policy_version v
    where v.tenant_id = ${tx.tenantId} and v.chain_id = ${chainId} and v.place_id = ${storeId ?? chainId}
      and v.kind = ${kind} and v.status = 'inForce' for update`)
}

interface NewDraft extends PolicyPlace {
  readonly name: string
  readonly body: unknown
  readonly basedOnId: string | null
  readonly staffId: string | null
}

export async function insertDraft(tx: Tx, draft: NewDraft): Promise<string> {
  const id = uuid()
  await tx.run(sql`
    insert into policy_version (tenant_id, id, chain_id, store_id, kind, status, name, body, based_on_id, created_by)
    values (${tx.tenantId}, ${id}, ${draft.chainId}, ${draft.storeId}, ${draft.kind}, 'draft', ${draft.name}, ${JSON.stringify(draft.body)}, ${draft.basedOnId}, ${draft.staffId})`)
  return id
}

/** What is no draft any more is left as it is, whoever asks. */
export async function saveDraft(tx: Tx, draft: { id: string; name: string; body: unknown }): Promise<void> {
  await tx.run(sql`
    update policy_version set name = ${draft.name}, body = ${JSON.stringify(draft.body)}, revision = revision + 1
    where tenant_id = ${tx.tenantId} and id = ${draft.id} and status = 'draft'`)
}

/** A draft gets its number and its seal: two at once meet in the unique number, and one of them is told to try again. Both stay. */
export async function sealPolicy(tx: Tx, { id, chainId, storeId, kind }: PolicyRow, status: PolicyStatus): Promise<void> {
  await tx.run(
    sealing(
      tx.tenantId,
      sql`update policy_version set status = ${status}, version = (select coalesce(max(version), 0) + 1 from policy_version
        where tenant_id = ${tx.tenantId} and place_id = ${storeId ?? chainId} and kind = ${kind})
      where tenant_id = ${tx.tenantId} and id = ${id}`
    )
  )
}

export async function setPolicy(
  tx: Tx,
  id: string,
  to: { status: PolicyStatus; effectiveOn?: LocalDate | null; retiredOn?: LocalDate | null }
): Promise<void> {
  await tx.run(sql`
    update policy_version set status = ${to.status}
      ${to.effectiveOn === undefined ? empty : sql`, effective_on = ${to.effectiveOn}`} ${to.retiredOn === undefined ? empty : sql`, retired_on = ${to.retiredOn}`}
    where tenant_id = ${tx.tenantId} and id = ${id}`)
}
