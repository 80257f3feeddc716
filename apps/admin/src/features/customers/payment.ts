/** What points or a voucher paid of a receipt, as it is told beside the entry and taken back. */
export interface Payment {
  readonly id: string
  readonly receiptNo: string
  readonly recorded: boolean
  readonly beyondReceipt: boolean
  readonly undoneAt?: string | null
  readonly undoReason?: string | null
  readonly store: { readonly id: string; readonly name: string }
}

/** While no receipt of its number is recorded nothing else gives it back. */
export const isUndoable = ({ recorded, undoneAt }: Payment): boolean => !recorded && !undoneAt
