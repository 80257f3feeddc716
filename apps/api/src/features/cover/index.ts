import type { Feature } from '../../platform/feature.ts'
import { CoverCommands, CoverConnectionResolver, CoverOfCustomerResolver, CoverOfStaffResolver, CoverResolver } from './cover.resolver.ts'

export { inBookOf, pageOfCovers } from './cover.sql.ts'

export const feature: Feature = {
  resolvers: [CoverCommands, CoverResolver, CoverConnectionResolver, CoverOfCustomerResolver, CoverOfStaffResolver]
}
