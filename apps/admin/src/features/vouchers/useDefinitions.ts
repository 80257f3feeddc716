/** Kinds of voucher: the list, one of them, and what headquarters does with them. Saved, a kind has a further version; vouchers issued before keep theirs. */
import { useQuery, useQueryCache } from '@pinia/colada'
import { computed, type Ref } from 'vue'
import { askAgain } from '../../app/ask-again.ts'
import { request } from '../../app/request.ts'
import { useAct } from '../../app/useAct.ts'
import { usePages } from '../../app/usePages.ts'
import {
  VoucherDefinitionCloseDocument,
  VoucherDefinitionCreateDocument,
  VoucherDefinitionDocument,
  VoucherDefinitionReopenDocument,
  VoucherDefinitionsDocument,
  VoucherDefinitionUpdateDocument,
  type VoucherDefinitionOfFragment,
  type VoucherDefinitionsQuery
} from '../../gql/graphql.ts'
import { useSession } from '../../stores/session.ts'

export type Definition = VoucherDefinitionOfFragment
const FIRST = 50

export function useDefinitions(includeClosed: () => boolean, enabled: () => boolean = () => true) {
  const session = useSession()
  const chainId = computed(() => session.chain?.id ?? '')
  return usePages<Definition, VoucherDefinitionsQuery['voucherDefinitions']>({
    key: () => ['vouchers', chainId.value, 'kinds', includeClosed()],
    enabled: () => chainId.value !== '' && enabled(),
    fetch: async (after, signal) => {
      const variables = { chainId: chainId.value, includeClosed: includeClosed(), forPoints: false, first: FIRST, after }
      return (await request(VoucherDefinitionsDocument, variables, { signal })).voucherDefinitions
    }
  })
}

export function useDefinition(id: Readonly<Ref<string | undefined>>) {
  const session = useSession()
  const { data, error, refetch, isLoading } = useQuery({
    key: () => ['vouchers', session.chain?.id ?? '', 'kind', id.value ?? ''],
    query: ({ signal }) => request(VoucherDefinitionDocument, { id: id.value ?? '' }, { signal }),
    enabled: () => id.value !== undefined
  })
  const definition = computed(() => data.value?.voucherDefinition ?? undefined)
  return { definition, missing: computed(() => data.value !== undefined && !definition.value), error, refetch, busy: isLoading }
}

/** Whatever names vouchers or their kinds is asked for again. */
export function useVouchersFresh() {
  const cache = useQueryCache()
  return (): Promise<void> => askAgain(cache, ['vouchers'], ['customers'])
}

export function useDefinitionActs() {
  const fresh = useVouchersFresh()
  const creating = useAct(VoucherDefinitionCreateDocument, result => result.voucherDefinitionCreate)
  const updating = useAct(VoucherDefinitionUpdateDocument, result => result.voucherDefinitionUpdate)
  const closing = useAct(VoucherDefinitionCloseDocument, result => result.voucherDefinitionClose)
  const reopening = useAct(VoucherDefinitionReopenDocument, result => result.voucherDefinitionReopen)
  async function setClosed(id: string, closed: boolean): Promise<boolean> {
    const done = await (closed ? closing : reopening).run({ input: { id } })
    if (done) await fresh()
    return done !== undefined
  }
  return { creating, updating, closing, reopening, setClosed, fresh }
}
