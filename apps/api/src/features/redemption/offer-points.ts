// POINT-6: what could be paid with points, before anything is put aside. Whoever may take them at the counter may ask, as for a counter card.
import { mostPoints, Refusal } from '@keqing/domain'
import type { Context } from '../../platform/graphql/context.ts'
import { demand } from '../../platform/graphql/context.ts'
import { findCustomerAnywhere, isHeldInChain } from '../customer/index.ts'
import { earningInForce, readPurse } from '../points/index.ts'

export interface AskOffer {
  readonly chainId: string
  readonly customerId: string
  readonly normalMinor: number
  readonly specialMinor?: number | null
}

export interface Offer {
  readonly offered: boolean
  readonly available: number
  readonly most: number
  readonly least: number
  readonly onSpecialPrice: boolean
  readonly minorPerPoint: number
  readonly currency: string
  readonly policyVersion: number
}

/** @throws Forbidden, Refusal NOT_FOUND, AMOUNT_NEGATIVE */
export async function offerPoints(ctx: Context, { chainId, customerId, normalMinor, specialMinor }: AskOffer): Promise<Offer> {
  demand(ctx, 'points:redeem')
  const chain = await ctx.chain(chainId)
  const tx = await ctx.read()
  if (!(await isHeldInChain(ctx, tx, 'points:redeem', chain.id))) throw new Refusal('NOT_FOUND', ['chainId'])
  const customer = await findCustomerAnywhere(tx, chain.id, { id: customerId })
  if (!customer) throw new Refusal('NOT_FOUND', ['customerId'])
  if (normalMinor < 0 || (specialMinor ?? 0) < 0) throw new Refusal('AMOUNT_NEGATIVE', ['normalMinor'])
  const today = await ctx.today(chain.id)
  const { available } = await readPurse(tx, { customerId: customer.id, today, now: ctx.clock.now() })
  const { policy, version } = await earningInForce(tx, chain.id, today)
  const rules = policy.redemption
  const share = rules ? mostPoints(rules, { normalMinor, specialMinor: specialMinor ?? 0 }) : 0
  const most = Math.max(0, Math.min(share, available))
  const least = rules?.least ?? 0
  return {
    offered: rules !== null,
    available,
    most: most < least ? 0 : most,
    least,
    onSpecialPrice: rules?.onSpecialPrice ?? false,
    minorPerPoint: rules?.minorPerPoint ?? 0,
    currency: chain.currency,
    policyVersion: version
  }
}
