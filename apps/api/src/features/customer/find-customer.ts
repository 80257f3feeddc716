// One customer, found the same way whoever asks: outside the reader's row scope is exactly as never existed (TRUST 5, 8).
import { Refusal, type Permission } from '@keqing/domain'
import type DataLoader from 'dataloader'
import { validate as isUuid } from 'uuid'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { selectCustomers, type CustomerRow } from './customer.sql.ts'
import { toE164 } from './phone.ts'

/** No id but a UUID was ever given out; anything else is asked for as this one, which never was. */
const NO_ID = '00000000-0000-0000-0000-000000000000'
const knownId = (id: string) => (isUuid(id) ? id : NO_ID)

/** @throws Refusal NOT_FOUND; Forbidden where the permission is held nowhere */
export async function findCustomer(
  ctx: Context,
  tx: Tx,
  id: string,
  permission: Permission,
  field: readonly string[] = ['id']
): Promise<CustomerRow> {
  demand(ctx, permission)
  const row = await tx.first<CustomerRow>(selectCustomers(tx.tenantId, ctx.rights, permission, sql`c.id = ${knownId(id)}`))
  if (!row) throw new Refusal('NOT_FOUND', field)
  return row
}

/** Customers where the reader has the permission; undefined for any other. */
export function customerLoader(ctx: Context, permission: Permission = 'customer:read'): DataLoader<string, CustomerRow | undefined> {
  return ctx.loader(`customer ${permission}`, async (ids, tx) => {
    const rows = await tx.query<CustomerRow>(
      selectCustomers(tx.tenantId, ctx.rights, permission, sql`c.id = any(${ids.filter(id => isUuid(id))}::uuid[])`)
    )
    return new Map(rows.map(row => [row.id, row]))
  })
}

export interface LockedCustomer {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly groupId: string | null
  readonly keeperId: string | null
}

/** Locks the rows in order of id, so that two commands on the same customers queue instead of deadlocking. Say nothing of scope: find first. */
export async function lockCustomers(tx: Tx, ids: readonly string[]): Promise<LockedCustomer[]> {
  return tx.query<LockedCustomer>(sql`
    select c.id, c.chain_id as "chainId", c.store_id as "storeId",
      (select a.group_id from assignment a where a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null) as "groupId",
      (select a.keeper_id from assignment a where a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null) as "keeperId"
    from customer c where c.tenant_id = ${tx.tenantId} and c.id = any(${[...new Set(ids)].map(knownId)}::uuid[]) order by c.id for update of c`)
}

/** Those who buy and who referred them, whose points a purchase can move too (POINT-2), in the same order of ids. */
export async function lockBuyers(tx: Tx, ids: readonly string[]): Promise<void> {
  const buyers = sql`${[...new Set(ids)].map(knownId)}::uuid[]`
  await tx.run(sql`
    select from customer c where c.tenant_id = ${tx.tenantId} and c.id = any(array(
      select unnest(${buyers}) union select r.referrer_id from customer r where r.tenant_id = ${tx.tenantId} and r.id = any(${buyers})))
    order by c.id for update of c`)
}

export interface CustomerReference {
  readonly id?: string | null | undefined
  readonly memberNo?: string | null | undefined
  readonly phone?: string | null | undefined
}

export interface FoundCustomer {
  readonly id: string
  readonly chainId: string
  readonly storeId: string
  readonly memberNo: string
  readonly phone: string | null
  readonly groupId: string | null
  readonly keeperId: string | null
}

/** Customers of a chain by id, member number or phone, across the row scope: only for recording a fact of theirs (DOMAIN §1b), never for showing. One statement for all. */
export async function findCustomersAnywhere(
  tx: Tx,
  chainId: string,
  references: readonly CustomerReference[]
): Promise<(FoundCustomer | undefined)[]> {
  const country = references.some(reference => reference.phone) ? await countryOf(tx, chainId) : undefined
  const wanted = references.map(reference => ({ ...reference, phone: reference.phone ? toE164(reference.phone, country) : undefined }))
  const texts = (key: keyof CustomerReference) => wanted.flatMap(reference => reference[key] ?? [])
  const rows = await tx.query<FoundCustomer>(sql`
    select c.id, c.chain_id as "chainId", c.store_id as "storeId", c.member_no as "memberNo", c.phone,
      (select a.group_id from assignment a where a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null) as "groupId",
      (select a.keeper_id from assignment a where a.tenant_id = c.tenant_id and a.customer_id = c.id and a.until_on is null) as "keeperId"
    from customer c where c.tenant_id = ${tx.tenantId} and c.chain_id = ${knownId(chainId)}
      and (c.id = any(${texts('id').map(knownId)}::uuid[]) or c.member_no = any(${texts('memberNo')}::text[]) or c.phone = any(${texts('phone')}::text[]))`)
  const by = (key: 'id' | 'memberNo' | 'phone') => new Map(rows.map(row => [row[key], row]))
  const [ids, numbers, phones] = [by('id'), by('memberNo'), by('phone')]
  return wanted.map(({ id, memberNo, phone }) =>
    id ? ids.get(id) : memberNo ? numbers.get(memberNo) : phone ? phones.get(phone) : undefined
  )
}

export async function findCustomerAnywhere(tx: Tx, chainId: string, reference: CustomerReference): Promise<FoundCustomer | undefined> {
  return (await findCustomersAnywhere(tx, chainId, [reference]))[0]
}

/** Which of them are the chain's, in order of id; scope is the caller's to ask. */
export async function customerIdsOf(tx: Tx, chainId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    sql`select id from customer where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and id = any(${ids.map(knownId)}::uuid[]) order by id`
  )
  return rows.map(row => row.id)
}

async function countryOf(tx: Tx, chainId: string): Promise<string | undefined> {
  const chain = await tx.first<{ country: string }>(
    sql`select country from chain where tenant_id = ${tx.tenantId} and id = ${knownId(chainId)}`
  )
  return chain?.country
}
