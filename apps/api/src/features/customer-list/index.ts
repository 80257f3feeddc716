import type { Feature } from '../../platform/feature.ts'
import { CustomerListResolver } from './customer-list.resolver.ts'

export { CustomerFilter } from './customer-list.input.ts'
export { chooseCustomers, sourceOf, type Choice } from './choose-customers.ts'
export { customerConditions } from './conditions.sql.ts'
export { countFallingBy, withFalling } from './falling.sql.ts'

export const feature: Feature = { resolvers: [CustomerListResolver] }
