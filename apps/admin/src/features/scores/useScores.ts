/** A store's month, the ledger, what each person has, and closing: what the pages of scores ask for and do. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import { usePolling } from '../../app/usePolling.ts'
import {
  ScoreApproveDocument,
  ScoreCloseDocument,
  ScoreContestsDocument,
  ScoreDisputeDecideDocument,
  ScoreDisputeRaiseDocument,
  ScoreDisputesDocument,
  ScoreDisputeWithdrawDocument,
  ScoreEntriesDocument,
  ScoreEntryPageDocument,
  ScorePartsDocument,
  ScorePayDocument,
  ScorePeriodsDocument,
  ScoreStandingDocument,
  ScoreStoresDocument,
  type IncentiveDisputeFilter,
  type IncentiveEntryFilter,
  type IncentiveFigureInput,
  type ScoreContestsQuery,
  type ScoreDisputesQuery,
  type ScoreEntriesQuery,
  type ScoreEntryFragment,
  type ScoreFigureFragment,
  type ScorePartsQuery,
  type ScorePayQuery,
  type ScorePeriodFragment,
  type ScorePeriodsQuery,
  type ScoreStoresQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type Entry = ScoreEntryFragment
export type Contest = ScoreContestsQuery['incentiveContests'][number]
export type Figure = ScoreFigureFragment
export type Period = ScorePeriodFragment
export type Part = ScorePartsQuery['incentiveParts']['nodes'][number]
export type Pay = ScorePayQuery['incentivePay']['nodes'][number]
export type StoreMonth = ScoreStoresQuery['incentiveStores']['nodes'][number]
export type Dispute = ScoreDisputesQuery['incentiveDisputes']['nodes'][number]

const chainIdOf = () => {
  const session = useSession()
  return () => session.chain?.id ?? ''
}

export function useStanding(storeId: () => string, month: () => string) {
  const query = useQuery({
    key: () => ['scores', 'standing', storeId(), month()],
    query: ({ signal }) => request(ScoreStandingDocument, { storeId: storeId(), month: month() }, { signal }),
    enabled: () => storeId() !== '' && month() !== '',
    placeholderData: previous => previous
  })
  return {
    standing: computed(() => query.data.value?.incentiveStanding ?? undefined),
    answered: computed(() => query.data.value !== undefined),
    pending: computed(() => query.status.value === 'pending'),
    refreshing: computed(() => query.asyncStatus.value === 'loading' && query.data.value !== undefined),
    error: query.error,
    again: () => query.refetch()
  }
}

export function useContests(storeId: () => string, month: () => string) {
  const query = useQuery({
    key: () => ['scores', 'contests', storeId(), month()],
    query: ({ signal }) => request(ScoreContestsDocument, { storeId: storeId(), month: month() }, { signal }),
    enabled: () => storeId() !== '' && month() !== '',
    placeholderData: previous => previous
  })
  return {
    contests: computed(() => query.data.value?.incentiveContests ?? []),
    error: query.error,
    again: () => query.refetch()
  }
}

export function useParts(figure: () => IncentiveFigureInput) {
  return usePages<Part, ScorePartsQuery['incentiveParts']>({
    key: () => ['scores', 'parts', { ...figure() }],
    fetch: async (after, signal) => (await request(ScorePartsDocument, { figure: figure(), after }, { signal })).incentiveParts
  })
}

export function useEntries(filter: () => IncentiveEntryFilter, enabled: () => boolean = () => true) {
  const chainId = chainIdOf()
  return usePages<Entry, ScoreEntriesQuery['incentiveEntries']>({
    key: () => ['scores', 'entries', chainId(), { ...filter() }],
    enabled: () => chainId() !== '' && enabled(),
    fetch: async (after, signal) =>
      (await request(ScoreEntriesDocument, { chainId: chainId(), filter: filter(), after }, { signal })).incentiveEntries
  })
}

export function useEntry(id: () => string) {
  const query = useQuery({
    key: () => ['scores', 'entry', id()],
    query: ({ signal }) => request(ScoreEntryPageDocument, { id: id() }, { signal })
  })
  return {
    entry: computed(() => query.data.value?.incentiveEntry ?? undefined),
    pending: computed(() => query.status.value === 'pending'),
    error: query.error,
    again: () => query.refetch()
  }
}

export function usePay(of: () => { readonly month: string; readonly storeId?: string; readonly staffId?: string }) {
  const chainId = chainIdOf()
  return usePages<Pay, ScorePayQuery['incentivePay']>({
    key: () => ['scores', 'pay', chainId(), { ...of() }],
    enabled: () => chainId() !== '' && of().month !== '',
    fetch: async (after, signal) => {
      const { month, storeId, staffId } = of()
      const variables = { chainId: chainId(), month, storeId: storeId || null, staffId: staffId || null, after }
      return (await request(ScorePayDocument, variables, { signal })).incentivePay
    }
  })
}

export function useStoreMonths(month: () => string) {
  const chainId = chainIdOf()
  return usePages<StoreMonth, ScoreStoresQuery['incentiveStores']>({
    key: () => ['scores', 'stores', chainId(), month()],
    enabled: () => chainId() !== '' && month() !== '',
    fetch: async (after, signal) =>
      (await request(ScoreStoresDocument, { chainId: chainId(), month: month(), after }, { signal })).incentiveStores
  })
}

const WORKING = new Set(['MEASURING', 'SCORING'])

export function usePeriods() {
  const chainId = chainIdOf()
  const list = usePages<Period, ScorePeriodsQuery['incentivePeriods']>({
    key: () => ['scores', 'periods', chainId()],
    enabled: () => chainId() !== '',
    fetch: async (after, signal) => (await request(ScorePeriodsDocument, { chainId: chainId(), after }, { signal })).incentivePeriods
  })
  const fresh = useScoresFresh()
  const working = computed(() => list.rows.value?.some(({ state }) => WORKING.has(state)) ?? false)
  usePolling(
    () => fresh(),
    () => working.value,
    () => list.rows.value?.map(({ state, storesClosed }) => `${state} ${storesClosed}`).join() ?? ''
  )
  return { ...list, working }
}

export function useDisputes(filter: () => IncentiveDisputeFilter) {
  const chainId = chainIdOf()
  return usePages<Dispute, ScoreDisputesQuery['incentiveDisputes']>({
    key: () => ['scores', 'disputes', chainId(), { ...filter() }],
    enabled: () => chainId() !== '',
    fetch: async (after, signal) =>
      (await request(ScoreDisputesDocument, { chainId: chainId(), filter: filter(), after }, { signal })).incentiveDisputes
  })
}

export function useScoresFresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key: ['scores'] })
}

/** Each act with its own key: pressed again after a broken line it is still that one. */
export function useScoreActs() {
  const chainId = chainIdOf()
  const fresh = useScoresFresh()
  const closing = useAct(ScoreCloseDocument, result => result.incentivePeriodClose)
  const approving = useAct(ScoreApproveDocument, result => result.incentivePeriodApprove)
  const raising = useAct(ScoreDisputeRaiseDocument, result => result.incentiveDisputeRaise)
  const withdrawing = useAct(ScoreDisputeWithdrawDocument, result => result.incentiveDisputeWithdraw)
  const deciding = useAct(ScoreDisputeDecideDocument, result => result.incentiveDisputeDecide)
  let key = crypto.randomUUID()
  async function after(done: object | undefined, act: { readonly refused: { readonly value: boolean } }): Promise<boolean> {
    if (done || act.refused.value) {
      key = crypto.randomUUID()
      await fresh()
    }
    return done !== undefined
  }
  return {
    acts: [closing, approving, raising, withdrawing, deciding] as const,
    close: async (month: string) => after(await closing.run({ input: { chainId: chainId(), month, idempotencyKey: key } }), closing),
    approve: async (id: string) => after(await approving.run({ input: { id } }), approving),
    raise: async (entryId: string, text: string) => after(await raising.run({ input: { entryId, text, idempotencyKey: key } }), raising),
    withdraw: async (id: string) => after(await withdrawing.run({ input: { id } }), withdrawing),
    decide: async (id: string, decision: string, amount: number | null) =>
      after(await deciding.run({ input: { id, decision, amount, idempotencyKey: key } }), deciding)
  }
}
