// HQ ends designations, the store manager overrides: at once, or on a day earlier than planned. What was is not rewritten: the days until then keep it.
import { addDays, Refusal, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { Forbidden } from '../../platform/errors.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { findCustomer, lockCustomers, type CustomerRow } from '../customer/index.ts'
import { refreshTiers } from '../tier/index.ts'
import { endStandingRow, standingById, type CustomerStandingRow } from './standing.sql.ts'

const PERMISSION = { designation: 'tier:designate', override: 'tier:override' } as const
const ENDED = { designation: 'DESIGNATION_ALREADY_ENDED', override: 'OVERRIDE_ALREADY_ENDED' } as const
const CAUSE = { designation: 'DESIGNATION', override: 'OVERRIDE' } as const

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
    const end = readEnd(standing, kind, input.endsOn ?? addDays(today, -1), today)
    await endStandingRow(tx, { id: standing.id, ...end, by: ctx.actor.staffId ?? null })
    await refreshTiers(tx, { chainId, asOf: today, customerIds: [customer.id], cause: CAUSE[kind], causeId: standing.id })
    const detail = { customerId: customer.id, kind, plannedEndsOn: standing.endsOn ?? null, ...end }
    await audit(tx, ctx, { action: 'standingEnd', objectType: 'Standing', objectId: standing.id, storeId: customer.storeId, detail })
    return { customerId: customer.id, standingId: standing.id }
  })
}

interface Found {
  readonly standing: CustomerStandingRow
  readonly kind: keyof typeof PERMISSION
  readonly customer: CustomerRow
}

/** Unseen customers' standings are not there; one that is seen, but is the other's to end, is forbidden. */
async function findStanding(ctx: Context, tx: Tx, id: string): Promise<Found> {
  const standing = isUuid(id) ? await standingById(tx, id) : undefined
  if (!standing || standing.kind === 'rules') throw new Refusal('NOT_FOUND', ['id'])
  await findCustomer(ctx, tx, standing.customerId, 'customer:read')
  return { standing, kind: standing.kind, customer: await findCustomer(ctx, tx, standing.customerId, PERMISSION[standing.kind]) }
}

function readEnd(
  standing: CustomerStandingRow,
  kind: keyof typeof PERMISSION,
  lastDay: LocalDate,
  today: LocalDate
): { withdrawnOn: LocalDate | null; endsOn: LocalDate | null } {
  const planned = standing.endsOn ?? null
  if (standing.withdrawnOn !== null || (planned !== null && planned < today)) throw new Refusal(ENDED[kind], ['id'])
  if (lastDay < addDays(today, -1)) throw new Refusal('END_IN_PAST', ['endsOn'])
  if (lastDay < today) return { withdrawnOn: today, endsOn: null }
  if (lastDay < standing.startsOn) throw new Refusal('END_BEFORE_START', ['endsOn'])
  if (planned !== null && lastDay > planned) throw new Refusal('INVALID_VALUE', ['endsOn'])
  return { withdrawnOn: null, endsOn: lastDay }
}
