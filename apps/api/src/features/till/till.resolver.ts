// A till and its vouchers: transport only.
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { Customer, customerLoader } from '../customer/index.ts'
import { Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { Purchase, type PurchaseRow } from '../purchase/index.ts'
import { holdsById, redemptionsById } from '../redemption/index.ts'
import {
  isBeyondReceipt,
  isRecorded,
  Voucher,
  VoucherEntry,
  voucherLoader,
  voucherRedemptionsById,
  voucherRedemptionsOf,
  type VoucherEntryRow,
  type VoucherRedemptionRow
} from '../voucher/index.ts'
import { cancelTillHold, confirmTillHold, holdAtTill, redeemAtTill, type Paid } from './pay-with-vouchers.ts'
import { tillHoldsById, vouchersOfHolds, type HeldVoucherRow, type TillHoldRow } from './till-hold.sql.ts'
import {
  HeldVoucher,
  TillHold,
  TillHoldCancelInput,
  TillHoldConfirmInput,
  TillHoldInput,
  TillHoldPayload,
  TillPayPayload,
  VoucherRedeemInput,
  VoucherRedeemUndoInput,
  VoucherRedeemUndoPayload,
  VoucherRedemption
} from './till.type.ts'
import { undoVoucherRedemption } from './undo-vouchers.ts'

const holdOf = async (ctx: Context, id: string | null) => (id ? (await tillHoldsById(await ctx.read(), [id])).get(id) : undefined)

async function moneyOf(ctx: Context, chainId: string, minors: readonly number[]): Promise<Money[]> {
  const { currency } = await ctx.chain(chainId)
  return minors.map(minor => ({ minor, currency }))
}

async function paid(ctx: Context, { holdId, voucherRedemptionIds, redemptionId }: Paid) {
  const tx = await ctx.read()
  const all = await voucherRedemptionsById(tx, voucherRedemptionIds)
  const points = redemptionId ? (await redemptionsById(tx, [redemptionId])).get(redemptionId) : null
  return { hold: await holdOf(ctx, holdId), vouchers: voucherRedemptionIds.flatMap(id => all.get(id) ?? []), points }
}

@Resolver()
export class TillResolver {
  @Mutation(() => TillHoldPayload, {
    description: 'Puts vouchers, and points after them, aside while somebody pays. It ends once: confirmed, cancelled, or by itself.'
  })
  tillHold(
    @Arg('input', () => TillHoldInput, { description: 'Whose, which, for which lines.' }) input: TillHoldInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { holdId, payMinor } = await holdAtTill(ctx, input)
      return { hold: await holdOf(ctx, holdId), lines: await moneyOf(ctx, input.chainId, payMinor) }
    })
  }

  @Mutation(() => TillPayPayload, { description: 'Pays a receipt with what a hold has put aside.' })
  tillHoldConfirm(
    @Arg('input', () => TillHoldConfirmInput, { description: 'The hold and the receipt.' }) input: TillHoldConfirmInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => paid(ctx, await confirmTillHold(ctx, input)))
  }

  @Mutation(() => TillHoldPayload, { description: 'Lets go what a hold has put aside.' })
  tillHoldCancel(@Arg('input', () => TillHoldCancelInput, { description: 'The hold.' }) input: TillHoldCancelInput, @Ctx() ctx: Context) {
    return settle(async () => ({ hold: await holdOf(ctx, (await cancelTillHold(ctx, input)).holdId) }))
  }

  @Mutation(() => TillPayPayload, { description: 'Vouchers pay part of a receipt at once (BENEFIT-2). A voucher pays a receipt once.' })
  voucherRedeem(
    @Arg('input', () => VoucherRedeemInput, { description: 'Whose, which, for which receipt.' }) input: VoucherRedeemInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const done = await redeemAtTill(ctx, input)
      return { ...(await paid(ctx, done)), lines: await moneyOf(ctx, input.chainId, done.payMinor) }
    })
  }

  @Mutation(() => VoucherRedeemUndoPayload, {
    description:
      'Takes a voucher’s payment back whose receipt was never recorded: what left the voucher returns, and it may pay a receipt of that number again. A recorded receipt gives back by its returns or its void.'
  })
  voucherRedeemUndo(
    @Arg('input', () => VoucherRedeemUndoInput, { description: 'Which, and why.' }) input: VoucherRedeemUndoInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await undoVoucherRedemption(ctx, input)
      return { redemption: (await voucherRedemptionsById(await ctx.read(), [id])).get(id) }
    })
  }
}

@Resolver(() => TillHold)
export class TillHoldFields {
  @FieldResolver(() => [HeldVoucher], { description: 'The vouchers put aside.' })
  async vouchers(@Root() { id }: TillHoldRow, @Ctx() ctx: Context) {
    const loader = ctx.loader('vouchers of till holds', (ids, tx) => vouchersOfHolds(tx, ids))
    return (await loader.load(id)) ?? []
  }

  @FieldResolver(() => SafeInt, { description: 'The points put aside.' })
  async points(@Root() { pointHoldId }: TillHoldRow, @Ctx() ctx: Context) {
    if (!pointHoldId) return 0
    return (await ctx.loader('points of till holds', (ids, tx) => holdsById(tx, ids)).load(pointHoldId))?.points ?? 0
  }

  @FieldResolver(() => Money, { description: 'What the points will take off.' })
  async pointsOff(@Root() { pointHoldId, currency }: TillHoldRow, @Ctx() ctx: Context): Promise<Money> {
    if (!pointHoldId) return { minor: 0, currency }
    const hold = await ctx.loader('points of till holds', (ids, tx) => holdsById(tx, ids)).load(pointHoldId)
    return { minor: hold?.offMinor ?? 0, currency }
  }

  @FieldResolver(() => Store, { description: 'Where.' })
  store(@Root() { storeId }: TillHoldRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }
}

@Resolver(() => HeldVoucher)
export class HeldVoucherFields {
  @FieldResolver(() => Money, { description: 'What it will take off the receipt.' })
  off(@Root() { offMinor, currency }: HeldVoucherRow): Money {
    return { minor: offMinor, currency }
  }
}

@Resolver(() => VoucherRedemption)
export class VoucherRedemptionFields {
  @FieldResolver(() => Money, { description: 'What it took off the receipt.' })
  off(@Root() { offMinor, currency }: VoucherRedemptionRow): Money {
    return { minor: offMinor, currency }
  }

  @FieldResolver(() => Money, { description: 'What left the voucher: more, where the rest of it was lost.' })
  taken(@Root() { takenMinor, currency }: VoucherRedemptionRow): Money {
    return { minor: takenMinor, currency }
  }

  @FieldResolver(() => Money, { description: 'Of that given back so far, by the share of what was returned.' })
  givenBack(@Root() { givenBack, currency }: VoucherRedemptionRow): Money {
    return { minor: givenBack, currency }
  }

  @FieldResolver(() => Boolean, { description: 'Whether a receipt of its number is recorded; until then the payment may be taken back.' })
  recorded(@Root() row: VoucherRedemptionRow, @Ctx() ctx: Context) {
    return isRecorded(ctx, row)
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the receipt, recorded after it, was smaller than the till had said: then it paid for more than the rules allow.'
  })
  beyondReceipt(@Root() { id }: VoucherRedemptionRow, @Ctx() ctx: Context) {
    return isBeyondReceipt(ctx, id)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who took it back.' })
  undoneBy(@Root() { undoneById }: VoucherRedemptionRow, @Ctx() ctx: Context) {
    return undoneById ? staffLoader(ctx).load(undoneById) : null
  }

  @FieldResolver(() => Voucher, { nullable: true, description: 'Null for a customer out of the reader’s scope.' })
  voucher(@Root() { voucherId }: VoucherRedemptionRow, @Ctx() ctx: Context) {
    return ctx.rights.has('voucher:read') ? voucherLoader(ctx).load(voucherId) : null
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose voucher; null for a customer out of the reader’s scope.' })
  customer(@Root() { customerId }: VoucherRedemptionRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => Store, { description: 'Where.' })
  store(@Root() { storeId }: VoucherRedemptionRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(storeId)
  }
}

@Resolver(() => Purchase)
export class PurchaseVouchersFields {
  @FieldResolver(() => [VoucherRedemption], { description: 'Vouchers that paid part of it.' })
  async vouchers(@Root() { id }: PurchaseRow, @Ctx() ctx: Context) {
    return (await ctx.loader('vouchers of purchases', (ids, tx) => voucherRedemptionsOf(tx, ids)).load(id)) ?? []
  }
}

@Resolver(() => VoucherEntry)
export class VoucherEntryRedemptionFields {
  @FieldResolver(() => VoucherRedemption, { nullable: true, description: 'The payment it was used for, or given back from.' })
  redemption(@Root() { redemptionId }: VoucherEntryRow, @Ctx() ctx: Context) {
    return redemptionId ? ctx.loader('voucher redemptions', (ids, tx) => voucherRedemptionsById(tx, ids)).load(redemptionId) : null
  }
}
