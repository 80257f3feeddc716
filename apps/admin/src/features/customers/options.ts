/** One choice among few. `mark` draws it as a tier. */
export interface Option {
  readonly key: string
  readonly label: string
  readonly note?: string | undefined
  readonly tier?: { readonly status: string; readonly key?: string | null; readonly rank?: number | null } | undefined
}
