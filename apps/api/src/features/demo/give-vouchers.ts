// Vouchers of a demo company, defined, issued and redeemed by the feature's own acts, so that they are within its rules and in the log: a welcome to customers
// of the second tier, of whom one has used it since. All within the transaction that makes the company: it is there as a whole or not at all.
import { currencyExponent } from '@keqing/domain'
import type { Database, OpenTransaction, Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { Context } from '../../platform/graphql/context.ts'
import { Rights, type PlacedGrant } from '../../platform/rights.ts'
import { redeemAtTill } from '../till/index.ts'
import { createDefinition, giveVoucher } from '../voucher/index.ts'

const MANY = 12
/** So many of the chain's whole units. */
const FACE = 100
const NAMES = {
  thanks: { zhCN: '答谢券', en: 'Thank-you voucher' },
  points: { zhCN: '积分换购券', en: 'Voucher for points' }
} as const
const REASON = { 'zh-CN': '答谢老顾客', en: 'For loyal customers' } as const

interface Chain {
  readonly id: string
  readonly currency: string
  readonly locale: 'zh-CN' | 'en'
  readonly staffId: string
  readonly name: string
  readonly grants: readonly PlacedGrant[]
}

/** A company that has some of its own already keeps those. */
export async function giveVouchers(tx: Tx, now: Date): Promise<void> {
  if (await tx.first(sql`select 1 as one from voucher_definition where tenant_id = ${tx.tenantId} and occasion_minor is null limit 1`))
    return
  const chain = await tx.first<Chain>(sql`
    select c.id, c.currency, c.locale, s.id as "staffId", s.name,
      jsonb_build_array(jsonb_build_object('id', g.id, 'role', g.role, 'chainId', c.id, 'storeId', null, 'groupId', null)) as grants
    from chain c join role_grant g on g.tenant_id = c.tenant_id and g.role = 'HQ' join staff s on s.tenant_id = c.tenant_id and s.id = g.staff_id
    where c.tenant_id = ${tx.tenantId} order by g.id limit 1`)
  if (!chain) throw new Error('a demo company has no chain')
  const ctx = contextWithin(tx, chain, now)
  const unit = 10 ** currencyExponent(chain.currency)
  const define = (key: keyof typeof NAMES, more: object) =>
    createDefinition(ctx, { chainId: chain.id, key, name: NAMES[key], faceMinor: FACE * unit, idempotencyKey: `demo ${key}`, ...more })
  const definitionId = await define('thanks', { minimumMinor: 3 * FACE * unit, mostPerCustomer: 1 })
  await define('points', { forPoints: true, validDays: 180, partRedemption: true })
  const customers = await tx.query<{ id: string; storeId: string }>(sql`
    select c.id, c.store_id as "storeId" from customer c
    join customer_state s on s.tenant_id = c.tenant_id and s.customer_id = c.id and s.status = 'tier' and s.tier_key = 'B'
    where c.tenant_id = ${tx.tenantId} and c.chain_id = ${chain.id} order by s.last_visit_on desc nulls last, c.id limit ${MANY}`)
  const given: string[] = []
  for (const { id: customerId } of customers)
    given.push(await giveVoucher(ctx, { definitionId, customerId, reason: REASON[chain.locale], idempotencyKey: `demo ${customerId}` }))
  const [first] = customers
  if (!first || !given[0]) return
  // On a receipt that is still to be recorded, as a till's would be.
  await redeemAtTill(ctx, {
    chainId: chain.id,
    storeId: first.storeId,
    customerId: first.id,
    vouchers: [{ id: given[0] }],
    lines: [{ amountMinor: 3 * FACE * unit }],
    receiptNo: `V-${await ctx.today(chain.id)}`,
    idempotencyKey: 'demo redeem'
  })
}

/** Of headquarters, within a transaction that is not its own to end. */
function contextWithin(tx: Tx, { staffId, name, grants }: Chain, now: Date): Context {
  const open = { tx, commit: async () => {}, rollback: async () => {} } satisfies Partial<OpenTransaction>
  const db: Pick<Database, 'unit' | 'open'> = {
    unit: (_tenantId, work) => work(tx),
    open: () => Promise.resolve(open as unknown as OpenTransaction)
  }
  const actor = { kind: 'user', id: staffId, staffId, name } as const
  return new Context({
    db: db as Database,
    clock: { now: () => now },
    correlationId: 'demo',
    identity: { tenantId: tx.tenantId, actor, rights: Rights.ofGrants(grants), grants }
  })
}
