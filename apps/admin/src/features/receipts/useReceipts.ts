/** The lists of receipts and returns: their pages, their counts, and the names that their filters need. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import {
  ReceiptCountsDocument,
  ReceiptPlacesDocument,
  ReceiptSellersDocument,
  ReceiptsDocument,
  ReturnsDocument,
  type ReceiptRowFragment,
  type ReturnRowFragment
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { isReturns, receiptFilter, receiptOrder, returnFilter, type ListView } from './receipt-view.ts'

const FIRST = 50
export type ReceiptRow = ReceiptRowFragment
export type ReturnRow = ReturnRowFragment

export function useReceipts(view: Ref<ListView>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const filter = computed(() => receiptFilter(view.value))
  const order = computed(() => receiptOrder(view.value))
  return usePages<ReceiptRow, Awaited<ReturnType<typeof page>>>({
    key: () => ['receipts', chainId.value, 'list', filter.value, order.value],
    enabled: () => chainId.value !== '' && !isReturns(view.value.view),
    fetch: page
  })
  async function page(after: string | null, signal: AbortSignal) {
    const variables = { chainId: chainId.value, filter: filter.value, order: order.value, first: FIRST, after }
    return (await request(ReceiptsDocument, variables, { signal })).purchases
  }
}

export function useReturns(view: Ref<ListView>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const filter = computed(() => returnFilter(view.value))
  return usePages<ReturnRow, Awaited<ReturnType<typeof page>>>({
    key: () => ['receipts', chainId.value, 'returns', filter.value],
    enabled: () => chainId.value !== '' && isReturns(view.value.view),
    fetch: page
  })
  async function page(after: string | null, signal: AbortSignal) {
    return (await request(ReturnsDocument, { chainId: chainId.value, filter: filter.value, first: FIRST, after }, { signal }))
      .purchaseReturns
  }
}

export function useReceiptCounts() {
  const session = useSession()
  return useQuery({
    key: () => ['receipts', session.chain?.id ?? '', 'counts'],
    enabled: () => session.chain !== undefined,
    query: ({ signal }) => request(ReceiptCountsDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    placeholderData: previous => previous
  })
}

/** Stores that the reader sees; where something is to be recorded, those in which he or she may. */
export function usePlaces(right?: string) {
  const session = useSession()
  const query = useQuery({
    key: () => ['stores', session.chain?.id ?? '', 'names'],
    enabled: () => session.chain !== undefined,
    query: ({ signal }) => request(ReceiptPlacesDocument, { chainId: session.chain?.id ?? '' }, { signal }),
    staleTime: 60_000
  })
  const stores = computed(() => {
    const all = query.data.value?.stores.nodes ?? []
    const mine = right ? all.filter(store => session.can(right, { chain: session.chain?.id, store: store.id })) : all
    // A right over a group names no store: then the server's list, which is narrowed to the scope, is the better answer.
    return mine.length ? mine : all
  })
  return { stores, pending: query.isPending }
}

export function useSellers(storeId: Ref<string>) {
  const session = useSession()
  const query = useQuery({
    key: () => ['staff', session.chain?.id ?? '', 'names', storeId.value],
    enabled: () => session.chain !== undefined,
    query: ({ signal }) =>
      request(
        ReceiptSellersDocument,
        { chainId: session.chain?.id ?? '', filter: storeId.value ? { storeId: storeId.value } : {} },
        { signal }
      ),
    staleTime: 60_000
  })
  return computed(() => query.data.value?.staff.nodes ?? [])
}
