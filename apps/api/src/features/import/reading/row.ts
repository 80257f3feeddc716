// One row of a file, whichever kind of file it came from.
export interface Row {
  /** As an editor numbers it: the header is on line 1. */
  readonly line: number
  readonly cells: readonly string[]
  /** Some of its bytes make no character of the file's encoding. */
  readonly unreadable?: boolean
}
