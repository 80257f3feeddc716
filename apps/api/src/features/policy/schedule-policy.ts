// TIER-10: the day of a version, and what has to be known before it gets one. What a version does is seen first: its latest backtest of these very rules
// against the version in force says it; whoever publishes without one says why, and that stays in the version's history.
import { instantOf, Refusal, type LocalDate } from '@keqing/domain'
import type { Tx } from '../../platform/db/database.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { refusePhones } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { optionalText } from '../../platform/texts.ts'
import { makePromisedDefinitions } from '../occasion-voucher/index.ts'
import { acting, auditPolicy, LONGEST_COMMENT, note, policyForChange, settingsOf } from './act-on-policy.ts'
import { knownEffect } from './known-effect.sql.ts'
import { besideOf, faultsSince } from './policy-content.ts'
import { refuseDeadFrom } from './missed-tiers.ts'
import { refuseRanksOn } from './raised-pay.ts'
import { setPolicy, type PolicyRow } from './policy.sql.ts'

/** Further ahead nobody plans; a typing error does. */
const MOST_YEARS_AHEAD = 5

export interface SchedulePolicy {
  readonly id: string
  readonly effectiveOn: LocalDate
  /** How many customers the version is known to move, said by whoever knows it. */
  readonly confirmMoves?: number | null
  /** Why it is published though nobody has seen what it does. */
  readonly unseenReason?: string | null
}

/**
 * From the first instant of a day to come. @throws Refusal POLICY_STARTS_IN_PAST, DATE_IMPOSSIBLE, POLICY_EFFECT_UNSEEN, POLICY_MOVES_MANY, CHAIN_CLOSED,
 * POLICY_VOUCHER_CLOSED, POLICY_TIER_STILL_NAMED, POLICY_TIER_UNKNOWN, POLICY_RANKS_CONTRADICTED, POLICY_ALREADY_SCHEDULED, POLICY_NOT_IN_THAT_STATE, TEXT_TOO_LONG,
 * PHONE_IN_REASON
 */
export async function schedulePolicy(ctx: Context, input: SchedulePolicy): Promise<string> {
  const { effectiveOn } = input
  return refusing({ policy_version_one_scheduled: ['POLICY_ALREADY_SCHEDULED', 'id'] }, () =>
    acting(ctx, input.id, 'schedule', async (tx, version, status) => {
      const { timeZone } = await ctx.chain(version.chainId)
      const today = await ctx.today(version.chainId)
      if ((await settingsOf(tx, version.chainId)).closed) throw new Refusal('CHAIN_CLOSED', ['id'])
      if (effectiveOn <= today) throw new Refusal('POLICY_STARTS_IN_PAST', ['effectiveOn'], { today })
      if (Number(effectiveOn.slice(0, 4)) > Number(today.slice(0, 4)) + MOST_YEARS_AHEAD)
        throw new Refusal('DATE_IMPOSSIBLE', ['effectiveOn'])
      await refuseFaults(tx, version)
      await refuseDeadFrom(tx, version, effectiveOn)
      await refuseRanksOn(tx, version, effectiveOn)
      const { comment, ...effect } = await seen(ctx, tx, version, input)
      await setPolicy(tx, version.id, { status, effectiveOn })
      // The terms of what it promises can be set before its day.
      if (version.kind === 'benefit') await makePromisedDefinitions(tx, ctx, version.chainId)
      await activateAt(tx, version.id, new Date(instantOf(effectiveOn, '00:00', timeZone)))
      await note(ctx, tx, version, { act: 'schedule', action: 'policySchedule', comment, detail: { effectiveOn, ...effect } })
    })
  )
}

/** What has come up since it was submitted. */
async function refuseFaults(tx: Tx, version: PolicyRow): Promise<void> {
  const faults = faultsSince(version, (await besideOf(tx, [version.chainId])).get(version.chainId))
  const [fault, ...others] = faults.filter(({ code }) => code === 'VOUCHER_CLOSED')
  if (fault) throw new Refusal('POLICY_VOUCHER_CLOSED', fault.path.map(String), { count: others.length + 1 })
}

/** What is kept of how far the effect was known. What one store sets moves no customer: of that what it costs is to have been seen. */
async function seen(
  ctx: Context,
  tx: Tx,
  version: PolicyRow,
  { confirmMoves, unseenReason }: SchedulePolicy
): Promise<{ comment: string; moves?: number; unseen?: true }> {
  const effect = await knownEffect(tx, version)
  if (effect) {
    const { moved, customers, share, many } = effect
    if (!many) return { comment: '' }
    if (confirmMoves !== moved) throw new Refusal('POLICY_MOVES_MANY', ['confirmMoves'], { moved, customers, share })
    return { comment: '', moves: moved }
  }
  const comment = optionalText(unseenReason, 'unseenReason', LONGEST_COMMENT)
  if (!comment) throw new Refusal('POLICY_EFFECT_UNSEEN', ['unseenReason'])
  refusePhones(comment, (await ctx.chain(version.chainId)).country, 'unseenReason')
  return { comment, unseen: true }
}

/** One pending activation per version: asked for again it replaces the one that waits, or that was given up. */
async function activateAt(tx: Tx, policyId: string, runAt?: Date): Promise<void> {
  await enqueue(tx, 'policyActivate', { policyId }, { key: `policyActivate:${policyId}`, ...(runAt && { runAt }) })
}

export async function unschedulePolicy(ctx: Context, input: { readonly id: string }): Promise<string> {
  return acting(ctx, input.id, 'unschedule', async (tx, version, status) => {
    await setPolicy(tx, version.id, { status, effectiveOn: null })
    await note(ctx, tx, version, { act: 'unschedule', action: 'policyUnschedule' })
  })
}

/**
 * Where its day has come and its activation failed: it is tried again at once, however often it has been. Safe to repeat. @throws Refusal NOT_FOUND,
 * POLICY_NOT_IN_THAT_STATE
 */
export async function activateAgain(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return ctx.write(async tx => {
    const version = await policyForChange(ctx, tx, id, 'activate')
    const { status, effectiveOn, chainId } = version
    if (status !== 'scheduled' || effectiveOn === null || effectiveOn > (await ctx.today(chainId)))
      throw new Refusal('POLICY_NOT_IN_THAT_STATE', ['id'], { status })
    await activateAt(tx, id)
    await auditPolicy(ctx, tx, version, { action: 'policyActivateAgain', detail: { effectiveOn } })
    return id
  })
}
