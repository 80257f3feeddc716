// The day of a version: set, taken back, and what becomes of one that has come. Transport only.
import { instantOf, type LocalDate } from '@keqing/domain'
import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql'
import type { Context } from '../../platform/graphql/context.ts'
import { LocalDateScalar } from '../../platform/graphql/scalars.ts'
import { TierPolicyType } from '../tier/index.ts'
import { PATIENCE_MS } from './activating.sql.ts'
import { lastFailures, type OverdueReason } from './failed-activation.sql.ts'
import { lastActivations } from './policy-event.sql.ts'
import { PolicyActInput, PolicyActivateAgainInput, PolicyPayload, PolicyScheduleInput } from './policy.input.ts'
import { plannedBefore, shown } from './policy.loader.ts'
import type { PolicyRow } from './policy.sql.ts'
import { OverdueReasonEnum, PolicyVersion } from './policy.type.ts'
import { activateAgain, schedulePolicy, unschedulePolicy } from './schedule-policy.ts'

const failureLoader = (ctx: Context) => ctx.loader(failureLoader, (ids, tx) => lastFailures(tx, ids))
const tookLoader = (ctx: Context) => ctx.loader(tookLoader, (ids, tx) => lastActivations(tx, ids))
const INPUT = { description: 'What to do.' }

/** How long it has waited since its day began, in milliseconds, less than 0 before; of one that is scheduled. */
async function sinceItsDay({ status, effectiveOn, chainId }: PolicyRow, ctx: Context): Promise<number | undefined> {
  if (status !== 'scheduled' || effectiveOn === null) return undefined
  const { timeZone } = await ctx.chain(chainId)
  return ctx.clock.now().getTime() - new Date(instantOf(effectiveOn, '00:00', timeZone)).getTime()
}

@Resolver(() => PolicyVersion)
export class PolicyDayResolver {
  @FieldResolver(() => Boolean, {
    description: 'Whether it is being activated: it is scheduled for a day that began five minutes ago or less. After those it is overdue.'
  })
  async activating(@Root() row: PolicyRow, @Ctx() ctx: Context): Promise<boolean> {
    const waiting = await sinceItsDay(row, ctx)
    return waiting !== undefined && waiting >= 0 && waiting <= PATIENCE_MS
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it is scheduled for a day that has come more than five minutes ago: its activation fails or cannot be reached.'
  })
  async overdue(@Root() row: PolicyRow, @Ctx() ctx: Context): Promise<boolean> {
    return ((await sinceItsDay(row, ctx)) ?? 0) > PATIENCE_MS
  }

  @FieldResolver(() => OverdueReasonEnum, { nullable: true, description: 'Why it is overdue; absent where it is not.' })
  async overdueBecause(@Root() row: PolicyRow, @Ctx() ctx: Context): Promise<OverdueReason | null> {
    return (await this.overdue(row, ctx)) ? ((await failureLoader(ctx).load(row.id)) ?? 'notTried') : null
  }

  @FieldResolver(() => LocalDateScalar, {
    nullable: true,
    description:
      'The day that was set for it, where it came into force later: its activation ran late, and until then the version before held.'
  })
  plannedOn(@Root() { id, status, effectiveOn }: PolicyRow, @Ctx() ctx: Context): Promise<LocalDate | null> | null {
    return status === 'inForce' || status === 'retired' ? plannedBefore(ctx, id, effectiveOn) : null
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How many seconds the latest activation of the chain’s rules of this kind took, rounded up: an estimate for the next. Absent before the first, and of what a store sets.'
  })
  async lastActivationSeconds(@Root() { id }: PolicyRow, @Ctx() ctx: Context): Promise<number | null> {
    return (await tookLoader(ctx).load(id)) ?? null
  }

  @Mutation(() => PolicyPayload, {
    description: 'Sets the day from which an approved version is to hold, once its effect has been seen in a backtest or why not is said.'
  })
  policySchedule(@Arg('input', () => PolicyScheduleInput, INPUT) input: PolicyScheduleInput, @Ctx() ctx: Context) {
    return shown(ctx, () => schedulePolicy(ctx, input))
  }

  @Mutation(() => PolicyPayload, { description: 'Takes the day back before the version holds; it stays approved.' })
  policyUnschedule(@Arg('input', () => PolicyActInput, INPUT) input: PolicyActInput, @Ctx() ctx: Context) {
    return shown(ctx, () => unschedulePolicy(ctx, input))
  }

  @Mutation(() => PolicyPayload, { description: 'Tries the activation of a version again, at once, whose day has come.' })
  policyActivateAgain(@Arg('input', () => PolicyActivateAgainInput, INPUT) input: PolicyActivateAgainInput, @Ctx() ctx: Context) {
    return shown(ctx, () => activateAgain(ctx, input))
  }
}

/** What a decision names its rules by. */
@Resolver(() => TierPolicyType)
export class TierPolicyDayResolver {
  @FieldResolver(() => LocalDateScalar, { nullable: true, description: 'The day that was set for it, where it came into force later.' })
  plannedOn(@Root() { id, effectiveOn }: TierPolicyType, @Ctx() ctx: Context): Promise<LocalDate | null> {
    return plannedBefore(ctx, id, effectiveOn)
  }
}
