// Receipts, returns and items, by the lists of their own feature; codes and numbers stand in for ids, so that a till or an import knows them.
import { currencyExponent, decimalFromMinor } from '@keqing/domain'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Rights } from '../../../platform/rights.ts'
import { customerScope } from '../../customer/index.ts'
import { itemPage, purchasePage, returnPage, type ItemFilter, type PurchaseFilter, type ReturnFilter } from '../../purchase/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList, type ExportScope } from '../exported-list.ts'

const present = (ids: readonly (string | null)[]) => [...new Set(ids.filter(id => id !== null))]

/** Store codes, staff numbers and member numbers by id; a customer out of the exporter's sight has none. */
async function codesOf(tx: Tx, rights: Rights, ids: readonly (string | null)[]): Promise<ReadonlyMap<string | null, string>> {
  const given = present(ids)
  const rows = await tx.query<{ id: string; code: string }>(sql`
    select id, code from store where tenant_id = ${tx.tenantId} and id = any(${given}::uuid[])
    union all select id, staff_no from staff where tenant_id = ${tx.tenantId} and id = any(${given}::uuid[])
    union all select c.id, c.member_no from customer c where c.tenant_id = ${tx.tenantId} and c.id = any(${given}::uuid[]) and ${customerScope(rights, 'customer:read')}`)
  return new Map(rows.map(row => [row.id, row.code]))
}

const decimals = (scope: ExportScope) => {
  const exponent = currencyExponent(scope.chain.currency)
  return (minor: number) => decimalFromMinor(minor, exponent)
}

const key = (after: readonly string[] | undefined) => (after ? ([after[0] ?? '', after[1] ?? ''] as const) : undefined)

export const purchasesList: ExportedList<PurchaseFilter> = {
  permission: 'purchase:read',
  header: [
    'receiptNo',
    'storeCode',
    'happenedAt',
    'purchasedOn',
    'memberNo',
    'sellerNo',
    'units',
    'amount',
    'returnedUnits',
    'returnedAmount',
    'netAmount',
    'currency',
    'source',
    'claimedAt',
    'declineReason',
    'voidedAt',
    'voidReason',
    'recordedAt'
  ],
  async page(tx, scope, filter, after) {
    const rows = await purchasePage(
      tx,
      scope.rights,
      { chainId: scope.chain.id, filter },
      { order: { field: 'happenedAt', direction: 'asc' }, limit: PAGE_ROWS, after: key(after) }
    )
    const codes = await codesOf(
      tx,
      scope.rights,
      rows.flatMap(row => [row.storeId, row.customerId, row.sellerId])
    )
    const money = decimals(scope)
    return pageOf(
      rows,
      row => [row.happenedText, row.id],
      row => [
        row.receiptNo,
        codes.get(row.storeId),
        row.happenedAt,
        row.purchasedOn,
        codes.get(row.customerId),
        codes.get(row.sellerId),
        row.units,
        money(row.paidMinor),
        row.returnedUnits,
        money(row.returnedMinor),
        row.voidedAt ? money(0) : money(row.paidMinor - row.returnedMinor),
        row.currency,
        row.source,
        row.claimedAt,
        row.declineReason,
        row.voidedAt,
        row.voidReason,
        row.recordedAt
      ]
    )
  }
}

export const returnsList: ExportedList<ReturnFilter> = {
  permission: 'purchase:read',
  header: [
    'returnNo',
    'storeCode',
    'happenedAt',
    'returnedOn',
    'memberNo',
    'units',
    'unmatchedUnits',
    'refundedAmount',
    'currency',
    'source',
    'voidedAt',
    'recordedAt'
  ],
  async page(tx, scope, filter, after) {
    const rows = await returnPage(tx, scope.rights, { chainId: scope.chain.id, filter }, { limit: PAGE_ROWS, after: key(after) })
    const codes = await codesOf(
      tx,
      scope.rights,
      rows.flatMap(row => [row.storeId, row.customerId])
    )
    const money = decimals(scope)
    return pageOf(
      rows,
      row => [row.happenedText, row.id],
      row => [
        row.returnNo,
        codes.get(row.storeId),
        row.happenedAt,
        row.returnedOn,
        codes.get(row.customerId),
        row.units,
        row.unmatchedUnits,
        money(row.refundedMinor),
        row.currency,
        row.source,
        row.voidedAt,
        row.recordedAt
      ]
    )
  }
}

export const itemsList: ExportedList<ItemFilter> = {
  permission: 'purchase:read',
  header: ['itemCode', 'itemName', 'category', 'recordedAt', 'editedAt'],
  async page(tx, scope, filter, after) {
    const rows = await itemPage(tx, { chainId: scope.chain.id, filter }, { limit: PAGE_ROWS, after: key(after) })
    return pageOf(
      rows,
      row => [row.code, row.id],
      row => [row.code, row.name, row.category, row.recordedAt, row.editedAt]
    )
  }
}
