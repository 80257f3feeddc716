// POINT-4: what is due expires, and what was taken back after it had expired is given back to its lot. A function of what the ledger holds, posted as the
// difference: safe to repeat. Whoever spends or changes a lot's past settles it in the same transaction, so that the night finds only what time alone did.
import { addDays, lotsDue, NOTHING_HELD, type LocalDate, type LotMovement, type PointLot } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { earningInForce } from './earning-in-force.ts'
import { heldPoints, pointLots, type PointsMoment } from './lots.sql.ts'
import { postEntries, type NewEntry } from './post-entries.sql.ts'

export interface DueRequest extends PointsMoment {
  readonly chainId: string
  /** Their rows are locked by the caller. */
  readonly customerIds: readonly string[]
  readonly recordedBy?: string | null | undefined
}

/** How many entries were posted. */
export async function settleDuePoints(tx: Tx, request: DueRequest): Promise<{ entries: number }> {
  const { chainId, customerIds, today } = request
  if (customerIds.length === 0) return { entries: 0 }
  const lotsOf = await pointLots(tx, customerIds, today, { onlyDue: true })
  if (lotsOf.size === 0) return { entries: 0 }
  const held = await heldPoints(tx, [...lotsOf.keys()], request)
  const due = [...lotsOf].flatMap(([customerId, lots]) =>
    lotsDue(lots, today, held.get(customerId) ?? NOTHING_HELD).map(movement => ({ customerId, lots, movement }))
  )
  if (due.length === 0) return { entries: 0 }
  const { id: policyVersionId } = await earningInForce(tx, chainId, today)
  const entries = due.map(({ customerId, lots, movement }): NewEntry => ({ customerId, policyVersionId, ...expiry(lots, movement, today) }))
  await postEntries(tx, { chainId, recordedBy: request.recordedBy ?? null }, entries)
  return { entries: entries.length }
}

/** A lot expires on the day after its last, however late the night comes; what happens to it after that is of the day on which it does. */
function expiry(
  lots: readonly PointLot[],
  { expiresOn, amount }: LotMovement,
  today: LocalDate
): Omit<NewEntry, 'customerId' | 'policyVersionId'> {
  const before = lots.find(lot => lot.expiresOn === expiresOn)
  const first = amount < 0 && expiresOn !== null && before?.expired === 0
  return { kind: amount < 0 ? 'expire' : 'reverse', account: 'expiry', amount, expiresOn, on: first ? addDays(expiresOn, 1) : today }
}
