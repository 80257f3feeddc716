// Changes to one file. Absent is kept, null is cleared; the row is locked first, so of two at once the later builds on the earlier.
import { Refusal, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotentIfKeyed } from '../../platform/idempotency.ts'
import { reconcileReferrals } from '../points/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { placeCustomers } from './assign-customer.ts'
import { CustomerEntity } from './customer.entity.ts'
import type { CustomerUpdateInput } from './customer.input.ts'
import type { CustomerRow } from './customer.sql.ts'
import { findCustomer, lockCustomers } from './find-customer.ts'
import { nameForms } from './name-forms.ts'
import { mergedProfile, readFields, requiredName } from './read-fields.ts'
import { findReferrer, keepReferrer, lockReferrals, refreshReferrers, refuseCircle } from './referral.ts'
import { completeFiles } from './refresh-completeness.ts'
import { namingTheOther } from './register-customer.ts'

/** The same key and body again changes nothing, whatever was changed since (TRUST 24); the file is answered as it is by then. */
export async function updateCustomer(ctx: Context, { idempotencyKey, ...input }: CustomerUpdateInput): Promise<CustomerRow> {
  const { id, chainId } = await findCustomer(ctx, await ctx.read(), input.id, 'customer:write')
  const chain = await ctx.chain(chainId)
  const today = await ctx.today(chainId)
  const fields = readFields(input, { country: chain.country, today })
  return namingTheOther(ctx, chainId, fields.phone, () =>
    ctx.write(async tx => {
      await idempotentIfKeyed(tx, { operation: 'customerUpdate', key: idempotencyKey, body: input }, async () => {
        const before = await findCustomer(ctx, tx, id, 'customer:write')
        if (input.referrerId !== undefined) await lockReferrals(tx, chainId)
        const referrerId = input.referrerId ? await findReferrer(tx, chainId, input.referrerId) : input.referrerId
        await lockCustomers(tx, [id, ...[before.referrerId, referrerId].filter(other => typeof other === 'string')])
        const customer = await tx.em.findOneOrFail(CustomerEntity, { tenantId: tx.tenantId, id })
        const referrerBefore = customer.referrerId
        if (referrerId && referrerId !== referrerBefore) await refuseCircle(tx, id, referrerId)
        if (input.storeId !== undefined && input.storeId !== customer.storeId) await moveHome(ctx, tx, customer, input.storeId, today)
        const changed = applyChanges(ctx, customer, input, { ...fields, ...(referrerId === undefined ? {} : { referrerId }) })
        if (changed.length === 0 && customer.storeId === before.storeId) return {}
        if (referrerBefore !== customer.referrerId) await keepReferrer(tx, id)
        customer.updatedAt = ctx.clock.now()
        await tx.em.flush()
        const recordedBy = ctx.actor.staffId ?? null
        const [earned] = await completeFiles(tx, { chainId, customerIds: [id], on: today, recordedBy })
        if (earned) await refreshTiers(tx, { chainId, asOf: today, customerIds: [id], cause: 'POINTS' })
        if (referrerBefore !== customer.referrerId) await reconcileReferrals(tx, { chainId, customerIds: [id], on: today, recordedBy })
        if (referrerBefore !== customer.referrerId)
          await refreshReferrers(tx, { chainId, asOf: today, customerId: id }, [referrerBefore, customer.referrerId])
        const detail = { fields: customer.storeId === before.storeId ? changed : [...changed, 'storeId'] }
        await audit(tx, ctx, { action: 'customerUpdate', objectType: 'Customer', objectId: id, storeId: customer.storeId, detail })
        return {}
      })
      return findCustomer(ctx, tx, id, 'customer:write')
    })
  )
}

/** Another home store: within the actor's rights there too; the group of the old store no longer looks after the customer. */
async function moveHome(ctx: Context, tx: Tx, customer: CustomerEntity, storeId: string | null, today: LocalDate): Promise<void> {
  if (!storeId) throw new Refusal('REQUIRED', ['storeId'])
  demand(ctx, 'customer:write', { chainId: customer.chainId, storeId }, { field: ['storeId'] })
  const store = isUuid(storeId)
    ? await tx.first<{ closedOn: LocalDate | null }>(sql`
        select closed_on as "closedOn" from store where tenant_id = ${tx.tenantId} and chain_id = ${customer.chainId} and id = ${storeId} for key share`)
    : undefined
  if (!store) throw new Refusal('NOT_FOUND', ['storeId'])
  if (store.closedOn && store.closedOn < today) throw new Refusal('STORE_CLOSED', ['storeId'])
  // The registration stays where it happened (TERM-3).
  await tx.run(
    sql`update customer set registered_store_id = coalesce(registered_store_id, store_id) where tenant_id = ${tx.tenantId} and id = ${customer.id}`
  )
  customer.storeId = storeId
  await placeCustomers(tx, [{ customerId: customer.id, groupId: null, keeperId: null }], {
    fromOn: today,
    recordedBy: ctx.actor.staffId ?? null
  })
}

/** Sets what differs and names it. */
function applyChanges(
  ctx: Context,
  customer: CustomerEntity,
  input: CustomerUpdateInput,
  fields: Readonly<Record<string, unknown>>
): string[] {
  const next: Record<string, unknown> = { ...fields }
  if (input.name !== undefined) {
    const name = requiredName(input.name)
    Object.assign(next, { name, ...nameForms(name, customer.memberNo) })
  }
  if (input.profile !== undefined) next.profile = mergedProfile(customer.profile, input.profile)
  if (input.doNotContact !== undefined) next.doNotContactAt = input.doNotContact ? (customer.doNotContactAt ?? ctx.clock.now()) : null
  const now = customer as unknown as Record<string, unknown>
  const changed = Object.keys(next).filter(key => JSON.stringify(now[key] ?? null) !== JSON.stringify(next[key] ?? null))
  for (const key of changed) now[key] = next[key]
  return changed.filter(key => key !== 'search' && key !== 'sortName')
}
