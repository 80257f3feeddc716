// How many returned units no purchase would explain (TERM-1b), before anything is written: the file's receipts and returns together with those already here,
// matched by the domain's own function, one customer and item at a time.
import { matchReturns, type MatchablePurchaseLine, type NamedReturnLine, type UnnamedReturnLine } from '@keqing/domain'
import type { Tx } from '../../../platform/db/database.ts'
import { sql } from '../../../platform/db/sql.ts'
import { eachRow } from './cursor.ts'

interface Fact {
  readonly fact: 'bought' | 'returned'
  readonly owner: string
  readonly itemId: string
  readonly id: string
  readonly no: string
  readonly lineNo: number
  readonly at: number
  readonly units: number
  readonly amount: number
  readonly purchaseId: string | null
  readonly fromFile: boolean
}

const AT = 'extract(epoch from at) * 1000'

function statement(tenantId: string): string {
  const t = `'${tenantId}'::uuid`
  return `
    with owned as materialized (
      select distinct coalesce(r.customer_id, r.purchase_id) as owner, r.customer_id, l.item_id
      from receipt r join line l on l.seq = r.seq where r.is_return and r.outcome = 'new' and r.code is null and coalesce(r.customer_id, r.purchase_id) is not null
    ), staged_fact as (
      select case when r.is_return then 'returned' else 'bought' end as fact, o.owner, l.item_id, r.id, r.receipt_no as no, l.line_no, r.at, l.quantity, l.amount,
        r.purchase_id, true as from_file
      from receipt r join line l on l.seq = r.seq
      join owned o on o.item_id = l.item_id and o.owner = coalesce(r.customer_id, r.purchase_id, r.id)
      where r.outcome = 'new' and r.code is null
    ), kept_fact as (
      select 'bought' as fact, o.owner, l.item_id, p.id, p.receipt_no as no, l.line_no, p.happened_at as at, l.quantity, l.amount_minor, null::uuid as purchase_id, false
      from owned o join purchase p on p.tenant_id = ${t} and p.voided_at is null and (p.customer_id = o.customer_id or p.id = o.owner)
      join purchase_line l on l.tenant_id = ${t} and l.purchase_id = p.id and l.item_id = o.item_id
      union all
      select 'returned', o.owner, l.item_id, p.id, p.return_no, l.line_no, p.happened_at, l.quantity, 0, p.purchase_id, false
      from owned o join purchase_return p on p.tenant_id = ${t} and p.voided_at is null and (p.customer_id = o.customer_id or p.customer_id is null and p.purchase_id = o.owner)
      join return_line l on l.tenant_id = ${t} and l.return_id = p.id and l.item_id = o.item_id
    )
    select fact, owner, item_id as "itemId", id, no, line_no as "lineNo", (${AT})::bigint as at, quantity as units, amount, purchase_id as "purchaseId", from_file as "fromFile"
    from (select * from staged_fact union all select * from kept_fact) every
    order by owner, item_id`
}

/** Units of the file's new returns that would stay unmatched. */
export async function unmatchedUnits(tx: Tx): Promise<number> {
  const orphaned = await tx.first<{ units: number }>(sql`
    select coalesce(sum(units), 0)::bigint as units from receipt where is_return and outcome = 'new' and code is null and customer_id is null and purchase_id is null`)
  let total = orphaned?.units ?? 0
  let group: Fact[] = []
  for await (const fact of eachRow<Fact>(tx, statement(tx.tenantId))) {
    const [first] = group
    if (first && (first.owner !== fact.owner || first.itemId !== fact.itemId)) {
      total += unmatchedOf(group)
      group = []
    }
    group.push(fact)
  }
  return total + unmatchedOf(group)
}

function unmatchedOf(group: readonly Fact[]): number {
  const lines: MatchablePurchaseLine[] = []
  const named: NamedReturnLine[] = []
  const unnamed: UnnamedReturnLine[] = []
  for (const { fact, id, no, lineNo, at, units, amount, purchaseId } of group) {
    if (fact === 'bought') lines.push({ purchaseId: id, receiptNo: no, lineNo, at, units, amount })
    else if (purchaseId)
      named.push({ returnId: id, returnNo: no, lineNo, at, units, purchaseId, purchaseLineNo: lineOf(group, purchaseId) })
    else unnamed.push({ returnId: id, returnNo: no, lineNo, at, units })
  }
  const ours = new Set(group.filter(fact => fact.fact === 'returned' && fact.fromFile).map(fact => fact.id))
  return matchReturns(lines, named, unnamed).unmatched.reduce((sum, each) => (ours.has(each.returnId) ? sum + each.units : sum), 0)
}

/** The first line of that item, as the run will write it. */
function lineOf(group: readonly Fact[], purchaseId: string): number {
  return Math.min(
    ...group.filter(fact => fact.fact === 'bought' && fact.id === purchaseId).map(fact => fact.lineNo),
    Number.MAX_SAFE_INTEGER
  )
}
