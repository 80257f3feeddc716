import type { Feature } from '../../platform/feature.ts'
import { voucherBatchRun, voucherBatchUndo } from './voucher-batch.job.ts'
import { VoucherBatchConnectionFields, VoucherBatchFields, VoucherBatchOfVoucher, VoucherBatchResolver } from './voucher-batch.resolver.ts'

export { countsOfBatches, pageOfBatches, refusalsOfBatches } from './batch.sql.ts'

export const feature: Feature = {
  resolvers: [VoucherBatchResolver, VoucherBatchFields, VoucherBatchOfVoucher, VoucherBatchConnectionFields],
  jobs: { voucherBatchRun, voucherBatchUndo }
}
