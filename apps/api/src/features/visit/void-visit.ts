// A visit recorded by mistake counts as if it had never happened; the tier follows (TIER-4, TIER-5). A new state with its time and reason, nothing is deleted.
import { Refusal } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { readReason } from '../../platform/reason.ts'
import { lockCustomers } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { markVisitVoided, voidableVisit } from './visit.sql.ts'

/** @throws Refusal NOT_FOUND, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON, VISIT_ALREADY_VOIDED */
export async function voidVisit(ctx: Context, input: { id: string; reason: string }): Promise<{ id: string; customerId: string }> {
  demand(ctx, 'visit:write')
  const found = await voidableVisit(await ctx.read(), ctx.rights, input.id)
  if (!found) throw new Refusal('NOT_FOUND', ['id'])
  const { id, chainId, customerId } = found
  const reason = readReason(input.reason, (await ctx.chain(chainId)).country)
  const asOf = await ctx.today(chainId)
  return ctx.write(async tx => {
    await lockCustomers(tx, [customerId])
    const visit = await voidableVisit(tx, ctx.rights, id)
    if (!visit) throw new Refusal('NOT_FOUND', ['id'])
    if (visit.voidedAt) throw new Refusal('VISIT_ALREADY_VOIDED', ['id'])
    await markVisitVoided(tx, id, reason)
    await refreshTiers(tx, { chainId, asOf, customerIds: [customerId], cause: 'VOID', causeId: id })
    await audit(tx, ctx, { action: 'visitVoid', objectType: 'Visit', objectId: id, chainId, storeId: visit.storeId })
    return { id, customerId }
  })
}
