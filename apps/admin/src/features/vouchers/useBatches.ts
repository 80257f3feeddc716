/** Vouchers to many at once: counted first, then issued by a job that can be stopped, and taken back as far as they are not used. */
import { computed, shallowRef } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import { usePolling } from '../../app/usePolling.ts'
import {
  VoucherBatchCancelDocument,
  VoucherBatchesDocument,
  VoucherBatchRefusedDocument,
  VoucherBatchStartDocument,
  VoucherBatchUndoDocument,
  type CustomerFilter,
  type VoucherBatchesQuery,
  type VoucherBatchOfFragment,
  type VoucherBatchRefusedQuery,
  type VoucherBatchState
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useVouchersFresh } from './useDefinitions.ts'

export type Batch = VoucherBatchOfFragment
const FIRST = 20
const REFUSED_FIRST = 50
const MOVING: readonly VoucherBatchState[] = ['RUNNING', 'UNDOING']
export const isMoving = ({ state }: Pick<Batch, 'state'>): boolean => MOVING.includes(state)

export function useBatches() {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const list = usePages<Batch, VoucherBatchesQuery['voucherBatches']>({
    key: () => ['vouchers', chainId.value, 'batches'],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) =>
      (await request(VoucherBatchesDocument, { chainId: chainId.value, first: FIRST, after }, { signal })).voucherBatches
  })
  usePolling(
    () => list.again(),
    () => (list.rows.value ?? []).some(isMoving),
    () => (list.rows.value ?? []).map(({ state, untouched, issued }) => `${state} ${untouched} ${issued}`).join()
  )
  const fresh = useVouchersFresh()
  const cancelling = useAct(VoucherBatchCancelDocument, result => result.voucherBatchCancel)
  const undoing = useAct(VoucherBatchUndoDocument, result => result.voucherBatchUndo)
  async function act(of: typeof cancelling | typeof undoing, id: string): Promise<boolean> {
    const done = await of.run({ input: { id } })
    // Refused, it has ended meanwhile: what is on screen is old either way.
    if (done || of.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  return { list, cancelling, undoing, cancel: (id: string) => act(cancelling, id), undo: (id: string) => act(undoing, id) }
}

type RefusedBatch = NonNullable<VoucherBatchRefusedQuery['voucherBatch']>
export type RefusedCustomer = RefusedBatch['refusedCustomers']['nodes'][number]

/** Who got none of one act's. */
export function useRefused(id: () => string) {
  const session = useSession()
  const of = shallowRef<Pick<RefusedBatch, 'definition' | 'askedAt'>>()
  const list = usePages<RefusedCustomer, RefusedBatch['refusedCustomers']>({
    key: () => ['vouchers', session.chain?.id ?? '', 'refused', id()],
    enabled: () => id() !== '',
    fetch: async (after, signal) => {
      const batch = (await request(VoucherBatchRefusedDocument, { id: id(), first: REFUSED_FIRST, after }, { signal })).voucherBatch
      of.value = batch ?? undefined
      return batch?.refusedCustomers ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }
    }
  })
  return { list, of }
}

export interface BatchWish {
  readonly definitionId: string
  readonly who: { readonly ids: readonly string[] } | { readonly filter: CustomerFilter }
  readonly validFrom: string
  readonly reason: string
}

export function useBatchStart() {
  const session = useSession()
  const fresh = useVouchersFresh()
  const act = useAct(VoucherBatchStartDocument, result => result.voucherBatchStart)
  /** How many it would be for; undefined until it was counted, and once another thing is wished. */
  const counted = shallowRef<number>()
  let key = ''
  let wishes = 0
  const inputOf = ({ definitionId, who, validFrom, reason }: BatchWish) => ({
    chainId: session.chain?.id ?? '',
    definitionId,
    ...('ids' in who ? { customerIds: [...who.ids] } : { filter: who.filter }),
    validFrom: validFrom || null,
    reason: reason.trim()
  })
  async function count(wish: BatchWish): Promise<void> {
    const asked = ++wishes
    const done = await act.run({ input: { ...inputOf(wish), dryRun: true } })
    if (asked !== wishes) return
    counted.value = done?.chosen ?? undefined
    // One key for one decision: pressed again after a broken line it is still that one.
    key = crypto.randomUUID()
  }
  async function start(wish: BatchWish): Promise<boolean> {
    const chosen = 'filter' in wish.who ? (counted.value ?? null) : null
    const done = await act.run({ input: { ...inputOf(wish), dryRun: false, chosen, idempotencyKey: key } })
    if (done) await fresh()
    else if (act.refused.value) counted.value = undefined
    return done !== undefined
  }
  /** Another wish: what was counted is of no use any more. */
  function forget(): void {
    wishes++
    counted.value = undefined
    act.clear()
  }
  return { act, counted, count, start, forget }
}
