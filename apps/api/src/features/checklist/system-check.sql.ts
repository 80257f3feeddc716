// INC-9: what closed system checks found, for whoever settles a month. Only a month's own run counts, one of each store; one begun by hand is for looking.
import type { LocalDate } from '@keqing/domain'
import { empty, sql, type Sql } from '../../platform/db/sql.ts'
import { latestAnswers } from './run.sql.ts'

export interface SystemCheckScope {
  readonly tenantId: string
  readonly chainId: string
  /** The first day, and the day after the last. */
  readonly from: LocalDate
  readonly until: LocalDate
  /** Of these stores alone; absent: the chain's. */
  readonly storeIds?: readonly string[] | undefined
}

const closedRuns = (tenantId: string, more: Sql): Sql => sql`
  select r.id, r.store_id, r.for_on from checklist_run r
  where r.tenant_id = ${tenantId} and r.kind = 'system' and r.span = 'monthly' and r.closed_at is not null ${more}`

/**
 * A select of `subject_id` and `store_id` (the store), `customer_id` (nobody), `numerator` (critical items that failed) and `denominator` (items that passed or failed):
 * one row per store whose run for a month within is closed. Items that are judged elsewhere have no answer, and are in neither number.
 */
export function systemCheckParts({ tenantId, chainId, from, until, storeIds }: SystemCheckScope): Sql {
  const within = sql`and r.chain_id = ${chainId} and r.for_on >= ${from}::date and r.for_on < ${until}::date
    ${storeIds ? sql`and r.store_id = any(${[...storeIds]}::uuid[])` : empty}`
  return sql`
    select r.store_id as subject_id, r.store_id, null::uuid as customer_id,
      count(*) filter (where l.verdict = 'failed' and i.critical)::bigint as numerator, count(*) filter (where l.verdict in ('passed', 'failed'))::bigint as denominator
    from (${closedRuns(tenantId, within)}) r
    left join (${latestAnswers(tenantId, sql`a.run_id in (select w.id from (${closedRuns(tenantId, within)}) w)`)}) l on l.run_id = r.id
    left join checklist_item i on i.tenant_id = ${tenantId} and i.version_id = l.version_id and i.key = l.item_key
    group by r.store_id`
}
