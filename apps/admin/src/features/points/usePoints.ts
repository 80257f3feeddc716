/** The chain's points by month, and the adjustments that wait for a second person or did. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  PointAdjustmentApproveDocument,
  PointAdjustmentDeclineDocument,
  PointMonthsDocument,
  PointRequestsDocument,
  type PointAdjustmentStatus,
  type PointMonthsQuery,
  type PointRequestsQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type PointsMonthOf = PointMonthsQuery['pointMonths'][number]
export type PointRequest = PointRequestsQuery['pointAdjustments']['nodes'][number]
const MONTHS = 24
const FIRST = 50

export function usePointMonths() {
  const session = useSession()
  const query = useQuery({
    key: () => ['points', session.chain?.id ?? '', 'months'],
    enabled: () => session.chain !== undefined,
    query: ({ signal }) => request(PointMonthsDocument, { chainId: session.chain?.id ?? '', months: MONTHS }, { signal })
  })
  return { query, months: computed(() => query.data.value?.pointMonths) }
}

/** `file`: of one file only. Else what waits of files is decided with them, and stands in no one's way here. */
export function useRequests(status: Readonly<Ref<PointAdjustmentStatus | undefined>>, file: Readonly<Ref<string | undefined>>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<PointRequest, PointRequestsQuery['pointAdjustments']>({
    key: () => ['points', chainId.value, 'requests', status.value ?? 'all', file.value ?? ''],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) => {
      const alone = !file.value && status.value === 'WAITING'
      const asked = { chainId: chainId.value, status: status.value ?? null, fileId: file.value ?? null, alone, first: FIRST, after }
      return (await request(PointRequestsDocument, asked, { signal })).pointAdjustments
    }
  })
}

/** A key per request: pressing twice is one approval, whatever became of the first answer. */
export function useDeciding() {
  const cache = useQueryCache()
  const approving = useAct(PointAdjustmentApproveDocument, result => result.pointAdjustmentApprove)
  const declining = useAct(PointAdjustmentDeclineDocument, result => result.pointAdjustmentDecline)
  const fresh = () => Promise.all(['points', 'customers'].map(key => cache.invalidateQueries({ key: [key] })))

  async function approve(id: string): Promise<boolean> {
    const done = await approving.run({ input: { id, idempotencyKey: `approve ${id}` } })
    // Decided meanwhile by somebody else: the list is to say so.
    if (done || approving.refusals.value.length) void fresh()
    return done !== undefined
  }
  async function decline(id: string, reason: string): Promise<boolean> {
    const done = await declining.run({ input: { id, reason: reason.trim() } })
    if (done) void fresh()
    return done !== undefined
  }
  return { approve, decline, approving, declining }
}
