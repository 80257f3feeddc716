/** Plans that share customers out: started, watched while a job works on them, adjusted, carried out, taken back. */
import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import { usePolling } from '../../app/usePolling.ts'
import {
  BookPlanAdjustDocument,
  BookPlanApplyDocument,
  BookPlanCustomersDocument,
  BookPlanDiscardDocument,
  BookPlanDocument,
  BookPlansDocument,
  BookPlanStartDocument,
  BookPlanUndoDocument,
  type BookPlanCustomerOfFragment,
  type BookPlanCustomersQuery,
  type BookPlanOfFragment,
  type BookPlansQuery,
  type CustomerFilter
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useBooksFresh } from './useBook.ts'

export type Plan = BookPlanOfFragment
export type PlannedCustomer = BookPlanCustomerOfFragment
export type PlanLine = BookPlansQuery['bookPlans']['nodes'][number]
type PlannedPage = NonNullable<BookPlanCustomersQuery['bookPlan']>['customers']
const CUSTOMERS = 50
const PLANS = 10

const MOVING: readonly Plan['state'][] = ['PLANNING', 'APPLYING', 'UNDOING']
export const isMoving = ({ state }: Pick<Plan, 'state'>): boolean => MOVING.includes(state)

export function usePlan(id: () => string) {
  const query = useQuery({
    key: () => ['books', 'plan', id()],
    query: ({ signal }) => request(BookPlanDocument, { id: id() }, { signal })
  })
  const plan = computed(() => query.data.value?.bookPlan ?? undefined)
  const fresh = useBooksFresh()
  const working = computed(() => plan.value !== undefined && isMoving(plan.value))
  usePolling(
    // What it has moved is seen on the board; what it has planned, in its list.
    () => fresh(),
    () => working.value,
    () => `${plan.value?.state} ${plan.value?.done}`
  )
  const customers = usePages<PlannedCustomer, PlannedPage>({
    key: () => ['books', 'plan', id(), 'customers', plan.value?.state ?? ''],
    enabled: () => plan.value !== undefined && plan.value.state !== 'PLANNING',
    fetch: async (after, signal) =>
      (await request(BookPlanCustomersDocument, { id: id(), first: CUSTOMERS, after }, { signal })).bookPlan?.customers ?? {
        nodes: [],
        pageInfo: { hasNextPage: false, endCursor: null },
        totalCount: 0
      }
  })
  const adjusting = useAct(BookPlanAdjustDocument, result => result.bookPlanAdjust)
  const applying = useAct(BookPlanApplyDocument, result => result.bookPlanApply)
  const undoing = useAct(BookPlanUndoDocument, result => result.bookPlanUndo)
  const discarding = useAct(BookPlanDiscardDocument, result => result.bookPlanDiscard)
  async function act(of: typeof applying | typeof undoing | typeof discarding): Promise<boolean> {
    const done = await of.run({ input: { id: id() } })
    // Refused, it has gone on meanwhile: what is on screen is old either way.
    if (done || of.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  async function adjust(customerIds: readonly string[], groupId: string): Promise<boolean> {
    const done = await adjusting.run({ input: { id: id(), customerIds: [...customerIds], groupId } })
    if (done || adjusting.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  return {
    plan,
    customers,
    error: query.error,
    again: () => query.refetch(),
    pending: computed(() => query.status.value === 'pending'),
    acts: [adjusting, applying, undoing, discarding],
    busy: computed(() => [adjusting, applying, undoing, discarding].some(each => each.busy.value)),
    adjust,
    apply: () => act(applying),
    undo: () => act(undoing),
    discard: () => act(discarding)
  }
}

export function usePlans(storeId: () => string) {
  return usePages<PlanLine, BookPlansQuery['bookPlans']>({
    key: () => ['books', storeId(), 'plans'],
    enabled: () => storeId() !== '',
    fetch: async (after, signal) => (await request(BookPlansDocument, { storeId: storeId(), first: PLANS, after }, { signal })).bookPlans
  })
}

/** Named one by one; or all of the store that a list shows by the filter. */
export type Whom = { readonly customerIds: readonly string[] } | { readonly filter: CustomerFilter }

export function usePlanStart() {
  const session = useSession()
  const fresh = useBooksFresh()
  const act = useAct(BookPlanStartDocument, result => result.bookPlanStart)
  let key = crypto.randomUUID()
  async function start(storeId: string, groupIds: readonly string[], who: Whom, reason: string): Promise<string | undefined> {
    const whom = 'filter' in who ? { filter: who.filter } : { customerIds: [...who.customerIds] }
    const input = {
      ...{ chainId: session.chain?.id ?? '', storeId, groupIds: [...groupIds], ...whom },
      ...{ reason: reason.trim() || null, idempotencyKey: key }
    }
    const done = await act.run({ input })
    // One key for one decision: pressed again after a broken line it is still that one.
    if (done || act.refused.value) key = crypto.randomUUID()
    if (done) await fresh()
    return done?.plan?.id
  }
  return { act, start }
}
