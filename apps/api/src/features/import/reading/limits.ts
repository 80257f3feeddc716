// TRUST 27: what a file may be at most. The compressed size is a setting (IMPORT_MAX_BYTES); the rest is what half a dozen years of receipts need, with room.
export const LIMITS = {
  inflatedBytes: 200 * 1024 * 1024,
  ratio: 100,
  /** Below this a ratio says nothing: a file of one repeated line is no bomb. */
  ratioFromBytes: 4 * 1024 * 1024,
  entries: 1_000,
  columns: 200,
  recordBytes: 1024 * 1024,
  /** Of a value that is kept to guess a column by and to show it. */
  sampleChars: 200,
  /** Styles, sheet names and relations of a workbook, each. */
  bookPartBytes: 2 * 1024 * 1024,
  /** What Excel itself allows. */
  formatCodeChars: 255,
  sharedStringChars: 64 * 1024 * 1024,
  /** Of all cells of a sheet, a shared string counted as often as it is used. */
  sheetChars: 512 * 1024 * 1024
} as const
