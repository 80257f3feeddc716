/**
 * A list to choose from that may be longer than a page: what is typed is asked of the server after a pause, the rest comes page by page, and what has
 * been chosen is asked for by its key wherever in the list it lies. Nothing is asked before the list is opened, but for the names of what is chosen.
 */
import { useQuery, type EntryKey } from '@pinia/colada'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import type { PickerOption, PickerSource } from '../ui/shapes.ts'
import { usePages, type Page } from './usePages.ts'

export const CHOICES_PAGE = 30
/** As many as one request can name. */
const NAMED_AT_ONCE = 100

interface Kind<Node> {
  /** All that decides what can be chosen, the chain's id among it. */
  readonly key: () => readonly (string | boolean)[]
  readonly page: (search: string, after: string | null, signal: AbortSignal) => Promise<Page<Node>>
  /** Those of the keys that there are. */
  readonly named: (keys: readonly string[], signal: AbortSignal) => Promise<readonly Node[]>
  readonly show: (node: Node) => PickerOption
  /** Asks for the first page at once, where what there is decides what is shown. */
  readonly eager?: boolean | undefined
}

export function useChoices<Node>(kind: Kind<Node>, chosenKeys: () => readonly string[], pause = 250) {
  const { t } = useI18n()
  const asking = shallowRef(kind.eager ?? false)
  const typed = shallowRef('')
  const search = shallowRef('')
  let timer: ReturnType<typeof setTimeout> | undefined
  function find(text: string): void {
    clearTimeout(timer)
    typed.value = text.trim()
    timer = setTimeout(() => (search.value = typed.value), typed.value ? pause : 0)
  }
  onScopeDispose(() => clearTimeout(timer))

  const enabled = (): boolean => asking.value && kind.key()[0] !== ''
  const list = usePages<Node, Page<Node>>({
    key: () => ['choices', ...kind.key(), 'find', search.value] as EntryKey,
    enabled,
    fetch: (after, signal) => kind.page(search.value, after, signal)
  })

  /** Every one seen so far by its key; null is one that was asked for by key and is not there. */
  const known = shallowRef<ReadonlyMap<string, Node | null>>(new Map())
  watch(
    () => kind.key().join('\n'),
    () => (known.value = new Map())
  )
  function keep(nodes: readonly Node[], asked: readonly string[] = []): void {
    const found = nodes.map(node => [kind.show(node).key, node] as const)
    known.value = new Map([...known.value, ...asked.map(key => [key, null] as const), ...found])
  }
  watch(list.rows, rows => rows && keep(rows), { immediate: true })
  const unnamed = computed(() => [...new Set(chosenKeys())].filter(key => key && !known.value.has(key)).slice(0, NAMED_AT_ONCE))
  const naming = useQuery({
    key: () => ['choices', ...kind.key(), 'named', ...unnamed.value] as EntryKey,
    enabled: () => unnamed.value.length > 0 && kind.key()[0] !== '' && (!enabled() || list.rows.value !== undefined),
    query: async ({ signal }) => {
      const keys = unnamed.value
      return { keys, nodes: await kind.named(keys, signal) }
    },
    staleTime: 60_000
  })
  watch(naming.data, data => data && keep(data.nodes, data.keys), { immediate: true })

  /** An ellipsis until it is known; of one that is not there, as an old address may name, that it is not. */
  const optionOf = (key: string): PickerOption => {
    const node = known.value.get(key)
    return node ? kind.show(node) : node === null ? { key, label: t('app.notThere'), quiet: true } : { key, label: '…' }
  }
  /** How long the list is while nothing is typed. */
  const whole = shallowRef<{ readonly total: number; readonly only: string | undefined }>()
  watch(
    [list.first, list.refreshing, search],
    ([first, refreshing, text]) => {
      if (!first || refreshing || text) return
      const total = first.totalCount ?? first.nodes.length
      whole.value = { total, only: total === 1 && first.nodes[0] ? kind.show(first.nodes[0]).key : undefined }
    },
    { immediate: true }
  )

  const source: PickerSource = {
    options: computed(() => list.rows.value?.map(kind.show)),
    chosen: computed(() => chosenKeys().filter(Boolean).map(optionOf)),
    busy: computed(() => asking.value && (typed.value !== search.value || list.pending.value || list.refreshing.value)),
    failed: computed(() => Boolean(list.error.value) || list.moreFailed.value),
    hasMore: list.hasMore,
    open: () => (asking.value = true),
    find,
    more: () => list.more(),
    again: () => void (list.rows.value && !list.error.value ? list.more() : list.again())
  }
  return {
    ...source,
    nameOf: (key: string): string => optionOf(key).label,
    /** Chosen ones that are not, or no longer, there to be chosen. */
    gone: computed(() => chosenKeys().filter(key => known.value.get(key) === null)),
    total: computed(() => whole.value?.total),
    /** The one there is: no choice. */
    only: computed(() => whole.value?.only)
  }
}
