// TRUST 14: role × operation, generated from the schema: FORBIDDEN exactly where rules.ts and the roles' rights say so. Operations are found by
// walking the schema, so that a new one without a rule or a sample fails.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { API_SCOPES, RIGHTS, ROLES, type ApiScope, type Permission, type Role } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { OPERATION_RULES, TYPE_RULES } from '../src/rules.ts'
import { createSchema } from '../src/server.ts'
import { OPERATIONS } from './samples/index.ts'
import { documentOf, operationsOf, type Operation } from './walk.ts'
import { openWorld, type Person, type World } from './world.ts'

const schema = await createSchema()
const operations = operationsOf(schema)

let world: World
beforeAll(async () => void (world = await openWorld()))
afterAll(() => world.close())

const never = () => uuid()

async function refusal(as: Person | string | null, operation: Operation): Promise<string> {
  const variables = OPERATIONS[operation.name]?.(never)
  const answer = await world.ask(as, documentOf(operation, 0, variables), variables)
  const code = answer.errors?.find(error => ['FORBIDDEN', 'UNAUTHENTICATED'].includes(String(error.extensions['code'])))?.extensions['code']
  expect({
    operation: operation.name,
    internal:
      answer.errors?.filter(error =>
        ['INTERNAL', 'INTERNAL_SERVER_ERROR', 'GRAPHQL_VALIDATION_FAILED'].includes(String(error.extensions['code']))
      ) ?? []
  }).toEqual({ operation: operation.name, internal: [] })
  return typeof code === 'string' ? code : 'allowed'
}

/** Ends the caller's session, or begins another. */
const LAST = ['Mutation.signIn', 'Mutation.signOut']
const table = (expected: (name: string) => string) =>
  Object.fromEntries(operations.filter(({ name }) => !LAST.includes(name)).map(({ name }) => [name, expected(name)]))

async function measured(as: Person | string | null): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const operation of operations) if (!LAST.includes(operation.name)) found[operation.name] = await refusal(as, operation)
  return found
}

test('every operation has a sample', () => {
  expect(operations.map(({ name }) => name).filter(name => !OPERATIONS[name])).toEqual([])
})

test('every rule names an operation or a type that is there', () => {
  const known = new Set(operations.map(({ name }) => name))
  expect(Object.keys(OPERATION_RULES).filter(name => !known.has(name))).toEqual([])
  expect(Object.keys(TYPE_RULES).filter(name => !schema.getType(name))).toEqual([])
})

const allows = (permissions: readonly Permission[]) => (name: string) => {
  const rule = OPERATION_RULES[name]
  if (rule === undefined || rule === 'anyone' || rule === 'signedIn') return 'allowed'
  return (typeof rule === 'string' ? [rule] : rule).some(permission => permissions.includes(permission)) ? 'allowed' : 'FORBIDDEN'
}

describe('who may call what', () => {
  test.each(ROLES)('%s', async (role: Role) => {
    const { acme } = world
    const person = { HQ: acme.hq, OPERATOR: acme.operator, STORE_MANAGER: acme.manager, ASSOCIATE: acme.associate, ANALYST: acme.analyst }[
      role
    ]
    expect(await measured(person)).toEqual(table(allows(RIGHTS[role])))
  })
  test.each(Object.keys(API_SCOPES) as ApiScope[])('a key with %s', async scope => {
    const created = await world.ask(
      world.acme.hq,
      'mutation ($input: ApiClientCreateInput!) { apiClientCreate(input: $input) { secret } }',
      {
        input: { chainId: world.acme.chainId, name: scope, scopes: [scope.replace(':', '_').toUpperCase()] }
      }
    )
    expect(await measured(created.data.apiClientCreate.secret)).toEqual(table(allows([...API_SCOPES[scope], 'org:read'])))
  })
  test('nobody', async () => {
    expect(await measured(null)).toEqual(table(name => (OPERATION_RULES[name] === 'anyone' ? 'allowed' : 'UNAUTHENTICATED')))
  })
})
