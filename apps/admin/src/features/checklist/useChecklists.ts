/** Runs of checklists: the list with what is to do, one of them, and what is done to it. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { useFormat } from '../../app/format.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  ChecklistAnswerDocument,
  ChecklistCountsDocument,
  ChecklistRunBeginDocument,
  ChecklistRunCloseDocument,
  ChecklistRunDocument,
  ChecklistRunsDocument,
  type ChecklistAnswerInput,
  type ChecklistKind,
  type ChecklistRunFilter,
  type ChecklistRunQuery,
  type ChecklistRunRowFragment,
  type ChecklistRunsQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type Run = ChecklistRunRowFragment
type FullRun = NonNullable<ChecklistRunQuery['checklistRun']>
export type RunItem = FullRun['items'][number]
export const KINDS = ['SYSTEM', 'FILES', 'DEVELOPING', 'SUPERVISING'] as const satisfies readonly ChecklistKind[]
const FIRST = 50
const CARRY_OUT = ['checklist:store', 'checklist:operator']

export function useChecklistsFresh() {
  const cache = useQueryCache()
  return () => cache.invalidateQueries({ key: ['checklists'] })
}

export function useRuns(filter: () => ChecklistRunFilter) {
  const session = useSession()
  const chainId = () => session.chain?.id ?? ''
  return usePages<Run, ChecklistRunsQuery['checklistRuns']>({
    key: () => ['checklists', chainId(), filter().storeId ?? '', filter().kind ?? '', filter().state ?? ''],
    enabled: () => session.chain !== undefined,
    fetch: async (after, signal) =>
      (await request(ChecklistRunsDocument, { chainId: chainId(), filter: filter(), first: FIRST, after }, { signal })).checklistRuns
  })
}

/** How many are to do, and how many of those behind their day. */
export function useRunCounts(filter: () => ChecklistRunFilter, enabled: () => boolean = () => true) {
  const session = useSession()
  const { data } = useQuery({
    key: () => ['checklists', session.chain?.id ?? '', 'counts', filter().storeId ?? '', filter().kind ?? '', String(filter().mine ?? '')],
    query: ({ signal }) => {
      const of = { ...filter() }
      const asked = {
        chainId: session.chain?.id ?? '',
        due: { ...of, state: 'DUE' as const },
        overdue: { ...of, state: 'OVERDUE' as const }
      }
      return request(ChecklistCountsDocument, asked, { signal })
    },
    enabled: () => session.chain !== undefined && enabled(),
    staleTime: 60_000
  })
  return computed(() => data.value && { due: data.value.due.totalCount, overdue: data.value.overdue.totalCount })
}

/** Beside the navigation's entry, for who carries them out: what is to do, hot where one is behind its day. */
export function useRunsToDo(): Ref<{ readonly text: string; readonly hot: boolean } | undefined> {
  const session = useSession()
  const f = useFormat()
  const counts = useRunCounts(
    () => ({ mine: true }),
    () => CARRY_OUT.some(right => session.can(right))
  )
  return computed(() => {
    const all = (counts.value?.due ?? 0) + (counts.value?.overdue ?? 0)
    return all > 0 ? { text: f.value.count(all), hot: (counts.value?.overdue ?? 0) > 0 } : undefined
  })
}

/** Begins a run by hand; one key for one decision. */
export function useBegin() {
  const fresh = useChecklistsFresh()
  const act = useAct(ChecklistRunBeginDocument, result => result.checklistRunBegin)
  let key = crypto.randomUUID()
  async function begin(storeId: string, kind: ChecklistKind): Promise<string | undefined> {
    const done = await act.run({ input: { storeId, kind, idempotencyKey: key } })
    if (done || act.refused.value) key = crypto.randomUUID()
    if (done) await fresh()
    return done?.checklistRun?.id
  }
  return { act, begin }
}

export function useRun(id: () => string) {
  const query = useQuery({
    key: () => ['checklists', 'one', id()],
    query: ({ signal }) => request(ChecklistRunDocument, { id: id() }, { signal })
  })
  const fresh = useChecklistsFresh()
  const closing = useAct(ChecklistRunCloseDocument, result => result.checklistRunClose)
  async function close(): Promise<boolean> {
    const done = await closing.run({ input: { id: id() } })
    if (done || closing.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  return {
    run: computed(() => query.data.value?.checklistRun ?? undefined),
    pending: computed(() => query.status.value === 'pending'),
    error: query.error,
    again: () => query.refetch(),
    closing,
    close
  }
}

/** One item's answer; sent again after a broken line, it is the same answer. */
export function useAnswer() {
  const fresh = useChecklistsFresh()
  const act = useAct(ChecklistAnswerDocument, result => result.checklistAnswer)
  let [sent, key] = ['', '']
  async function answer(input: Omit<ChecklistAnswerInput, 'idempotencyKey'>): Promise<boolean> {
    const body = JSON.stringify(input)
    if (body !== sent || act.refused.value) [sent, key] = [body, crypto.randomUUID()]
    const done = await act.run({ input: { ...input, idempotencyKey: key } })
    if (done) sent = ''
    if (done || act.refusals.value.length > 0) await fresh()
    return done !== undefined
  }
  return { act, answer }
}
