// What takes adjustments back: entries that name what they correct, whole and once (TRUST 25), dated today, in the lots that were moved.
import type { LocalDate, LotMovement } from '@keqing/domain'
import type { NewEntry } from '../points/index.ts'

interface Corrected {
  readonly id: string
  readonly policyVersionId: string | null
}

/** `back` in the order of `posted`. */
export function entriesBack(
  of: { readonly customerId: string; readonly on: LocalDate; readonly adjustmentId: string | null; readonly reason: string },
  posted: readonly Corrected[],
  back: readonly LotMovement[]
): NewEntry[] {
  return back.map((movement, index) => ({
    ...of,
    ...movement,
    kind: 'reverse',
    account: 'adjustment',
    policyVersionId: posted[index]?.policyVersionId ?? null,
    correctsId: posted[index]?.id ?? ''
  }))
}
