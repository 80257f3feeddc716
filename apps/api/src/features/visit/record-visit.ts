// TERM-2: "the customer is here". With a reference the call is safe to repeat; without one every call is a visit.
import { localDateOf, Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { findCustomer, lockCustomers } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { insertVisit, visitByReference, type NewVisit, type VisitRow } from './visit.sql.ts'

const LONGEST = { note: 500, reference: 80 } as const
/** A till's clock may be this far ahead. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

export interface RecordVisit {
  readonly customerId: string
  readonly storeId: string
  readonly happenedAt?: Date | null | undefined
  readonly note?: string | null | undefined
  readonly reference?: string | null | undefined
}

/** Trimmed, or null where nothing is left. @throws Refusal TEXT_TOO_LONG */
function text(given: string | null | undefined, max: number, field: string): string | null {
  const trimmed = given?.trim() || null
  if (trimmed && trimmed.length > max) throw new Refusal('TEXT_TOO_LONG', [field], { max })
  return trimmed
}

/** @throws Refusal NOT_FOUND, DATE_IN_FUTURE, STORE_NOT_OPEN_YET, STORE_CLOSED, TEXT_TOO_LONG, VISIT_REF_TAKEN */
export async function recordVisit(ctx: Context, input: RecordVisit): Promise<{ id: string; customerId: string; repeated: boolean }> {
  const customer = await findCustomer(ctx, await ctx.read(), input.customerId, 'visit:write', ['customerId'])
  const { chainId } = customer
  const [chain, today, now] = [await ctx.chain(chainId), await ctx.today(chainId), ctx.clock.now()]
  const happenedAt = input.happenedAt ?? now
  if (happenedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS) throw new Refusal('DATE_IN_FUTURE', ['happenedAt'])
  const visit: NewVisit = {
    id: uuid(),
    chainId,
    storeId: input.storeId,
    customerId: customer.id,
    happenedAt,
    visitedOn: localDateOf(happenedAt, chain.timeZone),
    recordedBy: ctx.actor.staffId ?? ctx.actor.id,
    reference: text(input.reference, LONGEST.reference, 'reference'),
    note: text(input.note, LONGEST.note, 'note')
  }
  await refuseStore(ctx, visit)
  return ctx.write(async tx => {
    await lockCustomers(tx, [customer.id])
    if (!(await insertVisit(tx, visit)))
      return { ...same(await visitByReference(tx, visit.storeId, visit.reference ?? ''), visit, input), repeated: true }
    await refreshTiers(tx, { chainId, asOf: today, customerIds: [customer.id], cause: 'VISIT', causeId: visit.id })
    await audit(tx, ctx, { action: 'visitRecord', objectType: 'Visit', objectId: visit.id, storeId: visit.storeId })
    return { id: visit.id, customerId: customer.id, repeated: false }
  })
}

/** A store of the customer's chain where the actor may record, open on that day. */
async function refuseStore(ctx: Context, visit: NewVisit): Promise<void> {
  const tx = await ctx.read()
  const store = await tx.first<{ openedOn: LocalDate; closedOn: LocalDate | null }>(sql`
    select opened_on as "openedOn", closed_on as "closedOn" from store where tenant_id = ${tx.tenantId} and id = ${visit.storeId} and chain_id = ${visit.chainId}`)
  if (!store) throw new Refusal('NOT_FOUND', ['storeId'])
  demand(ctx, 'visit:write', { chainId: visit.chainId, storeId: visit.storeId }, { atStore: true, field: ['storeId'] })
  if (visit.visitedOn < store.openedOn) throw new Refusal('STORE_NOT_OPEN_YET', ['happenedAt'], { openedOn: store.openedOn })
  if (store.closedOn && visit.visitedOn > store.closedOn) throw new Refusal('STORE_CLOSED', ['happenedAt'], { closedOn: store.closedOn })
}

/** The visit of that reference, if it is this one; the instant counts where it was sent. */
function same(stored: VisitRow | undefined, visit: NewVisit, input: RecordVisit): { id: string; customerId: string } {
  const equal =
    stored &&
    stored.customerId === visit.customerId &&
    stored.note === visit.note &&
    (!input.happenedAt || stored.happenedAt.getTime() === visit.happenedAt.getTime())
  if (!equal) throw new Refusal('VISIT_REF_TAKEN', ['reference'])
  return { id: stored.id, customerId: stored.customerId }
}
