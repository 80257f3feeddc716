/** Onboarding: the stores with their progress, one store, and what is said of its files. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  OnboardingCorrectDocument,
  OnboardingDeclareDocument,
  OnboardingDocument,
  OnboardingsDocument,
  type OnboardingQuery,
  type OnboardingRowFragment,
  type OnboardingsQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type OnboardingRow = OnboardingRowFragment
export type StoreOnboarding = NonNullable<OnboardingQuery['onboarding']>
const FIRST = 50

export function useOnboardings() {
  const session = useSession()
  return usePages<OnboardingRow, OnboardingsQuery['onboardings']>({
    key: () => ['onboarding', session.chain?.id ?? ''],
    enabled: () => session.chain !== undefined,
    fetch: async (after, signal) =>
      (await request(OnboardingsDocument, { chainId: session.chain?.id ?? '', first: FIRST, after }, { signal })).onboardings
  })
}

export function useStoreOnboarding(storeId: () => string) {
  const query = useQuery({
    key: () => ['onboarding', 'one', storeId()],
    query: ({ signal }) => request(OnboardingDocument, { storeId: storeId() }, { signal }),
    enabled: () => storeId() !== ''
  })
  return {
    onboarding: computed(() => query.data.value?.onboarding ?? undefined),
    pending: computed(() => query.status.value === 'pending'),
    error: query.error,
    again: () => query.refetch()
  }
}

/** Declares, or corrects where a reason is given; one key for what is sent, until it is refused or changed. */
export function useSayFiles(kind: 'declare' | 'correct') {
  const cache = useQueryCache()
  const declaring = useAct(OnboardingDeclareDocument, result => result.onboardingDeclare)
  const correcting = useAct(OnboardingCorrectDocument, result => result.onboardingCorrect)
  const act = kind === 'declare' ? declaring : correcting
  let [sent, key] = ['', '']
  async function say(storeId: string, files: number, reason: string): Promise<boolean> {
    const body = JSON.stringify([storeId, files, reason])
    if (body !== sent || act.refused.value) [sent, key] = [body, crypto.randomUUID()]
    const input = { storeId, files, idempotencyKey: key }
    const done = kind === 'declare' ? await declaring.run({ input }) : await correcting.run({ input: { ...input, reason } })
    if (done) sent = ''
    if (done || act.refusals.value.length > 0) await cache.invalidateQueries({ key: ['onboarding'] })
    return done !== undefined
  }
  return { act, say }
}
