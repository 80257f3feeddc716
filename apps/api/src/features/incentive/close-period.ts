// INC-11: headquarters closes a month and, by another person, approves it. A closed month is never closed again: asked twice, it is the same one.
import { closableFrom, periodAfter, periodStart, Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid, validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { refusing } from '../../platform/refusing.ts'
import { heldOn, policiesHeld, policiesHolding } from '../policy/index.ts'
import { insertPeriod, lastPeriod, lockPeriod, periodOfMonth, setPeriod, type PeriodRow } from './period.sql.ts'

export interface ClosePeriod {
  readonly chainId: string
  /** Any day of the month. */
  readonly month: LocalDate
  readonly idempotencyKey: string
}

/**
 * Has a month measured and scored by a job. Months are closed in their order, each from the eighth day after it (TERM-3).
 * @throws Forbidden; Refusal MONTH_NOT_OVER, MONTH_OUT_OF_ORDER (month: the one to close first), NO_INCENTIVE_PLAN; of the key
 */
export async function closePeriod(ctx: Context, input: ClosePeriod): Promise<string> {
  demand(ctx, 'incentive:settle', input, { field: ['chainId'] })
  const { chainId, idempotencyKey } = input
  const month = periodStart('month', input.month)
  const today = await ctx.today(chainId)
  if (today < closableFrom(month)) throw new Refusal('MONTH_NOT_OVER', ['month'], { date: closableFrom(month) })
  return refusing({ incentive_period_tenant_id_chain_id_month_key: ['CHANGED_MEANWHILE', 'month'] }, () =>
    ctx.write(async tx => {
      const body = { chainId, month, by: ctx.actor.id }
      const { id } = await idempotent(tx, { operation: 'incentivePeriodClose', key: idempotencyKey, body }, async () => ({
        id: await beginClosing(ctx, tx, chainId, month)
      }))
      return id
    })
  )
}

async function beginClosing(ctx: Context, tx: Tx, chainId: string, month: LocalDate): Promise<string> {
  const there = await periodOfMonth(tx, chainId, month)
  if (there && there.state !== 'failed') return there.id
  if (there) {
    await setPeriod(tx, there.id, { state: there.measuredAt ? 'scoring' : 'measuring', attempts: 0 })
    await work(tx, there.id)
    return there.id
  }
  const last = await lastPeriod(tx, chainId)
  const next = last && (await nextWithPlan(tx, chainId, periodAfter('month', last.month)))
  if (
    last &&
    (month < last.month || (next && next < month) || last.state === 'measuring' || last.state === 'scoring' || last.state === 'failed')
  )
    throw new Refusal('MONTH_OUT_OF_ORDER', ['month'], {
      month: last.state === 'closed' || last.state === 'approved' ? (next ?? last.month) : last.month
    })
  const [plan] = await planOn(tx, chainId, month)
  if (!plan) throw new Refusal('NO_INCENTIVE_PLAN', ['month'])
  const id = uuid()
  await insertPeriod(tx, { id, chainId, month, policyVersionId: plan.id, closedById: ctx.actor.staffId ?? null })
  await work(tx, id)
  await note(ctx, tx, 'incentivePeriodClose', { id, chainId }, { month, policyVersionId: plan.id })
  return id
}

/** A month goes by the plan that was in force on its first day: one that came later begins with the next. */
const planOn = (tx: Tx, chainId: string, month: LocalDate) =>
  policiesHolding(tx, { chainId, storeId: null, kinds: ['incentive'], on: month, today: month })

/** A month without a plan is none to close: the next after it that has one, within a year. */
async function nextWithPlan(tx: Tx, chainId: string, from: LocalDate): Promise<LocalDate | undefined> {
  const months = Array.from({ length: 12 }, (_, nth) => periodAfter('month', from, nth))
  const held = await policiesHeld(tx, { chainId, kind: 'incentive', from, to: months.at(-1)! })
  return months.find(month => held.some(version => version.storeId === null && heldOn(version, month)))
}

const work = (tx: Tx, periodId: string): Promise<void> => enqueue(tx, 'incentiveClose', { periodId }, { key: `incentiveClose:${periodId}` })

/**
 * Locks a closed month: what comes later is booked in the next. By another person than closed it (TRUST 15).
 * @throws Forbidden; Refusal NOT_FOUND, MONTH_NOT_CLOSED, OWN_CLOSING
 */
export async function approvePeriod(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  demand(ctx, 'incentive:settle')
  await ctx.write(async tx => {
    const period = isUuid(id) ? await lockPeriod(tx, id) : undefined
    if (!period || !ctx.rights.covers('incentive:settle', period)) throw new Refusal('NOT_FOUND', ['id'])
    if (period.state === 'approved') return
    if (period.state !== 'closed') throw new Refusal('MONTH_NOT_CLOSED', ['id'])
    const { staffId } = ctx.actor
    if (!staffId || staffId === period.closedById) throw new Refusal('OWN_CLOSING', ['id'])
    await setPeriod(tx, id, { state: 'approved', approved: { by: staffId, at: ctx.clock.now() } })
    await note(ctx, tx, 'incentivePeriodApprove', period, { month: period.month })
  })
  return id
}

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, chainId }: Pick<PeriodRow, 'id' | 'chainId'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'IncentivePeriod', objectId: id, chainId, detail })
}
