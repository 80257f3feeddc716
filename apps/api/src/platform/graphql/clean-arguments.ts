// Arguments as the database can read them. An id that is no UUID becomes one that no row has: it is answered by the same statements, and with the
// same words, as an id that never existed (TRUST 5). A text that no database text can hold is refused.
import {
  GraphQLError,
  GraphQLID,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputObjectType,
  type GraphQLInputType
} from 'graphql'
import { NIL, validate } from 'uuid'

type Cleaner = (value: unknown) => unknown

function cleanId(value: unknown): unknown {
  return value === null || validate(value) ? value : NIL
}

function cleanText(value: unknown): unknown {
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw new GraphQLError('A text holds a character that is none.', { extensions: { code: 'BAD_USER_INPUT' } })
  }
  return value
}

/** What to do with a value of the type; undefined where there is nothing to do. */
export function cleanerOf(type: GraphQLInputType, within: ReadonlySet<GraphQLInputObjectType> = new Set()): Cleaner | undefined {
  if (isNonNullType(type)) return cleanerOf(type.ofType, within)
  if (isListType(type)) {
    const clean = cleanerOf(type.ofType, within)
    return clean && (value => (Array.isArray(value) ? value.map(clean) : value))
  }
  if (type === GraphQLID) return cleanId
  if (type === GraphQLString) return cleanText
  if (isInputObjectType(type) && !within.has(type)) return cleanObject(type, new Set([...within, type]))
  return undefined
}

function cleanObject(type: GraphQLInputObjectType, within: ReadonlySet<GraphQLInputObjectType>): Cleaner | undefined {
  const cleaners = Object.values(type.getFields()).flatMap(field => {
    const clean = cleanerOf(field.type, within)
    return clean ? [{ name: field.name, clean }] : []
  })
  if (cleaners.length === 0) return undefined
  return value => {
    if (value === null || typeof value !== 'object') return value
    const cleaned = Object.assign(Object.create(Object.getPrototypeOf(value) as object | null) as Record<string, unknown>, value)
    for (const { name, clean } of cleaners) if (cleaned[name] !== undefined) cleaned[name] = clean(cleaned[name])
    return cleaned
  }
}
