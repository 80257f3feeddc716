// BENEFIT-2: what vouchers paid comes back with what is returned of it, as a function of the returns: what should be back less what is, is posted. Sending a
// return twice, voiding it, or hearing of the receipt late ends in the same entries; a voided receipt gives all back.
import {
  addDays,
  daysBetween,
  dueMovement,
  givenBackOfVoucher,
  goodUntilAfterReturn,
  type LocalDate,
  type VoucherKind,
  type VoucherTerms,
  type VoucherTotals
} from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { voucherRedemptionFacts, type VoucherRedemptionFacts, type VoucherRedemptionRow } from './redemption.sql.ts'
import { postVoucherEntries, type NewVoucherEntry } from './voucher-entry.sql.ts'
import { vouchersById, type VoucherRow } from './voucher.sql.ts'

export interface GiveBackVouchers {
  readonly chainId: string
  readonly purchaseIds: readonly string[]
  readonly today: LocalDate
  readonly recordedBy?: string | null | undefined
}

export async function giveBackVouchers(tx: Tx, request: GiveBackVouchers): Promise<void> {
  if (request.purchaseIds.length === 0) return
  const seen = await voucherRedemptionFacts(tx, request.purchaseIds)
  if (seen.length === 0) return
  const owners = [...new Set(seen.map(each => each.customerId))]
  await tx.run(sql`select from customer where tenant_id = ${tx.tenantId} and id = any(${owners}::uuid[]) order by id for update`)
  // Read again: who waited for the lock sees what the other has posted.
  const facts = await voucherRedemptionFacts(tx, request.purchaseIds)
  const vouchers = await vouchersById(
    tx,
    facts.map(each => each.voucherId)
  )
  const entries = [...Map.groupBy(facts, each => each.voucherId)].flatMap(([id, some]) => {
    const voucher = vouchers.get(id)
    return voucher ? missingEntries(voucher, some, request.today) : []
  })
  await postVoucherEntries(tx, { chainId: request.chainId, recordedBy: request.recordedBy ?? null }, entries)
}

const TOTAL = { issue: 'issued', redeem: 'redeemed', giveBack: 'givenBack', void: 'voided', expire: 'expired' } as const satisfies Readonly<
  Record<VoucherKind, keyof VoucherTotals>
>

/** A voucher's further entries, each numbered after the one before and counted at once. */
export class Postings {
  readonly entries: NewVoucherEntry[] = []
  readonly #voucherId: string
  #seq: number
  #totals: VoucherTotals
  #goodUntil: LocalDate
  readonly #terms: VoucherTerms

  constructor(voucher: VoucherRow) {
    this.#voucherId = voucher.id
    this.#terms = voucher.terms
    this.#seq = voucher.entries
    this.#totals = voucher
    this.#goodUntil = voucher.goodUntil
  }

  post(entry: Omit<NewVoucherEntry, 'voucherId' | 'seq'>): void {
    if (entry.amount === 0) return
    this.entries.push({ voucherId: this.#voucherId, seq: this.#seq++, ...entry })
    const total = TOTAL[entry.kind]
    this.#totals = { ...this.#totals, [total]: this.#totals[total] + entry.amount }
  }

  /** What came back, or is taken again; while it is good the voucher is. */
  giveBack(
    amount: number,
    of: { readonly redemptionId: string; readonly on: LocalDate; readonly today: LocalDate; readonly until?: LocalDate | null }
  ): void {
    const { redemptionId, on, today } = of
    // What had its day before this came back is not good again with it.
    if (amount > 0) this.settle(today)
    const until = amount > 0 ? (of.until ?? goodUntilAfterReturn(this.#goodUntil, today, this.#terms)) : this.#goodUntil
    const goodUntil = until > this.#goodUntil ? until : null
    this.#goodUntil = until
    this.post({ kind: 'giveBack', amount, on, redemptionId, goodUntil })
  }

  /** What of it is over leaves it. */
  settle(today: LocalDate): void {
    const due = dueMovement(this.#totals, this.#goodUntil, today)
    if (due) this.post({ ...due, on: today })
  }
}

function missingEntries(voucher: VoucherRow, facts: readonly VoucherRedemptionFacts[], today: LocalDate): readonly NewVoucherEntry[] {
  const postings = new Postings(voucher)
  for (const fact of facts) {
    const { id: redemptionId, givenBack, voided, returnedInFull, lastReturnedOn, redeemedOn } = fact
    const amount = givenBackOfVoucher(fact, { ...fact, whole: voided || returnedInFull }) - givenBack
    const returned = lastReturnedOn && lastReturnedOn > redeemedOn ? lastReturnedOn : redeemedOn
    const until = voided ? goodUntilTakenBack(voucher, redeemedOn, today) : undefined
    postings.giveBack(amount, { redemptionId, on: amount > 0 && !voided && lastReturnedOn ? returned : today, today, until })
  }
  if (postings.entries.length > 0) postings.settle(today)
  return postings.entries
}

/**
 * A voucher that is over, or nearly so, is good for as many days more as were left when it paid, at most those after a return: paying and taking back, the
 * receipt or what paid it, gains none.
 */
function goodUntilTakenBack(
  { terms, goodUntil }: Pick<VoucherRow, 'terms' | 'goodUntil'>,
  redeemedOn: LocalDate,
  today: LocalDate
): LocalDate {
  const leftThen = Math.min(terms.givenBackDays, Math.max(0, daysBetween(redeemedOn, goodUntil)))
  const later = addDays(today, leftThen)
  return later > goodUntil ? later : goodUntil
}

/** All that is not back yet of a receipt that never came. The customer's row is locked. */
export async function giveWholeBack(
  tx: Tx,
  of: Pick<GiveBackVouchers, 'chainId' | 'today' | 'recordedBy'>,
  paid: Pick<VoucherRedemptionRow, 'id' | 'voucherId' | 'takenMinor' | 'givenBack' | 'redeemedOn'>
): Promise<void> {
  const voucher = (await vouchersById(tx, [paid.voucherId])).get(paid.voucherId)
  if (!voucher) return
  const postings = new Postings(voucher)
  const until = goodUntilTakenBack(voucher, paid.redeemedOn, of.today)
  postings.giveBack(paid.takenMinor - paid.givenBack, { redemptionId: paid.id, on: of.today, today: of.today, until })
  postings.settle(of.today)
  await postVoucherEntries(tx, { chainId: of.chainId, recordedBy: of.recordedBy ?? null }, postings.entries)
}
