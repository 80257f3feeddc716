// Adjustments of points that were asked for: what waits, and what somebody else decided; by the list of their own feature.
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { pageOfRequests } from '../../adjustment/index.ts'
import { actorNames } from '../../audit/index.ts'
import { PAGE_ROWS, pageWithSpare, type ExportedList } from '../exported-list.ts'

async function numbersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, { memberNo: string; storeCode: string }>> {
  const found = await tx.query<{ id: string; memberNo: string; storeCode: string }>(sql`
    select c.id, c.member_no as "memberNo", s.code as "storeCode" from customer c join store s on s.tenant_id = c.tenant_id and s.id = c.store_id
    where c.tenant_id = ${tx.tenantId} and c.id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(found.map(row => [row.id, row]))
}

export const pointRequestsList: ExportedList<unknown> = {
  permission: 'points:adjust',
  ofChain: true,
  header: [
    'askedAt',
    'askedBy',
    'memberNo',
    'storeCode',
    'amount',
    'reason',
    'status',
    'decidedAt',
    'decidedBy',
    'declineReason',
    'fileRow',
    'undoneAt'
  ],
  async page(tx, { chain }, _filter, after) {
    const rows = await pageOfRequests(tx, { chainId: chain.id }, PAGE_ROWS, after?.[0])
    const numbers = await numbersOf(
      tx,
      rows.map(row => row.customerId)
    )
    const names = await actorNames(
      tx,
      rows.flatMap(row => [row.requestedById, ...(row.decidedById ? [row.decidedById] : [])])
    )
    return pageWithSpare(
      rows,
      row => [row.id],
      row => [
        ...[row.requestedAt, names.get(row.requestedById), numbers.get(row.customerId)?.memberNo, numbers.get(row.customerId)?.storeCode],
        ...[row.amount, row.reason, row.status, row.decidedAt, row.decidedById ? names.get(row.decidedById) : undefined],
        ...[row.declineReason, row.importRow, row.undoneAt]
      ]
    )
  }
}
