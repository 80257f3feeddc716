/** Where two bodies of one kind differ: an editor marks the place, a version's history names it. */

export interface PolicyDifference {
  /** As in a fault. A list whose members have a `key` is followed by key, not by place: a tier that moved is not every tier changed. */
  readonly path: readonly (string | number)[]
  /** Undefined where the place is new. */
  readonly before: unknown
  /** Undefined where the place is gone. */
  readonly after: unknown
}

type Path = PolicyDifference['path']
type Fields = Readonly<Record<string, unknown>>

/** In the order of the body that came after, what is gone last. Empty where both say the same. */
export function policyDifferences(before: unknown, after: unknown): readonly PolicyDifference[] {
  return [...differences(before, after, [])]
}

function* differences(before: unknown, after: unknown, path: Path): Generator<PolicyDifference> {
  if (before === after) return
  const [old, now] = [partsOf(before), partsOf(after)]
  if (!old || !now) {
    yield { path, before, after }
    return
  }
  for (const name of new Set([...Object.keys(now), ...Object.keys(old)])) yield* differences(old[name], now[name], [...path, name])
  if (isKeyed(before) && isKeyed(after)) {
    const order = (all: readonly Keyed[], other: Fields) => all.map(each => each.key).filter(key => key in other)
    const [was, is] = [order(before, now), order(after, old)]
    if (was.join() !== is.join()) yield { path: [...path, 'order'], before: was, after: is }
  }
}

interface Keyed {
  readonly key: string
}
const isKeyed = (value: unknown): value is readonly Keyed[] =>
  Array.isArray(value) && value.every(each => typeof (each as Keyed | null)?.key === 'string')

/** Fields by name; undefined for what has none. */
function partsOf(value: unknown): Fields | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  return isKeyed(value) ? Object.fromEntries(value.map(each => [each.key, each])) : (value as Fields)
}
