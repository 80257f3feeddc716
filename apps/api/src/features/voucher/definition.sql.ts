// What vouchers a chain has. A definition names the version that new vouchers are issued by; versions are never changed. How many were issued is counted.
import { DEFAULT_GIVEN_BACK_DAYS, type BothTexts, type VoucherTerms } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { empty, raw, sql, type Sql } from '../../platform/db/sql.ts'
import { holds } from '../organisation/index.ts'

export interface DefinitionRow {
  readonly id: string
  readonly chainId: string
  readonly key: string
  readonly version: number
  /** Made for vouchers that the benefit policy promises. */
  readonly occasionMinor: number | null
  readonly closedAt: Date | null
  readonly createdAt: Date
  readonly name: BothTexts
  readonly terms: VoucherTerms
  readonly currency: string
}

/** Of `t`: those that were kept before a term was one of them say what had been usual. */
export const TERMS = `jsonb_build_object('givenBackDays', ${DEFAULT_GIVEN_BACK_DAYS}) || t.terms as terms`

const COLUMNS =
  raw(`d.id, d.chain_id as "chainId", d.key, d.version, d.occasion_minor as "occasionMinor", d.closed_at as "closedAt", d.created_at as "createdAt",
  t.name, ${TERMS}, ch.currency`)
const FROM =
  raw(`voucher_definition d join voucher_terms t on t.tenant_id = d.tenant_id and t.definition_id = d.id and t.version = d.version
  join chain ch on ch.tenant_id = d.tenant_id and ch.id = d.chain_id`)

export async function definitionsById(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, DefinitionRow>> {
  const rows = await tx.query<DefinitionRow>(
    sql`select ${COLUMNS} from ${FROM} where d.tenant_id = ${tx.tenantId} and d.id = any(${[...ids]}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** As it stands once locked: against a change (`share`: others may issue beside), or alone, where how many there are counts. */
export async function lockDefinition(tx: Tx, id: string, how: 'share' | 'update'): Promise<DefinitionRow | undefined> {
  await tx.run(sql`select from voucher_definition where tenant_id = ${tx.tenantId} and id = ${id} for ${raw(how)}`)
  return (await definitionsById(tx, [id])).get(id)
}

/** What one of its versions said. */
export async function termsAt(tx: Tx, id: string, version: number): Promise<Pick<DefinitionRow, 'name' | 'terms'> | undefined> {
  return tx.first(
    sql`select t.name, ${raw(TERMS)} from voucher_terms t where t.tenant_id = ${tx.tenantId} and t.definition_id = ${id} and t.version = ${version}`
  )
}

export interface DefinitionList {
  readonly chainId: string
  readonly includeClosed: boolean
  readonly search?: string | null | undefined
  readonly forPoints: boolean
  /** Those made for vouchers of these values that benefits promise. */
  readonly promisedMinors?: readonly number[] | null | undefined
}

const listed = (tx: Tx, { chainId, includeClosed, search, forPoints, promisedMinors }: DefinitionList): Sql =>
  sql`where d.tenant_id = ${tx.tenantId} and d.chain_id = ${chainId} ${includeClosed ? empty : sql`and d.closed_at is null`}
    ${forPoints ? sql`and t.terms->'forPoints' = 'true'::jsonb` : empty}
    ${promisedMinors ? sql`and d.occasion_minor = any(${[...promisedMinors]}::bigint[])` : empty} ${holds(search, [sql`d.key`, sql`t.name->>'zh-CN'`, sql`t.name->>'en'`])}`

/** The latest first: ids ascend with time. */
export async function pageOfDefinitions(tx: Tx, list: DefinitionList, limit: number, before: string | undefined): Promise<DefinitionRow[]> {
  return tx.query<DefinitionRow>(sql`
    select ${COLUMNS} from ${FROM} ${listed(tx, list)} ${before ? sql`and d.id < ${before}::uuid` : empty} order by d.id desc limit ${limit}`)
}

export async function countDefinitions(tx: Tx, list: DefinitionList): Promise<number> {
  return (await tx.first<{ count: number }>(sql`select count(*) as count from ${FROM} ${listed(tx, list)}`))?.count ?? 0
}

export interface NewDefinition {
  readonly chainId: string
  readonly key: string
  readonly name: BothTexts
  readonly terms: VoucherTerms
  readonly createdBy: string | null
}

export async function insertDefinition(tx: Tx, made: NewDefinition): Promise<string> {
  const id = uuid()
  await tx.run(sql`insert into voucher_definition (tenant_id, id, chain_id, key, created_by)
    values (${tx.tenantId}, ${id}, ${made.chainId}, ${made.key}, ${made.createdBy})`)
  await insertTerms(tx, { ...made, definitionId: id, version: 1, recordedBy: made.createdBy })
  return id
}

interface NewTerms extends Pick<NewDefinition, 'name' | 'terms'> {
  readonly definitionId: string
  readonly version: number
  readonly recordedBy: string | null
}

async function insertTerms(tx: Tx, { definitionId, version, name, terms, recordedBy }: NewTerms): Promise<void> {
  await tx.run(sql`insert into voucher_terms (tenant_id, definition_id, version, name, face_minor, terms, recorded_by)
    values (${tx.tenantId}, ${definitionId}, ${version}, ${JSON.stringify(name)}, ${terms.faceMinor}, ${JSON.stringify(terms)}, ${recordedBy})`)
}

/** A further version, by which vouchers are issued from now on. The row is locked. */
export async function addVersion(tx: Tx, made: NewTerms): Promise<void> {
  await insertTerms(tx, made)
  await tx.run(
    sql`update voucher_definition set version = ${made.version} where tenant_id = ${tx.tenantId} and id = ${made.definitionId} and version = ${made.version - 1}`
  )
}

export async function setClosed(tx: Tx, id: string, closedAt: Date | null): Promise<void> {
  await tx.run(sql`update voucher_definition set closed_at = ${closedAt} where tenant_id = ${tx.tenantId} and id = ${id}`)
}

/** All but those made void before anything of them was used. An anti-join: how much of one was used is asked of void ones alone. */
const HAD = raw(`not exists (select from voucher_entry e where e.tenant_id = v.tenant_id and e.voucher_id = v.id and e.kind = 'void'
  and coalesce((select sum(u.amount) from voucher_entry u
    where u.tenant_id = e.tenant_id and u.voucher_id = e.voucher_id and u.kind in ('redeem', 'giveBack')), 0) >= 0)`)

/** Vouchers of each definition, without those that became void before anything of them was used. */
export async function issuedOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`
    select v.definition_id as id, count(*) as count from voucher v
    where v.tenant_id = ${tx.tenantId} and v.definition_id = any(${[...ids]}::uuid[]) and ${HAD} group by v.definition_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}

/** The same by customer, of some customers. */
export async function issuedTo(tx: Tx, definitionId: string, customerIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(sql`
    select v.customer_id as id, count(*) as count from voucher v
    where v.tenant_id = ${tx.tenantId} and v.definition_id = ${definitionId} and v.customer_id = any(${[...customerIds]}::uuid[]) and ${HAD}
    group by v.customer_id`)
  return new Map(rows.map(row => [row.id, row.count]))
}
