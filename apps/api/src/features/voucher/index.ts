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
import { voucherChainNightly, voucherNightly } from './voucher-nightly.job.ts'
import { VoucherDefinitionConnectionFields, VoucherDefinitionResolver, VoucherResolver } from './voucher.resolver.ts'

export { issuedOf, pageOfDefinitions } from './definition.sql.ts'
export { createDefinition } from './change-definition.ts'
export { giveBackVouchers, giveWholeBack } from './give-back-vouchers.ts'
export { giveVoucher } from './give-voucher.ts'
export { definitionAt, issueVouchers, openDefinition, refuseDays } from './issue-vouchers.ts'
export { lookUpCodes } from './look-up-codes.ts'
export { onceAVoucher, redeemVouchers, type VoucherPaying } from './redeem-vouchers.ts'
export { lockNumbersOfStores, lockPayers, lockUnrecorded, numberKey, PAYERS, paymentsBeyond } from './receipt-payers.sql.ts'
export { markVoucherUndone, voucherRedemptionsById, voucherRedemptionsOf, type VoucherRedemptionRow } from './redemption.sql.ts'
export { postVoucherEntries, type VoucherEntryRow } from './voucher-entry.sql.ts'
export { definitionLoader, isBeyondReceipt, isRecorded, voucherEntryLoader, voucherLoader } from './voucher.loader.ts'
export { pageOfVouchers, usableVouchers, vouchersById, type VoucherRow } from './voucher.sql.ts'
export { VoucherFilter } from './voucher.input.ts'
export { Voucher, VoucherDefinition, VoucherEntry } from './voucher.type.ts'

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
  ],
  jobs: { voucherNightly, voucherChainNightly },
  // Several times an hour: each chain's day begins on its own clock.
  crontab: ['*/15 * * * * voucherNightly']
}
