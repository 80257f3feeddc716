// The words for languages, roles and scopes in the public schema; their values are the domain's.
import { GRANT_SCOPES, ROLES, type GrantScopeKind, type Role } from '@keqing/domain'
import { registerEnumType } from 'type-graphql'

export const LocaleEnum = { zh_CN: 'zh-CN', en: 'en' } as const
export type Locale = (typeof LocaleEnum)[keyof typeof LocaleEnum]
registerEnumType(LocaleEnum, { name: 'Locale', description: 'A language of the interface.' })

export const RoleEnum = Object.fromEntries(ROLES.map(role => [role, role])) as { [R in Role]: R }
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a grant allows (DOMAIN §1b).',
  valuesConfig: {
    HQ: { description: 'Headquarters: policies, organisation, people, designations, adjustments, imports, audit.' },
    OPERATOR: { description: 'The owner of stores: reads all of them.' },
    STORE_MANAGER: { description: 'Runs a store: assigns customers, overrides tiers, registers and records.' },
    ASSOCIATE: { description: 'Serves the customers of a group: registers and records.' },
    ANALYST: { description: 'Reads everything in scope, personal data masked.' }
  }
})

export const ScopeKindEnum = Object.fromEntries(GRANT_SCOPES.map(kind => [kind.toUpperCase(), kind])) as Record<string, GrantScopeKind>
registerEnumType(ScopeKindEnum, { name: 'ScopeKind', description: 'What a grant holds over: a chain, a store, or one staff group.' })
