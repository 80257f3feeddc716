// Points as payment: transport only.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader, type CustomerRow } from '../customer/index.ts'
import { Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { PointEntry, readPurse, type PointEntryRow } from '../points/index.ts'
import { Purchase, type PurchaseRow } from '../purchase/index.ts'
import { isBeyondReceipt, isRecorded } from '../voucher/index.ts'
import { cancelHold, confirmHold, holdPoints } from './hold-points.ts'
import { offerPoints, type Offer } from './offer-points.ts'
import { redeemPoints } from './redeem-points.ts'
import {
  PointsHoldCancelInput,
  PointsHoldConfirmInput,
  PointsHoldInput,
  PointsOfferInput,
  PointsRedeemInput,
  PointsRedeemUndoInput
} from './redemption.input.ts'
import { activeHolds, holdsById, redemptionsById, redemptionsOfPurchases, type HoldRow, type RedemptionRow } from './redemption.sql.ts'
import { PointHold, PointRedemption, PointsHoldPayload, PointsOffer, PointsRedeemPayload } from './redemption.type.ts'
import { undoRedemption } from './undo-redemption.ts'

const off = ({ offMinor, currency }: { offMinor: number; currency: string }): Money => ({ minor: offMinor, currency })

async function paid(ctx: Context, { redemptionId, customerId }: { redemptionId: string; customerId: string }) {
  const tx = await ctx.read()
  const redemption = (await redemptionsById(tx, [redemptionId])).get(redemptionId)
  return { redemption, available: await left(ctx, redemption?.chainId, customerId) }
}

async function heldNow(ctx: Context, { holdId, customerId }: { holdId: string; customerId: string }) {
  const hold = (await holdsById(await ctx.read(), [holdId])).get(holdId)
  return { hold, available: await left(ctx, hold?.chainId, customerId) }
}

async function left(ctx: Context, chainId: string | undefined, customerId: string): Promise<number | null> {
  if (!chainId) return null
  const today = await ctx.today(chainId)
  return (await readPurse(await ctx.read(), { customerId, today, now: ctx.clock.now() })).available
}

@Resolver()
export class RedemptionResolver {
  @Query(() => PointsOffer, { description: 'What points could take off a receipt of this customer (POINT-6).' })
  pointsOffer(@Arg('input', () => PointsOfferInput, { description: 'Who would pay what.' }) input: PointsOfferInput, @Ctx() ctx: Context) {
    return offerPoints(ctx, input)
  }

  @Mutation(() => PointsRedeemPayload, { description: 'Points pay part of a receipt (POINT-6). A receipt is paid so once.' })
  pointsRedeem(
    @Arg('input', () => PointsRedeemInput, { description: 'How many, whose, for which receipt.' }) input: PointsRedeemInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => paid(ctx, await redeemPoints(ctx, input)))
  }

  @Mutation(() => PointsRedeemPayload, {
    description:
      'Takes a payment with points back whose receipt was never recorded: all of them return to their lots, and its number is free. A recorded receipt gives back by its returns or its void.'
  })
  pointsRedeemUndo(
    @Arg('input', () => PointsRedeemUndoInput, { description: 'Which, and why.' }) input: PointsRedeemUndoInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => paid(ctx, await undoRedemption(ctx, input)))
  }

  @Mutation(() => PointsHoldPayload, {
    description: 'Puts points aside while somebody pays. It ends once: confirmed, cancelled, or by itself.'
  })
  pointsHold(
    @Arg('input', () => PointsHoldInput, { description: 'How many, whose, for how long.' }) input: PointsHoldInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => heldNow(ctx, await holdPoints(ctx, input)))
  }

  @Mutation(() => PointsRedeemPayload, { description: 'Pays a receipt with the points of a hold.' })
  pointsHoldConfirm(
    @Arg('input', () => PointsHoldConfirmInput, { description: 'The hold and the receipt.' }) input: PointsHoldConfirmInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => paid(ctx, await confirmHold(ctx, input)))
  }

  @Mutation(() => PointsHoldPayload, { description: 'Lets the points of a hold go.' })
  pointsHoldCancel(
    @Arg('input', () => PointsHoldCancelInput, { description: 'The hold.' }) input: PointsHoldCancelInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => heldNow(ctx, await cancelHold(ctx, input)))
  }
}

@Resolver(() => PointsOffer)
export class PointsOfferResolver {
  @FieldResolver(() => Money, { description: 'What one point takes off.' })
  perPoint(@Root() { minorPerPoint, currency }: Offer): Money {
    return { minor: minorPerPoint, currency }
  }
}

@Resolver(() => PointRedemption)
export class PointRedemptionResolver {
  @FieldResolver(() => Money, { description: 'What they took off the receipt.' })
  off(@Root() row: RedemptionRow): Money {
    return off(row)
  }

  @FieldResolver(() => Store, { description: 'Where.' })
  store(@Root() row: RedemptionRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(row.storeId)
  }

  @FieldResolver(() => Boolean, { description: 'Whether a receipt of its number is recorded; until then the payment may be taken back.' })
  recorded(@Root() row: RedemptionRow, @Ctx() ctx: Context) {
    return isRecorded(ctx, row)
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the receipt, recorded after it, was smaller than the till had said: then it paid for more than the rules allow.'
  })
  beyondReceipt(@Root() { id }: RedemptionRow, @Ctx() ctx: Context) {
    return isBeyondReceipt(ctx, id)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who took it back.' })
  undoneBy(@Root() { undoneById }: RedemptionRow, @Ctx() ctx: Context) {
    return undoneById ? staffLoader(ctx).load(undoneById) : null
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose points; null for a customer out of the reader’s scope.' })
  customer(@Root() row: RedemptionRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(row.customerId)
  }
}

@Resolver(() => PointHold)
export class PointHoldResolver {
  @FieldResolver(() => Money, { description: 'What they will take off the receipt.' })
  off(@Root() row: HoldRow): Money {
    return off(row)
  }

  @FieldResolver(() => Store, { description: 'Where.' })
  store(@Root() row: HoldRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(row.storeId)
  }
}

@Resolver(() => PointEntry)
export class PointEntryRedemptionResolver {
  @FieldResolver(() => PointRedemption, { nullable: true, description: 'The payment they were used for, or given back from.' })
  redemption(@Root() entry: PointEntryRow, @Ctx() ctx: Context) {
    return entry.redemptionId ? ctx.loader('redemption', (ids, tx) => redemptionsById(tx, ids)).load(entry.redemptionId) : null
  }
}

@Resolver(() => Purchase)
export class PurchaseRedemptionResolver {
  @FieldResolver(() => PointRedemption, { nullable: true, description: 'Points that paid part of it.' })
  redemption(@Root() row: PurchaseRow, @Ctx() ctx: Context) {
    return ctx.loader('redemption of purchase', (ids, tx) => redemptionsOfPurchases(tx, ids)).load(row.id)
  }
}

@Resolver(() => Customer)
export class CustomerHoldsResolver {
  @FieldResolver(() => [PointHold], { description: 'Points put aside at present, the hold that ends first first.' })
  async pointHolds(@Root() row: CustomerRow, @Ctx() ctx: Context) {
    const now = ctx.clock.now()
    const holds = ctx.loader('active holds', async (ids, tx) => Map.groupBy(await activeHolds(tx, ids, now), hold => hold.customerId))
    return (await holds.load(row.id)) ?? []
  }
}
