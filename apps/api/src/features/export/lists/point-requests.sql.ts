// Adjustments of points that were asked for: what waits, and what somebody else decided; by the list of their own feature.
import { pageOfRequests } from '../../adjustment/index.ts'
import { PAGE_ROWS, pageWithSpare, type ExportedList } from '../exported-list.ts'
import { customerCodes, peopleInSight } from './codes.sql.ts'

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
  async page(tx, scope, _filter, after) {
    const rows = await pageOfRequests(tx, { chainId: scope.chain.id }, PAGE_ROWS, after?.[0])
    const numbers = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const person = await peopleInSight(
      tx,
      scope,
      rows.flatMap(row => [row.requestedById, row.decidedById])
    )
    return pageWithSpare(
      rows,
      row => [row.id],
      row => [
        ...[
          row.requestedAt,
          person(row.requestedById)?.name,
          numbers.get(row.customerId)?.memberNo,
          numbers.get(row.customerId)?.storeCode
        ],
        ...[row.amount, row.reason, row.status, row.decidedAt, person(row.decidedById)?.name],
        ...[row.declineReason, row.importRow, row.undoneAt]
      ]
    )
  }
}
