// HQ ends designations, the store manager overrides: at once, or on a day earlier than planned. What was is not rewritten: the days until then keep it.
import { readStandingEnd, Refusal, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { findCustomer, lockCustomers, type CustomerRow } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { endStandingRows } from './batch.sql.ts'
import { KINDS, type StandingKind } from './kinds.ts'
import { daysOf, standingById, type CustomerStandingRow } from './standing.sql.ts'

/** @throws Refusal NOT_FOUND, …_ALREADY_ENDED, END_IN_PAST, END_BEFORE_START, INVALID_VALUE; Forbidden */
export async function endStanding(
  ctx: Context,
  input: { id: string; endsOn?: LocalDate | null }
): Promise<{ customerId: string; standingId: string }> {
  // Said before looking, so that it tells nothing about what is there.
  if (!ctx.rights.has('tier:designate') && !ctx.rights.has('tier:override')) throw new Forbidden()
  const { chainId } = (await findStanding(ctx, await ctx.read(), input.id)).customer
  const today = await ctx.today(chainId)
  return ctx.write(async tx => {
    const { customer } = await findStanding(ctx, tx, input.id)
    await lockCustomers(tx, [customer.id])
    const { standing, kind } = await findStanding(ctx, tx, input.id)
    const end = readStandingEnd(kind, daysOf(standing), { lastDay: input.endsOn, today })
    await endStandingRows(tx, [{ id: standing.id, ...end }], ctx.actor.staffId ?? null)
    await refreshTiers(tx, { chainId, asOf: today, customerIds: [customer.id], cause: KINDS[kind].cause, causeId: standing.id })
    const detail = { customerId: customer.id, kind, plannedEndsOn: standing.endsOn ?? null, ...end }
    await audit(tx, ctx, { action: 'standingEnd', objectType: 'Standing', objectId: standing.id, storeId: customer.storeId, detail })
    return { customerId: customer.id, standingId: standing.id }
  })
}

interface Found {
  readonly standing: CustomerStandingRow
  readonly kind: StandingKind
  readonly customer: CustomerRow
}

/** Unseen customers' standings are not there; one that is seen, but is the other's to end, is forbidden. */
async function findStanding(ctx: Context, tx: Tx, id: string): Promise<Found> {
  const standing = isUuid(id) ? await standingById(tx, id) : undefined
  if (!standing || standing.kind === 'rules') throw new Refusal('NOT_FOUND', ['id'])
  await findCustomer(ctx, tx, standing.customerId, 'customer:read')
  return { standing, kind: standing.kind, customer: await findCustomer(ctx, tx, standing.customerId, KINDS[standing.kind].permission) }
}
