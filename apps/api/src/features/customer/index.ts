import type { Feature } from '../../platform/feature.ts'
import { CounterCardResolver, CustomerCommands } from './customer-commands.resolver.ts'
import { CustomerFiguresResolver } from './customer-figures.resolver.ts'
import { CustomerEntity } from './customer.entity.ts'
import { CustomerConnectionResolver, CustomerResolver } from './customer.resolver.ts'
import { ProfilePolicyResolver } from './profile-policy.resolver.ts'
import { RegisteredByGroupResolver, RegisteredByPersonResolver } from './registered.resolver.ts'

export { CounterCard } from './customer-commands.resolver.ts'
export { isHeldInChain, type CounterCardRow } from './look-up-counter-card.ts'
export { Consent, Customer, CustomerConnection, CustomerKindEnum } from './customer.type.ts'
export {
  CUSTOMER_COLUMN_NAMES,
  CUSTOMER_FROM,
  customerValues,
  customerScope,
  MASKED_PHONE,
  seen,
  sightOf,
  type CustomerColumn,
  type CustomerRow,
  type Sight
} from './customer.sql.ts'
export {
  customerIdsOf,
  customerLoader,
  findCustomer,
  findCustomerAnywhere,
  findCustomersAnywhere,
  lockBuyers,
  lockCustomers,
  type LockedCustomer,
  type FoundCustomer
} from './find-customer.ts'
export type { CustomerPage } from './customer.loader.ts'
export { placeCustomers } from './assign-customer.ts'
export { registeredIn } from './registered.sql.ts'
export { takeMemberNumbers } from './member-number.sql.ts'
export { folded, nameForms } from './name-forms.ts'
export { toE164 } from './phone.ts'
export { rateLeft } from './reveal-customer.ts'
export { completeFiles, completenessBands, profilePoliciesInForce, refreshCompleteness } from './refresh-completeness.ts'

export const feature: Feature = {
  resolvers: [
    CustomerResolver,
    CustomerConnectionResolver,
    CustomerFiguresResolver,
    ProfilePolicyResolver,
    RegisteredByGroupResolver,
    RegisteredByPersonResolver,
    CustomerCommands,
    CounterCardResolver
  ],
  entities: [CustomerEntity]
}
