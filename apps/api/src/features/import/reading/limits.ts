// TRUST 27: what a file may be at most. The compressed size is a setting (IMPORT_MAX_BYTES); the rest is what half a dozen years of receipts need, with room.
export const LIMITS = {
  inflatedBytes: 200 * 1024 * 1024,
  ratio: 100,
  /** Below this a ratio says nothing: a file of one repeated line is no bomb. */
  ratioFromBytes: 4 * 1024 * 1024,
  entries: 1_000,
  columns: 200,
  recordBytes: 1024 * 1024,
  sharedStringChars: 64 * 1024 * 1024
} as const
