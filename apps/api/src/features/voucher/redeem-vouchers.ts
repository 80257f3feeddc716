// Vouchers leave value here, whoever redeems them: under the lock of their customer's row, an entry each. Of a receipt that is known some may have come back.
import { Refusal } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { refusing } from '../../platform/refusing.ts'
import { giveBackVouchers, Postings } from './give-back-vouchers.ts'
import { insertVoucherRedemptions, type NewVoucherRedemption, type RedeemedAt } from './redemption.sql.ts'
import { lockPayers, numberKey } from './receipt-payers.sql.ts'
import { postVoucherEntries } from './voucher-entry.sql.ts'
import type { VoucherRow } from './voucher.sql.ts'

/** Around the whole transaction: a voucher pays a receipt once, and whoever is second is told so. */
export const onceAVoucher = <T>(work: () => Promise<T>): Promise<T> =>
  refusing({ voucher_redemption_receipt_unique: ['VOUCHER_ALREADY_ON_RECEIPT', 'vouchers'] }, work)

export interface VoucherPaying extends NewVoucherRedemption {
  readonly voucher: VoucherRow
}

interface KnownReceipt {
  readonly id: string
  readonly customerId: string | null
  readonly voided: boolean
  readonly paidMinor: number
}

/** Ids of the redemptions. @throws Refusal RECEIPT_PAID_BY_ANOTHER; INVALID_VALUE, PURCHASE_ALREADY_VOIDED where the receipt is known and is another one */
export async function redeemVouchers(
  tx: Tx,
  at: RedeemedAt,
  parts: readonly VoucherPaying[],
  { alsoOffMinor = 0 }: { readonly alsoOffMinor?: number } = {}
): Promise<string[]> {
  if (parts.length === 0) return []
  const payer = (await lockPayers(tx, [at])).get(numberKey(at))
  const receipt = await tx.first<KnownReceipt>(sql`
    select id, customer_id as "customerId", voided_at is not null as voided, paid_minor as "paidMinor"
    from purchase where tenant_id = ${tx.tenantId} and store_id = ${at.storeId} and receipt_no = ${at.receiptNo}`)
  if (receipt) refuseOther(receipt, at, parts, alsoOffMinor)
  if (payer && payer !== at.customerId) throw new Refusal('RECEIPT_PAID_BY_ANOTHER', ['customerId'])
  const ids = await insertVoucherRedemptions(
    tx,
    at,
    parts.map(({ voucher: _voucher, ...part }) => part)
  )
  const entries = parts.flatMap(({ voucher, takenMinor }, index) => {
    const postings = new Postings(voucher)
    postings.post({ kind: 'redeem', amount: -takenMinor, on: at.today, redemptionId: ids[index] ?? '' })
    return postings.entries
  })
  await postVoucherEntries(tx, at, entries)
  if (receipt) await giveBackVouchers(tx, { chainId: at.chainId, purchaseIds: [receipt.id], today: at.today, recordedBy: at.recordedBy })
  return ids
}

/** What was paid came after the vouchers: before them the receipt cannot have been more than both together. */
function refuseOther(receipt: KnownReceipt, at: RedeemedAt, parts: readonly VoucherPaying[], alsoOffMinor: number): void {
  if (receipt.customerId && receipt.customerId !== at.customerId) throw new Refusal('INVALID_VALUE', ['customerId'])
  if (receipt.voided) throw new Refusal('PURCHASE_ALREADY_VOIDED', ['receiptNo'])
  const before = parts.reduce((sum, part) => sum + part.offMinor, receipt.paidMinor + alsoOffMinor)
  if (parts.some(part => part.eligibleMinor > before)) throw new Refusal('INVALID_VALUE', ['lines'])
}
