/** The list of customers as its address says: rows page by page, their sum, and the counts of the ready-made views. */
import { useInfiniteQuery, useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { useFormat } from '../../app/format.ts'
import { request } from '../../app/request.ts'
import { usePrivateText } from '../../app/usePrivateState.ts'
import { CustomerCountsDocument, CustomersDocument, type CustomerRowFragment, type CustomersQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import type { View } from '../../ui/shapes.ts'
import type { Sort } from '../../ui/table.ts'
import { toFilter, toOrder, type Ground } from './list-query.ts'
import { NO_FILTERS, readState, writeFilters, writeState, type ColumnKey, type Filters, type ListState } from './list-state.ts'
import { useTierRules } from './useTierRules.ts'

export type CustomerRow = CustomerRowFragment
const PAGE = 50

/** The ready-made views of a chain, each only a set of filters: what a view shows is what its chips say. */
export function readyViews(tiers: readonly { readonly key: string }[], today: string, self?: string): { key: string; filters: Filters }[] {
  return [
    { key: 'all', filters: NO_FILTERS },
    ...(self ? [{ key: 'mine', filters: { ...NO_FILTERS, keepers: [self] } }] : []),
    ...tiers.slice(0, 5).map(tier => ({ key: `tier-${tier.key}`, filters: { ...NO_FILTERS, tiers: [tier.key] } })),
    { key: 'noGroup', filters: { ...NO_FILTERS, noGroup: true } },
    { key: 'incomplete', filters: { ...NO_FILTERS, completeness: { max: 49 } } },
    { key: 'birthday', filters: { ...NO_FILTERS, birthMonth: Number(today.slice(5, 7)) } },
    { key: 'due', filters: { ...NO_FILTERS, due: 30 } },
    { key: 'lost', filters: { ...NO_FILTERS, status: 'lost' } }
  ]
}
const same = (a: Filters, b: Filters): boolean =>
  a.search === b.search && JSON.stringify(writeFilters(a)) === JSON.stringify(writeFilters(b))

export function useGround() {
  const session = useSession()
  const f = useFormat()
  return computed<Ground>(() => ({
    today: session.chain?.today ?? '',
    minorUnits: 10 ** f.value.digitsOf(session.chain?.currency ?? 'CNY'),
    self: session.current?.staff?.id
  }))
}

export function useListState() {
  const route = useRoute()
  const router = useRouter()
  const search = usePrivateText('q')
  const state = computed(() => readState(route.query, search.value))
  /** A new list is a step back by the browser; moving within it is not. */
  function go(change: Partial<ListState>, how: 'push' | 'replace' = 'push'): void {
    const next = { ...state.value, ...change }
    void router[how]({ path: route.path, query: writeState(next), state: { q: next.filters.search }, force: true })
  }
  return {
    state,
    setFilters: (filters: Filters, how: 'push' | 'replace' = 'push') => go({ filters, peek: undefined }, how),
    setSort: (sort: Sort) => go({ sort }, 'replace'),
    setColumns: (columns: readonly ColumnKey[]) => go({ columns }, 'replace'),
    setPeek: (peek: string | undefined) => go({ peek }, 'replace')
  }
}

export function useCustomerRows(state: { readonly value: ListState }) {
  const session = useSession()
  const ground = useGround()
  const filter = computed(() => toFilter(state.value.filters, ground.value))
  const chainId = computed(() => session.chain?.id ?? '')
  const list = useInfiniteQuery<CustomersQuery['customers'], Error, string | null>({
    key: () => ['customers', chainId.value, 'list', filter.value, state.value.sort] as never,
    query: async ({ pageParam, signal }) => {
      const variables = { chainId: chainId.value, filter: filter.value, order: toOrder(state.value.sort), first: PAGE }
      const { customers } = await request(CustomersDocument, { ...variables, after: pageParam, sums: !pageParam }, { signal })
      return customers
    },
    initialPageParam: null,
    getNextPageParam: last => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : null),
    enabled: () => chainId.value !== '',
    // The rows of the filters before stay in sight until the new ones are here.
    placeholderData: previous => previous
  })
  const pages = computed(() => list.data.value?.pages)
  const rows = computed<readonly CustomerRow[] | undefined>(() => pages.value?.flatMap(page => page.nodes))
  const total = computed(() => pages.value?.[0]?.totalCount)
  const sum = computed(() => pages.value?.[0]?.netSpend)
  return { rows, total, sum, filter, list }
}

export function useCustomerViews(filters: { readonly value: Filters }) {
  const { t } = useI18n()
  const session = useSession()
  const f = useFormat()
  const ground = useGround()
  const { tiers, chain } = useTierRules()
  /** Who works in a group has a book. */
  const self = computed(() => {
    const inGroup = session.current?.permissions.some(({ name, groups }) => name === 'customer:write' && groups.length > 0)
    return inGroup ? session.current?.staff?.id : undefined
  })
  const ready = computed(() => readyViews(tiers.value, ground.value.today, self.value))
  const counts = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'counts', tiers.value.map(tier => tier.key)],
    query: ({ signal }) => {
      const filterOf = (key: string) => toFilter(ready.value.find(view => view.key === key)?.filters ?? NO_FILTERS, ground.value)
      const [t1, t2, t3, t4, t5] = [0, 1, 2, 3, 4].map(i => tiers.value[i] && filterOf(`tier-${tiers.value[i].key}`))
      const has = { has1: Boolean(t1), has2: Boolean(t2), has3: Boolean(t3), has4: Boolean(t4), has5: Boolean(t5) }
      const named = Object.fromEntries(['all', 'noGroup', 'incomplete', 'birthday', 'due', 'lost'].map(key => [key, filterOf(key)]))
      const variables = { chainId: session.chain?.id ?? '', ...has, t1, t2, t3, t4, t5, ...named }
      return request(CustomerCountsDocument, variables, { signal })
    },
    enabled: () => chain.value !== undefined
  })
  const countOf = (key: string): number | undefined => {
    const at = tiers.value.findIndex(tier => `tier-${tier.key}` === key)
    const name = at < 0 ? key : `t${at + 1}`
    return counts.data.value?.[name as 'all']?.totalCount
  }
  const current = computed(() => ready.value.find(view => same(view.filters, { ...filters.value, search: '' }))?.key ?? 'custom')
  const views = computed<View[]>(() => {
    const own = current.value === 'custom' ? [{ key: 'custom', label: t('customers.view.custom') }] : []
    const known = ready.value.map(({ key }) => {
      const count = countOf(key)
      const label = key.startsWith('tier-') ? t('customers.view.tier', { tier: key.slice(5) }) : t(`customers.view.${key}`)
      return { key, label, count: count === undefined ? undefined : f.value.count(count) }
    })
    return [...known, ...own]
  })
  const filtersOf = (key: string): Filters => ready.value.find(view => view.key === key)?.filters ?? filters.value
  return { views, current, filtersOf, counts }
}
