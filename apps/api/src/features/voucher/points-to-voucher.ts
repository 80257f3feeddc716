// POINT-6: points into a voucher, at the rate of the earning rules in force, in one transaction with the points ledger. Nothing is rounded in anybody's favour
// but the chain's: a voucher costs whole points.
import { pointsForVoucher, Refusal } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { findCustomerAnywhere, isHeldInChain, lockCustomers } from '../customer/index.ts'
import { earningInForce, postEntries, takePoints, type PointsOwner } from '../points/index.ts'
import { issueVouchers, openDefinition } from './issue-vouchers.ts'

export interface ExchangePoints {
  readonly chainId: string
  readonly customerId: string
  readonly definitionId: string
  readonly idempotencyKey: string
}

/** As at the counter: whoever may let points be spent, for a customer whom a look-up named. @throws Forbidden; Refusal NOT_FOUND, VOUCHER_…, POINTS_… */
export async function exchangePoints(
  ctx: Context,
  input: ExchangePoints
): Promise<{ readonly voucherId: string; readonly points: number }> {
  demand(ctx, 'points:redeem')
  const { id: chainId } = await ctx.chain(input.chainId)
  const { definitionId } = input
  const reading = await ctx.read()
  if (!(await isHeldInChain(ctx, reading, 'points:redeem', chainId))) throw new Refusal('NOT_FOUND', ['chainId'])
  const customer = await findCustomerAnywhere(reading, chainId, { id: input.customerId })
  if (!customer) throw new Refusal('NOT_FOUND', ['customerId'])
  if (!isUuid(definitionId)) throw new Refusal('NOT_FOUND', ['definitionId'])
  const today = await ctx.today(chainId)
  const owner = { chainId, customerId: customer.id, today, now: ctx.clock.now(), recordedBy: ctx.actor.staffId ?? null }
  const body = { chainId, customerId: customer.id, definitionId }
  return ctx.write(tx =>
    idempotent(tx, { operation: 'pointsToVoucher', key: input.idempotencyKey, body }, async () => {
      await lockCustomers(tx, [customer.id])
      const done = await exchange(tx, owner, definitionId)
      const detail = { customerId: customer.id, definitionId, points: done.points }
      const at = { objectType: 'Voucher', objectId: done.voucherId, storeId: customer.storeId }
      await audit(tx, ctx, { action: 'pointsToVoucher', ...at, detail })
      return done
    })
  )
}

async function exchange(tx: Tx, owner: PointsOwner, definitionId: string): Promise<{ voucherId: string; points: number }> {
  const { chainId, customerId, today, recordedBy } = owner
  const definition = await openDefinition(tx, chainId, definitionId)
  if (!definition.terms.forPoints) throw new Refusal('VOUCHER_NOT_FOR_POINTS', ['definitionId'])
  const { id: policyVersionId, policy } = await earningInForce(tx, chainId, today)
  if (!policy.redemption) throw new Refusal('POINTS_REDEMPTION_NOT_OFFERED', ['definitionId'])
  const points = pointsForVoucher(definition.terms.faceMinor, policy.redemption.minorPerPoint)
  const { least } = policy.redemption
  if (points < least) throw new Refusal('POINTS_REDEMPTION_TOO_FEW', ['definitionId'], { least })
  const taken = await takePoints(tx, owner, points, { field: 'definitionId' })
  const issue = { source: 'points', today, validFrom: today, reason: null, recordedBy, policyVersionId } as const
  const { vouchers, refused } = await issueVouchers(tx, definition, [customerId], issue)
  const voucherId = vouchers.get(customerId)
  if (!voucherId) throw new Refusal(refused.get(customerId) ?? 'NOT_FOUND', ['customerId'])
  const of = { customerId, on: today, policyVersionId, voucherId, redemptionSeq: 0 }
  await postEntries(
    tx,
    owner,
    taken.map(({ expiresOn, amount }) => ({ ...of, kind: 'redeem', account: 'redemption', amount, expiresOn }))
  )
  return { voucherId, points }
}
