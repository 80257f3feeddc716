import type { Feature } from '../../platform/feature.ts'
import {
  CustomerVouchersFields,
  PointEntryVoucherFields,
  VoucherConnectionFields,
  VoucherDefinitionFields,
  VoucherEntryFields,
  VoucherFields,
  VoucherTermsFields
} from './voucher-fields.resolver.ts'
import { VoucherDefinitionConnectionFields, VoucherDefinitionResolver, VoucherResolver } from './voucher.resolver.ts'

export { voucherEntryLoader } from './voucher.loader.ts'
export { VoucherEntry } from './voucher.type.ts'

export const feature: Feature = {
  resolvers: [
    VoucherResolver,
    VoucherDefinitionResolver,
    VoucherDefinitionConnectionFields,
    VoucherTermsFields,
    VoucherDefinitionFields,
    VoucherFields,
    VoucherEntryFields,
    VoucherConnectionFields,
    PointEntryVoucherFields,
    CustomerVouchersFields
  ]
}
