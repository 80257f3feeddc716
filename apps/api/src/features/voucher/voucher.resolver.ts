// Vouchers: transport only.
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { decodeCursor, pageSize, toConnection } from '../../platform/graphql/connection.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { settle } from '../../platform/graphql/settle.ts'
import { createDefinition, openOrClose, updateDefinition } from './change-definition.ts'
import { countDefinitions, pageOfDefinitions } from './definition.sql.ts'
import { giveVoucher, revealVoucher, voidVoucher } from './give-voucher.ts'
import { exchangePoints } from './points-to-voucher.ts'
import {
  PointsToVoucherInput,
  VoucherDefinitionCreateInput,
  VoucherDefinitionInput,
  VoucherDefinitionsArgs,
  VoucherDefinitionUpdateInput,
  VoucherIssueInput,
  VoucherRevealInput,
  VouchersArgs,
  VoucherVoidInput
} from './voucher.input.ts'
import { definitionLoader, voucherLoader } from './voucher.loader.ts'
import { countVouchers, pageOfVouchers, readVoucherCursor } from './voucher.sql.ts'
import {
  PointsToVoucherPayload,
  Voucher,
  VoucherConnection,
  VoucherDefinition,
  VoucherDefinitionConnection,
  VoucherDefinitionPayload,
  VoucherPayload,
  VoucherRevealPayload
} from './voucher.type.ts'

@Resolver()
export class VoucherResolver {
  @Query(() => VoucherConnection, { description: 'Vouchers of customers in the reader’s scope, the latest issued first (BENEFIT-2).' })
  async vouchers(@Args(() => VouchersArgs) { chainId, first, after, filter, order }: VouchersArgs, @Ctx() ctx: Context) {
    demand(ctx, 'voucher:read')
    const today = await ctx.today(chainId)
    const size = pageSize(first)
    const tx = await ctx.read()
    const list = { chainId, rights: ctx.rights, today, filter: filter ?? {} }
    const part = { order: order ?? ({ field: 'issued', direction: 'desc' } as const), limit: size + 1 }
    const rows = await pageOfVouchers(tx, list, { ...part, after: after ? readVoucherCursor(after) : undefined })
    return { ...toConnection(rows, size, after, row => [row.k, row.id]), total: () => countVouchers(tx, list) }
  }

  @Query(() => Voucher, { nullable: true, description: 'One voucher of a customer in the reader’s scope.' })
  voucher(@Arg('id', () => ID, { description: 'The voucher.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'voucher:read')
    return isUuid(id) ? voucherLoader(ctx).load(id) : null
  }

  @Mutation(() => VoucherPayload, { description: 'Gives a customer a voucher by hand, with a reason.' })
  voucherIssue(
    @Arg('input', () => VoucherIssueInput, { description: 'Which, to whom, why.' }) input: VoucherIssueInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const id = await giveVoucher(ctx, input)
      return { voucher: await voucherLoader(ctx).load(id) }
    })
  }

  @Mutation(() => VoucherPayload, {
    description: 'Takes a voucher back with what is left on it; points that paid for it unused come back.'
  })
  voucherVoid(@Arg('input', () => VoucherVoidInput, { description: 'Which, and why.' }) input: VoucherVoidInput, @Ctx() ctx: Context) {
    return settle(async () => {
      const id = await voidVoucher(ctx, input)
      return { voucher: await voucherLoader(ctx).load(id) }
    })
  }

  @Mutation(() => VoucherRevealPayload, { description: 'Shows a whole code. Each time is recorded, and so many an hour are allowed.' })
  voucherReveal(@Arg('input', () => VoucherRevealInput, { description: 'Which.' }) input: VoucherRevealInput, @Ctx() ctx: Context) {
    return settle(async () => ({ code: await revealVoucher(ctx, input) }))
  }

  @Mutation(() => PointsToVoucherPayload, {
    description: 'Turns a customer’s points into a voucher, at the rate of the earning rules (POINT-6).'
  })
  pointsToVoucher(
    @Arg('input', () => PointsToVoucherInput, { description: 'Whose, which.' }) input: PointsToVoucherInput,
    @Ctx() ctx: Context
  ) {
    return settle(async () => {
      const { voucherId, points } = await exchangePoints(ctx, input)
      const voucher = ctx.rights.has('voucher:read') ? await voucherLoader(ctx).load(voucherId) : null
      return { voucherId, points, voucher }
    })
  }
}

@Resolver()
export class VoucherDefinitionResolver {
  @Query(() => VoucherDefinitionConnection, { description: 'The kinds of vouchers that a chain issues, the latest first.' })
  async voucherDefinitions(@Args(() => VoucherDefinitionsArgs) { first, after, ...list }: VoucherDefinitionsArgs, @Ctx() ctx: Context) {
    demand(ctx, 'voucher:read')
    await ctx.chain(list.chainId)
    const size = pageSize(first)
    const [id] = after ? decodeCursor(after, 1) : []
    const tx = await ctx.read()
    const rows = await pageOfDefinitions(tx, list, size + 1, typeof id === 'string' && isUuid(id) ? id : undefined)
    return { ...toConnection(rows, size, after, row => [row.id]), total: () => countDefinitions(tx, list) }
  }

  @Query(() => VoucherDefinition, { nullable: true, description: 'One kind of voucher.' })
  voucherDefinition(@Arg('id', () => ID, { description: 'The definition.' }) id: string, @Ctx() ctx: Context) {
    demand(ctx, 'voucher:read')
    return isUuid(id) ? definitionLoader(ctx).load(id) : null
  }

  @Mutation(() => VoucherDefinitionPayload, { description: 'Makes a further kind of voucher.' })
  voucherDefinitionCreate(
    @Arg('input', () => VoucherDefinitionCreateInput, { description: 'Its name and terms.' }) input: VoucherDefinitionCreateInput,
    @Ctx() ctx: Context
  ) {
    return answered(ctx, () => createDefinition(ctx, input))
  }

  @Mutation(() => VoucherDefinitionPayload, {
    description: 'Issues by other terms from now on, as a further version; what was issued keeps its own.'
  })
  voucherDefinitionUpdate(
    @Arg('input', () => VoucherDefinitionUpdateInput, { description: 'All of its terms.' }) input: VoucherDefinitionUpdateInput,
    @Ctx() ctx: Context
  ) {
    return answered(ctx, () => updateDefinition(ctx, input))
  }

  @Mutation(() => VoucherDefinitionPayload, { description: 'No further voucher is issued by it; those there are stay good.' })
  voucherDefinitionClose(
    @Arg('input', () => VoucherDefinitionInput, { description: 'Which.' }) input: VoucherDefinitionInput,
    @Ctx() ctx: Context
  ) {
    return answered(ctx, () => openOrClose(ctx, input, false))
  }

  @Mutation(() => VoucherDefinitionPayload, { description: 'Vouchers may be issued by it again.' })
  voucherDefinitionReopen(
    @Arg('input', () => VoucherDefinitionInput, { description: 'Which.' }) input: VoucherDefinitionInput,
    @Ctx() ctx: Context
  ) {
    return answered(ctx, () => openOrClose(ctx, input, true))
  }
}

const answered = (ctx: Context, act: () => Promise<string>) =>
  settle(async () => {
    const id = await act()
    return { definition: await definitionLoader(ctx).load(id) }
  })

@Resolver(() => VoucherDefinitionConnection)
export class VoucherDefinitionConnectionFields {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: { readonly total: () => Promise<number> }) {
    return page.total()
  }
}
