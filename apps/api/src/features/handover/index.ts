import type { Feature } from '../../platform/feature.ts'
import { HandoverCommands, HandoverCustomerResolver, HandoverReceiverResolver, HandoverResolver } from './handover.resolver.ts'

export { handoversById, pageOfHanded, pageOfHandovers, receiversOfHandovers } from './handover.sql.ts'

export const feature: Feature = {
  resolvers: [HandoverCommands, HandoverResolver, HandoverReceiverResolver, HandoverCustomerResolver]
}
