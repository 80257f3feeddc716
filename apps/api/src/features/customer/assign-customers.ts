// GROUP-1 for many: customers of one chain come into one group and to one keeper, each decided by itself, by a fixed number of statements. Who is refused keeps nobody out.
import { Refusal, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { demandKeeper, placeCustomers, PLACING } from './assign-customer.ts'
import type { CustomerAssignBatchInput } from './customer.input.ts'
import { selectCustomers, type CustomerRow } from './customer.sql.ts'
import { lockCustomers, type LockedCustomer } from './find-customer.ts'

const MOST = 100

/** The customers as they stand afterwards, or why one was refused; in the order sent. @throws Refusal where the batch as a whole will not do */
export async function assignCustomers(ctx: Context, input: CustomerAssignBatchInput): Promise<(CustomerRow | Refusal)[]> {
  demand(ctx, 'group:assign')
  if (input.customerIds.length === 0) throw new Refusal('REQUIRED', ['customerIds'])
  if (input.customerIds.length > MOST) throw new Refusal('TOO_MANY_IN_BATCH', ['customerIds'], { max: MOST })
  const chain = await ctx.chain(input.chainId)
  const today = await ctx.today(chain.id)
  const reason = input.reason?.trim() ? readReason(input.reason, chain.country) : null
  const [groupId, keeperId] = [input.groupId ?? null, input.keeperId ?? null]
  return refusing(PLACING, () =>
    ctx.write(async tx => {
      const storeId = groupId === null ? undefined : await storeOfGroup(tx, { groupId, chainId: chain.id, today })
      if (keeperId) await demandKeeper(tx, keeperId, groupId, today)
      const locked = await lockThose(ctx, tx, chain.id, input.customerIds)
      const agreeing = [...locked.values()].filter(customer => storeId === undefined || customer.storeId === storeId)
      const moving = agreeing.filter(customer => customer.groupId !== groupId || customer.keeperId !== keeperId)
      const placings = moving.map(({ id }) => ({ customerId: id, groupId, keeperId }))
      if (moving.length > 0) await placeCustomers(tx, placings, { fromOn: today, reason, recordedBy: ctx.actor.staffId ?? null })
      await auditEach(
        tx,
        ctx,
        { action: 'customerAssignBatch', objectType: 'Customer', chainId: chain.id },
        moving.map(customer => ({
          ...customer,
          detail: { fromGroup: customer.groupId, toGroup: groupId, fromKeeper: customer.keeperId, toKeeper: keeperId }
        }))
      )
      const after = new Map((await findThose(ctx, tx, chain.id, [...agreeing.map(each => each.id)])).map(row => [row.id, row]))
      return input.customerIds.map((id, at) => after.get(id) ?? refused(locked.has(id), at))
    })
  )
}

const refused = (found: boolean, at: number): Refusal =>
  new Refusal(found ? 'CUSTOMER_NOT_IN_GROUPS_STORE' : 'NOT_FOUND', ['customerIds', String(at)])

/** Stays open until the end of the transaction. @throws Refusal NOT_FOUND, GROUP_CLOSED */
async function storeOfGroup(tx: Tx, { groupId, chainId, today }: { groupId: string; chainId: string; today: LocalDate }): Promise<string> {
  const group = isUuid(groupId)
    ? await tx.first<{ storeId: string; closedOn: LocalDate | null }>(sql`
        select g.store_id as "storeId", g.closed_on as "closedOn" from staff_group g join store st on st.tenant_id = g.tenant_id and st.id = g.store_id
        where g.tenant_id = ${tx.tenantId} and g.id = ${groupId} and st.chain_id = ${chainId} for share of g`)
    : undefined
  if (!group) throw new Refusal('NOT_FOUND', ['groupId'])
  if (group.closedOn && group.closedOn < today) throw new Refusal('GROUP_CLOSED', ['groupId'])
  return group.storeId
}

function findThose(ctx: Context, tx: Tx, chainId: string, ids: readonly string[]): Promise<CustomerRow[]> {
  const known = ids.filter(id => isUuid(id))
  return tx.query<CustomerRow>(
    selectCustomers(tx.tenantId, ctx.rights, 'group:assign', sql`c.chain_id = ${chainId} and c.id = any(${known}::uuid[])`)
  )
}

/** Scope first, then the locks; what the locks then find is what counts, and a store may have changed in between. */
async function lockThose(ctx: Context, tx: Tx, chainId: string, ids: readonly string[]): Promise<Map<string, LockedCustomer>> {
  const found = await findThose(ctx, tx, chainId, ids)
  const locked = await lockCustomers(
    tx,
    found.map(row => row.id)
  )
  const covered = locked.filter(each => ctx.rights.covers('group:assign', each))
  return new Map(covered.map(each => [each.id, each]))
}
