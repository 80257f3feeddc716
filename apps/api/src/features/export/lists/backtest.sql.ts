// Who moves by a backtest, with the reason: in what the store knows a customer by, in the words that the rules are stored in, and as sentences.
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { explainedMoves, type ExplainedMove } from '../../backtest/index.ts'
import type { BacktestMoveFilter } from '../backtest-filter.type.ts'
import { PAGE_ROWS, type Cell, type ExportedList } from '../exported-list.ts'
import { moveWords } from './move-words.ts'

type Reason = ExplainedMove['reasons'][number]

/** As `points 44: 50 -> 40`: what was found, what is asked now, and what would be; as `points 44 -> 52: …` where rules of earning count otherwise. */
function worded({ kind, metric, found, foundBefore, before, after, since, monthsBefore, monthsAfter }: Reason): string {
  const side = (value: number | null | undefined, window?: number | null) =>
    value === undefined || value === null ? 'none' : `${value}${window ? `/${window}m` : ''}`
  if (kind === 'condition')
    return `${metric} ${foundBefore === undefined ? '' : `${foundBefore} -> `}${found}: ${side(before?.asked, before?.windowMonths)} -> ${side(after?.asked, after?.windowMonths)}`
  if (since === undefined) return kind
  return `${kind} since ${since}: ${side(monthsBefore)} -> ${side(monthsAfter)} months`
}

async function namesOf(tx: Tx, rows: readonly ExplainedMove[]): Promise<ReadonlyMap<string, { memberNo: string; storeCode: string }>> {
  const found = await tx.query<{ id: string; memberNo: string; storeCode: string }>(sql`
    select c.id, c.member_no as "memberNo", s.code as "storeCode"
    from unnest(${rows.map(row => row.customerId)}::uuid[], ${rows.map(row => row.storeId)}::uuid[]) as m (customer_id, store_id)
    join customer c on c.tenant_id = ${tx.tenantId} and c.id = m.customer_id
    join store s on s.tenant_id = ${tx.tenantId} and s.id = m.store_id`)
  return new Map(found.map(row => [row.id, row]))
}

export const backtestMovesList: ExportedList<BacktestMoveFilter> = {
  permission: 'customer:read',
  header: ['memberNo', 'storeCode', 'statusInForce', 'tierInForce', 'statusTested', 'tierTested', 'reason', 'reasonZhCN', 'reasonEn'],
  async page(tx, scope, filter, after) {
    const { backtestId } = filter
    if (!backtestId) return { rows: [] }
    const rows = await explainedMoves(tx, scope, { ...filter, backtestId }, { limit: PAGE_ROWS, after: after?.[0] })
    const own = rows.slice(0, PAGE_ROWS)
    const names = await namesOf(tx, own)
    const last = rows.length > PAGE_ROWS ? own.at(-1) : undefined
    const cells = ({ customerId, from, to, reasons }: ExplainedMove): Cell[] => [
      names.get(customerId)?.memberNo,
      names.get(customerId)?.storeCode,
      from.status,
      from.key,
      to.status,
      to.key,
      reasons.map(worded).join('; '),
      ...(['zh-CN', 'en'] as const).map(locale =>
        reasons.map(reason => moveWords(reason, { locale, currency: scope.chain.currency })).join(locale === 'en' ? '; ' : '；')
      )
    ]
    return { rows: own.map(cells), next: last && [last.customerId] }
  }
}
