import type { Feature } from '../../platform/feature.ts'
import { ItemEntity } from './item.entity.ts'
import { ItemConnectionResolver, ItemResolver } from './item.resolver.ts'
import {
  CustomerPurchasesResolver,
  PointEntryPurchaseResolver,
  PurchaseFieldsResolver,
  PurchaseLineResolver
} from './purchase-fields.resolver.ts'
import { PurchaseConnectionResolver, PurchaseResolver } from './purchase.resolver.ts'
import { PurchaseReturnConnectionResolver, PurchaseReturnResolver, ReturnLineResolver } from './return.resolver.ts'

export { claimPurchase } from './claim-purchase.ts'

export { ItemFilter } from './item.type.ts'
export { itemPage } from './item.sql.ts'
export { customerField, lookUpCustomers } from './look-up-customers.ts'
export { findStores, type PlacedReferences } from './references.ts'
export { PurchaseFilter, ReturnFilter } from './purchase-input.type.ts'
export { customerPurchaseConnection, purchaseLoader, returnLoader } from './purchase.loader.ts'
export { PURCHASE_COLUMNS, purchasePage, type PurchaseRow } from './purchase.sql.ts'
export { Purchase } from './purchase.type.ts'

export { reallocateReturns } from './reallocate-returns.ts'
export { recordPurchase, recordPurchases } from './record-purchases.ts'
export { recordReturn } from './record-returns.ts'
export { returnPage } from './return.sql.ts'
export { PurchaseReturn } from './return.type.ts'
export { voidPurchase } from './void-purchase.ts'

export const feature: Feature = {
  resolvers: [
    PurchaseResolver,
    PurchaseConnectionResolver,
    PurchaseFieldsResolver,
    PurchaseLineResolver,
    CustomerPurchasesResolver,
    PointEntryPurchaseResolver,
    PurchaseReturnResolver,
    PurchaseReturnConnectionResolver,
    ReturnLineResolver,
    ItemResolver,
    ItemConnectionResolver
  ],
  entities: [ItemEntity]
}
