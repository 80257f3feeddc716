// TIER-7, TIER-8: a tier that people give, in force from its first day. Two of a kind that overlap are refused by constraint, so of two at once one wins.
import { rankOf, readStandingDays, Refusal, type LocalDate } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Context } from '../../platform/graphql/context.ts'
import { readReason } from '../../platform/reason.ts'
import { refusing } from '../../platform/refusing.ts'
import { findCustomer, lockCustomers } from '../customer/index.ts'
import { refreshTiers, tierPolicyInForce } from '../tier/index.ts'
import { KINDS, type StandingKind } from './kinds.ts'
import { insertStanding } from './standing.sql.ts'

export interface GivenTier {
  readonly customerId: string
  readonly tierKey: string
  readonly startsOn?: LocalDate | null
  readonly endsOn?: LocalDate | null
  readonly reason: string
}

/** @throws Refusal NOT_FOUND, TIER_UNKNOWN, START_IN_PAST, END_IN_PAST, END_BEFORE_START, OVERRIDE_END_REQUIRED, …_OVERLAPS, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON */
export async function giveTier(ctx: Context, kind: StandingKind, input: GivenTier): Promise<{ customerId: string; standingId: string }> {
  const { permission, action, cause, overlap } = KINDS[kind]
  const { chainId } = await findCustomer(ctx, await ctx.read(), input.customerId, permission, ['customerId'])
  const [today, chain] = [await ctx.today(chainId), await ctx.chain(chainId)]
  const days = readStandingDays(kind, input, today)
  const reason = readReason(input.reason, chain.country)
  const id = uuid()
  return refusing({ standing_no_overlap: [overlap, 'startsOn'] }, () =>
    ctx.write(async tx => {
      const customer = await findCustomer(ctx, tx, input.customerId, permission, ['customerId'])
      await lockCustomers(tx, [customer.id])
      const { policy } = await tierPolicyInForce(tx, chainId, days.startsOn)
      if (rankOf(policy, input.tierKey) === undefined) throw new Refusal('TIER_UNKNOWN', ['tierKey'])
      await insertStanding(tx, {
        id,
        customerId: customer.id,
        kind,
        tierKey: input.tierKey,
        ...days,
        reason,
        recordedBy: ctx.actor.staffId ?? null
      })
      await refreshTiers(tx, { chainId, asOf: today, customerIds: [customer.id], cause, causeId: id })
      const detail = { customerId: customer.id, tierKey: input.tierKey, ...days }
      await audit(tx, ctx, { action, objectType: 'Standing', objectId: id, storeId: customer.storeId, detail })
      return { customerId: customer.id, standingId: id }
    })
  )
}
