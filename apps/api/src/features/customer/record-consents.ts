// PROFILE-5: consents are facts with when they were given and when recorded (TIME-3); the latest given per purpose and channel holds, so one that
// comes late overrides no newer word.
import { Refusal } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Context } from '../../platform/graphql/context.ts'
import type { ConsentInput, ConsentRecordInput } from './customer.input.ts'
import type { CustomerRow } from './customer.sql.ts'
import { findCustomer } from './find-customer.ts'
import { text } from './read-fields.ts'

const MOST = 20
/** Characters of where it was said, and what the customer was told before. */
export const MOST_SOURCE = 300
const EARLIEST = new Date('1900-01-01T00:00:00Z')
/** A till's clock may be this far ahead. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

/** What was sent, checked before anything is written. @throws Refusal TOO_MANY_IN_BATCH, DUPLICATE_IN_BATCH, REQUIRED, TEXT_TOO_LONG, DATE_IN_FUTURE, INVALID_VALUE */
export function readConsents(consents: readonly ConsentInput[], now: Date) {
  if (consents.length > MOST) throw new Refusal('TOO_MANY_IN_BATCH', ['consents'], { max: MOST })
  if (new Set(consents.map(consent => `${consent.purpose} ${consent.channel}`)).size < consents.length)
    throw new Refusal('DUPLICATE_IN_BATCH', ['consents'])
  return consents.map(({ purpose, channel, granted, source, happenedAt }, index) => {
    const at = (field: string) => ['consents', String(index), field]
    const said = text(source, MOST_SOURCE, ...at('source'))
    if (!said) throw new Refusal('REQUIRED', at('source'))
    if (happenedAt && happenedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) throw new Refusal('DATE_IN_FUTURE', at('happenedAt'))
    if (happenedAt && happenedAt < EARLIEST) throw new Refusal('INVALID_VALUE', at('happenedAt'))
    return { id: uuid(), purpose, channel, granted, source: said, happenedAt: happenedAt ?? now }
  })
}

/** @throws Refusal as `readConsents` */
export async function insertConsents(tx: Tx, ctx: Context, customerId: string, consents: readonly ConsentInput[]): Promise<void> {
  const rows = readConsents(consents, ctx.clock.now())
  if (rows.length === 0) return
  await tx.run(sql`
    insert into consent (tenant_id, id, customer_id, purpose, channel, granted, source, happened_at, recorded_by)
    select ${tx.tenantId}::uuid, r.id, ${customerId}::uuid, r.purpose, r.channel, r.granted, r.source, r."happenedAt", ${ctx.actor.staffId ?? null}::uuid
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, purpose text, channel text, granted boolean, source text, "happenedAt" timestamptz)`)
}

export async function recordConsents(ctx: Context, input: ConsentRecordInput): Promise<CustomerRow> {
  return ctx.write(async tx => {
    const customer = await findCustomer(ctx, tx, input.customerId, 'customer:write', ['customerId'])
    if (input.consents.length === 0) throw new Refusal('REQUIRED', ['consents'])
    await insertConsents(tx, ctx, customer.id, input.consents)
    const detail = { consents: input.consents.map(({ purpose, channel, granted }) => ({ purpose, channel, granted })) }
    await audit(tx, ctx, { action: 'consentRecord', objectType: 'Customer', objectId: customer.id, storeId: customer.storeId, detail })
    return customer
  })
}
