/** JSON of no known shape, read field by field: what is not named gets into no decision and into no SQL. Each throws a TypeError that names the place. */

export function object(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TypeError(`${what} is not an object`)
  return value as Readonly<Record<string, unknown>>
}

export function nullable(value: unknown, what: string): Readonly<Record<string, unknown>> | null {
  return value === null || value === undefined ? null : object(value, what)
}

export function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new TypeError(`${what} is not a list`)
  return value
}

export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new TypeError(`${what} is not text`)
  return value
}

export function number(value: unknown, what: string): number {
  if (typeof value !== 'number') throw new TypeError(`${what} is not a number`)
  return value
}

export function boolean(value: unknown, what: string): boolean {
  if (typeof value !== 'boolean') throw new TypeError(`${what} is not a boolean`)
  return value
}

export function oneOf<T extends string>(known: readonly T[], value: unknown): T {
  const found = known.find(each => each === value)
  if (found === undefined) throw new TypeError('not one of ' + known.join(', '))
  return found
}
