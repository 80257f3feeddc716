// The four lanes of "no" (HOUSE): a rule's refusal lives in @keqing/domain; these are the rest.
import { GraphQLError } from 'graphql'

export class Unauthenticated extends GraphQLError {
  constructor() {
    super('Sign in first.', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } })
  }
}

export class Forbidden extends GraphQLError {
  constructor() {
    super('Not allowed.', { extensions: { code: 'FORBIDDEN' } })
  }
}

/** The service is busy or its database is away; the same request may succeed shortly (TRUST 38). */
export class Unavailable extends GraphQLError {
  constructor() {
    super('Busy. Try again.', {
      extensions: { code: 'UNAVAILABLE', http: { status: 503, headers: new Map([['retry-after', '1']]) as never } }
    })
  }
}

/** Names of Postgres errors the service translates. */
const UNAVAILABLE_CODES = new Set([
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '55P03',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT'
])

export function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable) return true
  if (!(error instanceof Error)) return false
  const code = (error as { code?: string }).code ?? ''
  return UNAVAILABLE_CODES.has(code) || /timeout exceeded when trying to connect|Connection terminated|is not queryable/.test(error.message)
}

/** A value of the caller's that the database cannot hold: a forged cursor, a year 300000. */
export function isUnreadable(error: unknown): boolean {
  return error instanceof Error && ['22P02', '22007', '22008', '22003', '22021'].includes((error as { code?: string }).code ?? '')
}

/** The unique, exclusion or foreign-key constraint that settled a race, if that is what went wrong. */
export function constraintOf(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, constraint } = cause as { code?: string; constraint?: string }
    if (constraint && ['23505', '23P01', '23503', '23514'].includes(code ?? '')) return constraint
  }
  return undefined
}
