// Fields of purchases that need more than the row, and purchases as fields of what earlier features own. A customer out of the reader's scope is null here
// as everywhere (TRUST 8).
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { Money } from '../../platform/graphql/money.type.ts'
import { SafeInt } from '../../platform/graphql/scalars.ts'
import { Customer, customerLoader, type CustomerRow } from '../customer/index.ts'
import { Staff, staffLoader, Store, storeLoader } from '../organisation/index.ts'
import { PointEntry, type PointEntryRow } from '../points/index.ts'
import { Item } from './item.type.ts'
import { itemOf, type PurchaseLineRow } from './line.sql.ts'
import {
  customerPurchasePage,
  purchaseLinesLoader,
  purchaseLoader,
  purchasePointsLoader,
  purchaseReturnsLoader
} from './purchase.loader.ts'
import type { PurchaseRow } from './purchase.sql.ts'
import { Purchase, PurchaseConnection, PurchaseLine } from './purchase.type.ts'
import { PurchaseReturn } from './return.type.ts'

@Resolver(() => Purchase)
export class PurchaseFieldsResolver {
  @FieldResolver(() => Store, { description: 'The store that sold.' })
  store(@Root() row: PurchaseRow, @Ctx() ctx: Context) {
    return storeLoader(ctx).load(row.storeId)
  }

  @FieldResolver(() => Boolean, {
    description: 'Nobody is known to have bought. A named buyer out of the reader’s scope: false, and no customer.'
  })
  anonymous(@Root() row: PurchaseRow): boolean {
    return row.customerId === null
  }

  @FieldResolver(() => Customer, {
    nullable: true,
    description: 'Null for an anonymous receipt, and for a customer out of the reader’s scope.'
  })
  customer(@Root() row: PurchaseRow, @Ctx() ctx: Context) {
    return row.customerId ? customerLoader(ctx).load(row.customerId) : null
  }

  @FieldResolver(() => Staff, { nullable: true, description: 'Who sold, where known.' })
  seller(@Root() row: PurchaseRow, @Ctx() ctx: Context) {
    return row.sellerId ? staffLoader(ctx).load(row.sellerId) : null
  }

  @FieldResolver(() => Money, { description: 'Tax included, after every discount (TERM-1).' })
  paid(@Root() row: PurchaseRow): Money {
    return { minor: row.paidMinor, currency: row.currency }
  }

  @FieldResolver(() => Money, { description: 'What the units taken back were worth (TERM-1).' })
  returned(@Root() row: PurchaseRow): Money {
    return { minor: row.returnedMinor, currency: row.currency }
  }

  @FieldResolver(() => Money, { description: 'Paid less returned; nothing where voided.' })
  net(@Root() row: PurchaseRow): Money {
    return { minor: row.voidedAt ? 0 : row.paidMinor - row.returnedMinor, currency: row.currency }
  }

  @FieldResolver(() => SafeInt, { description: 'Points it earned, net of what returns and a void took back (POINT-3).' })
  async points(@Root() row: PurchaseRow, @Ctx() ctx: Context): Promise<number> {
    return row.customerId ? ((await purchasePointsLoader(ctx).load(row.id)) ?? 0) : 0
  }

  @FieldResolver(() => [PurchaseLine], { description: 'In the order of the receipt.' })
  async lines(@Root() row: PurchaseRow, @Ctx() ctx: Context) {
    return (await purchaseLinesLoader(ctx).load(row.id)) ?? []
  }

  @FieldResolver(() => [PurchaseReturn], { description: 'Returns that name it or took units of it, in order of time.' })
  async returns(@Root() row: PurchaseRow, @Ctx() ctx: Context) {
    return (await purchaseReturnsLoader(ctx).load(row.id)) ?? []
  }
}

@Resolver(() => PurchaseLine)
export class PurchaseLineResolver {
  @FieldResolver(() => Item)
  item(@Root() line: PurchaseLineRow) {
    return itemOf(line)
  }

  @FieldResolver(() => Money, { description: 'Paid for the whole line.' })
  amount(@Root() line: PurchaseLineRow): Money {
    return { minor: line.amountMinor, currency: line.currency }
  }

  @FieldResolver(() => Money, { description: 'What the units taken back were worth.' })
  returned(@Root() line: PurchaseLineRow): Money {
    return { minor: line.returnedMinor, currency: line.currency }
  }
}

@Resolver(() => Customer)
export class CustomerPurchasesResolver {
  @FieldResolver(() => PurchaseConnection, {
    description: 'The customer’s receipts of the whole chain, latest first: they are part of the file.'
  })
  purchases(
    @Root() row: CustomerRow,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor of the last one seen.' }) after?: string
  ) {
    return customerPurchasePage(ctx, row, first, after)
  }
}

@Resolver(() => PointEntry)
export class PointEntryPurchaseResolver {
  @FieldResolver(() => Purchase, { nullable: true, description: 'The purchase that earned them, or whose return or void took them back.' })
  purchase(@Root() entry: PointEntryRow, @Ctx() ctx: Context) {
    return entry.purchaseId ? purchaseLoader(ctx).load(entry.purchaseId) : null
  }
}
