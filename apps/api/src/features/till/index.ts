import type { Feature } from '../../platform/feature.ts'
import { QuoteVouchersFields } from './quote.resolver.ts'
import {
  HeldVoucherFields,
  PurchaseVouchersFields,
  TillHoldFields,
  TillResolver,
  VoucherEntryRedemptionFields,
  VoucherRedemptionFields
} from './till.resolver.ts'

export { redeemAtTill } from './pay-with-vouchers.ts'

export const feature: Feature = {
  resolvers: [
    TillResolver,
    TillHoldFields,
    HeldVoucherFields,
    VoucherRedemptionFields,
    PurchaseVouchersFields,
    VoucherEntryRedemptionFields,
    QuoteVouchersFields
  ]
}
