import type { Feature } from '../../platform/feature.ts'
import { OrganisationCommandsResolver } from './organisation-commands.resolver.ts'
import { ENTITIES } from './organisation.entity.ts'
import {
  ChainResolver,
  StaffGroupConnectionResolver,
  StaffGroupResolver,
  StoreConnectionResolver,
  StoreResolver
} from './organisation.resolver.ts'
import { StaffCommandsResolver } from './staff-commands.resolver.ts'
import { GrantResolver, GroupMembershipResolver, StaffConnectionResolver, StaffResolver } from './staff.resolver.ts'

export { Chain, StaffGroup, Store } from './chain.type.ts'
export { Grant, Staff } from './staff.type.ts'
export { LocaleEnum, type Locale } from './vocabulary.type.ts'
export { chainLoader, groupLoader, staffGrantsLoader, staffLoader, storeLoader } from './organisation.loader.ts'
export { holds, pageOfStores, secondPersonAsked, secondPersonUntil } from './organisation.sql.ts'
export { storeForChange } from './places.ts'
export { pageOfStaff, staffByIds } from './staff.sql.ts'

export const feature: Feature = {
  entities: ENTITIES,
  resolvers: [
    OrganisationCommandsResolver,
    StaffCommandsResolver,
    ChainResolver,
    StoreResolver,
    StoreConnectionResolver,
    StaffGroupResolver,
    StaffGroupConnectionResolver,
    StaffResolver,
    StaffConnectionResolver,
    GroupMembershipResolver,
    GrantResolver
  ]
}
