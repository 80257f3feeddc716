/** Places of a body by their path, as faults and differences name them. */
export type Path = readonly (string | number)[]

type Parts = Readonly<Record<string | number, unknown>>
const partsOf = (value: unknown): Parts | undefined => (typeof value === 'object' && value !== null ? (value as Parts) : undefined)

export const at = (body: unknown, path: Path): unknown => path.reduce<unknown>((value, part) => partsOf(value)?.[part], body)

/** Another body with another value there; the one it is of stays as it is. */
export function put<T>(body: T, [part, ...rest]: Path, value: unknown): T {
  if (part === undefined) return value as T
  const next = put(partsOf(body)?.[part], rest, value)
  return Array.isArray(body) ? (body.with(Number(part), next) as T) : { ...body, [part]: next }
}
