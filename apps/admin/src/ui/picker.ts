/** The parts of a picker that are not drawing: its rows, and where a key press leads. Pure, so that each can be tested. */
import type { PickerOption } from './shapes.ts'

interface Offered {
  /** Always there: "all", "none". */
  readonly extra: readonly PickerOption[]
  readonly chosen: readonly PickerOption[]
  readonly options: readonly PickerOption[]
  /** Something is typed: then only what was found is shown. */
  readonly searching: boolean
}

/** What is chosen stands before the rest where it is not on the pages that are here, and in its place where it is: nothing moves under the finger. */
export function rowsOf({ extra, chosen, options, searching }: Offered): readonly PickerOption[] {
  if (searching) return options
  const here = new Set([...extra, ...options].map(option => option.key))
  return [...extra, ...chosen.filter(option => !here.has(option.key)), ...options]
}

export type PickerMove = { readonly to: number } | { readonly act: 'pick' | 'close' | 'clear' | 'more' } | undefined

interface Place {
  readonly at: number
  readonly count: number
  readonly open: boolean
  readonly typed: boolean
  readonly hasMore: boolean
}

/** Arrows walk and open, the last one fetches more; Enter takes what is marked; Escape first empties what was typed, then closes. */
export function pickerMove(key: string, { at, count, open, typed, hasMore }: Place): PickerMove {
  switch (key) {
    case 'ArrowDown':
      if (!open) return { to: Math.max(0, at) }
      if (at >= count - 1) return hasMore ? { act: 'more' } : { to: count - 1 }
      return { to: at + 1 }
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) }
    case 'PageDown':
      return { to: Math.min(count - 1, at + 8) }
    case 'PageUp':
      return { to: Math.max(0, at - 8) }
    case 'Enter':
      return open ? { act: 'pick' } : { to: Math.max(0, at) }
    case 'Escape':
      return typed ? { act: 'clear' } : open ? { act: 'close' } : undefined
    default:
      return undefined
  }
}

/** Where the mark stands once other rows are there: of what is found the first is marked, also where for a moment there was nothing to mark. */
export function markAfter(at: number, count: number, typed: boolean): number {
  return Math.min(typed ? Math.max(0, at) : at, count - 1)
}

/** With or without a key: what was chosen first stays first. */
export function toggledKey(keys: readonly string[], key: string): readonly string[] {
  return keys.includes(key) ? keys.filter(each => each !== key) : [...keys, key]
}
