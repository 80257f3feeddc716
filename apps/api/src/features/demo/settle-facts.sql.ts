// What follows from a company's facts, by the same engines and in the same order as for any fact: returns matched, points posted, tiers decided.
import type { LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { refreshCompleteness } from '../customer/index.ts'
import { reconcilePoints } from '../points/index.ts'
import { reallocateReturns } from '../purchase/index.ts'
import { writeTierHistory } from './write-history.sql.ts'

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
  await reconcilePoints(tx, { chainId })
  await writeTierHistory(tx, chainId, chain.from, to)
  await refreshCompleteness(tx, { chainId })
}
