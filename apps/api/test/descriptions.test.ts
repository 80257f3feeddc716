// HOUSE, schema: every type, operation and argument says what it is; a field too, unless its name says all.
import { expect, test } from '@jest/globals'
import { introspectionFromSchema, isInputObjectType, isInterfaceType, isObjectType, isEnumType, isScalarType } from 'graphql'
import { createSchema } from '../src/server.ts'

const types = Object.values((await createSchema()).getTypeMap()).filter(
  type => !type.name.startsWith('__') && !['String', 'Int', 'Float', 'Boolean', 'ID', 'Query', 'Mutation'].includes(type.name)
)

test('the schema tells all of itself', async () => {
  expect(introspectionFromSchema(await createSchema()).__schema.types.length).toBeGreaterThan(types.length)
})

test('every type', () => {
  expect(
    types
      .filter(
        type =>
          !type.description &&
          (isObjectType(type) || isInputObjectType(type) || isEnumType(type) || isScalarType(type) || isInterfaceType(type))
      )
      .map(type => type.name)
  ).toEqual([])
})

test('every operation', async () => {
  const schema = await createSchema()
  const fields = [schema.getQueryType(), schema.getMutationType()].flatMap(root => Object.values(root?.getFields() ?? {}))
  expect(fields.filter(field => !field.description).map(field => field.name)).toEqual([])
})

test('every argument', async () => {
  const schema = await createSchema()
  const owners = [...types, schema.getQueryType(), schema.getMutationType()].filter(type => isObjectType(type))
  expect(
    owners.flatMap(type =>
      Object.values(type.getFields()).flatMap(field =>
        field.args.filter(arg => !arg.description).map(arg => `${type.name}.${field.name}(${arg.name})`)
      )
    )
  ).toEqual([])
})
