// DOMAIN §1b: whoever may register may look up one full phone or member number across the chain, and gets a counter card and nothing else. Every try
// is recorded and counted, found or not: otherwise numbers could be tried until one answers.
import { Refusal, type LocalDate, type Permission } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { customerScope, MASKED_NAME } from './customer.sql.ts'
import { findCustomerAnywhere } from './find-customer.ts'
import { demandRate } from './reveal-customer.ts'

const MOST_A_MINUTE = 30

export interface CounterCardRow {
  readonly customerId: string
  readonly chainId: string
  readonly maskedName: string
  readonly memberNo: string
  readonly storeId: string
  readonly points: number
  /** In the row scope of who asks: the file opens. */
  readonly fileReadable: boolean
  readonly registeredOn: LocalDate
}

export async function lookUpCounterCard(ctx: Context, input: { chainId: string; number: string }): Promise<CounterCardRow> {
  demand(ctx, 'customer:counter')
  const chain = await ctx.chain(input.chainId)
  const number = input.number.trim()
  const card = await ctx.write(async tx => {
    await demandRate(ctx, tx, { action: 'counterCardLookup', most: MOST_A_MINUTE, within: '1 minute', refusal: 'LOOK_UP_RATE_EXCEEDED' })
    const found =
      (await isHeldInChain(ctx, tx, 'customer:counter', chain.id)) &&
      ((await findCustomerAnywhere(tx, chain.id, { memberNo: number })) ?? (await findCustomerAnywhere(tx, chain.id, { phone: number })))
    await audit(tx, ctx, {
      action: 'counterCardLookup',
      objectType: 'Customer',
      objectId: found ? found.id : null,
      chainId: chain.id,
      storeId: found ? found.storeId : null,
      detail: { found: Boolean(found) }
    })
    return (
      found &&
      tx.first<CounterCardRow>(sql`
      select c.id as "customerId", c.chain_id as "chainId", ${MASKED_NAME} as "maskedName", c.member_no as "memberNo", c.store_id as "storeId", c.registered_on as "registeredOn",
        ${customerScope(ctx.rights, 'customer:read')} as "fileReadable",
        (select coalesce(sum(e.amount), 0)::bigint from point_entry e where e.tenant_id = c.tenant_id and e.customer_id = c.id) as points
      from customer c where c.tenant_id = ${tx.tenantId} and c.id = ${found.id}`)
    )
  })
  if (!card) throw new Refusal('NOT_FOUND', ['number'])
  return card
}

/** Whether the right is held somewhere in this very chain, whatever the store: for what is done with customers whom the counter of any store may serve. */
export async function isHeldInChain(ctx: Context, tx: Tx, permission: Permission, chainId: string): Promise<boolean> {
  const reach = ctx.rights.reach(permission)
  const here =
    reach &&
    (await tx.first(sql`select from chain ch where ch.tenant_id = ${tx.tenantId} and ch.id = ${chainId} and (ch.id = any(${[...reach.chains]}::uuid[])
      or exists (select from store st where st.tenant_id = ch.tenant_id and st.chain_id = ch.id and st.id = any(${[...reach.stores, ...reach.groupStores]}::uuid[])))`))
  return Boolean(here)
}
