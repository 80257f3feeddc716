/** TIER-6: the lost-customer register. Since when someone is lost is a matter of the last purchase and the policy, not of when it was noticed. */
import { useInfiniteQuery } from '@pinia/colada'
import { leavesWindowOn, localDate } from '@keqing/domain'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { LostCustomersDocument, type LostCustomersQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { useTierRules } from './useTierRules.ts'

function lostSince(lastPurchaseOn: string | null, months: number | undefined): string | undefined {
  return lastPurchaseOn && months ? leavesWindowOn(localDate(lastPurchaseOn), months) : undefined
}

export function useLost(storeId: Readonly<Ref<string>>) {
  const session = useSession()
  const { lossMonths } = useTierRules()
  const chainId = computed(() => session.chain?.id ?? '')
  const list = useInfiniteQuery<LostCustomersQuery['lostCustomers'], Error, string | null>({
    key: () => ['customers', chainId.value, 'lost', storeId.value],
    query: async ({ pageParam, signal }) => {
      const variables = { chainId: chainId.value, storeId: storeId.value || undefined, first: 50, after: pageParam, sums: !pageParam }
      return (await request(LostCustomersDocument, variables, { signal })).lostCustomers
    },
    initialPageParam: null,
    getNextPageParam: last => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : null),
    enabled: () => chainId.value !== '',
    placeholderData: previous => previous
  })
  const pages = computed(() => list.data.value?.pages)
  const rows = computed(() =>
    pages.value?.flatMap(page => page.nodes).map(row => ({ ...row, since: lostSince(row.lastPurchaseOn, lossMonths.value) }))
  )
  return { rows, total: computed(() => pages.value?.[0]?.totalCount), sum: computed(() => pages.value?.[0]?.netSpend), list, lossMonths }
}
