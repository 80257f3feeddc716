// Scalars of the public schema: 53-bit integers (GraphQL's Int ends at 21 million), local dates, instants in UTC.
import { parseLocalDate, type LocalDate } from '@keqing/domain'
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

function refuse(name: string, what: string): never {
  throw new GraphQLError(`${name} must be ${what}.`, { extensions: { code: 'BAD_USER_INPUT' } })
}

function toSafeInt(value: unknown): number {
  const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : refuse('SafeInt', 'a whole number within ±(2^53 − 1)')
}

export const SafeInt = new GraphQLScalarType<number, number>({
  name: 'SafeInt',
  description: 'A whole number within ±(2^53 − 1): counts, points, amounts in minor units.',
  serialize: toSafeInt,
  parseValue: value => (typeof value === 'number' ? toSafeInt(value) : refuse('SafeInt', 'a number')),
  parseLiteral: node => (node.kind === Kind.INT ? toSafeInt(node.value) : refuse('SafeInt', 'a whole number'))
})

function toLocalDate(value: unknown): LocalDate {
  return (typeof value === 'string' ? parseLocalDate(value) : undefined) ?? refuse('LocalDate', 'a date as YYYY-MM-DD')
}

export const LocalDateScalar = new GraphQLScalarType<LocalDate, string>({
  name: 'LocalDate',
  description: 'A date in the chain’s time zone, as YYYY-MM-DD (TIME-1).',
  serialize: value => value as string,
  parseValue: toLocalDate,
  parseLiteral: node => (node.kind === Kind.STRING ? toLocalDate(node.value) : refuse('LocalDate', 'a text'))
})

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

function toInstant(value: unknown): Date {
  const date = typeof value === 'string' && INSTANT.test(value) && parseLocalDate(value.slice(0, 10)) ? new Date(value) : undefined
  return date && !Number.isNaN(date.getTime()) ? date : refuse('DateTime', 'an instant with its offset, as 2026-06-01T10:30:00+08:00')
}

export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, in ISO 8601 with its offset; answered in UTC.',
  serialize: value => (value instanceof Date ? value : new Date(value as string)).toISOString(),
  parseValue: toInstant,
  parseLiteral: node => (node.kind === Kind.STRING ? toInstant(node.value) : refuse('DateTime', 'a text'))
})
