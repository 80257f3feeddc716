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

export interface RateLimit {
  readonly action: string
  readonly most: number
  readonly within: string
  readonly refusal: 'REVEAL_RATE_EXCEEDED' | 'LOOK_UP_RATE_EXCEEDED'
}

/**
 * How often the actor may still do this, by the audit log itself: an entry is one time, or the `times` of its detail. One at a time per actor, so that a
 * burst cannot outrun its own count.
 */
export async function rateLeft(ctx: Context, tx: Tx, limit: RateLimit): Promise<number> {
  const actorId = ctx.actor.staffId ?? ctx.actor.id
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId}|${limit.action}|${actorId}`}, 34))`)
  const done = await tx.first<{ times: number }>(sql`
    select coalesce(sum(coalesce((detail->>'times')::int, 1)), 0) as times from audit_entry
    where tenant_id = ${tx.tenantId} and actor_id = ${actorId} and action = ${limit.action} and at > now() - ${limit.within}::interval`)
  return Math.max(0, limit.most - (done?.times ?? 0))
}

/** @throws Refusal where the actor did this as often as is allowed */
export async function demandRate(ctx: Context, tx: Tx, limit: RateLimit): Promise<void> {
  if ((await rateLeft(ctx, tx, limit)) === 0) throw new Refusal(limit.refusal, [], { most: limit.most })
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
