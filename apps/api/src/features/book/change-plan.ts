// GROUP-2: a store manager has customers shared out: chosen, proposed, adjusted, carried out, taken back. The book changes only where the plan still fits: whom
// somebody has moved since stays, and is told.
import { Refusal, type LocalDate } from '@keqing/domain'
import { validate as isUuid } from 'uuid'
import { audit } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { sql } from '../../platform/db/sql.ts'
import { demand, type Context } from '../../platform/graphql/context.ts'
import { idempotent } from '../../platform/idempotency.ts'
import { enqueue } from '../../platform/jobs/enqueue.ts'
import { readReason } from '../../platform/reason.ts'
import { chooseCustomers, sourceOf, type Choice } from '../customer-list/index.ts'
import { adjustPlanned, insertPlan, lockPlan, groupsOfStore, setPlan, type BookPlanRow, type PlanState } from './plan.sql.ts'

const MOST_MATCHING = 100_000
const MOST_GROUPS = 200
const MOST_ADJUSTED = 100

export interface StartPlan extends Choice {
  readonly storeId: string
  readonly groupIds: readonly string[]
  readonly reason?: string | null
  readonly idempotencyKey: string
}

/**
 * Chooses the customers and has the proposal made by a job; nobody is moved.
 * @throws Forbidden; Refusal as chooseCustomers, NOT_FOUND, GROUP_CLOSED, of reason and key
 */
export async function startPlan(ctx: Context, input: StartPlan): Promise<string> {
  demand(ctx, 'group:assign', input, { field: ['storeId'] })
  const chain = await ctx.chain(input.chainId)
  const reason = input.reason?.trim() ? readReason(input.reason, chain.country) : null
  const groupIds = [...new Set(input.groupIds)].filter(id => isUuid(id)).toSorted()
  if (input.groupIds.length === 0) throw new Refusal('REQUIRED', ['groupIds'])
  if (groupIds.length > MOST_GROUPS) throw new Refusal('TOO_MANY_IN_BATCH', ['groupIds'], { max: MOST_GROUPS })
  const today = await ctx.today(chain.id)
  const { idempotencyKey, ...sent } = input
  return ctx.write(async tx => {
    const { id } = await idempotent(
      tx,
      { operation: 'bookPlanStart', key: idempotencyKey, body: { ...sent, by: ctx.actor.id } },
      async () => {
        const groups = await groupsOfStore(tx, input.storeId, groupIds, today)
        if (groups.size < new Set(input.groupIds).size) throw new Refusal('NOT_FOUND', ['groupIds'])
        if ([...groups.values()].some(open => !open)) throw new Refusal('GROUP_CLOSED', ['groupIds'])
        const customerIds = await chooseAtHome(ctx, tx, input, today)
        const made = { chainId: chain.id, storeId: input.storeId, source: sourceOf(input), groupIds, reason, customerIds }
        const id = await insertPlan(tx, { ...made, askedById: ctx.actor.staffId ?? null })
        await work(tx, id, 'planning')
        await note(ctx, tx, 'bookPlanStart', { id, storeId: input.storeId }, { chosen: customerIds.length, groups: groupIds.length })
        return { id }
      }
    )
    return id
  })
}

/** All of them at home in the store, or nothing is planned; a filter finds those of the store. */
async function chooseAtHome(ctx: Context, tx: Tx, input: StartPlan, today: LocalDate): Promise<string[]> {
  const { chainId, storeId, filter } = input
  const choice = filter ? { ...input, filter: { ...filter, storeIds: [storeId] } } : input
  const ids = (await chooseCustomers(ctx, tx, choice, today, MOST_MATCHING)).filter(id => isUuid(id))
  const home = await tx.query<{ id: string }>(
    sql`select id from customer where tenant_id = ${tx.tenantId} and chain_id = ${chainId} and store_id = ${storeId} and id = any(${ids}::uuid[]) order by id`
  )
  if (home.length < ids.length || (input.customerIds && ids.length < new Set(input.customerIds).size))
    throw new Refusal('NOT_FOUND', ['customerIds'])
  return home.map(row => row.id)
}

/** Takes some to another of the plan's groups. @throws Refusal NOT_FOUND, BOOK_PLAN_OVER, TOO_MANY_IN_BATCH, REQUIRED */
export async function adjustPlan(
  ctx: Context,
  input: { readonly id: string; readonly customerIds: readonly string[]; readonly groupId: string }
): Promise<string> {
  if (input.customerIds.length === 0) throw new Refusal('REQUIRED', ['customerIds'])
  if (input.customerIds.length > MOST_ADJUSTED) throw new Refusal('TOO_MANY_IN_BATCH', ['customerIds'], { max: MOST_ADJUSTED })
  return change(ctx, input.id, ['planned'], async (tx, plan) => {
    if (!plan.groupIds.includes(input.groupId)) throw new Refusal('NOT_FOUND', ['groupId'])
    const ids = [...new Set(input.customerIds)].filter(id => isUuid(id))
    if ((await adjustPlanned(tx, plan.id, ids, input.groupId)) < input.customerIds.length) throw new Refusal('NOT_FOUND', ['customerIds'])
    await note(ctx, tx, 'bookPlanAdjust', plan, { customers: ids.length, toGroup: input.groupId })
  })
}

/** Carries it out by a job. Safe to repeat. @throws Refusal NOT_FOUND, BOOK_PLAN_OVER */
export async function applyPlan(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return change(ctx, id, ['planned', 'applying', 'applied'], async (tx, plan) => {
    if (plan.state !== 'planned') return
    await setPlan(tx, id, { state: 'applying', attempts: 0, applied: { at: ctx.clock.now(), by: ctx.actor.staffId ?? null } })
    await work(tx, id, 'applying')
    await note(ctx, tx, 'bookPlanApply', plan, {})
  })
}

/** Takes back by a job whom nobody has moved since. Safe to repeat. @throws Refusal NOT_FOUND, BOOK_PLAN_OVER */
export async function undoPlan(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return change(ctx, id, ['applied', 'undoing', 'undone'], async (tx, plan) => {
    if (plan.state !== 'applied') return
    await setPlan(tx, id, { state: 'undoing', attempts: 0, undone: { at: ctx.clock.now(), by: ctx.actor.staffId ?? null } })
    await work(tx, id, 'undoing')
    await note(ctx, tx, 'bookPlanUndo', plan, {})
  })
}

/** Nothing comes of it. Safe to repeat. @throws Refusal NOT_FOUND, BOOK_PLAN_OVER once it is carried out */
export async function discardPlan(ctx: Context, { id }: { readonly id: string }): Promise<string> {
  return change(ctx, id, ['planning', 'planned', 'failed', 'discarded'], async (tx, plan) => {
    if (plan.state === 'discarded') return
    await setPlan(tx, id, { state: 'discarded' })
    await note(ctx, tx, 'bookPlanDiscard', plan, {})
  })
}

async function change(
  ctx: Context,
  id: string,
  states: readonly PlanState[],
  act: (tx: Tx, plan: BookPlanRow) => Promise<void>
): Promise<string> {
  demand(ctx, 'group:assign')
  await ctx.write(async tx => {
    const plan = isUuid(id) ? await lockPlan(tx, id) : undefined
    if (!plan || !ctx.rights.covers('group:assign', plan)) throw new Refusal('NOT_FOUND', ['id'])
    if (!states.includes(plan.state)) throw new Refusal('BOOK_PLAN_OVER', ['id'])
    await act(tx, plan)
  })
  return id
}

const work = (tx: Tx, planId: string, state: PlanState) => enqueue(tx, 'bookPlan', { planId }, { key: `bookPlan:${planId}:${state}` })

async function note(
  ctx: Context,
  tx: Tx,
  action: string,
  { id, storeId }: Pick<BookPlanRow, 'id' | 'storeId'>,
  detail: Readonly<Record<string, unknown>>
): Promise<void> {
  await audit(tx, ctx, { action, objectType: 'BookPlan', objectId: id, storeId, detail })
}
