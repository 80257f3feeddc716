// Operations found by walking the schema, and a document for each: the arguments given as variables, and what it answers as deep as asked.
import {
  getNamedType,
  isLeafType,
  isObjectType,
  print,
  parse,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema
} from 'graphql'

export interface Operation {
  /** As in rules.ts: Query.chain. */
  readonly name: string
  readonly field: GraphQLField<unknown, unknown>
}

export function operationsOf(schema: GraphQLSchema): Operation[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap(root =>
    root ? Object.values(root.getFields()).map(field => ({ name: `${root.name}.${field.name}`, field })) : []
  )
}

function selection(type: GraphQLObjectType, depth: number): string {
  const parts = Object.values(type.getFields()).flatMap(field => {
    if (field.args.some(arg => arg.type.toString().endsWith('!') && arg.defaultValue === undefined)) return []
    const result = getNamedType(field.type)
    if (isLeafType(result)) return [field.name]
    return isObjectType(result) && depth > 1 ? [`${field.name} ${selection(result, depth - 1)}`] : []
  })
  return `{ __typename ${parts.join(' ')} }`
}

/** With depth 0 only the name of the answer's type is asked for, which no rule but the operation's guards. */
export function documentOf({ name, field }: Operation, depth: number, variables: Readonly<Record<string, unknown>> = {}): string {
  const kind = name.startsWith('Query.') ? 'query' : 'mutation'
  const result = getNamedType(field.type)
  const given = field.args.filter(arg => arg.name in variables)
  const declared = given.map(arg => `$${arg.name}: ${String(arg.type)}`).join(', ')
  const passed = given.map(arg => `${arg.name}: $${arg.name}`).join(', ')
  const select = isObjectType(result) ? (depth === 0 ? '{ __typename }' : selection(result, depth)) : ''
  return print(parse(`${kind} ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${select} }`))
}
