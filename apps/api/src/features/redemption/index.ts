import type { Feature } from '../../platform/feature.ts'
import {
  CustomerHoldsResolver,
  PointEntryRedemptionResolver,
  PointHoldResolver,
  PointRedemptionResolver,
  PointsOfferResolver,
  PurchaseRedemptionResolver,
  RedemptionResolver
} from './redemption.resolver.ts'

export { beginAtCounter, recordedBy, termsOf, type Counter } from './counter.ts'
export { putPointsAside, readMinutes } from './hold-points.ts'
export { onceAReceipt, payWithPoints, readReceiptNo } from './redeem-points.ts'
export { endHold, holdsById, lockHold, redemptionsById } from './redemption.sql.ts'
export { PointRedemption } from './redemption.type.ts'

export const feature: Feature = {
  resolvers: [
    RedemptionResolver,
    PointsOfferResolver,
    PointRedemptionResolver,
    PointHoldResolver,
    PointEntryRedemptionResolver,
    PurchaseRedemptionResolver,
    CustomerHoldsResolver
  ]
}
