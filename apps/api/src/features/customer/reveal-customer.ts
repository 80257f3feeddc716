// TRUST 34: personal data in full, to those whose role may see it, each time recorded and only so often.
import { Refusal, type LocalDate } from '@keqing/domain'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { findCustomer } from './find-customer.ts'

const MOST_AN_HOUR = 60

export interface Revealed {
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly birthOn: LocalDate | null
  readonly address: string | null
}

/** How often the actor did this lately, by the audit log itself. One at a time per actor, so that a burst cannot outrun its own count. */
export async function demandRate(
  ctx: Context,
  tx: Tx,
  limit: { action: string; most: number; within: string; refusal: 'REVEAL_RATE_EXCEEDED' | 'LOOK_UP_RATE_EXCEEDED' }
): Promise<void> {
  const actorId = ctx.actor.staffId ?? ctx.actor.id
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId}|${limit.action}|${actorId}`}, 34))`)
  const done = await tx.first<{ times: number }>(sql`
    select count(*) as times from audit_entry
    where tenant_id = ${tx.tenantId} and actor_id = ${actorId} and action = ${limit.action} and at > now() - ${limit.within}::interval`)
  if ((done?.times ?? 0) >= limit.most) throw new Refusal(limit.refusal, [], { most: limit.most })
}

export async function revealCustomer(ctx: Context, customerId: string): Promise<Revealed> {
  return ctx.write(async tx => {
    const customer = await findCustomer(ctx, tx, customerId, 'customer:reveal', ['customerId'])
    await demandRate(ctx, tx, { action: 'customerReveal', most: MOST_AN_HOUR, within: '1 hour', refusal: 'REVEAL_RATE_EXCEEDED' })
    await audit(tx, ctx, { action: 'customerReveal', objectType: 'Customer', objectId: customer.id, storeId: customer.storeId })
    const revealed = await tx.first<Revealed>(sql`
      select name, phone, email, birth_on as "birthOn", address from customer where tenant_id = ${tx.tenantId} and id = ${customer.id}`)
    if (!revealed) throw new Refusal('NOT_FOUND', ['customerId'])
    return revealed
  })
}
