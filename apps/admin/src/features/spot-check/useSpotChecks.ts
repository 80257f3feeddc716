/** Spot checks: the list, one of them with its files, and what is done to it. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  SpotCheckCloseDocument,
  SpotCheckDocument,
  SpotCheckDrawDocument,
  SpotCheckFilesDocument,
  SpotCheckRecordDocument,
  SpotChecksDocument,
  SpotCheckSettingsDocument,
  SpotCheckSettingsSetDocument,
  type RateOfFragment,
  type SpotCheckFilesQuery,
  type SpotCheckFilter,
  type SpotCheckRecordInput,
  type SpotCheckRowFragment,
  type SpotChecksQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type Check = SpotCheckRowFragment
export type Rate = RateOfFragment
type FilePage = NonNullable<SpotCheckFilesQuery['spotCheck']>['files']
export type CheckedFile = FilePage['nodes'][number]
const FIRST = 50
const FILES = 100

function useSpotChecksFresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key: ['spot-checks'] })
}

export function useSpotChecks(filter: () => SpotCheckFilter) {
  const session = useSession()
  return usePages<Check, SpotChecksQuery['spotChecks']>({
    key: () => ['spot-checks', session.chain?.id ?? '', filter().storeId ?? '', filter().state ?? '', filter().kind ?? ''],
    enabled: () => session.chain !== undefined,
    fetch: async (after, signal) =>
      (await request(SpotChecksDocument, { chainId: session.chain?.id ?? '', filter: filter(), first: FIRST, after }, { signal }))
        .spotChecks
  })
}

interface Settings {
  readonly toleratedPercent: number
  readonly confidencePercent: number
  readonly dailyFiles: number
}

/** How large the chain's samples are. */
export function useSpotCheckSettings() {
  const session = useSession()
  const fresh = useSpotChecksFresh()
  const chainId = () => session.chain?.id ?? ''
  const query = useQuery({
    key: () => ['spot-checks', 'settings', chainId()],
    query: ({ signal }) => request(SpotCheckSettingsDocument, { chainId: chainId() }, { signal }),
    enabled: () => chainId() !== ''
  })
  const act = useAct(SpotCheckSettingsSetDocument, result => result.spotCheckSettingsSet)
  async function save(to: Settings): Promise<boolean> {
    const done = await act.run({ input: { chainId: chainId(), ...to } })
    if (done) await fresh()
    return done !== undefined
  }
  return {
    settings: computed(() => query.data.value?.chain?.spotCheckSettings ?? undefined),
    error: query.error,
    again: () => query.refetch(),
    act,
    save
  }
}

/** Draws a check of a store; one key for one decision. */
export function useDraw() {
  const fresh = useSpotChecksFresh()
  const act = useAct(SpotCheckDrawDocument, result => result.spotCheckDraw)
  let key = crypto.randomUUID()
  async function draw(storeId: string, days: number): Promise<string | undefined> {
    const done = await act.run({ input: { storeId, days, idempotencyKey: key } })
    if (done || act.refused.value) key = crypto.randomUUID()
    if (done) await fresh()
    return done?.spotCheck?.id
  }
  return { act, draw }
}

export function useSpotCheck(id: () => string) {
  const query = useQuery({
    key: () => ['spot-checks', 'one', id()],
    query: ({ signal }) => request(SpotCheckDocument, { id: id() }, { signal })
  })
  const files = usePages<CheckedFile, FilePage>({
    key: () => ['spot-checks', 'one', id(), 'files'],
    fetch: async (after, signal) =>
      (await request(SpotCheckFilesDocument, { id: id(), first: FILES, after }, { signal })).spotCheck?.files ?? {
        nodes: [],
        pageInfo: { hasNextPage: false, endCursor: null }
      }
  })
  const fresh = useSpotChecksFresh()
  const closing = useAct(SpotCheckCloseDocument, result => result.spotCheckClose)
  async function close(): Promise<boolean> {
    const done = await closing.run({ input: { id: id() } })
    if (done || closing.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  return {
    check: computed(() => query.data.value?.spotCheck ?? undefined),
    pending: computed(() => query.status.value === 'pending'),
    error: query.error,
    again: () => query.refetch(),
    files,
    closing,
    close
  }
}

/** One file's findings at once; sent again after a broken line, they are the same record. */
export function useRecord() {
  const fresh = useSpotChecksFresh()
  const act = useAct(SpotCheckRecordDocument, result => result.spotCheckRecord)
  let [sent, key] = ['', '']
  async function record(input: Omit<SpotCheckRecordInput, 'idempotencyKey'>): Promise<boolean> {
    const body = JSON.stringify(input)
    if (body !== sent || act.refused.value) [sent, key] = [body, crypto.randomUUID()]
    const done = await act.run({ input: { ...input, idempotencyKey: key } })
    if (done) sent = ''
    if (done || act.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  return { act, record }
}
