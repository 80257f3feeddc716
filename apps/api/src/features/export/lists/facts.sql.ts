// Facts of customers: points, changes of tier, visits. Who is not in the exporter's row scope is in none of them.
import type { Permission } from '@keqing/domain'
import { empty, join, raw, sql, type Sql } from '../../../platform/db/sql.ts'
import { customerScope, seen, sightOf, type Sight } from '../../customer/index.ts'
import { TIER_CHANGE_KIND } from '../../tier/index.ts'
import { PAGE_ROWS, pageOf, type Cell, type ExportedList } from '../exported-list.ts'
import type { FactFilter } from '../fact-filter.type.ts'

/** Rows of `from` named `t`, each a fact of `customer c` on the date `day`; columns are in the order of the header. */
function factList(
  permission: Permission,
  columns: Readonly<Record<string, string | ((sight: Sight) => Sql)>>,
  { from, day }: { from: string; day: string },
  more: (filter: FactFilter) => Sql = () => empty
): ExportedList<FactFilter> {
  const header = Object.keys(columns)
  return {
    permission,
    header,
    async page(tx, scope, filter, after) {
      const sight = sightOf(scope.rights)
      const values = Object.entries(columns).map(
        ([name, value]) => sql`${typeof value === 'string' ? raw(value) : value(sight)} as ${raw(`"${name}"`)}`
      )
      const rows = await tx.query<{ id: string } & Record<string, Cell>>(sql`
        select t.id, ${join(values, ', ')}
        from ${raw(from)} t join customer c on c.tenant_id = t.tenant_id and c.id = t.customer_id
        where t.tenant_id = ${tx.tenantId} and t.chain_id = ${scope.chain.id} and ${customerScope(scope.rights, permission)} and ${customerScope(scope.rights, 'customer:read')}
          ${filter.customerId ? sql`and t.customer_id = ${filter.customerId}` : empty}
          ${filter.from ? sql`and ${raw(day)} >= ${filter.from}::date` : empty} ${filter.to ? sql`and ${raw(day)} <= ${filter.to}::date` : empty}
          ${more(filter)} ${after ? sql`and t.id > ${after[0]}::uuid` : empty}
        order by t.id limit ${PAGE_ROWS}`)
      return pageOf(
        rows,
        row => [row.id],
        row => header.map(name => row[name])
      )
    }
  }
}

const STORE_CODE = '(select st.code from store st where st.tenant_id = t.tenant_id and st.id = t.store_id)'
const STAFF_NO = (column: string) => `(select sf.staff_no from staff sf where sf.tenant_id = t.tenant_id and sf.id = t.${column})`

export const pointsList = factList(
  'points:read',
  {
    memberNo: 'c.member_no',
    happenedOn: 't.happened_on',
    kind: 't.kind',
    amount: 't.amount',
    confirmedOn: 't.confirmed_on',
    recordedAt: 't.recorded_at',
    receiptNo: '(select p.receipt_no from purchase p where p.tenant_id = t.tenant_id and p.id = t.purchase_id)',
    reason: 't.reason',
    approvedBy: STAFF_NO('approved_by')
  },
  { from: 'point_entry', day: 't.happened_on' }
)

export const tierChangesList = factList(
  'customer:read',
  {
    memberNo: 'c.member_no',
    decidedOn: 't.decided_on',
    fromStatus: 't.from_status',
    fromTier: 't.from_tier_key',
    toStatus: 't.to_status',
    toTier: 't.to_tier_key',
    cause: 't.cause',
    recordedAt: 't.recorded_at'
  },
  { from: 'tier_change', day: 't.decided_on' },
  ({ kind }) => (kind ? sql`and (${TIER_CHANGE_KIND}) = ${kind}` : empty)
)

export const visitsList = factList(
  'customer:read',
  {
    memberNo: 'c.member_no',
    storeCode: STORE_CODE,
    happenedAt: 't.happened_at',
    visitedOn: 't.visited_on',
    reference: 't.reference',
    recordedBy: STAFF_NO('recorded_by'),
    // A text about a person: seen as the name is (TRUST 34).
    note: sight => seen(sight, raw('t.note'), raw('null'))
  },
  { from: 'visit', day: 't.visited_on' },
  () => sql`and t.voided_at is null`
)
