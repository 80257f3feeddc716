import type { Feature } from '../../platform/feature.ts'
import { voucherBatchRun, voucherBatchUndo } from './voucher-batch.job.ts'
import { VoucherBatchConnectionFields, VoucherBatchFields, VoucherBatchOfVoucher, VoucherBatchResolver } from './voucher-batch.resolver.ts'
import { RefusedCustomerConnectionFields, RefusedCustomerFields, RefusedCustomersOfBatch } from './refused-customers.resolver.ts'

export { batchesById, countsOfBatches, pageOfBatches, pageOfRefused, refusalsOfBatches } from './batch.sql.ts'

export const feature: Feature = {
  resolvers: [
    VoucherBatchResolver,
    VoucherBatchFields,
    VoucherBatchOfVoucher,
    VoucherBatchConnectionFields,
    RefusedCustomersOfBatch,
    RefusedCustomerFields,
    RefusedCustomerConnectionFields
  ],
  jobs: { voucherBatchRun, voucherBatchUndo }
}
