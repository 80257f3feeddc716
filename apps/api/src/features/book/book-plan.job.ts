// The work of a plan: made by one statement and the allocator; carried out and taken back some customers at a time, each part a transaction with what became of
// them. Killed anywhere it goes on behind the last part; a fault of ours is tried again a few times and then ends it (TRUST 39).
import { localDateOf, type LocalDate } from '@keqing/domain'
import { auditEach } from '../../platform/audit.ts'
import type { Tx } from '../../platform/db/database.ts'
import { chainFacts } from '../../platform/graphql/context.ts'
import type { JobContext, JobTask } from '../../platform/jobs/job-context.ts'
import { lockCustomers, placeCustomers, type LockedCustomer } from '../customer/index.ts'
import { makePlan } from './make-plan.ts'
import {
  factsOfPlan,
  keepShares,
  lockPlan,
  membersOfGroups,
  nextMoved,
  nextPlanned,
  groupsOfStore,
  setOutcomes,
  setPlan,
  type BookPlanRow,
  type PlannedCustomer,
  type PlanOutcome,
  type PlanState
} from './plan.sql.ts'

const SIZE = 1_000
const MOST_ATTEMPTS = 5
const WORK: readonly PlanState[] = ['planning', 'applying', 'undoing']

export const bookPlan: JobTask = async (job, payload) => {
  const tenantId = String(payload['tenantId'])
  const id = String(payload['planId'])
  const size = Number(payload['size'] ?? SIZE)
  const begun = await job.db.unit(tenantId, async tx => {
    const plan = await lockPlan(tx, id)
    if (!plan || !WORK.includes(plan.state)) return undefined
    const tired = plan.attempts >= MOST_ATTEMPTS
    await setPlan(tx, id, tired ? { state: 'failed' } : { state: plan.state, attempts: plan.attempts + 1 })
    return tired ? undefined : plan.state
  })
  for (let more = begun !== undefined; more;) {
    if (job.signal.aborted) throw new Error('the worker is stopping; the plan goes on with the next one')
    more = await job.db.unit(tenantId, async tx => {
      const plan = await lockPlan(tx, id)
      if (!plan || plan.state !== begun) return false
      if (begun === 'planning') return make(tx, plan)
      const chain = await chainFacts(tx, plan.chainId)
      const today = localDateOf(job.clock.now(), chain?.timeZone ?? 'UTC')
      return begun === 'applying' ? apply(job, tx, plan, today, size) : takeBack(job, tx, plan, today, size)
    })
  }
}

async function make(tx: Tx, plan: BookPlanRow): Promise<false> {
  const { shares, known, kept } = makePlan(await factsOfPlan(tx, plan.id), plan.groupIds)
  await keepShares(tx, plan.id, shares)
  await setPlan(tx, plan.id, { state: 'planned', relationships: { known, kept } })
  return false
}

interface Goal {
  readonly customerId: string
  readonly groupId: string | null
  readonly keeperId: string | null
}

async function apply(job: JobContext, tx: Tx, plan: BookPlanRow, today: LocalDate, size: number): Promise<boolean> {
  const some = await nextPlanned(tx, plan.id, size)
  if (some.length === 0) {
    await setPlan(tx, plan.id, { state: 'applied' })
    return false
  }
  const { fits, locked } = await ground(tx, plan, today, some)
  const asPlanned = (each: PlannedCustomer) => {
    const now = locked.get(each.customerId)
    return now?.storeId === plan.storeId && now.groupId === each.fromGroupId && now.keeperId === each.fromKeeperId
  }
  const goals = some.flatMap(each => {
    const goal = fits({ customerId: each.customerId, groupId: each.toGroupId, keeperId: each.toKeeperId })
    return goal && asPlanned(each) ? [goal] : []
  })
  const going = new Map(goals.map(goal => [goal.customerId, goal]))
  const outcomeOf = (each: PlannedCustomer): PlanOutcome => {
    const goal = going.get(each.customerId)
    if (!goal) return 'changed'
    return goal.groupId === each.fromGroupId && goal.keeperId === each.fromKeeperId ? 'stayed' : 'moved'
  }
  const outcomes = new Map(some.map(each => [each.customerId, outcomeOf(each)]))
  await place(job, tx, plan, today, {
    goals: goals.filter(goal => outcomes.get(goal.customerId) === 'moved'),
    locked,
    by: plan.appliedById,
    action: 'bookPlanApply'
  })
  await setOutcomes(tx, plan.id, outcomes)
  return true
}

/** To where each came from, as far as that is there: a group that has closed since is no place to go back to. */
async function takeBack(job: JobContext, tx: Tx, plan: BookPlanRow, today: LocalDate, size: number): Promise<boolean> {
  const some = await nextMoved(tx, plan.id, size)
  if (some.length === 0) {
    await setPlan(tx, plan.id, { state: 'undone' })
    return false
  }
  const { fits, locked } = await ground(tx, plan, today, some)
  // Read again under the locks: whom somebody has moved meanwhile stays.
  const still = new Set((await nextMoved(tx, plan.id, size)).filter(each => each.still).map(each => each.customerId))
  const goals = some.flatMap(each => {
    const goal = fits({ customerId: each.customerId, groupId: each.fromGroupId, keeperId: each.fromKeeperId })
    return goal && still.has(each.customerId) && locked.get(each.customerId)?.storeId === plan.storeId ? [goal] : []
  })
  await place(job, tx, plan, today, { goals, locked, by: plan.undoneById, action: 'bookPlanUndo' })
  const back = new Set(goals.map(goal => goal.customerId))
  await setOutcomes(tx, plan.id, new Map(some.map(({ customerId }) => [customerId, back.has(customerId) ? 'undone' : 'kept'])))
  return true
}

/** The customers, locked, and which goals can be reached: the group is open, the keeper a member of it, or else nobody in particular. */
async function ground(tx: Tx, plan: BookPlanRow, today: LocalDate, some: readonly PlannedCustomer[]) {
  const groupIds = [...new Set(some.flatMap(each => [each.fromGroupId, each.toGroupId]).filter(id => id !== null))]
  const groups = await groupsOfStore(tx, plan.storeId, groupIds, today)
  const members = new Set((await membersOfGroups(tx, groupIds)).map(({ staffId, groupId }) => `${staffId} ${groupId}`))
  const rows = await lockCustomers(
    tx,
    some.map(each => each.customerId)
  )
  const fits = (goal: Goal): Goal | undefined => {
    if (goal.groupId !== null && !groups.get(goal.groupId)) return undefined
    return goal.keeperId === null || members.has(`${goal.keeperId} ${goal.groupId}`) ? goal : { ...goal, keeperId: null }
  }
  return { fits, locked: new Map(rows.map(row => [row.id, row])) }
}

async function place(
  job: JobContext,
  tx: Tx,
  plan: BookPlanRow,
  fromOn: LocalDate,
  { goals, locked, by, action }: { goals: readonly Goal[]; locked: ReadonlyMap<string, LockedCustomer>; by: string | null; action: string }
): Promise<void> {
  if (goals.length === 0) return
  const undoing = action === 'bookPlanUndo'
  await placeCustomers(tx, goals, { fromOn, reason: plan.reason, recordedBy: by, ...(undoing ? {} : { planId: plan.id }) })
  const doer = { actor: by ? { ...job.actor, kind: 'user' as const, staffId: by } : job.actor, correlationId: job.correlationId }
  const moved = goals.map(({ customerId, groupId, keeperId }) => {
    const { groupId: fromGroup = null, keeperId: fromKeeper = null } = locked.get(customerId) ?? {}
    return {
      id: customerId,
      storeId: plan.storeId,
      detail: { planId: plan.id, fromGroup, toGroup: groupId, fromKeeper, toKeeper: keeperId }
    }
  })
  await auditEach(tx, doer, { action, objectType: 'Customer', chainId: plan.chainId }, moved)
}
