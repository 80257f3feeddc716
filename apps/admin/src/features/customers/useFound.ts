/** Customers by a few letters or digits, for fields that name one. Asked after a pause; an answer to older words is dropped. */
import { onScopeDispose, shallowRef } from 'vue'
import { request } from '../../app/request.ts'
import { unmasked } from '../../app/unmasked.ts'
import { CustomersFoundDocument, type CustomersFoundQuery } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type Found = CustomersFoundQuery['customers']['nodes'][number]

export function useFound(pause = 200) {
  const session = useSession()
  const found = shallowRef<readonly Found[]>([])
  const busy = shallowRef(false)
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(search: string): Promise<void> {
    const mine = new AbortController()
    running = mine
    try {
      const { customers } = await request(
        CustomersFoundDocument,
        { chainId: session.chain?.id ?? '', search, first: 8 },
        { signal: mine.signal }
      )
      if (!mine.signal.aborted) found.value = customers.nodes
    } catch (error) {
      if (!mine.signal.aborted && !(error instanceof Error && error.name === 'RequestError')) throw error
      if (!mine.signal.aborted) found.value = []
    } finally {
      if (running === mine) busy.value = false
    }
  }
  function find(words: string): void {
    clearTimeout(timer)
    running?.abort()
    const search = unmasked(words.trim())
    busy.value = search !== ''
    if (!search) found.value = []
    else timer = setTimeout(() => void ask(search), pause)
  }
  onScopeDispose(() => {
    clearTimeout(timer)
    running?.abort()
  })
  return { found, busy, find }
}
