import type { Feature } from '../../platform/feature.ts'
import { AdjustmentFileConnectionResolver, AdjustmentFileResolver, AdjustmentOfFileResolver } from './adjustment-file.resolver.ts'
import { AdjustmentConnectionResolver, AdjustmentResolver } from './adjustment.resolver.ts'
import { RebateGivenResolver } from './rebate-given.resolver.ts'
import { UndoneEntryResolver } from './undone-entry.resolver.ts'

export { adjustmentFileLoader } from './adjustment-file.resolver.ts'
export { filesById as adjustmentFilesById } from './adjustment-file.sql.ts'
export { PointAdjustmentFile } from './adjustment-file.type.ts'
export { insertRequests, pageOfRequests, rebatesGiven } from './adjustment.sql.ts'
export { planAdjustments, postPlanned, type Adjusting, type AdjustmentPlan } from './post-adjustment.ts'

export const feature: Feature = {
  resolvers: [
    AdjustmentResolver,
    AdjustmentConnectionResolver,
    AdjustmentFileResolver,
    AdjustmentOfFileResolver,
    AdjustmentFileConnectionResolver,
    RebateGivenResolver,
    UndoneEntryResolver
  ]
}
