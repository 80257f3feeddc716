// TIER-7, TIER-8 for many: one tier, the same days, one reason; each customer decided by itself, by a fixed number of statements. Who is refused keeps
// nobody out, and two acts on the same customers have one winner for each: whoever locks the customer first.
import { rankOf, readStandingDays, Refusal, type LocalDate, type RefusalCode, type StandingDays, type StandingKind } from '@keqing/domain'
import { v7 as uuid } from 'uuid'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { readReason } from '../../platform/reason.ts'
import { lockCustomers, type LockedCustomer } from '../customer/index.ts'
import { refreshTiers, tierPolicyInForce } from '../tier/index.ts'
import { customersHeld, customersInReach, insertBatch, insertStandings, outlookOf, type GivenStanding, type Outlook } from './batch.sql.ts'
import { chooseCustomers, sourceOf, type Choice } from '../customer-list/index.ts'
import { knownIds } from './known-ids.ts'
import { KINDS } from './kinds.ts'

/** Found by a filter: decided, locked and given within a request's time. */
const MOST_MATCHING = 2_000

export interface GiveMany extends Choice {
  readonly kind: StandingKind
  readonly tierKey: string
  readonly startsOn?: LocalDate | null
  readonly endsOn?: LocalDate | null
  readonly reason: string
}

export interface RefusedCustomer {
  readonly id: string
  readonly code: RefusalCode
}

export interface GivenMany {
  readonly chosen: number
  readonly refused: readonly RefusedCustomer[]
}

/** The mutations that give one. */
const ACTIONS = { designation: 'tierDesignateBatch', override: 'tierOverrideBatch' } as const satisfies Readonly<
  Record<StandingKind, string>
>

/** What is the same for all of them. */
interface Asked extends GiveMany {
  readonly days: StandingDays
  readonly today: LocalDate
}

/** @throws Refusal NOT_FOUND, DATE_IMPOSSIBLE, START_IN_PAST, END_IN_PAST, END_BEFORE_START, OVERRIDE_END_REQUIRED, REASON_REQUIRED, TEXT_TOO_LONG, PHONE_IN_REASON; Forbidden */
async function read(ctx: Context, input: GiveMany): Promise<Asked> {
  demand(ctx, KINDS[input.kind].permission)
  const chain = await ctx.chain(input.chainId)
  const today = await ctx.today(chain.id)
  return { ...input, days: readStandingDays(input.kind, input, today), today, reason: readReason(input.reason, chain.country) }
}

async function demandTier(tx: Tx, { chainId, tierKey, days }: Asked): Promise<void> {
  const { policy } = await tierPolicyInForce(tx, chainId, days.startsOn)
  if (rankOf(policy, tierKey) === undefined) throw new Refusal('TIER_UNKNOWN', ['tierKey'])
}

interface Sorted {
  readonly free: readonly string[]
  readonly refused: readonly RefusedCustomer[]
}

/** Of those chosen: who can get it, and why each other cannot. */
async function sort(tx: Tx, asked: Asked, chosen: readonly string[], reached: ReadonlySet<string>): Promise<Sorted> {
  const held = await customersHeld(tx, { kind: asked.kind, days: asked.days, customerIds: [...reached] })
  const codeOf = (id: string): RefusalCode | undefined =>
    reached.has(id) ? (held.has(id) ? KINDS[asked.kind].overlap : undefined) : 'NOT_FOUND'
  return {
    free: chosen.filter(id => codeOf(id) === undefined),
    refused: chosen.flatMap(id => {
      const code = codeOf(id)
      return code ? [{ id, code }] : []
    })
  }
}

/** The dry run: writes nothing and locks nobody. @throws as `giveStandings` */
export async function foresee(ctx: Context, input: GiveMany): Promise<GivenMany & { readonly outlooks: readonly Outlook[] }> {
  const asked = await read(ctx, input)
  const tx = await ctx.read()
  await demandTier(tx, asked)
  const chosen = await chooseCustomers(ctx, tx, asked, asked.today, MOST_MATCHING)
  const reached = await customersInReach(tx, ctx.rights, { ...asked, customerIds: knownIds(chosen) })
  const { free, refused } = await sort(tx, asked, chosen, new Set(reached))
  return { chosen: chosen.length, refused, outlooks: await outlookOf(tx, { ...asked, customerIds: free }) }
}

/** Once per key. `batchId` is null where nobody could get it. @throws as `read`, Refusal TIER_UNKNOWN, IDEMPOTENCY_… and of the choice */
export async function giveStandings(
  ctx: Context,
  { idempotencyKey, ...input }: GiveMany & { readonly idempotencyKey: string }
): Promise<GivenMany & { readonly batchId: string | null }> {
  demand(ctx, KINDS[input.kind].permission)
  await ctx.chain(input.chainId)
  return ctx.write(tx =>
    idempotent(tx, { operation: ACTIONS[input.kind], key: idempotencyKey, body: { ...input, by: ctx.actor.id } }, async () => {
      const asked = await read(ctx, input)
      await demandTier(tx, asked)
      const chosen = await chooseCustomers(ctx, tx, asked, asked.today, MOST_MATCHING)
      const locked = await lockThose(ctx, tx, asked, chosen)
      const { free, refused } = await sort(tx, asked, chosen, new Set(locked.keys()))
      if (free.length === 0) return { chosen: chosen.length, refused, batchId: null }
      const batchId = uuid()
      await give(ctx, tx, asked, { id: batchId, refused: refused.length, to: free.flatMap(id => locked.get(id) ?? []) })
      return { chosen: chosen.length, refused, batchId }
    })
  )
}

/** Reach first, then the locks; what the locks then find is what counts: a store may have changed in between. */
async function lockThose(ctx: Context, tx: Tx, asked: Asked, ids: readonly string[]): Promise<Map<string, LockedCustomer>> {
  const reached = await customersInReach(tx, ctx.rights, { ...asked, customerIds: knownIds(ids) })
  const locked = await lockCustomers(tx, reached)
  const { permission } = KINDS[asked.kind]
  return new Map(locked.filter(each => ctx.rights.covers(permission, each)).map(each => [each.id, each]))
}

async function give(
  ctx: Context,
  tx: Tx,
  asked: Asked,
  batch: { readonly id: string; readonly refused: number; readonly to: readonly LockedCustomer[] }
): Promise<void> {
  const { chainId, kind, tierKey, days, reason, today } = asked
  const by = ctx.actor.staffId ?? null
  await insertBatch(tx, {
    id: batch.id,
    chainId,
    kind,
    source: sourceOf(asked),
    tierKey,
    days,
    reason,
    refused: batch.refused,
    askedBy: by
  })
  const rows = batch.to.map(customer => ({ customerId: customer.id, tierKey, ...days, reason }))
  const given = await insertStandings(tx, { id: batch.id, kind, recordedBy: by }, rows)
  // Their rows are locked and they were free: whoever gives takes the same lock.
  if (given.length !== rows.length) throw new Error('a standing was given past its customer’s lock')
  const customerIds = given.map(each => each.customerId)
  await refreshTiers(tx, { chainId, asOf: today, customerIds, cause: KINDS[kind].cause, causeId: batch.id })
  await record(ctx, tx, asked, { ...batch, given })
}

async function record(
  ctx: Context,
  tx: Tx,
  { chainId, kind, tierKey, days }: Asked,
  batch: { readonly id: string; readonly to: readonly LockedCustomer[]; readonly given: readonly GivenStanding[] }
): Promise<void> {
  const stores = new Map(batch.to.map(customer => [customer.id, customer.storeId]))
  await auditEach(
    tx,
    ctx,
    { action: ACTIONS[kind], objectType: 'Standing', chainId },
    batch.given.map(({ id, customerId }) => ({
      id,
      storeId: stores.get(customerId) ?? '',
      detail: { batchId: batch.id, customerId, kind, tierKey, ...days }
    }))
  )
}
