/** One customer: the file, the reasons of the tier, and the lists under the tabs, each fetched when it is opened. */
import { useInfiniteQuery, useQuery, useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import {
  CustomerDocument,
  CustomerKnownDocument,
  CustomerPeekDocument,
  CustomerPointsDocument,
  CustomerPurchasesDocument,
  CustomerReferralsDocument,
  CustomerTierChangesDocument,
  CustomerTierTimelineDocument,
  CustomerTimelineDocument,
  CustomerVisitsDocument,
  CustomerWhyDocument,
  type CustomerQuery,
  type CustomerTierTimelineQuery,
  type TimelineKind
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { endOfDay } from './instant.ts'

export type CustomerFull = NonNullable<CustomerQuery['customer']>
type Id = Readonly<Ref<string>>

/** Every key of a customer begins alike, so that one act makes all of it be asked again. */
function customerKey(chainId: string | undefined, id: string, ...rest: string[]): string[] {
  return ['customers', chainId ?? '', 'one', id, ...rest]
}

export function useCustomer(id: Id) {
  const session = useSession()
  const query = useQuery({
    key: () => customerKey(session.chain?.id, id.value, 'file'),
    query: ({ signal }) => request(CustomerDocument, { id: id.value }, { signal })
  })
  const customer = computed(() => query.data.value?.customer ?? undefined)
  const missing = computed(() => query.data.value !== undefined && query.data.value.customer === null)
  return { customer, missing, query }
}

export function useCustomerPeek(id: Id) {
  const session = useSession()
  const query = useQuery({
    key: () => customerKey(session.chain?.id, id.value, 'peek'),
    query: ({ signal }) => request(CustomerPeekDocument, { id: id.value }, { signal })
  })
  return { customer: computed(() => query.data.value?.customer ?? undefined), query }
}

/** As of a day, and by what was known at the end of another; today where absent. `unknown`: the file was not there by then. */
export function useCustomerWhy(id: Id, asOf: Readonly<Ref<string | undefined>>, knownOn?: Readonly<Ref<string | undefined>>) {
  const session = useSession()
  const query = useQuery({
    key: () => customerKey(session.chain?.id, id.value, 'why', asOf.value ?? 'today', knownOn?.value ?? 'now'),
    query: async ({ signal }) => {
      const { chain } = session
      const about = { id: id.value, asOf: asOf.value }
      if (!knownOn?.value || !chain) {
        const { customer } = await request(CustomerWhyDocument, about, { signal })
        return { of: about.id, decision: customer?.tierDecision }
      }
      const { tierDecision } = await request(
        CustomerKnownDocument,
        { ...about, knownAt: endOfDay(knownOn.value, chain.timeZone) },
        { signal }
      )
      return { of: about.id, decision: tierDecision }
    },
    placeholderData: previous => (previous?.of === id.value ? previous : undefined)
  })
  const decision = computed(() => query.data.value?.decision ?? undefined)
  return { decision, unknown: computed(() => query.data.value !== undefined && !decision.value), query }
}

export type TierTimeline = NonNullable<CustomerTierTimelineQuery['customer']>['tierTimeline']

/** The tier from a day until today on two tracks: as decided then, and as known now. */
export function useTierTimeline(id: Id, from: Readonly<Ref<string>>) {
  const session = useSession()
  const query = useQuery({
    key: () => customerKey(session.chain?.id, id.value, 'tracks', from.value),
    query: ({ signal }) => request(CustomerTierTimelineDocument, { id: id.value, from: from.value }, { signal }),
    placeholderData: previous => (previous?.customer?.id === id.value ? previous : undefined)
  })
  return { timeline: computed(() => query.data.value?.customer?.tierTimeline), query }
}

interface Page<Node> {
  readonly nodes: readonly Node[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

function usePages<Node>(key: () => string[], ask: (after: string | null, signal: AbortSignal) => Promise<Page<Node> | undefined>) {
  const list = useInfiniteQuery<Page<Node>, Error, string | null>({
    key: key,
    query: async ({ pageParam, signal }) =>
      (await ask(pageParam, signal)) ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    initialPageParam: null,
    getNextPageParam: last => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : null)
  })
  const rows = computed<readonly Node[] | undefined>(() => list.data.value?.pages.flatMap(page => page.nodes))
  return { rows, list }
}

export function useCustomerPurchases(id: Id, first = 50) {
  const session = useSession()
  return usePages(
    () => customerKey(session.chain?.id, id.value, 'purchases', String(first)),
    async (after, signal) => (await request(CustomerPurchasesDocument, { id: id.value, first, after }, { signal })).customer?.purchases
  )
}
export type PurchaseNode = NonNullable<ReturnType<typeof useCustomerPurchases>['rows']['value']>[number]

export function useCustomerPoints(id: Id) {
  const session = useSession()
  return usePages(
    () => customerKey(session.chain?.id, id.value, 'points'),
    async (after, signal) => (await request(CustomerPointsDocument, { id: id.value, first: 50, after }, { signal })).customer?.pointEntries
  )
}

export function useCustomerTierChanges(id: Id) {
  const session = useSession()
  return usePages(
    () => customerKey(session.chain?.id, id.value, 'tiers'),
    async (after, signal) =>
      (await request(CustomerTierChangesDocument, { id: id.value, first: 50, after }, { signal })).customer?.tierChanges
  )
}

export function useCustomerReferrals(id: Id) {
  const session = useSession()
  return usePages(
    () => customerKey(session.chain?.id, id.value, 'referrals'),
    async (after, signal) => (await request(CustomerReferralsDocument, { id: id.value, first: 50, after }, { signal })).customer?.referrals
  )
}

export function useCustomerVisits(id: Id) {
  const session = useSession()
  return usePages(
    () => customerKey(session.chain?.id, id.value, 'visits'),
    async (after, signal) => (await request(CustomerVisitsDocument, { id: id.value, first: 50, after }, { signal })).customer?.visits
  )
}

export function useCustomerTimeline(id: Id, kinds: Readonly<Ref<readonly TimelineKind[] | undefined>>) {
  const session = useSession()
  return usePages(
    () => customerKey(session.chain?.id, id.value, 'timeline', kinds.value?.join() ?? 'all'),
    async (after, signal) => {
      const variables = { id: id.value, first: 20, after, kinds: kinds.value && [...kinds.value] }
      return (await request(CustomerTimelineDocument, variables, { signal })).customer?.timeline
    }
  )
}
export type TimelineNode = NonNullable<ReturnType<typeof useCustomerTimeline>['rows']['value']>[number]

/** After an act on a customer: what is on screen of it and every list are asked again. */
export function useFresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key: ['customers'] })
}
