import type { Feature } from '../../platform/feature.ts'
import { HandoverCommands, HandoverCustomerResolver, HandoverReceiverResolver, HandoverResolver } from './handover.resolver.ts'

export const feature: Feature = {
  resolvers: [HandoverCommands, HandoverResolver, HandoverReceiverResolver, HandoverCustomerResolver]
}
