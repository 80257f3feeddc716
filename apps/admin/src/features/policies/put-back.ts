/** The way back from a deletion: what it took away comes back, and what was written since stays. Pure. */

const isList = Array.isArray as (value: unknown) => value is readonly unknown[]
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** `before` and `after` the deletion; `now` is `after` with what was done to it since. Editors change no object in place: one that is the same is unchanged. */
export function putBack<T>(before: T, after: T, now: T): T {
  if (Object.is(before, after)) return now
  if (Object.is(after, now)) return before
  if (isList(before) && isList(after) && isList(now)) return inList(before, after, now) as T
  if (isRecord(before) && isRecord(after) && isRecord(now)) {
    const changed = Object.keys({ ...after, ...before }).filter(key => !Object.is(before[key], after[key]))
    return { ...now, ...Object.fromEntries(changed.map(key => [key, putBack(before[key], after[key], now[key])])) }
  }
  return before
}

function inList(before: readonly unknown[], after: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  const at = before.findIndex((one, index) => !Object.is(one, after[index]))
  if (before.length > after.length)
    return now.toSpliced(Math.min(at, now.length), 0, ...before.slice(at, at + before.length - after.length))
  // Something within one of them: found again by what it is, or else by its place.
  const same = now.indexOf(after[at])
  const place = same < 0 ? at : same
  return place < now.length ? now.with(place, putBack(before[at], after[at], now[place])) : now
}
