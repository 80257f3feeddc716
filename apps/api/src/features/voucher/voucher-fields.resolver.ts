// What vouchers, their terms and their entries show beside their own columns.
import { festivalOn, leftOf, maskVoucherCode, POLICIES, voucherState, type VoucherState, type VoucherTerms as Terms } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import { validate as isUuid } from 'uuid'
import { pageSize, toConnection } from '../../platform/graphql/connection.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Customer, customerLoader, type CustomerRow } from '../customer/index.ts'
import { Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { PointEntry, type PointEntryRow } from '../points/index.ts'
import { BothLanguages, policyLoader, showBoth } from '../policy/index.ts'
import type { DefinitionRow } from './definition.sql.ts'
import { definitionLoader, issuedLoader, voucherEntriesLoader, voucherLoader } from './voucher.loader.ts'
import { countVouchers, pageOfVouchers, readVoucherCursor, type VoucherRow } from './voucher.sql.ts'
import { Voucher, VoucherConnection, VoucherDefinition, VoucherEntry, VoucherStateEnum, VoucherTerms } from './voucher.type.ts'
import type { VoucherEntryRow } from './voucher-entry.sql.ts'

type ShownTerms = Terms & { readonly currency: string }
const termsOf = ({ terms, currency }: Pick<VoucherRow, 'terms' | 'currency'>): ShownTerms => ({ ...terms, currency })

@Resolver(() => VoucherTerms)
export class VoucherTermsFields {
  @FieldResolver(() => Money, { description: 'Its value.' })
  face(@Root() { faceMinor, currency }: ShownTerms): Money {
    return { minor: faceMinor, currency }
  }

  @FieldResolver(() => Money, { description: 'What the goods it may pay for must come to, after discounts.' })
  minimum(@Root() { minimumMinor, currency }: ShownTerms): Money {
    return { minor: minimumMinor, currency }
  }

  @FieldResolver(() => [Store], { description: 'Where it may be used; none: everywhere.' })
  async stores(@Root() { storeIds }: ShownTerms, @Ctx() ctx: Context) {
    const stores = await storeLoader(ctx).loadMany(storeIds.filter(id => isUuid(id)))
    return stores.filter(store => store && !(store instanceof Error))
  }
}

@Resolver(() => VoucherDefinition)
export class VoucherDefinitionFields {
  @FieldResolver(() => BothLanguages)
  name(@Root() { name }: DefinitionRow) {
    return showBoth(name)
  }

  @FieldResolver(() => VoucherTerms)
  terms(@Root() row: DefinitionRow) {
    return termsOf(row)
  }

  @FieldResolver(() => Boolean, { description: 'Made for vouchers that the benefit policy promises; may be changed like any other.' })
  byRule(@Root() { occasionMinor }: DefinitionRow): boolean {
    return occasionMinor !== null
  }

  @FieldResolver(() => SafeInt, {
    description: 'How many were issued by any version of it, those made void before anything of them was used apart.'
  })
  async issued(@Root() { id }: DefinitionRow, @Ctx() ctx: Context) {
    return (await issuedLoader(ctx).load(id)) ?? 0
  }
}

@Resolver(() => Voucher)
export class VoucherFields {
  @FieldResolver(() => String, { description: 'Its code but for the last four characters; the whole is shown by `voucherReveal`.' })
  maskedCode(@Root() { code }: VoucherRow): string {
    return maskVoucherCode(code)
  }

  @FieldResolver(() => BothLanguages, { description: 'As it was called when it was issued.' })
  name(@Root() { name }: VoucherRow) {
    return showBoth(name)
  }

  @FieldResolver(() => BothLanguages, {
    nullable: true,
    description: 'The festival it was promised for, as the benefits that promised it call it; absent on another occasion.'
  })
  async festival(@Root() { occasion, occasionOn, policyVersionId }: VoucherRow, @Ctx() ctx: Context) {
    if (occasion !== 'festival' || !occasionOn || !policyVersionId) return null
    const version = await policyLoader(ctx).load(policyVersionId)
    const festival = version && festivalOn(POLICIES.benefit.read(version.body).festivals, occasionOn)
    return festival ? showBoth(festival.name) : null
  }

  @FieldResolver(() => VoucherTerms, { description: 'The terms it was issued by.' })
  terms(@Root() row: VoucherRow) {
    return termsOf(row)
  }

  @FieldResolver(() => VoucherStateEnum, { description: 'Today.' })
  async state(@Root() row: VoucherRow, @Ctx() ctx: Context): Promise<VoucherState> {
    return voucherState(row, row, await ctx.today(row.chainId))
  }

  @FieldResolver(() => Money, { description: 'What it was issued with.' })
  face(@Root() { issued, currency }: VoucherRow): Money {
    return { minor: issued, currency }
  }

  @FieldResolver(() => Money, { description: 'What is left on it: the sum of its entries.' })
  left(@Root() row: VoucherRow): Money {
    return { minor: leftOf(row), currency: row.currency }
  }

  @FieldResolver(() => VoucherDefinition, { nullable: true })
  definition(@Root() { definitionId }: VoucherRow, @Ctx() ctx: Context) {
    return definitionLoader(ctx).load(definitionId)
  }

  @FieldResolver(() => Customer, { nullable: true, description: 'Whose it is; null for a customer out of the reader’s scope.' })
  customer(@Root() { customerId }: VoucherRow, @Ctx() ctx: Context) {
    return customerLoader(ctx).load(customerId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who issued it.' })
  issuedBy(@Root() { recordedById }: VoucherRow, @Ctx() ctx: Context) {
    return recordedById ? staffLoader(ctx).load(recordedById) : null
  }

  @FieldResolver(() => [VoucherEntry], { description: 'What moved, the latest first; the last 50.' })
  async entries(@Root() { id }: VoucherRow, @Ctx() ctx: Context) {
    return (await voucherEntriesLoader(ctx).load(id)) ?? []
  }
}

@Resolver(() => VoucherEntry)
export class VoucherEntryFields {
  @FieldResolver(() => Money, { description: 'Onto the voucher; below 0: off it.' })
  amount(@Root() { amount, currency }: VoucherEntryRow): Money {
    return { minor: amount, currency }
  }

  @FieldResolver(() => Voucher, { nullable: true })
  voucher(@Root() { voucherId }: VoucherEntryRow, @Ctx() ctx: Context) {
    return voucherLoader(ctx).load(voucherId)
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who did it.' })
  recordedBy(@Root() { recordedById }: VoucherEntryRow, @Ctx() ctx: Context) {
    return recordedById ? staffLoader(ctx).load(recordedById) : null
  }
}

interface Counted {
  readonly total: () => Promise<number>
}

@Resolver(() => VoucherConnection)
export class VoucherConnectionFields {
  @FieldResolver(() => SafeInt, { description: 'How many there are in all.' })
  totalCount(@Root() page: Counted) {
    return page.total()
  }
}

@Resolver(() => PointEntry)
export class PointEntryVoucherFields {
  @FieldResolver(() => Voucher, { nullable: true, description: 'The voucher that the points paid for, or were given back from.' })
  voucher(@Root() { voucherId }: PointEntryRow, @Ctx() ctx: Context) {
    return voucherId ? voucherLoader(ctx).load(voucherId) : null
  }
}

@Resolver(() => Customer)
export class CustomerVouchersFields {
  @FieldResolver(() => VoucherConnection, { description: 'The customer’s vouchers, the latest issued first (BENEFIT-2).' })
  async vouchers(
    @Root() { id, chainId }: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string | null,
    @Arg('states', () => [VoucherStateEnum], { nullable: true, description: 'As of today.' }) states?: VoucherState[] | null
  ) {
    const size = pageSize(first)
    const [tx, today] = [await ctx.read(), await ctx.today(chainId)]
    const list = { chainId, rights: ctx.rights, today, filter: { customerId: id, states } }
    const part = {
      order: { field: 'issued', direction: 'desc' },
      limit: size + 1,
      after: after ? readVoucherCursor(after) : undefined
    } as const
    const rows = await pageOfVouchers(tx, list, part)
    return { ...toConnection(rows, size, after, row => [row.k, row.id]), total: () => countVouchers(tx, list) }
  }
}
