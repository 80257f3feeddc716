/** Ranks and their marks: three codes (letter, fill, hue) carry one fact. Colours follow the rank, never the name. */
export type MarkState = 'lost' | 'none'
/** A rank from 1 (best) to 5, or a state outside the ranks. */
export interface Mark {
  readonly rank?: number | null | undefined
  readonly state?: MarkState | undefined
}

/** `r1`…`r5`, `lost` or `none`; ranks past the fifth share its mark. */
export function markClass({ rank, state }: Mark): string {
  if (state) return state
  return rank ? `r${Math.min(5, Math.max(1, rank))}` : 'none'
}

/** The token of the chart mark. */
export function markToken(mark: Mark): string {
  const name = markClass(mark)
  if (name === 'none') return '--kq-data-quiet'
  return name === 'lost' ? '--kq-tier-lost-mark' : `--kq-tier-${name.slice(1)}-mark`
}
