/** The parts of a table that are not drawing: its columns, and where a key press leads. Pure, so that every key can be tested. */
export interface Column<Row> {
  readonly key: string
  readonly label: string
  /** Numbers stand right and in tabular figures. */
  readonly num?: boolean
  /** A CSS length; columns without one share what is left. */
  readonly width?: string
  readonly sortable?: boolean
  /** Gives way when the table is narrower than 900 px (`medium`) or 680 px (`narrow`). */
  readonly hide?: 'medium' | 'narrow'
  /** Text for a cell without a slot. Unknown is "—", never 0. */
  readonly text?: (row: Row) => string | null | undefined
  /** Width of its skeleton bar. */
  readonly bar?: string
  readonly quiet?: boolean
}

export interface Sort {
  readonly key: string
  readonly descending: boolean
}

export type Move = { readonly to: number } | { readonly act: 'open' | 'peek' | 'select' | 'clear' } | undefined

/** DESIGN §7: J/K move, X select, Enter open, Space peek; arrows, Home and End for who does not know the letters. */
export function keyMove(key: string, at: number, count: number): Move {
  if (count === 0) return undefined
  switch (key) {
    case 'j':
    case 'J':
    case 'ArrowDown':
      return { to: Math.min(count - 1, at + 1) }
    case 'k':
    case 'K':
    case 'ArrowUp':
      return { to: Math.max(0, at - 1) }
    case 'Home':
      return { to: 0 }
    case 'End':
      return { to: count - 1 }
    case 'x':
    case 'X':
      return at < 0 ? undefined : { act: 'select' }
    case 'Enter':
      return at < 0 ? undefined : { act: 'open' }
    case ' ':
      return at < 0 ? undefined : { act: 'peek' }
    case 'Escape':
      return { act: 'clear' }
    default:
      return undefined
  }
}

/** The next order when a head is pressed: numbers start high, text starts low, the second press turns it round. */
export function nextSort(now: Sort | undefined, column: Pick<Column<never>, 'key' | 'num'>): Sort {
  if (now?.key === column.key) return { key: column.key, descending: !now.descending }
  return { key: column.key, descending: column.num ?? false }
}
