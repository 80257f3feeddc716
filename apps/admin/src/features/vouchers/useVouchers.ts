/** Vouchers of a chain and of a customer, one with its ledger, and what is done to it. Whole codes are asked for one at a time, which is recorded. */
import { useQuery } from '@pinia/colada'
import { computed, shallowRef, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  CustomerVouchersDocument,
  VoucherOneDocument,
  VoucherRevealDocument,
  VouchersDocument,
  VoucherVoidDocument,
  type VoucherLineFragment,
  type VouchersQuery,
  type VoucherState
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useVouchersFresh } from './useDefinitions.ts'
import { toFilter, toOrder, type VoucherView } from './voucher-view.ts'

export type VoucherRow = VoucherLineFragment
const FIRST = 50

export function useVouchers(view: Readonly<Ref<VoucherView>>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  const filter = computed(() => toFilter(view.value, session.chain?.today ?? ''))
  const pages = usePages<VoucherRow, VouchersQuery['vouchers']>({
    key: () => ['vouchers', chainId.value, 'issued', { ...filter.value, ...toOrder(view.value) }],
    enabled: () => chainId.value !== '',
    fetch: async (after, signal) => {
      const variables = { chainId: chainId.value, filter: filter.value, order: toOrder(view.value), first: FIRST, after, sums: !after }
      return (await request(VouchersDocument, variables, { signal })).vouchers
    }
  })
  return { ...pages, filter }
}

export function useVoucher(id: Readonly<Ref<string>>) {
  const session = useSession()
  const { data, error, refetch } = useQuery({
    key: () => ['vouchers', session.chain?.id ?? '', 'one', id.value],
    query: ({ signal }) => request(VoucherOneDocument, { id: id.value }, { signal })
  })
  return { voucher: computed(() => data.value?.voucher ?? undefined), answered: computed(() => data.value !== undefined), error, refetch }
}

type Page = NonNullable<Awaited<ReturnType<typeof vouchersOf>>>
const NONE: Page = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 }
const vouchersOf = async (id: string, states: readonly VoucherState[] | undefined, after: string | null, signal: AbortSignal) =>
  (await request(CustomerVouchersDocument, { id, states: states ? [...states] : null, first: FIRST, after }, { signal })).customer?.vouchers

/** Keyed as all of a customer is, so that an act on the customer makes it be asked again. */
export function useCustomerVouchers(id: () => string, states: () => readonly VoucherState[] | undefined) {
  const session = useSession()
  return usePages<VoucherRow, Page>({
    key: () => ['customers', session.chain?.id ?? '', 'one', id(), 'vouchers', (states() ?? []).join()],
    enabled: () => session.can('voucher:read'),
    fetch: async (after, signal) => (await vouchersOf(id(), states(), after, signal)) ?? NONE
  })
}

export function useVoucherActs() {
  const fresh = useVouchersFresh()
  const voiding = useAct(VoucherVoidDocument, result => result.voucherVoid)
  const revealing = useAct(VoucherRevealDocument, result => result.voucherReveal)
  const shown = shallowRef<{ readonly id: string; readonly code: string }>()
  async function reveal(id: string): Promise<void> {
    const code = (await revealing.run({ input: { id } }))?.code
    if (code) shown.value = { id, code }
  }
  /** In full for as long as it is looked at, never longer. */
  const codeOf = (id: string): string | undefined => (shown.value?.id === id ? shown.value.code : undefined)
  return { voiding, revealing, reveal, codeOf, fresh }
}
