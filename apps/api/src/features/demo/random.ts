// All chance in the demo comes from here: the same seed and day make the same companies. Each concern draws from a stream of its own, so that one more
// name does not move every receipt.
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator'

const RESOLUTION = 2 ** 30

/** FNV-1a: a number from a text. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  return hash | 0
}

export type Weighted<T> = readonly (readonly [value: T, weight: number])[]

export class Random {
  readonly #seed: string
  readonly #generator: RandomGenerator

  constructor(seed: string) {
    this.#seed = seed
    this.#generator = xoroshiro128plus(seedOf(seed))
  }

  /** A stream that what is drawn from this one does not move. */
  stream(concern: string): Random {
    return new Random(`${this.#seed}/${concern}`)
  }

  /** Both bounds included. */
  int(from: number, to: number): number {
    return uniformInt(this.#generator, from, to)
  }

  /** 0 included, 1 not. */
  unit(): number {
    return this.int(0, RESOLUTION - 1) / RESOLUTION
  }

  chance(probability: number): boolean {
    return this.unit() < probability
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.int(0, values.length - 1)]
    if (value === undefined) throw new RangeError('nothing to pick from')
    return value
  }

  weighted<T>(values: Weighted<T>): T {
    let at = this.unit() * values.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of values) {
      at -= weight
      if (at < 0) return value
    }
    const last = values.at(-1)
    if (!last) throw new RangeError('nothing to pick from')
    return last[0]
  }

  /** So many different ones of them, in random order. */
  some<T>(values: readonly T[], count: number): T[] {
    const rest = [...values]
    return Array.from({ length: Math.min(count, rest.length) }, () => rest.splice(this.int(0, rest.length - 1), 1)[0] as T)
  }

  /** A version 7 id of the instant: facts made in one run sort as they happened. */
  id(instant: string): string {
    const time = Date.parse(instant).toString(16).padStart(12, '0')
    const part = (digits: number) =>
      this.int(0, 16 ** digits - 1)
        .toString(16)
        .padStart(digits, '0')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${part(3)}-${'89ab'[this.int(0, 3)]}${part(3)}-${part(6)}${part(6)}`
  }
}
