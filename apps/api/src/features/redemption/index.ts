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
