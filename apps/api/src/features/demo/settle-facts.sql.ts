// What follows from a company's facts, by the same engines and in the same order as for any fact: returns matched, points posted, tiers decided. Each is dated
// as if it had followed at once, so that the history also tells what was known when (TIME-3).
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { refreshCompleteness } from '../customer/index.ts'
import { reconcilePoints } from '../points/index.ts'
import { reallocateReturns } from '../purchase/index.ts'
import { inTheEvening, stepEnds, writeTierHistory } from './write-history.sql.ts'

/** Of the company's one chain, up to `to`. */
export async function settleFacts(tx: Tx, to: LocalDate): Promise<void> {
  const chain = await tx.first<{ id: string; from: LocalDate }>(sql`
    select c.id, min(v.effective_on) as from from chain c join policy_version v on v.tenant_id = c.tenant_id and v.chain_id = c.id
    where c.tenant_id = ${tx.tenantId} and v.kind = 'tier' group by c.id`)
  if (!chain) throw new Error('a demo company has no chain')
  const owners = await tx.query<{ customer: string | null; purchase: string | null }>(sql`
    select distinct customer_id as customer, case when customer_id is null then purchase_id end as purchase from purchase_return where tenant_id = ${tx.tenantId}`)
  const chainId = chain.id
  await reallocateReturns(tx, {
    chainId,
    customerIds: owners.flatMap(each => each.customer ?? []),
    purchaseIds: owners.flatMap(each => each.purchase ?? [])
  })
  await tx.run(sql`
    update return_allocation a set recorded_at = greatest(p.recorded_at, p.claimed_at, r.recorded_at) from purchase p, purchase_return r
    where a.tenant_id = ${tx.tenantId} and p.tenant_id = ${tx.tenantId} and p.id = a.purchase_id and r.tenant_id = ${tx.tenantId} and r.id = a.return_id`)
  const ends = stepEnds(chain.from, to)
  await inTheEvening(tx, chainId, ends, async (from, end) => {
    const bought = await tx.query<{ id: string }>(sql`
      select id from purchase where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and purchased_on > ${from}::date and purchased_on <= ${end}::date`)
    await reconcilePoints(tx, { chainId, purchaseIds: bought.map(row => row.id) })
  })
  await reconcilePoints(tx, { chainId })
  await writeTierHistory(tx, chainId, ends)
  await refreshCompleteness(tx, { chainId })
}
