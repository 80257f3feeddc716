// Who pays with points where, and by which rules: what every command at the counter needs to know before its transaction begins. A customer is named as on a
// receipt (DOMAIN §1b), in the row scope or not; a store only where the actor may let points be spent.
import { eligibleMinor, redeemedMinor, Refusal, type LocalDate, type Permission } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type ChainFacts, type Context } from '../../platform/graphql/context.ts'
import type { FoundCustomer } from '../customer/index.ts'
import { earningInForce, type PointsOwner } from '../points/index.ts'
import { customerField, findStores, lookUpCustomers, type PlacedReferences } from '../purchase/index.ts'
import type { Terms } from './redemption.sql.ts'

export interface Asked extends PlacedReferences {
  readonly chainId: string
  readonly points: number
  readonly normalMinor: number
  readonly specialMinor?: number | null
}

export interface Counter {
  readonly chain: ChainFacts
  readonly customer: FoundCustomer
  readonly storeId: string
  readonly today: LocalDate
  readonly now: Date
  readonly recordedBy: string
}

export const recordedBy = (ctx: Context): string => ctx.actor.staffId ?? ctx.actor.id

/** @throws Forbidden, Refusal NOT_FOUND, REQUIRED, LOOK_UP_RATE_EXCEEDED */
export async function beginAtCounter(
  ctx: Context,
  asked: Omit<PlacedReferences, 'sellerId' | 'sellerNo'> & { chainId: string },
  right: Permission = 'points:redeem'
): Promise<Counter> {
  demand(ctx, right)
  const chain = await ctx.chain(asked.chainId)
  const storeOf = await findStores(await ctx.read(), { chain, rights: ctx.rights }, [asked], right)
  const store = storeOf(asked)
  const today = await ctx.today(chain.id)
  if (store.closedOn && today > store.closedOn) throw new Refusal('STORE_CLOSED', ['storeId'], { closedOn: store.closedOn })
  if (!customerField(asked)) throw new Refusal('REQUIRED', ['customerId'])
  const [customer] = await lookUpCustomers(ctx, chain.id, [{ row: asked }])
  if (!customer || customer instanceof Refusal) throw customer ?? new Refusal('NOT_FOUND', ['customerId'])
  return { chain, customer, storeId: store.id, today, now: ctx.clock.now(), recordedBy: recordedBy(ctx) }
}

export function ownerOf(counter: Counter): PointsOwner {
  const { chain, customer, today, now } = counter
  return { chainId: chain.id, customerId: customer.id, today, now, recordedBy: counter.recordedBy }
}

/** POINT-6 by the rules in force today. @throws Refusal AMOUNT_NEGATIVE, POINTS_REDEMPTION_NOT_OFFERED, POINTS_REDEMPTION_TOO_FEW, POINTS_REDEMPTION_TOO_MANY, OVERFLOW */
export async function termsOf(
  tx: Tx,
  { chain, today }: Counter,
  asked: Pick<Asked, 'points' | 'normalMinor' | 'specialMinor'>
): Promise<Terms> {
  const receipt = { normalMinor: asked.normalMinor, specialMinor: asked.specialMinor ?? 0 }
  for (const [field, minor] of Object.entries(receipt)) if (minor < 0) throw new Refusal('AMOUNT_NEGATIVE', [field])
  const { id, policy } = await earningInForce(tx, chain.id, today)
  const rules = policy.redemption
  const offMinor = redeemedMinor(rules, asked.points, receipt)
  return {
    points: asked.points,
    offMinor,
    eligibleMinor: rules ? eligibleMinor(rules, receipt) : 0,
    onSpecialPrice: rules?.onSpecialPrice ?? false,
    policyVersionId: id
  }
}
