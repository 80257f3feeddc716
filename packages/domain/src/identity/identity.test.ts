import { describe, expect, test } from '@jest/globals'
import { allows, permissionsOf, scopesOf } from './grant.ts'
import type { Grant } from './grant.ts'
import { API_SCOPES, isApiScope, PERMISSIONS, RIGHTS, ROLES } from './rights.ts'

const who = (permission: (typeof PERMISSIONS)[number]) => ROLES.filter(role => RIGHTS[role].includes(permission))

describe('DOMAIN §1b', () => {
  test.each([
    ['policy:write', ['HQ']],
    ['tier:designate', ['HQ']],
    ['points:adjust', ['HQ']],
    ['tier:override', ['STORE_MANAGER']],
    ['group:assign', ['STORE_MANAGER']],
    ['customer:counter', ['HQ', 'STORE_MANAGER', 'ASSOCIATE']],
    ['purchase:write', ['HQ', 'STORE_MANAGER', 'ASSOCIATE']],
    ['customer:read', [...ROLES]],
    ['customer:reveal', ['HQ', 'OPERATOR', 'STORE_MANAGER', 'ASSOCIATE']],
    ['spotCheck:daily', ['STORE_MANAGER']],
    ['spotCheck:monthly', ['OPERATOR']],
    ['spotCheck:read', ['HQ', 'OPERATOR', 'STORE_MANAGER', 'ANALYST']],
    ['checklist:store', ['STORE_MANAGER']],
    ['checklist:operator', ['OPERATOR']],
    ['checklist:read', ['HQ', 'OPERATOR', 'STORE_MANAGER', 'ANALYST']],
    ['onboarding:declare', ['STORE_MANAGER']],
    ['onboarding:read', ['HQ', 'OPERATOR', 'STORE_MANAGER', 'ANALYST']],
    ['audit:read', ['HQ']],
    ['export:run', ['HQ', 'OPERATOR', 'STORE_MANAGER']]
  ] as const)('%s is for %p', (permission, roles) => {
    expect(who(permission)).toEqual(roles)
  })
  test('whoever may register may look one customer up at the counter', () => {
    expect(who('customer:write')).toEqual(who('customer:counter'))
  })
  test('an analyst writes nothing and sees personal data masked', () => {
    expect(RIGHTS.ANALYST.every(permission => permission.endsWith(':read'))).toBe(true)
  })
  test('every permission is given by some role, but for the one that only keys have, and none twice by one', () => {
    expect(PERMISSIONS.filter(permission => who(permission).length === 0)).toEqual(['policy:apply'])
    for (const role of ROLES) expect(new Set(RIGHTS[role]).size).toBe(RIGHTS[role].length)
  })
  test('API scopes give known permissions, and never those by which a person decides', () => {
    const given = Object.values(API_SCOPES).flat()
    expect(given.every(permission => PERMISSIONS.includes(permission))).toBe(true)
    for (const own of ['points:adjust', 'tier:designate', 'tier:override', 'apiClient:manage']) expect(given).not.toContain(own)
    expect([isApiScope('customers:read'), isApiScope('toString'), isApiScope('')]).toEqual([true, false, false])
  })
})

describe('grants', () => {
  const manager: Grant = { role: 'STORE_MANAGER', scope: { kind: 'store', id: 's1' } }
  const associate: Grant = { role: 'ASSOCIATE', scope: { kind: 'group', id: 'g2' } }
  const hq: Grant = { role: 'HQ', scope: { kind: 'chain', id: 'c1' } }
  const here = { chainId: 'c1', storeId: 's1', groupId: 'g1' }

  test('a store covers its groups, a chain its stores, a group only itself', () => {
    expect(allows([manager], 'tier:override', here)).toBe(true)
    expect(allows([manager], 'tier:override', { ...here, storeId: 's2' })).toBe(false)
    expect(allows([hq], 'policy:write', { chainId: 'c1' })).toBe(true)
    expect(allows([hq], 'policy:write', { chainId: 'c2' })).toBe(false)
    expect(allows([associate], 'customer:read', here)).toBe(false)
    expect(allows([associate], 'customer:read', { ...here, groupId: 'g2' })).toBe(true)
    expect(allows([associate], 'customer:read', { chainId: 'c1', storeId: 's1' })).toBe(false)
  })
  test('several add up, but a right in one place and a scope in another do not make a right there', () => {
    const both = [manager, { role: 'ANALYST', scope: { kind: 'chain', id: 'c1' } }] as const
    expect(allows(both, 'tier:override', { ...here, storeId: 's2' })).toBe(false)
    expect(allows(both, 'customer:read', { ...here, storeId: 's2' })).toBe(true)
    expect(permissionsOf(both).has('tier:override')).toBe(true)
  })
  test('no grant, no right', () => {
    expect(allows([], 'customer:read', here)).toBe(false)
    expect(scopesOf([manager], 'policy:write')).toEqual([])
  })
})
