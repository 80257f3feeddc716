// Designations and overrides, by the list of their own feature, in columns that an import of given tiers takes back: what stands already stays as it is.
import { lastDayOfStanding, standingState } from '@keqing/domain'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { pageOfGivenTiers, type GivenTierFilter } from '../../standing/index.ts'
import { PAGE_ROWS, pageOf, type ExportedList } from '../exported-list.ts'

interface Codes {
  readonly memberNo: string
  readonly storeCode: string
}

/** Of customers whom the list has shown. */
async function customersOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, Codes>> {
  const rows = await tx.query<Codes & { id: string }>(sql`
    select c.id, c.member_no as "memberNo", st.code as "storeCode" from customer c join store st on st.tenant_id = c.tenant_id and st.id = c.store_id
    where c.tenant_id = ${tx.tenantId} and c.id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(rows.map(row => [row.id, row]))
}

async function staffNumbers(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const given = [...new Set(ids.filter(id => id !== null))]
  const rows = await tx.query<{ id: string; staffNo: string }>(
    sql`select id, staff_no as "staffNo" from staff where tenant_id = ${tx.tenantId} and id = any(${given}::uuid[])`
  )
  return new Map(rows.map(row => [row.id, row.staffNo]))
}

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
    const customers = await customersOf(
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
