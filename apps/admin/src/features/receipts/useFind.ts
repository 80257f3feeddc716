/** Looking things up while one types: customers by the counter or in one's own scope, items by code or name. */
import { useQuery } from '@pinia/colada'
import { computed, shallowRef, watch, type Ref } from 'vue'
import { request } from '../../app/request.ts'
import { unmasked } from '../../app/unmasked.ts'
import { useAct } from '../../app/useAct.ts'
import { CounterLookupDocument, CustomerPickDocument, ItemPickDocument } from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

const QUIET_MS = 180

/** What is typed, once the fingers rest. */
function rested(text: Ref<string>): Ref<string> {
  const still = shallowRef('')
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(text, next => {
    clearTimeout(timer)
    timer = setTimeout(() => (still.value = next.trim()), QUIET_MS)
  })
  return still
}

/** A full phone or member number: digits mostly, and long enough that it is no search. DOMAIN 1b: only such may be looked up across the chain. */
export function isFullNumber(text: string): boolean {
  const bare = text.replaceAll(/[\s-]/g, '')
  return /^\+?\d{7,15}$/.test(bare) || (/^(?=.*\d)[A-Za-z0-9]{5,20}$/.test(bare) && /[A-Za-z]/.test(bare))
}

export function useFindCustomer(typed: Ref<string>) {
  const session = useSession()
  const search = rested(typed)
  const query = useQuery({
    key: () => ['customers', session.chain?.id ?? '', 'pick', search.value],
    enabled: () => search.value.length > 0 && session.can('customer:read'),
    query: ({ signal }) => request(CustomerPickDocument, { chainId: session.chain?.id ?? '', search: unmasked(search.value) }, { signal })
  })
  const looking = useAct(CounterLookupDocument, result => result.counterCardLookup)
  async function lookUp(number: string) {
    return (await looking.run({ input: { chainId: session.chain?.id ?? '', number: number.trim() } }))?.card ?? undefined
  }
  const found = computed(() => (typed.value.trim() && search.value ? (query.data.value?.customers.nodes ?? []) : []))
  return { found, busy: computed(() => query.asyncStatus.value === 'loading'), looking, lookUp }
}

export function useFindItem(typed: Ref<string>) {
  const session = useSession()
  const search = rested(typed)
  const query = useQuery({
    key: () => ['items', session.chain?.id ?? '', 'pick', search.value],
    enabled: () => search.value.length > 0,
    query: ({ signal }) => request(ItemPickDocument, { chainId: session.chain?.id ?? '', search: search.value }, { signal })
  })
  return computed(() => (typed.value.trim() && search.value ? (query.data.value?.items.nodes ?? []) : []))
}
