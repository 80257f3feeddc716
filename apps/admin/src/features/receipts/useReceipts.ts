/** The lists of receipts and returns: their pages and their counts. */
import { useQuery } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { usePages } from '../../app/usePages.ts'
import {
  ReceiptCountsDocument,
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
