import type { Feature } from '../../platform/feature.ts'
import { HandoverLapsedResolver, HandoverReportResolver } from './report.resolver.ts'
import { HandoverCommands, HandoverCustomerResolver, HandoverReceiverResolver, HandoverResolver } from './handover.resolver.ts'

export { handoversById, pageOfHanded, pageOfHandovers, receiversOfHandovers } from './handover.sql.ts'
export { pageOfLapsed } from './lapse.sql.ts'
export { lapseRules } from './report.resolver.ts'

export const feature: Feature = {
  resolvers: [
    HandoverCommands,
    HandoverResolver,
    HandoverReceiverResolver,
    HandoverCustomerResolver,
    HandoverReportResolver,
    HandoverLapsedResolver
  ]
}
