/** A grant is a role over a chain, over a store, or over a staff group; several add up (DOMAIN §1b). Role and scope are apart: the role says what, the scope where. */
import { RIGHTS } from './rights.ts'
import type { Permission, Role } from './rights.ts'

export const GRANT_SCOPES = ['chain', 'store', 'group'] as const
export type GrantScopeKind = (typeof GRANT_SCOPES)[number]

export interface GrantScope {
  readonly kind: GrantScopeKind
  readonly id: string
}

export interface Grant {
  readonly role: Role
  readonly scope: GrantScope
}

/** Where something is: the group only where it has one, the store unless it belongs to the chain as a whole. */
export interface Place {
  readonly chainId: string
  readonly storeId?: string | null
  readonly groupId?: string | null
}

export function covers(scope: GrantScope, place: Place): boolean {
  if (scope.kind === 'chain') return scope.id === place.chainId
  return scope.id === (scope.kind === 'store' ? place.storeId : place.groupId)
}

/** The scopes in which the grants together give a permission. Empty: nowhere. */
export function scopesOf(grants: readonly Grant[], permission: Permission): readonly GrantScope[] {
  return grants.filter(grant => RIGHTS[grant.role].includes(permission)).map(grant => grant.scope)
}

/** Whether one single grant gives the permission and covers the place: a right here and a scope there do not add up to a right there. */
export function allows(grants: readonly Grant[], permission: Permission, place: Place): boolean {
  return scopesOf(grants, permission).some(scope => covers(scope, place))
}

/** All that the grants give somewhere: for menus, never for deciding. */
export function permissionsOf(grants: readonly Grant[]): ReadonlySet<Permission> {
  return new Set(grants.flatMap(grant => RIGHTS[grant.role]))
}
