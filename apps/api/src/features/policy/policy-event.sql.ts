// What was done with a version, by whom, when, and with which words. Rows are only added.
import type { LocalDate, PolicyAct, PolicyKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { place, type PolicyList } from './policy.sql.ts'

export type PolicyEventAct = PolicyAct | 'create' | 'comment' | 'fail'

export interface PolicyEventRow {
  readonly id: string
  readonly versionId: string
  readonly act: PolicyEventAct
  readonly at: Date
  readonly staffId: string | null
  readonly comment: string
  readonly detail: Readonly<Record<string, unknown>>
}

/** What an approval was asked of: held where it is stored (TRUST 15). */
export interface PolicyApproval {
  /** Whether the chain asked for another than who wrote the version or submitted it. */
  readonly secondPerson: boolean
  readonly authorIds: readonly string[]
}

interface NewEvent {
  readonly versionId: string
  readonly act: PolicyEventAct
  readonly staffId: string | null
  readonly comment?: string
  readonly detail?: Readonly<Record<string, unknown>>
  /** Of an approval, and of nothing else. */
  readonly approval?: PolicyApproval | undefined
}

export async function recordPolicyEvent(tx: Tx, { approval, ...event }: NewEvent): Promise<void> {
  await tx.run(sql`
    insert into policy_event (tenant_id, id, policy_version_id, act, staff_id, comment, detail, second_person, author_ids)
    values (${tx.tenantId}, ${uuid()}, ${event.versionId}, ${event.act}, ${event.staffId}, ${event.comment ?? ''}, ${JSON.stringify(event.detail ?? {})},
      ${approval?.secondPerson ?? null}, ${approval ? [...approval.authorIds] : null}::uuid[])`)
}

/** The latest first. */
export async function eventsOfPolicy(tx: Tx, versionId: string, limit: number, before: string | undefined): Promise<PolicyEventRow[]> {
  return tx.query<PolicyEventRow>(sql`
    select id, policy_version_id as "versionId", act, at, staff_id as "staffId", comment, detail from policy_event
    where tenant_id = ${tx.tenantId} and policy_version_id = ${versionId} ${before ? sql`and id < ${before}::uuid` : empty}
    order by id desc limit ${limit + 1}`)
}

export interface PolicyDeed extends PolicyEventRow {
  readonly kind: PolicyKind
  readonly storeId: string | null
  readonly version: number | null
  readonly name: string
}

/** Of a kind, or of one version of it, as far as `inSight` says of versions `v`: everything that was done, the latest first. */
export async function deedsOfPolicies(
  tx: Tx,
  of: {
    readonly chainId: string
    readonly kind?: PolicyKind | null | undefined
    readonly versionId?: string | null | undefined
    /** Where no version is named. */
    readonly of?: PolicyList['of']
    readonly inSight: Sql
  },
  limit: number,
  before: string | undefined
): Promise<PolicyDeed[]> {
  return tx.query<PolicyDeed>(sql`
    select e.id, e.policy_version_id as "versionId", e.act, e.at, e.staff_id as "staffId", e.comment, e.detail, v.kind, v.store_id as "storeId", v.version, v.name
    from policy_event e join policy_version v on v.tenant_id = e.tenant_id and v.id = e.policy_version_id
    where e.tenant_id = ${tx.tenantId} and v.tenant_id = ${tx.tenantId} and v.chain_id = ${of.chainId} and ${of.inSight}
      ${of.kind ? sql`and v.kind = ${of.kind}` : empty} and ${of.versionId ? sql`v.id = ${of.versionId}` : place(of.of)}
      ${before ? sql`and e.id < ${before}::uuid` : empty}
    order by e.id desc limit ${limit}`)
}

/** The latest act of each; comments, and attempts that failed, aside. */
export async function lastActs(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, PolicyEventRow>> {
  const rows = await tx.query<PolicyEventRow>(sql`
    select distinct on (policy_version_id) id, policy_version_id as "versionId", act, at, staff_id as "staffId", comment, detail from policy_event
    where tenant_id = ${tx.tenantId} and policy_version_id = any(${[...versionIds]}::uuid[]) and act not in ('comment', 'fail')
    order by policy_version_id, id desc`)
  return new Map(rows.map(row => [row.versionId, row]))
}

/** The day that was set last for each; none of those that never had one. */
export async function plannedDays(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, LocalDate>> {
  const rows = await tx.query<{ versionId: string; on: LocalDate }>(sql`
    select distinct on (policy_version_id) policy_version_id as "versionId", detail->>'effectiveOn' as on from policy_event
    where tenant_id = ${tx.tenantId} and policy_version_id = any(${[...versionIds]}::uuid[]) and act = 'schedule' order by policy_version_id, id desc`)
  return new Map(rows.map(row => [row.versionId, row.on]))
}

/**
 * In whole seconds, rounded up, how long the latest activation of the chain's rules of the same kind took; none of what a store sets, from which nothing else
 * follows, and none before a chain's first.
 */
export async function lastActivations(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; seconds: number }>(sql`
    select distinct on (v.id) v.id, ceil((e.detail->>'tookMs')::numeric / 1000)::int as seconds
    from policy_version v
    join policy_version w on w.tenant_id = ${tx.tenantId} and w.chain_id = v.chain_id and w.kind = v.kind and w.store_id is null and w.status in ('inForce', 'retired')
    join policy_event e on e.tenant_id = ${tx.tenantId} and e.policy_version_id = w.id and e.act = 'activate' and e.detail ? 'tookMs'
    where v.tenant_id = ${tx.tenantId} and v.id = any(${[...versionIds]}::uuid[]) and v.store_id is null order by v.id, e.id desc`)
  return new Map(rows.map(row => [row.id, row.seconds]))
}

/**
 * Who wrote a version or submitted it, for each that has such people (TRUST 15). The writers of what it was made from are its own too, where it says the same or
 * nobody has changed it since: the other may have been changed. Not of what somebody has approved: that had its second person, and may be brought back by two.
 */
export async function authorsOfPolicies(tx: Tx, versionIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query<{ id: string; authors: string[] }>(sql`
    with recursive wording as (
      select id, id as written_as from policy_version where tenant_id = ${tx.tenantId} and id = any(${[...versionIds]}::uuid[])
      union
      select w.id, b.id from wording w join policy_version v on v.tenant_id = ${tx.tenantId} and v.id = w.written_as
        join policy_version b on b.tenant_id = ${tx.tenantId} and b.id = v.based_on_id
      where (b.body = v.body or not exists (select from policy_event s where s.tenant_id = ${tx.tenantId} and s.policy_version_id = v.id and s.act = 'save'
          and s.detail->'differences' <> '[]'))
        and not exists (select from policy_event a where a.tenant_id = ${tx.tenantId} and a.policy_version_id = b.id and a.act = 'approve' and a.staff_id is not null)
    )
    select w.id, array_agg(distinct e.staff_id::text) as authors from wording w
    join policy_event e on e.tenant_id = ${tx.tenantId} and e.policy_version_id = w.written_as and e.act in ('create', 'save', 'submit') and e.staff_id is not null
    group by w.id`)
  return new Map(rows.map(row => [row.id, row.authors]))
}

export async function authorsOfPolicy(tx: Tx, versionId: string): Promise<readonly string[]> {
  return (await authorsOfPolicies(tx, [versionId])).get(versionId) ?? []
}
