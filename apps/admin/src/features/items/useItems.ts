/** The item master: it grows from receipts; a name edited here is kept, whatever later receipts say. */
import { useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { askAgain } from '../../app/ask-again.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import { ItemsDocument, ItemUpdateDocument, type ItemFilter, type ItemRowFragment } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type ItemRow = ItemRowFragment
const FIRST = 50

export function useItems(filter: Ref<ItemFilter>) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  async function page(after: string | null, signal: AbortSignal) {
    return (await request(ItemsDocument, { chainId: chainId.value, filter: filter.value, first: FIRST, after }, { signal })).items
  }
  return usePages<ItemRow, Awaited<ReturnType<typeof page>>>({
    key: () => ['items', chainId.value, 'list', filter.value],
    enabled: () => chainId.value !== '',
    fetch: page
  })
}

export function useItemEdit() {
  const cache = useQueryCache()
  const act = useAct(ItemUpdateDocument, result => result.itemUpdate)
  /** Sends only what was changed; nothing changed is done already. */
  async function save(item: ItemRow, name: string, category: string): Promise<boolean> {
    const change = {
      ...(name.trim() === item.name ? {} : { name: name.trim() }),
      ...(category.trim() === item.category ? {} : { category: category.trim() })
    }
    if (!Object.keys(change).length) return true
    const done = await act.run({ input: { id: item.id, ...change } })
    if (done) await askAgain(cache, ['items'], ['receipts'])
    return done !== undefined
  }
  return { ...act, save }
}
