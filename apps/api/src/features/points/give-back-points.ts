// POINT-6, POINT-3: points that paid a receipt come back with what is returned of it, as a function of the returns: what should be back in each lot less what
// is, is posted. Sending a return twice, voiding it, or hearing of the receipt late ends in the same ledger; a voided receipt gives all of them back.
import { givenBackPoints, giveBackTo, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { lockOwners } from './lots.sql.ts'
import { postEntries, type NewEntry } from './post-entries.sql.ts'
import { redemptionFacts, type RedemptionFacts } from './redemption-facts.sql.ts'

export interface GiveBackRequest {
  readonly chainId: string
  readonly purchaseIds: readonly string[]
  readonly today: LocalDate
  readonly recordedBy?: string | null | undefined
}

/** Whose points moved: their lots may be past their day, and are settled next. */
export async function giveBackPoints(tx: Tx, request: GiveBackRequest): Promise<{ customerIds: readonly string[] }> {
  if (request.purchaseIds.length === 0) return { customerIds: [] }
  const seen = await redemptionFacts(tx, request.purchaseIds)
  if (seen.length === 0) return { customerIds: [] }
  await lockOwners(
    tx,
    seen.map(each => each.customerId)
  )
  // Read again: who waited for the lock sees what the other has posted.
  const entries = (await redemptionFacts(tx, request.purchaseIds)).flatMap(facts => missingEntries(facts, request.today))
  await postEntries(tx, { chainId: request.chainId, recordedBy: request.recordedBy ?? null }, entries)
  return { customerIds: [...new Set(entries.map(entry => entry.customerId))] }
}

function missingEntries(facts: RedemptionFacts, today: LocalDate): NewEntry[] {
  const { id, customerId, points, policyVersionId, voided, returnedInFull } = facts
  const back = givenBackPoints(points, { ...facts, whole: voided || returnedInFull })
  const taken = facts.lots.map(({ expiresOn, taken: amount }) => ({ expiresOn, amount }))
  const target = new Map(giveBackTo(taken, back).map(({ expiresOn, amount }) => [expiresOn, amount]))
  return facts.lots.flatMap(({ expiresOn, givenBack, entries }): NewEntry[] => {
    const amount = (target.get(expiresOn) ?? 0) - givenBack
    if (amount === 0) return []
    const on = amount > 0 && !voided && facts.lastReturnedOn ? later(facts.lastReturnedOn, facts.redeemedOn) : today
    const of = { redemptionId: id, redemptionSeq: entries, policyVersionId }
    return [{ customerId, kind: 'reverse', account: 'redemption', amount, expiresOn, on, ...of }]
  })
}

const later = (a: LocalDate, b: LocalDate): LocalDate => (a > b ? a : b)
