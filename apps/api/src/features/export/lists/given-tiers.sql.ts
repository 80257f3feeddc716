// Designations and overrides, by the list of their own feature, in columns that an import of given tiers takes back: what stands already stays as it is.
import { lastDayOfStanding, standingState } from '@keqing/domain'
import { countsOfBatches, pageOfBatches, pageOfGivenTiers, seesRefused, type GivenTierFilter } from '../../standing/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList } from '../exported-list.ts'
import { customerCodes, peopleInSight } from './codes.sql.ts'

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
  async page(tx, { actor, chain, rights, today }, filter, after) {
    const part = { order: { field: 'starts', direction: 'asc' } as const, limit: PAGE_ROWS }
    const key = after ? ([after[0] ?? '', after[1] ?? ''] as const) : undefined
    const rows = await pageOfGivenTiers(tx, { chainId: chain.id, rights, today, filter }, { ...part, after: key })
    const customers = await customerCodes(
      tx,
      rows.map(row => row.customerId)
    )
    const person = await peopleInSight(
      tx,
      { actor, rights },
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
          person(row.recordedById)?.staffNo,
          row.endedAt
        ]
      }
    )
  }
}

/** Few at a time: what each gave is counted from its customers. */
const ACTS = 50

/** Acts by which they were given to many, by the list of their own feature: what is counted are the customers one sees. */
export const givenTierActsList: ExportedList<unknown> = {
  permission: 'customer:read',
  header: [
    ...['askedAt', 'askedBy', 'kind', 'source', 'tier', 'startsOn', 'endsOn', 'reason', 'given', 'standing', 'refused'],
    ...['undoneAt', 'undoneBy']
  ],
  async page(tx, { actor, chain, rights, today }, _filter, after) {
    const reader = { actor, rights }
    const rows = await pageOfBatches(reader, tx, { chainId: chain.id, limit: ACTS, after: after?.[0] })
    const ids = rows.map(row => row.id)
    const counts = await countsOfBatches(reader, tx, ids, today)
    const person = await peopleInSight(
      tx,
      reader,
      rows.flatMap(row => [row.askedById, row.undoneById])
    )
    return pageOf(
      rows,
      row => [row.id],
      row => [
        ...[row.askedAt, person(row.askedById)?.name, row.kind, row.source, row.tierKey, row.startsOn, row.endsOn, row.reason],
        ...[counts.get(row.id)?.given ?? 0, counts.get(row.id)?.standing ?? 0],
        // Of customers in sight or not: for who asked, or sees the whole chain.
        ...[seesRefused(reader, row) ? row.refusedCount : null, row.undoneAt, person(row.undoneById)?.name]
      ],
      ACTS
    )
  }
}
