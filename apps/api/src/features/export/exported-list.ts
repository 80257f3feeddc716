// What an exported list is: its columns, beside the statement that fills them, and pages of bounded size. Whatever the length of the file, no more than
// one page of it is in memory, and no connection is held between pages.
import type { LocalDate, Permission } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Actor, Rights } from '../../platform/rights.ts'
import type { ChainFacts } from '../../platform/graphql/context.ts'

export const PAGE_ROWS = 1000

export interface ExportScope {
  /** Only the grants that allow exporting: a right to read elsewhere does not become a right to take away. */
  readonly rights: Rights
  readonly actor: Actor
  readonly chain: ChainFacts
  readonly today: LocalDate
}

export type Cell = string | number | boolean | Date | null | undefined

export interface ExportPage {
  readonly rows: readonly (readonly Cell[])[]
  /** Where the next page begins; absent on the last. */
  readonly next?: readonly string[] | undefined
}

export interface ExportedList<F> {
  readonly permission: Permission
  /** Its rows belong to the chain as a whole: a right over one of its stores shows none of them. */
  readonly ofChain?: true
  /** Names of the columns, as an import guesses them. */
  readonly header: readonly string[]
  page(tx: Tx, scope: ExportScope, filter: F, after: readonly string[] | undefined): Promise<ExportPage>
}

/** A page from rows fetched, `size` at most, the last of which is where the next begins. */
export function pageOf<R>(
  rows: readonly R[],
  keyOf: (row: R) => readonly string[],
  cellsOf: (row: R) => readonly Cell[],
  size = PAGE_ROWS
): ExportPage {
  const last = rows.length === size ? rows.at(-1) : undefined
  return { rows: rows.map(cellsOf), next: last && keyOf(last) }
}

/** Likewise, from a list that fetches one row to spare. */
export function pageWithSpare<R>(
  rows: readonly R[],
  keyOf: (row: R) => readonly string[],
  cellsOf: (row: R) => readonly Cell[]
): ExportPage {
  const own = rows.slice(0, PAGE_ROWS)
  const last = rows.length > PAGE_ROWS ? own.at(-1) : undefined
  return { rows: own.map(cellsOf), next: last && keyOf(last) }
}
