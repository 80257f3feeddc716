// Adjustments of points that were asked for: what waits, and what somebody else decided; by the list of their own feature.
import { pageOfRequests } from '../../adjustment/index.ts'
import { actorNames } from '../../audit/index.ts'
import { PAGE_ROWS, pageWithSpare, type ExportedList } from '../exported-list.ts'
import { customerCodes } from './codes.sql.ts'

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
    const numbers = await customerCodes(
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
