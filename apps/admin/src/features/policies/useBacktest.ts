/** The backtest of a version: its latest result, a run under way, and what can be done: run it, stop it. Asked for again while one runs. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, watch } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePolling } from '../../app/usePolling.ts'
import {
  BacktestCancelDocument,
  BacktestStartDocument,
  PolicyBacktestDocument,
  PublishLimitDocument,
  type BacktestStatus
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

const MOVING: readonly BacktestStatus[] = ['QUEUED', 'RUNNING']
const isMoving = (status: BacktestStatus | undefined): boolean => status !== undefined && MOVING.includes(status)

/** One question may end another that is under way; what went wrong is the query's to tell. */
const quietly = (asking: Promise<unknown>): Promise<unknown> => asking.catch(() => undefined)

export function useBacktest(id: () => string | undefined) {
  const session = useSession()
  const cache = useQueryCache()
  const chainId = () => session.chain?.id ?? ''
  const query = useQuery({
    key: () => ['policies', chainId(), 'backtest', id() ?? ''],
    query: ({ signal }) => request(PolicyBacktestDocument, { id: id() ?? '', customers: session.can('customer:read') }, { signal }),
    enabled: () => Boolean(id()) && session.chain !== undefined
  })
  const version = computed(() => (query.data.value?.policyVersion?.id === id() ? query.data.value?.policyVersion : undefined))
  const run = computed(() => version.value?.backtestUnderWay ?? undefined)
  const moving = computed(() => isMoving(run.value?.status))
  usePolling(
    () => query.refetch(),
    () => moving.value,
    () => `${run.value?.status} ${run.value?.stepsDone}`
  )
  // Whoever else shows it, shows what is new.
  watch(moving, (now, before) => {
    if (before && !now) void quietly(cache.invalidateQueries({ key: ['policies', chainId(), 'backtest'] }))
  })

  const starting = useAct(BacktestStartDocument, result => result.backtestStart)
  const cancelling = useAct(BacktestCancelDocument, result => result.backtestCancel)
  async function start(months: number): Promise<void> {
    if (await starting.run({ input: { policyId: id() ?? '', months } })) await quietly(query.refetch())
  }
  async function cancel(): Promise<void> {
    if (run.value && (await cancelling.run({ input: { id: run.value.id } }))) await quietly(query.refetch())
  }
  return {
    result: computed(() => version.value?.backtest ?? undefined),
    /** How long coming into force took the last time, for rules of the kind. */
    tookSeconds: computed(() => version.value?.lastActivationSeconds ?? undefined),
    run,
    moving,
    answered: computed(() => version.value !== undefined),
    error: query.error,
    again: () => query.refetch(),
    starting,
    cancelling,
    start,
    cancel
  }
}

/** From which share of moves on publishing asks again, in percent; undefined until it is known. */
export function usePublishLimit() {
  const session = useSession()
  const { data } = useQuery({
    key: () => ['policies', session.chain?.id ?? '', 'publishLimit'],
    query: ({ signal }) => request(PublishLimitDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    enabled: () => session.chain !== undefined
  })
  return computed(() => data.value?.chain?.policyMovesShare)
}
