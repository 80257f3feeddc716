/** AUDIT-1: who is drawn. The order is a hash of the seed and the customer's id, so that whoever knows the seed draws the same files again, in SQL as here. */

export interface Stratum {
  readonly customerIds: readonly string[]
  /** How many of them, at most all. */
  readonly sample: number
}

/** What is hashed, as UTF-8: `seed:id`. */
export const drawText = (seed: string, customerId: string): string => `${seed}:${customerId}`

/** The first of each stratum in the order of `digest` (SHA-256 in lower-case hexadecimal), ties by id. The order in which they are given says nothing. */
export function drawSample(seed: string, strata: readonly Stratum[], digest: (text: string) => string): readonly string[] {
  return strata.flatMap(({ customerIds, sample }) =>
    customerIds
      .map(id => ({ id, hash: digest(drawText(seed, id)) }))
      .toSorted((a, b) => (a.hash === b.hash ? (a.id < b.id ? -1 : 1) : a.hash < b.hash ? -1 : 1))
      .slice(0, sample)
      .map(({ id }) => id)
  )
}
