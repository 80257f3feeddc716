// Designations and overrides, by the list of their own feature, in columns that an import of given tiers takes back: what stands already stays as it is.
import { lastDayOfStanding, standingState } from '@keqing/domain'
import { countsOfBatches, pageOfBatches, pageOfGivenTiers, type BatchRow, type GivenTierFilter } from '../../standing/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList } from '../exported-list.ts'
import { customerCodes, staffNumbers } from './codes.sql.ts'

export const givenTiersList: ExportedList<GivenTierFilter> = {
  permission: 'customer:read',
  header: [
    'memberNo',
    'kind',
    'tier',
    'startsOn',
    'endsOn',
    'reason',
    'storeCode',
    'state',
    'lastDay',
    'recordedAt',
    'recordedBy',
    'endedAt'
  ],
  async page(tx, { chain, rights, today }, filter, after) {
    const part = { order: { field: 'starts', direction: 'asc' } as const, limit: PAGE_ROWS }
    const key = after ? ([after[0] ?? '', after[1] ?? ''] as const) : undefined
    const rows = await pageOfGivenTiers(tx, { chainId: chain.id, rights, today, filter }, { ...part, after: key })
    const customers = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const staff = await staffNumbers(
      tx,
      rows.map(row => row.recordedById)
    )
    return pageOf(
      rows,
      row => [row.k, row.id],
      row => {
        const customer = customers.get(row.customerId)
        const days = { startsOn: row.startsOn, endsOn: row.endsOn ?? null, withdrawnOn: row.withdrawnOn }
        return [
          customer?.memberNo,
          row.kind,
          row.tierKey,
          row.startsOn,
          row.endsOn,
          row.reason,
          customer?.storeCode,
          standingState(days, today),
          lastDayOfStanding(days),
          row.recordedAt,
          staff.get(row.recordedById ?? ''),
          row.endedAt
        ]
      }
    )
  }
}

/** Acts by which they were given to many, by the list of their own feature: what is counted are the customers one sees. */
export const givenTierActsList: ExportedList<unknown> = {
  permission: 'customer:read',
  header: [
    ...['askedAt', 'askedBy', 'kind', 'source', 'tier', 'startsOn', 'endsOn', 'reason', 'given', 'standing', 'refused'],
    ...['undoneAt', 'undoneBy']
  ],
  async page(tx, { actor, chain, rights, today }, _filter, after) {
    const reader = { actor, rights }
    const rows = await pageOfBatches(reader, tx, { chainId: chain.id, limit: PAGE_ROWS, after: after?.[0] })
    const ids = rows.map(row => row.id)
    const seesChain = rights.covers('customer:read', { chainId: chain.id })
    const seesRefused = ({ askedById }: BatchRow) => seesChain || (askedById !== null && askedById === actor.staffId)
    const counts = await countsOfBatches(reader, tx, ids, today)
    const staff = await staffNumbers(
      tx,
      rows.flatMap(row => [row.askedById, row.undoneById])
    )
    return pageOf(
      rows,
      row => [row.id],
      row => [
        ...[row.askedAt, staff.get(row.askedById ?? ''), row.kind, row.source, row.tierKey, row.startsOn, row.endsOn, row.reason],
        ...[counts.get(row.id)?.given ?? 0, counts.get(row.id)?.standing ?? 0],
        // Of customers in sight or not: for who asked, or sees the whole chain.
        ...[seesRefused(row) ? row.refusedCount : null, row.undoneAt, staff.get(row.undoneById ?? '')]
      ]
    )
  }
}
