/** One import: asked for again while it moves, with longer and longer pauses while nothing does; what can be done to it. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { askAgain } from '../../app/ask-again.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePolling } from '../../app/usePolling.ts'
import {
  ImportCancelDocument,
  ImportCheckDocument,
  ImportChoicesDocument,
  ImportPresetSaveDocument,
  ImportRunDocument,
  ImportStartDocument,
  type ImportKind,
  type ImportMappingInput,
  type ImportRunWholeFragment
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'
import { addSample, isMoving, paceOf, totalOf, type Sample } from './wizard.ts'

export type Run = ImportRunWholeFragment

export function useImportRun(id: Ref<string>, clock: () => number = Date.now) {
  const session = useSession()
  const cache = useQueryCache()
  const key = computed(() => ['imports', session.chain?.id ?? '', 'one', id.value])
  /** Files that adjust points are read by who may. */
  const adjusts = () => session.can('points:adjust')
  const query = useQuery({
    key: () => key.value,
    enabled: () => id.value !== '',
    query: ({ signal }) => request(ImportRunDocument, { id: id.value, adjusts: adjusts() }, { signal }),
    staleTime: 0
  })
  const run = computed<Run | undefined>(() => query.data.value?.importRun ?? undefined)
  usePolling(
    () => query.refetch(),
    () => isMoving(run.value?.status),
    () => `${run.value?.status} ${run.value?.phase} ${run.value?.rowsDone}`
  )

  const samples = shallowRef<readonly Sample[]>([])
  watch(run, now => {
    if (now) samples.value = isMoving(now.status) ? addSample(samples.value, { at: clock(), rows: now.rowsDone }) : []
  })
  const pace = computed(() => paceOf(samples.value, run.value && totalOf(run.value)))
  // What an import brought is on every list.
  watch(
    () => run.value?.status,
    (now, before) => {
      if (!isMoving(before) || isMoving(now)) return
      void cache.invalidateQueries({ key: ['imports', session.chain?.id ?? '', 'list'] })
      for (const name of ['receipts', 'customers', 'customer', 'overview', 'items']) void cache.invalidateQueries({ key: [name] })
    }
  )

  const checking = useAct(ImportCheckDocument, result => result.importCheck)
  const starting = useAct(ImportStartDocument, result => result.importStart)
  const cancelling = useAct(ImportCancelDocument, result => result.importCancel)
  async function take(work: Promise<{ importRun?: Run | null } | undefined>): Promise<boolean> {
    const next = (await work)?.importRun
    if (next) cache.setQueryData(key.value, { importRun: next })
    return next !== undefined && next !== null
  }
  return {
    run,
    /** Who uploaded a file of adjustments answers for it: nobody else checks or starts it. */
    ofAnother: computed(() => run.value?.kind === 'ADJUSTMENTS' && run.value.createdBy?.id !== session.current?.staff?.id),
    pace,
    error: query.error,
    isPending: query.isPending,
    refetch: query.refetch,
    checking,
    starting,
    cancelling,
    check: (mapping: ImportMappingInput) => take(checking.run({ input: { id: id.value, mapping }, adjusts: adjusts() })),
    start: () => take(starting.run({ input: { id: id.value }, adjusts: adjusts() })),
    cancel: () => take(cancelling.run({ input: { id: id.value }, adjusts: adjusts() }))
  }
}

export function useImportChoices(kind: Ref<ImportKind | undefined>) {
  const session = useSession()
  const cache = useQueryCache()
  const query = useQuery({
    key: () => ['imports', session.chain?.id ?? '', 'choices', kind.value ?? ''],
    enabled: () => kind.value !== undefined && session.chain !== undefined,
    query: ({ signal }) => request(ImportChoicesDocument, { chainId: session.chain?.id ?? '', kind: kind.value! }, { signal })
  })
  const saving = useAct(ImportPresetSaveDocument, result => result.importPresetSave)
  async function savePreset(name: string, mapping: ImportMappingInput): Promise<boolean> {
    const done = await saving.run({ input: { chainId: session.chain?.id ?? '', kind: kind.value!, name: name.trim(), mapping } })
    if (done) await askAgain(cache, ['imports', session.chain?.id ?? '', 'choices'])
    return done !== undefined
  }
  return {
    presets: computed(() => query.data.value?.importPresets ?? []),
    fields: computed(() => query.data.value?.importFields ?? []),
    saving,
    savePreset
  }
}
