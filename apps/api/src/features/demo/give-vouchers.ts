// Vouchers of a demo company, issued and redeemed by the engine itself: a welcome to customers of the second tier, of whom one has used it since.
import { currencyExponent, readVoucherTerms, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { insertDefinition, issueVouchers, openDefinition, redeemVouchers, vouchersById } from '../voucher/index.ts'

const MANY = 12
/** So many of the chain's whole units. */
const FACE = 100
const NAMES = {
  thanks: { 'zh-CN': '答谢券', en: 'Thank-you voucher' },
  points: { 'zh-CN': '积分换购券', en: 'Voucher for points' }
} as const
const REASON = { 'zh-CN': '答谢老顾客', en: 'For loyal customers' } as const

interface Chain {
  readonly id: string
  readonly currency: string
  readonly locale: 'zh-CN' | 'en'
  readonly now: Date
  readonly hq: string
}

/** A company that has them already keeps those. */
export async function giveVouchers(tx: Tx, today: LocalDate): Promise<void> {
  if (await tx.first(sql`select 1 as one from voucher_definition where tenant_id = ${tx.tenantId} limit 1`)) return
  const chain = await tx.first<Chain>(sql`
    select c.id, c.currency, c.locale, app.now() as now,
      (select g.staff_id from role_grant g where g.tenant_id = c.tenant_id and g.role = 'HQ' order by g.id limit 1) as hq
    from chain c where c.tenant_id = ${tx.tenantId}`)
  if (!chain) throw new Error('a demo company has no chain')
  const unit = 10 ** currencyExponent(chain.currency)
  const define = (key: keyof typeof NAMES, more: object) =>
    insertDefinition(tx, {
      chainId: chain.id,
      key,
      name: NAMES[key],
      terms: readVoucherTerms({ faceMinor: FACE * unit, ...more }, today),
      createdBy: chain.hq
    })
  const thanks = await define('thanks', { minimumMinor: 3 * FACE * unit, mostPerCustomer: 1 })
  await define('points', { forPoints: true, validDays: 180, partRedemption: true })
  const customers = await tx.query<{ id: string }>(sql`
    select c.id from customer c join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id and s.status = 'tier' and s.tier_key = 'B'
    where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chain.id} order by s.last_visit_on desc nulls last, c.id limit ${MANY}`)
  const ids = customers.map(each => each.id)
  const issue = { source: 'hand', today, validFrom: today, reason: REASON[chain.locale], recordedBy: chain.hq } as const
  const { vouchers } = await issueVouchers(tx, await openDefinition(tx, chain.id, thanks), ids, issue)
  const [used] = vouchers.values()
  if (used) await useOne(tx, chain, today, used)
}

/** On a receipt that is still to be recorded, as a till's would be. */
async function useOne(tx: Tx, chain: Chain, today: LocalDate, id: string): Promise<void> {
  const voucher = (await vouchersById(tx, [id])).get(id)
  const home = await tx.first<{ storeId: string }>(
    sql`select store_id as "storeId" from customer where tenant_id = ${tx.tenantId} and id = ${voucher?.customerId ?? null}::uuid`
  )
  if (!voucher || !home) return
  const { issued, customerId } = voucher
  const where = {
    chainId: chain.id,
    customerId,
    ...home,
    receiptNo: `V-${today}`,
    holdId: null,
    today,
    now: chain.now,
    recordedBy: chain.hq
  }
  await redeemVouchers(tx, where, [{ voucher, voucherId: id, offMinor: issued, takenMinor: issued, eligibleMinor: 3 * issued }])
}
